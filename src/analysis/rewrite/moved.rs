//! Lines that matter and that are lost on the way to another file, while all around them arrives as it was.

use imara_diff::{Algorithm, Diff, InternedInput};

use super::is_code;
use super::say::{Rewritten, amount, line_at};
use crate::analysis::deletion::lines::{Brought, count};
use crate::analysis::{Judgement, Scene, Spot};
use crate::fact::outline::{Outline, What};
use crate::fact::{Confidence, TargetClass};
use crate::repo::{FileDiff, Hunk, Status};
use crate::source::{Side, Source, Span};

/// Fewest meaningful lines of a file that moved.
const LINES: usize = 8;

/// What share of them, in percent, must arrive for the file to have moved as it was.
const ARRIVED_PERCENT: usize = 75;

/// Judges the files that moved.
pub(super) fn judge(scene: &mut Scene<'_>, brought: &Brought) -> Vec<Judgement> {
    let mut found = Vec::new();
    for (from, to) in moves(scene) {
        let Some(sides) = scene.outlines(from) else { continue };
        let Some(outline) = &sides.before else { continue };
        let change = scene.change;
        let (Some(gone), Some(came)) = (change.files.get(from), change.files.get(to)) else { continue };
        let (Some(before), Some(after)) = (&gone.before, &came.after) else { continue };
        let hunks = if from == to { gone.hunks.clone() } else { hunks(&before.text, &after.text) };
        let lost = lost(before, after, outline, &hunks, brought);
        let removes = !lost.is_empty() && scene.task().says_remove();
        found.extend(told(before, came, after, &lost, removes));
    }
    found
}

/// The files that moved: the place in the change where each stood, and where it stands now.
fn moves(scene: &Scene<'_>) -> Vec<(usize, usize)> {
    let files = &scene.change.files;
    let mut found = Vec::new();
    for (from, file) in files.iter().enumerate() {
        let Some(before) = file.before.as_ref().filter(|_| is_code(file)) else { continue };
        let stood = count(&before.text);
        if stood < LINES {
            continue;
        }
        let arrives = |to: &FileDiff| {
            let mut brought = Brought::default();
            brought.add(to.after.as_ref().map_or("", |after| after.text.as_str()));
            brought.take(&before.text)
        };
        let enough = |lines: usize| lines * 100 >= stood * ARRIVED_PERCENT;
        if file.status == Status::Renamed {
            if enough(arrives(file)) {
                found.push((from, from));
            }
        } else if file.status == Status::Deleted {
            let ending = |path: &str| path.rsplit_once('.').map(|(_, ending)| ending.to_owned());
            let alike = |to: &FileDiff| ending(&to.path.to_text()) == ending(&file.path.to_text());
            let added = files.iter().enumerate().filter(|(_, to)| to.status == Status::Added && alike(to));
            let best =
                added.map(|(at, to)| (arrives(to), at)).max_by_key(|(lines, at)| (*lines, std::cmp::Reverse(*at)));
            found.extend(best.filter(|(lines, _)| enough(*lines)).map(|(_, to)| (from, to)));
        }
    }
    found
}

/// The hunks between two texts, whatever their indentation.
fn hunks(before: &str, after: &str) -> Vec<Hunk> {
    let mut input: InternedInput<&str> = InternedInput::default();
    input.update_before(before.lines().map(str::trim));
    input.update_after(after.lines().map(str::trim));
    let diff = Diff::compute(Algorithm::Histogram, &input);
    let range = |range: std::ops::Range<u32>| range.start as usize..range.end as usize;
    diff.hunks().map(|hunk| Hunk { before: range(hunk.before), after: range(hunk.after) }).collect()
}

/// A run of lines that did not arrive.
struct Lost {
    /// Where they stood.
    before: Span,
    /// The line of the after side in front of which they would stand.
    place: usize,
    lines: usize,
    /// What they did, as written.
    said: String,
    /// Whether they stopped something.
    stops: bool,
}

