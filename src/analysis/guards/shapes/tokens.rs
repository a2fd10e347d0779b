//! An expression as tokens that all host languages share: texts, brackets, commas, signs and words.

use std::ops::Range;

/// One token and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) span: Range<usize>,
}

/// What a token is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A string: what stands in front of its quote, the quote, and the place of what it says.
    Text { prefix: String, quote: char, body: Range<usize> },
    /// A bracket that opens.
    Open,
    /// A bracket that closes.
    Close,
    /// A comma.
    Comma,
    /// Any other sign.
    Sign(char),
    /// A name or a number.
    Word,
}

/// Languages in which `'` holds one character.
const CHARACTERS: &[&str] = &["rust", "java", "kotlin", "csharp", "go"];

/// The tokens of `text`, written in `language`.
pub(super) fn tokens(text: &str, language: &str) -> Vec<Token> {
    let mut scan = Scan { text, language, at: 0, out: Vec::new() };
    while let Some(c) = scan.rest().chars().next() {
        scan.token(c);
    }
    scan.out
}

struct Scan<'a> {
    text: &'a str,
    language: &'a str,
    at: usize,
    out: Vec<Token>,
}

impl Scan<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn push(&mut self, kind: Kind, len: usize) {
        self.out.push(Token { kind, span: self.at..self.at + len });
        self.at += len;
    }

    fn token(&mut self, c: char) {
        let width = c.len_utf8();
        match c {
            _ if c.is_whitespace() => self.at += width,
            '(' | '[' | '{' => self.push(Kind::Open, width),
            ')' | ']' | '}' => self.push(Kind::Close, width),
            ',' => self.push(Kind::Comma, width),
            '"' => self.quoted('"', String::new(), self.at),
            '`' if self.language != "rust" => self.quoted('`', self.tag(), self.at),
            '\'' if CHARACTERS.contains(&self.language) => self.character(),
            '\'' => self.quoted('\'', String::new(), self.at),
            '%' if self.language == "ruby" && self.rest().starts_with("%x") => self.command(),
            _ if c.is_alphanumeric() || matches!(c, '_' | '$' | '@') => self.word(),
            _ => self.push(Kind::Sign(c), width),
        }
    }

    /// The name right in front of a template: `sql` in `` sql`…` ``.
    fn tag(&self) -> String {
        let last = self.out.last().filter(|last| last.span.end == self.at && last.kind == Kind::Word);
        last.and_then(|last| self.text.get(last.span.clone())).unwrap_or_default().to_owned()
    }

    fn word(&mut self) {
        let part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$' | '@' | '?' | '!');
        let rest = self.rest();
        let len = rest.find(|c: char| !part(c)).unwrap_or(rest.len());
        let word = rest.get(..len).unwrap_or_default();
        let next = rest.get(len..).and_then(|rest| rest.chars().next());
        let is_prefix = match self.language {
            "python" => word.len() <= 3 && word.chars().all(|c| "fFrRbBuUtT".contains(c)),
            "csharp" => word.chars().all(|c| matches!(c, '$' | '@')),
            "rust" => matches!(word, "r" | "b" | "br" | "c"),
            _ => false,
        };
        match next {
            Some(quote @ ('"' | '\'')) if is_prefix => {
                let (start, prefix) = (self.at, word.to_owned());
                self.at += len;
                self.quoted(quote, prefix, start);
            }
            Some('#') if is_prefix && self.language == "rust" => self.hashed(len),
            _ => self.push(Kind::Word, len.max(1)),
        }
    }

    /// `%x(git log)`: as if it stood in backticks.
    fn command(&mut self) {
        let open = self.rest().chars().nth(2).unwrap_or(' ');
        let close = match open {
            '(' => ')',
            '[' => ']',
            '{' => '}',
            other => other,
        };
        let from = self.at + 3;
        let length = self.text.get(from..).and_then(|rest| rest.find(close));
        let Some(length) = length.filter(|_| open.is_ascii_punctuation()) else { return self.push(Kind::Sign('%'), 1) };
        let kind = Kind::Text { prefix: String::new(), quote: '`', body: from..from + length };
        self.push(kind, length + 4);
    }

    /// `r#"…"#`
    fn hashed(&mut self, prefix: usize) {
        let rest = self.rest();
        let after = rest.get(prefix..).unwrap_or_default();
        let hashes = after.len() - after.trim_start_matches('#').len();
        let end = format!("\"{}", "#".repeat(hashes));
        let open = prefix + hashes + 1;
        let Some(length) = rest.get(open..).and_then(|body| body.find(&end)) else {
            return self.push(Kind::Word, prefix.max(1));
        };
        let body = self.at + open..self.at + open + length;
        self.push(Kind::Text { prefix: "r".to_owned(), quote: '"', body }, open + length + end.len());
    }

    /// `'x'` of Rust and its kin; a lifetime is a word.
    fn character(&mut self) {
        let rest = self.rest();
        let inner = rest.get(1..).unwrap_or_default();
        let skip = if inner.starts_with('\\') { 2 } else { inner.chars().next().map_or(1, char::len_utf8) };
        let end = inner.get(skip..).and_then(|rest| rest.find('\'')).filter(|end| *end < 10);
        match end.filter(|end| *end == 0 || inner.starts_with('\\')) {
            Some(end) => self.push(Kind::Word, skip + end + 2),
            None => self.push(Kind::Sign('\''), 1),
        }
    }

    /// A string whose quote stands at the current place; it starts at `start`.
    fn quoted(&mut self, quote: char, prefix: String, start: usize) {
        let triple: String = std::iter::repeat_n(quote, 3).collect();
        let mark = if quote != '`' && self.rest().starts_with(&triple) { triple } else { quote.to_string() };
        let from = self.at + mark.len();
        let raw = prefix.contains(['r', 'R', '@']) || (self.language == "go" && quote == '`');
        let mut at = from;
        let mut depth = 0usize;
        loop {
            let rest = self.text.get(at..).unwrap_or_default();
            let Some(c) = rest.chars().next() else { break };
            if rest.starts_with(&mark) && depth == 0 {
                break;
            }
            match c {
                '\\' if !raw => at += rest.chars().nth(1).map_or(0, char::len_utf8),
                // What is filled in may hold quotes of its own.
                '{' if fills(self.text, at, quote, self.language, &prefix) => depth += 1,
                '}' if depth > 0 => depth -= 1,
                _ => {}
            }
            at += c.len_utf8();
        }
        let end = (at + mark.len()).min(self.text.len());
        self.out.push(Token {
            kind: Kind::Text { prefix, quote, body: from.min(at)..at.min(self.text.len()) },
            span: start..end,
        });
        self.at = end.max(self.at + 1);
    }
}

