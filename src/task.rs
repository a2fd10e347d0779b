//! The stated task: what was asked for, in the words of whoever asked or did it. It explains a change and never grants
//! anything.

use crate::repo::{History, Past};
use crate::source::RepoPath;

/// What is said of a change, from wherever it is said. Several explain together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Task {
    said: Vec<Said>,
}

/// One text.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Said {
    source: TaskSource,
    text: String,
    /// The files that it is about; none for all of them.
    about: Option<Vec<RepoPath>>,
}

/// Where a text came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, strum::Display)]
pub enum TaskSource {
    /// It was given with `--task` or `--task-file`.
    #[strum(to_string = "the task that was given")]
    Given,
    /// It is the `task.md` of a case.
    #[strum(to_string = "task.md")]
    Case,
    /// It is the message of a commit of the change.
    #[strum(to_string = "the messages of its commits")]
    Commits,
}

/// What a task says that it does.
type Phrases = &'static [&'static str];

/// Something older comes back.
const REVERTS: Phrases = &[
    "revert",
    "reverts",
    "reverted",
    "reverting",
    "reversion",
    "unrevert",
    "rollback",
    "rollbacks",
    "roll back",
    "rolls back",
    "rolled back",
    "rolling back",
    "restore",
    "restores",
    "restored",
    "restoring",
    "back out",
    "backs out",
    "backed out",
    "backing out",
    "backout",
    "undo",
    "undoes",
    "undid",
    "undone",
    "undoing",
    "reset to",
    "resets to",
    "reset back",
    "downgrade",
    "downgrades",
    "downgraded",
    "downgrading",
    "go back",
    "goes back",
    "going back",
    "went back",
    "bring back",
    "brings back",
    "brought back",
    "bringing back",
    "put back",
    "puts back",
    "putting back",
    "add back",
    "adds back",
    "added back",
    "adding back",
    "back to the old",
    "back to old",
    "back to the previous",
    "back to previous",
    "back to the original",
    "back to original",
    "back to the earlier",
    "back to an earlier",
    "back to an older",
    "back to version",
    "re enable",
    "re enables",
    "re enabled",
    "reenable",
    "reenables",
    "reenabled",
    "re add",
    "re adds",
    "re added",
    "readd",
    "reinstate",
    "reinstates",
    "reinstated",
    "re introduce",
    "reintroduce",
    "reintroduces",
    "reintroduced",
    "resurrect",
    "resurrects",
    "re apply",
    "reapply",
    "reapplies",
    "reapplied",
    "re land",
    "reland",
    "relands",
    "unpin",
    "unpins",
    "unfreeze",
    "unfreezes",
];

/// Something goes.
const REMOVES: Phrases = &[
    "remove",
    "removes",
    "removed",
    "removing",
    "removal",
    "delete",
    "deletes",
    "deleted",
    "deleting",
    "deletion",
    "drop",
    "drops",
    "dropped",
    "dropping",
    "rm",
    "kill",
    "unused",
    "obsolete",
    "dead code",
    "no longer",
    "get rid",
    "gets rid",
    "clean up",
    "cleans up",
    "cleanup",
    "cleaning up",
    "retire",
    "retires",
    "retired",
    "deprecated",
    "sunset",
    "discontinue",
    "decommission",
    "end of life",
    "breaking change",
];

/// The same thing in another form.
const REFACTORS: Phrases = &[
    "refactor",
    "refactors",
    "refactored",
    "refactoring",
    "restructure",
    "restructures",
    "reorganise",
    "reorganize",
    "rearrange",
    "clean up",
    "cleans up",
    "cleanup",
    "tidy",
    "tidies",
    "simplify",
    "simplifies",
    "extract",
    "extracts",
    "rename",
    "renames",
    "renaming",
    "deduplicate",
    "dedupe",
    "inline",
    "no functional change",
    "no behaviour change",
    "no behavior change",
    "no change in behaviour",
    "no change in behavior",
];

/// Things are to be called otherwise.
const RENAMES: Phrases = &["rename", "renames", "renamed", "renaming", "reword", "rewords"];

/// Something is to be another than before.
const CHANGES: Phrases = &[
    "fix",
    "fixes",
    "fixed",
    "fixing",
    "bug",
    "bugfix",
    "feat",
    "feature",
    "features",
    "add",
    "adds",
    "added",
    "support",
    "supports",
    "implement",
    "implements",
    "introduce",
    "introduces",
    "new",
    "correct",
    "corrects",
    "improve",
    "improves",
    "improved",
    "update",
    "updates",
    "updated",
    "upgrade",
    "bump",
    "breaking",
    "instead of",
    "allow",
    "allows",
    "now",
];

