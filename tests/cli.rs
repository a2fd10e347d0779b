//! The program as its users run it, on repositories that real git makes.

#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

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

fn blastlint(cwd: &Path, args: &[&str]) -> (i32, String) {
    let Output { status, stdout, stderr } =
        Command::new(env!("CARGO_BIN_EXE_blastlint")).args(args).current_dir(cwd).output().unwrap();
    (status.code().unwrap(), format!("{}{}", String::from_utf8_lossy(&stdout), String::from_utf8_lossy(&stderr)))
}

/// A repository with one commit that holds a harmless script.
fn repository() -> TempDir {
    let dir = TempDir::new().unwrap();
    git(dir.path(), &["init", "-q"]);
    fs::write(dir.path().join("run.sh"), "#!/bin/sh\necho hello\n").unwrap();
    git(dir.path(), &["add", "."]);
    git(dir.path(), &["commit", "-qm", "first"]);
    dir
}

const DANGER: &str = "#!/bin/sh\necho hello\nrm -rf /var/lib/app\n";

#[test]
fn every_input_finds_the_same() {
    let dir = repository();
    let repo = dir.path();
    fs::write(repo.join("run.sh"), DANGER).unwrap();
    let expect = |args: &[&str]| {
        let (code, out) = blastlint(repo, args);
        assert_eq!(code, 1, "{args:?}: {out}");
        assert!(out.contains("data-path-removed"), "{args:?}: {out}");
    };
    expect(&["check", "--output-format", "concise"]);
    git(repo, &["add", "."]);
    expect(&["check", "--staged", "--output-format", "sarif"]);
    git(repo, &["commit", "-qm", "second"]);
    expect(&["check", "HEAD~1..HEAD", "--output-format", "json"]);
    expect(&["check", "HEAD~1...HEAD", "--output-format", "github"]);
    expect(&["HEAD~1..HEAD", "--output-format", "markdown"]);
    expect(&["check", "--since", "HEAD~1"]);
    let diff = Command::new("git").args(["diff", "HEAD~1", "HEAD"]).current_dir(repo).output().unwrap();
    fs::write(repo.join("x.diff"), diff.stdout).unwrap();
    expect(&["check", "--diff", "x.diff", "--output-format", "jsonl"]);
    assert_eq!(blastlint(repo, &["check", "--diff", "x.diff", "--strict"]).0, 3);
    assert_eq!(blastlint(repo, &["check", "HEAD~1..HEAD", "--exit-zero"]).0, 0);
    assert_eq!(blastlint(repo, &["check", "HEAD..HEAD~1"]).0, 0, "taking the danger out is silent");
}

#[test]
fn the_index_is_read_not_the_working_tree() {
    let dir = repository();
    let repo = dir.path();
    fs::write(repo.join("run.sh"), DANGER).unwrap();
    assert_eq!(blastlint(repo, &["check", "--staged"]).0, 0, "nothing is staged");
    git(repo, &["add", "."]);
    fs::write(repo.join("run.sh"), "#!/bin/sh\n").unwrap();
    assert_eq!(blastlint(repo, &["check", "--staged"]).0, 1, "the danger is staged");
}

#[test]
fn untracked_and_deleted_files_are_part_of_the_change() {
    let dir = repository();
    let repo = dir.path();
    fs::remove_file(repo.join("run.sh")).unwrap();
    fs::write(repo.join("new.sh"), DANGER).unwrap();
    let (code, out) = blastlint(repo, &["check", "--output-format", "concise"]);
    assert_eq!(code, 1);
    assert!(out.contains("new.sh:3:1") && out.contains("2 changed files"), "{out}");
}

#[test]
fn a_task_is_given_by_hand_or_from_a_file() {
    let dir = repository();
    let repo = dir.path();
    for (name, text) in
        [("a", "total = price\nname = one\nday = two\n"), ("b", "total = cost\nname = three\nday = four\n")]
    {
        fs::write(repo.join("shop.py"), text).unwrap();
        git(repo, &["add", "."]);
        git(repo, &["commit", "-qm", name]);
    }
    fs::write(repo.join("shop.py"), "total = price\nname = one\nday = two\n").unwrap();
    fs::write(repo.join("task.txt"), "Restore the names").unwrap();
    let warns = |args: &[&str]| {
        blastlint(repo, &[&["check", "--fail-on", "warning", "--select", "file-rolled-back"], args].concat())
    };
    assert_eq!(warns(&["--task", "Show a picture"]).0, 1);
    assert_eq!(warns(&["--task", "Restore the names"]).0, 0);
    assert_eq!(warns(&["--task-file", "task.txt"]).0, 0);
    assert_eq!(warns(&["--task-file", "none.txt"]).0, 2);
}

