//! The pipeline: a change set in, a report out.

use serde::Serialize;

use crate::finding::{Finding, Level};
use crate::repo::ChangeSet;
use crate::source::Gap;

/// What came out of a run. Reporters print it and decide nothing.
#[derive(Debug)]
pub struct Report {
    /// The change that was judged; labels and before places index its texts.
    pub change: ChangeSet,
    /// What was found, sorted by path, span and rule.
    pub findings: Vec<Finding>,
    /// What a policy set aside.
    pub suppressed: Vec<Finding>,
    /// What was not seen, sorted.
    pub gaps: Vec<Gap>,
    /// How much was looked at.
    pub stats: Stats,
}

/// How much was looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Stats {
    /// Changed files.
    pub files: usize,
    /// Of these, files in a language that is read.
    pub linted: usize,
    /// Files in no language that is read.
    pub unsupported: usize,
    /// Files that `.blastlintignore` hides.
    pub hidden: usize,
    /// Facts that were looked at on both sides.
    pub facts: usize,
}

impl Report {
    /// The loudest level, if anything was found.
    pub fn loudest(&self) -> Option<Level> {
        self.findings.iter().map(|finding| finding.level).max()
    }
}
