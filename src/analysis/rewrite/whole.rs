//! Files that are different as a whole: laid out anew with a change hidden in it, or made up of other code.

use super::is_code;
use super::say::{Rewritten, amount, line_at, spot};
use super::tokens::{Difference, Tokens};
use crate::analysis::deletion::lines::{Brought, count};
use crate::analysis::{Judgement, Scene};
use crate::fact::role::role_of;
use crate::fact::{Confidence, TargetClass};
use crate::repo::{ChangeSet, FileDiff, Status};
use crate::source::Source;
use crate::task::Task;

/// Fewest lines of a file that must differ for it to be another one.
const LINES: usize = 12;

/// What share of the lines, in percent, must differ.
const LINES_PERCENT: usize = 50;

/// Up to what share of its words, in percent, a file is laid out anew.
const WORDS_PERCENT: usize = 8;

/// Fewest meaningful lines of a file that other code takes the place of.
const REPLACED_LINES: usize = 20;

/// Up to what share of its lines, in percent, may stand in the file, or anywhere in the change, for it to be replaced.
const KEPT_PERCENT: usize = 25;

/// From what share of its words on, in percent, a file says something else.
const OTHER_PERCENT: usize = 45;

/// Most places of a real change that are shown.
const PLACES: usize = 8;

/// More other files than these, and it is no small change.
const OTHER_FILES: usize = 3;

/// Judges the files that are different as a whole.
pub(super) fn judge(scene: &mut Scene<'_>, brought: &Brought) -> Vec<Judgement> {
    let change = scene.change;
    let files: Vec<&FileDiff> = change.files.iter().filter(|file| is_other(file)).collect();
    // A sweep over many files is one that was asked for, or that a tool made.
    if files.is_empty() || sweeps(change, &files) {
        return Vec::new();
    }
    let task = scene.task().clone();
    files.into_iter().filter_map(|file| judge_file(change, file, brought, &task.of(&file.path))).collect()
}

/// Whether most lines of a file that stays differ.
fn is_other(file: &FileDiff) -> bool {
    let (Some(before), Some(_)) = (&file.before, &file.after) else { return false };
    let stays = matches!(file.status, Status::Modified | Status::Renamed);
    let lost: usize = file.hunks.iter().map(|hunk| hunk.before.len()).sum();
    let came: usize = file.hunks.iter().map(|hunk| hunk.after.len()).sum();
    // Lines that stand at the margin are laid out alike by everybody.
    let said = |source: &Source| source.text.lines().filter(|line| !line.trim().is_empty()).count();
    let most = |lines: usize, source: &Source| lines >= LINES && lines * 100 >= said(source) * LINES_PERCENT;
    stays && is_code(file) && !role_of(&file.path.to_text()).lowers() && most(lost, before) && came > 0
}

fn sweeps(change: &ChangeSet, files: &[&FileDiff]) -> bool {
    const FORMATTERS: &[&str] = &[
        ".editorconfig",
        ".prettierrc",
        ".rustfmt",
        "rustfmt.toml",
        ".clang-format",
        ".rubocop",
        ".eslintrc",
        "eslint.config",
        "biome.json",
        ".pre-commit-config",
        "ruff.toml",
        ".php-cs-fixer",
        "pint.json",
        "dprint.json",
    ];
    let formatter = |file: &FileDiff| FORMATTERS.iter().any(|name| file.path.file_name().starts_with(name));
    files.len() > OTHER_FILES || change.files.iter().any(formatter)
}

fn judge_file(change: &ChangeSet, file: &FileDiff, brought: &Brought, task: &Task) -> Option<Judgement> {
    let (before, after) = (file.before.as_ref()?, file.after.as_ref()?);
    if task.says_format() {
        return None;
    }
    let difference = Tokens::of(before).difference(&Tokens::of(after));
    let share = difference.changed * 100 / difference.all.max(1);
    if difference.changed == 0 {
        None
    } else if share <= WORDS_PERCENT {
        laid_out(file, after, &difference)
    } else if share >= OTHER_PERCENT && !task.says_rewrite() {
        replaced(change, file, brought, task)
    } else {
        None
    }
}

/// A file that says the same in another layout, but for a few words.
fn laid_out(file: &FileDiff, after: &Source, difference: &Difference) -> Option<Judgement> {
    let first = *difference.lines.first()?;
    let shown: Vec<String> = difference.lines.iter().take(PLACES).map(|line| (line + 1).to_string()).collect();
    let more = if difference.lines.len() > PLACES { " and more" } else { "" };
    let lines: usize = file.hunks.iter().map(|hunk| hunk.after.len()).sum();
    // Where as many lines say something else as look different, nothing is hidden.
    if lines < difference.lines.len() + LINES {
        return None;
    }
    let rest = difference.lines.iter().skip(1).take(PLACES);
    let rewritten = Rewritten {
        rule: "file-rewritten",
        class: TargetClass::T4,
        noun: "file",
        name: file.path.to_text(),
        confidence: Confidence::Medium,
        reason: format!(
            "{} look different and {} something else; nothing that is said of the change is about layout",
            amount(lines, "line"),
            if difference.lines.len() == 1 { "one says".to_owned() } else { format!("{} say", difference.lines.len()) }
        ),
        evidence: vec![format!(
            "{} of {} words and signs differ, in line {}{more} of the after side",
            difference.changed,
            difference.all,
            shown.join(", ")
        )],
        related: rest.map(|line| (spot(file, line_at(after, *line)), "says something else, too".to_owned())).collect(),
    };
    Some(rewritten.at(file, line_at(after, first)))
}

/// A file in the place of which other code stands.
fn replaced(change: &ChangeSet, file: &FileDiff, brought: &Brought, task: &Task) -> Option<Judgement> {
    let (before, after) = (file.before.as_ref()?, file.after.as_ref()?);
    let (stood, stands) = (count(&before.text), count(&after.text));
    let mut own = Brought::default();
    own.add(&after.text);
    let kept = own.take(&before.text);
    let few = |lines: usize| lines * 100 <= stood * KEPT_PERCENT;
    // What only goes is not replaced: who says that he removes may, and a stub is told of as one.
    let shrinks = stands * 3 < stood;
    if stood < REPLACED_LINES
        || (shrinks && (task.says_remove() || !task.is_stated() || stands == 0))
        || !few(kept)
        || !few(brought.holds(&before.text))
    {
        return None;
    }
    let others = change.files.iter().filter(|other| other.path != file.path && is_code(other)).count();
    let small = task.is_stated() && others <= OTHER_FILES && !shrinks;
    let rewritten = Rewritten {
        rule: "file-rewritten",
        class: TargetClass::T4,
        noun: "file",
        name: file.path.to_text(),
        confidence: if small { Confidence::High } else { Confidence::Medium },
        reason: format!(
            "{kept} of its {stood} meaningful lines are left, and nothing that is said of the change asks for other code"
        ),
        evidence: vec![format!(
            "{stands} meaningful lines stand in its place, and {} elsewhere in the change hold what stood there",
            brought.holds(&before.text)
        )],
        related: Vec::new(),
    };
    let first = file.hunks.first().map_or(0, |hunk| hunk.after.start);
    Some(rewritten.at(file, line_at(after, first)))
}
