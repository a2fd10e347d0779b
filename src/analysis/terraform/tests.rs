use std::collections::BTreeMap;

use serde::Deserialize;

use super::environment::environments;
use super::module::Modules;
use super::predict::{Action, Planned, predict};
use super::tree::Tree;
use crate::analysis::Scene;
use crate::fact::Confidence;
use crate::repo::{ChangeSet, FileDiff, Status};
use crate::source::{RepoPath, Side, Source};

#[derive(Deserialize)]
struct Scenario {
    name: String,
    before: BTreeMap<String, String>,
    after: BTreeMap<String, String>,
    extra_files_both_sides: BTreeMap<String, String>,
    plan: String,
}

/// The change from `before` to `after`, every file in it.
fn change(before: &BTreeMap<String, String>, after: &BTreeMap<String, String>) -> ChangeSet {
    let source = |path: &str, text: &str| Source::new(RepoPath::from(path), text.as_bytes());
    let paths: std::collections::BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let file = |path: &&String| match (before.get(*path), after.get(*path)) {
        (Some(b), Some(a)) => FileDiff::modified(source(path, b), source(path, a)),
        (None, Some(a)) => FileDiff::added(source(path, a)),
        (b, None) => {
            let text = b.map(String::as_str).unwrap_or_default();
            let gone = FileDiff::modified(source(path, text), source(path, ""));
            FileDiff { status: Status::Deleted, after: None, ..gone }
        }
    };
    ChangeSet { files: paths.iter().map(file).collect(), ..ChangeSet::default() }
}

/// What is planned for the root folder.
fn planned(before: &BTreeMap<String, String>, after: &BTreeMap<String, String>) -> Vec<Planned> {
    let change = change(before, after);
    let rules = crate::rule::RuleSet::default();
    let mut scene = Scene::new(&change, crate::repo::Tree::Nothing, &rules);
    let mut modules = Modules::default();
    let root = RepoPath::default();
    let environment = environments(&mut scene, &root).remove(0);
    let mut side = |side| {
        let values = environment.values(&mut scene, &mut modules, side);
        Tree::read(&mut scene, &mut modules, (side, &root), values).unwrap()
    };
    let (before, after) = (side(Side::Before), side(Side::After));
    predict(&before, &after)
}

/// In the words of the table: `terraform_data.a delete reason=… | terraform_data.b create`.
fn said(planned: &[Planned]) -> String {
    let one = |one: &Planned| {
        let action = match one.action {
            Action::NoOp => "no-op",
            Action::Create => "create",
            Action::Update => "update",
            Action::Replace { create_first: false } => "delete+create",
            Action::Replace { create_first: true } => "create+delete",
            Action::Delete => "delete",
            Action::Forget => "forget",
            Action::Refuse => "refuse",
        };
        let mut text = format!("{} {action}", one.address);
        if let Some(previous) = &one.previous {
            text += &format!(" prev={previous}");
        }
        if let Some(reason) = &one.reason {
            text += &format!(" reason={reason}");
        }
        if !one.compared.paths().is_empty() {
            let paths: Vec<String> = one.compared.paths().iter().map(|path| format!("[{path:?}]")).collect();
            text += &format!(" paths=[{}]", paths.join(", "));
        }
        if one.certainty != Confidence::High { text + " may" } else { text }
    };
    planned.iter().map(one).collect::<Vec<_>>().join(" | ")
}

fn sorted(text: &str) -> Vec<&str> {
    let mut parts: Vec<&str> = text.split(" | ").collect();
    parts.sort();
    parts
}

