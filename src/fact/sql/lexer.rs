//! Words of SQL in every dialect, hostile text included: it never refuses, it only says where a quote does not end.

use super::dialect::Dialect;
use crate::source::{Span, start_of};

/// What a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::fact) enum Kind {
    /// A bare word: a keyword or a name, holes included.
    Bare,
    /// A quoted name.
    Quoted,
    /// A string literal, dollar-quoted ones included.
    Text,
    /// A number.
    Number,
    /// A parameter: `$1`, `?`, `:name`, `@p`, `%s`, `%(name)s`.
    Parameter,
    /// An operator or a bracket.
    Symbol,
    /// The end of a statement: `;`, the delimiter in force, a `GO` line.
    End,
}

/// A word, a symbol or a literal, with its place.
#[derive(Clone, Copy, Debug)]
pub(in crate::fact) struct Word<'a> {
    /// As written.
    pub(in crate::fact) text: &'a str,
    /// Where, in the text of the template.
    pub(in crate::fact) span: Span,
    /// What it is.
    pub(in crate::fact) kind: Kind,
}

impl Word<'_> {
    /// Whether it is this keyword or symbol, whatever its case.
    pub(in crate::fact) fn is(&self, word: &str) -> bool {
        matches!(self.kind, Kind::Bare | Kind::Symbol) && self.text.eq_ignore_ascii_case(word)
    }

    /// Whether it is one of these keywords or symbols.
    pub(in crate::fact) fn is_any(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.is(word))
    }
}

/// The words of a text, and where a quote or comment starts that does not end.
#[derive(Debug, Default)]
pub(in crate::fact) struct Words<'a> {
    /// The words in order.
    pub(in crate::fact) words: Vec<Word<'a>>,
    /// From the quote to the end of the text.
    pub(in crate::fact) open: Option<Span>,
}

/// The words of `text`, which starts at byte `base` of the template.
pub(in crate::fact) fn read(text: &str, base: usize, dialect: Dialect) -> Words<'_> {
    let first = Lexer::new(text, base, dialect, dialect.escapes()).run();
    if first.open.is_none() {
        return first;
    }
    // `'C:\'` ends in one dialect and goes on in another: the reading in which every quote ends is the right one.
    let second = Lexer::new(text, base, dialect, !dialect.escapes()).run();
    if second.open.is_none() { second } else { first }
}

struct Lexer<'a> {
    text: &'a str,
    base: usize,
    at: usize,
    dialect: Dialect,
    escapes: bool,
    delimiter: Option<&'a str>,
    statement: usize,
    /// Whether only blanks stand before on this line.
    line_start: bool,
    /// Whether a nested comment was found not to end: comments do not nest here.
    flat: bool,
    out: Words<'a>,
}

impl<'a> Lexer<'a> {
    fn new(text: &'a str, base: usize, dialect: Dialect, escapes: bool) -> Self {
        Self {
            text,
            base,
            at: 0,
            dialect,
            escapes,
            delimiter: None,
            statement: 0,
            line_start: true,
            flat: false,
            out: Words::default(),
        }
    }

    fn run(mut self) -> Words<'a> {
        while self.at < self.text.len() && self.out.open.is_none() {
            self.step();
        }
        self.out
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn step(&mut self) {
        let rest = self.rest();
        let Some(first) = rest.chars().next() else {
            self.at = self.text.len();
            return;
        };
        if self.line_command(rest) || self.blank(rest, first) || self.end(rest) {
            return;
        }
        match first {
            '\'' => self.quoted(0, '\'', Kind::Text),
            '"' => self.quoted(0, '"', Kind::Quoted),
            '`' => self.quoted(0, '`', Kind::Quoted),
            '[' if self.bracket_name(rest) => self.quoted(0, ']', Kind::Quoted),
            '$' if self.dollar(rest) => {}
            _ if self.prefixed(rest) => {}
            _ => self.plain(rest, first),
        }
    }

    fn push(&mut self, length: usize, kind: Kind) {
        let end = (self.at + length).min(self.text.len());
        let text = self.text.get(self.at..end).unwrap_or_default();
        let span = Span::new(self.base + self.at, self.base + end);
        self.out.words.push(Word { text, span, kind });
        self.at = end;
    }

    fn open(&mut self) {
        self.out.open = Some(Span::new(self.base + self.at, self.base + self.text.len()));
        self.at = self.text.len();
    }

