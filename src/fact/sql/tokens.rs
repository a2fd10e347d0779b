//! Words of SQL: comments and string contents are no words, quoted names are.

use sqlparser::dialect::GenericDialect;
use sqlparser::tokenizer::{Location, Token, Tokenizer};

use crate::source::{LineIndex, Span};

/// A word, a symbol or a literal, with its place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word<'a> {
    /// As written.
    pub(super) text: &'a str,
    /// Where.
    pub(super) span: Span,
    /// Whether it is a string literal.
    pub(super) literal: bool,
}

impl Word<'_> {
    /// Whether it is this keyword or symbol, whatever its case.
    pub(super) fn is(&self, word: &str) -> bool {
        !self.literal && self.text.eq_ignore_ascii_case(word)
    }
}

/// The words of `text`; none where it cannot be split (an unterminated string or comment).
pub(super) fn read(text: &str) -> Option<Vec<Word<'_>>> {
    let tokens = Tokenizer::new(&GenericDialect {}, text).tokenize_with_location().ok()?;
    let lines = LineIndex::new(text);
    let mut cursor = Cursor { text, lines: &lines, line: 0, column: 1, at: 0 };
    let mut words = Vec::new();
    for token in tokens {
        let span = Span::new(cursor.byte(token.span.start), cursor.byte(token.span.end));
        if matches!(token.token, Token::Whitespace(_) | Token::EOF) {
            continue;
        }
        let literal = matches!(
            token.token,
            Token::SingleQuotedString(_) | Token::DollarQuotedString(_) | Token::NationalStringLiteral(_)
        );
        words.push(Word { text: text.get(span.start..span.end)?, span, literal });
    }
    Some(words)
}

/// Turns rising lines and character columns into bytes, in one pass over the text.
struct Cursor<'a> {
    text: &'a str,
    lines: &'a LineIndex,
    line: usize,
    column: u64,
    at: usize,
}

impl Cursor<'_> {
    fn byte(&mut self, location: Location) -> usize {
        let line = (location.line as usize).saturating_sub(1);
        if line != self.line || location.column < self.column {
            self.line = line;
            self.column = 1;
            self.at = self.lines.start_of(line);
        }
        let rest = self.text.get(self.at..).unwrap_or_default();
        for c in rest.chars().take((location.column - self.column) as usize) {
            self.at += c.len_utf8();
        }
        self.column = location.column;
        self.at
    }
}

/// The way that a migration marker just before byte `at` opens: dbmate, goose, sql-migrate, plain comments.
pub(super) fn section_before(text: &str, at: usize) -> Option<&'static str> {
    let head = text.get(..at)?;
    for line in head.lines().rev().take(8) {
        let line = line.trim().to_lowercase();
        let Some(comment) = line.strip_prefix("--") else {
            if line.is_empty() {
                continue;
            }
            return None;
        };
        match comment.trim().trim_start_matches('+').trim() {
            "migrate:down" | "goose down" | "migrate down" | "down" | "rollback" => return Some("down"),
            way if way.starts_with("migrate:down") || way.starts_with("goose down") => return Some("down"),
            "migrate:up" | "goose up" | "migrate up" | "up" => return Some("up"),
            _ => {}
        }
    }
    None
}
