//! Lines of a file, and lines that go on in the next.

use super::literal;
use crate::fact::Piece;

/// A line without its end, and where it starts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'t> {
    pub(super) text: &'t str,
    pub(super) start: usize,
}

impl<'t> Line<'t> {
    pub(super) fn end(self) -> usize {
        self.start + self.text.len()
    }

    /// The line without its first `by` bytes.
    pub(super) fn from(self, by: usize) -> Line<'t> {
        let by = by.min(self.text.len());
        Line { text: self.text.get(by..).unwrap_or_default(), start: self.start + by }
    }

    /// The line without the blanks around it.
    pub(super) fn trim(self) -> Line<'t> {
        let start = self.text.len() - self.text.trim_start().len();
        Line { text: self.text.trim(), start: self.start + start }
    }

    /// The text before `mark`, and the text behind it.
    pub(super) fn split_once(self, mark: char) -> Option<(Line<'t>, Line<'t>)> {
        let at = self.text.find(mark)?;
        let head = Line { text: self.text.get(..at)?, start: self.start };
        Some((head, self.from(at + mark.len_utf8())))
    }

    pub(super) fn piece(self) -> Piece {
        literal(self.text, self.start)
    }
}

/// The lines of `text`, which stands at `start`.
pub(super) fn of(text: &str, start: usize) -> Vec<Line<'_>> {
    let mut at = start;
    text.split_inclusive('\n')
        .map(|whole| {
            let line = Line { text: whole.trim_end_matches('\n').trim_end_matches('\r'), start: at };
            at += whole.len();
            line
        })
        .collect()
}

/// Whether a line goes on in the next: an odd number of `escape` at its end.
pub(super) fn goes_on(line: &str, escape: char) -> bool {
    line.chars().rev().take_while(|c| *c == escape).count() % 2 == 1
}

/// The lines as one text of a shell, which joins continued lines itself.
pub(super) fn script(lines: &[Line<'_>]) -> Vec<Piece> {
    let mut pieces = Vec::with_capacity(lines.len() * 2);
    for (index, line) in lines.iter().enumerate() {
        if index > 0 {
            pieces.push(literal("\n", line.start.saturating_sub(1)));
        }
        pieces.push(line.piece());
    }
    pieces
}