    /// Lines that are no SQL: psql and sqlite meta commands, `DELIMITER`, `GO`.
    fn line_command(&mut self, rest: &'a str) -> bool {
        if rest.starts_with('\n') {
            self.line_start = true;
        }
        if !self.line_start || rest.starts_with(char::is_whitespace) {
            return false;
        }
        self.line_start = false;
        let line = rest.lines().next().unwrap_or_default();
        let word = line.split_whitespace().next().unwrap_or_default();
        if word.eq_ignore_ascii_case("delimiter") {
            let mark = line.split_whitespace().nth(1).unwrap_or(";");
            self.delimiter = (mark != ";").then_some(mark);
        } else if line.trim().trim_end_matches(';').eq_ignore_ascii_case("go") {
            self.finish(line.len());
            return true;
        } else if !(line.starts_with('\\') || (line.starts_with('.') && self.out.words.len() == self.statement)) {
            return false;
        }
        self.at += line.len().max(1);
        true
    }

    /// White space, comments, blocks of a templating language.
    fn blank(&mut self, rest: &'a str, first: char) -> bool {
        if first.is_whitespace() || first == '\u{feff}' {
            self.at += first.len_utf8();
        } else if rest.starts_with("--") || (first == '#' && self.hash_comment(rest)) {
            // To PostgreSQL a carriage return ends a comment, too.
            self.at += rest.find(['\n', '\r']).unwrap_or(rest.len());
        } else if rest.starts_with("/*!") {
            // MySQL runs what stands in such a comment.
            let digits = rest.get(3..).unwrap_or_default().bytes().take_while(u8::is_ascii_digit).count();
            self.at += 3 + digits;
        } else if rest.starts_with("*/") {
            self.at += 2;
        } else if rest.starts_with("/*") {
            match self.comment_length(rest) {
                Some(length) => self.at += length,
                None => self.open(),
            }
        } else if let Some(end) = ["{%", "{#"].iter().find(|open| rest.starts_with(**open)).and_then(|open| {
            let close = if *open == "{%" { "%}" } else { "#}" };
            near(rest).find(close)
        }) {
            self.at += end + 2;
        } else {
            return false;
        }
        true
    }

    /// The length of the comment at the start of `rest`; most dialects do not nest them: the first end is then the end.
    fn comment_length(&mut self, rest: &str) -> Option<usize> {
        let nested = if self.flat { None } else { nested_length(rest) };
        self.flat |= nested.is_none();
        nested.or_else(|| rest.find("*/").map(|end| end + 2))
    }

    /// `#tmp` is a table where `# text` is a comment.
    fn hash_comment(&self, rest: &str) -> bool {
        let next = rest.chars().nth(1);
        self.dialect != Dialect::MsSql
            && !next.is_some_and(|c| c.is_alphanumeric() || c == '#' || c == '_' || c == '>' || c == '-')
    }

    fn end(&mut self, rest: &'a str) -> bool {
        match self.delimiter {
            Some(mark) if rest.starts_with(mark) => self.finish(mark.len()),
            Some(_) if rest.starts_with(';') => self.push(1, Kind::Symbol),
            None if rest.starts_with(';') => self.finish(1),
            _ => return false,
        }
        true
    }

    fn finish(&mut self, length: usize) {
        let words = self.out.words.get(self.statement..).unwrap_or_default();
        let copies = words.first().is_some_and(|word| word.is("copy"))
            && words.windows(2).any(|pair| pair[0].is("from") && pair[1].is("stdin"));
        self.push(length, Kind::End);
        self.statement = self.out.words.len();
        if copies {
            // The rows that follow are data up to a line `\.`.
            let rest = self.rest();
            self.at += rest.find("\n\\.").map_or(0, |at| at + 3);
        }
    }

