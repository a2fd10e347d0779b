//! Lowers both sides of a changed file to facts, and asks the catalogue what they mean.

use super::Fact;
use crate::repo::FileDiff;
use crate::source::{Gap, GapReason, RepoPath};

/// What a file says on each side.
#[derive(Debug, Default)]
pub struct FileFacts {
    /// Facts of the before side.
    pub before: Vec<Fact>,
    /// Facts of the after side.
    pub after: Vec<Fact>,
    /// What could not be read.
    pub gaps: Vec<Gap>,
    /// Whether the file is in a language that is read.
    pub supported: bool,
}

impl FileFacts {
    /// The facts of a file whose analysis stopped by a bug of ours: none, and a gap that says so.
    pub fn failed(path: &RepoPath) -> Self {
        let reason = GapReason::Internal { detail: "the analysis of this file panicked".to_owned() };
        let gap = Gap { path: Some(path.clone()), side: None, reason, line: None };
        Self { gaps: vec![gap], supported: true, ..Self::default() }
    }
}

/// The facts of `file`.
pub fn lower(_file: &FileDiff) -> FileFacts {
    FileFacts::default()
}
