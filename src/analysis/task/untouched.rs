//! What the task names and nothing in the change touches: a sign that something else was done.

use super::place::{Weight, class_of, judgement};
use crate::analysis::{Judgement, Scene};
use crate::fact::{Confidence, Effect, TargetClass};
use crate::repo::FileDiff;
use crate::source::{RepoPath, Side, Source};
use crate::task::{Task, named};

/// Most names that are looked for, and shown.
const NAMES: usize = 20;
const SHOWN: usize = 3;

/// One judgement on all that the task names and nothing touches.
pub(super) fn judge(scene: &mut Scene<'_>, task: &Task) -> Option<Judgement> {
    if !scene.is_whole() {
        return None;
    }
    let mut missed = Vec::new();
    for name in named(task).into_iter().take(NAMES) {
        let path = RepoPath::from(name.trim_start_matches("./"));
        let is_path = name.contains('/');
        let touched =
            if is_path { touches(scene.change.files.as_slice(), &path) } else { says(&scene.change.files, &name) };
        // A path that stands nowhere is an example, or of another repository.
        let known = !is_path || (path.is_inside() && scene.read(Side::Before, &path).is_some());
        if !touched && known {
            missed.push(format!("`{name}`"));
        }
    }
    let first =
        scene.change.files.iter().find(|file| class_of(file) > TargetClass::T1).or(scene.change.files.first())?;
    let more = missed.len().saturating_sub(SHOWN);
    let shown = missed.iter().take(SHOWN).cloned().collect::<Vec<_>>().join(", ");
    let rest = if more > 0 { format!(" and {more} more") } else { String::new() };
    let weight = Weight { effect: Effect::Bypass, class: TargetClass::T1, confidence: Confidence::Low };
    let reason = format!("the task names {shown}{rest}, and nothing in the change touches it");
    (!missed.is_empty()).then(|| judgement("task-not-touched", first, weight, reason))
}

fn touches(files: &[FileDiff], path: &RepoPath) -> bool {
    let ends = |whole: &RepoPath| {
        let (whole, path) = (whole.to_text(), path.to_text());
        whole == path || whole.ends_with(&format!("/{path}"))
    };
    files.iter().any(|file| ends(&file.path) || file.before_path.as_ref().is_some_and(ends))
}

/// Whether a changed file says `name` anywhere: the change may be right beside it.
fn says(files: &[FileDiff], name: &str) -> bool {
    let name = name.trim_end_matches("()").rsplit(['.', ':']).next().unwrap_or(name);
    let in_text = |source: &Option<Source>| source.as_ref().is_some_and(|source| source.text.contains(name));
    files.iter().any(|file| in_text(&file.before) || in_text(&file.after) || file.path.to_text().contains(name))
}
