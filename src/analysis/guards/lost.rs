//! Guards that stood in front of an operation, and do no longer.

use std::collections::BTreeMap;

use super::moved::Search;
use super::operation::{Deed, Operation};
use super::pairing::{Counterpart, Place, counterpart, is_same_act, standing};
use super::program::{Program, Unit};
use super::protection::Protection;
use super::replaced::mentions;
use super::say::Loss;
use super::subject::subjects;
use super::unguarded::unguarded;
use super::waived::{switched_off, waived};
use crate::fact::Confidence;
use crate::fact::outline::{Outline, Speech, What};
use crate::rule::guard::{Front, GuardSpec, snake};
use crate::source::Side;

/// A unit that does less than this of what it did has been written anew.
const SAME_WORK: f64 = 0.34;

/// Judges every guard that the change takes out.
pub(super) fn judge(search: &Search<'_, '_>) -> Vec<Loss> {
    let mut losses = Vec::new();
    for (at, program) in search.programs.iter().enumerate() {
        let own = losses.len();
        for unit in program.units(Side::Before) {
            losses.extend(in_unit(search, at, program, unit));
        }
        told_once(&mut losses, own, program.outline(Side::After).speech);
        if program.outline(Side::After).speech == Speech::Program {
            losses.extend(waived(search, program));
            losses.extend(switched_off(search, at, program));
        }
    }
    losses
}

/// Keeps one loss of each guard from `from` on: a script runs through its functions, and a document holds its parts. In a
/// program the methods of a class may each have lost it; what was taken out of one of them is told of at home.
fn told_once(losses: &mut Vec<Loss>, from: usize, speech: Speech) {
    let mut rest = losses.split_off(from.min(losses.len()));
    let is_home = |loss: &Loss| loss.before.is_some_and(|(program, _)| program == loss.program);
    rest.sort_by_key(|loss| !is_home(loss));
    let (mut seen, mut places) = (Vec::new(), Vec::new());
    for loss in rest {
        let known = (loss.rule.clone(), loss.before);
        let here = (loss.program, loss.at, loss.rule.clone());
        let is_told = seen.contains(&known) && (speech != Speech::Program || !is_home(&loss));
        let is_same_place = speech == Speech::Program && places.contains(&here);
        seen.push(known);
        places.push(here);
        if !(is_told || is_same_place) {
            losses.push(loss);
        }
    }
}

/// The guards that `unit` has lost, each told of once.
fn in_unit(search: &Search<'_, '_>, at: usize, program: &Program<'_>, unit: &Unit) -> Vec<Loss> {
    let outline = program.outline(Side::Before);
    let covered = |guard: &&Protection| unit.operations.iter().any(|operation| guard.covers(operation.at, outline));
    let guards: Vec<&Protection> = program.protections(Side::Before).iter().filter(covered).collect();
    let gone = |guard: &&Protection| program.is_changed(Side::Before, guard.at) || is_touched(program, guard);
    let moves = unit.operations.iter().any(|operation| program.is_changed(Side::Before, operation.at));
    if !(guards.iter().any(gone) || (moves && !guards.is_empty())) {
        return Vec::new();
    }
    let now = counterpart(search.programs, at, unit);
    let mut losses: BTreeMap<(usize, usize), Loss> = BTreeMap::new();
    let mut decided: Vec<(usize, &str)> = Vec::new();
    for guard in guards {
        // Of what a condition may have been, the first that stood in front of anything is what it was.
        let is_mark = outline.items.get(guard.at).is_some_and(|item| item.what == What::Mark);
        if !is_mark && decided.contains(&(guard.at, guard.text.as_str())) {
            continue;
        }
        let Some(spec) = search.rules.get(guard.rule).and_then(|rule| rule.guard.as_ref()) else { continue };
        let behind: Vec<&Operation> = behind(program, unit, guard, spec);
        if behind.is_empty() || (spec.front == Front::Changes && behind.len() < 2) {
            continue;
        }
        decided.push((guard.at, &guard.text));
        let moved = |operation: &&&Operation| gone(&guard) || program.is_changed(Side::Before, operation.at);
        let moved: Vec<&Operation> = behind.iter().filter(moved).copied().collect();
        let Some((operation, place, count)) = unguarded(search, (at, unit), guard, spec, &moved, now) else { continue };
        if spec.retires && is_retired(search, &guard.text) {
            continue;
        }
        let is_same = is_still(search, at, operation, place);
        // What was taken out into functions of its own is still done; it is looked for where that decides.
        let now = now.map(|now| match now.alike < SAME_WORK && !is_same {
            true => Counterpart { alike: now.alike.max(standing(search.programs, at, unit, now)), ..now },
            false => now,
        });
        let Some(confidence) = confidence(spec, guard, now, is_same) else { continue };
        losses.entry((guard.rule, guard.at)).or_insert_with(|| Loss {
            rule: search.rules.get(guard.rule).map(|rule| rule.id.clone()).unwrap_or_default(),
            class: spec.class,
            noun: spec.noun.clone(),
            confidence,
            program: place.0,
            at: place.1,
            before: Some((at, guard.at)),
            operation: named(operation),
            text: guard.text.clone(),
            evidence: vec![format!("{count} of {} operations behind it are unguarded now", behind.len())],
        });
    }
    losses.into_values().collect()
}

