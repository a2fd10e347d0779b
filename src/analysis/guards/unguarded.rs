//! Which of the operations behind a guard nothing guards now.

use super::moved::Search;
use super::operation::{Deed, Operation};
use super::pairing::{Counterpart, Place, left_over, stands};
use super::program::{Program, Unit};
use super::protection::Protection;
use super::subject::loses_subject;
use super::words::last;
use crate::fact::outline::What;
use crate::rule::guard::{Front, GuardSpec, snake};
use crate::source::Side;

/// The operation that tells most of those that nothing guards now, where it stands, and how many they are.
pub(super) fn unguarded<'u>(
    search: &Search<'_, '_>,
    (origin, unit): (usize, &Unit),
    guard: &Protection,
    spec: &GuardSpec,
    behind: &[&'u Operation],
    now: Option<Counterpart>,
) -> Option<(&'u Operation, Place, usize)> {
    let program = search.programs.get(origin)?;
    let place = |operation: &Operation| match now {
        Some(now) => stands(search.programs, origin, unit, operation, now)
            .or_else(|| of_same_kind(search, program, behind, spec, now)),
        None => left_over(program, operation).map(|at| (origin, at)),
    };
    let open: Vec<(&Operation, Place)> = behind
        .iter()
        .filter_map(|operation| Some((*operation, place(operation)?)))
        .filter(|(_, place)| {
            !(search.is_guarded(guard, *place)
                || is_called_guarded(search, guard, *place, now)
                || spec.same_subject && loses_subject(search, program, unit, guard, *place))
        })
        .collect();
    // A chain that is limited at its end is limited, whatever name its start goes by now.
    let is_end = |operation: &Operation| guard.reach.chain == Some(operation.at);
    let ends_guarded = |operation: &&&Operation| {
        is_end(operation) && place(operation).is_some() && !open.iter().any(|(open, _)| is_end(open))
    };
    if behind.iter().any(|operation| ends_guarded(&operation)) {
        return None;
    }
    // What is saved at once needs no transaction, however much was changed before.
    let saves = |operation: &Operation| snake(last(&operation.name)).contains("save_changes");
    if spec.front == Front::Changes
        && behind.iter().any(|operation| saves(operation))
        && open.iter().filter(|(operation, _)| saves(operation)).count() < 2
    {
        return None;
    }
    if says_otherwise(search, program, guard, &open) {
        return None;
    }
    // Several writes may have become one that is all or nothing.
    if spec.front == Front::Changes && now.is_some_and(|now| writes(search, now) == 1) && is_home(&open, now) {
        return None;
    }
    let enough = if spec.front == Front::Changes { 2 } else { 1 };
    // The most telling first: what deletes, before what changes, before what only is.
    let mut telling: Vec<&(&Operation, Place)> = open.iter().collect();
    telling.sort_by_key(|(operation, place)| std::cmp::Reverse((operation.deed, std::cmp::Reverse(place.1))));
    let first = telling.first()?.0.deed;
    let moved = |place: Place| search.is_replaced(guard, place) || search.is_elsewhere(guard, place);
    let alike = telling.into_iter().filter(|(operation, _)| operation.deed == first).take(TOLD);
    let (operation, place) = alike.into_iter().find(|(_, place)| !moved(*place))?;
    let told = now.and_then(|now| led_to(search, now, *place)).unwrap_or(*place);
    (open.len() >= enough).then_some((*operation, told, open.len()))
}

/// How many things a unit writes one after the other.
fn writes(search: &Search<'_, '_>, now: Counterpart) -> usize {
    let Some(program) = search.programs.get(now.program) else { return 0 };
    let operations = program.units(Side::After).get(now.unit).map_or(&[][..], |unit| &unit.operations);
    let writes = operations.iter().filter(|operation| operation.deed >= Deed::Change);
    let mut starts: Vec<usize> =
        writes.filter_map(|operation| program.item(Side::After, operation.at).map(|item| item.span.start)).collect();
    starts.sort_unstable();
    starts.dedup();
    starts.len()
}

/// Whether all that is open stands in the unit itself.
fn is_home(open: &[(&Operation, Place)], now: Option<Counterpart>) -> bool {
    now.is_some_and(|now| open.iter().all(|(_, (program, _))| *program == now.program))
}

/// How many operations of one kind are asked whether something else took over in front of them.
const TOLD: usize = 4;

/// The call in the unit that is left that leads to what was taken out into another file.
fn led_to(search: &Search<'_, '_>, now: Counterpart, (program, at): Place) -> Option<Place> {
    let moved = search.programs.get(program).filter(|_| program != now.program)?;
    let outline = moved.outline(Side::After);
    let name = &outline.items.get(outline.definition_of(at)?)?.name;
    let home = search.programs.get(now.program)?.units(Side::After).get(now.unit)?;
    let call = home.operations.iter().find(|call| call.deed != Deed::Definition && last(&call.name) == name)?;
    Some((now.program, call.at))
}

