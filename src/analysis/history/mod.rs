//! Files that go back to what they held before, under a task that says nothing of it.
//!
//! Whoever writes a whole file from what he read an hour ago takes back what others did to it since; the difference shows
//! edits like any other. History tells: the content is, to the byte, one that a commit brought away. Only what ends up in
//! just such a content counts, so that nothing is guessed.

mod candidate;
mod say;
mod undone;

use super::{Analysis, Judgement, Scene};
use crate::repo::{ChangeSet, History};
use crate::source::{Gap, GapReason};
use candidate::Candidate;
use undone::Undone;

/// The analysis.
pub(super) const ANALYSIS: Analysis = Analysis { name: "history", concerns, judge };

fn concerns(change: &ChangeSet) -> bool {
    !change.hunks_only && change.files.iter().any(|file| Candidate::of(file).is_some())
}

fn judge(scene: &mut Scene<'_>) -> Vec<Judgement> {
    if scene.history == History::Nothing {
        return Vec::new();
    }
    let mut candidates = Candidate::all(scene.change);
    if candidates.is_empty() {
        return Vec::new();
    }
    let paths: Vec<_> = candidates.iter().map(|candidate| candidate.file.path.clone()).collect();
    let past = scene.past(&paths);
    let task = scene.task().clone();
    candidates.retain(|candidate| !task.of(&candidate.file.path).says_revert());
    if candidates.is_empty() {
        return Vec::new();
    }
    let undone: Vec<Undone<'_>> =
        candidates.iter().filter_map(|candidate| Undone::find(candidate, &past, &scene.history)).collect();
    // Where it matters: what is small, or no code that runs, would have been a note at most.
    let matters = candidates.iter().any(|candidate| candidate.runs() && candidate.size() >= undone::LINES);
    if let Some(cut) = past.cut.filter(|_| undone.is_empty() && matters) {
        scene.gaps.push(Gap::of(None, GapReason::NoHistory { detail: cut.to_owned() }));
    }
    if undone.is_empty() || !scene.history.descends() {
        return Vec::new();
    }
    say::judgement(scene, &undone, &task).into_iter().collect()
}
