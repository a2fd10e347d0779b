//! Which guards protect an act, and which of them a change has taken away.

use crate::fact::{Extent, Fact, Guard, GuardKind, Meaning, Origin, Piece, Reversibility, TargetClass, Value};

/// Whether `guard` protects `fact`. A check for emptiness does so only where it looks at what the shell puts in.
pub(super) fn protects(guard: &Guard, fact: &Fact) -> bool {
    let mut names = holes(fact).filter_map(|(name, _)| name.strip_prefix('$')).peekable();
    guard.kind != GuardKind::NotEmpty || names.peek().is_none() || names.any(|name| names_it(&guard.text, name))
}

/// Whether a guard of one of `kinds` stood in front of the same act before, and neither it nor another does now.
pub(super) fn is_lost(kinds: &[GuardKind], before: &Fact, after: &Fact) -> bool {
    let stands = |fact: &Fact, kind: GuardKind| fact.guards.iter().any(|guard| guard.kind == kind);
    let gained = kinds.iter().any(|kind| stands(after, *kind) && !stands(before, *kind));
    let gone = |kind: GuardKind| match kind {
        GuardKind::NotEmpty => may_be_empty_now(before, after),
        GuardKind::CheckedDirectory if !after.flags.iter().any(|flag| flag == "after-unchecked-cd") => false,
        kind => stands(before, kind) && !stands(after, kind),
    };
    same_act(before, after) && is_worth_a_check(after) && !gained && kinds.iter().any(|kind| gone(*kind))
}

fn same_act(before: &Fact, after: &Fact) -> bool {
    match (&before.meaning, &after.meaning) {
        (Some(b), Some(a)) => b.effect == a.effect && b.target.name == a.target.name,
        _ => false,
    }
}

/// One ordinary file, or what git brings back, is not what a check is kept for.
fn is_worth_a_check(fact: &Fact) -> bool {
    let many = |m: &Meaning| m.extent != Extent::One && m.reversibility != Reversibility::Git;
    fact.meaning.as_ref().is_some_and(|m| m.target.class >= TargetClass::T3 || many(m))
}

/// Whether something that was known not to be empty is not known to be so any more.
fn may_be_empty_now(before: &Fact, after: &Fact) -> bool {
    holes(after).filter(|(_, origin)| *origin == Origin::Unknown).any(|(name, _)| {
        let checked = |guard: &Guard| guard.kind == GuardKind::NotEmpty && names_it(&guard.text, name);
        let known = holes(before).any(|(other, origin)| other == name && origin != Origin::Unknown);
        known || (before.guards.iter().any(checked) && !after.guards.iter().any(checked))
    })
}

/// What is only known at run time, and what is known of it.
fn holes(fact: &Fact) -> impl Iterator<Item = (&str, Origin)> {
    let pieces = fact.arguments.iter().flat_map(|value| match value {
        Value::Text(pieces) => pieces.as_slice(),
        _ => &[],
    });
    pieces.filter_map(|piece| match piece {
        Piece::Hole { name, origin, .. } => Some((name.as_str(), *origin)),
        Piece::Literal { .. } => None,
    })
}

/// Whether `text` holds the name as a word of its own.
fn names_it(text: &str, name: &str) -> bool {
    let name = name.trim_start_matches('$');
    text.split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| word == name)
}