/// What of `hunks` is lost, and mattered.
fn lost(before: &Source, after: &Source, outline: &Outline, hunks: &[Hunk], brought: &Brought) -> Vec<Lost> {
    let mut found = Vec::new();
    for hunk in hunks {
        let span = before.line_span(&hunk.before);
        let text = before.slice(span);
        let lines = count(text);
        // Where other lines take their place, or where they stand somewhere else, they are not lost.
        let replaced = count(after.slice(after.line_span(&hunk.after))) > 0;
        if text.trim().is_empty() || replaced || (lines > 0 && brought.holds(text) * 2 >= lines) {
            continue;
        }
        let Some((said, stops)) = mattered(outline, span, after) else { continue };
        found.push(Lost { before: span, place: hunk.after.start, lines: lines.max(1), said, stops });
    }
    found
}

/// What in `span` checks, stops, marks or cleans up for something that is still there; and whether it stops it.
fn mattered(outline: &Outline, span: Span, after: &Source) -> Option<(String, bool)> {
    const CHECKS: &[&str] = &[
        "authorize",
        "authorise",
        "authenticate",
        "permission",
        "require",
        "ensure",
        "validate",
        "verify",
        "check",
        "assert",
        "guard",
        "must",
        "protect",
        "csrf",
        "sanitize",
        "escape",
        "lock",
        "unlock",
        "release",
        "rollback",
        "close",
        "audit",
    ];
    const MARKS: &[&str] =
        &["auth", "permission", "secured", "role", "login", "guard", "csrf", "limit", "valid", "transactional"];
    let inside = |at: &usize| outline.items.get(*at).is_some_and(|item| span.contains(item.span));
    for at in (0..outline.items.len()).filter(inside) {
        let Some(item) = outline.items.get(at) else { continue };
        // What goes with its own function is not missed by it.
        let home = outline.definition_of(at).and_then(|home| outline.items.get(home));
        let stays = home.is_none_or(|home| !span.contains(home.span) && says(&after.text, &home.name));
        if !stays {
            continue;
        }
        let holds = |what: &[What]| outline.within(at).iter().any(|inner| what.contains(&inner.what));
        let lower = item.name.to_lowercase();
        let last = lower.rsplit(['.', ':']).next().unwrap_or_default();
        let (matters, stops) = match item.what {
            What::Check => (holds(&[What::Raise, What::Leave]) || holds_failure(outline, at), true),
            What::Raise | What::Assertion => (true, true),
            What::Finally => (true, false),
            What::Mark => (MARKS.iter().any(|word| lower.contains(word)), true),
            What::Call => (CHECKS.iter().any(|word| last.starts_with(word)), true),
            _ => (false, false),
        };
        if matters {
            let said = if item.text.is_empty() { item.name.clone() } else { item.text.clone() };
            return Some((said.chars().take(80).collect(), stops));
        }
    }
    None
}

/// Whether a check leads to a call that stops: `raise`, `panic!`, `abort`.
fn holds_failure(outline: &Outline, at: usize) -> bool {
    const STOPS: &[&str] =
        &["raise", "panic", "panic!", "abort", "exit", "bail!", "fail", "throw", "die", "fatal", "halt"];
    outline.within(at).iter().any(|inner| inner.what == What::Call && STOPS.contains(&inner.name.as_str()))
}

fn says(text: &str, name: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| word == name.trim_end_matches(['!', '?', '=']))
}

fn told(before: &Source, came: &FileDiff, after: &Source, lost: &[Lost], removes: bool) -> Option<Judgement> {
    let first = lost.iter().max_by_key(|one| (one.stops, std::cmp::Reverse(one.place)))?;
    let lines: usize = lost.iter().map(|one| one.lines).sum();
    let sure = first.stops && !removes && lost.len() <= 4;
    let line = |span: Span| before.lines.line_of(span.start) + 1;
    let rewritten = Rewritten {
        rule: "lines-lost-in-rename",
        class: TargetClass::T1,
        noun: "file",
        name: came.path.to_text(),
        confidence: if sure { Confidence::High } else { Confidence::Medium },
        reason: format!("`{}` and what belongs to it did not arrive, {} in all", first.said, amount(lines, "line")),
        evidence: lost
            .iter()
            .map(|one| format!("{}:{} is lost: `{}`", before.path, line(one.before), one.said))
            .collect(),
        related: Vec::new(),
    };
    let judgement = rewritten.at(came, line_at(after, first.place));
    let start = line_at(before, line(first.before) - 1);
    Some(Judgement { before: Some(Spot { path: before.path.clone(), side: Side::Before, span: start }), ..judgement })
}
