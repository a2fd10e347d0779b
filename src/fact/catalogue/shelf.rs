//! The rows of one section, indexed.

use rustc_hash::{FxHashMap, FxHashSet};

use super::super::embedded::Form;
use super::super::{FactKind, Origin};
use super::{CatalogueError, Program, Row, Runner, Words, file};

/// Every row, indexed by the word a fact must carry for the row to be worth trying.
#[derive(Debug, Default)]
pub(super) struct Shelf {
    pub(super) rows: Vec<Row>,
    pub(super) ids: FxHashSet<String>,
    /// Program, verb, or last segment of a callee → rows, in the order of their files. Rows whose last segment is a
    /// pattern stand under the empty word.
    by_word: FxHashMap<FactKind, ByWord>,
    pub(super) programs: FxHashMap<String, Program>,
    pub(super) runners: Vec<Runner>,
    pub(super) call_runners: ByWord,
    pub(super) origins: Vec<OriginRow>,
    pub(super) call_origins: ByWord,
}

/// Who hands out paths of a known origin.
#[derive(Clone, Debug)]
pub(super) struct OriginRow {
    pub(super) who: Words,
    pub(super) origin: Origin,
}

/// Indices under the word that stands for them; where that is a pattern, under none.
#[derive(Debug, Default)]
pub(super) struct ByWord {
    exact: FxHashMap<String, Vec<usize>>,
    open: Vec<usize>,
}

impl ByWord {
    fn add(&mut self, words: Vec<String>, index: usize) {
        for word in words {
            if word.is_empty() { &mut self.open } else { self.exact.entry(word).or_default() }.push(index);
        }
    }

    pub(super) fn get(&self, word: &str) -> impl Iterator<Item = usize> {
        self.exact.get(word).into_iter().chain(std::iter::once(&self.open)).flatten().copied()
    }
}

/// The last segment of a callee.
pub(crate) fn last(callee: &str) -> &str {
    callee.rsplit(['.', ':']).next().unwrap_or_default()
}

impl Shelf {
    /// Reads the files of a section as the binary carries them: `(name, JSON)`.
    ///
    /// # Errors
    /// The first file that does not read, with what is wrong with it.
    pub(super) fn read<'a>(files: impl Iterator<Item = (&'a str, &'a str)>) -> Result<Self, CatalogueError> {
        let mut shelf = Self::default();
        for (name, text) in files {
            file::read(name, text, Form::Json, &mut shelf)?;
        }
        Ok(shelf)
    }

    /// Reads one file.
    ///
    /// # Errors
    /// What is wrong with it.
    #[cfg(test)]
    pub(super) fn of(name: &str, text: &str, form: Form) -> Result<Self, CatalogueError> {
        let mut shelf = Self::default();
        file::read(name, text, form, &mut shelf).map(|()| shelf)
    }

    pub(super) fn add_runner(&mut self, runner: Runner) {
        self.call_runners.add(runner.who.index_words(FactKind::Call), self.runners.len());
        self.runners.push(runner);
    }

    pub(super) fn add_origin(&mut self, row: OriginRow) {
        self.call_origins.add(row.who.index_words(FactKind::Call), self.origins.len());
        self.origins.push(row);
    }

    pub(super) fn add(&mut self, row: Row) {
        let index = self.rows.len();
        let words = row.words.first().map(|words| words.index_words(row.kind)).unwrap_or_default();
        self.by_word.entry(row.kind).or_default().add(words, index);
        self.rows.push(row);
    }

    /// The rows worth trying on a fact called `name`, in the order of their files.
    pub(super) fn named<'a>(&'a self, kind: FactKind, name: &'a str) -> impl Iterator<Item = &'a Row> {
        let word = if kind == FactKind::Call { last(name) } else { name };
        let indices = self.by_word.get(&kind).into_iter().flat_map(move |rows| rows.get(word));
        indices.map(|index| &self.rows[index])
    }
}