#[test]
fn the_change_cannot_switch_the_linter_off() {
    let dir = repository();
    let repo = dir.path();
    fs::write(repo.join("run.sh"), DANGER).unwrap();
    fs::write(repo.join("blastlint.toml"), "[rules]\ndestroy = \"off\"\n").unwrap();
    fs::write(repo.join(".blastlintignore"), "*.sh\n").unwrap();
    git(repo, &["add", "."]);
    assert_eq!(blastlint(repo, &["check", "--staged"]).0, 1);
    git(repo, &["commit", "-qm", "policy"]);
    fs::write(repo.join("run.sh"), format!("{DANGER}rm -rf /srv/data\n")).unwrap();
    let (code, out) = blastlint(repo, &["check"]);
    assert_eq!(code, 0, "before the change the policy stood: {out}");
    assert!(out.contains("1 hidden by .blastlintignore"), "{out}");
}

#[test]
fn bad_requests_say_what_to_type() {
    let dir = repository();
    let repo = dir.path();
    for args in [
        &["check", "nowhere..HEAD"][..],
        &["check", "--select", "no-such-rule"],
        &["rule", "show", "no-such-rule"],
        &["check", "x"],
    ] {
        let (code, out) = blastlint(repo, args);
        assert_eq!(code, 2, "{args:?}: {out}");
        assert!(out.contains("next: "), "{args:?}: {out}");
    }
    let empty = TempDir::new().unwrap();
    assert_eq!(blastlint(empty.path(), &["check", "A..B"]).0, 2);
}

/// Runs with `input` on standard input.
fn fed(cwd: &Path, args: &[&str], input: &[u8]) -> (i32, String) {
    use std::io::Write;
    let mut command = Command::new(env!("CARGO_BIN_EXE_blastlint"));
    command.args(args).current_dir(cwd).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    let Output { status, stdout, stderr } = child.wait_with_output().unwrap();
    (status.code().unwrap(), format!("{}{}", String::from_utf8_lossy(&stdout), String::from_utf8_lossy(&stderr)))
}

/// What every error says: what went wrong, why, and what to type next.
#[test]
fn errors_read_like_this() {
    let dir = repository();
    let repo = dir.path();
    let other = TempDir::new().unwrap();
    git(repo, &["clone", "-q", "--bare", ".", other.path().join("bare").to_str().unwrap()]);
    fs::write(repo.join("bad.toml"), "rules = 3\n").unwrap();
    fs::create_dir(repo.join("folder")).unwrap();
    let nothing = format!("{}..HEAD", "0".repeat(40));
    let gone = format!("HEAD..{}", "0".repeat(40));
    let (bare, inside) = (other.path().join("bare"), repo.join(".git"));
    let table: [(&Path, &[&str], &str, &str, &str); 16] = [
        (other.path(), &["check"], "this is not a git repository", "not a git repository", "--before and --after"),
        (repo, &["check", "x"], "no range of revisions", "`x` holds no `..`", "blastlint check main...HEAD"),
        (repo, &["check", "x..HEAD"], "a revision is not known", "git does not know `x`", "git rev-parse"),
        (repo, &["check", "--since", "x"], "a revision is not known", "git does not know `x`", "git fetch"),
        (repo, &["check", &nothing], "there is no before side", "a branch that is new", "blastlint check HEAD...HEAD"),
        (repo, &["check", &gone], "there is no after side", "a branch that is deleted", "leave deleted branches"),
        (&bare, &["check", "--staged"], "there is no working tree here", "bare", "blastlint check A..B"),
        (&inside, &["check"], "there is no working tree here", "its own folder", "cd into a working tree"),
        (repo, &["check", "--select", "x"], "`x` is neither a rule nor a family", "--select", "blastlint rule list"),
        (repo, &["check", "--config", "x"], "x cannot be read", "No such file", "name a file that exists"),
        (repo, &["check", "--config", "folder"], "folder cannot be read", "directory", "name a file that exists"),
        (repo, &["check", "--config", "bad.toml"], "the configuration does not read", "bad.toml", "config schema"),
        (repo, &["check", "--output", "x"], "--output x does not read", "no `=`", "--output sarif="),
        (repo, &["check", "--diff", "x"], "the diff x cannot be read", "No such file", "--diff -"),
        (repo, &["check", "--case", "folder"], "no case", "neither `before` nor `after`", "name a folder"),
        (
            repo,
            &["check", "--before", "run.sh", "--after", "folder"],
            "a side could not be read",
            "a folder, and the other side is a file",
            "name a folder or file",
        ),
    ];
    for (cwd, args, title, cause, next) in table {
        let (code, out) = blastlint(cwd, args);
        let lines: Vec<&str> = out.lines().collect();
        assert_eq!(code, 2, "{args:?}: {out}");
        assert!(lines[0].starts_with(&format!("error: {title}")), "{args:?}: {out}");
        let after = |label: &str| out.split_once(label).map(|(_, rest)| rest).unwrap_or_default().to_owned();
        assert!(after("\n  cause: ").contains(cause), "{args:?}: {out}");
        assert!(after("\n  next: ").contains(next), "{args:?}: {out}");
    }
}

