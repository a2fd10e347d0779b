//! Lines and columns of a text.

use std::sync::OnceLock;

use serde::Serialize;

/// Bytes between two marks.
const BLOCK: usize = 1024;

/// Where the lines of a text start. Lines end at LF, CRLF or a lone CR's following LF; a lone CR does not end a line.
#[derive(Debug, Clone, Default)]
pub struct LineIndex {
    starts: Vec<usize>,
    len: usize,
    /// A byte of each block and the UTF-16 units before it, made when a column of a long line is asked for: a generated
    /// line of megabytes holds thousands of findings, and each must not count from the start of the line again.
    marks: OnceLock<Vec<(usize, usize)>>,
}

/// A place in a text, 0-based. `column` counts UTF-16 code units, the unit of SARIF and of editors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Position {
    /// Line, 0-based.
    pub line: usize,
    /// Column in UTF-16 code units, 0-based.
    pub column: usize,
}

impl LineIndex {
    /// Indexes `text`.
    pub fn new(text: &str) -> Self {
        let mut starts = vec![0];
        starts.extend(memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1));
        if starts.last() == Some(&text.len()) {
            starts.pop();
        }
        Self { starts, len: text.len(), marks: OnceLock::new() }
    }

    /// How many lines the text has; an empty text has none.
    pub fn count(&self) -> usize {
        self.starts.len()
    }

    /// The first byte of `line` (0-based); the end of the text for a line past the last.
    pub fn start_of(&self, line: usize) -> usize {
        self.starts.get(line).copied().unwrap_or(self.len)
    }

    /// The line (0-based) on which byte `at` stands; the last line for a byte past the end.
    pub fn line_of(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at).saturating_sub(1)
    }

    /// Line and UTF-16 column of byte `at` of `text`, the text that was indexed.
    pub fn position(&self, text: &str, at: usize) -> Position {
        let at = at.min(self.len);
        let line = self.line_of(at);
        let start = self.start_of(line);
        if at - start <= BLOCK {
            return Position { line, column: units(text, start, at) };
        }
        Position { line, column: self.units_before(text, at).saturating_sub(self.units_before(text, start)) }
    }

    fn units_before(&self, text: &str, at: usize) -> usize {
        let marks = self.marks.get_or_init(|| marks(text));
        let (byte, before) = marks.get(at / BLOCK).copied().unwrap_or_default();
        before + units(text, byte, at)
    }
}

fn units(text: &str, start: usize, end: usize) -> usize {
    text.get(start..end).unwrap_or_default().encode_utf16().count()
}

/// Of each block the first byte that starts a character, and the UTF-16 units before it.
fn marks(text: &str) -> Vec<(usize, usize)> {
    let mut last = (0, 0);
    let mut next = |block: usize| {
        let byte = (block * BLOCK..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len());
        last = (byte, last.1 + units(text, last.0, byte));
        last
    };
    (0..=text.len() / BLOCK).map(&mut next).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_lines_with_and_without_final_newline() {
        for (text, lines) in [("", 0), ("a", 1), ("a\n", 1), ("a\nb", 2), ("\n\n", 2)] {
            assert_eq!(LineIndex::new(text).count(), lines, "{text:?}");
        }
    }

    #[test]
    fn columns_are_utf16_units() {
        let text = "é𝄞x\nb";
        let index = LineIndex::new(text);
        assert_eq!(index.position(text, text.find('x').unwrap()), Position { line: 0, column: 3 });
        assert_eq!(index.position(text, text.len()), Position { line: 1, column: 1 });
    }
    #[test]
    fn columns_of_a_long_line_are_those_of_counting() {
        for filler in ["x", "é", "𝄞", "x𝄞é"] {
            let text = format!("a\n{}", filler.repeat(3 * BLOCK / filler.len()));
            let index = LineIndex::new(&text);
            for at in (2..=text.len()).filter(|at| text.is_char_boundary(*at)) {
                assert_eq!(index.position(&text, at).column, text[2..at].encode_utf16().count(), "{filler} {at}");
            }
        }
    }
}
