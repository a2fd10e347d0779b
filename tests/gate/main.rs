//! The gate, end to end: on repositories that real git makes, with reviews in the shape in which code hosts give them.

#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::panic, reason = "a test may fail by panicking")]

mod audit;
#[cfg(unix)]
mod digest;
#[cfg(unix)]
mod hooks;
mod provenance;
mod reviews;
mod signed;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

/// git as somebody, with nothing of the machine's own configuration.
fn git_as(who: &str, repo: &Path, args: &[&str]) -> Output {
    Command::new("git")
        .args(["-c", &format!("user.name={who}"), "-c", &format!("user.email={who}@example.org")])
        .args(["-c", "init.defaultBranch=main", "-c", "protocol.file.allow=always"])
        .args(args)
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .current_dir(repo)
        .output()
        .unwrap()
}

fn git(repo: &Path, args: &[&str]) -> String {
    let output = git_as("carol", repo, args);
    assert!(output.status.success(), "git {args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

/// Runs blastlint without what the machine says of branches and pushes.
fn blastlint(cwd: &Path, args: &[&str]) -> (i32, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_blastlint"))
        .args(args)
        .env_remove("GITHUB_HEAD_REF")
        .env_remove("CI_MERGE_REQUEST_SOURCE_BRANCH_NAME")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .current_dir(cwd)
        .output()
        .unwrap();
    let text = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    (output.status.code().unwrap(), text)
}

const DANGER: &str = "#!/bin/sh\necho hello\nrm -rf /var/lib/app\n";

/// A repository on whose branch `work` carol has put something dangerous into `run.sh`; `files` stood before.
struct Scene {
    folder: TempDir,
}

impl Scene {
    fn new(files: &[(&str, &str)]) -> Self {
        let scene = Self { folder: TempDir::new().unwrap() };
        let repo = scene.repo();
        fs::create_dir(&repo).unwrap();
        git(&repo, &["init", "-q"]);
        scene.write("run.sh", "#!/bin/sh\necho hello\n");
        files.iter().for_each(|(path, text)| scene.write(path, text));
        scene.commit("first");
        git(&repo, &["checkout", "-q", "-b", "work"]);
        scene.write("run.sh", DANGER);
        scene.commit("Clean up");
        scene
    }

    fn repo(&self) -> PathBuf {
        self.folder.path().join("repo")
    }

    fn write(&self, path: &str, text: &str) {
        let full = self.repo().join(path);
        fs::create_dir_all(full.parent().unwrap()).unwrap();
        fs::write(full, text).unwrap();
    }

    fn commit(&self, message: &str) {
        git(&self.repo(), &["add", "-A"]);
        git(&self.repo(), &["commit", "-qm", message]);
    }

    fn head(&self) -> String {
        git(&self.repo(), &["rev-parse", "work"])
    }

    /// A payload of `tests/gate/` with its marks filled in, beside the repository.
    fn payload(&self, name: &str, marks: &[(&str, &str)]) -> String {
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gate").join(name);
        let mut text = fs::read_to_string(source).unwrap();
        for (mark, value) in marks {
            text = text.replace(&format!("@{mark}@"), value);
        }
        self.file(name, &text.replace("@HEAD@", &self.head()))
    }

    /// A file beside the repository.
    fn file(&self, name: &str, text: &str) -> String {
        let path = self.folder.path().join(name);
        fs::write(&path, text).unwrap();
        path.to_string_lossy().into_owned()
    }

    fn gate(&self, args: &[&str]) -> (i32, String) {
        blastlint(&self.repo(), &[&["gate", "main..work"], args].concat())
    }
}

/// That the gate answers with `code` and says `said`.
#[track_caller]
fn expect((code, out): (i32, String), expected: i32, said: &str) -> String {
    assert_eq!(code, expected, "{out}");
    assert!(out.contains(said), "`{said}` is not in:\n{out}");
    out
}
