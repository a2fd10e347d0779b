//! Plans: what each says, and what a run with one shows.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail by panicking")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use blastlint::analysis::plan::{PlanError, Plans};
use blastlint::source::{RepoPath, limits};
use serde_json::Value;
use tempfile::TempDir;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/plans")
}

/// The sections of the `expected.txt` of a folder of plans.
fn expected(engine: &str) -> BTreeMap<String, Vec<String>> {
    let text = fs::read_to_string(folder().join(engine).join("expected.txt")).unwrap();
    let mut sections: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut name = String::new();
    for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let section = line.strip_prefix('[').and_then(|line| line.strip_suffix(']'));
        name = section.unwrap_or(&name).to_owned();
        let lines = sections.entry(name.clone()).or_default();
        lines.extend(section.is_none().then(|| line.to_owned()));
    }
    sections
}

fn read(path: &Path) -> Plans {
    let mut plans = Plans::default();
    let name = path.file_name().unwrap().to_str().unwrap();
    plans.add(RepoPath::from(name), &fs::read(path).unwrap()).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    plans
}

/// The files of a folder of plans, each of which has a section.
fn files(engine: &str) -> Vec<(String, PathBuf)> {
    let entries = fs::read_dir(folder().join(engine)).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = entries
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .map(|path| (path.file_stem().unwrap().to_str().unwrap().to_owned(), path))
        .collect();
    files.sort();
    assert_eq!(files.iter().map(|(name, _)| name).collect::<Vec<_>>(), expected(engine).keys().collect::<Vec<_>>());
    files
}

/// The left side of each line is what Terraform 1.11.4 said of the scenario in its text output.
#[test]
fn plans_of_terraform_say_what_terraform_says() {
    let expected = expected("terraform");
    for (name, path) in files("terraform") {
        let plan: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        let plans = read(&path);
        let plan = plan["resource_changes"].as_array().unwrap().iter();
        let entries = plans.iter().flat_map(|plan| &plan.entries);
        let mut found: Vec<String> = plan
            .zip(entries)
            .map(|(said, entry)| {
                let actions: Vec<&str> = said["change"]["actions"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|action| action.as_str().unwrap())
                    .collect();
                let reason = said["action_reason"].as_str().unwrap_or("-");
                let rule = entry.outcome.as_ref().map_or("-", |outcome| outcome.rule);
                assert_eq!(said["address"], entry.address.as_str());
                format!("{} {} {reason} {rule}", entry.address, actions.join("+"))
            })
            .collect();
        let mut wanted = expected[&name].clone();
        found.sort();
        wanted.sort();
        assert_eq!(found, wanted, "{name}");
        assert!(plans.iter().all(|plan| plan.gaps.is_empty()), "{name}");
    }
}

#[test]
fn other_plans_say_what_is_written_down() {
    for engine in ["aws", "stream", "cloudformation", "pulumi"] {
        let expected = expected(engine);
        for (name, path) in files(engine) {
            let (judgements, gaps) = blastlint::analysis::plan::settle(Vec::new(), &read(&path), &Default::default());
            let plans = read(&path);
            let lost =
                plans.iter().flat_map(|plan| &plan.entries).filter_map(|entry| Some((entry, entry.outcome.as_ref()?)));
            let mut found: Vec<String> = lost
                .map(|(entry, outcome)| {
                    format!("{} {} {:?} {}", entry.address, outcome.rule, outcome.action, outcome.certainty)
                })
                .collect();
            found.extend(gaps.iter().map(|gap| gap.reason.to_string().replacen("the plan ", "open: ", 1)));
            assert_eq!(found, expected[&name], "{engine}/{name}");
            assert!(judgements.len() <= found.len());
        }
    }
}

fn refused(text: &[u8]) -> PlanError {
    Plans::default().add(RepoPath::from("plan.json"), text).unwrap_err()
}

