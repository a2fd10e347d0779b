//! Which assertion of a test is which on the other side.

use std::collections::BTreeSet;

use super::check::{About, Check};
use super::words::Strength;

/// The link of a chain of as many matchers that asks less than it did.
pub(super) fn weaker_link(before: &Check, after: &Check) -> Option<(Strength, Strength)> {
    let chained = before.links.len() > 1 && before.links.len() == after.links.len();
    let mut links = before.links.iter().copied().zip(after.links.iter().copied());
    links.find(|(was, is)| chained && is < was)
}

/// A tolerance that is wider after.
pub(super) fn wider_tolerance(before: &Check, after: &Check) -> Option<String> {
    for (name, is, wider) in &after.tolerances {
        let was = before.tolerances.iter().find(|(known, ..)| known == name);
        let Some((_, was, _)) = was else { continue };
        if (*wider && is > was) || (!*wider && is < was) {
            return Some(format!("`{name}` goes from {was} to {is}"));
        }
    }
    if let Some(reason) = absolute(before, after) {
        return Some(reason);
    }
    // Exact before, near enough now. What only rounding asks for is none.
    const ROUNDING: f64 = 0.001;
    const DIGITS: f64 = 3.0;
    let near = after.tolerances.iter().any(|(_, by, wider)| if *wider { *by > ROUNDING } else { *by < DIGITS });
    let exact = before.tolerances.is_empty() && before.strength == Some(Strength::Exact);
    (exact && near && before.any == after.any).then(|| "asked for the exact value and now for one near it".to_owned())
}

/// A share of the value before, and a number now that is far more than that share of what is expected.
fn absolute(before: &Check, after: &Check) -> Option<String> {
    const MUCH: f64 = 100.0;
    let by =
        |check: &Check, name: &str| check.tolerances.iter().find(|(known, ..)| known == name).map(|(_, by, _)| *by);
    let (share, is) = (by(before, "rel")?, by(after, "abs")?);
    let expected = before.literals.iter().filter_map(|text| text.parse::<f64>().ok()).fold(1.0, f64::max);
    let same = by(before, "abs").is_none() && by(after, "rel").is_none();
    (same && is > share * expected * MUCH).then(|| format!("`rel` was {share} and `abs` is {is}"))
}

/// How many names of `a` stand in `b`, in percent.
pub(super) fn shares(a: &BTreeSet<String>, b: &BTreeSet<String>) -> usize {
    a.intersection(b).count() * 100 / a.len().max(1)
}

pub(super) type Couples<'a> = Vec<(&'a Check, &'a Check)>;

/// The assertions of both sides: those that are the same, those that changed, those that are gone, those that came.
pub(super) fn couple<'a>(
    before: &'a [Check],
    after: &'a [Check],
) -> (Couples<'a>, Couples<'a>, Vec<&'a Check>, Vec<&'a Check>) {
    let (mut same, mut changed) = (Vec::new(), Vec::new());
    let mut came: Vec<&Check> = after.iter().collect();
    let mut gone: Vec<&Check> = Vec::new();
    for check in before {
        match came.iter().position(|other| other.text == check.text) {
            Some(at) => same.push((check, came.remove(at))),
            None => gone.push(check),
        }
    }
    // What looks at the same thing first, then what names the most of the same.
    let mut likely: Vec<(usize, usize, usize)> = Vec::new();
    for (left, check) in gone.iter().enumerate() {
        for (right, other) in came.iter().enumerate() {
            let subject = !check.subject.is_empty() && check.subject == other.subject;
            let (left_in, right_in) = (shares(&check.names, &other.names), shares(&other.names, &check.names));
            let inside = right_in == 100 && !other.names.is_empty() && left_in > 0;
            let share = if inside { left_in.max(34) } else { left_in.min(right_in) };
            let failure = check.about == About::Failure && other.about == About::Failure;
            let score = if subject { 200 } else { share } + usize::from(failure) * 100;
            if score >= 34 {
                likely.push((score, left, right));
            }
        }
    }
    likely.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    let (mut lefts, mut rights) = (BTreeSet::new(), BTreeSet::new());
    for (_, left, right) in likely {
        if lefts.contains(&left) || rights.contains(&right) {
            continue;
        }
        if let (Some(check), Some(other)) = (gone.get(left), came.get(right)) {
            lefts.insert(left);
            rights.insert(right);
            changed.push((*check, *other));
        }
    }
    let rest = |all: &[&'a Check], used: &BTreeSet<usize>| -> Vec<&'a Check> {
        all.iter().enumerate().filter(|(at, _)| !used.contains(at)).map(|(_, check)| *check).collect()
    };
    let (gone, came) = (rest(&gone, &lefts), rest(&came, &rights));
    match (gone.as_slice(), came.as_slice()) {
        ([check], [other]) if expects_the_same(check, other) => {
            changed.push((*check, *other));
            (same, changed, Vec::new(), Vec::new())
        }
        _ => (same, changed, gone, came),
    }
}

/// Whether the only two that are left expect the same number or text of what is made up in another way.
fn expects_the_same(check: &Check, other: &Check) -> bool {
    let telling = |literal: &&String| literal.len() > 2;
    check.about == other.about
        && check.strength == other.strength
        && check.literals.iter().filter(telling).any(|literal| other.literals.contains(literal))
}
