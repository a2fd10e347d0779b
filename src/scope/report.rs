//! What is said of a change: a line a file, and of each of its hunks.

use serde::Serialize;
use std::fmt::Write as _;

use super::agreed::{Agreed, agreed};
use super::features::Features;
use super::judge::{self, Verdicts};
use super::level::{self, Level};
use super::say;
use super::spot::Spot;
use super::table::Table;
use crate::repo::{ChangeSet, Hunk};
use crate::task::Contract;

/// What is said of a change.
#[derive(Debug, Default)]
pub struct Scope {
    /// Of each changed file, in the order of their paths.
    pub files: Vec<FileScope>,
    /// What was not seen, and why nothing is louder than it is.
    pub notes: Vec<String>,
}

/// What is said of a file.
#[derive(Clone, Debug, Serialize)]
pub struct FileScope {
    /// Its path.
    pub path: String,
    /// 0 to 1, high is out of scope.
    pub score: f64,
    /// How loud that is.
    pub level: Level,
    /// Why, and with a `+` what speaks for it.
    pub evidence: Vec<String>,
    /// Its hunks.
    pub hunks: Vec<HunkScope>,
}

/// What is said of a hunk. Lines count from 1, both ends are part of it; an empty side ends before it starts.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct HunkScope {
    /// Its first line before.
    pub before_start: usize,
    /// Its last line before.
    pub before_end: usize,
    /// Its first line after.
    pub after_start: usize,
    /// Its last line after.
    pub after_end: usize,
    /// 0 to 1, high is out of scope.
    pub score: f64,
    /// How loud that is.
    pub level: Level,
}

/// Says what the table says of `features`, which are those of `change`.
pub(crate) fn report(change: &ChangeSet, features: &Features, contracts: &[Contract], table: &Table) -> Scope {
    let verdicts = judge::judge(&features.files.own, &features.files.pairs, &[], &table.files);
    let hunks = hunks(features, &verdicts, table);
    let cap = level::cap(features);
    let loudest = if cap.is_some() { Level::Note } else { Level::Error };
    let mut files: Vec<FileScope> = Vec::new();
    for (at, (edit, score)) in features.files.edits.iter().zip(&verdicts.scores).enumerate() {
        let mut evidence = say::evidence(at, features);
        let mut level = Level::of(*score, table.levels.note, table.levels.warning).min(loudest);
        if let Some(why) = level::companion(at, &features.files.edits, &features.ground.asked) {
            evidence.push(format!("+ {why}"));
            level = Level::None;
        } else if let Some(why) = tie(at, features, &verdicts, table) {
            evidence.push(format!("+ {why}"));
            level = level.min(Level::Note);
        }
        let contract = change.files.get(at).and_then(|file| agreed(&file.path, contracts));
        if let Some((agreed, why)) = &contract {
            let mark = if *agreed == Agreed::Breach { "" } else { "+ " };
            evidence.push(format!("{mark}{why}"));
            level = match agreed {
                Agreed::Breach => Level::Error,
                Agreed::Allowed => Level::None,
                Agreed::Explained => level.min(Level::Note),
            };
        }
        let own = features.places.iter().zip(&hunks).filter(|((file, _), _)| *file == at);
        let hunks = own.map(|((_, hunk), score)| {
            // A file that is foreign as a whole is said once.
            let level = Level::of(*score, table.levels.hunk_note, table.levels.hunk_warning).min(loudest);
            placed(hunk, *score, level)
        });
        files.push(FileScope {
            path: edit.path.clone(),
            score: rounded(*score),
            level,
            evidence,
            hunks: hunks.collect(),
        });
    }
    for file in change.files.iter().skip(files.len()) {
        files.push(FileScope {
            path: file.path.to_text(),
            score: 0.0,
            level: Level::None,
            evidence: vec!["not judged".into()],
            hunks: Vec::new(),
        });
    }
    let notes = features.cut.iter().cloned().chain(cap.map(str::to_owned)).collect();
    Scope { files, notes }
}

fn tie(at: usize, features: &Features, verdicts: &Verdicts, table: &Table) -> Option<String> {
    let explained = |other: usize| verdicts.scores.get(other).is_some_and(|score| *score < table.levels.note);
    level::tie(at, features, verdicts.core, explained)
}

/// The scores of the hunks, by their places: those that are not judged have the score of their file.
fn hunks(features: &Features, files: &Verdicts, table: &Table) -> Vec<f64> {
    let of_file = |file: usize| files.scores.get(file).copied().unwrap_or_default();
    let spots: Vec<Vec<f64>> = features.spots(of_file).iter().map(Spot::values).collect();
    let verdicts = judge::judge(&features.hunks.own, &features.hunks.pairs, &spots, &table.hunks);
    let rest = features.places.iter().skip(verdicts.scores.len()).map(|(file, _)| of_file(*file));
    verdicts.scores.iter().copied().chain(rest).collect()
}

fn placed(hunk: &Hunk, score: f64, level: Level) -> HunkScope {
    HunkScope {
        before_start: hunk.before.start + 1,
        before_end: hunk.before.end,
        after_start: hunk.after.start + 1,
        after_end: hunk.after.end,
        score: rounded(score),
        level,
    }
}

/// So many digits that runs on other machines say the same.
fn rounded(score: f64) -> f64 {
    (score * 1e5).round() / 1e5
}

impl Scope {
    /// One object a file.
    pub fn lines(&self) -> impl Iterator<Item = String> + '_ {
        self.files.iter().map(|file| serde_json::to_string(file).unwrap_or_default())
    }

    /// For people: what is out of scope first.
    pub fn text(&self) -> String {
        let mut files: Vec<&FileScope> = self.files.iter().collect();
        files.sort_by(|a, b| b.level.cmp(&a.level).then(b.score.total_cmp(&a.score)).then(a.path.cmp(&b.path)));
        let mut out = String::new();
        for file in files {
            let level = if file.level == Level::None { "in scope".to_owned() } else { file.level.to_string() };
            let _ = writeln!(out, "{level:8} {:.2} {}", file.score, file.path);
            if file.level > Level::None {
                file.evidence.iter().for_each(|line| {
                    let mark = if line.starts_with('+') { "" } else { "- " };
                    let _ = writeln!(out, "              {mark}{line}");
                });
            }
            for hunk in file.hunks.iter().filter(|hunk| hunk.level > Level::None && file.level == Level::None) {
                let (start, end) = (hunk.after_start, hunk.after_end.max(hunk.after_start));
                let _ = writeln!(
                    out,
                    "              {} {:.2} lines {start} to {end} of the new side",
                    hunk.level, hunk.score
                );
            }
        }
        for note in &self.notes {
            let _ = writeln!(out, "note: {note}");
        }
        out
    }
}