#[test]
fn what_is_no_whole_plan_of_a_known_format_is_refused() {
    let whole = fs::read_to_string(folder().join("terraform/force_new.json")).unwrap();
    let version =
        |version: &str| whole.replacen("\"format_version\": \"1.2\"", &format!("\"format_version\": {version}"), 1);
    let cut = &whole[..whole.len() / 2];
    for (text, error) in [
        ("", PlanError::Empty),
        (" \n", PlanError::Empty),
        (cut, PlanError::CutOff { line: cut.lines().count() }),
        ("Terraform will perform the following actions:", PlanError::NotJson { line: 1, column: 1 }),
        ("[command]/usr/bin/terraform show -json\n{}", PlanError::NotJson { line: 1, column: 2 }),
        ("PK\u{3}\u{4}rest", PlanError::Saved),
        ("{\"format_version\":\"1.0\",\"terraform_version\":\"1.9.0\",\"values\":{}}", PlanError::State),
        ("{\"format_version\":\"1.0\"}", PlanError::State),
        ("{\"version\":4,\"serial\":3,\"lineage\":\"x\",\"resources\":[]}", PlanError::State),
        (&version("\"2.0\""), PlanError::Version),
        (&version("\"10.1\""), PlanError::Version),
        (&version("\"x\""), PlanError::Version),
        (&version("7"), PlanError::Version),
        ("{\"name\":\"web\",\"scripts\":{}}", PlanError::Unknown),
        ("[]", PlanError::Empty),
        ("[1]", PlanError::Unknown),
        ("{}{\"format_version\":\"1.0\",\"planned_values\":{}}", PlanError::Unknown),
        (
            "{\"format_version\":\"1.0\",\"resource_changes\":[{\"address\":7,\"change\":{\"actions\":[]}}]}",
            PlanError::Malformed { kind: "a plan of Terraform", part: "an address" },
        ),
        (
            "{\"format_version\":\"1.0\",\"resource_changes\":[{\"change\":{\"actions\":[]}}]}",
            PlanError::Malformed { kind: "a plan of Terraform", part: "resource_changes" },
        ),
    ] {
        let found = refused(text.as_bytes());
        assert_eq!(found, error, "{text}");
        assert!(!found.next().is_empty());
    }
    let large = vec![b' '; usize::try_from(limits::PLAN_BYTES).unwrap() + 1];
    assert_eq!(refused(&large), PlanError::TooLarge { limit: limits::PLAN_BYTES });
}

/// Nesting without end stands where nothing is looked for, or where it is taken for unknown.
#[test]
fn nesting_and_odd_texts_do_no_harm() {
    let deep = |depth: usize| format!("{}1{}", "[".repeat(depth), "]".repeat(depth));
    let plan = |before: &str| {
        format!(
            "{{\"format_version\":\"1.2\",\"x\":{before},\"resource_changes\":[{{\"address\":\"aws_s3_bucket.a\",\"type\":\"aws_s3_bucket\",\
             \"change\":{{\"actions\":[\"delete\"],\"before\":{before},\"after\":null}}}}]}}"
        )
    };
    let mut plans = Plans::default();
    plans.add(RepoPath::from("a.json"), plan(&deep(200_000)).as_bytes()).unwrap();
    assert_eq!(plans.iter().next().unwrap().entries[0].outcome.as_ref().unwrap().rule, "data-resource-removed");
    // As PowerShell writes what a command prints.
    let wide: Vec<u8> = [0xff, 0xfe].into_iter().chain(plan("{}").encode_utf16().flat_map(u16::to_le_bytes)).collect();
    plans.add(RepoPath::from("b.json"), &wide).unwrap();
    assert_eq!(plans.iter().last().unwrap().entries.len(), 1);
    let two = format!("{}\n{}", plan("{}"), plan("{}"));
    plans.add(RepoPath::from("c.json"), two.as_bytes()).unwrap();
    assert_eq!(plans.iter().last().unwrap().entries.len(), 2);
    for text in [deep(100_000), "{\"a\":".repeat(100_000)] {
        refused(text.as_bytes());
    }
}

fn blastlint(cwd: &Path, args: &[&str], input: &[u8]) -> (i32, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_blastlint"));
    command.args(args).current_dir(cwd).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    std::io::Write::write_all(&mut child.stdin.take().unwrap(), input).unwrap();
    let Output { status, stdout, stderr } = child.wait_with_output().unwrap();
    (status.code().unwrap(), format!("{}{}", String::from_utf8_lossy(&stdout), String::from_utf8_lossy(&stderr)))
}

/// A folder outside any repository, with a plan in it.
fn with_plan(name: &str, file: &str) -> TempDir {
    let dir = TempDir::new().unwrap();
    fs::copy(folder().join(file), dir.path().join(name)).unwrap();
    dir
}