#[test]
fn a_repository_of_somebody_else_says_what_to_type() {
    let dir = repository();
    let mut command = Command::new(env!("CARGO_BIN_EXE_blastlint"));
    let output = command.env("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1").current_dir(dir.path()).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.starts_with("error: this repository belongs to somebody else"), "{said}");
    assert!(said.contains("next: git config --global --add safe.directory"), "{said}");
}

#[cfg(target_os = "linux")]
#[test]
fn an_output_that_is_full_is_an_error() {
    let dir = repository();
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_blastlint"));
    let output = command.arg("check").current_dir(dir.path()).stdout(full).stderr(Stdio::piped()).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.starts_with("error: standard output could not be written") && said.contains("next: "), "{said}");
}

#[test]
fn a_diff_that_is_none_is_no_pass() {
    let dir = TempDir::new().unwrap();
    let x = "--- a/x.sh\n+++ b/x.sh\n@@ -1 +1 @@\n-true\n+rm -rf /srv/data\n";
    let merge = "diff --cc x.sh\nindex 1,2..3\n--- a/x.sh\n+++ b/x.sh\n@@@ -1,1 -1,1 +1,1 @@@\n++rm -rf /srv\n";
    let table = [
        ("hello\n".to_owned(), "this is not a unified diff", "git diff | blastlint check --diff -"),
        ("commit 1\nMerge: 2 3\n\n    text\n".to_owned(), "this is not a unified diff", "git diff |"),
        ("\u{1b}[1mdiff --git a/x b/x\u{1b}[m\n".to_owned(), "this is not a unified diff", "git diff |"),
        ("*** a/x\n--- b/x\n***************\n*** 1 ****\n! a\n".to_owned(), "this is not a unified diff", "git diff |"),
        (merge.to_owned(), "this diff cannot be read", "MERGE^1..MERGE"),
        (format!("{x}{x}"), "this is a series of patches, not one change", "git diff FIRST^ LAST"),
        (format!("Content-Transfer-Encoding: base64\n\n{x}"), "this diff cannot be read", "git mailinfo"),
    ];
    for (text, title, next) in table {
        let (code, out) = fed(dir.path(), &["check", "--diff", "-"], text.as_bytes());
        assert_eq!(code, 2, "{text}: {out}");
        assert!(out.starts_with(&format!("error: {title}")) && out.contains(next), "{text}: {out}");
    }
    assert_eq!(fed(dir.path(), &["check", "--diff", "-"], b"").0, 0, "nothing changed");
    for (text, line) in [
        (x.to_owned(), "x.sh:1:1: error data-path-removed"),
        (x.replace('\n', "\r\n"), "x.sh:1:1: error data-path-removed"),
        (x.replace("@@ -1 +1 @@", "@@ -40 +41 @@"), "x.sh:41:1: error data-path-removed"),
        (format!("# HG changeset patch\n# User t\ntext\n\ndiff -r 1 -r 2 x.sh\n{x}"), "x.sh:1:1: error"),
        (format!("Index: x.sh\n====\n{}", x.replace("a/x.sh", "x.sh\t(revision 1)")), "x.sh:1:1: error"),
        (x.replace("b/x.sh", "/etc/x.sh"), "/etc/x.sh: the path leaves the repository"),
        (x.replace("b/x.sh", "b/../x.sh"), "../x.sh: the path leaves the repository"),
        (x.replace("+1 @@", "+1,99999999999999 @@"), "a hunk is shorter than its header says"),
        (x.replace("-1 +1", "-1 +99999999999999"), "over the limit"),
    ] {
        let (code, out) = fed(dir.path(), &["check", "--diff", "-", "--output-format", "concise"], text.as_bytes());
        assert!(code < 2 && out.contains(line), "{text}: {code} {out}");
        assert_eq!(fed(dir.path(), &["check", "--diff", "-", "--strict"], text.as_bytes()).0, 3, "{text}");
    }
}

