//! Lines and columns of a text.

use serde::Serialize;

/// Where the lines of a text start. Lines end at LF, CRLF or a lone CR's following LF; a lone CR does not end a line.
#[derive(Debug, Clone, Default)]
pub struct LineIndex {
    starts: Vec<usize>,
    len: usize,
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
        Self { starts, len: text.len() }
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
        let line = self.line_of(at.min(self.len));
        let head = text.get(self.start_of(line)..at.min(self.len)).unwrap_or_default();
        Position { line, column: head.encode_utf16().count() }
    }
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
}