/// A file may look different as a whole.
const REWRITES: Phrases = &[
    "rewrite",
    "rewrites",
    "rewritten",
    "rewriting",
    "rewrote",
    "re write",
    "reimplement",
    "reimplements",
    "re implement",
    "rework",
    "reworks",
    "reworked",
    "reworking",
    "overhaul",
    "overhauls",
    "redesign",
    "redesigns",
    "redesigned",
    "revamp",
    "revamps",
    "redo",
    "migrate",
    "migrates",
    "migrated",
    "migrating",
    "migration",
    "port",
    "ports",
    "ported",
    "porting",
    "convert",
    "converts",
    "converted",
    "converting",
    "conversion",
    "replace",
    "replaces",
    "replaced",
    "replacing",
    "replacement",
    "switch",
    "switches",
    "switched",
    "move",
    "moves",
    "moved",
    "moving",
    "split",
    "splits",
    "merge the",
    "modernise",
    "modernize",
    "upgrade",
    "upgrades",
    "upgraded",
    "adopt",
    "adopts",
    "translate",
    "translates",
    "translation",
    "translations",
    "regenerate",
    "regenerates",
    "regenerated",
    "generate",
    "generated",
    "overwrite",
    "from scratch",
    "new version",
    "implement",
    "implements",
    "reverse engineer",
];

/// Only its looks change.
const FORMATS: Phrases = &[
    "format",
    "formats",
    "formatted",
    "formatting",
    "formatter",
    "reformat",
    "reformats",
    "reformatted",
    "reformatting",
    "fmt",
    "rustfmt",
    "gofmt",
    "gofumpt",
    "prettier",
    "black",
    "ruff",
    "isort",
    "yapf",
    "autopep8",
    "biome",
    "eslint",
    "tslint",
    "standardrb",
    "rubocop",
    "php cs fixer",
    "pint",
    "ktlint",
    "spotless",
    "csharpier",
    "clang format",
    "lint",
    "lints",
    "linter",
    "linting",
    "pep8",
    "pep 8",
    "indent",
    "indents",
    "indentation",
    "reindent",
    "whitespace",
    "tabs",
    "spaces",
    "quotes",
    "line endings",
    "line ends",
    "crlf",
    "lf",
    "eol",
    "code style",
    "style guide",
    "coding standard",
    "coding standards",
    "pre commit",
    "import order",
    "sort imports",
];

impl Task {
    /// The task that was given, and what `history` says of the change besides.
    pub fn find(given: Option<&str>, history: &History, within: &Past) -> Self {
        let whole = |source, text: &str| Said { source, text: text.to_owned(), about: None };
        let mut said: Vec<Said> = given.map(|text| whole(TaskSource::Given, text)).into_iter().collect();
        said.extend(history.asked().map(|text| whole(TaskSource::Case, &text)));
        said.extend(within.steps.iter().map(|step| {
            // Of a merge it is not known what it did.
            let about = step.touched.iter().map(|touch| touch.path.clone()).collect::<Vec<_>>();
            let about = (!about.is_empty()).then_some(about);
            Said { source: TaskSource::Commits, text: step.message.clone(), about }
        }));
        said.retain(|said| !said.text.trim().is_empty());
        Self { said }
    }

    /// Whether anything is said.
    pub fn is_stated(&self) -> bool {
        !self.said.is_empty()
    }

    /// All that is said.
    pub fn text(&self) -> String {
        self.said.iter().map(|said| said.text.as_str()).collect::<Vec<_>>().join("\n")
    }

    /// Where it came from, for people: `the task that was given and the messages of its commits`.
    pub fn sources(&self) -> String {
        let mut sources: Vec<TaskSource> = self.said.iter().map(|said| said.source).collect();
        sources.sort_unstable();
        sources.dedup();
        sources.iter().map(TaskSource::to_string).collect::<Vec<_>>().join(" and ")
    }

    /// What is said of the file at `path`: of commits, those that touch it.
    pub fn of(&self, path: &RepoPath) -> Self {
        let concerns = |said: &&Said| said.about.as_ref().is_none_or(|about| about.contains(path));
        Self { said: self.said.iter().filter(concerns).cloned().collect() }
    }

    /// Whether it says that something older comes back.
    pub fn says_revert(&self) -> bool {
        self.says(REVERTS)
    }

    /// Whether it says that something goes.
    pub fn says_remove(&self) -> bool {
        self.says(REMOVES)
    }

    /// Whether it says that the same is to be done in another form.
    pub fn says_refactor(&self) -> bool {
        self.says(REFACTORS)
    }

    /// Whether it says that things are called otherwise.
    pub fn says_rename(&self) -> bool {
        self.says(RENAMES)
    }

    /// Whether all that is said is that the same is to be done in another form.
    pub fn says_only_refactor(&self) -> bool {
        let only = |said: &Said| says(&said.text, REFACTORS) && !says(&said.text, CHANGES);
        self.is_stated() && self.said.iter().all(only)
    }