#[test]
fn files_compare_with_nothing() {
    let dir = repository();
    fs::write(dir.path().join("run.sh"), DANGER).unwrap();
    let (code, out) = blastlint(dir.path(), &["check", "--before", "/dev/null", "--after", "run.sh", "--strict"]);
    assert_eq!(code, 1, "{out}");
    assert_eq!(blastlint(dir.path(), &["check", "--before", "run.sh", "--after", "/dev/null", "--strict"]).0, 0);
}

#[test]
fn hostile_content_drives_no_terminal_and_no_workflow() {
    let dir = repository();
    let repo = dir.path();
    fs::write(repo.join("run.sh"), "rm -rf \"/var/lib/app\u{1b}[31m\u{202e}%0A::set-env x\"\n").unwrap();
    for format in ["full", "concise", "github", "markdown", "json", "sarif"] {
        let (_, out) = blastlint(repo, &["check", "--color", "never", "--output-format", format]);
        assert!(!out.contains('\u{1b}') && !out.contains('\u{202e}'), "{format}: {out:?}");
        assert!(!out.lines().any(|line| line.starts_with("::set-env")), "{format}: {out:?}");
    }
}

#[test]
fn a_place_that_cannot_be_written_keeps_the_report_from_no_other() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("a.sh"), "rm -rf /srv/data\n").unwrap();
    fs::create_dir(folder.path().join("taken")).unwrap();
    let args = ["check", "--before", "/dev/null", "--after", "a.sh", "--ascii", "--output", "sarif=taken", "--output"];
    let (code, out) = blastlint(folder.path(), &[&args[..], &["json=ok.json"]].concat());
    assert_eq!(code, 2, "{out}");
    assert!(
        out.contains("data-path-removed") && out.contains("\nerror: taken cannot be written\n  cause: Is a"),
        "{out}"
    );
    assert!(out.contains("\n  next: name a file"), "{out}");
    assert!(out.is_ascii(), "{out}");
    assert!(fs::read_to_string(folder.path().join("ok.json")).unwrap().contains("data-path-removed"));
}

#[test]
fn facts_show_no_secrets() {
    let folder = TempDir::new().unwrap();
    let script =
        "export TOKEN=abc123def456ghi7\ncurl -u bot:hunter2xyz https://bot:sekret99@host/\nlogin abc123def456ghi7\n";
    std::fs::write(folder.path().join("a.sh"), script).unwrap();
    let (code, out) = blastlint(folder.path(), &["facts", "a.sh"]);
    assert_eq!(code, 0, "{out}");
    assert!(out.contains("login") && out.contains('*'), "{out}");
    for secret in ["abc123def456ghi7", "sekret99"] {
        assert!(!out.contains(secret), "{secret} in {out}");
    }
    for line in out.lines() {
        serde_json::from_str::<serde_json::Value>(line).unwrap();
    }
}

#[test]
fn errors_and_explanations_drive_no_terminal_and_no_workflow() {
    let dir = TempDir::new().unwrap();
    let name = "\"a/x\\n::error::y\\033[31m\\342\\200\\256.sh\"";
    let one = format!("--- {name}\n+++ {name}\n@@ -1 +1 @@\n-true\n+rm -rf /srv/data '\u{202e}##[x]'\n");
    fs::write(dir.path().join("one"), &one).unwrap();
    fs::write(dir.path().join("two"), one.repeat(2)).unwrap();
    fs::write(dir.path().join("x.sh"), "rm -rf '\u{202e}##[x]'\n").unwrap();
    for args in [
        &["check", "--diff", "two"][..],
        &["explain", "data-path-removed", "--diff", "one"],
        &["facts", "x.sh"],
        &["check", "x\n::error::y..HEAD"],
    ] {
        let (_, out) = blastlint(dir.path(), args);
        let leaks = ["\u{1b}", "\u{202e}", "##["].iter().find(|mark| out.contains(**mark));
        assert_eq!(leaks, None, "{args:?}: {out}");
        assert_eq!(out.lines().find(|line| line.trim_start().starts_with("::")), None, "{args:?}: {out}");
    }
    let (_, out) = blastlint(dir.path(), &["explain", "data-path-removed", "--diff", "one"]);
    assert!(out.contains("→ fires") && out.contains("not seen: "), "{out}");
}

