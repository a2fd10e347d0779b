//! Which unit of the after side is the one of before, and which operation the one that stood behind a guard.

use std::collections::BTreeMap;

use super::operation::{Deed, Operation};
use super::program::{Program, Unit};
use crate::source::Side;

/// A place on the after side: which program, which item.
pub(super) type Place = (usize, usize);

/// What became of a unit.
#[derive(Clone, Copy, Debug)]
pub(super) struct Counterpart {
    /// The program it is in now.
    pub(super) program: usize,
    /// Its place among the units of that program.
    pub(super) unit: usize,
    /// How much of what it did it still does, 0 to 1.
    pub(super) alike: f64,
}

/// From so much of what a unit did, it is the same under another name.
const SAME_UNIT: f64 = 0.7;

/// The unit of the after side that `unit` of `program` has become.
pub(super) fn counterpart(programs: &[Program<'_>], program: usize, unit: &Unit) -> Option<Counterpart> {
    let own = programs.get(program)?;
    let found = |program: usize, at: usize, other: &Unit| Counterpart { program, unit: at, alike: alike(unit, other) };
    let here = || own.units(Side::After).iter().enumerate();
    if let Some((at, other)) = here().find(|(_, other)| other.path == unit.path) {
        return Some(found(program, at, other));
    }
    let gone = |other: &Unit| !own.units(Side::Before).iter().any(|before| before.path == other.path);
    let name = |path: &str| path.rsplit('.').next().unwrap_or_default().to_owned();
    let elsewhere = programs.iter().enumerate().flat_map(|(at, program)| {
        let is_new = move |other: &Unit| !program.units(Side::Before).iter().any(|before| before.path == other.path);
        program
            .units(Side::After)
            .iter()
            .enumerate()
            .filter(move |(_, other)| is_new(other))
            .map(move |(u, other)| (at, u, other))
    });
    let named = elsewhere.filter(|(_, _, other)| !unit.path.is_empty() && name(&other.path) == name(&unit.path));
    let best = named.map(|(at, u, other)| found(at, u, other)).max_by(|a, b| a.alike.total_cmp(&b.alike));
    if best.is_some() {
        return best;
    }
    let renamed = here().filter(|(_, other)| gone(other)).map(|(at, other)| found(program, at, other));
    renamed.filter(|found| found.alike >= SAME_UNIT).max_by(|a, b| a.alike.total_cmp(&b.alike))
}

/// How much of what `before` did `after` does.
fn alike(before: &Unit, after: &Unit) -> f64 {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for operation in calls(after) {
        *counts.entry(operation.name.as_str()).or_default() += 1;
    }
    let (mut all, mut kept) = (0usize, 0usize);
    for operation in calls(before) {
        all += 1;
        if let Some(left) = counts.get_mut(operation.name.as_str()).filter(|left| **left > 0) {
            *left -= 1;
            kept += 1;
        }
    }
    if all == 0 {
        1.0
    } else {
        f64::from(u32::try_from(kept).unwrap_or(u32::MAX)) / f64::from(u32::try_from(all).unwrap_or(u32::MAX))
    }
}

fn calls(unit: &Unit) -> impl Iterator<Item = &Operation> {
    unit.operations.iter().filter(|operation| operation.deed != Deed::Definition)
}

/// Where `operation` of `before` stands now: in its unit, or in one that is new and may have been taken out of it.
pub(super) fn stands(
    programs: &[Program<'_>],
    before: &Unit,
    operation: &Operation,
    counterpart: Counterpart,
) -> Option<Place> {
    let unit = programs.get(counterpart.program)?.units(Side::After).get(counterpart.unit)?;
    if operation.deed == Deed::Definition {
        return unit.at.map(|at| (counterpart.program, at));
    }
    let alike = |other: &&Operation| other.name == operation.name && other.deed != Deed::Definition;
    let same = |other: &&Operation| alike(other) && other.key == operation.key;
    // The third of four is the third of four.
    let earlier = before.operations.iter().take_while(|other| other.at != operation.at).filter(same).count();
    let own = unit.operations.iter().filter(same).nth(earlier).or_else(|| unit.operations.iter().find(same));
    let own = own.or_else(|| unit.operations.iter().find(alike));
    if let Some(own) = own {
        return Some((counterpart.program, own.at));
    }
    if operation.deed < Deed::Change {
        return None;
    }
    let program = programs.get(counterpart.program)?;
    let is_new = |other: &&Unit| !program.units(Side::Before).iter().any(|before| before.path == other.path);
    let taken_out = program.units(Side::After).iter().filter(is_new).flat_map(|unit| &unit.operations).find(same);
    taken_out.map(|operation| (counterpart.program, operation.at))
}
