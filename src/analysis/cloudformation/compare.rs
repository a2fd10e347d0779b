//! Whether two values differ, and how sure that is.

use rustc_hash::FxHashMap;

use super::value::{Kind, Open, Part, Value};
use crate::fact::Confidence;

/// How sure it is that the two are not the same; nothing where they are.
pub(super) fn differ(before: &Value, after: &Value) -> Option<Confidence> {
    if before == after {
        return None;
    }
    match (before, after) {
        (Value::Text(one), Value::Text(other)) => texts(one, other),
        (Value::List(one), Value::List(other)) => lists(one, other),
        (Value::Map(one), Value::Map(other)) => {
            let (before, after) = (by_key(one), by_key(other));
            let keys = one.iter().chain(other.iter().filter(|(key, _)| !before.contains_key(key.as_str())));
            let absent = &Value::Absent;
            let differs = |(key, _): &(String, Value)| {
                let [one, other] = [&before, &after].map(|side| side.get(key.as_str()).copied().unwrap_or(absent));
                differ(one, other)
            };
            keys.filter_map(differs).max()
        }
        (Value::Choice(one), Value::Choice(other)) => choices(one, other),
        (Value::If(one, held, not), Value::If(other, held_after, not_after)) if one == other => {
            match (differ(held, held_after), differ(not, not_after)) {
                (None, None) => None,
                (Some(held), Some(not)) => Some(held.min(not)),
                // One of the two may be what is deployed.
                _ => Some(Confidence::Low),
            }
        }
        (Value::If(_, held, not), other) | (other, Value::If(_, held, not)) => {
            let either = [differ(held, other), differ(not, other)];
            either.iter().any(Option::is_some).then_some(match either {
                [Some(_), Some(_)] => Confidence::Medium,
                _ => Confidence::Low,
            })
        }
        (Value::Choice(rows), other) | (other, Value::Choice(rows)) => {
            let all = rows.iter().all(|(_, value)| differ(value, other).is_some());
            Some(if all { Confidence::Medium } else { Confidence::Low })
        }
        // One item may be written without its list.
        (Value::List(items), other @ Value::Text(_)) | (other @ Value::Text(_), Value::List(items)) => {
            match items.as_slice() {
                [item] => differ(item, other),
                _ if open(other).is_empty() => Some(Confidence::High),
                _ => Some(Confidence::Low),
            }
        }
        (Value::Absent, other) | (other, Value::Absent) => match other {
            Value::Map(pairs) if pairs.is_empty() => None,
            Value::List(items) if items.is_empty() => None,
            // A parameter may be empty, which some types take for nothing.
            Value::Text(_) if open(other).iter().any(|open| open.kind == Kind::Parameter) => Some(Confidence::Medium),
            // What is off by itself may be written down as off.
            other if matches!(other.as_literal().as_deref(), Some("false" | "")) => Some(Confidence::Medium),
            _ => Some(Confidence::High),
        },
        (Value::Text(_), Value::Map(_)) | (Value::Map(_), Value::Text(_)) => {
            let unknown = !open(before).is_empty() || !open(after).is_empty();
            Some(if unknown { Confidence::Low } else { Confidence::High })
        }
        (Value::List(_), Value::Map(_)) | (Value::Map(_), Value::List(_)) => Some(Confidence::High),
    }
}

fn by_key(pairs: &[(String, Value)]) -> FxHashMap<&str, &Value> {
    pairs.iter().rev().map(|(key, value)| (key.as_str(), value)).collect()
}

fn open(value: &Value) -> Vec<&Open> {
    let mut open = value.open();
    open.sort();
    open
}

fn texts(before: &[Part], after: &[Part]) -> Option<Confidence> {
    let of = |parts: &[Part]| {
        let mut open: Vec<Open> = parts
            .iter()
            .filter_map(|part| if let Part::Open(open) = part { Some(open.clone()) } else { None })
            .collect();
        open.sort();
        open
    };
    if let ([Part::Literal(one)], [Part::Literal(other)]) = (before, after)
        && same(one, other)
    {
        return None;
    }
    let (before, after) = (of(before), of(after));
    // What is open is the same on both sides, so that what is written makes the difference.
    if before == after {
        return Some(Confidence::High);
    }
    let mine: Vec<&Open> = before.iter().filter(|open| !after.contains(open)).collect();
    let theirs: Vec<&Open> = after.iter().filter(|open| !before.contains(open)).collect();
    let resources = |open: &[&Open]| !open.is_empty() && open.iter().all(|open| open.kind == Kind::Resource);
    let apart = || mine.iter().all(|one| theirs.iter().all(|other| one.of != other.of));
    match (resources(&mine), resources(&theirs)) {
        (true, true) if apart() => Some(Confidence::High),
        (true, _) if theirs.is_empty() => Some(Confidence::Medium),
        (_, true) if mine.is_empty() => Some(Confidence::Medium),
        _ => Some(Confidence::Low),
    }
}

/// Whether two literals are one value: `"5432"` and `5432`, `True` and `true`.
fn same(one: &str, other: &str) -> bool {
    let plain = |text: &str| match text.trim() {
        truth if truth.eq_ignore_ascii_case("true") => "true".to_owned(),
        truth if truth.eq_ignore_ascii_case("false") => "false".to_owned(),
        text => text.to_owned(),
    };
    plain(one) == plain(other)
}

fn lists(before: &[Value], after: &[Value]) -> Option<Confidence> {
    let only = |own: &[Value], other: &[Value]| {
        own.iter().filter(|item| !other.iter().any(|other| differ(item, other).is_none())).cloned().collect::<Vec<_>>()
    };
    /// Lists that are longer are compared in place only.
    const PAIRS: usize = 64;
    if before.len() > PAIRS || after.len() > PAIRS {
        return Some(if before.len() == after.len() { Confidence::Medium } else { Confidence::High });
    }
    let (gone, come) = (only(before, after), only(after, before));
    match (gone.as_slice(), come.as_slice()) {
        // Another order, which most types do not mind.
        ([], []) if before.len() == after.len() => Some(Confidence::Low),
        ([], []) => Some(Confidence::Medium),
        (gone, []) | ([], gone) => {
            let sure = !gone.iter().all(|item| matches!(item, Value::If(..)));
            Some(if sure { Confidence::High } else { Confidence::Low })
        }
        (gone, come) => gone.iter().zip(come).filter_map(|(one, other)| differ(one, other)).max(),
    }
}

fn choices(before: &[(String, Value)], after: &[(String, Value)]) -> Option<Confidence> {
    let mut changed = 0;
    let mut kept = 0;
    for (key, value) in before {
        match after.iter().find(|(other, _)| other == key).map(|(_, other)| differ(value, other)) {
            Some(None) => kept += 1,
            Some(Some(_)) => changed += 1,
            // A row that is gone was nobody's, or the deployment fails.
            None => {}
        }
    }
    match (changed, kept) {
        (0, _) => None,
        (_, 0) => Some(Confidence::Medium),
        _ => Some(Confidence::Low),
    }
}
