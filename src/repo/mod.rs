//! Everything read from git or from disk: the files of a change, both sides, with their hunks.

use std::ops::Range;

use serde::Serialize;

use crate::source::{Gap, RepoPath, Source};

/// A change: the files that differ between two sides.
#[derive(Debug, Default)]
pub struct ChangeSet {
    /// The changed files, in the order of their paths.
    pub files: Vec<FileDiff>,
    /// What could not be read.
    pub gaps: Vec<Gap>,
    /// What was compared, for people: `main...HEAD`, `HEAD and the index`.
    pub described: String,
    /// Full id of the before commit, where the before side is one.
    pub before_revision: Option<String>,
    /// Full id of the after commit, where the after side is one.
    pub after_revision: Option<String>,
    /// Changed files that `.blastlintignore` hides.
    pub hidden: usize,
    /// Whether only hunks were given, so that nothing outside them can be seen.
    pub hunks_only: bool,
}

/// One changed file.
#[derive(Debug)]
pub struct FileDiff {
    /// What happened to it.
    pub status: Status,
    /// What kind of content it has.
    pub content: Content,
    /// Its path: after the change, or before where it is gone.
    pub path: RepoPath,
    /// Its path before the change, where it differs.
    pub before_path: Option<RepoPath>,
    /// The text before; none where it did not exist, is not text, or could not be read (then a gap says so).
    pub before: Option<Source>,
    /// The text after; likewise.
    pub after: Option<Source>,
    /// The mode of each side as git writes it (`100755`), empty where the side does not exist.
    pub modes: (String, String),
    /// What changed, in order.
    pub hunks: Vec<Hunk>,
}

/// What happened to a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// It is new.
    Added,
    /// It is gone.
    Deleted,
    /// Its content or mode changed.
    Modified,
    /// It has another path.
    Renamed,
    /// It is a copy of a file that stays.
    Copied,
}

/// What kind of content a file has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Content {
    /// Text.
    Text,
    /// Binary.
    Binary,
    /// A symbolic link; its text is where it points.
    Symlink,
    /// A submodule; its text is a commit id.
    Submodule,
    /// A pointer of git LFS.
    LfsPointer,
}

/// A run of changed lines: lines of the before side that became lines of the after side. 0-based, half-open; either may be empty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Hunk {
    /// Lines of the before side.
    pub before: Range<usize>,
    /// Lines of the after side.
    pub after: Range<usize>,
}
