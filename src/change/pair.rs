//! Five rounds: identical content at home, identical content elsewhere (moved), the same name in the same parent, the
//! same last step of a chain of calls in the same parent (`rows.filter(…).delete()`, `rows.delete()`). What is left is
//! paired with what reads the same but for the names of what is only known at run time.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BTreeSet;

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Change, ChangeKind, Changes, Index, Placed, Resources};
use crate::fact::role::turns_forward;
use crate::fact::{Fact, FactKind, Guard, Value, bounds, setting};

/// Pairs `before` with `after`. The result depends on the facts and their order alone.
pub fn pair(before: Vec<Placed>, after: Vec<Placed>) -> Changes {
    let mut pairing =
        Pairing { partner: vec![None; before.len()], taken: vec![false; after.len()], changes: Vec::new() };
    pairing.round(&before, &after, at_home, ChangeKind::Unchanged);
    pairing.round(&before, &after, anywhere, ChangeKind::Moved);
    pairing.round(&before, &after, same_name, ChangeKind::Modified);
    pairing.round(&before, &after, same_step, ChangeKind::Modified);
    pairing.round(&before, &after, but_for_names, ChangeKind::Modified);
    let changes = pairing.finish();
    let (index_before, index) = (Index::new(&before), Index::new(&after));
    let resources = Resources {
        gone: gone(&before, &changes),
        kept: kept(&before, &after),
        added: added(&after, &changes),
        guarded: guarded(&after),
    };
    Changes { before, after, changes, index_before, index, resources }
}

/// The classes that protect themselves where they are built.
fn guarded(after: &[Placed]) -> FxHashSet<(String, String)> {
    let settings = after.iter().map(|placed| &placed.fact).filter(|fact| fact.kind == FactKind::Setting);
    let own = settings.filter(|fact| setting::protects(fact)).filter_map(|fact| {
        let (class, method) = fact.parent.split_once('.')?;
        let builds = [class, "constructor", "__init__"].contains(&method);
        builds.then(|| (class.to_owned(), fact.name.clone()))
    });
    own.collect()
}

/// The types of the resources that are new.
fn added(after: &[Placed], changes: &[Change]) -> FxHashSet<String> {
    let added = changes.iter().filter(|change| change.kind == ChangeKind::Added).filter_map(|c| c.after);
    let facts = added.filter_map(|index| after.get(index)).map(|placed| &placed.fact);
    facts.filter(|fact| fact.kind == FactKind::Resource).map(|fact| fact.name.clone()).collect()
}

/// The addresses of resources that stand on both sides.
fn kept(before: &[Placed], after: &[Placed]) -> FxHashSet<String> {
    let addresses = |side: &[Placed]| -> FxHashSet<String> {
        let resources = side.iter().map(|placed| &placed.fact).filter(|fact| fact.kind == FactKind::Resource);
        resources.map(|fact| fact.parent.clone()).collect()
    };
    let after = addresses(after);
    addresses(before).into_iter().filter(|address| after.contains(address)).collect()
}

/// The folders that have lost a resource that is no protection of others.
fn gone(before: &[Placed], changes: &[Change]) -> FxHashSet<String> {
    let removed = changes.iter().filter(|change| change.kind == ChangeKind::Removed).filter_map(|c| c.before);
    let facts = removed.filter_map(|index| before.get(index)).map(|placed| &placed.fact);
    let resources = facts.filter(|fact| fact.kind == FactKind::Resource && fact.meaning.is_none());
    resources.filter_map(setting::folder).map(str::to_owned).collect()
}

struct Pairing {
    partner: Vec<Option<usize>>,
    taken: Vec<bool>,
    changes: Vec<Change>,
}

type Key<'a> = (u8, &'a str, Cow<'a, str>, &'a str, usize);

fn at_home(placed: &Placed) -> Key<'_> {
    let fact = &placed.fact;
    (fact.kind as u8, &fact.name, fact.rendering.as_str().into(), &fact.parent, placed.file)
}

fn anywhere(placed: &Placed) -> Key<'_> {
    let fact = &placed.fact;
    match fact.kind {
        // Two environments that change places have not moved: what stands at home says first what became of it.
        FactKind::Setting => at_home(placed),
        _ => (fact.kind as u8, &fact.name, fact.rendering.as_str().into(), "", usize::MAX),
    }
}

fn same_name(placed: &Placed) -> Key<'_> {
    let fact = &placed.fact;
    (fact.kind as u8, &fact.name, "".into(), &fact.parent, placed.file)
}

fn same_step(placed: &Placed) -> Key<'_> {
    let fact = &placed.fact;
    let name = if fact.kind == FactKind::Call { fact.name.rsplit('.').next().unwrap_or_default() } else { &fact.name };
    (fact.kind as u8, name, "".into(), &fact.parent, placed.file)
}

