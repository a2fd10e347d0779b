//! The change against the stated task: what a contract forbids, what nothing in the task explains, effects that no word of
//! it asks for, and what it names that nothing touches.
//!
//! Only where somebody stated a task. What those who made a change say that they did explains whatever they did.

mod breach;
mod effect;
mod foreign;
mod place;
mod spec;
mod untouched;

use super::{Analysis, Judgement, Scene};
use crate::repo::ChangeSet;

/// The analysis.
pub(super) const ANALYSIS: Analysis = Analysis { name: "task", concerns, judge };

fn concerns(change: &ChangeSet) -> bool {
    !change.files.is_empty()
}

fn judge(scene: &mut Scene<'_>) -> Vec<Judgement> {
    let task = scene.given().clone();
    if !task.is_given() {
        return Vec::new();
    }
    let mut judgements = breach::judge(scene.change, &task);
    judgements.extend(spec::judge(scene.change));
    judgements.extend(effect::judge(scene.change, &task));
    judgements.extend(foreign::judge(scene, &task));
    judgements.extend(untouched::judge(scene, &task));
    judgements
}
