//! The stated task: what was asked for, where that is said, and how far whoever said it is trusted.
//!
//! Trust goes by who could write a text, not by its format. What the author of a change could write, the message of a
//! commit, the description of a merge request, explains and narrows; what stood before the change, or was handed over as
//! the requester's, may grant an effect.

mod body;
mod clause;
mod contract;
mod deed;
mod discover;
mod errand;
mod event;
mod named;
mod phrases;
mod spec;
mod verbs;

use crate::repo::Past;
use crate::source::RepoPath;
pub use contract::{Contract, ContractFile, Covers};
pub use deed::{Deed, Wanted};
pub use discover::{CONTRACT, Given, TaskError};
pub use errand::Errand;
pub use event::{Body, of_github_event, of_merge_request};
pub use named::named;
pub use phrases::distinctive;
use phrases::{CHANGES, FORMATS, Phrases, REFACTORS, REMOVES, RENAMES, REVERTS, REWRITES, says};
pub use spec::name_of as spec_of;

/// What is said of a change, from wherever it is said. Several explain together.
#[derive(Clone, Debug, Default)]
pub struct Task {
    said: Vec<Said>,
    contracts: Vec<Contract>,
}

/// One text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// Where it came from.
    pub source: TaskSource,
    /// How far it is trusted.
    pub trust: Trust,
    /// What it says.
    pub text: String,
    /// The files that it is about; none for all of them.
    about: Option<Vec<RepoPath>>,
    /// Whether it only says what is not to be done.
    denies: bool,
}

impl Said {
    /// A text about the whole change.
    pub fn whole(source: TaskSource, trust: Trust, text: impl Into<String>) -> Self {
        Self { source, trust, text: text.into(), about: None, denies: false }
    }

    /// A text that only says what is not to be done.
    fn ruling_out(source: TaskSource, text: String) -> Self {
        Self { denies: true, ..Self::whole(source, Trust::Author, text) }
    }
}

/// Where a text came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, strum::Display)]
#[serde(rename_all = "kebab-case")]
pub enum TaskSource {
    /// A contract file, or a fenced block that is one.
    #[strum(to_string = "the contract")]
    Contract,
    /// It was given with `--task` or `--task-file`.
    #[strum(to_string = "the task that was given")]
    Given,
    /// It is the `task.md` of a case.
    #[strum(to_string = "task.md")]
    Case,
    /// It is what the event of a pull request says.
    #[strum(to_string = "the pull request")]
    PullRequest,
    /// It is what the variables of a merge request say.
    #[strum(to_string = "the merge request")]
    MergeRequest,
    /// It is what an agent was prompted with.
    #[strum(to_string = "the prompt of the agent")]
    Prompt,
    /// It is an item of a specification that stood before the change.
    #[strum(to_string = "the specification")]
    Spec,
    /// It is the message of a commit of the change.
    #[strum(to_string = "the messages of its commits")]
    Commits,
}

/// How far whoever could write a text is trusted.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, strum::Display, clap::ValueEnum,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Trust {
    /// The author of the change could: it explains and narrows
    #[default]
    Author,
    /// Whoever asked for the change wrote it: it may grant effects
    Requester,
}

impl Task {
    /// The task that these texts and contracts are.
    pub fn new(said: Vec<Said>, contracts: Vec<Contract>) -> Self {
        let said = said.into_iter().filter(|said| !said.text.trim().is_empty()).collect();
        Self { said, contracts }
    }

    /// The task that the author of a change states.
    pub fn stated(text: &str) -> Self {
        Self::new(vec![Said::whole(TaskSource::Given, Trust::Author, text)], Vec::new())
    }

    /// The same, and what those say of it who made the change, each commit for the files that it touches.
    pub fn with_commits(&self, within: &Past) -> Self {
        let of_step = |step: &crate::repo::Step| {
            // Of a merge it is not known what it did.
            let about = step.touched.iter().map(|touch| touch.path.clone()).collect::<Vec<_>>();
            let about = (!about.is_empty()).then_some(about);
            Said { about, ..Said::whole(TaskSource::Commits, Trust::Author, step.message.clone()) }
        };
        let said = self.said.iter().cloned().chain(within.steps.iter().map(of_step)).collect();
        let lines = within.steps.iter().flat_map(|step| step.message.lines());
        let scopes = lines.filter_map(|line| Contract::of_scope("Scope: of a commit", line.strip_prefix("Scope:")?));
        Self::new(said, self.contracts.iter().cloned().chain(scopes).collect())
    }

