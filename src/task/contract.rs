//! The contract of a task: what a change may touch and do, as whoever asks for it writes it down.

use ignore::gitignore::{Gitignore, GitignoreBuilder};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::discover::TaskError;
use super::{Trust, verbs};
use crate::source::RepoPath;

/// The contract as it is written: `.blastlint/task.toml`, a file of `--contract`, a fenced block called `blastlint`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ContractFile {
    /// What is asked for, in a sentence or more.
    pub task: String,
    /// Paths that the task is about, in the syntax of `.gitignore`. With `mode = "closed"` nothing else may change.
    pub allow: Vec<String>,
    /// Paths that may change along with any task: changelogs, documentation.
    pub assume: Vec<String>,
    /// Paths that must not change.
    pub deny: Vec<String>,
    /// Effects (`destroy`), families (`unscoped`) or kinds of targets (`table`, `T5`) that must not come about.
    pub deny_effects: Vec<String>,
    /// What is asked for by name: a verb and an object, `destroy table legacy_jobs`. Honoured only where whoever could
    /// write the contract is no author of the change.
    pub grant: Vec<String>,
    /// How much may change.
    pub budget: Budget,
    /// Whether files outside of `allow` may change.
    pub mode: Mode,
}

/// How much may change; nothing bounds what is not said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Budget {
    /// Most changed files.
    pub files: Option<usize>,
    /// Most lines that come or go.
    pub lines: Option<usize>,
    /// Most new files.
    pub new_files: Option<usize>,
}

/// Whether files outside of `allow` may change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    /// What `allow` names may change, and what the task explains.
    #[default]
    Open,
    /// Only what `allow` and `assume` name may change.
    Closed,
}

/// What a contract says of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Covers {
    /// It must not change, by this pattern.
    Denied(String),
    /// The task is about it.
    Allowed,
    /// It may change along.
    Assumed,
    /// It is outside of what may change.
    Outside,
    /// The contract leaves it to the task.
    Unsaid,
}

/// A contract, checked and compiled.
#[derive(Clone, Debug)]
pub struct Contract {
    /// Where it stands, for people.
    pub name: String,
    /// How far whoever could write it is trusted.
    pub trust: Trust,
    /// As it was written.
    pub written: ContractFile,
    allow: Gitignore,
    assume: Gitignore,
    deny: Gitignore,
}

impl Contract {
    /// Reads `text`, the contract that stands in `name`.
    ///
    /// # Errors
    /// Text that is not TOML, an unknown field, a pattern or a grant that does not read.
    pub fn read(name: &str, trust: Trust, text: &str) -> Result<Self, TaskError> {
        let wrong = |detail: String| TaskError::Contract { name: name.to_owned(), detail };
        let written: ContractFile = toml::from_str(text).map_err(|e| wrong(e.to_string()))?;
        let compile = |patterns: &[String]| {
            let mut builder = GitignoreBuilder::new("");
            for pattern in patterns {
                builder.add_line(None, pattern).map_err(|e| wrong(format!("the pattern `{pattern}`: {e}")))?;
            }
            builder.build().map_err(|e| wrong(e.to_string()))
        };
        for grant in &written.grant {
            let (verb, object) = grant.trim().split_once(' ').unwrap_or((grant.trim(), ""));
            if !verbs::asks_for_something(&verb.to_lowercase()) || object.trim().is_empty() {
                return Err(wrong(format!(
                    "the grant `{grant}` does not read: a verb and an object, like `destroy table legacy_jobs`"
                )));
            }
        }
        if written.mode == Mode::Closed && written.allow.is_empty() {
            return Err(wrong("mode = \"closed\" allows nothing: name paths in `allow`".to_owned()));
        }
        Ok(Self {
            name: name.to_owned(),
            trust,
            allow: compile(&written.allow)?,
            assume: compile(&written.assume)?,
            deny: compile(&written.deny)?,
            written,
        })
    }

    /// What it asks for by name.
    pub fn grants(&self) -> impl Iterator<Item = &str> {
        self.written.grant.iter().map(String::as_str)
    }

