//! One test.

use std::collections::BTreeSet;
use std::hash::{Hash, Hasher};

use rustc_hash::FxHasher;

use super::check::Check;
use crate::source::Span;

/// One test of a side.
#[derive(Clone, Debug)]
pub(super) struct Case {
    /// The names of what holds it, the outermost first.
    pub(super) groups: Vec<String>,
    pub(super) name: String,
    /// The line that names it.
    pub(super) head: Span,
    /// All of it, with its marks.
    pub(super) span: Span,
    pub(super) checks: Vec<Check>,
    /// What keeps it from running.
    pub(super) skip: Option<Skip>,
    /// Its rows, where it has a table of them.
    pub(super) rows: Rows,
    /// Where it ends before anything is looked at.
    pub(super) left: Option<Span>,
    /// Whether it holds tests of its own.
    pub(super) is_parent: bool,
    /// How many statements in it fail the test by hand.
    pub(super) fails: usize,
    /// The lines that say something.
    pub(super) lines: Vec<u64>,
    /// The names in it.
    pub(super) words: BTreeSet<String>,
    /// The literals in it.
    pub(super) literals: Vec<String>,
    /// The last names of what it calls.
    pub(super) calls: BTreeSet<String>,
}

/// What keeps a test from running.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Skip {
    pub(super) span: Span,
    /// The condition under which it does, where there is one.
    pub(super) condition: Option<String>,
    /// Whether it says why.
    pub(super) reason: bool,
    /// Whether it runs all the same and must fail.
    pub(super) must_fail: bool,
}

/// The rows of a test.
#[derive(Clone, Debug, Default)]
pub(super) struct Rows {
    /// What they say, without layout.
    pub(super) texts: Vec<String>,
    /// Where each stands.
    pub(super) spans: Vec<Span>,
    /// Whether they stand in marks, or in what the test is called with.
    pub(super) marked: bool,
    /// Whether others come from elsewhere.
    pub(super) sourced: bool,
}

impl Case {
    /// Its name with those around it.
    pub(super) fn path(&self) -> String {
        self.groups.iter().chain([&self.name]).cloned().collect::<Vec<_>>().join(" > ")
    }
}

/// The lines of `text` that say something, whatever the layout.
pub(super) fn lines(text: &str) -> Vec<u64> {
    text.lines().filter_map(line).collect()
}

/// The hash of a line; none where it says nothing.
pub(super) fn line(line: &str) -> Option<u64> {
    let line = line.trim().trim_end_matches([',', ';']);
    if line.chars().filter(|c| c.is_alphanumeric()).take(4).count() < 4 {
        return None;
    }
    let mut hasher = FxHasher::default();
    line.chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| if c == '\'' { '"' } else { c })
        .for_each(|c| c.hash(&mut hasher));
    Some(hasher.finish())
}
