//! Findings of checkers that a change tells them to pass over.

use memchr::memmem;
use rustc_hash::FxHashMap;

use super::marks::{Mark, Placed, Reach};
use super::say::{Loss, Loud};
use crate::fact::role::{Role, role_of};
use crate::repo::{ChangeSet, Content, FileDiff, Hunk, Status};
use crate::source::{Source, Span};

/// What stands in every mark of the table, so that most lines are passed over without looking at them.
const STEMS: &[&str] = &[
    "noqa",
    "gnore",
    "nocheck",
    "isable",
    "allow",
    "nolint",
    "NOLINT",
    "uppress",
    "nosec",
    "nosem",
    "skip",
    "NOSONAR",
    "lgtm",
    "codeql[",
    "expect-error",
    "FlowFixMe",
    "safety_assured",
    "OFF",
    "kics-scan",
    "pyright: basic",
    "PSScriptAnalyzer",
];

/// Whether the lines that a change adds may hold a mark.
pub(super) fn concerns(change: &ChangeSet) -> bool {
    change.files.iter().any(|file| added(file).any(|(text, _)| may_hold(text)))
}

fn may_hold(text: &str) -> bool {
    STEMS.iter().any(|stem| memmem::find(text.as_bytes(), stem.as_bytes()).is_some())
}

/// The runs of lines that a file gains, each with where it starts.
fn added(file: &FileDiff) -> impl Iterator<Item = (&str, usize)> {
    let text = |hunk: &Hunk| {
        let after = file.after.as_ref()?;
        let span = after.line_span(&hunk.after);
        Some((after.slice(span), span.start))
    };
    let is_text = file.content == Content::Text;
    file.hunks.iter().filter(move |_| is_text).filter_map(text)
}

fn removed<'a>(file: &'a FileDiff, hunk: &Hunk) -> &'a str {
    file.before.as_ref().map_or("", |before: &Source| before.slice(before.line_span(&hunk.before)))
}

/// A mark that came.
struct Came {
    file: usize,
    placed: Placed,
    span: Span,
    line: String,
}

/// Judges the marks that the change brings.
pub(super) fn judge(marks: &[Mark], change: &ChangeSet) -> Vec<Loss> {
    let mut gone: FxHashMap<(usize, Vec<String>), usize> = FxHashMap::default();
    let mut gone_lines: FxHashMap<String, usize> = FxHashMap::default();
    let mut came = Vec::new();
    for (index, file) in change.files.iter().enumerate().filter(|(_, file)| is_read(file)) {
        for hunk in &file.hunks {
            let (minus, plus) = (in_text(marks, file, removed(file, hunk), 0), added_marks(marks, file, hunk));
            // What takes the place of a mark that was no narrower is none that came.
            let mut left: Vec<&Placed> = minus.iter().map(|(placed, ..)| placed).collect();
            for (placed, span, line) in plus {
                let stood = left
                    .iter()
                    .position(|old| old.mark == placed.mark && (old.codes.is_empty() || !placed.codes.is_empty()));
                match stood {
                    Some(at) => drop(left.remove(at)),
                    None => came.push(Came { file: index, placed, span, line }),
                }
            }
            for old in left {
                *gone.entry((old.mark, old.codes.clone())).or_default() += 1;
            }
        }
    }
    // What is gone elsewhere has moved.
    for file in change.files.iter().filter(|file| is_read(file)) {
        for hunk in &file.hunks {
            for (_, _, line) in in_text(marks, file, removed(file, hunk), 0) {
                *gone_lines.entry(line).or_default() += 1;
            }
        }
    }
    came.retain(|one| {
        let counted = |left: Option<&mut usize>| {
            left.is_some_and(|left| {
                let some = *left > 0;
                *left = left.saturating_sub(1);
                some
            })
        };
        !counted(gone.get_mut(&(one.placed.mark, one.placed.codes.clone()))) && !counted(gone_lines.get_mut(&one.line))
    });
    tell(marks, change, &came)
}

fn is_read(file: &FileDiff) -> bool {
    file.content == Content::Text
        && !matches!(role_of(&file.path.to_text()), Role::Vendored | Role::Generated | Role::Docs | Role::Fixture)
}

fn added_marks(marks: &[Mark], file: &FileDiff, hunk: &Hunk) -> Vec<(Placed, Span, String)> {
    let Some(after) = &file.after else { return Vec::new() };
    let span = after.line_span(&hunk.after);
    in_text(marks, file, after.slice(span), span.start)
}

