//! Lines that matter and that are lost on the way to another file, while all around them arrives as it was.

use imara_diff::{Algorithm, Diff, InternedInput};
use rustc_hash::{FxHashMap, FxHashSet};

use super::is_code;
use super::say::{Rewritten, amount, line_at};
use crate::analysis::deletion::lines::{Brought, count, meaningful};
use crate::analysis::{Judgement, Scene, Spot};
use crate::fact::outline::{Outline, What};
use crate::fact::{Confidence, TargetClass};
use crate::repo::{FileDiff, Hunk, Status};
use crate::source::{Side, Source, Span};

/// Fewest meaningful lines of a file that moved.
const LINES: usize = 8;

/// What share of them, in percent, must arrive for the file to have moved as it was.
const ARRIVED_PERCENT: usize = 75;

/// The same of a function that has another name.
const ALIKE_PERCENT: usize = 60;

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
    let homes = Homes::of(files);
    let moved = files.iter().enumerate().filter_map(|(from, file)| {
        let before = file.before.as_ref().filter(|_| is_code(file))?;
        let stood = count(&before.text);
        let to = match file.status {
            Status::Renamed => from,
            Status::Deleted if stood >= LINES => homes.best(file)?,
            _ => return None,
        };
        let after = &files.get(to)?.after.as_ref()?.text;
        (stood >= LINES && arrives(&before.text, after)).then_some((from, to))
    });
    moved.collect()
}

/// Whether so many lines of `before` stand in `after` that it is the same file. Where it lies and what it is called is
/// another matter.
fn arrives(before: &str, after: &str) -> bool {
    let mut brought = Brought::default();
    brought.add(after);
    let arrived = brought.take(before);
    if arrived * 100 >= count(before) * ARRIVED_PERCENT {
        return true;
    }
    let renamed = renamed(before, after);
    let is_place = |line: &&str| {
        let line = line.trim_start();
        PLACES.iter().any(|word| line.starts_with(word)) || words(line).any(|word| renamed.contains(word))
    };
    let places: String = before.lines().filter(is_place).flat_map(|line| [line, "\n"]).collect();
    let mut brought = Brought::default();
    brought.add(after);
    let (stood, arrived) = (count(before) - count(&places), arrived - brought.take(&places).min(arrived));
    stood >= LINES && arrived * 100 >= stood * ARRIVED_PERCENT
}

/// What a line starts with that says where its file lies, and what lies around it.
const PLACES: &[&str] = &["package ", "namespace ", "import ", "using ", "use ", "from ", "module ", "mod ", "require"];

/// What is declared in `before` and is not named in `after`.
fn renamed<'t>(before: &'t str, after: &str) -> FxHashSet<&'t str> {
    const DECLARES: &[&str] =
        &["class", "struct", "interface", "func", "fun", "fn", "def", "function", "type", "trait", "module"];
    let known: FxHashSet<&str> = words(after).collect();
    let declared = before.lines().filter_map(|line| {
        let mut words = words(line).skip_while(|word| !DECLARES.contains(word)).skip(1);
        words.next()
    });
    declared.filter(|name| !known.contains(name)).collect()
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_alphanumeric() || c == '_')).filter(|word| !word.is_empty())
}

/// In which new files each line stands.
#[derive(Debug, Default)]
struct Homes {
    lines: FxHashMap<u64, Vec<usize>>,
    endings: FxHashMap<usize, String>,
}

/// A line that stands in more new files than these says nothing of where a file went.
const COMMON: usize = 8;

impl Homes {
    fn of(files: &[FileDiff]) -> Self {
        let mut homes = Self::default();
        for (at, file) in files.iter().enumerate().filter(|(_, file)| file.status == Status::Added) {
            let Some(after) = &file.after else { continue };
            homes.endings.insert(at, ending(file));
            for line in meaningful(&after.text) {
                let known = homes.lines.entry(line).or_default();
                if known.len() <= COMMON && known.last() != Some(&at) {
                    known.push(at);
                }
            }
        }
        homes
    }

    /// The new file in which most lines of `file` stand.
    fn best(&self, file: &FileDiff) -> Option<usize> {
        let mut votes: FxHashMap<usize, usize> = FxHashMap::default();
        for line in meaningful(&file.before.as_ref()?.text) {
            for at in self.lines.get(&line).filter(|homes| homes.len() <= COMMON).into_iter().flatten() {
                *votes.entry(*at).or_default() += 1;
            }
        }
        let alike = votes.into_iter().filter(|(at, _)| self.endings.get(at) == Some(&ending(file)));
        alike.max_by_key(|(at, lines)| (*lines, std::cmp::Reverse(*at))).map(|(at, _)| at)
    }
}

fn ending(file: &FileDiff) -> String {
    let name = file.path.file_name();
    name.rsplit_once('.').map_or_else(String::new, |(_, ending)| ending.to_owned())
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
        let Some((said, stops)) = mattered(outline, span, before, after) else { continue };
        found.push(Lost { before: span, place: hunk.after.start, lines: lines.max(1), said, stops });
    }
    found
}

/// What in `span` checks, stops, marks or cleans up for something that is still there; and whether it stops it.
fn mattered(outline: &Outline, span: Span, before: &Source, after: &Source) -> Option<(String, bool)> {
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
        let stays = home.is_none_or(|home| {
            let named = || says(&after.text, &home.name) || is_alike(before.slice(home.span), &after.text);
            !span.contains(home.span) && named()
        });
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

/// Whether most lines of a function stand in `after`, where it has another name.
fn is_alike(function: &str, after: &str) -> bool {
    let mut brought = Brought::default();
    brought.add(after);
    let (stood, arrived) = (count(function), brought.take(function));
    stood >= LINES / 2 && arrived * 100 >= stood * ALIKE_PERCENT
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
