//! Files and hunks that nothing in the task explains.

use super::place::{Weight, class_of, judgement, spot};
use crate::analysis::{Judgement, Scene};
use crate::fact::{Confidence, Effect};
use crate::repo::{FileDiff, Hunk, Status};
use crate::scope::{self, FileScope, HunkScope, Level, Scope};
use crate::source::{Gap, GapReason};
use crate::task::Task;

/// Most that is shown. Who has lost the task has lost it in many places, and three make the point.
const SHOWN: usize = 3;

/// What of the change the task does not explain.
pub(super) fn judge(scene: &mut Scene<'_>, task: &Task) -> Vec<Judgement> {
    // Two files are too few to hold against each other.
    if !scene.is_whole() || scene.change.files.len() < scope::FEWEST {
        return Vec::new();
    }
    match scene.scope(task) {
        Ok(judged) => shown(scene.change.files.as_slice(), &judged),
        Err(error) => {
            scene.gaps.push(Gap::of(None, GapReason::Internal { detail: format!("the table of scope: {error}") }));
            Vec::new()
        }
    }
}

fn shown(files: &[FileDiff], judged: &Scope) -> Vec<Judgement> {
    let mut found: Vec<(f64, Judgement)> = Vec::new();
    for (file, said) in files.iter().zip(&judged.files) {
        // A breach of a contract is told as what it is.
        if said.level == Level::Error {
            continue;
        }
        if said.level == Level::Warning {
            found.push((said.score, of_file(file, said)));
        } else if said.level == Level::None {
            let loudest = said.hunks.iter().filter(|hunk| hunk.level == Level::Warning);
            let loudest = loudest.max_by(|a, b| a.score.total_cmp(&b.score));
            found.extend(loudest.map(|hunk| (hunk.score, of_hunk(file, hunk))));
        }
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    let more = found.len().saturating_sub(SHOWN);
    found.truncate(SHOWN);
    if let Some((_, last)) = found.last_mut().filter(|_| more > 0) {
        last.evidence
            .push(format!("and {more} more files: `blastlint scope` says of each what speaks for and against it"));
    }
    found.into_iter().map(|(_, judgement)| judgement).collect()
}

fn of_file(file: &FileDiff, said: &FileScope) -> Judgement {
    let effect = if file.status == Status::Deleted { Effect::Destroy } else { Effect::Overwrite };
    let weight = Weight { effect, class: class_of(file), confidence: Confidence::High };
    let against: Vec<&str> = said.evidence.iter().map(String::as_str).filter(|line| !line.starts_with('+')).collect();
    let why = if against.is_empty() { "little speaks for it".to_owned() } else { against.join("; ") };
    Judgement { evidence: said.evidence.clone(), ..judgement("file-out-of-scope", file, weight, why) }
}

fn of_hunk(file: &FileDiff, said: &HunkScope) -> Judgement {
    let weight = Weight { effect: Effect::Overwrite, class: class_of(file), confidence: Confidence::Medium };
    let (start, end) = (said.after_start, said.after_end.max(said.after_start));
    let why = format!("lines {start} to {end} share nothing with the task or with what else changes");
    let hunk = Hunk {
        before: said.before_start.saturating_sub(1)..said.before_end,
        after: said.after_start.saturating_sub(1)..said.after_end,
    };
    Judgement { spot: spot(file, Some(&hunk)), ..judgement("hunk-out-of-scope", file, weight, why) }
}
