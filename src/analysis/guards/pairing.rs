//! Which unit of the after side is the one of before, and which operation the one that stood behind a guard.

use std::collections::BTreeMap;

use super::hooks::ROUTES;
use super::operation::{Deed, Operation};
use super::program::{Program, Unit};
use super::words::last;
use crate::fact::outline::Item;
use crate::rule::guard::snake;
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
    /// How many calls it made.
    pub(super) calls: usize,
}

/// From so much of what a unit did, it is the same under another name.
const SAME_UNIT: f64 = 0.7;

/// The unit of the after side that `unit` of `program` has become.
pub(super) fn counterpart(programs: &[Program<'_>], program: usize, unit: &Unit) -> Option<Counterpart> {
    let own = programs.get(program)?;
    let found = |program: usize, at: usize, other: &Unit| Counterpart {
        program,
        unit: at,
        alike: alike(unit, other),
        calls: calls(unit).count(),
    };
    let here = || own.units(Side::After).iter().enumerate();
    // Of several by one name the second is the second, or where there are more or fewer now, the one that does most of the same.
    let same = || here().filter(|(_, other)| other.path == unit.path);
    let twins = || own.units(Side::Before).iter().filter(|other| other.path == unit.path);
    let place = twins().take_while(|other| other.at != unit.at).count();
    let best = match twins().count() == same().count() {
        true => same().nth(place),
        false => {
            same().max_by(|(a, one), (b, other)| alike(unit, one).total_cmp(&alike(unit, other)).then_with(|| b.cmp(a)))
        }
    };
    if let Some((at, other)) = best {
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
        *counts.entry(last(&operation.name)).or_default() += 1;
    }
    let (mut all, mut kept) = (0usize, 0usize);
    for operation in calls(before) {
        all += 1;
        if let Some(left) = counts.get_mut(last(&operation.name)).filter(|left| **left > 0) {
            *left -= 1;
            kept += 1;
        }
    }
    // What lost a guard has lost the calls that were part of it: all that is left was there before.
    let all_of_it = ratio(kept, calls(after).count());
    if ratio(kept, all) * LEFT >= 1.0 { ratio(kept, all).max(all_of_it) } else { ratio(kept, all) }
}

/// From a fifth of what a unit did, what is left may be all that it does now.
const LEFT: f64 = 5.0;

fn calls(unit: &Unit) -> impl Iterator<Item = &Operation> {
    unit.operations.iter().filter(|operation| operation.deed != Deed::Definition)
}

/// Where `operation` of `before` stands now: in its unit, or in one that is new and may have been taken out of it.
pub(super) fn stands(
    programs: &[Program<'_>],
    origin: usize,
    before: &Unit,
    operation: &Operation,
    counterpart: Counterpart,
) -> Option<Place> {
    let program = programs.get(counterpart.program)?;
    let unit = program.units(Side::After).get(counterpart.unit)?;
    if operation.deed == Deed::Definition {
        return unit.at.map(|at| (counterpart.program, at));
    }
    let own = within(programs.get(origin)?, before, operation, program, unit);
    own.map(|at| (counterpart.program, at))
        .or_else(|| taken_out(programs, counterpart.program, operation))
        .or_else(|| reappears(programs, origin, operation, unit))
}

/// The operation of `unit` that `operation` is now. What the change does not touch is what it was; what it touches is one
/// that it brings.
fn within(
    origin: &Program<'_>,
    before: &Unit,
    operation: &Operation,
    program: &Program<'_>,
    unit: &Unit,
) -> Option<usize> {
    let text = |program: &Program<'_>, side: Side, at: usize| program.item(side, at).map(|item| item.text.clone());
    let said = text(origin, Side::Before, operation.at);
    let others = || unit.operations.iter().filter(|other| other.deed != Deed::Definition);
    let is_same = |other: &&Operation| other.name == operation.name && text(program, Side::After, other.at) == said;
    // The third of four is the third of four.
    let earlier = before.operations.iter().take_while(|other| other.at != operation.at);
    let earlier =
        earlier.filter(|other| other.name == operation.name && text(origin, Side::Before, other.at) == said).count();
    let all = before
        .operations
        .iter()
        .filter(|other| other.name == operation.name && text(origin, Side::Before, other.at) == said)
        .count();
    if others().filter(is_same).count() == all {
        return others().filter(is_same).nth(earlier).map(|other| other.at);
    }
    if !origin.is_changed(Side::Before, operation.at) {
        return others().filter(is_same).nth(earlier).or_else(|| others().find(is_same)).map(|other| other.at);
    }
    let new = || others().filter(|other| program.is_changed(Side::After, other.at));
    // What only lost lines has none that are new: the second of two is the second of two.
    let by_name = |other: &&Operation| other.name == operation.name;
    let twins = || before.operations.iter().filter(by_name);
    let same_number = twins().count() == others().filter(by_name).count();
    let only_lost = || {
        let earlier = twins().take_while(|other| other.at != operation.at).count();
        others().filter(by_name).nth(earlier).filter(|other| same_number && !program.is_changed(Side::After, other.at))
    };
    let receiver = |name: &str| name.rsplit_once('.').map(|(receiver, _)| receiver.to_owned());
    let step = |name: &str| name.rsplit('.').next().unwrap_or_default().to_owned();
    let is_quoted = operation.key.starts_with(['"', '\'', '`']);
    let deeds = |other: &&Operation| operation.deed >= Deed::Change && other.deed == operation.deed;
    let found = new().find(is_same);
    let found = found.or_else(|| new().find(|other| other.name == operation.name && other.key == operation.key));
    let found = found.or_else(|| {
        new().find(|other| {
            is_quoted && other.key == operation.key && (other.deed >= Deed::Change) == (operation.deed >= Deed::Change)
        })
    });
    let found = found.or_else(|| new().find(|other| other.name == operation.name));
    // `note.updateMany(…)` is `note.update(…)` now, and what was deleted through one name is through another.
    // A route that is put in place is no other registration.
    let is_route = is_quoted && ROUTES.contains(&step(&operation.name).as_str());
    let found = found.or_else(|| {
        new().filter(|_| !is_route).find(|other| {
            deeds(other) && receiver(&operation.name).is_some() && receiver(&other.name) == receiver(&operation.name)
        })
    });
    let found = found.or_else(|| new().find(|other| deeds(other) && step(&other.name) == step(&operation.name)));
    let found = found.or_else(only_lost);
    // `db.records.Where(…).Where(…).Delete()` is `db.records.Where(…).Delete()` now.
    let found = found.or_else(|| {
        let same_step = |other: &&Operation| deeds(other) && step(&other.name) == step(&operation.name);
        let twins = before.operations.iter().filter(same_step).count();
        others().find(same_step).filter(|_| twins == 1 && others().filter(same_step).count() == 1)
    });
    // One after the other became all at once.
    let found = found.or_else(|| new().find(|other| is_at_once(operation, other)));
    // `Rows(db.invoices.Where(…)).Single()` where `db.invoices.Where(…).Single()` was: the only one of its name on both sides.
    let is_only = |operations: &[Operation], name: &str| {
        name.contains('.') && operations.iter().filter(|other| step(&other.name) == step(name)).count() == 1
    };
    let is_asked = operation.deed == Deed::Query && is_only(&before.operations, &operation.name);
    let root = operation.name.rsplit_once('.').map(|(of, _)| of.split('.').take(2).collect::<Vec<_>>().join("."));
    let keeps_root = |other: &Operation| {
        root.as_ref().is_some_and(|root| text(program, Side::After, other.at).is_some_and(|text| text.contains(root)))
    };
    let found = found.or_else(|| {
        new().find(|other| {
            is_asked
                && (is_telling(&step(&other.name)) || keeps_root(other))
                && step(&other.name) == step(&operation.name)
                && is_only(&unit.operations, &other.name)
        })
    });
    found.map(|other| other.at)
}

/// Whether `after` writes in one go what `before` wrote one by one: `price.save()`, `Price.objects.bulk_create(prices)`.
fn is_at_once(before: &Operation, after: &Operation) -> bool {
    const WRITES: &[&str] =
        &["save", "create", "insert", "add", "put", "store", "persist", "upsert", "update", "delete", "remove"];
    const AT_ONCE: &[&str] = &["bulk", "many", "all", "batch", "multi"];
    let says = |name: &str, words: &[&str]| snake(last(name)).split('_').any(|word| words.contains(&word));
    before.deed >= Deed::Change
        && after.deed >= Deed::Change
        && says(&before.name, WRITES)
        && !says(&before.name, AT_ONCE)
        && says(&after.name, WRITES)
        && says(&after.name, AT_ONCE)
}

/// The same operation in a unit that the change has made, in the same file before any other.
fn taken_out(programs: &[Program<'_>], home: usize, operation: &Operation) -> Option<Place> {
    if operation.deed < Deed::Change {
        return None;
    }
    let name = own(&operation.name);
    let same = |other: &&Operation| {
        other.deed == operation.deed && own(&other.name) == name && own(&other.key) == own(&operation.key)
    };
    let in_program = |at: usize| {
        let program = programs.get(at)?;
        let is_new = |other: &&Unit| !program.units(Side::Before).iter().any(|before| before.path == other.path);
        let mut found = program.units(Side::After).iter().filter(is_new).flat_map(|unit| &unit.operations).filter(same);
        found.next().map(|operation| (at, operation.at))
    };
    // What has no receiver, and is one word, is called alike in many places.
    let is_telling = operation.name.contains('.') || is_telling(&operation.name);
    in_program(home).or_else(|| (0..programs.len()).filter(|at| *at != home && is_telling).find_map(in_program))
}

/// Where what is gone from its unit is done now, in whatever function of the change that is new or changed: the same deed by
/// the same verb on the same thing. `notes.updateMany({ where: { id, owner } })` is `notes.updateMany({ where: { id } })` in a
/// repository of its own, `products.deleteBySku` is `products.deleteAllBySkuIn`.
fn reappears(programs: &[Program<'_>], origin: usize, operation: &Operation, now: &Unit) -> Option<Place> {
    let home = programs.get(origin).filter(|home| home.is_changed(Side::Before, operation.at))?;
    let said = home.item(Side::Before, operation.at).map(|item| item.text.as_str()).unwrap_or_default();
    let is_it = |program: &Program<'_>, other: &Operation| {
        other.deed == operation.deed
            && program.is_changed(Side::After, other.at)
            && program.item(Side::After, other.at).is_some_and(|item| is_same_act(operation, said, item))
    };
    let order = std::iter::once(origin).chain((0..programs.len()).filter(|at| *at != origin));
    order.into_iter().find_map(|at| {
        let program = programs.get(at)?;
        // A question is the same one where its unit asks it through another.
        let is_asked = |unit: &&Unit| {
            operation.deed >= Deed::Change || calls(now).any(|call| last(&call.name) == last(&unit.path))
        };
        let mut found = program.units(Side::After).iter().filter(is_asked).flat_map(|unit| &unit.operations);
        found.find(|other| is_it(program, other)).map(|other| (at, other.at))
    })
}

/// Whether two operations do the same to the same thing, by what they are called and by the statements that they are given.
pub(super) fn is_same_act(before: &Operation, said: &str, after: &Item) -> bool {
    if before.deed < Deed::Change {
        return statement(said).is_some() && own(&before.name) == own(&after.name);
    }
    if let (Some(was), Some(is)) = (statement(said), statement(&after.text)) {
        return was == is;
    }
    let thing =
        |name: &str| name.rsplit_once('.').map(|(of, _)| last(of).trim_start_matches(['_', '@']).to_lowercase());
    let (Some(was), Some(is)) = (thing(own(&before.name)), thing(own(&after.name))) else { return false };
    was == is && verbs(&before.name).any(|verb| verbs(&after.name).any(|other| verb == other))
}

/// A name without what says that it is of the object itself.
fn own(name: &str) -> &str {
    name.trim_start_matches("this.").trim_start_matches("self.").trim_start_matches(['@', '_'])
}

/// The words of what is called last, in one form: `deleteObjects` → `delete`, `object`.
fn verbs(name: &str) -> impl Iterator<Item = String> {
    let name = snake(last(name));
    let words: Vec<String> =
        name.split('_').filter(|word| word.len() > 2).map(|word| word.trim_end_matches('s').to_owned()).collect();
    words.into_iter()
}

/// The start of a statement of SQL that a call is given: what is done to which table.
fn statement(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    let verb =
        ["select ", "insert into ", "update ", "delete from "].iter().filter_map(|verb| lower.find(verb)).min()?;
    let words = lower.get(verb..)?.split_whitespace();
    Some(words.take(STATEMENT).collect::<Vec<_>>().join(" "))
}

/// So many words of a statement say what it does.
const STATEMENT: usize = 6;

/// Whether a name is of more than one word: `createCoupon`, not `get`.
fn is_telling(name: &str) -> bool {
    snake(name).trim_matches('_').contains('_')
}

/// How much of what `unit` did stands anywhere now, 0 to 1.
pub(super) fn standing(programs: &[Program<'_>], origin: usize, unit: &Unit, counterpart: Counterpart) -> f64 {
    let stands =
        calls(unit).filter(|operation| stands(programs, origin, unit, operation, counterpart).is_some()).count();
    ratio(stands, calls(unit).count())
}

/// `part` of `of`; all of nothing is there.
fn ratio(part: usize, of: usize) -> f64 {
    if of == 0 {
        return 1.0;
    }
    f64::from(u32::try_from(part).unwrap_or(u32::MAX)) / f64::from(u32::try_from(of).unwrap_or(u32::MAX))
}

/// The same operation anywhere in `program`, where the unit that it stood in is gone: `onDelete` became a function without
/// a name.
pub(super) fn left_over(program: &Program<'_>, operation: &Operation) -> Option<usize> {
    let same = |other: &&Operation| {
        other.name == operation.name && other.deed == operation.deed && program.is_changed(Side::After, other.at)
    };
    let mut found = program.units(Side::After).iter().flat_map(|unit| &unit.operations).filter(same);
    found.next().filter(|_| operation.deed >= Deed::Change).map(|operation| operation.at)
}