/// A repository of a client that uploads, and a command line beside it, with some history.
fn uploads() -> TempDir {
    let dir = TempDir::new().unwrap();
    let repo = dir.path();
    git(repo, &["init", "-q"]);
    let write = |path: &str, text: &str| {
        fs::create_dir_all(repo.join(path).parent().unwrap()).unwrap();
        fs::write(repo.join(path), text).unwrap();
    };
    write("src/upload.py", "def upload(client, body):\n    return client.put(body)\n");
    write(
        "tests/test_upload.py",
        "from src.upload import upload\n\n\ndef test_upload(client):\n    assert upload(client, b'x')\n",
    );
    write("src/report.py", "COLUMNS = 80\n\n\ndef render(rows):\n    return '\\n'.join(rows)\n");
    write("web/package.json", "{\"dependencies\": {}}\n");
    git(repo, &["add", "."]);
    git(repo, &["commit", "-qm", "Upload and render"]);
    write(
        "src/upload.py",
        "def upload(client, body, retries=3):\n    for _ in range(retries):\n        answer = client.put(body)\n        if answer.status != 503:\n            return answer\n    return answer\n",
    );
    write(
        "tests/test_upload.py",
        "from src.upload import upload\n\n\ndef test_upload(client):\n    assert upload(client, b'x')\n\n\ndef test_retries_on_503(client):\n    assert upload(client, b'x', retries=1)\n",
    );
    write("src/report.py", "COLUMNS = 120\n\n\ndef render(rows):\n    return '\\n'.join(sorted(rows))\n");
    git(repo, &["commit", "-qam", "Retry uploads on 503"]);
    dir
}

#[test]
fn scope_says_of_each_file_whether_the_task_explains_it() {
    let dir = uploads();
    let repo = dir.path();
    let range = ["scope", "HEAD~1..HEAD", "--task", "Retry uploads on 503", "--output-format", "jsonl"];
    let (code, out) = blastlint(repo, &range);
    assert_eq!(code, 0, "{out}");
    let files: Vec<serde_json::Value> = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let paths: Vec<&str> = files.iter().map(|file| file["path"].as_str().unwrap()).collect();
    assert_eq!(paths, ["src/report.py", "src/upload.py", "tests/test_upload.py"]);
    let score = |at: usize| files[at]["score"].as_f64().unwrap();
    assert!(score(0) > score(1) && score(0) > score(2), "{out}");
    assert!(files.iter().all(|file| (0.0..=1.0).contains(&file["score"].as_f64().unwrap())));
    let evidence: Vec<Vec<&str>> = files
        .iter()
        .map(|file| file["evidence"].as_array().unwrap().iter().map(|line| line.as_str().unwrap()).collect())
        .collect();
    let golden = [
        vec![
            "no task word in path, changed lines or the lines around them",
            "its one changed identifier does not occur in the other changed lines",
        ],
        vec![
            "+ of the task it says `retry`, `uploads`",
            "+ 1 of its 6 changed identifiers in tests/test_upload.py: `retries`",
        ],
        vec![
            "+ of the task it says `retry`, `uploads`",
            "+ 4 of its 6 changed identifiers in src/upload.py: `retries`, `upload`, `client`",
        ],
    ];
    assert_eq!(evidence, golden);
    let hunks = files[0]["hunks"].as_array().unwrap();
    assert_eq!((hunks[0]["afterStart"].as_u64(), hunks[0]["afterEnd"].as_u64()), (Some(1), Some(1)), "{hunks:?}");
    assert_eq!(blastlint(repo, &range).1, out, "a second run says the same");
}

#[test]
fn scope_without_a_task_or_a_past_says_so() {
    let dir = uploads();
    let clone = TempDir::new().unwrap();
    let from = format!("file://{}", dir.path().display());
    git(clone.path(), &["clone", "-q", "--depth", "2", &from, "."]);
    let (code, out) = blastlint(clone.path(), &["scope", "HEAD~1..HEAD", "--task", "Retry uploads on 503"]);
    assert!(code == 0 && out.contains("note: the clone is shallow"), "{out}");
    let (_, out) = blastlint(dir.path(), &["scope", "HEAD~1..HEAD", "--task", ""]);
    assert!(out.contains("note: no task is stated"), "{out}");
    assert!(!out.contains("warning"), "{out}");
    let diff = Command::new("git").args(["diff", "HEAD~1", "HEAD"]).current_dir(dir.path()).output().unwrap();
    fs::write(dir.path().join("x.diff"), diff.stdout).unwrap();
    let (code, out) = blastlint(dir.path(), &["scope", "--diff", "x.diff", "--task", "Retry uploads on 503"]);
    assert!(code == 0 && out.contains("note: there is no history here"), "{out}");
}
