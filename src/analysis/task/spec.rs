//! A change that works through a specification and edits what that asks for.

use super::place::{Weight, judgement};
use crate::analysis::Judgement;
use crate::fact::{Confidence, Effect, TargetClass};
use crate::repo::{ChangeSet, FileDiff, Status};
use crate::source::Side;
use crate::task::spec_of;

/// Lines of a specification that the change takes back or words otherwise, while it ticks boxes of it.
pub(super) fn judge(change: &ChangeSet) -> Vec<Judgement> {
    let specs = change.files.iter().filter_map(|file| Some((file, spec_of(&file.path.to_text())?.to_owned())));
    let specs: Vec<(&FileDiff, String)> = specs.collect();
    let ticks = |spec: &str| specs.iter().any(|(file, name)| *name == spec && ticks_a_box(file));
    specs
        .iter()
        .filter(|(file, name)| file.status != Status::Added && ticks(name))
        .filter_map(|(file, _)| {
            let gone = gone(file);
            let weight = Weight { effect: Effect::Overwrite, class: TargetClass::T3, confidence: Confidence::High };
            let lines = if gone == 1 {
                "1 line of what was asked for is".to_owned()
            } else {
                format!("{gone} lines of what was asked for are")
            };
            let why = format!("{lines} gone or another, in the change that says it is done");
            (gone > 0).then(|| judgement("task-edited", file, weight, why))
        })
        .collect()
}

/// The lines of a hunk's side, without their boxes.
fn lines(file: &FileDiff, side: Side) -> Vec<String> {
    let source = if side == Side::Before { file.before.as_ref() } else { file.after.as_ref() };
    let Some(source) = source else { return Vec::new() };
    let text = file.hunks.iter().map(|hunk| source.slice(source.line_span(hunk.lines(side))));
    text.flat_map(str::lines).map(without_box).filter(|line| !line.is_empty()).collect()
}

fn without_box(line: &str) -> String {
    let bare = line.split_whitespace().collect::<Vec<_>>().join(" ");
    ["[ ]", "[x]", "[X]", "[-]", "[~]"].iter().fold(bare, |line, mark| line.replacen(mark, "[]", 1))
}

/// How many lines of before are not among the lines of after.
fn gone(file: &FileDiff) -> usize {
    let after = lines(file, Side::After);
    lines(file, Side::Before).iter().filter(|line| !after.contains(line)).count()
}

fn ticks_a_box(file: &FileDiff) -> bool {
    let boxes = |side: Side, marks: &[&str]| {
        let source = if side == Side::Before { file.before.as_ref() } else { file.after.as_ref() };
        let text = source.map_or("", |source| source.text.as_str());
        text.lines().filter(|line| marks.iter().any(|mark| line.contains(mark))).count()
    };
    boxes(Side::After, &["[x]", "[X]"]) > boxes(Side::Before, &["[x]", "[X]"])
}