    /// Whether anything is said.
    pub fn is_stated(&self) -> bool {
        !self.said.is_empty()
    }

    /// Whether somebody stated a task, and not only those who made the change what they did.
    pub fn is_given(&self) -> bool {
        !self.contracts.is_empty() || self.given().next().is_some()
    }

    fn given(&self) -> impl Iterator<Item = &Said> {
        self.said.iter().filter(|said| said.source != TaskSource::Commits)
    }

    /// The contracts, each of which holds by itself.
    pub fn contracts(&self) -> &[Contract] {
        &self.contracts
    }

    /// All that is said of what is to be done.
    pub fn text(&self) -> String {
        self.said.iter().filter(|said| !said.denies).map(|said| said.text.as_str()).collect::<Vec<_>>().join("\n")
    }

    /// Every text, with where it came from and how far it is trusted.
    pub fn said(&self) -> &[Said] {
        &self.said
    }

    /// Where it came from, for people: `the task that was given and the messages of its commits`.
    pub fn sources(&self) -> String {
        let mut sources: Vec<TaskSource> = self.said.iter().map(|said| said.source).collect();
        sources.extend(self.contracts.iter().map(|_| TaskSource::Contract));
        sources.sort_unstable();
        sources.dedup();
        sources.iter().map(TaskSource::to_string).collect::<Vec<_>>().join(" and ")
    }

    /// Where it came from and how far it is trusted, for people.
    pub fn described(&self) -> String {
        let trusted = |trust: &Trust| *trust == Trust::Requester;
        let texts = self.given().map(|said| said.trust).chain(self.contracts.iter().map(|contract| contract.trust));
        let grants = match texts.map(|trust| trusted(&trust)).fold((false, false), |(t, f), is| (t | is, f | !is)) {
            (true, false) => "it may grant effects",
            (true, true) => "what stood before or came from the requester may grant effects, the rest explains",
            _ => "it explains and grants nothing",
        };
        format!("{}; {grants}", self.sources())
    }

    /// What is said of the file at `path`: of commits, those that touch it.
    pub fn of(&self, path: &RepoPath) -> Self {
        let concerns = |said: &&Said| said.about.as_ref().is_none_or(|about| about.contains(path));
        Self { said: self.said.iter().filter(concerns).cloned().collect(), contracts: self.contracts.clone() }
    }

    /// How far `deed` was asked for: by what is trusted, and by anything that was given.
    pub fn wants(&self, deed: &Deed<'_>) -> Wanted {
        let said = self.given().map(|said| (said.trust, deed.wanted(&said.text)));
        let granted = |contract: &Contract| {
            let named = contract.grants().any(|grant| deed.wanted(grant) == Wanted::Named);
            named.then_some((contract.trust, Wanted::Named))
        };
        let all: Vec<(Trust, Wanted)> = said.chain(self.contracts.iter().filter_map(granted)).collect();
        // Who forbids is heard, whatever another allows.
        if all.iter().any(|(_, wanted)| *wanted == Wanted::Forbidden) {
            return Wanted::Forbidden;
        }
        let of = |(trust, wanted): (Trust, Wanted)| match wanted {
            Wanted::Named if trust == Trust::Author => Wanted::Mentioned,
            other => other,
        };
        all.into_iter().map(of).max().unwrap_or(Wanted::Unsaid)
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
        self.said.iter().any(|said| !said.denies && says(&said.text, phrases))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repo::{Step, Touch};

    fn task(text: &str) -> Task {
        Task::stated(text)
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
        let task = Task::default().with_commits(&past);
        let says = |path: &str| task.of(&RepoPath::from(path)).says_revert();
        assert_eq!((task.says_revert(), says("a"), says("b"), says("c")), (true, true, false, false));
        assert_eq!(task.sources(), "the messages of its commits");
    }
}
