//! How much of what existed a change takes away, against what it brings.
//!
//! Facts are judged one by one; here is judged what only shows in the whole: the environment, the suite, the history of a
//! schema that goes. Each file that is gone is weighed against every line that the change brings, so that what moved, was
//! split, was joined or got a successor of its name is not lost. What is left is judged by folder and by kind, and each
//! group is told of once.

mod census;
mod checks;
mod data;
mod folders;
mod groups;
pub(super) mod kind;
pub(super) mod lines;
mod migrations;
mod refers;
mod say;
mod scale;
mod stubs;
mod suites;

use super::{Analysis, Judgement, Scene};
use crate::repo::{ChangeSet, FileDiff, Hunk, Status};
use crate::source::{Gap, GapReason, Side, Source};
use census::Census;

/// The analysis.
pub(super) const ANALYSIS: Analysis = Analysis { name: "deletion", concerns, judge };

/// Whether a file is gone, or one that stays loses so much that it could be a stub.
fn concerns(change: &ChangeSet) -> bool {
    change.files.iter().any(|file| match file.status {
        Status::Deleted => true,
        Status::Renamed | Status::Modified => shrinks(file),
        Status::Added | Status::Copied => false,
    })
}

fn shrinks(file: &FileDiff) -> bool {
    let (lost, came) =
        file.hunks.iter().fold((0, 0), |(lost, came), hunk| (lost + hunk.before.len(), came + hunk.after.len()));
    // Git may have paired the files of two environments.
    lost >= came + scale::PLACEHOLDER_LINES
        || (file.status == Status::Renamed && file.before_path.is_some())
        || file.hunks.iter().any(|hunk| falls_silent(file, hunk))
}

/// Whether the lines of a hunk say next to nothing any more: what is commented out leaves as many lines as it had.
fn falls_silent(file: &FileDiff, hunk: &Hunk) -> bool {
    let (Some(before), Some(after)) = (&file.before, &file.after) else { return false };
    let said = |source: &Source, lines| lines::count(source.slice(source.line_span(lines)));
    hunk.before.len() >= scale::FILE_LINES && said(after, &hunk.after) * scale::MOSTLY < said(before, &hunk.before)
}

fn judge(scene: &mut Scene<'_>) -> Vec<Judgement> {
    let change = scene.change;
    let census = Census::of(change);
    let folders = folders::gone(&census, &mut |folder| scene.list(Side::After, folder));
    if folders.iter().any(|folder| !folder.seen) {
        scene.gaps.push(Gap::of(None, GapReason::TooManyReads { limit: scale::LISTINGS }));
    }
    let mut found = groups::judge(change, &census, &folders);
    found.extend(migrations::judge(scene, &census, &folders));
    found.extend(suites::judge(change, &census));
    found.extend(checks::judge(scene, &census, &folders));
    found.extend(data::judge(change, &census));
    found.extend(stubs::judge(change, &census));
    found
}

/// Whether the change loses so many tests that they are told of as a whole.
pub(super) fn loses_suite(change: &ChangeSet) -> bool {
    concerns(change) && suites::judge(change, &Census::of(change)).is_some()
}
