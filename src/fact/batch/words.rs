//! Words of a batch file: quotes, carets, variables between percent signs.

use rustc_hash::FxHashMap;

use crate::fact::{Origin, Piece, Template, Value};
use crate::source::Span;

/// Variables that lead to a temporary folder.
const TEMPORARY: &[&str] = &["temp", "tmp", "runner_temp", "agent_tempdirectory"];

/// Variables that are always set.
const SET: &[&str] = &[
    "userprofile",
    "systemroot",
    "windir",
    "systemdrive",
    "programfiles",
    "programfiles(x86)",
    "programdata",
    "appdata",
    "localappdata",
    "homepath",
    "homedrive",
    "public",
    "allusersprofile",
    "username",
    "computername",
    "cd",
    "date",
    "time",
    "random",
    "errorlevel",
    "comspec",
    "path",
];

/// A place in a text that is read by lines.
pub(super) struct Cursor<'t> {
    pub(super) template: &'t Template,
    pub(super) at: usize,
    /// Where what is read ends.
    pub(super) end: usize,
    /// Whether `!X!` is a variable too.
    pub(super) delayed: bool,
}

impl<'t> Cursor<'t> {
    pub(super) fn rest(&self) -> &'t str {
        self.template.text.get(self.at..self.end).unwrap_or_default()
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    pub(super) fn bump(&mut self) {
        self.at += self.peek().map_or(0, char::len_utf8);
    }

    pub(super) fn take(&mut self, text: &str) -> bool {
        let sees = self.rest().starts_with(text);
        self.at += if sees { text.len() } else { 0 };
        sees
    }

    /// Skips blanks, and lines that a caret continues.
    pub(super) fn blanks(&mut self) {
        loop {
            let before = self.at;
            while self.peek().is_some_and(|c| matches!(c, ' ' | '\t' | ',' | ';' | '\r' | '\u{feff}')) {
                self.bump();
            }
            if self.rest().starts_with("^\n") || self.rest().starts_with("^\r\n") {
                self.bump();
                self.take("\r");
                self.take("\n");
            }
            if self.at == before {
                return;
            }
        }
    }

