//! What was not seen. A gap is a value that travels to every output; nothing is skipped in silence.

use serde::Serialize;

use super::{RepoPath, Side};

/// Something that should have been read, parsed or matched and was not.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Gap {
    /// The file it concerns; none for a gap of the whole run.
    pub path: Option<RepoPath>,
    /// The side that was not seen; none where it is both or neither.
    pub side: Option<Side>,
    /// Why.
    pub reason: GapReason,
    /// First line (1-based) of what was not seen, where known.
    pub line: Option<usize>,
}

/// Why something was not seen. Limits carry the number that was hit.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, thiserror::Error)]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub enum GapReason {
    /// The content could not be had from git or the disk.
    #[error("content could not be read: {detail}")]
    Unreadable {
        /// What git or the system said.
        detail: String,
    },
    /// Larger than the file size limit.
    #[error("{size} bytes, over the limit of {limit}")]
    TooLarge {
        /// Bytes of the file.
        size: u64,
        /// Bytes allowed.
        limit: u64,
    },
    /// Parsing did not finish in time.
    #[error("parsing took longer than {limit_ms} ms")]
    ParseTimeout {
        /// Milliseconds allowed.
        limit_ms: u64,
    },
    /// A changed region could not be parsed.
    #[error("a changed region could not be parsed as {language}")]
    Unparsed {
        /// The language that was tried.
        language: String,
    },
    /// Nested deeper than we follow.
    #[error("nested deeper than {limit} levels")]
    TooDeep {
        /// Levels allowed.
        limit: usize,
    },
    /// More facts in one file than we keep.
    #[error("more than {limit} facts")]
    TooMany {
        /// Facts allowed in a file.
        limit: usize,
    },
    /// Only hunks were given, so that nothing outside them was seen.
    #[error("only the hunks of this file were given")]
    HunksOnly,
    /// A path that leaves the root of the repository; its content is not read.
    #[error("the path leaves the repository")]
    OutsideRoot,
    /// Our own bug: the analysis of this file panicked and was stopped.
    #[error("internal error, this is a bug in blastlint: {detail}")]
    Internal {
        /// The panic message.
        detail: String,
    },
}

impl Gap {
    /// A gap that concerns one side of `path`.
    pub fn at(path: &RepoPath, side: Side, reason: GapReason) -> Self {
        Self { path: Some(path.clone()), side: Some(side), reason, line: None }
    }
}