fn but_for_names(placed: &Placed) -> Key<'_> {
    let fact = &placed.fact;
    match fact.kind {
        // The settings of a resource are written down in another file.
        FactKind::Setting => (fact.kind as u8, &fact.name, "".into(), &fact.parent, usize::MAX),
        _ => (fact.kind as u8, &fact.name, without_holes(&fact.rendering).into(), "", placed.file),
    }
}

/// `execute({conn})` and `execute({c})` read the same.
fn without_holes(text: &str) -> String {
    let mut depth = 0usize;
    let keep = |c: &char| {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 || (depth == 1 && *c == '{')
    };
    text.chars().filter(keep).collect()
}

impl Pairing {
    fn round(&mut self, before: &[Placed], after: &[Placed], key: for<'a> fn(&'a Placed) -> Key<'a>, kind: ChangeKind) {
        let mut open: FxHashMap<Key<'_>, Vec<usize>> = FxHashMap::default();
        for (index, placed) in after.iter().enumerate().filter(|(index, _)| !self.taken[*index]) {
            open.entry(key(placed)).or_default().push(index);
        }
        let mut groups: FxHashMap<Key<'_>, Vec<usize>> = FxHashMap::default();
        for (index, placed) in before.iter().enumerate().filter(|(index, _)| self.partner[*index].is_none()) {
            if open.contains_key(&key(placed)) {
                groups.entry(key(placed)).or_default().push(index);
            }
        }
        let alike = groups.iter().flat_map(|(key, group)| couples(group, &open[key], before, after));
        let mut couples: Vec<(usize, usize)> = alike.collect();
        couples.sort_unstable();
        for (from, to) in couples {
            self.partner[from] = Some(to);
            self.taken[to] = true;
            let kind = match kind {
                ChangeKind::Unchanged if means_something_else(&before[from].fact, &after[to].fact) => {
                    ChangeKind::Modified
                }
                ChangeKind::Moved if turns_forward(&before[from].fact, &after[to].fact) => ChangeKind::Modified,
                kind => kind,
            };
            self.changes.push(Change { kind, before: Some(from), after: Some(to) });
        }
    }

    fn finish(mut self) -> Vec<Change> {
        let removed = self.partner.iter().enumerate().filter(|(_, partner)| partner.is_none());
        self.changes.extend(removed.map(|(i, _)| Change { kind: ChangeKind::Removed, before: Some(i), after: None }));
        let added = self.taken.iter().enumerate().filter(|(_, taken)| !**taken);
        self.changes.extend(added.map(|(i, _)| Change { kind: ChangeKind::Added, before: None, after: Some(i) }));
        self.changes
    }
}

/// What reads the same at the same place has still changed when a name in it stands for something else, when a guard in
/// front of it is gone, or when it runs in another directory.
fn means_something_else(before: &Fact, after: &Fact) -> bool {
    let lost = |guard: &Guard| !after.guards.iter().any(|other| other.kind == guard.kind);
    !Value::all_alike(&before.arguments, &after.arguments)
        || !Value::all_alike(before.receiver.as_slice(), after.receiver.as_slice())
        || !bounds::alike(before, after)
        || before.guards.iter().any(lost)
        || directory(before).ne(directory(after))
}

/// Where a command runs, as far as its script says.
fn directory(fact: &Fact) -> impl Iterator<Item = &str> {
    fact.flags.iter().map(String::as_str).filter(|flag| flag.starts_with("in="))
}

/// Couples the facts of two groups that could be each other: first those that share most words, then those at the most
/// equal places. The same couples come out with the sides swapped. Only a handful is compared; groups of many equal
/// names pair in order.
fn couples(from: &[usize], to: &[usize], before: &[Placed], after: &[Placed]) -> Vec<(usize, usize)> {
    const COMPARED: usize = 16;
    if (from.len() == 1 && to.len() == 1) || from.len().max(to.len()) > COMPARED {
        return from.iter().copied().zip(to.iter().copied()).collect();
    }
    let words = |side: &[Placed], index: usize| -> BTreeSet<String> {
        side[index].fact.rendering.split_whitespace().map(str::to_owned).collect()
    };
    let before: Vec<_> = from.iter().map(|index| words(before, *index)).collect();
    let after: Vec<_> = to.iter().map(|index| words(after, *index)).collect();
    let mut candidates: Vec<(Reverse<usize>, usize, usize, usize, usize)> = Vec::new();
    for (b, one) in before.iter().enumerate() {
        for (a, other) in after.iter().enumerate() {
            candidates.push((Reverse(one.intersection(other).count()), b.abs_diff(a), b + a, b, a));
        }
    }
    candidates.sort_unstable();
    let (mut given, mut taken) = (vec![false; from.len()], vec![false; to.len()]);
    let mut couples = Vec::new();
    for (_, _, _, b, a) in candidates {
        if !given[b] && !taken[a] {
            (given[b], taken[a]) = (true, true);
            couples.push((from[b], to[a]));
        }
    }
    couples
}
