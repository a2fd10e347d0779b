//! Programs of CDK and Pulumi: resources that a change declares under another address, elsewhere, otherwise or no longer.
//!
//! A program is not run: what it declares in the end is likely what its calls say, and never certain.

mod compare;
mod forced;
mod inputs;
mod kinds;
mod pairs;
mod project;
mod read;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use super::{Analysis, Judgement, Scene, Verdict};
use crate::fact::setting::code;
use crate::repo::{ChangeSet, FileDiff, Status};
use crate::source::{Gap, GapReason, RepoPath, Side, Source};

/// The analysis.
pub(super) const ANALYSIS: Analysis = Analysis { name: "program", concerns, judge };

fn concerns(change: &ChangeSet) -> bool {
    change.files.iter().any(|file| project::is_project(&file.path) || is_program(file))
}

/// Whether a file is a program that declared something before the change. What is only added takes nothing away.
fn is_program(file: &FileDiff) -> bool {
    file.before.as_ref().is_some_and(|before| code::declares(&before.text))
}

fn judge(scene: &mut Scene<'_>) -> Vec<Judgement> {
    if !scene.is_whole() {
        return Vec::new();
    }
    let mut verdicts: Vec<Verdict> = scene.change.files.iter().filter_map(project::renamed).collect();
    let (mut before, mut after) = (read::Program::default(), read::Program::default());
    if scene.change.files.iter().any(is_program) {
        for file in &scene.change.files {
            let sides = [(&file.before, Side::Before, &mut before), (&file.after, Side::After, &mut after)];
            for (source, side, program) in sides {
                let Some(source) = source.as_ref().filter(|source| code::declares(&source.text)) else { continue };
                program.take(source, side, &file.path);
            }
        }
    }
    before.in_order();
    after.in_order();
    after.dropped = dropped(scene.change);
    let crowded =
        before.crowded.take().map(|path| (path, Side::Before)).or(after.crowded.take().map(|path| (path, Side::After)));
    match crowded {
        Some((path, side)) => scene.gaps.push(Gap::at(&path, side, GapReason::TooMany { limit: read::DECLARED })),
        None => verdicts.extend(compare::verdicts(&before, &after)),
    }
    verdicts.into_iter().map(Verdict::judgement).collect()
}

/// Files that are gone, and that a file which stays named before and does not any more: it is run without them.
fn dropped(change: &ChangeSet) -> BTreeSet<RepoPath> {
    let gone = change.files.iter().filter(|file| file.status == Status::Deleted && is_program(file));
    let stays = |file: &&FileDiff| file.before.as_ref().zip(file.after.as_ref()).is_some();
    let named = |stem: &str| {
        let says = |source: &Source| memchr::memmem::find(source.text.as_bytes(), stem.as_bytes()).is_some();
        let no_longer =
            |file: &FileDiff| file.before.as_ref().is_some_and(says) && !file.after.as_ref().is_some_and(says);
        change.files.iter().filter(stays).any(no_longer)
    };
    let stem = |path: &RepoPath| path.file_name().split('.').next().unwrap_or_default().to_owned();
    gone.filter(|file| named(&stem(&file.path))).map(|file| file.path.clone()).collect()
}