/// The only thing that the unit does with a file now, where it did one before: `File.OpenRead(path)`, `new FileStream(path)`.
fn of_same_kind(
    search: &Search<'_, '_>,
    program: &Program<'_>,
    behind: &[&Operation],
    spec: &GuardSpec,
    now: Counterpart,
) -> Option<Place> {
    let here = search.programs.get(now.program).filter(|_| spec.front == Front::File)?;
    let is_new = |operation: &&Operation| operation.is_behind(spec.front) && here.is_changed(Side::After, operation.at);
    let unit = here.units(Side::After).get(now.unit)?;
    let mut new = unit.operations.iter().filter(is_new);
    let gone = behind.iter().filter(|operation| program.is_changed(Side::Before, operation.at)).count();
    // What looks itself where a path leads has nothing to lose.
    let is_open = |only: &&Operation| gone == 1 && !spec.is_named(&[snake(&only.name)]);
    // A chain of calls is one thing that is done.
    let start = |operation: &Operation| here.item(Side::After, operation.at).map(|item| item.span.start);
    let Some(only) = new.next() else { return in_what_it_calls(search, spec, unit) };
    (is_open(&only) && new.all(|other| start(other) == start(only))).then_some((now.program, only.at))
}

/// What is done with a file in a function that the change has made and the unit calls: `store.open(name)`.
fn in_what_it_calls(search: &Search<'_, '_>, spec: &GuardSpec, unit: &Unit) -> Option<Place> {
    let is_called =
        |name: &str| unit.operations.iter().any(|call| call.deed != Deed::Definition && last(&call.name) == name);
    search.programs.iter().enumerate().find_map(|(at, program)| {
        let is_new = |unit: &&Unit| !program.units(Side::Before).iter().any(|before| before.path == unit.path);
        let called = program.units(Side::After).iter().filter(is_new).filter(|unit| is_called(last(&unit.path)));
        let mut done = called.flat_map(|unit| &unit.operations).filter(|operation| operation.is_behind(spec.front));
        done.find(|operation| !spec.is_named(&[snake(&operation.name)])).map(|operation| (at, operation.at))
    })
}

/// Whether an operation that was taken out of its unit is still guarded by what is of the whole unit.
fn is_called_guarded(search: &Search<'_, '_>, guard: &Protection, place: Place, now: Option<Counterpart>) -> bool {
    let by_calls = || {
        let now = now?;
        let (program, home) = (search.programs.get(place.0)?, search.programs.get(now.program)?);
        let outline = program.outline(Side::After);
        let name = &outline.items.get(outline.definition_of(place.1)?)?.name;
        let unit = home.units(Side::After).get(now.unit)?;
        let is_call =
            |call: &&Operation| call.deed != Deed::Definition && last(&call.name) == name && call.at != place.1;
        let mut calls = unit.operations.iter().filter(is_call).map(|call| (now.program, call.at)).peekable();
        calls.peek()?;
        Some(calls.all(|call| search.covered(guard, call)))
    };
    if by_calls() == Some(true) {
        return true;
    }
    let unit = || {
        let now = now?;
        let program = search.programs.get(now.program)?;
        let at = program.units(Side::After).get(now.unit)?.at?;
        let is_home = now.program == place.0 && program.outline(Side::After).definition_of(place.1) == Some(at);
        (!is_home && at != place.1).then_some((now.program, at))
    };
    guard.reach.inside.is_some() && unit().is_some_and(|unit| search.is_guarded(guard, unit))
}

/// Whether the text of a statement that said it is put together now, from what is not seen.
fn says_otherwise(
    search: &Search<'_, '_>,
    program: &Program<'_>,
    guard: &Protection,
    open: &[(&Operation, Place)],
) -> bool {
    let is_text = program.item(Side::Before, guard.at).is_some_and(|item| matches!(item.what, What::Text | What::Call));
    let holes = |text: &str| ["{", "\" +", "' +"].iter().map(|hole| text.matches(hole).count()).sum::<usize>();
    is_text
        && open.iter().any(|(operation, (now, at))| {
            let before = program.item(Side::Before, operation.at).map_or("", |item| item.text.as_str());
            let after = search
                .programs
                .get(*now)
                .and_then(|program| program.item(Side::After, *at))
                .map_or("", |item| item.text.as_str());
            is_statement(before) && is_statement(after) && holes(after) > holes(before)
        })
}

/// Whether a call is given a statement of SQL.
fn is_statement(text: &str) -> bool {
    let lower = text.to_lowercase();
    ["select ", "delete from ", "update ", "insert into "].iter().any(|verb| lower.contains(verb))
}
