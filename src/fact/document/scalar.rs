//! Texts as they are written: quotes, escapes, folded lines and blocks become pieces, each with its exact place.

use super::Builder;
use crate::fact::Piece;
use crate::source::Span;

impl Builder<'_> {
    /// The text under `span` as it stands, holes cut out.
    pub(super) fn verbatim(&self, span: Span) -> Vec<Piece> {
        self.mask.pieces(&self.source.text, span)
    }

    /// A text between double quotes, or one in which a backslash escapes.
    pub(super) fn escaped(&self, span: Span) -> Vec<Piece> {
        let raw = self.source.slice(span);
        let mut pieces = Vec::new();
        let mut at = 0;
        while let Some(found) = raw.get(at..).and_then(|rest| rest.find('\\')).map(|found| at + found) {
            pieces.extend(self.folded(span, at, found));
            let length = escape_length(raw.get(found..).unwrap_or_default());
            let text = decoded(raw.get(found..found + length).unwrap_or_default());
            let place = Span::new(found, found + length).shifted(span.start);
            pieces.extend((!text.is_empty()).then_some(Piece::Literal { text, span: place }));
            at = found + length;
        }
        pieces.extend(self.folded(span, at, raw.len()));
        pieces
    }

    /// A text between single quotes, in which two of them are one.
    pub(super) fn single_quoted(&self, span: Span) -> Vec<Piece> {
        let raw = self.source.slice(span);
        let mut pieces = Vec::new();
        let mut at = 0;
        while let Some(found) = raw.get(at..).and_then(|rest| rest.find("''")).map(|found| at + found) {
            pieces.extend(self.folded(span, at, found + 1));
            at = found + 2;
        }
        pieces.extend(self.folded(span, at, raw.len()));
        pieces
    }

    /// `from..to` of a text in flow style: a line end is a space, an empty line a line end.
    pub(super) fn folded(&self, span: Span, from: usize, to: usize) -> Vec<Piece> {
        let within = |from: usize, to: usize| Span::new(span.start + from, span.start + to);
        let raw = self.source.slice(span).get(from..to).unwrap_or_default();
        if !raw.contains('\n') {
            return self.verbatim(within(from, to));
        }
        let mut pieces = Vec::new();
        let mut at = from;
        let mut empty = 0;
        let count = raw.split('\n').count();
        for (index, line) in raw.split('\n').enumerate() {
            let start = at;
            at += line.len() + 1;
            let inner = if index == 0 { line.trim_end() } else { line.trim() };
            let inner = if index + 1 == count && index > 0 { line.trim_start() } else { inner };
            if index > 0 && inner.is_empty() && index + 1 < count {
                empty += 1;
                continue;
            }
            if index > 0 {
                let text = if empty > 0 { "\n".repeat(empty) } else { " ".to_owned() };
                pieces.push(Piece::Literal { text, span: within(start.saturating_sub(1), start) });
                empty = 0;
            }
            let skipped = if index == 0 { 0 } else { line.len() - line.trim_start().len() };
            pieces.extend(self.verbatim(within(start + skipped, start + skipped + inner.len())));
        }
        pieces
    }

    /// A block scalar of YAML, from its `|` or `>` to its end. `outer` is the column of the collection that holds it.
    pub(super) fn block(&self, span: Span, outer: usize) -> Vec<Piece> {
        let raw = self.source.slice(span);
        let (header, _) = raw.split_once('\n').unwrap_or((raw, ""));
        let marks = header.split('#').next().unwrap_or_default().trim();
        let fold = marks.starts_with('>');
        let explicit = marks.chars().find_map(|c| c.to_digit(10)).map(|digit| outer + digit as usize);
        let body = span.start + (header.len() + 1).min(raw.len());
        let lines = self.lines(Span::new(body, span.end.max(body)));
        let indent = explicit.or_else(|| {
            let says = |line: &&Span| self.verbatim(**line).iter().any(|piece| !piece.render().trim().is_empty());
            let first = self.source.slice(*lines.iter().find(says)?);
            Some(first.len() - first.trim_start_matches(' ').len())
        });
        let mut pieces = Vec::new();
        let mut before: Option<&str> = None;
        for line in lines {
            let text = self.source.slice(line).trim_end_matches(['\n', '\r']);
            let spaces = text.len() - text.trim_start_matches(' ').len();
            let cut = spaces.min(indent.unwrap_or(0));
            let inner = text.get(cut..).unwrap_or_default();
            if let Some(last) = before {
                let end = Span::new(line.start - 1, line.start);
                let plain = |text: &str| !text.is_empty() && !text.starts_with([' ', '\t']);
                let text = if fold && plain(last) && plain(inner) { " " } else { "\n" };
                pieces.push(Piece::Literal { text: text.to_owned(), span: end });
            }
            pieces.extend(self.verbatim(Span::new(line.start + cut, line.start + cut + inner.len())));
            before = Some(inner);
        }
        if !marks.contains('-') && before.is_some() {
            pieces.push(Piece::Literal { text: "\n".to_owned(), span: Span::new(span.end, span.end) });
        }
        pieces
    }

    /// The lines under `span`, without the empty ones at its end.
    fn lines(&self, span: Span) -> Vec<Span> {
        let mut lines = Vec::new();
        let mut at = span.start;
        for line in self.source.slice(span).split_inclusive('\n') {
            lines.push(Span::new(at, at + line.len()));
            at += line.len();
        }
        while lines.last().is_some_and(|line| self.source.slice(*line).trim().is_empty()) {
            lines.pop();
        }
        lines
    }
}

/// How many bytes an escape takes; `text` starts with its backslash.
pub(super) fn escape_length(text: &str) -> usize {
    let digits = match text.as_bytes().get(1) {
        Some(b'x') => 2,
        Some(b'u') => 4,
        Some(b'U') => 8,
        Some(b'\n' | b'\r') => {
            // The line goes on: its end and the indentation behind it are nothing.
            let rest = text.get(1..).unwrap_or_default();
            return 1 + rest.len() - rest.trim_start().len();
        }
        Some(_) => return 1 + text.get(1..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8),
        None => return 1,
    };
    let hex = text.get(2..).unwrap_or_default().chars().take(digits).take_while(char::is_ascii_hexdigit).count();
    2 + hex
}

/// What an escape stands for. What is no escape stands for itself without the backslash.
pub(super) fn decoded(escape: &str) -> String {
    let mut chars = escape.strip_prefix('\\').unwrap_or(escape).chars();
    let text = match chars.next() {
        Some('n' | 'N') => '\n',
        Some('t' | '\t') => '\t',
        Some('r') => '\r',
        Some('0') => '\0',
        Some('a') => '\u{7}',
        Some('b') => '\u{8}',
        Some('e') => '\u{1b}',
        Some('f') => '\u{c}',
        Some('v') => '\u{b}',
        Some('_') => '\u{a0}',
        Some('x' | 'u' | 'U') => {
            let code = u32::from_str_radix(chars.as_str(), 16).ok().and_then(char::from_u32);
            code.unwrap_or(char::REPLACEMENT_CHARACTER)
        }
        Some('\n' | '\r') | None => return String::new(),
        Some(other) => other,
    };
    text.to_string()
}

/// An expression as a name.
pub(super) fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
