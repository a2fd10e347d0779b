//! Finds facts of one side by what they are called and what they name, so that looking beside a fact costs the
//! same in a large change as in a small one.

use rustc_hash::FxHashMap;

use super::Placed;
use crate::fact::catalogue::Words;
use crate::fact::role::is_way_back;
use crate::fact::{Fact, FactKind, creates, makes, plain};

/// Which argument of a call or statement.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Deserialize)]
#[serde(untagged)]
pub enum ArgumentPlace {
    /// By its position.
    Position(usize),
    /// By its keyword.
    Keyword(String),
}

/// The facts of a side but for definitions, by name, by name and argument, and by the words of what creates.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Index {
    names: FxHashMap<String, Vec<usize>>,
    arguments: FxHashMap<(String, ArgumentPlace, String), Vec<usize>>,
    created: FxHashMap<String, Vec<usize>>,
    /// Paths at which something is made; whether it is a file.
    made: FxHashMap<String, Vec<(usize, bool)>>,
}

impl Index {
    /// Reads the facts of a side once.
    pub(super) fn new(side: &[Placed]) -> Self {
        let mut index = Self::default();
        for (at, placed) in side.iter().enumerate().filter(|(_, placed)| placed.fact.kind.is_act()) {
            let fact = &placed.fact;
            index.names.entry(fact.name.clone()).or_default().push(at);
            for (place, value) in places(fact) {
                index.arguments.entry((fact.name.clone(), place, value)).or_default().push(at);
            }
            for made in makes(fact) {
                index.made.entry(made.path).or_default().push((at, made.file));
            }
            if brings(fact) && !is_way_back(&fact.parent) {
                // `createdb "$DB"`: what only a variable names is named by the whole argument.
                let whole =
                    fact.arguments.iter().map(|value| normal(&value.render())).filter(|name| name.contains('{'));
                for word in words(&fact.rendering).into_iter().chain(whole) {
                    index.created.entry(word).or_default().push(at);
                }
            }
        }
        index
    }

    /// Indices of the facts called one of `names`; where `argument` says so, only of those that name `object` there.
    pub fn called(&self, names: &Words, argument: Option<(&ArgumentPlace, &str)>) -> Vec<usize> {
        let known = names.patterns().flat_map(|pattern| self.expand(pattern));
        let facts = known.flat_map(|name| match argument {
            None => self.names.get(name),
            Some((place, object)) => self.arguments.get(&(name.to_owned(), place.clone(), normal(object))),
        });
        facts.flatten().copied().collect()
    }

    /// The facts called `name`, in the order of their files.
    pub fn named(&self, name: &str) -> &[usize] {
        self.names.get(name).map(Vec::as_slice).unwrap_or_default()
    }

    /// Whether a fact on the way forward creates or adds what is called `object` (`orders`, `orders.email`).
    pub fn creates(&self, object: &str) -> bool {
        if object.contains('(') {
            return self.creates_all(object);
        }
        let name = normal(object.trim_matches(['{', '}']));
        let name = name.strip_suffix(".table").unwrap_or(&name);
        let last = name.rsplit('.').next().unwrap_or_default();
        !last.is_empty() && self.created.contains_key(last)
    }

    /// Whether everything that a chain of calls names, `Table.drop().table({Users.Table})`, is created.
    fn creates_all(&self, chain: &str) -> bool {
        let names = words(chain).into_iter().filter(|word| !BUILDING.contains(&word.as_str()));
        let known: Vec<bool> = names.map(|name| self.created.contains_key(&name)).collect();
        !known.is_empty() && known.iter().all(|known| *known)
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

/// Every argument of a fact with its value.
fn places(fact: &Fact) -> impl Iterator<Item = (ArgumentPlace, String)> {
    let positions = fact.arguments.iter().enumerate();
    let positions = positions.map(|(place, value)| (ArgumentPlace::Position(place), normal(&value.render())));
    let keywords = fact.flags.iter().filter(|_| fact.kind == FactKind::Call).filter_map(|flag| flag.split_once('='));
    positions.chain(keywords.map(|(name, value)| (ArgumentPlace::Keyword(name.to_owned()), normal(value))))
}

/// Words of builders of statements that name no object.
const BUILDING: [&str; 9] =
    ["table", "drop", "alter", "to_owned", "if_exists", "drop_column", "cascade", "manager", "drop_table"];

/// Whether a fact brings something into being, by its name or, for a command, by its subcommand.
fn brings(fact: &Fact) -> bool {
    let subcommands = || fact.arguments.iter().take(3).any(|word| creates(&word.render()));
    // `createdb`, `useradd`
    let joined = || fact.name.starts_with("create") || fact.name.ends_with("create") || fact.name.ends_with("add");
    // `git add main` creates no `main`: what git makes is known word by word.
    let command = fact.kind == FactKind::Command && fact.name != "git";
    creates(&fact.name) || (command && (joined() || subcommands()))
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
