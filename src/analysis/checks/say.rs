//! From what is lost to a judgement.

use crate::analysis::{Judgement, Spot};
use crate::change::ChangeKind;
use crate::fact::{Confidence, Effect, Environment, Extent, Meaning, Reversibility, Target, TargetClass};
use crate::source::{RepoPath, Side, Span};

/// How loud it is, by what is lost and how sure that is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Loud {
    /// A check of small weight, or one that may stand elsewhere.
    Note,
    /// A guard that is weaker, or a check that is plainly gone.
    Warning,
    /// A guard that is plainly gone.
    Error,
}

/// What kind of thing is lost: the tables of radius know guards, tests and exposures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Nature {
    /// A guard that is gone.
    Guard,
    /// A check that counts for less.
    Check,
    /// Access that is given.
    Exposure,
}

impl Nature {
    /// The class of what is lost and the confidence that it is: guards are T3, tests and checks T2. Of all but guards the
    /// confidence alone decides.
    fn stakes(self, loud: Loud) -> (TargetClass, Confidence) {
        match (loud, self) {
            (Loud::Note, _) => (TargetClass::T2, Confidence::Medium),
            (Loud::Warning, Nature::Guard) => (TargetClass::T3, Confidence::Medium),
            (Loud::Warning | Loud::Error, Nature::Check) => (TargetClass::T2, Confidence::High),
            (Loud::Warning | Loud::Error, _) => (TargetClass::T3, Confidence::High),
        }
    }
}

/// One thing that no longer guards.
#[derive(Clone, Debug)]
pub(super) struct Loss {
    /// Id of the rule that documents it.
    pub(super) rule: &'static str,
    pub(super) nature: Nature,
    pub(super) loud: Loud,
    /// What it is: `tests`, `a linter`.
    pub(super) noun: String,
    /// What it is called: a job, a hook, a path.
    pub(super) name: String,
    /// Why it matters, in half a sentence.
    pub(super) reason: String,
    pub(super) evidence: Vec<String>,
    pub(super) path: RepoPath,
    pub(super) side: Side,
    pub(super) span: Span,
    /// Where it stood before, if the finding is shown on the after side.
    pub(super) before: Option<(RepoPath, Span)>,
}

impl Loss {
    /// What is seen on the after side.
    pub(super) fn after(rule: &'static str, loud: Loud, path: &RepoPath, span: Span) -> Self {
        Self::at(rule, loud, path, Side::After, span)
    }

    /// What stood on the before side.
    pub(super) fn before(rule: &'static str, loud: Loud, path: &RepoPath, span: Span) -> Self {
        Self::at(rule, loud, path, Side::Before, span)
    }

    fn at(rule: &'static str, loud: Loud, path: &RepoPath, side: Side, span: Span) -> Self {
        let (noun, name, reason) = (String::new(), String::new(), String::new());
        let nature = Nature::Guard;
        Self {
            rule,
            nature,
            loud,
            noun,
            name,
            reason,
            evidence: Vec::new(),
            path: path.clone(),
            side,
            span,
            before: None,
        }
    }

    /// With what it is, what it is called, and why it matters.
    pub(super) fn told(mut self, noun: &str, name: impl Into<String>, reason: impl Into<String>) -> Self {
        (self.noun, self.name, self.reason) = (noun.to_owned(), name.into(), reason.into());
        self
    }

    /// As a loss of this nature.
    pub(super) fn of(mut self, nature: Nature) -> Self {
        self.nature = nature;
        self
    }

    /// With what was observed.
    pub(super) fn seen(mut self, evidence: impl Into<String>) -> Self {
        self.evidence.push(evidence.into());
        self
    }

    /// The judgement that it is.
    pub(super) fn judgement(self) -> Judgement {
        let (class, confidence) = self.nature.stakes(self.loud);
        let spot = Spot { path: self.path, side: self.side, span: self.span };
        let gone = self.side == Side::Before;
        let before = self.before.map(|(path, span)| Spot { path, side: Side::Before, span });
        let exposes = self.nature == Nature::Exposure;
        Judgement {
            rule: self.rule.into(),
            change: if gone { ChangeKind::Removed } else { ChangeKind::Modified },
            meaning: Meaning {
                row: "what both sides of the change check".to_owned(),
                effect: if exposes { Effect::Expose } else { Effect::Disable },
                target: Target { class, noun: self.noun.clone(), name: self.name.clone() },
                extent: Extent::One,
                reversibility: Reversibility::Git,
                confidence,
                environment: Environment::Unknown,
                anyone: false,
            },
            before: before.or_else(|| gone.then(|| spot.clone())),
            address: format!("{}: {}", spot.path, self.name),
            spot,
            related: Vec::new(),
            name: self.noun,
            reason: self.reason,
            evidence: self.evidence,
            fixes: Vec::new(),
            help: None,
        }
    }
}
