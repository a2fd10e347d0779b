//! Three rounds: identical content at home, identical content elsewhere (moved), the same name in the same parent.

use rustc_hash::FxHashMap;

use super::{Change, ChangeKind, Changes, Index, Placed};
use crate::fact::{Fact, Guard, Value};

/// Pairs `before` with `after`. The result depends on the facts and their order alone.
pub fn pair(before: Vec<Placed>, after: Vec<Placed>) -> Changes {
    let mut pairing =
        Pairing { partner: vec![None; before.len()], taken: vec![false; after.len()], changes: Vec::new() };
    pairing.round(&before, &after, at_home, ChangeKind::Unchanged);
    pairing.round(&before, &after, anywhere, ChangeKind::Moved);
    pairing.round(&before, &after, same_name, ChangeKind::Modified);
    let changes = pairing.finish();
    let index = Index::new(&after);
    Changes { before, after, changes, index }
}

struct Pairing {
    partner: Vec<Option<usize>>,
    taken: Vec<bool>,
    changes: Vec<Change>,
}

type Key<'a> = (u8, &'a str, &'a str, &'a str, usize);

fn at_home(placed: &Placed) -> Key<'_> {
    let fact = &placed.fact;
    (fact.kind as u8, &fact.name, &fact.rendering, &fact.parent, placed.file)
}

fn anywhere(placed: &Placed) -> Key<'_> {
    let fact = &placed.fact;
    (fact.kind as u8, &fact.name, &fact.rendering, "", usize::MAX)
}

fn same_name(placed: &Placed) -> Key<'_> {
    let fact = &placed.fact;
    (fact.kind as u8, &fact.name, "", &fact.parent, placed.file)
}

impl Pairing {
    fn round(&mut self, before: &[Placed], after: &[Placed], key: for<'a> fn(&'a Placed) -> Key<'a>, kind: ChangeKind) {
        let mut open: FxHashMap<Key<'_>, Vec<usize>> = FxHashMap::default();
        for (index, placed) in after.iter().enumerate().rev().filter(|(index, _)| !self.taken[*index]) {
            open.entry(key(placed)).or_default().push(index);
        }
        for (index, placed) in before.iter().enumerate() {
            if self.partner[index].is_some() {
                continue;
            }
            if let Some(found) = open.get_mut(&key(placed)).and_then(|list| nearest(list, placed, after)) {
                self.partner[index] = Some(found);
                self.taken[found] = true;
                let surroundings =
                    kind == ChangeKind::Unchanged && means_something_else(&placed.fact, &after[found].fact);
                let kind = if surroundings { ChangeKind::Modified } else { kind };
                self.changes.push(Change { kind, before: Some(index), after: Some(found) });
            }
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

/// What reads the same at the same place has still changed when a name in it stands for something else, or when a guard
/// in front of it is gone.
fn means_something_else(before: &Fact, after: &Fact) -> bool {
    let lost = |guard: &Guard| !after.guards.iter().any(|other| other.kind == guard.kind);
    let alike = |before: &[Value], after: &[Value]| {
        before.len() == after.len() && before.iter().zip(after).all(|(before, after)| before.alike(after))
    };
    !alike(&before.arguments, &after.arguments)
        || !alike(before.receiver.as_slice(), after.receiver.as_slice())
        || before.guards.iter().any(lost)
}

/// Takes from `list` (last first) the fact most alike: the one that shares most words, the first among equals.
/// Only a handful is compared; a list of thousands of equal names pairs in order.
fn nearest(list: &mut Vec<usize>, placed: &Placed, after: &[Placed]) -> Option<usize> {
    const COMPARED: usize = 16;
    if list.len() <= 1 || list.len() > COMPARED {
        return list.pop();
    }
    let likeness = |index: &usize| {
        let words: Vec<&str> = after[*index].fact.rendering.split_whitespace().collect();
        placed.fact.rendering.split_whitespace().filter(|word| words.contains(word)).count()
    };
    let best = (0..list.len()).rev().max_by_key(|at| (likeness(&list[*at]), *at))?;
    Some(list.remove(best))
}
