//! What several tests read: the cases of the effects catalogue.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail by panicking")]

pub(crate) mod read;

use blastlint::lang::LANGUAGES;
use blastlint::repo::{ChangeSet, FileDiff};
use blastlint::source::{RepoPath, Source};
use read::read_all;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    case: Vec<Case>,
}

/// A text that a row of the catalogue reads, and its nearest harmless twin.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Case {
    /// Id of the row.
    pub(crate) row: String,
    /// The language of both texts.
    pub(crate) language: String,
    /// What the row must read.
    pub(crate) fires: String,
    /// What it must leave alone.
    pub(crate) silent: String,
}

/// Every case of `tests/effects/`.
pub(crate) fn effect_cases() -> Vec<Case> {
    read_all::<File>("tests/effects").into_iter().flat_map(|file| file.case).collect()
}

/// A change that adds a file of production code.
pub(crate) fn added(language: &str, text: &str) -> ChangeSet {
    ChangeSet { files: vec![added_file(language, text)], ..ChangeSet::default() }
}

/// The file of such a change.
pub(crate) fn added_file(language: &str, text: &str) -> FileDiff {
    let known = LANGUAGES.iter().find(|known| known.id == language);
    let known = known.unwrap_or_else(|| panic!("no language is called {language}"));
    let name = known
        .extensions
        .first()
        .map_or_else(|| known.file_names[0].to_owned(), |extension| format!("case.{extension}"));
    FileDiff::added(Source::new(RepoPath::from(format!("src/{name}").as_str()), text.as_bytes()))
}
