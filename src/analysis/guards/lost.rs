//! Guards that stood in front of an operation, and do no longer.

use super::given::{is_nothing, last_arguments};
use std::collections::BTreeMap;

use super::moved::{Search, waives, waives_what_it_is_handed};
use super::operation::{Deed, Operation};
use super::pairing::{Counterpart, Place, counterpart, is_same_act, left_over, standing, stands};
use super::program::{Program, Unit};
use super::protection::Protection;
use super::replaced::mentions;
use super::say::Loss;
use super::words::{has, last, names};
use crate::fact::outline::{Item, Outline, Speech, What};
use crate::fact::{Confidence, TargetClass};
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
        // What was taken out into functions of its own is still done.
        let now = now.map(|now| match now.alike < SAME_WORK {
            true => Counterpart { alike: now.alike.max(standing(search.programs, at, unit, now)), ..now },
            false => now,
        });
        let is_same = is_still(search, at, operation, place);
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

/// What the guard looked at, and what was made of it since.
fn subjects(program: &Program<'_>, unit: &Unit, guard: &Protection) -> Vec<String> {
    // A module that works out a path is no path: `File.expand_path(params[:name])`.
    let works_out = |name: &&String| {
        matches!(name.split_once('.'), Some(("file" | "dir", "expand_path" | "join" | "realpath" | "absolute_path")))
    };
    let looked_at = guard.subjects.iter().filter(|name| !works_out(name));
    let mut subjects: Vec<String> = looked_at.flat_map(|name| name.split('.').map(str::to_owned)).collect();
    subjects.retain(|name| {
        ![
            "len", "length", "count", "size", "is_empty", "empty", "nil", "blank", "present", "any", "root", "base",
            "dir", "folder",
        ]
        .contains(&name.as_str())
    });
    let outline = program.outline(Side::Before);
    let start = unit.at.map_or(0, |at| at + 1);
    let end = unit.at.and_then(|at| outline.items.get(at)).map_or(outline.items.len(), |item| item.end);
    for item in outline.items.get(start..end).unwrap_or_default().iter().filter(|item| item.what == What::Binding) {
        if mentions(&item.text, &subjects) {
            subjects.extend(names(&item.name));
        }
    }
    subjects
}

/// The operation that tells most of those that nothing guards now, where it stands, and how many they are.
fn unguarded<'u>(
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

/// Whether the operation is no longer given what the guard looked at.
fn loses_subject(
    search: &Search<'_, '_>,
    program: &Program<'_>,
    unit: &Unit,
    guard: &Protection,
    (now, at): Place,
) -> bool {
    let mut subjects = subjects(program, unit, guard);
    subjects.extend(sources(program, unit, guard));
    let Some(program) = search.programs.get(now) else { return true };
    let outline = program.outline(Side::After);
    let start = outline.definition_of(at).map_or(0, |at| at + 1);
    let bindings = outline.items.get(start..at).unwrap_or_default().iter().filter(|item| item.what == What::Binding);
    // What was looked up by a name is not what the name was: `job = Job.find(params[:id])`.
    for item in bindings.filter(|item| !is_looked_up(&item.text)) {
        if mentions(&item.text, &subjects) {
            subjects.extend(names(&item.name));
        }
    }
    !program.item(Side::After, at).is_some_and(|item| mentions(&item.text, &subjects))
}

/// What the guard looked at was made of: `params` of `path.resolve(ROOT, ...params.path)`.
fn sources(program: &Program<'_>, unit: &Unit, guard: &Protection) -> Vec<String> {
    let outline = program.outline(Side::Before);
    let start = unit.at.map_or(0, |at| at + 1);
    let looked_at = |item: &Item| {
        names(&item.name)
            .iter()
            .any(|name| guard.subjects.iter().any(|subject| subject.split('.').next() == Some(name)))
    };
    let bindings =
        outline.items.get(start..guard.at).unwrap_or_default().iter().filter(|item| item.what == What::Binding);
    let made = bindings.filter(|item| looked_at(item) && !is_looked_up(&item.text)).flat_map(|item| names(&item.text));
    let roots = made.map(|name| name.split('.').next().unwrap_or_default().to_owned());
    roots
        .filter(|name| {
            matches!(name.as_str(), "params" | "request" | "req" | "args" | "body" | "query" | "name" | "input")
        })
        .collect()
}

