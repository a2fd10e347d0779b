//! From a loss to a judgement.

use super::census::{Census, Gone};
use super::scale;
use crate::analysis::{Judgement, Spot};
use crate::change::ChangeKind;
use crate::fact::role::role_of;
use crate::fact::{Confidence, Effect, Environment, Extent, Meaning, Reversibility, Target, TargetClass};
use crate::repo::{ChangeSet, FileDiff};
use crate::source::{Side, Source, Span};

/// What a change takes away, as one thing.
#[derive(Clone, Debug)]
pub(super) struct Loss {
    /// Id of the rule that documents it.
    pub(super) rule: &'static str,
    pub(super) class: TargetClass,
    pub(super) extent: Extent,
    pub(super) undo: Reversibility,
    pub(super) confidence: Confidence,
    /// What it is: `environment`, `tests`.
    pub(super) noun: &'static str,
    /// What it is called: a folder, or a file.
    pub(super) name: String,
    /// Why it matters, in half a sentence.
    pub(super) reason: String,
    pub(super) evidence: Vec<String>,
}

impl Loss {
    /// The judgement of this loss of `files`; the first of them is shown.
    pub(super) fn of_files(mut self, change: &ChangeSet, files: &[&Gone]) -> Option<Judgement> {
        self.evidence.push(names(files));
        // What has a text can be shown, what has none cannot; and the way back of a migration is not what is lost.
        let text = |gone: &&&Gone| change.files.get(gone.file).is_some_and(|file| file.before.is_some());
        let counts = |gone: &&&Gone| !role_of(&gone.path).lowers();
        let shown = files.iter().filter(counts).find(text).or(files.iter().find(text)).or(files.first())?;
        let file = change.files.get(shown.file)?;
        Some(self.at(first_line(file, Side::Before)?, ChangeKind::Removed))
    }

    /// The judgement of this loss, shown at `spot`.
    pub(super) fn at(self, spot: Spot, change: ChangeKind) -> Judgement {
        let effect = if change == ChangeKind::Removed { Effect::Destroy } else { Effect::Overwrite };
        Judgement {
            rule: self.rule.into(),
            change,
            meaning: Meaning {
                row: "how much of what existed is gone".to_owned(),
                effect,
                target: Target { class: self.class, noun: self.noun.to_owned(), name: self.name.clone() },
                extent: self.extent,
                reversibility: self.undo,
                confidence: self.confidence,
                environment: Environment::Unknown,
                anyone: false,
            },
            before: (spot.side == Side::Before).then(|| spot.clone()),
            spot,
            related: Vec::new(),
            name: self.noun.to_owned(),
            address: self.name,
            reason: self.reason,
            evidence: self.evidence,
            fixes: Vec::new(),
            help: None,
        }
    }
}

/// The first line of a side of `file` that says something.
fn first_line(file: &FileDiff, side: Side) -> Option<Spot> {
    let source = if side == Side::Before { &file.before } else { &file.after };
    let path = source.as_ref().map_or_else(|| file.before_path.as_ref().unwrap_or(&file.path), |source| &source.path);
    let span = source.as_ref().map(line_that_says).unwrap_or_default();
    Some(Spot { path: path.clone(), side, span })
}

fn line_that_says(source: &Source) -> Span {
    let start = source.text.len() - source.text.trim_start().len();
    let line = source.text.get(start..).and_then(|rest| rest.lines().next()).unwrap_or_default();
    Span::new(start, start + line.trim_end().len())
}

/// `gone: a, b and 3 more`.
fn names(files: &[&Gone]) -> String {
    let shown: Vec<&str> = files.iter().take(scale::NAMES).map(|gone| gone.path.as_str()).collect();
    let more = files.len().saturating_sub(shown.len());
    let rest = if more == 0 { String::new() } else { format!(" and {more} more") };
    format!("gone: {}{rest}", shown.join(", "))
}

/// `12 files, 340 lines`.
pub(super) fn amount(files: &[&Gone]) -> String {
    let lines: usize = files.iter().map(|gone| gone.lines).sum();
    let noun = if files.len() == 1 { "file" } else { "files" };
    format!("{} {noun} with {lines} lines", files.len())
}

/// What the change does besides, for the reader to weigh: `the change brings 3 meaningful lines and takes 900 away`.
pub(super) fn balance(census: &Census) -> String {
    let brought: usize = census.added.values().sum();
    let gone: usize = census.gone.iter().filter(|gone| !gone.moved).map(|gone| gone.lines).sum();
    format!("the change brings {brought} meaningful lines and deletes {gone} with their files that stand nowhere else")
}
