//! The stated task, from every place where it is said: what explains, what grants, what binds.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail by panicking")]

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};
use tempfile::TempDir;

fn git(repo: &Path, args: &[&str]) {
    let output = Command::new("git")
        .args(["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "init.defaultBranch=main"])
        .args(args)
        .current_dir(repo)
        .output()
        .unwrap();
    assert!(output.status.success(), "git {args:?}: {}", String::from_utf8_lossy(&output.stderr));
}

/// Runs the program with `variables` and none of those that a code host sets.
fn run(repo: &Path, variables: &[(&str, &str)], args: &[&str]) -> (i32, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_blastlint"));
    for name in [
        "GITHUB_EVENT_PATH",
        "GITHUB_HEAD_REF",
        "CI_MERGE_REQUEST_TITLE",
        "CI_MERGE_REQUEST_DESCRIPTION",
        "CI_MERGE_REQUEST_SOURCE_BRANCH_NAME",
        "COPILOT_AGENT_PROMPT",
    ] {
        command.env_remove(name);
    }
    let output = command.args(args).envs(variables.iter().copied()).current_dir(repo).output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code().unwrap(), text(&output.stdout) + &text(&output.stderr))
}

/// The findings of the last commit.
fn check(repo: &Path, variables: &[(&str, &str)], args: &[&str]) -> Vec<Value> {
    let all = [&["check", "HEAD~1..HEAD", "--exit-zero", "--output-format", "json"], args].concat();
    let (code, out) = run(repo, variables, &all);
    assert_eq!(code, 0, "{out}");
    let report: Value = serde_json::from_str(&out).unwrap();
    report["findings"].as_array().unwrap().clone()
}

/// The level and the radius of the finding of `rule`, whether it was asked for, and why it weighs what it weighs.
fn verdict(findings: &[Value], rule: &str) -> (String, String, bool, String) {
    let found = findings.iter().find(|finding| finding["rule"] == rule).unwrap_or(&Value::Null);
    let text = |field: &str| found[field].as_str().unwrap_or_default().to_owned();
    (text("level"), text("radius"), found["asked"].as_bool().unwrap_or_default(), text("reason"))
}

fn write(repo: &Path, path: &str, text: &str) {
    let path = repo.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// A repository whose last commit drops a table; `before` and `after` are files that stand beside it.
fn dropping(before: &[(&str, &str)], after: &[(&str, &str)]) -> TempDir {
    let dir = TempDir::new().unwrap();
    let repo = dir.path();
    git(repo, &["init", "-q"]);
    write(repo, "README.md", "Jobs\n");
    before.iter().for_each(|(path, text)| write(repo, path, text));
    git(repo, &["add", "."]);
    git(repo, &["commit", "-qm", "first"]);
    write(repo, "db/migrations/0002_cleanup.sql", "DROP TABLE legacy_jobs;\n");
    after.iter().for_each(|(path, text)| write(repo, path, text));
    git(repo, &["add", "."]);
    git(repo, &["commit", "-qm", "Clean up"]);
    dir
}

const DROP: &str = "table-dropped";

#[test]
fn the_same_change_under_two_tasks_has_two_verdicts() {
    let dir = dropping(&[], &[]);
    let with =
        |task: &str, trust: &str| verdict(&check(dir.path(), &[], &["--task", task, "--task-trust", trust]), DROP);
    let (level, _, asked, why) = with("Drop the legacy_jobs table", "requester");
    assert_eq!((level.as_str(), asked), ("note", true), "{why}");
    assert!(why.ends_with("the task asks for it"), "{why}");
    let (level, radius, asked, why) = with("Fix the time zone of the report", "requester");
    assert_eq!((level.as_str(), radius.as_str(), asked), ("error", "critical", false));
    assert!(why.ends_with("the task does not mention it"), "{why}");
    // What the author says explains, and lowers nothing.
    let (level, _, asked, why) = with("Drop the legacy_jobs table", "author");
    assert_eq!((level.as_str(), asked), ("error", false));
    assert!(!why.contains("the task"), "{why}");
    let (level, _, _, why) = with("Tidy the reports; do not drop the legacy_jobs table", "requester");
    assert!(level == "error" && why.ends_with("the task says that it is not to be done"), "{why}");
}

#[test]
fn a_report_says_where_the_task_comes_from_and_how_far_it_is_trusted() {
    let dir = dropping(&[], &[]);
    for (format, args) in
        [("full", "author"), ("concise", "author"), ("json", "author"), ("sarif", "author"), ("markdown", "author")]
    {
        let args = ["check", "HEAD~1..HEAD", "--task", "Clean up", "--task-trust", args, "--output-format", format];
        let (_, out) = run(dir.path(), &[], &args);
        assert!(out.contains("the task that was given; it explains and grants nothing"), "{format}: {out}");
    }
}

#[test]
fn one_task_raises_what_it_does_not_mention() {
    let dir = dropping(
        &[],
        &[("deploy.sh", "#!/bin/sh\ndocker volume rm scratch-cache\naws ec2 terminate-instances --instance-ids i-1\n")],
    );
    let radius = |task: &str| verdict(&check(dir.path(), &[], &["--task", task]), "instance-destroyed").1;
    assert_eq!(radius("Terminate the instance of the old web server"), "medium");
    assert_eq!(radius("Fix the time zone of the report"), "high");
}

#[test]
fn a_contract_of_the_before_side_grants_and_one_that_comes_with_the_change_does_not() {
    const CONTRACT: &str = "task = \"Retire the old jobs\"\ngrant = [\"destroy table legacy_jobs\"]\n";
    let granted = dropping(&[(".blastlint/task.toml", CONTRACT)], &[]);
    assert_eq!(verdict(&check(granted.path(), &[], &[]), DROP).0, "note");
    let own = dropping(&[], &[(".blastlint/task.toml", CONTRACT)]);
    assert_eq!(verdict(&check(own.path(), &[], &[]), DROP).0, "error");
    // A contract that is handed over counts as far as whoever hands it over says.
    let plain = dropping(&[("given.toml", CONTRACT)], &[]);
    let with =
        |trust: &str| verdict(&check(plain.path(), &[], &["--contract", "given.toml", "--task-trust", trust]), DROP).0;
    assert_eq!((with("author"), with("requester")), ("error".into(), "note".into()));
}

#[test]
fn a_contract_binds_paths_effects_and_how_much() {
    let contract = "task = \"Clean up the jobs\"\nallow = [\"jobs/**\"]\ndeny_effects = [\"destroy\"]\nbudget = { new_files = 0 }\nmode = \"closed\"\n";
    let dir = dropping(&[(".blastlint/task.toml", contract)], &[]);
    let findings = check(dir.path(), &[], &[]);
    let breaches: Vec<&Value> = findings.iter().filter(|finding| finding["rule"] == "contract-breached").collect();
    assert_eq!(breaches.len(), 2, "{findings:#?}");
    assert!(breaches.iter().all(|finding| finding["level"] == "error" && finding["gate"] == true));
    let said: String = breaches.iter().map(|finding| finding["message"].as_str().unwrap()).collect();
    assert!(said.contains("closed") && said.contains("1 new files, 0 allowed"), "{said}");
    assert!(verdict(&findings, DROP).3.contains("denies `destroy`"));
    assert_eq!(run(dir.path(), &[], &["check", "HEAD~1..HEAD"]).0, 1);
    let (code, out) = run(dir.path(), &[], &["scope", "HEAD~1..HEAD", "--output-format", "jsonl"]);
    assert!(code == 0 && out.contains("\"level\":\"error\"") && out.contains("closed"), "{out}");
}

#[test]
fn a_contract_that_does_not_read_says_where_and_what_to_type() {
    let dir = dropping(&[("given.toml", "allow = [\"a\"]\nallows = []\n")], &[]);
    let (code, out) = run(dir.path(), &[], &["check", "HEAD~1..HEAD", "--contract", "given.toml"]);
    assert_eq!(code, 2, "{out}");
    assert!(out.contains("given.toml") && out.contains("line 2") && out.contains("config schema contract"), "{out}");
    let (code, schema) = run(dir.path(), &[], &["config", "schema", "contract"]);
    assert!(code == 0 && schema.contains("deny_effects"), "{schema}");
    let published = Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas/task.schema.json");
    assert_eq!(fs::read_to_string(published).unwrap(), schema, "publish it again: blastlint config schema contract");
}

#[test]
fn an_event_of_github_says_the_task_and_grants_nothing() {
    let body = "<!-- Describe -->\n## What\nDrop the legacy_jobs table.\n\n## Checklist\n- [x] I ran the tests\n\n\
        ```blastlint\ngrant = [\"destroy table legacy_jobs\"]\ndeny = [\"README.md\"]\n```\n";
    let dir = dropping(&[], &[("README.md", "Jobs, fewer\n")]);
    let event = dir.path().join("event.json");
    fs::write(&event, json!({"action": "opened", "pull_request": {"title": "Clean up", "body": body}}).to_string())
        .unwrap();
    let variables = [("GITHUB_EVENT_PATH", event.to_str().unwrap())];
    let findings = check(dir.path(), &variables, &[]);
    let (level, _, asked, why) = verdict(&findings, DROP);
    assert!(level == "error" && !asked && !why.contains("the task"), "{why}");
    // The block in it narrows.
    assert_eq!(verdict(&findings, "contract-breached").0, "error");
    let (_, out) = run(dir.path(), &variables, &["scope", "HEAD~1..HEAD"]);
    assert!(out.starts_with("task: the contract and the pull request; it explains and grants nothing"), "{out}");
    fs::write(&event, json!({"pull_request": {"title": "Fix the report", "body": null}}).to_string()).unwrap();
    assert!(verdict(&check(dir.path(), &variables, &[]), DROP).3.ends_with("the task does not mention it"));
    fs::write(&event, json!({"ref": "refs/heads/main"}).to_string()).unwrap();
    assert!(!verdict(&check(dir.path(), &variables, &[]), DROP).3.contains("the task"));
    fs::write(&event, "no event").unwrap();
    let (code, out) = run(dir.path(), &variables, &["check", "HEAD~1..HEAD"]);
    assert!(code == 2 && out.contains("GITHUB_EVENT_PATH"), "{out}");
}

#[test]
fn variables_of_gitlab_and_the_prompt_of_an_agent_say_the_task() {
    let dir = dropping(&[], &[]);
    let why = |variables: &[(&str, &str)]| verdict(&check(dir.path(), variables, &[]), DROP).3;
    let merge = [
        ("CI_MERGE_REQUEST_TITLE", "Fix the report"),
        ("CI_MERGE_REQUEST_DESCRIPTION", "## Non-goals\nDropping legacy_jobs\n"),
    ];
    assert!(why(&merge).ends_with("the task says that it is not to be done"), "{}", why(&merge));
    assert!(why(&[("COPILOT_AGENT_PROMPT", "Fix the typo in the report")]).ends_with("the task does not mention it"));
    let (_, out) = run(dir.path(), &merge[..1], &["scope", "HEAD~1..HEAD"]);
    assert!(out.starts_with("task: the merge request; it explains"), "{out}");
}

const PLAN: &str = "# Plan\n\n- [ ] 1. Move the jobs\n- [ ] 2. Clean up\n  - [ ] 2.1 Drop the legacy_jobs table\n    - _Requirements: 1.1_\n";

#[test]
fn a_specification_of_kiro_grants_what_it_asked_for_before() {
    let done = PLAN.replace("[ ] 2.1", "[x] 2.1");
    let list = ".kiro/specs/jobs/tasks.md";
    let ticked = dropping(&[(list, PLAN)], &[(list, &done)]);
    assert_eq!(verdict(&check(ticked.path(), &[], &[]), DROP).0, "note");
    let named = dropping(&[(list, PLAN)], &[]);
    assert_eq!(verdict(&check(named.path(), &[], &["--task-id", "2.1"]), DROP).0, "note");
    assert_eq!(verdict(&check(named.path(), &[], &["--task-id", "jobs:1"]), DROP).0, "error");
    // An item that the change brings itself grants nothing.
    let before = PLAN.replace("Drop the legacy_jobs table", "Count the jobs");
    let worded = dropping(&[(list, &before)], &[(list, &done)]);
    let findings = check(worded.path(), &[], &[]);
    assert_eq!(verdict(&findings, DROP).0, "error");
    assert_eq!(verdict(&findings, "task-edited").0, "warning");
    let (code, out) = run(named.path(), &[], &["check", "HEAD~1..HEAD", "--task-id", "9"]);
    assert!(code == 2 && out.contains("`9`") && out.contains(".kiro/specs/jobs"), "{out}");
}

#[test]
fn a_list_of_spec_kit_is_found_by_the_branch_or_by_its_box() {
    let list =
        "- [ ] T001 Count the jobs\n- [ ] T002 [P] Drop the table legacy_jobs in db/migrations/0002_cleanup.sql\n";
    let other = "- [ ] T002 Paint the fence\n";
    let files = [("specs/001-jobs/tasks.md", list), ("specs/002-fence/tasks.md", other)];
    let dir = dropping(&files, &[]);
    let level =
        |branch: &str| verdict(&check(dir.path(), &[("GITHUB_HEAD_REF", branch)], &["--task-id", "T002"]), DROP).0;
    assert_eq!((level("001-jobs"), level("feature/002-fence")), ("note".into(), "error".into()));
    let (code, out) = run(dir.path(), &[], &["check", "HEAD~1..HEAD", "--task-id", "T002"]);
    assert!(code == 2 && out.contains("specs/001-jobs, specs/002-fence"), "{out}");
    let done = list.replace("[ ] T002", "[X] T002");
    let ticked = dropping(&files, &[("specs/001-jobs/tasks.md", &done)]);
    assert_eq!(verdict(&check(ticked.path(), &[], &[]), DROP).0, "note");
}

#[test]
fn the_message_that_git_has_written_is_a_task() {
    let dir = dropping(&[], &[]);
    let message = dir.path().join("COMMIT_EDITMSG");
    fs::write(
        &message,
        "Fix the report\n# Please enter the message: drop table legacy_jobs\n# ---- >8 ----\ndrop table legacy_jobs\n",
    )
    .unwrap();
    let why = verdict(&check(dir.path(), &[], &["--task-file", message.to_str().unwrap()]), DROP).3;
    assert!(why.ends_with("the task does not mention it"), "{why}");
}

#[test]
fn a_scope_line_of_a_commit_explains_and_hides_nothing() {
    let dir = dropping(&[], &[]);
    git(dir.path(), &["commit", "-q", "--amend", "-m", "Clean up the jobs table of reports\n\nScope: db/**, docs/**"]);
    let (_, out) = run(dir.path(), &[], &["scope", "HEAD~1..HEAD", "--output-format", "jsonl"]);
    assert!(out.contains("+ the contract (Scope: of a commit) allows it"), "{out}");
}

/// A repository of so many commits, each about one of three parts, and each with its own words.
fn many(commits: usize) -> TempDir {
    let dir = TempDir::new().unwrap();
    let repo = dir.path();
    git(repo, &["init", "-q"]);
    for at in 0..commits {
        let part = ["upload", "report", "mail"][at % 3];
        for file in
            [format!("src/{part}/client.py"), format!("src/{part}/retry.py"), format!("tests/{part}/test_{part}.py")]
        {
            write(repo, &file, &format!("def {part}_step_{at}(value):\n    return {part}_{at}_limit + value\n"));
        }
        git(repo, &["add", "."]);
        git(repo, &["commit", "-qm", &format!("Step {at} of the {part}")]);
    }
    dir
}

#[test]
fn the_levels_of_scope_are_set_by_the_past_of_a_repository() {
    let dir = many(56);
    let (code, out) = run(dir.path(), &[], &["calibrate"]);
    assert_eq!(code, 0, "{out}");
    assert!(out.contains("55 commits replayed") && out.contains("[scope]\nnote = 0."), "{out}");
    // What it prints is a configuration.
    let levels = out.split("[scope]").nth(1).unwrap();
    write(dir.path(), "blastlint.toml", &format!("[scope]{levels}"));
    git(dir.path(), &["add", "."]);
    git(dir.path(), &["commit", "-qm", "Set the levels"]);
    let (code, shown) = run(dir.path(), &[], &["config", "show"]);
    assert!(code == 0 && shown.contains("[scope]"), "{shown}");
    write(dir.path(), "blastlint.toml", "[scope]\nnote = 0.9\nwarning = 0.2\n");
    let (code, out) = run(dir.path(), &[], &["check", "--config", "blastlint.toml"]);
    assert!(code == 2 && out.contains("scores from 0 to 1"), "{out}");
    let few = many(4);
    assert!(run(few.path(), &[], &["calibrate"]).1.contains("fewer than 50 commits"));
}

#[test]
fn what_is_kept_of_the_past_changes_nothing_but_the_time() {
    let dir = many(9);
    let scope =
        || run(dir.path(), &[], &["scope", "HEAD~1..HEAD", "--task", "Step 8 of the mail", "--output-format", "jsonl"]);
    let kept = || fs::read_dir(dir.path().join(".git/blastlint")).map(|files| files.count()).unwrap_or_default();
    let (code, cold) = scope();
    assert!(code == 0 && kept() == 1, "{cold}");
    assert_eq!(scope().1, cold);
    // What somebody else wrote there is no reason to fail.
    let file = fs::read_dir(dir.path().join(".git/blastlint")).unwrap().next().unwrap().unwrap().path();
    fs::write(&file, "{\"steps\": 3").unwrap();
    assert_eq!(scope().1, cold);
}

#[test]
fn three_foreign_files_are_shown_and_the_rest_is_counted() {
    let dir = many(12);
    let repo = dir.path();
    // As loud as a repository may set it: so little history says little.
    write(repo, "blastlint.toml", "[scope]\nnote = 0.2\nwarning = 0.4\n");
    git(repo, &["add", "."]);
    git(repo, &["commit", "-qm", "Set the levels"]);
    for (at, part) in ["billing", "search", "login", "export", "theme"].into_iter().enumerate() {
        write(
            repo,
            &format!("{part}/{part}.py"),
            &format!("def {part}(x):\n    {part}_total = x * {at}\n    return {part}_total\n"),
        );
    }
    write(repo, "src/mail/client.py", "def mail_step_12(value):\n    return mail_12_limit + value\n");
    write(repo, "src/mail/retry.py", "def mail_step_12(value):\n    return mail_12_limit - value\n");
    git(repo, &["add", "."]);
    git(repo, &["commit", "-qm", "Step 12 of the mail"]);
    let findings = check(repo, &[], &["--task", "Step 12 of the mail with its limit"]);
    let foreign: Vec<&Value> = findings.iter().filter(|finding| finding["rule"] == "file-out-of-scope").collect();
    assert_eq!(foreign.len(), 3, "{findings:#?}");
    assert!(foreign.iter().any(|finding| finding["evidence"].to_string().contains("and 2 more files")), "{foreign:#?}");
}
