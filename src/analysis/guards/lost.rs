//! Guards that stood in front of an operation, and do no longer.

use std::collections::BTreeMap;

use super::moved::{Search, waives};
use super::operation::{Deed, Operation};
use super::pairing::{Place, counterpart, stands};
use super::program::{Program, Unit};
use super::protection::Protection;
use super::say::Loss;
use super::words::{last, names};
use crate::fact::Confidence;
use crate::fact::outline::What;
use crate::rule::guard::{Front, GuardSpec};
use crate::source::Side;

/// A unit that does less than this of what it did has been written anew.
const SAME_WORK: f64 = 0.5;

/// Judges every guard that the change takes out.
pub(super) fn judge(search: &Search<'_, '_>) -> Vec<Loss> {
    let mut losses = Vec::new();
    for (at, program) in search.programs.iter().enumerate() {
        for unit in program.units(Side::Before) {
            losses.extend(in_unit(search, at, program, unit));
        }
        losses.extend(waived(search, program));
    }
    losses
}

/// The guards that `unit` has lost, each told of once.
fn in_unit(search: &Search<'_, '_>, at: usize, program: &Program<'_>, unit: &Unit) -> Vec<Loss> {
    let outline = program.outline(Side::Before);
    let gone = |guard: &&Protection| program.is_changed(Side::Before, guard.at);
    let guards: Vec<&Protection> = program.protections(Side::Before).iter().filter(gone).collect();
    let covered = |guard: &Protection| unit.operations.iter().any(|operation| guard.covers(operation.at, outline));
    if !guards.iter().any(|guard| covered(guard)) {
        return Vec::new();
    }
    let Some(now) = counterpart(search.programs, at, unit) else { return Vec::new() };
    let mut losses: BTreeMap<(usize, usize), Loss> = BTreeMap::new();
    for guard in guards {
        let Some(spec) = search.rules.get(guard.rule).and_then(|rule| rule.guard.as_ref()) else { continue };
        let behind: Vec<&Operation> = unit
            .operations
            .iter()
            .filter(|operation| is_guarded(guard, operation, spec, program) && guard.covers(operation.at, outline))
            .collect();
        if spec.front == Front::Changes && behind.len() < 2 {
            continue;
        }
        let unguarded = behind.iter().filter_map(|operation| {
            let place = stands(search.programs, unit, operation, now)?;
            (!search.is_guarded(guard.rule, place)).then_some((*operation, place))
        });
        let unguarded: Vec<(&Operation, Place)> = unguarded.collect();
        // The most telling first: what deletes, before what changes, before what only is.
        let Some((operation, place)) =
            unguarded.iter().max_by_key(|(operation, place)| (operation.deed, std::cmp::Reverse(place.1)))
        else {
            continue;
        };
        if spec.front == Front::Changes && unguarded.len() < 2 {
            continue;
        }
        if search.is_replaced(guard, *place) || search.is_ambient(guard.rule, guard) {
            continue;
        }
        let Some(confidence) = confidence(spec, guard, now.alike) else { continue };
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
            evidence: vec![format!("{} of {} operations behind it are unguarded now", unguarded.len(), behind.len())],
        });
    }
    losses.into_values().collect()
}

fn named(operation: &Operation) -> String {
    if operation.deed == Deed::Definition {
        operation.name.clone()
    } else {
        format!("{}()", operation.name.trim_end_matches('!'))
    }
}

/// Whether `operation` is something that `guard` guards.
fn is_guarded(guard: &Protection, operation: &Operation, spec: &GuardSpec, program: &Program<'_>) -> bool {
    if guard.at == operation.at || !operation.is_behind(spec.front) {
        return false;
    }
    if !spec.same_subject {
        return true;
    }
    let Some(item) = program.item(Side::Before, operation.at) else { return false };
    let given = names(&item.text);
    guard.subjects.iter().any(|subject| {
        let root = subject.split('.').next().unwrap_or(subject);
        given.iter().any(|name| name.split('.').any(|part| part == last(subject) || part == root))
    })
}

/// How sure the loss is, by how it was known and how much of its unit is as it was.
fn confidence(spec: &GuardSpec, guard: &Protection, alike: f64) -> Option<Confidence> {
    let given = spec.confidence.unwrap_or(Confidence::High);
    let given = if guard.is_named { given } else { given.min(Confidence::Medium) };
    match alike {
        alike if alike >= SAME_WORK => Some(given),
        alike if alike * 2.0 >= SAME_WORK => Some(Confidence::Low),
        _ => None,
    }
}

/// Guards that something new says not to ask: `@AllowAnonymous`, `skip_before_action :authenticate`.
fn waived(search: &Search<'_, '_>, program: &Program<'_>) -> Vec<Loss> {
    let (before, after) = (program.outline(Side::Before), program.outline(Side::After));
    let mut losses = Vec::new();
    for (at, item) in after.items.iter().enumerate() {
        if !matches!(item.what, What::Mark | What::Call | What::Option | What::Binding)
            || !program.is_changed(Side::After, at)
        {
            continue;
        }
        for rule in search.rules {
            let Some(spec) = rule.guard.as_ref() else { continue };
            let text =
                if item.what == What::Option { format!("{}={}", item.name, item.text) } else { item.text.clone() };
            if spec.waivers.is_empty() || !waives(&text, spec) {
                continue;
            }
            // What is new has nothing to lose, and what was waived before is no news.
            let unit = after.definition_of(at);
            let stood = unit.is_none_or(|unit| {
                before.items.iter().any(|other| {
                    other.what == What::Definition && after.items.get(unit).is_some_and(|item| item.name == other.name)
                })
            });
            let waived_before = before
                .items
                .iter()
                .any(|other| other.what == item.what && waives(&other.text, spec) && same_place(program, other, at));
            if !stood || waived_before || losses.iter().any(|loss: &Loss| loss.rule == rule.id) {
                continue;
            }
            let index = search.programs.iter().position(|other| std::ptr::eq(other, program)).unwrap_or_default();
            losses.push(Loss {
                rule: rule.id.clone(),
                class: spec.class,
                noun: spec.noun.clone(),
                confidence: spec.confidence.unwrap_or(Confidence::High),
                program: index,
                at,
                before: None,
                operation: unit
                    .and_then(|unit| after.items.get(unit))
                    .map(|item| item.name.clone())
                    .unwrap_or_default(),
                text: item.text.clone(),
                evidence: vec!["what is added takes it away".to_owned()],
            });
        }
    }
    losses
}

/// Whether `before` stands in a definition of the name of that around the item at `at`.
fn same_place(program: &Program<'_>, before: &crate::fact::outline::Item, at: usize) -> bool {
    let name = |outline: &crate::fact::outline::Outline, at: Option<usize>| {
        at.and_then(|at| outline.items.get(at)).map(|item| item.name.clone()).unwrap_or_default()
    };
    let (old, new) = (program.outline(Side::Before), program.outline(Side::After));
    let unit = before
        .inside
        .and_then(|at| if old.items.get(at)?.what == What::Definition { Some(at) } else { old.definition_of(at) });
    name(old, unit) == name(new, new.definition_of(at))
}