/// 44 configurations with what `terraform plan` 1.11.4 says of each.
#[test]
fn scenarios_agree_with_the_plans_of_terraform() {
    let text = include_str!("../../../tests/terraform/scenarios.json");
    let scenarios: Vec<Scenario> = serde_json::from_str(text).unwrap();
    assert_eq!(scenarios.len(), 44);
    let mut wrong = Vec::new();
    for mut scenario in scenarios {
        for (path, text) in &scenario.extra_files_both_sides {
            scenario.before.insert(path.clone(), text.clone());
            scenario.after.insert(path.clone(), text.clone());
        }
        let found = said(&planned(&scenario.before, &scenario.after));
        // An error of the plan names no address; a state that nothing has been put into yet is not seen from a module.
        let expected = match scenario.name.as_str() {
            "prevent_destroy_force_new" => {
                "terraform_data.a refuse reason=replace_because_cannot_update paths=[[\"triggers_replace\"]]".to_owned()
            }
            "backend_path_changed" => "terraform_data.a no-op".to_owned(),
            _ => scenario.plan.clone(),
        };
        if sorted(&found) != sorted(&expected) {
            wrong.push(format!("{}:\n  plan  {expected}\n  found {found}", scenario.name));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// A file with one resource of the type `of` whose body sets the dotted `path` to `value`, or to nothing.
fn resource(of: &str, path: &str, value: Option<&str>) -> BTreeMap<String, String> {
    let mut text = format!("resource {of:?} \"a\" {{\n  always_there = 1\n");
    let steps: Vec<&str> = path.split('.').collect();
    let (name, blocks) = steps.split_last().unwrap();
    blocks.iter().for_each(|block| text += &format!("{block} {{\n"));
    if !blocks.is_empty() {
        text += "also_there = 1\n";
    }
    value.iter().for_each(|value| text += &format!("{name} = {value}\n"));
    blocks.iter().for_each(|_| text += "}\n");
    BTreeMap::from([("main.tf".to_owned(), text + "}\n")])
}

#[derive(Deserialize)]
struct Row {
    #[serde(default)]
    force_new: Vec<String>,
    #[serde(default)]
    oc: Vec<String>,
    #[serde(default)]
    cond: Vec<String>,
    #[serde(default)]
    sup: Vec<String>,
    #[serde(default)]
    def: BTreeMap<String, serde_json::Value>,
}

/// Every so many-th of `all`, so that all providers and letters have their share.
fn spread<T>(all: Vec<T>, most: usize) -> Vec<T> {
    let step = (all.len() / most).max(1);
    all.into_iter().step_by(step).take(most).collect()
}

/// What a change of one attribute does, by the files of the tables and the meaning of their keys alone.
#[test]
fn changes_of_attributes_are_judged_by_the_tables() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("rules/providers");
    let mut rows: Vec<(String, Row)> = Vec::new();
    for provider in ["aws", "azurerm", "google", "kubernetes", "cloudflare", "digitalocean", "github", "postgresql"] {
        let text = std::fs::read_to_string(folder.join(format!("terraform_{provider}.json"))).unwrap();
        let all: BTreeMap<String, serde_json::Value> = serde_json::from_str(&text).unwrap();
        let known = all.into_iter().filter(|(of, _)| of != "_meta");
        rows.extend(known.map(|(of, row)| (of, serde_json::from_value(row).unwrap())));
    }
    // What a listed block, or a condition on a part, says of the path as well is left to the tests of the tables.
    let plain = |row: &Row, path: &str| {
        let first = path.split('.').next().unwrap();
        let others = row.force_new.iter().chain(&row.cond).filter(|other| *other != path);
        !path.contains('*') && !others.into_iter().any(|other| other.split('.').next() == Some(first))
    };
    let mut replaced = Vec::new();
    let (mut filled, mut defaults, mut respelled, mut in_place) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (of, row) in &rows {
        for path in row.force_new.iter().filter(|path| plain(row, path)) {
            let is = |list: &[String]| list.contains(path);
            // Where Google's provider names a place itself, what a resource leaves out is not what the platform filled in.
            let inherited = of.starts_with("google_") && matches!(path.as_str(), "project" | "region" | "zone");
            if is(&row.oc) && inherited {
                continue;
            } else if is(&row.oc) && !row.def.contains_key(path) {
                filled.push((of, path.as_str(), Some("\"one\"".to_owned()), None));
            } else if let Some(serde_json::Value::Bool(_) | serde_json::Value::Number(_)) = row.def.get(path) {
                defaults.push((of, path.as_str(), None, Some(row.def[path].to_string())));
            } else if is(&row.sup) {
                respelled.push((of, path.as_str(), Some("\"West\"".to_owned()), Some("\"west\"".to_owned())));
            } else if !row.def.contains_key(path) {
                replaced.push((of, path.as_str(), Some("\"one\"".to_owned()), Some("\"two\"".to_owned())));
            }
        }
        in_place.push((of, "an_attribute_that_no_table_lists", Some("1".to_owned()), Some("2".to_owned())));
    }
    let (mut wrong, mut count) = (Vec::new(), 0);
    let kinds = [
        (replaced, 90, true),
        (filled, 40, false),
        (defaults, 30, false),
        (respelled, 20, false),
        (in_place, 30, false),
    ];
    for (cases, most, expected) in kinds {
        for (of, path, before, after) in spread(cases, most) {
            count += 1;
            let planned = planned(&resource(of, path, before.as_deref()), &resource(of, path, after.as_deref()));
            let found = planned.iter().any(|one| matches!(one.action, Action::Replace { .. }));
            if found != expected || planned.len() != 1 {
                wrong.push(format!("{of}.{path}: {before:?} → {after:?}: {}", said(&planned)));
            }
        }
    }
    assert!(count >= 200, "only {count} changes");
    assert!(wrong.is_empty(), "{} of {count} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

fn files(files: &[(&str, &str)]) -> BTreeMap<String, String> {
    files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
}

/// What a module can say to keep whoever reads it busy: none of it takes long, and none of it hides what stands beside it.
#[test]
fn hostile_modules_end_and_hide_nothing() {
    let doubled: String = (1..60).map(|at| format!("  l{at} = [local.l{}, local.l{}]\n", at - 1, at - 1)).collect();
    let chain: String =
        (0..3_000).map(|at| format!("moved {{\n  from = aws_vpc.v{at}\n  to = aws_vpc.v{}\n}}\n", at + 1)).collect();
    let keys: String = (0..2_000).map(|at| format!("\"k{at}\",")).collect();
    let deep = format!("{}1{}", "(".repeat(5_000), ")".repeat(5_000));
    let lists = format!("{}1{}", "[".repeat(5_000), "]".repeat(5_000));
    for (what, text) in [
        ("a cycle of locals", "locals {\n  a = local.b\n  b = local.a\n}\nresource \"aws_vpc\" \"v\" {\n  cidr_block = local.a\n}\n".to_owned()),
        ("doubled lists", format!("locals {{\n  l0 = [\"x\"]\n{doubled}}}\nresource \"aws_vpc\" \"v\" {{\n  tags = local.l59\n}}\n")),
        ("loops in loops", "locals {\n  a = range(100)\n  b = [for x in local.a : [for y in local.a : [for z in local.a : [for w in local.a : \"${x}{y}\"]]]]\n}\nresource \"aws_vpc\" \"v\" {\n  tags = local.b\n}\n".to_owned()),
        ("a module that calls itself", "module \"m\" {\n  source = \"./\"\n  count = 3\n}\n".to_owned()),
        ("a chain of moves", chain),
        ("more instances than numbers", "resource \"aws_vpc\" \"v\" {\n  count = 1000000000000000000\n}\nresource \"aws_vpc\" \"w\" {\n  count = -1\n}\n".to_owned()),
        ("many keys", format!("resource \"aws_vpc\" \"v\" {{\n  for_each = toset([{keys}])\n}}\n")),
        ("parentheses", format!("resource \"aws_vpc\" \"v\" {{\n  cidr_block = {deep}\n}}\n")),
        ("lists in lists", format!("resource \"aws_vpc\" \"v\" {{\n  tags = {lists}\n}}\n")),
        ("joined by itself", "locals {\n  a = join(join(\"a\", [\"b\", \"c\"]), [for x in range(10000) : \"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\"])\n  b = format(\"%s%s\", local.a, local.a)\n}\n".to_owned()),
    ] {
        let beside = "resource \"aws_db_instance\" \"d\" {\n  engine = \"postgres\"\n}\n";
        let before = files(&[("main.tf", &format!("{text}{beside}"))]);
        let after = files(&[("main.tf", &format!("{text}{}", beside.replace("postgres", "mysql")))]);
        let found = planned(&before, &after);
        let replaced = found.iter().any(|one| one.address.to_string() == "aws_db_instance.d" && matches!(one.action, Action::Replace { .. }));
        assert!(replaced, "{what}: {}", said(&found));
    }
}

#[test]
fn values_win_in_the_order_of_terraform() {
    let main =
        "variable \"engine\" {\n  default = \"a\"\n}\nresource \"aws_db_instance\" \"d\" {\n  engine = var.engine\n}\n";
    for (beside, replaced) in [
        (vec![], true),
        (vec![("terraform.tfvars", "engine = \"x\"\n")], false),
        (vec![("b.auto.tfvars", "engine = \"x\"\n"), ("terraform.tfvars", "")], false),
        (vec![("terraform.tfvars.json", "{\"engine\": \"x\"}\n")], false),
        (vec![("prod.tfvars", "engine = \"x\"\n")], true),
    ] {
        let side = |default: &str| {
            let mut all = files(&beside);
            all.insert("main.tf".to_owned(), main.replace("\"a\"", default));
            all
        };
        let found = planned(&side("\"a\""), &side("\"b\""));
        assert_eq!(
            found.iter().any(|one| matches!(one.action, Action::Replace { .. })),
            replaced,
            "{beside:?}: {}",
            said(&found)
        );
    }
}

#[test]
fn what_reads_a_changed_file_has_changed() {
    let main = "resource \"aws_launch_configuration\" \"web\" {\n  user_data = file(\"${path.module}/init.sh\")\n}\n";
    let side = |script: &str| files(&[("main.tf", main), ("init.sh", script)]);
    let found = said(&planned(&side("echo a\n"), &side("echo b\n")));
    assert!(found.contains("update") || found.contains("delete"), "{found}");
    assert!(said(&planned(&side("echo a\n"), &side("echo a\n"))).ends_with("no-op"));
}

#[test]
fn outputs_of_modules_carry_values_and_replacements() {
    let module = |engine: &str| {
        files(&[
            ("main.tf", "module \"net\" {\n  source = \"./net\"\n  cidr = \"CIDR\"\n}\nresource \"aws_subnet\" \"a\" {\n  vpc_id = module.net.vpc_id\n  cidr_block = module.net.block\n}\n".replace("CIDR", engine).as_str()),
            ("net/main.tf", "variable \"cidr\" {}\nresource \"aws_vpc\" \"this\" {\n  cidr_block = var.cidr\n}\noutput \"vpc_id\" {\n  value = aws_vpc.this.id\n}\noutput \"block\" {\n  value = \"10.0.1.0/24\"\n}\n"),
        ])
    };
    let found = said(&planned(&module("10.0.0.0/16"), &module("10.1.0.0/16")));
    assert_eq!(
        found,
        "aws_subnet.a delete+create reason=replace_because_cannot_update paths=[[\"vpc_id\"]] | \
         module.net.aws_vpc.this delete+create reason=replace_because_cannot_update paths=[[\"cidr_block\"]]"
    );
}
