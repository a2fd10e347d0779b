//! Where a judgement about a file as a whole is shown, and what it weighs.

use crate::analysis::deletion::kind::{Kind, kind_of};
use crate::analysis::{Judgement, Spot};
use crate::change::ChangeKind;
use crate::fact::{Confidence, Effect, Environment, Extent, Meaning, Reversibility, Target, TargetClass};
use crate::repo::{FileDiff, Hunk, Status};
use crate::source::{Side, Source, Span};

/// A judgement of `rule` about a file, shown where it changes first.
pub(super) fn judgement(rule: &'static str, file: &FileDiff, weight: Weight, reason: String) -> Judgement {
    let path = file.path.to_text();
    let change = match file.status {
        Status::Added | Status::Copied => ChangeKind::Added,
        Status::Deleted => ChangeKind::Removed,
        Status::Modified | Status::Renamed => ChangeKind::Modified,
    };
    Judgement {
        rule: rule.into(),
        change,
        meaning: Meaning {
            row: "the stated task".to_owned(),
            effect: weight.effect,
            target: Target { class: weight.class, noun: "file".to_owned(), name: path.clone() },
            extent: Extent::One,
            reversibility: Reversibility::Git,
            confidence: weight.confidence,
            environment: Environment::Unknown,
            anyone: false,
        },
        spot: spot(file, file.hunks.first()),
        before: None,
        related: Vec::new(),
        name: "file".to_owned(),
        address: path,
        reason,
        evidence: Vec::new(),
        fixes: Vec::new(),
        help: None,
    }
}

/// What a judgement weighs.
#[derive(Clone, Copy, Debug)]
pub(super) struct Weight {
    pub(super) effect: Effect,
    pub(super) class: TargetClass,
    pub(super) confidence: Confidence,
}

/// How much it matters that a file changes which nobody asked to change.
pub(super) fn class_of(file: &FileDiff) -> TargetClass {
    let text = file.after.as_ref().or(file.before.as_ref()).map_or("", |source| source.text.as_str());
    let (role, kind) = kind_of(&file.path.to_text(), text);
    match kind {
        Kind::Infra | Kind::Manifest | Kind::Migration | Kind::Source | Kind::Data if !role.lowers() => TargetClass::T4,
        Kind::Check => TargetClass::T3,
        Kind::Test => TargetClass::T2,
        _ => TargetClass::T1,
    }
}

/// The first line that a hunk changes, or of the file where it only has another name.
pub(super) fn spot(file: &FileDiff, hunk: Option<&Hunk>) -> Spot {
    let side = if file.after.is_none() && file.before.is_some() { Side::Before } else { Side::After };
    let source = if side == Side::Before { file.before.as_ref() } else { file.after.as_ref() };
    let all = source.map(|source| Hunk { before: 0..source.lines.count(), after: 0..source.lines.count() });
    let span =
        source.zip(hunk.or(all.as_ref())).map(|(source, hunk)| first_line(source, hunk, side)).unwrap_or_default();
    let path = source.map_or(&file.path, |source| &source.path);
    Spot { path: path.clone(), side, span }
}

fn first_line(source: &Source, hunk: &Hunk, side: Side) -> Span {
    let lines = hunk.lines(side);
    // Where lines only go, the one that stands there now.
    let last = source.lines.count().saturating_sub(1);
    let (from, to) = (lines.start.min(last), lines.end.clamp(lines.start.min(last) + 1, last + 1));
    let of = |line: usize| source.line_span(&(line..line + 1));
    let says = |span: &Span| !source.slice(*span).trim().is_empty();
    let span = (from..to).map(of).find(says).unwrap_or_else(|| of(from));
    let text = source.slice(span);
    let start = span.start + text.len() - text.trim_start().len();
    Span::new(start.min(span.end), start.min(span.end) + text.trim().len())
}