    /// What it says of `path`.
    pub fn covers(&self, path: &RepoPath) -> Covers {
        let text = path.to_text();
        // A path that leaves the root is nothing that a pattern could mean.
        let matched = |matcher: &Gitignore| {
            let found = path.is_inside().then(|| matcher.matched_path_or_any_parents(&text, false))?;
            found.inner().filter(|_| found.is_ignore()).map(|glob| glob.original().to_owned())
        };
        if let Some(pattern) = matched(&self.deny) {
            Covers::Denied(pattern)
        } else if matched(&self.allow).is_some() {
            Covers::Allowed
        } else if matched(&self.assume).is_some() {
            Covers::Assumed
        } else if self.written.mode == Mode::Closed {
            Covers::Outside
        } else {
            Covers::Unsaid
        }
    }

    /// Why it forbids what it says of a path so; none where it does not.
    pub fn why(&self, covers: &Covers) -> Option<String> {
        match covers {
            Covers::Denied(pattern) => Some(format!("the contract ({}) denies `{pattern}`", self.name)),
            Covers::Outside => Some(format!("the contract ({}) is closed and does not allow it", self.name)),
            Covers::Allowed | Covers::Assumed | Covers::Unsaid => None,
        }
    }

    /// Which of `names`, an effect, a family, a kind of target, must not come about.
    pub fn denies(&self, names: &[&str]) -> Option<&str> {
        let same = |denied: &&String| names.iter().any(|name| name.eq_ignore_ascii_case(denied.trim()));
        self.written.deny_effects.iter().find(same).map(String::as_str)
    }

    /// The contract that a `Scope:` line of a commit is.
    pub(super) fn of_scope(name: &str, patterns: &str) -> Option<Self> {
        let allow: Vec<String> =
            patterns.split([',', ' ']).map(str::trim).filter(|one| !one.is_empty()).map(str::to_owned).collect();
        let written = ContractFile { allow, ..ContractFile::default() };
        let text = toml::to_string(&written).ok()?;
        Self::read(name, Trust::Author, &text).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = r#"
        task = "Retry uploads on 503"
        allow = ["src/upload/**", "tests/upload*"]
        assume = ["docs/**", "CHANGELOG.md"]
        deny = ["migrations/**"]
        deny_effects = ["destroy", "T5"]
        grant = ["destroy table legacy_jobs"]
        budget = { files = 8 }
        mode = "closed"
    "#;

    #[test]
    fn a_contract_says_what_may_change() {
        let contract = Contract::read("task.toml", Trust::Requester, TEXT).unwrap();
        let covers = |path: &str| contract.covers(&RepoPath::from(path));
        assert_eq!(covers("src/upload/retry.rs"), Covers::Allowed);
        assert_eq!(covers("CHANGELOG.md"), Covers::Assumed);
        assert_eq!(covers("migrations/1.sql"), Covers::Denied("migrations/**".into()));
        assert_eq!((covers("src/main.rs"), covers("../x")), (Covers::Outside, Covers::Outside));
        assert_eq!(contract.denies(&["empty", "destroy"]), Some("destroy"));
        assert_eq!(contract.denies(&["empty", "unscoped", "T4"]), None);
        assert_eq!(contract.written.budget.files, Some(8));
    }

    #[test]
    fn what_does_not_read_says_why() {
        for (text, part) in [
            ("grants = []", "grants"),
            ("grant = [\"legacy_jobs\"]", "a verb and an object"),
            ("grant = [\"look at legacy_jobs\"]", "a verb and an object"),
            ("allow = [\"[z-a]\"]", "pattern"),
            ("mode = \"shut\"", "shut"),
            ("mode = \"closed\"", "allows nothing"),
            ("task = ", "1"),
        ] {
            let error = Contract::read("task.toml", Trust::Requester, text).unwrap_err().to_string();
            assert!(error.contains(part) && error.contains("task.toml"), "{text}: {error}");
        }
    }
}
