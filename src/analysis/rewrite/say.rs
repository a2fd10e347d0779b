//! From something that was written anew to a judgement.

use crate::analysis::{Judgement, Spot};
use crate::change::ChangeKind;
use crate::fact::{Confidence, Effect, Environment, Extent, Meaning, Reversibility, Target, TargetClass};
use crate::repo::FileDiff;
use crate::source::{Side, Source, Span};

/// What is no longer what it was.
#[derive(Debug)]
pub(super) struct Rewritten {
    /// Id of the rule that documents it.
    pub(super) rule: &'static str,
    pub(super) class: TargetClass,
    /// What it is: `file`, `function`.
    pub(super) noun: &'static str,
    /// What it is called.
    pub(super) name: String,
    /// How sure it is that nobody asked for it.
    pub(super) confidence: Confidence,
    /// Why it matters, in half a sentence.
    pub(super) reason: String,
    pub(super) evidence: Vec<String>,
    /// Other places, with what to say there.
    pub(super) related: Vec<(Spot, String)>,
}

impl Rewritten {
    /// The judgement, shown at `span` of the after side of `file`.
    pub(super) fn at(self, file: &FileDiff, span: Span) -> Judgement {
        let target = Target { class: self.class, noun: self.noun.to_owned(), name: self.name.clone() };
        Judgement {
            rule: self.rule.into(),
            change: ChangeKind::Modified,
            meaning: Meaning {
                row: "both sides of the file".to_owned(),
                effect: Effect::Overwrite,
                target,
                extent: Extent::One,
                reversibility: Reversibility::Git,
                confidence: self.confidence,
                environment: Environment::Unknown,
                anyone: false,
            },
            spot: spot(file, span),
            before: None,
            related: self.related,
            name: self.noun.to_owned(),
            address: format!("{}#{}", file.path, self.name),
            reason: self.reason,
            evidence: self.evidence,
            fixes: Vec::new(),
            help: None,
        }
    }
}

/// A place of the after side.
pub(super) fn spot(file: &FileDiff, span: Span) -> Spot {
    Spot { path: file.path.clone(), side: Side::After, span }
}

/// The line `line` of `source` without the blanks around it; where it says nothing, the next one above or below that does.
pub(super) fn line_at(source: &Source, line: usize) -> Span {
    let count = source.lines.count();
    let says = |line: usize| !source.slice(source.line_span(&(line..line + 1))).trim().is_empty();
    let below = (line..count).find(|line| says(*line));
    let line = below.or_else(|| (0..line.min(count)).rev().find(|line| says(*line))).unwrap_or_default();
    let span = source.line_span(&(line..line + 1));
    let text = source.slice(span);
    let start = span.start + text.len() - text.trim_start().len();
    Span::new(start, start + text.trim().len())
}

/// `1 line`, `2 lines`.
pub(super) fn amount(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}
