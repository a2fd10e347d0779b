//! From what the policy itself has to say to a judgement: it is told of as anything else, by a rule.

use crate::analysis::{Judgement, Spot};
use crate::change::ChangeKind;
use crate::fact::{Confidence, Effect, Environment, Extent, Meaning, Reversibility, Target, TargetClass};
use crate::source::{Side, Source, Span};

/// How loud it is to be said. The tables of radius and level make of it what they make of a guard that is lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Weight {
    /// Worth knowing.
    Note,
    /// Worth a look.
    Warning,
    /// Somebody must approve it.
    Error,
}

impl Weight {
    fn stakes(self) -> (TargetClass, Confidence) {
        match self {
            Weight::Note => (TargetClass::T2, Confidence::Medium),
            Weight::Warning => (TargetClass::T2, Confidence::High),
            Weight::Error => (TargetClass::T3, Confidence::High),
        }
    }
}

/// The first line with something in it from line `first` (0-based) on; of the whole text where there is none.
pub(super) fn shown(source: &Source, first: usize) -> Span {
    let rest = source.lines.start_of(first);
    let text = |from: usize| source.slice(Span::new(from, source.text.len()));
    let from = if text(rest).trim().is_empty() { 0 } else { rest };
    let start = from + text(from).len() - text(from).trim_start().len();
    let line = text(start).lines().next().unwrap_or_default();
    Span::new(start, start + line.trim_end().len())
}

/// One thing that the policy says.
pub(super) struct Said {
    pub(super) rule: &'static str,
    pub(super) weight: Weight,
    pub(super) spot: Spot,
    /// What kind of thing it is about: `suppression`, `configuration`.
    pub(super) noun: &'static str,
    /// What it is called.
    pub(super) name: String,
    /// Why, in half a sentence.
    pub(super) reason: String,
    pub(super) evidence: Vec<String>,
}

impl Said {
    /// As a judgement.
    pub(super) fn judgement(self) -> Judgement {
        let (class, confidence) = self.weight.stakes();
        let gone = self.spot.side == Side::Before;
        Judgement {
            rule: self.rule.into(),
            change: if gone { ChangeKind::Removed } else { ChangeKind::Modified },
            meaning: Meaning {
                row: "what the policy says of itself".to_owned(),
                effect: Effect::Disable,
                target: Target { class, noun: self.noun.to_owned(), name: self.name.clone() },
                extent: Extent::One,
                reversibility: Reversibility::Git,
                confidence,
                environment: Environment::Unknown,
                anyone: false,
            },
            before: gone.then(|| self.spot.clone()),
            address: self.name,
            spot: self.spot,
            related: Vec::new(),
            name: self.noun.to_owned(),
            reason: self.reason,
            evidence: self.evidence,
            fixes: Vec::new(),
            help: None,
        }
    }
}
