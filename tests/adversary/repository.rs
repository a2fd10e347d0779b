//! Repositories that real git makes, and runs of the program in them.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

/// Variables by which a code host or a user would say something; an attempt says it itself.
const SCRUBBED: &[&str] = &[
    "GITHUB_EVENT_PATH",
    "GITHUB_HEAD_REF",
    "CI_MERGE_REQUEST_TITLE",
    "CI_MERGE_REQUEST_DESCRIPTION",
    "CI_MERGE_REQUEST_SOURCE_BRANCH_NAME",
    "COPILOT_AGENT_PROMPT",
    "BLASTLINT_TASK",
    "BLASTLINT_CONFIG",
    "BLASTLINT_TRUST",
    "BLASTLINT_FAIL_ON",
    "GIT_DIR",
    "GIT_INDEX_FILE",
];

/// What is done to one path.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Put {
    /// A text is there.
    Text(&'static str),
    /// Bytes are there.
    Bytes(&'static [u8]),
    /// What is too long to be written down is there.
    Made(fn() -> Vec<u8>),
    /// The text may be run.
    Program(&'static str),
    /// A symbolic link leads there.
    #[cfg(unix)]
    Link(&'static str),
    /// It is moved here from there.
    From(&'static str),
    /// Nothing is there.
    Gone,
}

/// Paths, and what is done to them, in order.
pub(crate) type Files = &'static [(&'static str, Put)];

pub(crate) struct Repository(pub(crate) TempDir);

impl Repository {
    /// A repository whose first commit holds `files`.
    pub(crate) fn new(files: Files) -> Self {
        let repository = Self(TempDir::new().unwrap());
        fs::create_dir(repository.path()).unwrap();
        repository.git(&["init", "-q"]);
        repository.put(&[("README.md", Put::Text("Orders\n"))]);
        repository.commit(files, "first");
        repository
    }

    /// The work tree.
    pub(crate) fn path(&self) -> PathBuf {
        self.0.path().join("repo")
    }

    /// A path beside the repository.
    pub(crate) fn beside(&self, name: &str) -> String {
        self.0.path().join(name).to_string_lossy().into_owned()
    }

    /// git as the author of every attempt, with nothing of the machine's own configuration.
    pub(crate) fn git(&self, args: &[&str]) -> String {
        let output = self.git_as("carol", args);
        assert!(output.status.success(), "git {args:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).trim().to_owned()
    }

    pub(crate) fn git_as(&self, who: &str, args: &[&str]) -> Output {
        git_in(&self.path(), who, args)
    }

    pub(crate) fn put(&self, files: Files) {
        for (path, put) in files {
            self.put_one(OsStr::new(path), *put);
        }
    }

    pub(crate) fn put_one(&self, path: &OsStr, put: Put) {
        let path = self.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        // What stood there as another kind of thing.
        if path.is_symlink() || (path.is_file() && !matches!(put, Put::From(_))) {
            fs::remove_file(&path).unwrap();
        }
        match put {
            Put::Text(text) => fs::write(&path, text).unwrap(),
            Put::Bytes(bytes) => fs::write(&path, bytes).unwrap(),
            Put::Made(make) => fs::write(&path, make()).unwrap(),
            Put::Program(text) => {
                fs::write(&path, text).unwrap();
                #[cfg(unix)]
                fs::set_permissions(&path, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
            }
            #[cfg(unix)]
            Put::Link(to) => {
                if path.is_dir() {
                    fs::remove_dir_all(&path).unwrap();
                }
                std::os::unix::fs::symlink(to, &path).unwrap();
            }
            Put::From(from) => fs::rename(self.path().join(from), &path).unwrap(),
            Put::Gone if path.is_dir() => fs::remove_dir_all(&path).unwrap(),
            Put::Gone => {}
        }
    }

    /// Does it and commits everything.
    pub(crate) fn commit(&self, files: Files, message: &str) {
        self.put(files);
        self.git(&["add", "-A", "-f"]);
        self.git(&["commit", "-q", "--allow-empty", "--cleanup=whitespace", "-m", message]);
    }

    /// Runs the program; its exit code and what it prints.
    pub(crate) fn run(&self, variables: &[(&str, &str)], args: &[&str]) -> (i32, String) {
        run_in(&self.path(), variables, args)
    }

    /// What `check` tells as JSON.
    pub(crate) fn told(&self, variables: &[(&str, &str)], args: &[&str]) -> Told {
        let own = ["check", "--output-format", "json", "--show-suppressed"];
        let args: Vec<&str> = own.iter().chain(args).copied().collect();
        let (code, out) = self.run(variables, &args);
        let from = out.find('{').unwrap_or_default();
        let mut values = serde_json::Deserializer::from_str(&out[from..]).into_iter::<Value>();
        // A run that ends in an error prints none.
        let json = values.next().and_then(Result::ok).unwrap_or_else(|| Value::String(out.clone()));
        Told { code, json }
    }
}

/// What one run said.
pub(crate) struct Told {
    pub(crate) code: i32,
    pub(crate) json: Value,
}

impl Told {
    /// Level and rule of each finding that stands.
    pub(crate) fn stands(&self) -> Vec<(String, String)> {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let findings = self.json["findings"].as_array().into_iter().flatten();
        findings.map(|finding| (text(&finding["level"]), text(&finding["rule"]))).collect()
    }

    /// Whether `rule` stands at `level`.
    pub(crate) fn has(&self, level: &str, rule: &str) -> bool {
        self.stands().iter().any(|(at, name)| at == level && name == rule)
    }

    /// The gaps, as they are written; or the error that the run ended in.
    pub(crate) fn gaps(&self) -> String {
        self.json.as_str().map_or_else(|| self.json["gaps"].to_string(), str::to_owned)
    }
}

/// git as `who`, with nothing of the machine's own configuration.
pub(crate) fn git_in(folder: &Path, who: &str, args: &[&str]) -> Output {
    Command::new("git")
        .args(["-c", &format!("user.name={who}"), "-c", &format!("user.email={who}@example.org")])
        .args(["-c", "init.defaultBranch=main", "-c", "core.autocrlf=false", "-c", "core.safecrlf=false"])
        .args(["-c", "protocol.file.allow=always", "-c", "core.protectNTFS=false"])
        .args(args)
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .current_dir(folder)
        .output()
        .unwrap()
}

/// Runs the program in `folder`.
pub(crate) fn run_in(folder: &Path, variables: &[(&str, &str)], args: &[&str]) -> (i32, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_blastlint"));
    SCRUBBED.iter().for_each(|name| {
        command.env_remove(name);
    });
    command.env("GIT_CONFIG_NOSYSTEM", "1").env("GIT_CONFIG_GLOBAL", "/dev/null");
    let output = command.args(args).envs(variables.iter().copied()).current_dir(folder).output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code().unwrap_or(-1), text(&output.stdout) + &text(&output.stderr))
}