    fn quoted(&mut self, prefix: usize, close: char, kind: Kind) {
        let escapes = kind == Kind::Text && (self.escapes || self.rest().starts_with(['e', 'E']));
        let body = prefix + 1;
        let mut chars = self.rest().get(body..).unwrap_or_default().char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            if escapes && c == '\\' {
                chars.next();
            } else if c == close {
                if chars.peek().is_some_and(|(_, next)| *next == close) {
                    chars.next();
                } else {
                    return self.push(body + at + c.len_utf8(), kind);
                }
            }
        }
        self.open();
    }

    /// `[name]`, not `array[1]` and not `ARRAY[…]`.
    fn bracket_name(&self, rest: &str) -> bool {
        let before = self.text.get(..self.at).unwrap_or_default().chars().next_back();
        let joined = before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | ']' | ')' | '"'));
        let inner =
            near(rest).get(1..).and_then(|rest| rest.split_once(']')).map(|(inner, _)| inner).unwrap_or_default();
        let named = inner.starts_with(|c: char| c.is_alphabetic() || c == '_');
        named && !joined && !inner.contains(['\n', ',', '\''])
    }

    /// `$1`, `$name$ … $name$`, `${name}`.
    fn dollar(&mut self, rest: &'a str) -> bool {
        let tag = rest.get(1..).unwrap_or_default();
        let length = tag.bytes().take_while(|b| b.is_ascii_alphanumeric() || *b == b'_').count();
        let after = tag.get(length..).unwrap_or_default();
        if after.starts_with('$') && !tag.starts_with(|c: char| c.is_ascii_digit()) {
            let mark = rest.get(..length + 2).unwrap_or_default();
            match rest.get(mark.len()..).and_then(|body| body.find(mark)) {
                Some(end) => self.push(mark.len() * 2 + end, Kind::Text),
                None => self.open(),
            }
            return true;
        }
        if length > 0 && tag.starts_with(|c: char| c.is_ascii_digit()) {
            self.push(length + 1, Kind::Parameter);
            return true;
        }
        false
    }

    /// Strings with a prefix, and parameters.
    fn prefixed(&mut self, rest: &'a str) -> bool {
        let bytes = rest.as_bytes();
        let byte = |at: usize| bytes.get(at).copied().unwrap_or_default();
        if byte(1) == b'\''
            && byte(0).to_ascii_lowercase().is_ascii_alphabetic()
            && b"enbxr".contains(&byte(0).to_ascii_lowercase())
        {
            self.quoted(1, '\'', Kind::Text);
            return true;
        }
        let word =
            |from: usize| bytes.iter().skip(from).take_while(|b| b.is_ascii_alphanumeric() || **b == b'_').count();
        let length = match byte(0) {
            b'?' => 1,
            b'%' if byte(1) == b's' && word(2) == 0 => 2,
            b'%' if matches!(byte(1), b'I' | b'L') && word(2) == 0 => 2,
            b'%' if byte(1) == b'(' => near(rest).find(")s").map_or(0, |end| end + 2),
            b':' if matches!(byte(1), b'\'' | b'"') => {
                near(rest).get(2..).and_then(|inner| inner.find(char::from(byte(1)))).map_or(0, |end| end + 3)
            }
            b':' if byte(1).is_ascii_alphabetic() || byte(1) == b'_' => 1 + word(1),
            b'@' if word(1) > 0 => 1 + word(1),
            b'@' if byte(1) == b'@' => 2 + word(2),
            _ => 0,
        };
        if length > 0 {
            self.push(length, Kind::Parameter);
        }
        length > 0
    }

    fn plain(&mut self, rest: &'a str, first: char) {
        if first.is_ascii_digit() {
            let length = rest.bytes().take_while(|b| b.is_ascii_alphanumeric() || *b == b'.' || *b == b'_').count();
            return self.push(length, Kind::Number);
        }
        let length = name_length(rest);
        if length > 0 {
            return self.push(length, Kind::Bare);
        }
        const LONG: [&str; 12] = ["->>", "::", ":=", "<=", ">=", "<>", "!=", "==", "||", "->", "=>", "&&"];
        let symbol = LONG.iter().find(|symbol| rest.starts_with(**symbol)).map_or(first.len_utf8(), |s| s.len());
        self.push(symbol, Kind::Symbol);
    }
}

/// The length of a comment that `text` starts with, where comments nest.
fn nested_length(text: &str) -> Option<usize> {
    let (bytes, mut at, mut depth) = (text.as_bytes(), 0, 0usize);
    while at < bytes.len() {
        match bytes.get(at..at + 2) {
            Some(b"/*") => (depth, at) = (depth + 1, at + 2),
            Some(b"*/") => (depth, at) = (depth.saturating_sub(1), at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            return Some(at);
        }
    }
    None
}

/// The part of `text` that a hole or a bracketed name may reach: one that opens and does not close must not cost a look
/// at the whole text each time.
fn near(text: &str) -> &str {
    const REACH: usize = 4096;
    start_of(text, REACH)
}

/// The length of a bare name; `{{ … }}`, `${…}` and `{name}` are parts of names.
fn name_length(text: &str) -> usize {
    let mut at = 0;
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let rest = text.get(at..).unwrap_or_default();
        if c.is_alphanumeric() || c == '_' || (c == '$' && at > 0) || c == '#' {
            at += c.len_utf8();
            continue;
        }
        let hole = if rest.starts_with("{{") {
            near(rest).find("}}").map(|end| end + 2)
        } else if c == '{' || rest.starts_with("${") {
            let inner = rest.trim_start_matches("${").trim_start_matches('{');
            let fits = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '!' | '[' | ']' | ':');
            near(rest)
                .find('}')
                .filter(|_| inner.split('}').next().is_some_and(|name| name.chars().all(fits)))
                .map(|end| end + 1)
        } else {
            None
        };
        match hole {
            Some(length) => at += length,
            None => break,
        }
    }
    at
}
