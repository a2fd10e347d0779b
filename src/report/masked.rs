//! The texts of a change with their secrets masked, each made once.

use rustc_hash::FxHashMap;

use crate::source::{RepoPath, Side, Source, secrets};

/// Texts that were asked for, by side and path.
#[derive(Default)]
pub(super) struct Masked<'a>(FxHashMap<(Side, &'a RepoPath), String>);

impl<'a> Masked<'a> {
    /// The text of `source`, which is the `side` of its file, byte by byte, with its secrets masked.
    pub(super) fn text(&mut self, source: &'a Source, side: Side) -> &str {
        let mask = || secrets::mask(&source.text, secrets::Setting::of(&source.path));
        self.0.entry((side, &source.path)).or_insert_with(mask)
    }
}