/// The marks in the lines of a text that starts at `from`.
fn in_text(marks: &[Mark], file: &FileDiff, text: &str, from: usize) -> Vec<(Placed, Span, String)> {
    if !may_hold(text) {
        return Vec::new();
    }
    let name = file.path.file_name();
    let own: Vec<(usize, &Mark)> = marks.iter().enumerate().filter(|(_, mark)| mark.is_for(&name)).collect();
    let mut found = Vec::new();
    let mut at = from;
    let mut above = "";
    for line in text.split_inclusive('\n') {
        if line.len() < 2_000 && may_hold(line) {
            for placed in in_line(&own, line.trim_end()) {
                let span = Span::new(at + placed.at, at + line.trim_end().len());
                // A reason may stand in a comment above.
                let told = is_comment(above) && !may_hold(above);
                found.push((Placed { reasoned: placed.reasoned || told, ..placed }, span, line.trim().to_owned()));
            }
        }
        above = line.trim();
        at += line.len();
    }
    found
}

/// The marks of a line: of those that begin at one place, the first of the table.
fn in_line(marks: &[(usize, &Mark)], line: &str) -> Vec<Placed> {
    let mut found: Vec<(Placed, usize)> = Vec::new();
    for (index, mark) in marks {
        if let Some(placed) = mark.in_line(*index, line) {
            let end = placed.at + mark.text.len();
            // `flake8: noqa` holds `noqa`.
            if let Some(known) = found.iter_mut().find(|(known, known_end)| known.at < end && placed.at < *known_end) {
                if end - placed.at > known.1 - known.0.at {
                    *known = (placed, end);
                }
            } else {
                found.push((placed, end));
            }
        }
    }
    found.into_iter().map(|(placed, _)| placed).collect()
}

fn is_comment(line: &str) -> bool {
    ["#", "//", "/*", "*", "--"].iter().any(|sign| line.starts_with(sign))
        && line.chars().filter(|c| c.is_alphabetic()).count() >= 12
        && line.contains(' ')
}

/// One finding a file and a rule, at the loudest mark.
fn tell(marks: &[Mark], change: &ChangeSet, came: &[Came]) -> Vec<Loss> {
    let mut found: Vec<(usize, Loss)> = Vec::new();
    for one in came {
        let Some((file, mark)) = change.files.get(one.file).zip(marks.get(one.placed.mark)) else { continue };
        let Some(loud) = loud(mark, &one.placed, file) else { continue };
        let what = if one.placed.codes.is_empty() { "everything".to_owned() } else { one.placed.codes.join(", ") };
        let place = if mark.reach == Reach::File { "in the whole file" } else { "there" };
        let reason = if one.placed.reasoned {
            format!("`{}`, for everything {place}", mark.text.trim())
        } else {
            format!("`{}` {place}, without a reason", mark.text.trim())
        };
        let loss = Loss::after(one.placed.rule, loud, &file.path, one.span).told("findings", what, reason);
        match found.iter_mut().find(|(index, known)| *index == one.file && known.rule == loss.rule) {
            Some((_, known)) => {
                known.evidence.push(format!("also `{}`", one.line.chars().take(80).collect::<String>()));
                if loss.loud > known.loud {
                    let evidence = std::mem::take(&mut known.evidence);
                    *known = Loss { evidence, ..loss };
                }
            }
            None => found.push((one.file, loss)),
        }
    }
    found.into_iter().map(|(_, loss)| loss).collect()
}

/// How loud a mark is; none where it names its rule and its reason.
fn loud(mark: &Mark, placed: &Placed, file: &FileDiff) -> Option<Loud> {
    let security = placed.rule == "security-check-suppressed";
    let whole = mark.reach == Reach::File;
    // What comes with a file that is new hides nothing that was seen before.
    let new = file.status == Status::Added;
    // Tests call what no other code calls, in ways that no other code should.
    let tests = role_of(&file.path.to_text()) == Role::Test && !placed.codes.is_empty();
    if tests && !security {
        return None;
    }
    match (placed.codes.is_empty(), placed.reasoned) {
        (false, true) => None,
        (true, true) => Some(Loud::Note).filter(|_| !mark.mild),
        (_, false) if mark.mild => Some(Loud::Note),
        (true, false) if whole || security || !new => Some(Loud::Warning),
        (true, false) => Some(Loud::Note),
        (false, false) if (security || whole && placed.grave) && !new => Some(Loud::Warning),
        (false, false) => Some(Loud::Note),
    }
}
