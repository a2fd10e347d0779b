//! Characters of a PowerShell text: blanks, comments, names, strings and bare words.

use super::tree::{Base, Bit, Operand};
use crate::source::Span;

/// How deep brackets nest before the rest is left unread.
const NESTED: usize = 48;

/// A place in the text, and what could not be read before it.
pub(super) struct Cursor<'t> {
    pub(super) text: &'t str,
    pub(super) at: usize,
    pub(super) depth: usize,
    pub(super) unparsed: Vec<Span>,
}

impl<'t> Cursor<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, at: 0, depth: 0, unparsed: Vec::new() }
    }

    pub(super) fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    pub(super) fn second(&self) -> Option<char> {
        self.rest().chars().nth(1)
    }

    pub(super) fn sees(&self, text: &str) -> bool {
        self.rest().starts_with(text)
    }

    pub(super) fn bump(&mut self) {
        self.at += self.peek().map_or(0, char::len_utf8);
    }

    pub(super) fn take(&mut self, text: &str) -> bool {
        let sees = self.sees(text);
        if sees {
            self.at += text.len();
        }
        sees
    }

    pub(super) fn take_while(&mut self, holds: impl Fn(char) -> bool) -> &'t str {
        let rest = self.rest();
        let end = rest.find(|c| !holds(c)).unwrap_or(rest.len());
        self.at += end;
        rest.get(..end).unwrap_or_default()
    }

    pub(super) fn span(&self, start: usize) -> Span {
        Span::new(start, self.at.max(start))
    }

    /// One level deeper; where that is too deep, the rest of the text is left unread, and a gap says so.
    pub(super) fn enter(&mut self, start: usize) -> bool {
        if self.depth >= NESTED {
            self.give_up(start);
            return false;
        }
        self.depth += 1;
        true
    }

    /// What stands between brackets up to `close`, item by item; the bracket that opened stood at `start`.
    pub(super) fn items(&mut self, start: usize, close: char, mut item: impl FnMut(&mut Self, char)) {
        loop {
            self.blanks(true);
            let from = self.at;
            match self.peek() {
                None => {
                    self.unparsed.push(self.span(start));
                    break;
                }
                Some(c) if c == close => {
                    self.bump();
                    break;
                }
                Some(c) => item(self, c),
            }
            if self.at == from {
                self.bump();
            }
        }
        self.depth = self.depth.saturating_sub(1);
    }

    pub(super) fn give_up(&mut self, start: usize) {
        self.unparsed.push(Span::new(start, self.text.len()));
        self.at = self.text.len();
    }

    /// Skips blanks, comments and continued lines; line ends too where `lines` says so.
    pub(super) fn blanks(&mut self, lines: bool) {
        loop {
            let before = self.at;
            self.take_while(|c| c.is_whitespace() && (lines || !matches!(c, '\n' | '\r')) || c == '\u{feff}');
            if self.sees("`\n") || self.sees("`\r\n") {
                self.bump();
                self.take("\r");
                self.take("\n");
            } else if self.sees("<#") {
                match self.rest().find("#>") {
                    Some(end) => self.at += end + 2,
                    None => self.give_up(self.at),
                }
            } else if self.sees("#") {
                self.take_while(|c| c != '\n');
            }
            if self.at == before {
                return;
            }
        }
    }

    /// The name behind a `$` or a `@`: `x`, `env:TEMP`, `script:x`, `{a b}`; empty where there is none.
    pub(super) fn variable_name(&mut self) -> String {
        if self.take("{") {
            let name = self.take_while(|c| c != '}' && c != '\n').to_owned();
            self.take("}");
            return name;
        }
        if let Some(special) = self.peek().filter(|c| matches!(c, '$' | '^' | '?')) {
            self.bump();
            return special.to_string();
        }
        let start = self.at;
        self.take_while(is_word);
        let scoped = self.sees(":") && !self.sees("::") && self.second().is_some_and(is_word);
        if scoped && self.at > start {
            self.bump();
            self.take_while(is_word);
        }
        self.text.get(start..self.at).unwrap_or_default().to_owned()
    }

    /// A string, from its first quote on.
    pub(super) fn string(&mut self) -> Vec<Bit> {
        let start = self.at;
        let here = self.sees("@\"") || self.sees("@'");
        if here {
            self.bump();
        }
        let verbatim = self.sees("'");
        self.bump();
        if here {
            self.take_while(|c| c != '\n');
            self.bump();
        }
        let mut bits = Vec::new();
        let end = |cursor: &Self| match (here, verbatim) {
            (true, true) => cursor.rest().starts_with("'@") && cursor.at_line_start(),
            (true, false) => cursor.rest().starts_with("\"@") && cursor.at_line_start(),
            (false, true) => cursor.sees("'") && cursor.second() != Some('\''),
            (false, false) => cursor.sees("\"") && cursor.second() != Some('"'),
        };
        while !end(self) {
            if self.peek().is_none() {
                self.unparsed.push(self.span(start));
                return bits;
            }
            self.bit(&mut bits, verbatim, here);
        }
        self.bump();
        if here {
            self.bump();
        }
        bits
    }

    fn at_line_start(&self) -> bool {
        self.text.get(..self.at).is_some_and(|head| head.ends_with('\n'))
    }

    /// What comes next in a string.
    fn bit(&mut self, bits: &mut Vec<Bit>, verbatim: bool, here: bool) {
        let start = self.at;
        match self.peek() {
            Some(quote @ ('\'' | '"')) if !here && (quote == '\'') == verbatim => {
                self.bump();
                self.bump();
                bits.push(Bit::Escaped(quote, self.span(start)));
            }
            Some('`') if !verbatim => bits.extend(self.escape()),
            Some('$') if !verbatim => bits.push(self.expansion(false)),
            _ => {
                let stops = |c| matches!(c, '\n' | '\'' | '"') || !verbatim && matches!(c, '`' | '$');
                self.bump();
                self.take_while(|c| !stops(c));
                bits.push(Bit::Raw(self.span(start)));
            }
        }
    }

    /// A backtick, and the character that it quotes.
    fn escape(&mut self) -> Option<Bit> {
        let start = self.at;
        self.bump();
        let quoted = self.peek();
        self.bump();
        let plain = match quoted? {
            'n' => '\n',
            't' => '\t',
            'r' => '\r',
            '0' => '\0',
            c => c,
        };
        Some(Bit::Escaped(plain, self.span(start)))
    }

    /// `$x`, `${x}`, `$( … )`; a `$` alone is itself. In a bare word, `$x.Name` and `$x[0]` are taken too.
    fn expansion(&mut self, links: bool) -> Bit {
        let start = self.at;
        self.bump();
        if self.sees("(") {
            let block = self.group();
            let span = self.span(start);
            return Bit::Inner(Box::new(Operand {
                unary: Vec::new(),
                base: Base::Group(block),
                links: Vec::new(),
                span,
            }));
        }
        let name = self.variable_name();
        if name.is_empty() {
            return Bit::Raw(self.span(start));
        }
        let taken = if links { self.links(true) } else { Vec::new() };
        let span = self.span(start);
        if taken.is_empty() {
            return Bit::Variable(name, span);
        }
        Bit::Inner(Box::new(Operand { unary: Vec::new(), base: Base::Variable(name), links: taken, span }))
    }

    /// A word of a command, up to a blank or what ends it.
    pub(super) fn word(&mut self) -> Vec<Bit> {
        let mut bits = Vec::new();
        while let Some(next) = self.peek() {
            let start = self.at;
            match next {
                c if ends_word(c) => break,
                '"' | '\'' => bits.extend(self.string()),
                '`' if self.sees("`\n") || self.sees("`\r") => break,
                '`' => bits.extend(self.escape()),
                '$' => bits.push(self.expansion(true)),
                _ => {
                    self.take_while(|c| !ends_word(c) && !matches!(c, '"' | '\'' | '`' | '$'));
                    bits.push(Bit::Raw(self.span(start)));
                }
            }
            if self.at == start {
                break;
            }
        }
        bits
    }
}

/// Whether a character ends a bare word.
pub(super) fn ends_word(c: char) -> bool {
    c.is_whitespace() || matches!(c, ';' | '|' | '&' | '(' | ')' | '{' | '}' | ',' | '>' | '<')
}

pub(super) fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}