/// Whether the bracket at `at` opens something that is filled in and may hold quotes.
fn fills(text: &str, at: usize, quote: char, language: &str, _prefix: &str) -> bool {
    let before = text.get(..at).and_then(|head| head.chars().next_back());
    match language {
        "javascript" | "typescript" | "tsx" => quote == '`' && before == Some('$'),
        "ruby" => quote != '\'' && before == Some('#'),
        "kotlin" => before == Some('$'),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str, language: &str) -> Vec<String> {
        let body = |token: Token| match token.kind {
            Kind::Text { body, .. } => Some(text[body].to_owned()),
            _ => None,
        };
        tokens(text, language).into_iter().filter_map(body).collect()
    }

    #[test]
    fn strings_of_every_language() {
        assert_eq!(texts("f('a', f\"b{x}\", r'\\')", "python"), ["a", "b{x}", "\\"]);
        assert_eq!(texts("`a ${b(\"c\")} ${`d`}` + 'e'", "typescript"), ["a ${b(\"c\")} ${`d`}", "e"]);
        assert_eq!(texts("x: &'a str = r#\"a \"b\"\"# + 'c' + \"d\"", "rust"), ["a \"b\"", "d"]);
        assert_eq!(texts("\"a\\\"b\" + 'c' + \"d\"", "java"), ["a\\\"b", "d"]);
        assert_eq!(texts("$\"a {b}\" + $@\"c\"", "csharp"), ["a {b}", "c"]);
        assert_eq!(texts("\"\"\"a \"b\" c\"\"\"", "kotlin"), ["a \"b\" c"]);
        assert_eq!(texts("\"never closed", "go"), ["never closed"]);
    }
}
