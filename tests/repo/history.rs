//! Files that go back, judged on what git knows of them.

use std::path::Path;

use blastlint::analysis::Witnesses;
use blastlint::finding::Level;
use blastlint::lint::{Report, lint_with};
use blastlint::policy::Policy;
use blastlint::rule::RuleSet;
use blastlint::task::{Given, Task};

use super::*;

/// How the file stands at first.
const FIRST: &str = "def total(order):\n    lines = order.lines\n    return sum(line.price for line in lines)\n";
/// After somebody worked on it.
const WORKED: &str = "def total(order):\n    lines = [line for line in order.lines if not line.cancelled]\n    \
                      subtotal = sum(line.price * line.quantity for line in lines)\n    return round(subtotal, 2)\n";
/// After somebody else did, too.
const MORE: &str = "def total(order):\n    lines = [line for line in order.lines if not line.cancelled]\n    \
                    subtotal = sum(line.price * line.quantity for line in lines)\n    \
                    return round(subtotal + order.shipping, 2)\n";

/// Commits everything as `author`, with `message`.
fn commit_as(repo: &Path, author: &str, message: &str) {
    git(repo, &["add", "-A"]);
    let name = format!("user.name={author}");
    git(repo, &["-c", &name, "commit", "-qm", message, "--allow-empty"]);
}

/// Writes `text` into the file and commits it.
fn step(repo: &Path, text: &str, author: &str, message: &str) {
    write(repo, "shop/totals.py", text);
    commit_as(repo, author, message);
}

/// A repository in which Ann and Bob worked on the file.
fn worked_on() -> TempDir {
    let dir = repository(&[("shop/totals.py", FIRST.as_bytes()), ("README.md", b"The shop.\n")]);
    step(dir.path(), WORKED, "Ann", "Leave out what is cancelled");
    step(dir.path(), MORE, "Bob", "Count the shipping");
    dir
}

fn judged(repo: &Path, input: &Input, task: Option<&str>) -> Report {
    let mut loaded = load(input, repo).unwrap();
    let given = Given { text: task.map(str::to_owned), ..Given::default() };
    let task = Task::discover(&given, &mut loaded).unwrap();
    let witnesses = Witnesses { task, ..Witnesses::default() };
    lint_with(loaded, witnesses, &RuleSet::shipped().unwrap(), &Policy::default())
}

/// The levels of the findings of the rule.
fn levels(report: &Report) -> Vec<Level> {
    report.findings.iter().filter(|f| f.rule == "file-rolled-back").map(|f| f.level).collect()
}

fn of_last(repo: &Path) -> Vec<Level> {
    levels(&judged(repo, &range("HEAD~1..HEAD"), None))
}

#[test]
fn what_is_restored_and_what_is_undone_is_said() {
    let dir = worked_on();
    let repo = dir.path();
    write(repo, "README.md", "The shop, with a picture.\n");
    step(repo, FIRST, "Cy", "Show a picture");
    let report = judged(repo, &range("HEAD~1..HEAD"), None);
    assert_eq!(levels(&report), [Level::Warning]);
    let finding = report.findings.iter().find(|finding| finding.rule == "file-rolled-back").unwrap();
    let id = |revision: &str| git(repo, &["rev-parse", "--short=10", revision]);
    let message = &finding.message;
    assert!(message.contains(&format!("as it was before {} of ", id("HEAD~2"))), "{message}");
    assert!(message.contains("the work of 2 commits is undone"), "{message}");
    let evidence = finding.evidence.join("\n");
    assert!(evidence.contains("1 of 2 changed files end in an older content"), "{evidence}");
    assert!(evidence.contains("by Bob: Count the shipping") && evidence.contains("by Ann: Leave out"), "{evidence}");
}

#[test]
fn one_step_back_of_two_names_only_the_last() {
    let dir = worked_on();
    step(dir.path(), WORKED, "Cy", "Show a picture");
    let report = judged(dir.path(), &range("HEAD~1..HEAD"), None);
    // A line that is another line is two that differ; it takes three to be anybody's work.
    assert_eq!(levels(&report), [Level::Note]);
    let finding = report.findings.iter().find(|finding| finding.rule == "file-rolled-back").unwrap();
    assert!(finding.message.contains("the work of 1 commit is undone"));
}

