//! Pairs the facts of both sides across the whole change, by kind and identity, never by meaning.

mod index;
mod pair;

use rustc_hash::FxHashSet;
use serde::Serialize;

use crate::fact::Fact;
pub use index::{ArgumentPlace, Index};
pub use pair::pair;

/// A fact and the file it stands in.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Placed {
    /// Index into the files of the change set.
    pub file: usize,
    /// The fact.
    pub fact: Fact,
}

/// What became of a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, serde::Deserialize, strum::Display)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum ChangeKind {
    /// It is only in the after side.
    Added,
    /// It is only in the before side.
    Removed,
    /// It says something else than before.
    Modified,
    /// It says the same at another place.
    Moved,
    /// It says the same at the same place.
    Unchanged,
}

/// A fact before, and what it is after: indices into the facts of each side. At least one is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// What became of it.
    pub kind: ChangeKind,
    /// The fact before.
    pub before: Option<usize>,
    /// The fact after.
    pub after: Option<usize>,
}

/// The facts of both sides, paired.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Changes {
    /// Facts of the before side.
    pub before: Vec<Placed>,
    /// Facts of the after side.
    pub after: Vec<Placed>,
    /// Every fact of both sides, once.
    pub changes: Vec<Change>,
    /// Finds facts of the before side.
    #[serde(skip)]
    pub index_before: Index,
    /// Finds facts of the after side.
    #[serde(skip)]
    pub index: Index,
    /// What became of the resources as a whole.
    #[serde(skip)]
    pub resources: Resources,
}

/// What became of the declared resources of a change.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Resources {
    /// Folders that have lost a resource that is no protection of others.
    pub gone: FxHashSet<String>,
    /// Addresses that stand on both sides.
    pub kept: FxHashSet<String>,
    /// Types of which there is a new one.
    pub added: FxHashSet<String>,
    /// Classes that protect themselves, each with the setting: `super(scope, id, { terminationProtection: true })`.
    pub guarded: FxHashSet<(String, String)>,
}

/// One side of a change: its facts, and what finds them.
#[derive(Clone, Copy, Debug)]
pub struct SideFacts<'a> {
    /// The facts.
    pub facts: &'a [Placed],
    /// Finds them.
    pub index: &'a Index,
}

impl<'a> SideFacts<'a> {
    /// The facts called `name` up to where `placed` stands, the nearest first, and those behind it.
    ///
    /// Whoever looks takes a fixed number of them, so that a script of equal commands costs what it is long.
    pub fn around(
        self,
        name: &str,
        placed: &Placed,
    ) -> (impl Iterator<Item = &'a Placed>, impl Iterator<Item = &'a Placed>) {
        let place = |placed: &Placed| (placed.file, placed.fact.span.start);
        let named = self.index.named(name);
        let middle = named.partition_point(|at| self.facts.get(*at).is_some_and(|other| place(other) <= place(placed)));
        let (earlier, later) = named.split_at(middle);
        let fact = move |at: &usize| self.facts.get(*at);
        (earlier.iter().rev().filter_map(fact), later.iter().filter_map(fact))
    }

    /// The nearest facts of the same name that stand before `placed` in its file.
    pub fn earlier(self, placed: &Placed) -> impl Iterator<Item = &'a Placed> {
        const NEIGHBOURS: usize = 64;
        let (file, start) = (placed.file, placed.fact.span.start);
        let before = self.around(&placed.fact.name, placed).0;
        before
            .filter(move |other| other.file != file || other.fact.span.start < start)
            .take(NEIGHBOURS)
            .filter(move |other| other.file == file)
    }
}

impl Changes {
    /// What the before side says.
    pub fn side_before(&self) -> SideFacts<'_> {
        SideFacts { facts: &self.before, index: &self.index_before }
    }

    /// What the after side says.
    pub fn side_after(&self) -> SideFacts<'_> {
        SideFacts { facts: &self.after, index: &self.index }
    }
}
