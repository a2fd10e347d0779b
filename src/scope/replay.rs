//! What the table says of a repository's own past: of commits as they were, and with a file of another one among theirs.

use super::features::Features;
use super::report::report;
use super::survey::Survey;
use super::table::{FileLevels, Table};
use super::words::Words;
use crate::repo::{ChangeSet, Content, FileDiff, History, Tree};

/// Replays commits of a repository, each held against what was known before the first of them.
#[derive(Debug)]
pub struct Replay {
    survey: Survey,
    words: Words,
}

/// What replayed commits came to: of each the score of the file that the task explains least.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Replayed {
    /// Of commits as they were.
    pub clean: Vec<f64>,
    /// Of files of another commit, each among those of one.
    pub planted: Vec<f64>,
}

/// So many commits as they were may hold a file at the level; the same shares that the shipped levels are set by.
const CLEAN_WARNING: f64 = 0.04;
const CLEAN_NOTE: f64 = 0.15;

/// Fewest commits that say anything of a share so small.
pub const ENOUGH: usize = 50;

impl Replay {
    /// What is known before the first commit that is replayed.
    pub fn new(before: &mut Tree, history: &History) -> Self {
        let mut words = Words::default();
        let survey = Survey::read(before, history, &mut words);
        Self { survey, words }
    }

    /// The scores of the files of `change`, held against `task`.
    pub fn scores(&self, change: &ChangeSet, task: &str, table: &Table) -> Vec<f64> {
        let features = Features::of(change, self.survey.clone(), self.words.clone(), task);
        report(change, &features, &[], table).files.iter().map(|file| file.score).collect()
    }

    /// The score of `file`, which belongs to another change, among those of `change`; and `change` without it again.
    pub fn planted(
        &self,
        change: &mut ChangeSet,
        file: FileDiff,
        task: &str,
        table: &Table,
    ) -> Option<(f64, FileDiff)> {
        let place = change.files.partition_point(|other| other.path < file.path);
        change.files.insert(place, file);
        let score = self.scores(change, task, table).get(place).copied();
        let file = change.files.remove(place);
        score.map(|score| (score, file))
    }
}

/// Whether `file` may be planted among those of `change`: text that the change does not touch.
pub fn is_foreign(file: &FileDiff, change: &ChangeSet) -> bool {
    let folder = file.path.folder();
    file.content == Content::Text
        && !file.hunks.is_empty()
        && change.files.iter().all(|other| other.path != file.path && other.path.folder() != folder)
}

impl Replayed {
    /// The levels at which the repository's own commits are as quiet as the table promises; none where too few were
    /// replayed.
    pub fn levels(&self) -> Option<FileLevels> {
        let mut clean = self.clean.clone();
        clean.sort_by(|a, b| b.total_cmp(a));
        let least = |share: f64| {
            let at = (share * clean.len() as f64) as usize;
            clean.get(at).map(|score| (score + 1e-4).clamp(0.05, 0.999))
        };
        let (warning, note) = (least(CLEAN_WARNING)?, least(CLEAN_NOTE)?);
        (clean.len() >= ENOUGH).then_some(FileLevels { warning, note: note.min(warning) })
    }

    /// The shares of clean commits and of planted files at or above `score`.
    pub fn shares(&self, score: f64) -> (f64, f64) {
        let share = |scores: &[f64]| {
            let above = scores.iter().filter(|one| **one >= score).count();
            above as f64 / scores.len().max(1) as f64
        };
        (share(&self.clean), share(&self.planted))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_are_set_by_shares_of_clean_commits() {
        let clean: Vec<f64> = (0..100).map(|at| f64::from(at) / 100.0).collect();
        let replayed = Replayed { clean, planted: vec![0.99, 0.5] };
        let levels = replayed.levels().unwrap();
        assert!((levels.warning - 0.9501).abs() < 1e-9 && (levels.note - 0.8401).abs() < 1e-9, "{levels:?}");
        assert_eq!(replayed.shares(levels.warning), (0.04, 0.5));
        assert_eq!(Replayed { clean: vec![0.1; ENOUGH - 1], planted: Vec::new() }.levels(), None);
    }
}