    /// Whether it says that code is written anew, replaced or brought elsewhere.
    pub fn says_rewrite(&self) -> bool {
        self.says(REWRITES) || self.says(REFACTORS)
    }

    /// Whether it says that the looks of code change.
    pub fn says_format(&self) -> bool {
        self.says(FORMATS)
    }

    /// Its words that tell one task from another, in one form each.
    pub fn words(&self) -> Vec<String> {
        distinctive(&self.text())
    }

    fn says(&self, phrases: Phrases) -> bool {
        self.said.iter().any(|said| says(&said.text, phrases))
    }
}

/// Words of `text` that are not in every message, without the ending of the plural.
pub fn distinctive(text: &str) -> Vec<String> {
    const COMMON: &[&str] = &[
        "the", "and", "for", "with", "from", "into", "that", "this", "when", "where", "which", "not", "are", "was",
        "has", "have", "its", "all", "any", "some", "more", "less", "only", "also", "via", "use", "using", "add",
        "adding", "added", "fix", "fixed", "fixing", "make", "update", "updated", "updating", "change", "changed",
        "remove", "removed", "new", "set", "get", "support", "test", "chore", "feat", "docs", "doc", "refactor",
        "style", "improve", "handle", "allow", "move", "merge", "pull", "request", "branch", "bump", "code", "file",
        "minor", "small", "issue", "bug", "web", "app", "src", "main", "should", "instead", "now", "show", "let",
    ];
    let mut words: Vec<String> = words(text)
        .filter(|word| word.len() > 2 && word.chars().any(char::is_alphabetic))
        .map(|word| word.strip_suffix('s').filter(|stem| stem.len() > 2).map_or(word.clone(), str::to_owned))
        .filter(|word| !COMMON.contains(&word.as_str()))
        .collect();
    words.sort_unstable();
    words.dedup();
    words
}

fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|word| !word.is_empty()).map(str::to_lowercase)
}

/// Whether `text` says one of `phrases`, and not that it is not so: `do not revert`.
fn says(text: &str, phrases: Phrases) -> bool {
    const NOT: &[&str] = &["not", "no", "never", "without", "don't", "dont", "doesn't", "avoid", "cannot", "can't"];
    let said: Vec<String> = words(text).collect();
    phrases.iter().any(|phrase| {
        let phrase: Vec<&str> = phrase.split(' ').collect();
        said.windows(phrase.len()).enumerate().any(|(at, window)| {
            let before = said.get(at.saturating_sub(2)..at).unwrap_or_default();
            let negated = phrase.first() != Some(&"no") && before.iter().any(|word| NOT.contains(&word.as_str()));
            window.iter().zip(&phrase).all(|(said, word)| said == word) && !negated
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repo::{Step, Touch};

    fn task(text: &str) -> Task {
        Task::find(Some(text), &History::Nothing, &Past::default())
    }

    #[test]
    fn what_a_task_says_of_going_back() {
        for (text, reverts) in [
            ("Revert \"Add the retry\"", true),
            ("Tidy up\n\nThis reverts commit 0a1b2c3.", true),
            ("fix: roll back the new pool", true),
            ("Rolled-back to the previous release", true),
            ("Back out the change of the cache", true),
            ("Undo #31", true),
            ("Restore the limits of before the sale", true),
            ("Reset to v1.4 of the client", true),
            ("Downgrade the driver", true),
            ("Merge pull request #3 from someone/revert-2-pool", true),
            ("Re-enable the retries", true),
            ("Make the setting irrevertible", false),
            ("Update the styles; do not revert the fix of last week", false),
            ("Link back to the home page", false),
            ("Add a field for the time zone", false),
            ("", false),
        ] {
            assert_eq!(task(text).says_revert(), reverts, "{text}");
        }
    }

    #[test]
    fn what_a_task_says_of_form() {
        assert!(task("Refactor the mailer, no functional change").says_refactor());
        assert!(task("style: run prettier").says_format() && !task("Fix the performance of the form").says_format());
        assert!(task("Port the mailer to SES").says_rewrite() && !task("Fix the report").says_rewrite());
        assert!(task("Drop the old endpoint").says_remove());
    }

    #[test]
    fn a_commit_speaks_of_the_files_that_it_touches() {
        let touch = |path: &str| Touch { path: RepoPath::from(path), ..Touch::default() };
        let step = |message: &str, touched| Step { message: message.into(), touched, ..Step::default() };
        let past = Past {
            steps: vec![step("Revert the pool", vec![touch("a")]), step("Fix a typo", vec![touch("b")])],
            cut: None,
        };
        let task = Task::find(None, &History::Nothing, &past);
        let says = |path: &str| task.of(&RepoPath::from(path)).says_revert();
        assert_eq!((task.says_revert(), says("a"), says("b"), says("c")), (true, true, false, false));
        assert_eq!(task.sources(), "the messages of its commits");
    }
}
