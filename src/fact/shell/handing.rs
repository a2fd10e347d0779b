//! Functions that run the words they are given: `run() { echo "+ $*"; "$@"; }`, `retry 3 rm -rf x`.

use rustc_hash::FxHashMap;

use super::commands::names_whole_paths;
use super::{Walk, argv};
use crate::fact::{Fact, FactKind, Guard, Surroundings};
use crate::source::limits;

/// How many such functions call one another.
const NESTED: usize = 4;

/// How many places are looked at where functions run their words.
const PLACES: usize = 1_000;

/// What a function does with its words.
struct Hands {
    /// How many of them it takes for itself.
    taken: usize,
    /// What guards the place where it runs the rest.
    guards: Vec<Guard>,
}

impl Walk<'_> {
    /// The commands that functions of this script are given to run, as facts where they are given.
    pub(super) fn handed_to_functions(&mut self) {
        let hands = handing(&self.out.facts);
        let mut from = 0;
        for _ in 0..NESTED {
            let given: Vec<Fact> = self.out.facts.iter().skip(from).filter(|fact| is_command(fact)).cloned().collect();
            from = self.out.facts.len();
            for fact in given {
                let Some(function) = hands.get(&fact.name).filter(|_| fact.parent != fact.name) else { continue };
                if self.out.facts.len() >= limits::FACTS {
                    return;
                }
                self.hand(&fact, function);
            }
            if self.out.facts.len() == from {
                break;
            }
        }
    }

    fn hand(&mut self, fact: &Fact, function: &Hands) {
        let words = fact.arguments.get(function.taken..).unwrap_or_default();
        let mut guards = fact.guards.clone();
        guards.extend(function.guards.iter().filter(|guard| !fact.guards.contains(guard)).cloned());
        let around = Surroundings { parent: fact.parent.clone(), guards, ..self.around.clone() };
        let mut lowered = argv::argv(words, fact.span, &around, self.catalogue);
        let scripts = self.scripts_run(&lowered.facts, &around);
        lowered.extend(scripts);
        // What holds of the place holds of what runs there.
        for inner in &mut lowered.facts {
            let here = |flag: &&String| match flag.as_str() {
                "after-unchecked-cd" => !names_whole_paths(inner),
                flag => flag.starts_with("in=") || matches!(flag, "reads-input" | "status-ignored"),
            };
            let flags: Vec<String> = fact.flags.iter().filter(here).cloned().collect();
            inner.flags.extend(flags);
        }
        self.out.extend(lowered);
    }
}

fn is_command(fact: &Fact) -> bool {
    fact.kind == FactKind::Command && !fact.arguments.is_empty()
}

/// The functions that run their words, by name, themselves or by another such function.
fn handing(facts: &[Fact]) -> FxHashMap<String, Hands> {
    let mut hands: FxHashMap<String, Hands> = FxHashMap::default();
    for _ in 0..NESTED {
        let found: Vec<(String, Hands)> =
            facts.iter().filter_map(|fact| hands_on(fact, facts, &hands)).take(PLACES).collect();
        let known = hands.len();
        for (name, found) in found {
            // One that does so at several places counts by the least guarded.
            if hands.get(&name).is_none_or(|known| found.guards.len() < known.guards.len()) {
                hands.insert(name, found);
            }
        }
        if hands.len() == known {
            break;
        }
    }
    hands
}

/// What the function in which `fact` stands does with its words, if `fact` is the place where it runs them.
fn hands_on(fact: &Fact, facts: &[Fact], known: &FxHashMap<String, Hands>) -> Option<(String, Hands)> {
    if fact.parent.is_empty() || fact.kind != FactKind::Command {
        return None;
    }
    let given = |at: usize| fact.arguments.get(at).and_then(|word| rest_of_words(&word.render()));
    let by = known.get(&fact.name).filter(|by| given(by.taken).is_some());
    let by_other = || if fact.name == "eval" { given(0) } else { given(by?.taken) };
    let skipped = rest_of_words(&fact.name).or_else(by_other)?;
    let shifts = facts
        .iter()
        .filter(|other| other.name == "shift" && other.parent == fact.parent && other.span.start < fact.span.start);
    let shifted = |shift: &Fact| shift.arguments.first().and_then(|by| by.render().parse().ok()).unwrap_or(1usize);
    let taken = shifts.map(shifted).fold(skipped, usize::saturating_add);
    let inner = by.map(|by| by.guards.as_slice()).unwrap_or_default();
    Some((fact.parent.clone(), Hands { taken, guards: fact.guards.iter().chain(inner).cloned().collect() }))
}

/// How many words of a function `$@` leaves out: none, and in `${@:3}` the first two.
fn rest_of_words(text: &str) -> Option<usize> {
    let inner = text.strip_prefix("{$")?.strip_suffix('}')?;
    match inner.strip_prefix(['@', '*'])? {
        "" => Some(0),
        from => from.strip_prefix(':')?.trim().parse::<usize>().ok().map(|from| from.saturating_sub(1)),
    }
}