    pub(super) fn line(&mut self) -> &'t str {
        let rest = self.rest();
        let end = rest.find('\n').unwrap_or(rest.len());
        self.at += end;
        rest.get(..end).unwrap_or_default()
    }

    /// The word that comes next, in lower case and as it is written; it is not taken.
    pub(super) fn ahead(&self) -> String {
        let rest = self.rest();
        let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len()).min(32);
        rest.get(..end).unwrap_or_default().to_lowercase()
    }

    /// Takes the keyword `word`, where it comes next.
    pub(super) fn keyword(&mut self, word: &str) -> bool {
        self.blanks();
        let is = self.ahead() == word;
        self.at += if is { word.len() } else { 0 };
        is
    }

    /// A word, with what is known of the variables in it. Where `bracket` says so, a closing bracket ends it.
    pub(super) fn word(&mut self, bound: &FxHashMap<String, Vec<Piece>>, bracket: bool) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut quoted = false;
        let mut from = self.at;
        // To the processor a single quote is a letter; to programs that come from elsewhere it holds words together.
        if let Some(end) = self.single_quoted() {
            let text = self.template.text.get(from + 1..end).unwrap_or_default();
            self.at = end + 1;
            return self.template.pieces(text, from + 1);
        }
        while let Some(c) = self.peek() {
            let ends = c.is_whitespace()
                || matches!(c, '&' | '|' | '<' | '>')
                || (bracket && c == ')')
                || matches!(c, ',' | ';');
            match c {
                '\n' => break,
                '"' => {
                    self.literal(&mut pieces, from);
                    self.bump();
                    quoted = !quoted;
                    from = self.at;
                }
                _ if ends && !quoted => break,
                '^' if !quoted => {
                    self.literal(&mut pieces, from);
                    self.bump();
                    if self.peek().is_none_or(|next| matches!(next, '\n' | '\r')) {
                        self.at -= 1;
                        return pieces;
                    }
                    from = self.at;
                    self.bump();
                }
                '%' => {
                    self.literal(&mut pieces, from);
                    pieces.extend(self.variable(bound));
                    from = self.at;
                }
                '!' if self.delayed => {
                    self.literal(&mut pieces, from);
                    pieces.extend(self.between('!', bound));
                    from = self.at;
                }
                _ => self.bump(),
            }
        }
        self.literal(&mut pieces, from);
        pieces
    }

    /// Where the single quote that comes next is closed, on its line and before a blank.
    fn single_quoted(&self) -> Option<usize> {
        let inner = self.rest().strip_prefix('\'')?;
        let line = inner.get(..inner.find('\n').unwrap_or(inner.len()))?;
        let end = line.find('\'').filter(|end| !line.get(..*end).is_some_and(|text| text.contains('%')))?;
        let behind = line.get(end + 1..).and_then(|rest| rest.chars().next());
        behind.is_none_or(|c| c.is_whitespace() || matches!(c, '&' | '|' | ')')).then_some(self.at + 1 + end)
    }

    fn literal(&self, pieces: &mut Vec<Piece>, from: usize) {
        if let Some(text) = self.template.text.get(from..self.at).filter(|text| !text.is_empty()) {
            pieces.extend(self.template.pieces(text, from));
        }
    }

    /// `%X%`, `%1`, `%~dp0`, `%%i`, `%%~fi`; `%%` alone is a percent sign.
    fn variable(&mut self, bound: &FxHashMap<String, Vec<Piece>>) -> Vec<Piece> {
        let start = self.at;
        let rest = self.rest();
        let loops = rest.starts_with("%%");
        let behind = rest.get(if loops { 2 } else { 1 }..).unwrap_or_default();
        let modifiers = behind
            .strip_prefix('~')
            .map_or(0, |rest| 1 + rest.find(|c: char| !"fdpnxsatz".contains(c)).unwrap_or(rest.len()));
        let named = behind.get(modifiers..).and_then(|rest| rest.chars().next());
        // `%%~fi`: of letters that are modifiers too, the last is the name.
        let name = match named {
            Some(c) if c.is_ascii_digit() || c == '*' || (loops && c.is_ascii_alphabetic()) => Some((c, modifiers + 1)),
            _ if loops && modifiers > 1 => {
                behind.get(..modifiers).and_then(|text| text.chars().last()).map(|c| (c, modifiers))
            }
            _ => None,
        };
        if let Some((c, length)) = name.filter(|(c, _)| loops || modifiers > 0 || c.is_ascii_digit() || *c == '*') {
            self.at += length + if loops { 2 } else { 1 };
            let span = self.template.host_span(Span::new(start, self.at));
            let key = format!("%%{c}");
            if let Some(pieces) = bound.get(&key).filter(|_| loops) {
                return pieces.clone();
            }
            let text = self.template.text.get(start..self.at).unwrap_or_default();
            let folder = c == '0' && text.contains('~');
            let name = if folder { "%~dp0" } else { text };
            let origin = if loops || folder { Origin::NotEmpty } else { Origin::Unknown };
            return vec![Piece::Hole { name: name.to_owned(), origin, span }];
        }
        if loops {
            self.at += 2;
            let span = self.template.host_span(Span::new(start, self.at));
            return vec![Piece::Literal { text: "%".to_owned(), span }];
        }
        self.between('%', bound)
    }

    /// A variable between two of `mark`.
    fn between(&mut self, mark: char, bound: &FxHashMap<String, Vec<Piece>>) -> Vec<Piece> {
        let start = self.at;
        self.bump();
        let rest = self.rest();
        let end = rest.find([mark, '\n']).filter(|end| rest.get(*end..).is_some_and(|rest| rest.starts_with(mark)));
        let Some(end) = end.filter(|end| *end > 0) else {
            let span = self.template.host_span(Span::new(start, self.at));
            return vec![Piece::Literal { text: mark.to_string(), span }];
        };
        let written = rest.get(..end).unwrap_or_default();
        self.at += end + mark.len_utf8();
        let span = self.template.host_span(Span::new(start, self.at));
        let (name, part) = written.split_once(':').map_or((written, false), |(name, _)| (name, true));
        let key = name.to_lowercase();
        if let Some(pieces) = bound.get(&key).filter(|_| !part) {
            return pieces.clone();
        }
        let origin = match key.as_str() {
            key if TEMPORARY.contains(&key) => Origin::Temporary,
            key if SET.contains(&key) && !part => Origin::NotEmpty,
            _ => Origin::Unknown,
        };
        vec![Piece::Hole { name: format!("%{}%", self.template.restore(name)), origin, span }]
    }
}

/// The pieces as one text, or a hole where names have made them grow out of bounds.
pub(super) fn within_bounds(pieces: Vec<Piece>, span: Span) -> Vec<Piece> {
    let value = Value::Text(pieces);
    match value {
        large if large.is_large() => vec![Piece::Hole { name: "…".to_owned(), origin: Origin::Unknown, span }],
        Value::Text(pieces) => pieces,
        _ => Vec::new(),
    }
}
