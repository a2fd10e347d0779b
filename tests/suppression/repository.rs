//! Repositories that real git makes, and runs of the program in them.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

/// Rules, each with what became of it.
pub(crate) type Pairs = Vec<(String, String)>;

pub(crate) struct Repository(pub(crate) TempDir);

/// One finding: its rule, what is said of it (`pending`, `accepted`, `obeyed` or nothing), and its fingerprint.
pub(crate) type Told = (String, String, String);

impl Repository {
    /// A repository whose first commit holds `files`.
    pub(crate) fn new(files: &[(&str, &str)]) -> Self {
        let repository = Self(TempDir::new().unwrap());
        repository.git(&["init", "-q", "-b", "main"]);
        repository.commit(files, "first");
        repository
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn git(&self, args: &[&str]) -> String {
        let output = Command::new("git")
            .args(["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "core.autocrlf=false"])
            .args(args)
            .current_dir(self.path())
            .output()
            .unwrap();
        assert!(output.status.success(), "git {args:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).trim().to_owned()
    }

    pub(crate) fn write(&self, files: &[(&str, &str)]) {
        for (path, text) in files {
            let path = self.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
    }

    /// Writes `files` and commits everything.
    pub(crate) fn commit(&self, files: &[(&str, &str)], message: &str) {
        self.write(files);
        self.git(&["add", "-A"]);
        self.git(&["commit", "-q", "--allow-empty", "-m", message]);
    }

    /// Runs the program; its exit code and what it prints.
    pub(crate) fn run(&self, args: &[&str]) -> (i32, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_blastlint"));
        let Output { status, stdout, stderr } = command.args(args).current_dir(self.path()).output().unwrap();
        (status.code().unwrap(), format!("{}{}", String::from_utf8_lossy(&stdout), String::from_utf8_lossy(&stderr)))
    }

    /// What `check` tells as JSON, what is set aside too.
    pub(crate) fn json(&self, args: &[&str]) -> Value {
        let own = ["check", "--output-format", "json", "--show-suppressed"];
        let args: Vec<&str> = own.iter().chain(args).copied().collect();
        let (_, out) = self.run(&args);
        serde_json::from_str(&out).unwrap_or_else(|e| panic!("{e}: {out}"))
    }

    /// What stands and what is set aside, each in order.
    pub(crate) fn told(&self, args: &[&str]) -> (Vec<Told>, Vec<Told>) {
        let json = self.json(args);
        let of = |key: &str| {
            let mut found: Vec<Told> = json[key].as_array().unwrap().iter().map(one).collect();
            found.sort();
            found
        };
        (of("findings"), of("suppressedFindings"))
    }

    /// Rules and standings of what the last commit does: what stands, what is set aside.
    pub(crate) fn last(&self) -> (Pairs, Pairs) {
        let (stand, aside) = self.told(&["HEAD~1..HEAD"]);
        let short = |told: Vec<Told>| told.into_iter().map(|(rule, standing, _)| (rule, standing)).collect();
        (short(stand), short(aside))
    }
}

fn one(finding: &Value) -> Told {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    (text(&finding["rule"]), text(&finding["suppression"]["standing"]), text(&finding["fingerprint"]))
}

/// Pairs of texts, owned.
pub(crate) fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected.iter().map(|(rule, standing)| ((*rule).to_owned(), (*standing).to_owned())).collect()
}
