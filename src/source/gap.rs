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
    /// How many places of the file this gap stands for; `line` is the first of them.
    pub places: usize,
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
    /// The name says a language, the bytes say that it is no text.
    #[error("a NUL byte near its start: taken for binary and not read as {language}")]
    Binary {
        /// The language of the name.
        language: String,
    },
    /// The name says a language, and the content lies somewhere else.
    #[error("a pointer of git LFS: what stands behind it is not here and was not read as {language}")]
    Pointer {
        /// The language of the name.
        language: String,
    },
    /// Another repository, of which the change says only which commit.
    #[error("a submodule: what the commit that it points at brings was not read")]
    Submodule,
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
    /// More unchanged files would have to be read than are.
    #[error("more than {limit} files and folders beyond the change would have to be read")]
    TooManyReads {
        /// Files and folders allowed in a run.
        limit: usize,
    },
    /// What came before the change is not known, or not far enough back.
    #[error("{detail}: whether files go back to an older content was not seen")]
    NoHistory {
        /// Why, as the start of a sentence.
        detail: String,
    },
    /// Not all unchanged files were searched for a name that is gone.
    #[error("not every unchanged file was searched for names that the change takes away")]
    NotSearched,
    /// Only hunks were given, so that nothing outside them was seen.
    #[error("only the hunks of this file were given")]
    HunksOnly,
    /// A path that leaves the root of the repository; its content is not read.
    #[error("the path leaves the repository")]
    OutsideRoot,
    /// A plan that does not say everything.
    #[error("the plan {detail}")]
    PlanOpen {
        /// What is missing, as the end of the sentence.
        detail: String,
    },
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
        Self { side: Some(side), ..Self::of(Some(path), reason) }
    }

    /// A gap of a file as a whole, or of the whole run where there is no `path`.
    pub fn of(path: Option<&RepoPath>, reason: GapReason) -> Self {
        Self { path: path.cloned(), side: None, reason, line: None, places: 1 }
    }

    /// `gaps`, sorted; those of one file, side and reason become one, which counts them and keeps the first line.
    ///
    /// A hostile or generated file has tens of thousands of equal gaps, which would bury those of every other file.
    pub fn merged(mut gaps: Vec<Gap>) -> Vec<Gap> {
        gaps.sort();
        // The same gap of the same place may be found twice: by the before tree and by the after tree.
        gaps.dedup();
        gaps.dedup_by(|next, first| {
            let same = (&next.path, next.side, &next.reason) == (&first.path, first.side, &first.reason);
            if same {
                first.places += next.places;
                first.line = first.line.or(next.line);
            }
            same
        });
        gaps
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gap(path: &str, language: &str, line: usize) -> Gap {
        let reason = GapReason::Unparsed { language: language.to_owned() };
        Gap { line: Some(line), ..Gap::at(&RepoPath::from(path), Side::After, reason) }
    }

    #[test]
    fn equal_gaps_of_a_file_are_one_with_a_count() {
        let merged = Gap::merged(vec![
            gap("b", "bash", 7),
            gap("a", "bash", 9),
            gap("a", "sql", 2),
            gap("a", "bash", 3),
            gap("a", "bash", 3),
        ]);
        let shown: Vec<_> = merged.iter().map(|g| (g.path.clone().unwrap().to_text(), g.line, g.places)).collect();
        assert_eq!(shown, [("a".into(), Some(3), 2), ("a".into(), Some(2), 1), ("b".into(), Some(7), 1)]);
        assert_eq!(Gap::merged(merged.clone()), merged);
    }
}
