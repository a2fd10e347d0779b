//! Where a finding is shown: on a changed line if there is one near, since code hosts annotate only those.

use crate::repo::FileDiff;
use crate::source::Span;

/// The part of `span` (bytes of the after side) that lies on changed lines; the whole span where none does.
pub(super) fn anchor(file: &FileDiff, span: Span) -> Span {
    let Some(source) = &file.after else { return Span::default() };
    let first = source.lines.line_of(span.start);
    let last = source.lines.line_of(span.end.saturating_sub(1).max(span.start));
    let touched = file.hunks.iter().find(|hunk| hunk.after.start <= last && first < hunk.after.end);
    let Some(hunk) = touched else { return span };
    if hunk.after.start <= first {
        return span;
    }
    let start = source.lines.start_of(hunk.after.start);
    Span::new(start, span.end.max(start))
}