#[test]
fn whoever_says_so_may_go_back() {
    for message in [
        "Revert \"Count the shipping\"",
        "Roll back the totals",
        "Undo the rounding",
        "Tidy\n\nThis reverts commit 1a2b.",
    ] {
        let dir = worked_on();
        step(dir.path(), FIRST, "Cy", message);
        assert_eq!(of_last(dir.path()), [], "{message}");
    }
    let dir = worked_on();
    git(dir.path(), &["revert", "--no-edit", "HEAD"]);
    assert_eq!(of_last(dir.path()), []);
}

#[test]
fn a_revert_speaks_for_its_own_files() {
    let dir = worked_on();
    let repo = dir.path();
    write(repo, "shop/mail.py", "def send(mail):\n    server = connect()\n    server.send(mail)\n");
    commit_as(repo, "Ann", "Send mails");
    write(
        repo,
        "shop/mail.py",
        "def send(mail):\n    with connect() as server:\n        server.send(mail, retries=3)\n",
    );
    commit_as(repo, "Bob", "Send them three times");
    git(repo, &["revert", "--no-edit", "HEAD"]);
    let reverted = judged(repo, &range("HEAD~1..HEAD"), None);
    step(repo, FIRST, "Cy", "Show a picture");
    let both = judged(repo, &range("HEAD~2..HEAD"), None);
    assert_eq!(levels(&reverted), []);
    assert_eq!(levels(&both), [Level::Warning]);
    let finding = both.findings.iter().find(|finding| finding.rule == "file-rolled-back").unwrap();
    assert_eq!(finding.labels[0].path, RepoPath::from("shop/totals.py"));
    assert_eq!(finding.labels.len(), 1, "the mails are explained");
}

#[test]
fn a_task_that_is_given_explains_and_so_do_the_commits() {
    let dir = worked_on();
    step(dir.path(), FIRST, "Cy", "Update the totals");
    let level = |task| levels(&judged(dir.path(), &range("HEAD~1..HEAD"), Some(task)));
    assert_eq!(level("Show a picture"), [Level::Warning]);
    assert_eq!(level("Roll the totals back to last week: roll back, then redeploy"), []);
}

#[test]
fn to_and_fro_within_the_change_is_nothing() {
    let dir = repository(&[("shop/totals.py", FIRST.as_bytes())]);
    let repo = dir.path();
    step(repo, WORKED, "Ann", "Leave out what is cancelled");
    step(repo, FIRST, "Ann", "Not like this");
    assert_eq!(levels(&judged(repo, &range("HEAD~2..HEAD"), None)), []);
    step(repo, MORE, "Ann", "Count the shipping");
    assert_eq!(levels(&judged(repo, &range("HEAD~3..HEAD"), None)), []);
}

#[test]
fn a_file_that_goes_to_and_fro_all_the_time_is_nobodys_work() {
    let dir = worked_on();
    for text in [FIRST, MORE, FIRST, MORE] {
        step(dir.path(), text, "Ann", "Switch the prices of the season");
    }
    step(dir.path(), FIRST, "Cy", "Show a picture");
    assert_eq!(of_last(dir.path()), []);
}

#[test]
fn what_one_tries_out_oneself_is_a_note() {
    let dir = repository(&[("shop/totals.py", FIRST.as_bytes())]);
    let repo = dir.path();
    step(repo, WORKED, "Ann", "Leave out what is cancelled");
    step(repo, FIRST, "Ann", "Show a picture");
    assert_eq!(of_last(repo), [Level::Note]);
    // What has stood for a season is not tried out any more.
    git(repo, &["reset", "-q", "--hard", "HEAD~2"]);
    write(repo, "shop/totals.py", WORKED);
    git(repo, &["-c", "user.name=Ann", "commit", "-qam", "Leave out", "--date", "2020-01-01T00:00:00Z"]);
    step(repo, FIRST, "Ann", "Show a picture");
    assert_eq!(of_last(repo), [Level::Warning]);
}

