//! Finds facts of the after side by what they are called and what they name, so that looking beside a fact costs the
//! same in a large change as in a small one.

use rustc_hash::FxHashMap;

use super::Placed;
use crate::fact::catalogue::Words;
use crate::fact::role::is_way_back;
use crate::fact::{Fact, FactKind, creates, makes, plain};

/// The facts of the after side but for definitions, by name, by name and argument, and by the words of what creates.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Index {
    names: FxHashMap<String, Vec<usize>>,
    arguments: FxHashMap<(String, usize, String), Vec<usize>>,
    created: FxHashMap<String, Vec<usize>>,
    /// Paths at which something is made; whether it is a file.
    made: FxHashMap<String, Vec<(usize, bool)>>,
}

impl Index {
    /// Reads `after` once.
    pub(super) fn new(after: &[Placed]) -> Self {
        let mut index = Self::default();
        for (at, placed) in after.iter().enumerate().filter(|(_, placed)| placed.fact.kind != FactKind::Definition) {
            let fact = &placed.fact;
            index.names.entry(fact.name.clone()).or_default().push(at);
            for (place, value) in fact.arguments.iter().enumerate() {
                index.arguments.entry((fact.name.clone(), place, normal(&value.render()))).or_default().push(at);
            }
            for made in makes(fact) {
                index.made.entry(made.path).or_default().push((at, made.file));
            }
            if brings(fact) && !is_way_back(&fact.parent) {
                for word in words(&fact.rendering) {
                    index.created.entry(word).or_default().push(at);
                }
            }
        }
        index
    }

    /// Indices of the facts called one of `names`; where `argument` says so, only of those that name `object` there.
    pub fn called(&self, names: &Words, argument: Option<(usize, &str)>) -> Vec<usize> {
        let known = names.patterns().flat_map(|pattern| self.expand(pattern));
        let facts = known.flat_map(|name| match argument {
            None => self.names.get(name),
            Some((place, object)) => self.arguments.get(&(name.to_owned(), place, normal(object))),
        });
        facts.flatten().copied().collect()
    }

    /// Whether a fact on the way forward creates or adds what is called `object` (`orders`, `orders.email`).
    pub fn creates(&self, object: &str) -> bool {
        let name = normal(object);
        let last = name.rsplit('.').next().unwrap_or_default();
        !last.is_empty() && self.created.contains_key(last)
    }

    /// The facts on the way forward that create or add what is called `object`.
    pub fn creators(&self, object: &str) -> &[usize] {
        self.created.get(&normal(object)).map(Vec::as_slice).unwrap_or_default()
    }

    /// The facts that make what stands at `path`, and whether that is a file.
    pub fn makers(&self, path: &str) -> &[(usize, bool)] {
        self.made.get(&plain(path)).map(Vec::as_slice).unwrap_or_default()
    }

    fn expand<'a>(&'a self, pattern: &'a str) -> Vec<&'a str> {
        if !pattern.contains('*') {
            return vec![pattern];
        }
        let wanted = Words::new(pattern);
        self.names.keys().map(String::as_str).filter(|name| wanted.has(name)).collect()
    }
}

/// Whether a fact brings something into being, by its name or, for a command, by its subcommand.
fn brings(fact: &Fact) -> bool {
    let subcommands = || fact.arguments.iter().take(3).any(|word| creates(&word.render()));
    // `git add main` creates no `main`: what git makes is known word by word.
    creates(&fact.name) || (fact.kind == FactKind::Command && fact.name != "git" && subcommands())
}

fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric() && c != '_' && c != '-')
        .map(|word| word.trim_matches('-').to_lowercase())
        .filter(|word| !word.is_empty())
        .collect();
    words.sort();
    words.dedup();
    words
}

/// A name without quotes and case, as databases compare them.
fn normal(name: &str) -> String {
    name.chars().filter(|c| !matches!(c, '"' | '`' | '[' | ']' | '\'')).collect::<String>().to_lowercase()
}
