//! The program as its users run it, in repositories that real git makes.

use std::path::Path;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// Runs git in `repo`.
pub(crate) fn git(repo: &Path, args: &[&str]) {
    let output = Command::new("git")
        .args(["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "init.defaultBranch=main"])
        .args(args)
        .current_dir(repo)
        .output()
        .unwrap();
    assert!(output.status.success(), "git {args:?}: {}", String::from_utf8_lossy(&output.stderr));
}

/// Runs blastlint in `cwd`, with `variables` and without any of the machine: its exit code, and what it says.
pub(crate) fn blastlint_with(cwd: &Path, variables: &[(&str, &str)], args: &[&str]) -> (i32, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_blastlint"));
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("BLASTLINT_")) {
        command.env_remove(name);
    }
    command.args(args).current_dir(cwd).envs(variables.iter().copied()).stdin(Stdio::null());
    let Output { status, stdout, stderr } = command.output().unwrap();
    (status.code().unwrap(), format!("{}{}", String::from_utf8_lossy(&stdout), String::from_utf8_lossy(&stderr)))
}

/// The same, without variables.
pub(crate) fn blastlint(cwd: &Path, args: &[&str]) -> (i32, String) {
    blastlint_with(cwd, &[], args)
}

/// Writes `text` to `path` below `repo`.
pub(crate) fn write(repo: &Path, path: &str, text: &str) {
    let path = repo.join(path);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, text).unwrap();
}

/// Commits all that stands in `repo`.
pub(crate) fn commit(repo: &Path, message: &str) {
    git(repo, &["add", "-A"]);
    git(repo, &["commit", "-qm", message]);
}

/// A repository with one commit.
pub(crate) fn repository() -> TempDir {
    let dir = TempDir::new().unwrap();
    git(dir.path(), &["init", "-q"]);
    write(dir.path(), "run.sh", "#!/bin/sh\necho hello\n");
    commit(dir.path(), "first");
    dir
}