/// Whether what the guard names in a string is nowhere any more, and another line that named it is gone too: a flag that was
/// cleaned up.
fn is_retired(search: &Search<'_, '_>, text: &str) -> bool {
    let strings: Vec<&str> = text.split(['"', '\'', '`']).skip(1).step_by(2).filter(|name| name.len() > 2).collect();
    let count = |side: Side, name: &str| {
        let texts = search.programs.iter().filter_map(|program| program.source(side));
        texts.map(|source| source.text.matches(name).count()).sum::<usize>()
    };
    strings.iter().any(|name| count(Side::After, name) == 0 && count(Side::Before, name) > 1)
}

/// Whether the change touches a check in any part: what it leads to may no longer leave.
fn is_touched(program: &Program<'_>, guard: &Protection) -> bool {
    guard.was_asked && program.is_touched(Side::Before, guard.at)
}

fn named(operation: &Operation) -> String {
    if operation.deed == Deed::Definition {
        operation.name.clone()
    } else {
        format!("{}()", operation.name.trim_end_matches('!'))
    }
}

/// What `guard` stood in front of.
fn behind<'u>(program: &Program<'_>, unit: &'u Unit, guard: &Protection, spec: &GuardSpec) -> Vec<&'u Operation> {
    let outline = program.outline(Side::Before);
    let subjects = subjects(program, unit, guard);
    // A text at the top of a file is of everything in it, and matters to what changes something.
    let is_of_all = outline.speech == Speech::Program
        && outline.items.get(guard.at).is_some_and(|item| matches!(item.what, What::Text | What::Option))
        && (guard.reach.chain.is_none() || (unit.at.is_some() && outline.definition_of(guard.at).is_none()));
    let guarded = |operation: &&Operation| {
        guard.at != operation.at
            && !(guard.at < operation.at && asks(outline, guard.at, operation.at))
            && (operation.is_behind(spec.front) || is_waited_for(outline, guard, operation, spec))
            && !(operation.deed == Deed::Query && spec.is_named(&[snake(&operation.name)]))
            && guard.covers(operation.at, outline)
            && (!is_of_all || operation.deed >= Deed::Change)
            && (spec.front != Front::Many || is_of_many(outline, operation))
            && (!spec.same_subject
                || program.item(Side::Before, operation.at).is_some_and(|item| mentions(&item.text, &subjects)))
    };
    unit.operations.iter().filter(guarded).collect()
}

/// Whether what stands at `at` is asked by the check at `check` itself.
fn asks(outline: &Outline, check: usize, at: usize) -> bool {
    outline.items.get(check).is_some_and(|item| item.what == What::Check)
        && outline.is_in_condition(at)
        && outline.nearest(at, What::Check) == Some(check)
}

/// Whether an operation is what a bound in time is handed: `timeout(DEADLINE, carrier.quote(parcel))`.
fn is_waited_for(outline: &Outline, guard: &Protection, operation: &Operation, spec: &GuardSpec) -> bool {
    let is_call = |at: usize| outline.items.get(at).is_some_and(|item| item.what == What::Call);
    spec.front == Front::Remote
        && guard.reach.inside == Some(guard.at)
        && is_call(guard.at)
        && operation.name.contains('.')
        && outline.items.get(operation.at).is_some_and(|item| item.inside == Some(guard.at))
}

/// Whether an operation deletes, or is done for one thing after the other.
fn is_of_many(outline: &Outline, operation: &Operation) -> bool {
    let in_loop = || [What::Loop, What::Closure].into_iter().any(|what| outline.nearest(operation.at, what).is_some());
    operation.is_behind(Front::Destruction) || in_loop()
}

/// How sure the loss is, by how it was known and how much of its unit is as it was.
fn confidence(spec: &GuardSpec, guard: &Protection, now: Option<Counterpart>, is_same: bool) -> Option<Confidence> {
    let given = spec.confidence.unwrap_or(Confidence::High);
    let given = if guard.is_named { given } else { given.min(Confidence::Medium) };
    let Some(now) = now else { return Some(if guard.is_named { given } else { given.min(Confidence::Medium) }) };
    match now.alike {
        // Of a few calls one more or less says little.
        alike if alike >= SAME_WORK || now.calls <= FEW_CALLS || is_same => Some(given),
        alike if alike * 2.0 >= SAME_WORK => Some(Confidence::Low),
        _ => None,
    }
}

/// Whether what changes something is the same act as before, whatever else its unit does now.
fn is_still(search: &Search<'_, '_>, origin: usize, operation: &Operation, (program, at): Place) -> bool {
    let item = |program: usize, side: Side, at: usize| search.programs.get(program).and_then(|p| p.item(side, at));
    let now = item(program, Side::After, at);
    let was = item(origin, Side::Before, operation.at);
    operation.deed >= Deed::Change && was.zip(now).is_some_and(|(was, now)| is_same_act(operation, &was.text, now))
}

/// A unit of so few calls is not known by them.
const FEW_CALLS: usize = 5;