#[test]
fn what_was_added_may_be_removed_by_whoever_says_so() {
    let dir = worked_on();
    step(dir.path(), FIRST, "Cy", "Remove the shipping and what is cancelled from the totals");
    assert_eq!(of_last(dir.path()), []);
}

#[test]
fn neither_tests_nor_small_things_are_warned_of() {
    for (path, first, second, level) in [
        ("Cargo.lock", "name = 1\nversion = 2\nsource = 3\n", "name = 4\nversion = 5\nsource = 6\n", None),
        ("config/app.yml", "level: debug\n", "level: warning\n", None),
        ("tests/test_totals.py", FIRST, WORKED, Some(Level::Note)),
        ("shop/rates.py", "RATE = 119\n", "RATE = 116\n", Some(Level::Note)),
        ("docs/totals.md", FIRST, WORKED, None),
        ("shop/empty.py", "", "TOTAL = 1\nRATE = 2\nNAME = 'three'\n", None),
    ] {
        let dir = repository(&[(path, first.as_bytes())]);
        let repo = dir.path();
        write(repo, path, second);
        commit_as(repo, "Ann", "Work on it");
        write(repo, path, first);
        commit_as(repo, "Cy", "Show a picture");
        assert_eq!(of_last(repo).first().copied(), level, "{path}");
    }
}

#[test]
fn a_file_that_comes_back_as_it_was_is_new() {
    let dir = worked_on();
    let repo = dir.path();
    fs::remove_file(repo.join("shop/totals.py")).unwrap();
    commit_as(repo, "Ann", "Count elsewhere");
    step(repo, MORE, "Cy", "Show a picture");
    assert_eq!(of_last(repo), []);
}

#[test]
fn of_two_branches_neither_goes_back() {
    let dir = worked_on();
    let repo = dir.path();
    git(repo, &["checkout", "-qb", "stale", "HEAD~2"]);
    write(repo, "README.md", "The shop, with a picture.\n");
    commit_as(repo, "Cy", "Show a picture");
    assert_eq!(levels(&judged(repo, &range("main..stale"), None)), []);
    assert_eq!(levels(&judged(repo, &range("main...stale"), None)), []);
    // A merge that takes the side of the branch does.
    git(repo, &["checkout", "-q", "main"]);
    git(repo, &["merge", "-q", "--no-ff", "--no-commit", "stale"]);
    git(repo, &["checkout", "-q", "stale", "--", "shop/totals.py"]);
    commit_as(repo, "Cy", "Merge the picture");
    assert_eq!(of_last(repo), [Level::Warning]);
}

#[test]
fn the_index_and_the_working_tree_are_judged_by_the_task() {
    let dir = worked_on();
    let repo = dir.path();
    write(repo, "shop/totals.py", FIRST);
    let at = |input: &Input, task| levels(&judged(repo, input, task));
    assert_eq!(at(&Input::Worktree, Some("Show a picture")), [Level::Warning]);
    assert_eq!(at(&Input::Worktree, None), [Level::Note], "nobody said anything");
    assert_eq!(at(&Input::Worktree, Some("Restore the totals")), []);
    git(repo, &["add", "-A"]);
    assert_eq!(at(&Input::Staged, Some("Show a picture")), [Level::Warning]);
}

#[test]
fn a_history_that_is_cut_off_is_said() {
    let dir = worked_on();
    step(dir.path(), FIRST, "Cy", "Show a picture");
    let clones = TempDir::new().unwrap();
    let from = format!("file://{}", dir.path().display());
    git(clones.path(), &["clone", "-q", "--depth", "2", &from, "shallow"]);
    let shallow = clones.path().join("shallow");
    let report = judged(&shallow, &range("HEAD~1..HEAD"), None);
    assert_eq!(levels(&report), []);
    let gaps: Vec<String> = report.gaps.iter().map(|gap| gap.reason.to_string()).collect();
    assert!(gaps.iter().any(|gap| gap.contains("the clone is shallow")), "{gaps:?}");
    // Where nothing would have been looked at, nothing is missing.
    write(&shallow, "README.md", "Another picture.\n");
    commit_as(&shallow, "Cy", "Show another picture");
    let report = judged(&shallow, &range("HEAD~1..HEAD"), None);
    assert!(report.gaps.is_empty(), "{:?}", report.gaps);
}