/// Whether a value was found among others.
fn is_looked_up(text: &str) -> bool {
    const LOOKS_UP: &[&str] =
        &["find", "find_by", "find_by_id", "find_one", "find_unique", "get_object_or_404", "objects.get"];
    let call = text.trim_start_matches("await ").split('(').next().unwrap_or_default();
    let name = snake(call);
    LOOKS_UP.iter().any(|step| name.strip_suffix(step).is_some_and(|of| of.is_empty() || of.ends_with('.')))
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
            let text = written(item);
            if !(waives(&text, spec) || waives_what_it_is_handed(item, spec)) {
                continue;
            }
            // What is new has nothing to lose, and what was waived before is no news.
            let unit = after.definition_of(at);
            let stood = unit.is_none_or(|unit| {
                before.items.iter().any(|other| {
                    other.what == What::Definition && after.items.get(unit).is_some_and(|item| item.name == other.name)
                })
            });
            let waived_before = before.items.iter().any(|other| {
                other.what == item.what
                    && ends_alike(item, other)
                    && (is_narrow(item) || !is_narrow(other))
                    && (waives(&written(other), spec) || waives_what_it_is_handed(other, spec))
                    && same_place(program, other, at)
            });
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
            break;
        }
    }
    losses
}

/// Settings that limit or protect, and are set to nothing: `timeout=None`, `SAMESITE = "None"`.
fn switched_off(search: &Search<'_, '_>, at: usize, program: &Program<'_>) -> Vec<Loss> {
    let (before, after) = (program.outline(Side::Before), program.outline(Side::After));
    let sets = |item: &Item| matches!(item.what, What::Option | What::Binding);
    let mut losses = Vec::new();
    for (index, item) in after.items.iter().enumerate().filter(|(_, item)| sets(item) && is_nothing(&item.text)) {
        // What a cache keeps for ever waits for nobody.
        let of_cache = after
            .nearest(index, What::Call)
            .and_then(|at| after.items.get(at))
            .is_some_and(|call| snake(&call.name).contains("cache"));
        if of_cache || !program.is_changed(Side::After, index) {
            continue;
        }
        let was_set = |other: &&Item| {
            other.what == item.what
                && other.name == item.name
                && !is_nothing(&other.text)
                && same_place(program, other, index)
        };
        // What was nothing before, and grew later, is what it was.
        let was_nothing = |other: &Item| {
            other.what == item.what
                && other.name == item.name
                && is_nothing(&other.text)
                && same_place(program, other, index)
        };
        if before.items.iter().any(was_nothing) {
            continue;
        }
        let Some(stood) = before.items.iter().position(|other| was_set(&other)) else { continue };
        // Who still sets it elsewhere in the same place has two of them.
        let named = [snake(last(&item.name))];
        let is_set = |spec: &GuardSpec| spec.ambient || spec.class == Some(TargetClass::T3);
        let known = search
            .rules
            .iter()
            .find(|rule| rule.guard.as_ref().is_some_and(|spec| is_set(spec) && has(&named, &spec.options)));
        let Some((rule, spec)) = known.and_then(|rule| Some((rule, rule.guard.as_ref()?))) else { continue };
        losses.push(Loss {
            rule: rule.id.clone(),
            class: spec.class,
            noun: spec.noun.clone(),
            confidence: spec.confidence.unwrap_or(Confidence::High),
            program: at,
            at: index,
            before: Some((at, stood)),
            operation: item.name.clone(),
            text: before.items.get(stood).map(|item| format!("{} = {}", item.name, item.text)).unwrap_or_default(),
            evidence: vec![format!("it is {} now", item.text)],
        });
    }
    losses
}

/// Whether a hook is about some actions only.
fn is_narrow(item: &Item) -> bool {
    item.text.contains("only:") || item.text.contains("except:")
}

/// Whether two items are of the same place in a chain of calls: `anyRequest().permitAll()` is not
/// `requestMatchers("/health").permitAll()`.
fn ends_alike(item: &Item, other: &Item) -> bool {
    let end = |name: &str| name.rsplit('.').take(2).map(snake).collect::<Vec<_>>();
    let is_chain = |item: &Item| item.what == What::Call && item.text.matches('(').count() > 1;
    !(is_chain(item) && is_chain(other)) || end(&item.name) == end(&other.name)
}

/// What an item says: an option with its value, a call with what it is told by place, anything else as it is written.
fn written(item: &Item) -> String {
    match item.what {
        What::Option => said(item),
        // `JWT.decode(token, nil, false)`
        What::Call if last_arguments(&item.text).is_some_and(|given| given.trim_end().ends_with(", false)")) => {
            format!("{} {}_false", item.text, snake(last(&item.name)))
        }
        _ => item.text.clone(),
    }
}

/// An option as one name: `verify_signature_false`.
fn said(item: &Item) -> String {
    format!("{}_{}", item.name, item.text.trim_matches([' ', '"', '\'']).to_lowercase())
}

/// Whether `before` stands in a definition of the name of that around the item at `at`.
fn same_place(program: &Program<'_>, before: &Item, at: usize) -> bool {
    let name = |outline: &crate::fact::outline::Outline, at: Option<usize>| {
        at.and_then(|at| outline.items.get(at)).map(|item| item.name.clone()).unwrap_or_default()
    };
    let (old, new) = (program.outline(Side::Before), program.outline(Side::After));
    let unit = before
        .inside
        .and_then(|at| if old.items.get(at)?.what == What::Definition { Some(at) } else { old.definition_of(at) });
    name(old, unit) == name(new, new.definition_of(at))
}
