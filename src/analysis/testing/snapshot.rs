//! Recorded output that is recorded anew together with the code that it covers.

use rustc_hash::FxHashMap;

use super::case;
use super::say::Weakened;
use super::subject::Code;
use crate::analysis::Spot;
use crate::fact::Confidence;
use crate::repo::{ChangeSet, FileDiff};
use crate::source::{Side, Source, Span};

/// Endings of files that a program records.
const ENDINGS: &[&str] = &[
    ".snap",
    ".snap.new",
    ".ambr",
    ".golden",
    ".approved.txt",
    ".approved.json",
    ".approved.xml",
    ".approved.html",
    ".verified.txt",
    ".verified.json",
    ".verified.cs",
    ".verified.xml",
    ".snapshot",
    ".snap.json",
    ".storyshot",
    ".shot",
];

/// Folders that hold nothing else.
const FOLDERS: &[&str] =
    &["__snapshots__", "golden", "goldens", "__image_snapshots__", "__file_snapshots__", "cassettes_expected"];

/// Lines from which a record is long enough to be read by nobody.
const LINES: usize = 8;

/// How much of it, in percent, is new when it was recorded anew.
const MUCH: usize = 50;

/// How much of it, in percent, is left when most of it is gone.
const LITTLE: usize = 40;

/// The records that changed by much.
pub(super) fn judge(change: &ChangeSet, code: &Code) -> Vec<Weakened> {
    if !code.any {
        return Vec::new();
    }
    change.files.iter().filter_map(of).collect()
}

/// Whether the file at `path` is a record.
pub(super) fn is_record(path: &str) -> bool {
    ENDINGS.iter().any(|end| path.ends_with(end))
        || path.rsplit_once('/').is_some_and(|(folders, _)| folders.split('/').any(|folder| FOLDERS.contains(&folder)))
}

fn of(file: &FileDiff) -> Option<Weakened> {
    let (before, after) = (file.before.as_ref()?, file.after.as_ref()?);
    if !is_record(&after.path.to_text()) {
        return None;
    }
    let count = |source: &Source| case::lines(&source.text).len();
    let (was, is) = (count(before), count(after));
    // Lines that stand on both sides have moved at most.
    let (lost, came) = (without(before, after), without(after, before));
    let much = lost * 100 >= was * MUCH && lost >= LINES;
    let shrunk = is * 100 <= was * LITTLE && was >= LINES && came * 4 <= lost;
    // Where more goes than comes for it, a whole part is gone, and what it held with it.
    let guards = unguarded(before, after);
    let bare = !guards.is_empty() && lost <= came + guards.len();
    if !much && !shrunk && !bare {
        return None;
    }
    let confidence = if shrunk || bare { Confidence::High } else { Confidence::Medium };
    let start = file.hunks.first().map_or(0, |hunk| hunk.after.start.min(after.lines.count().saturating_sub(1)));
    let span = after.line_span(&(start..start + 1));
    let reason = if bare {
        format!("no longer holds `{}`, and the code that it covers changes with it", guards.join("`, `"))
    } else if shrunk {
        format!("keeps {is} of {was} lines, and the code that it covers changes with it")
    } else {
        format!("is recorded anew in {lost} of {was} lines, together with the code that it covers")
    };
    Some(Weakened {
        rule: "snapshot-regenerated",
        confidence,
        spot: Spot { path: after.path.clone(), side: Side::After, span: Span::new(span.start, span.end) },
        before: None,
        name: after.path.to_text(),
        reason,
        evidence: vec![format!("{lost} lines of the record go and {came} come")],
    })
}

/// What a page or an answer says to keep those safe who use it: how it is read out, what it lets in, whom it trusts.
const GUARDS: &[&str] = &[
    "role=",
    "aria-label",
    "aria-live",
    "aria-describedby",
    "aria-invalid",
    "aria-hidden",
    "alt=",
    "rel=\"noopener",
    "rel=\"noreferrer",
    "sandbox=",
    "integrity=",
    "nonce=",
    "csrf",
    "xsrf",
    "httponly",
    "samesite",
    "content-security-policy",
    "strict-transport-security",
    "x-frame-options",
    "x-content-type-options",
    "referrer-policy",
    "type=\"password\"",
    "maxlength",
    "required",
    "disabled",
    "readonly",
    "redacted",
];

/// Those of the guards that stand in fewer lines of a record than before.
fn unguarded(before: &Source, after: &Source) -> Vec<&'static str> {
    let count = |source: &Source, word: &str| source.text.lines().filter(|line| begins(line, word)).count();
    GUARDS.iter().copied().filter(|word| count(before, word) > count(after, word)).collect()
}

/// Whether a line says `word` as an attribute or a key, and not in a sentence.
fn begins(line: &str, word: &str) -> bool {
    let bare = line.trim().trim_start_matches(['"', '\'', '<', '-', '+', ' ']).to_lowercase();
    bare.starts_with(word) || bare.contains(&format!(" {word}")) && bare.contains(['<', '='])
}

/// How many lines of `a` do not stand in `b`, each as often as it does.
fn without(a: &Source, b: &Source) -> usize {
    let mut left: FxHashMap<u64, usize> = FxHashMap::default();
    case::lines(&b.text).into_iter().for_each(|line| *left.entry(line).or_default() += 1);
    let missing = case::lines(&a.text).into_iter().filter(|line| match left.get_mut(line) {
        Some(count) if *count > 0 => {
            *count -= 1;
            false
        }
        _ => true,
    });
    missing.count()
}
