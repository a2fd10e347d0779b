//! A few lines of one side with one place marked, cut to what a terminal can show.

use miette::{MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};

use super::neutral::{neutral, neutral_marked};
use crate::source::{Source, Span, limits};

/// What stands where characters were left out.
const CUT: char = '…';

/// Most lines of a marked place that are shown.
const MOST_LINES: usize = 12;

/// The lines of a place and one around it, neutralised.
#[derive(Debug)]
pub(super) struct Snippet {
    /// The file, as it is shown.
    name: String,
    text: String,
    /// How many lines of the file stand above `text`.
    above: usize,
    /// The column of the place in the file; a cut line counts differently.
    column: usize,
    /// The place, in bytes of `text`.
    pub(super) mark: Span,
    /// Lines of the place that are not shown.
    pub(super) left_out: usize,
}

impl Snippet {
    /// The lines of `span`. `text` is that of `source`, byte by byte, with its secrets masked.
    pub(super) fn new(source: &Source, text: &str, span: Span, name: &str) -> Self {
        let first = source.lines.line_of(span.start);
        let whole = source.lines.line_of(span.end.saturating_sub(1).max(span.start));
        let last = whole.min(first + MOST_LINES - 1);
        let (from, to) = (first.saturating_sub(1), (last + 2).min(source.lines.count()));
        let mut shown = String::new();
        let mut mark: Option<Span> = None;
        for line in from..to {
            let bytes = source.line_span(&(line..line + 1));
            let raw = text.get(bytes.start..bytes.end).unwrap_or_default().trim_end_matches(['\n', '\r']);
            let within = |at: usize| at.saturating_sub(bytes.start).min(raw.len());
            let own = Span::new(within(span.start), within(span.end).max(within(span.start)));
            let (text, moved) = window(raw, own);
            if (first..=last).contains(&line) {
                let moved = moved.shifted(shown.len());
                mark = Some(mark.map_or(moved, |mark| mark.cover(moved)));
            }
            shown.push_str(&text);
            shown.push('\n');
        }
        let start = source.lines.start_of(first);
        let column = source.text.get(start..span.start).map_or(0, |head| head.chars().count());
        Self {
            name: neutral(name),
            text: shown,
            above: from,
            column,
            mark: mark.unwrap_or_default(),
            left_out: whole - last,
        }
    }
}

impl SourceCode for Snippet {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        before: usize,
        after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let read = self.text.read_span(span, before, after)?;
        // Asked without context is where the place stands; that is the place in the file, not in the cut line.
        let column = if before == 0 && after == 0 { self.column } else { read.column() };
        let line = read.line() + self.above;
        let contents = MietteSpanContents::new_named(
            self.name.clone(),
            read.data(),
            *read.span(),
            line,
            column,
            read.line_count(),
        );
        Ok(Box::new(contents))
    }
}

/// What of a line is shown so that the start of `mark` is seen, and what has become of `mark`.
fn window(line: &str, mark: Span) -> (String, Span) {
    let shown = visible(line, mark.start);
    let within = |at: usize| at.clamp(shown.start, shown.end) - shown.start;
    let cut = line.get(shown.start..shown.end).unwrap_or_default();
    let (text, mark) = neutral_marked(cut, Span::new(within(mark.start), within(mark.end)));
    let before = if shown.start > 0 { CUT.to_string() } else { String::new() };
    let after = if shown.end < line.len() { CUT.to_string() } else { String::new() };
    let mark = mark.shifted(before.len());
    (format!("{before}{text}{after}"), mark)
}

/// The bytes of `line` that are shown: at most [`limits::SHOWN_LINE`] characters, a quarter of them before `at`.
fn visible(line: &str, at: usize) -> Span {
    const LEAD: usize = limits::SHOWN_LINE / 4;
    let back = |from: usize, by: usize| {
        let head = line.get(..from).unwrap_or_default();
        head.char_indices().rev().take(by).last().map_or(from, |(at, _)| at)
    };
    let forth = |from: usize| {
        let tail = line.get(from..).unwrap_or_default();
        tail.char_indices().nth(limits::SHOWN_LINE).map_or(line.len(), |(by, _)| from + by)
    };
    if forth(0) == line.len() {
        return Span::new(0, line.len());
    }
    let at = (0..=at.min(line.len())).rev().find(|at| line.is_char_boundary(*at)).unwrap_or_default();
    let end = forth(back(at, LEAD));
    Span::new(back(end, limits::SHOWN_LINE), end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_marked_is_shown() {
        for (before, after) in [(0, 0), (0, 500), (30, 500), (500, 0), (500, 500), (235, 3), (239, 240)] {
            for filler in ["x", "é", "\u{202e}"] {
                let line = format!("{}rm -rf /data{}", filler.repeat(before), filler.repeat(after));
                let start = filler.len() * before;
                let (text, mark) = window(&line, Span::new(start, start + 12));
                assert_eq!(&text[mark.start..mark.end], "rm -rf /data", "{before} {after}: {text}");
                let cut = before + 12 + after > limits::SHOWN_LINE;
                assert_eq!(text.contains(CUT), cut, "{before} {after}: {text}");
                assert_eq!(text.starts_with(CUT), cut && before > 60, "{before} {after}: {text}");
            }
        }
    }

    #[test]
    fn no_line_is_longer_than_the_limit() {
        let line = "y".repeat(10_000);
        for at in [0, 60, 5_000, 10_000] {
            let (text, mark) = window(&line, Span::new(at, 10_000));
            assert_eq!(text.trim_matches(CUT).len(), limits::SHOWN_LINE);
            assert!(mark.end <= text.len());
        }
    }
}
