//! The text of one side of a changed file: decoded, with spans and a line index.
//!
//! Bytes that are no text in any encoding we know are replaced, never refused: a bad byte must not blind the linter.

mod decode;
mod gap;
pub mod limits;
mod lines;
mod path;
pub mod secrets;
mod written;

pub use decode::{Decoding, decode};
pub use gap::{Gap, GapReason};
pub use lines::{LineIndex, Position};
pub use path::RepoPath;
pub use written::Written;

use serde::Serialize;

/// The start of `text`, of at most `bytes` bytes and never a part of a character.
pub fn start_of(text: &str, bytes: usize) -> &str {
    let end = (0..=bytes.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default();
    text.get(..end).unwrap_or_default()
}

/// The two sides of a change. Never "old/new" or "base/head".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    /// As it stood before the change.
    Before,
    /// As the change leaves it.
    After,
}

/// A half-open range of bytes in the decoded text of a [`Source`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The span of `start..end`.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// Whether `other` lies within this span (a span contains itself).
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a byte, or one is empty and lies within the other.
    pub fn touches(self, other: Span) -> bool {
        self.start <= other.end && other.start <= self.end
    }

    /// The smallest span that holds both.
    pub fn cover(self, other: Span) -> Span {
        Span::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// This span moved right by `by` bytes.
    pub fn shifted(self, by: usize) -> Span {
        Span::new(self.start + by, self.end + by)
    }
}

impl From<std::ops::Range<usize>> for Span {
    fn from(range: std::ops::Range<usize>) -> Self {
        Span::new(range.start, range.end)
    }
}

/// One side of one file, decoded.
#[derive(Debug)]
pub struct Source {
    /// Where the file stands, relative to the root of the repository.
    pub path: RepoPath,
    /// The decoded text: no byte-order mark, line ends as in the file.
    pub text: String,
    /// Where the lines of `text` start.
    pub lines: LineIndex,
    /// What it took to decode the bytes.
    pub decoding: Decoding,
}

impl Source {
    /// Decodes `bytes` as the content of `path`.
    pub fn new(path: RepoPath, bytes: &[u8]) -> Self {
        let (text, decoding) = decode(bytes);
        let lines = LineIndex::new(&text);
        Self { path, text, lines, decoding }
    }

    /// The text under `span`; empty where the span does not lie on character bounds.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.start..span.end).unwrap_or_default()
    }

    /// Bytes of the lines `lines` (0-based, half-open), line end included.
    pub fn line_span(&self, lines: &std::ops::Range<usize>) -> Span {
        Span::new(self.lines.start_of(lines.start), self.lines.start_of(lines.end))
    }
}
