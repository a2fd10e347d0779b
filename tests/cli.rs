//! The program as its users run it, on repositories that real git makes.

#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

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