#[test]
fn a_plan_alone_is_judged_outside_a_repository() {
    let dir = with_plan("plan.json", "aws/every.json");
    let (code, out) = blastlint(dir.path(), &["check", "--plan", "plan.json", "--output-format", "concise"], b"");
    assert_eq!(code, 1, "{out}");
    let line = fs::read_to_string(dir.path().join("plan.json")).unwrap();
    let line = line.lines().position(|line| line.contains("\"aws_db_instance.main\"")).unwrap() + 1;
    let wanted = format!(
        "plan.json:{line}:7: error replacement-forced: aws_db_instance `aws_db_instance.main` is deleted and created again: `engine` cannot be changed in place"
    );
    assert!(out.contains(&wanted), "{out}");
    assert!(out.contains("0 changed files") && out.contains(", 1 plans read"), "{out}");
    for said in [
        "error replacement-forced: aws_instance `aws_instance.web` is deleted and created again: `ami` cannot be",
        "error resource-renamed: module `module.net` is deleted and another is created in its place: it is created anew in `module.network`",
        "warning data-resource-removed: aws_s3_bucket `aws_s3_bucket.full`",
        "note update-refused: aws_db_instance `aws_db_instance.guarded` will not be updated: the plan replaces it, and `deletion_protection` as it stands makes that fail",
    ] {
        assert!(out.contains(said), "{said}\n{out}");
    }
    let piped = fs::read(dir.path().join("plan.json")).unwrap();
    let (code, out) = blastlint(dir.path(), &["--plan", "-", "--output-format", "concise"], &piped);
    assert!(code == 1 && out.contains("stdin:"), "{code} {out}");
}

#[test]
fn no_format_shows_what_stands_in_a_plan() {
    let dir = with_plan("plan.json", "aws/every.json");
    let value: Value = serde_json::from_str(&fs::read_to_string(dir.path().join("plan.json")).unwrap()).unwrap();
    fs::write(dir.path().join("line.json"), value.to_string()).unwrap();
    for name in ["actions.json", "operations.json"] {
        let engine = if name == "actions.json" { "cloudformation" } else { "pulumi" };
        fs::copy(folder().join(engine).join(name), dir.path().join(name)).unwrap();
    }
    for format in ["full", "concise", "json", "jsonl", "sarif", "github", "markdown"] {
        for plan in ["plan.json", "line.json", "actions.json", "operations.json"] {
            let (code, out) = blastlint(dir.path(), &["check", "--plan", plan, "--output-format", format], b"");
            assert_eq!(code, 1, "{format} {plan}: {out}");
            for secret in ["correct-horse", "ghp_0123456789", "10.0.0.0"] {
                assert!(!out.contains(secret), "{format} {plan} shows {secret}: {out}");
            }
        }
    }
    // The same where the plan stands among the changed files.
    for (side, args) in [("before", &["a"][..]), ("after", &["a", "plan.json"][..])] {
        fs::create_dir_all(dir.path().join(side)).unwrap();
        for name in args {
            let from = if *name == "a" { folder().join("aws/expected.txt") } else { dir.path().join("plan.json") };
            fs::copy(from, dir.path().join(side).join(name)).unwrap();
        }
    }
    let args = ["check", "--before", "before", "--after", "after", "--plan", "plan.json"];
    let (code, out) = blastlint(dir.path(), &args, b"");
    assert!(code == 1 && out.contains("\"aws_db_instance.main\"") && !out.contains("correct-horse"), "{out}");
}

#[test]
fn a_finding_points_to_the_changed_block() {
    let dir = with_plan("plan.json", "aws/every.json");
    let block = |engine: &str| {
        format!("resource \"aws_db_instance\" \"main\" {{\n  identifier = \"main\"\n  engine     = \"{engine}\"\n}}\n")
    };
    for (side, text) in [
        ("before", block("mysql") + "\nresource \"aws_s3_bucket\" \"emptied\" {\n  bucket = \"temporary\"\n}\n"),
        ("after", block("postgres")),
    ] {
        fs::create_dir_all(dir.path().join(side).join("infra")).unwrap();
        fs::write(dir.path().join(side).join("infra/main.tf"), text).unwrap();
    }
    let args = ["check", "--case", ".", "--plan", "plan.json", "--output-format", "concise"];
    let (code, out) = blastlint(dir.path(), &args, b"");
    assert_eq!(code, 1, "{out}");
    assert!(
        out.contains("infra/main.tf:3:3: error replacement-forced: aws_db_instance `aws_db_instance.main`"),
        "{out}"
    );
    assert!(
        out.contains("infra/main.tf:3:1: error data-resource-removed: aws_s3_bucket `aws_s3_bucket.emptied`"),
        "{out}"
    );
    // In two root modules it is not known which of them the plan is of.
    for side in ["before", "after"] {
        fs::create_dir_all(dir.path().join(side).join("other")).unwrap();
        fs::copy(dir.path().join(side).join("infra/main.tf"), dir.path().join(side).join("other/main.tf")).unwrap();
    }
    let (_, out) = blastlint(dir.path(), &args, b"");
    for place in ["plan.json:56:7", "infra/main.tf:3:3", "other/main.tf:3:3"] {
        assert!(out.contains(&format!("{place}: error replacement-forced")), "{place}: {out}");
    }
}

