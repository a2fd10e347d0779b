//! Where a result is put. A region always counts in the after side: a consumer opens the file as it is now, and a line
//! number of the before side would point anywhere or past its end.

use crate::finding::Label;
use crate::lint::Report;
use crate::repo::{FileDiff, Hunk, Status};
use crate::report::Region;
use crate::source::{RepoPath, Side, Source, Span};

/// A place that consumers can open.
#[derive(Debug)]
pub(crate) struct Place<'a> {
    /// The file: as it is called after the change, or before where it is gone.
    pub(crate) path: &'a RepoPath,
    /// Where in it.
    pub(crate) region: Region,
    /// The after side of the file, where its whole text is known.
    pub(crate) source: Option<&'a Source>,
    /// What must be said, because the place is not the code itself.
    pub(crate) remark: Option<String>,
    /// Lines of the before side, 1-based and inclusive, where the code stood there.
    pub(crate) before: Option<(usize, usize)>,
    /// Whether the file is gone.
    pub(crate) deleted: bool,
}

const TOP: Region = Region { start_line: 1, start_column: 1, end_line: 1, end_column: 1 };

/// Where to show `label`: the code itself where it is still there. Where it is gone: the lines that took its place, or
/// else the line beside the gap. In a file that is gone: its first line.
pub(crate) fn place<'a>(report: &'a Report, label: &'a Label) -> Place<'a> {
    let plan = report.plans.source(&label.path);
    let file = report.change.files.iter().find(|file| named(file, label));
    let mut place = Place { path: &label.path, region: TOP, source: None, remark: None, before: None, deleted: false };
    if let Some(plan) = plan {
        place.region = region_of(plan, label.span);
        return place;
    }
    let Some(file) = file else { return place };
    place.path = &file.path;
    place.deleted = file.status == Status::Deleted;
    // Of a diff only the hunks are known: a hash over them would not be the one of the file.
    place.source = file.after.as_ref().filter(|_| !report.change.hunks_only);
    if label.side == Side::After {
        place.region = file.after.as_ref().map_or(TOP, |source| region_of(source, label.span));
        return place;
    }
    let Some(before) = &file.before else { return place };
    let first = before.lines.line_of(label.span.start);
    let last = before.lines.line_of(label.span.end.saturating_sub(1).max(label.span.start));
    place.before = Some((first + 1, last + 1));
    match &file.after {
        Some(after) => (place.region, place.remark) = stand_in(file, after, first, last),
        None => place.remark = Some(gone(file, first, last)),
    }
    place
}

/// Where `span` of `source` stands.
pub(crate) fn region_of(source: &Source, span: Span) -> Region {
    let start = source.lines.position(&source.text, span.start);
    let end = source.lines.position(&source.text, span.end.max(span.start));
    Region {
        start_line: start.line + 1,
        start_column: start.column + 1,
        end_line: end.line + 1,
        end_column: end.column + 1,
    }
}

/// Whether `file` is the one of `label`, by what it is called on the side of the label.
pub(super) fn named(file: &FileDiff, label: &Label) -> bool {
    file.path == label.path || (label.side == Side::Before && file.before_path.as_ref() == Some(&label.path))
}

fn gone(file: &FileDiff, first: usize, last: usize) -> String {
    let what = if file.status == Status::Deleted { "this file, which the change deletes" } else { "this file" };
    format!("It stood in {} of {what}.", lines(first, last))
}

/// The lines of the after side that stand where lines `first..=last` of the before side stood.
fn stand_in(file: &FileDiff, after: &Source, first: usize, last: usize) -> (Region, Option<String>) {
    let touched: Vec<&Hunk> =
        file.hunks.iter().filter(|hunk| hunk.before.start <= last && first < hunk.before.end).collect();
    if let Some(hunk) = touched.iter().find(|hunk| !hunk.after.is_empty()) {
        let remark = format!("It stood in {} before the change; these lines took its place.", lines(first, last));
        return (whole_lines(after, hunk.after.start, hunk.after.end - 1), Some(remark));
    }
    let Some(hunk) = touched.first() else {
        let at = moved(&file.hunks, first);
        return (whole_lines(after, at, moved(&file.hunks, last)), None);
    };
    // A hunk without after lines starts where the lines after the gap start: the line before it is shown.
    let removed = hunk.before.len();
    let noun = if removed == 1 { "line" } else { "lines" };
    let side = if hunk.after.start == 0 { "before" } else { "after" };
    let remark = format!("{removed} {noun} removed {side} this line; it stood in {}.", lines(first, last));
    let at = hunk.after.start.saturating_sub(1);
    (whole_lines(after, at, at), Some(remark))
}

/// The line of the after side that line `line` of the before side, which no hunk touches, became.
fn moved(hunks: &[Hunk], line: usize) -> usize {
    let last = hunks.iter().rev().find(|hunk| hunk.before.end <= line);
    last.map_or(line, |hunk| hunk.after.end + (line - hunk.before.end))
}

/// Lines `first..=last` (0-based) from their first to their last character; the last lines of a text that is shorter.
fn whole_lines(source: &Source, first: usize, last: usize) -> Region {
    let Some(end) = source.lines.count().checked_sub(1) else { return TOP };
    let (first, last) = (first.min(end), last.min(end).max(first.min(end)));
    let text = source.slice(source.line_span(&(last..last + 1))).trim_end_matches(['\n', '\r']);
    Region { start_line: first + 1, start_column: 1, end_line: last + 1, end_column: text.encode_utf16().count() + 1 }
}

/// `line 3` or `lines 3 to 5`, of 0-based lines.
fn lines(first: usize, last: usize) -> String {
    if first == last { format!("line {}", first + 1) } else { format!("lines {} to {}", first + 1, last + 1) }
}
