//! One judgement about a change, with its blast radius, its evidence and its identity over time.

mod fingerprint;
pub mod radius;
mod suppression;

use serde::Serialize;

use crate::fact::{Confidence, Effect, Environment, Extent, Reversibility, TargetClass};
use crate::source::{RepoPath, Side, Span, secrets};
pub use fingerprint::{Identity, digest};
pub use radius::{Level, Radius};
pub use suppression::{Origin, Standing, Suppression};

/// The eight families of rules; the folder of a rule under `rules/`.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    serde::Deserialize,
    schemars::JsonSchema,
    strum::Display,
    strum::EnumString,
    strum::EnumIter,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Family {
    /// Removes persistent state when run or applied.
    Destroy,
    /// Delete and create, by the meaning of the platform.
    Replace,
    /// The selector is missing, constant, may be empty, or is wider than before.
    Unscoped,
    /// A guard that stood before no longer stands on the path to the same operation.
    GuardRemoved,
    /// Without inverse.
    Irreversible,
    /// Nothing in the task explains it.
    OutOfScope,
    /// A test or check that catches less than before.
    TestWeakened,
    /// Access widened.
    Exposure,
}

/// One judgement.
#[derive(Clone, Debug, Serialize)]
pub struct Finding {
    /// Id of the rule, flat kebab-case.
    pub rule: String,
    /// Title of the rule.
    pub title: String,
    /// Its family.
    pub family: Family,
    /// What happens, in one sentence, already neutralised for any output.
    pub message: String,
    /// How far it reaches.
    pub radius: Radius,
    /// Why that radius: `data (table contacts) × container × backup, …`.
    pub reason: String,
    /// How loud to be about it.
    pub level: Level,
    /// How sure.
    pub confidence: Confidence,
    /// What is done.
    pub effect: Effect,
    /// How precious the target is.
    pub class: TargetClass,
    /// The kind and name of the target: `table contacts`.
    pub target: String,
    /// How much of it.
    pub extent: Extent,
    /// Whether it can be undone.
    pub reversibility: Reversibility,
    /// Where it runs.
    pub environment: Environment,
    /// Whether a senior must approve.
    pub gate: bool,
    /// Whether a task that is trusted asked for just that.
    pub asked: bool,
    /// The side on which the judged code stands: before when it was removed.
    pub side: Side,
    /// Where: exactly one primary label, first.
    pub labels: Vec<Label>,
    /// Where the judged code stood before the change, if it did.
    pub before: Option<BeforePlace>,
    /// What was observed, one sentence each.
    pub evidence: Vec<String>,
    /// What to do instead.
    pub help: String,
    /// Edits of the after side, each of which keeps it from happening.
    pub fixes: Vec<Fix>,
    /// Identity that survives line shifts, reformatting and rebases: 32 hex digits.
    pub fingerprint: String,
    /// Who says that it may stand; what is pending is a finding all the same.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suppression: Option<Suppression>,
}

impl Finding {
    /// What says that it may stand, and is approved by nobody yet.
    pub fn pending(&self) -> Option<&Suppression> {
        self.suppression.as_ref().filter(|said| said.standing == Standing::Pending)
    }

    /// The finding with the secrets of every text in it masked, so that no format shows them.
    pub fn masked(mut self) -> Self {
        let labels = self.labels.iter_mut().map(|label| &mut label.text);
        let own = [&mut self.message, &mut self.reason, &mut self.target];
        let fixes = self.fixes.iter_mut().flat_map(|fix| fix.edits.iter_mut().map(|edit| &mut edit.text));
        for text in labels.chain(own).chain(&mut self.evidence).chain(fixes) {
            *text = secrets::mask(text, secrets::Setting::Prose);
        }
        self
    }
}

/// An edit of the after side that keeps a finding from happening. It is somebody's to choose: nothing applies it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fix {
    /// What it does, as a sentence.
    pub description: String,
    /// Which file, as it is called after the change.
    pub path: RepoPath,
    /// What is replaced, in order; bytes of the after side.
    pub edits: Vec<Edit>,
}

/// A replaced text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Edit {
    /// Which bytes; an empty span inserts.
    pub span: Span,
    /// What stands there instead.
    pub text: String,
}

/// A marked place in the after side of a file (in the before side, where the whole file is gone).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Label {
    /// Which file.
    pub path: RepoPath,
    /// Which side `span` counts in. Only a label in a deleted file is `Before`.
    pub side: Side,
    /// Which bytes.
    pub span: Span,
    /// What to say there.
    pub text: String,
    /// What it is to the finding.
    pub kind: LabelKind,
}

/// What a label is to its finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum LabelKind {
    /// The place to look at. Each finding has exactly one.
    Primary,
    /// Another place that explains it.
    Related,
    /// Known, and not shown to people.
    Hidden,
}

/// Where code stood before the change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BeforePlace {
    /// Which file.
    pub path: RepoPath,
    /// Which bytes of the before side.
    pub span: Span,
    /// First line, 1-based.
    pub start_line: usize,
    /// Last line, 1-based, inclusive.
    pub end_line: usize,
}