/// What the source says beside a plan: where to look, and what would keep it from happening.
#[test]
fn a_plan_keeps_the_way_out_that_the_source_shows() {
    let dir = with_plan("plan.json", "terraform/rename_no_moved.json");
    for (side, name) in [("before", "a"), ("after", "b")] {
        let text = format!("resource \"terraform_data\" \"{name}\" {{\n  input = 1\n  triggers_replace = \"a\"\n}}\n");
        fs::create_dir_all(dir.path().join(side)).unwrap();
        fs::write(dir.path().join(side).join("main.tf"), text).unwrap();
    }
    let (_, out) = blastlint(dir.path(), &["check", "--case", ".", "--plan", "plan.json"], b"");
    for said in [
        "[main.tf:1:1]",
        "it is created anew as",
        "`terraform_data.b`",
        "from = terraform_data.a",
        "0 errors, 0 warnings, 1 notes",
    ] {
        assert!(out.contains(said), "{said}: {out}");
    }
}

#[test]
fn requests_that_cannot_be_served_say_what_to_type() {
    let dir = with_plan("plan.json", "aws/every.json");
    fs::write(dir.path().join("two.json"), "{\"format_version\":\"2.0\",\"resource_changes\":[]}").unwrap();
    fs::write(dir.path().join("text.json"), "password = correct-horse").unwrap();
    for (args, said) in [
        (&["check", "--plan", "two.json"][..], "its format_version is not 0.x or 1.x"),
        (&["check", "--plan", "text.json"], "it is no JSON: line 1, column 1"),
        (&["check", "--plan", "nowhere.json"], "the plan nowhere.json cannot be judged"),
        (&["check", "--plan", "-", "--plan", "plan.json", "--diff", "-"], "standard input can be read once"),
        (&["check", "--plan", "-"], "it is empty"),
    ] {
        let (code, out) = blastlint(dir.path(), args, b"");
        assert_eq!(code, 2, "{args:?}: {out}");
        assert!(out.contains(said) && out.contains("next: ") && !out.contains("correct-horse"), "{args:?}: {out}");
    }
}

#[test]
fn what_a_plan_leaves_open_is_a_gap() {
    let dir = with_plan("plan.json", "aws/drift.json");
    let (code, out) = blastlint(dir.path(), &["check", "--plan", "plan.json"], b"");
    assert!(code == 0 && out.contains("not seen: plan.json: the plan is not complete"), "{code} {out}");
    assert_eq!(blastlint(dir.path(), &["check", "--plan", "plan.json", "--strict"], b"").0, 3);
}

#[test]
fn an_address_drives_no_terminal() {
    let dir = TempDir::new().unwrap();
    let plan = "{\"format_version\":\"1.2\",\"resource_changes\":[{\"address\":\"aws_s3_bucket.a[\\\"\\u001b[31m\\u202e\\n::error::x\\\"]\",\
                \"type\":\"aws_s3_bucket\",\"change\":{\"actions\":[\"delete\"],\"before\":{},\"after\":null}}]}";
    fs::write(dir.path().join("plan.json"), plan).unwrap();
    for format in ["full", "concise", "json", "sarif", "github", "markdown"] {
        let (code, out) = blastlint(dir.path(), &["check", "--plan", "plan.json", "--output-format", format], b"");
        assert_eq!(code, 1, "{out}");
        assert!(!out.contains(['\u{1b}', '\u{202e}']) && !out.contains("\n::error::x"), "{format}: {out}");
    }
}
