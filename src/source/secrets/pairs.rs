//! Names with their values: `KEY=VALUE`, `KEY: VALUE`, `"key": "value"`, `--key value`, and the few ways beside these
//! in which a password is handed over.

use super::{Setting, Step, is_word, keys, value};
use crate::source::Span;

/// Longest name that is looked at, in bytes.
const NAME: usize = 128;

/// Reads a text from its start, and knows what surrounds the place it is at.
pub(super) struct Reader<'t> {
    text: &'t str,
    setting: Setting,
    /// The quote that is open on this line.
    quote: Option<u8>,
    /// Whether nothing but blanks, quotes and list marks stands before the place on its line.
    fresh: bool,
    /// Whether the command is a client of MySQL, whose `-p` takes the password without a blank.
    mysql: bool,
    /// Whether the statement has said `IDENTIFIED`.
    identified: bool,
}

/// How a name stands before its value.
struct Name<'t> {
    key: &'t str,
    /// `--key`
    option: bool,
    /// `?key=` or `&key=`
    query: bool,
    /// `=` without a blank on either side.
    tight: bool,
    /// `=` or `:`.
    sign: u8,
}

impl<'t> Reader<'t> {
    pub(super) fn new(text: &'t str, setting: Setting) -> Self {
        Self { text, setting, quote: None, fresh: true, mysql: false, identified: false }
    }

    /// Takes note of what stands between `from` and `to`.
    pub(super) fn pass(&mut self, from: usize, to: usize) {
        for at in from..to {
            let byte = self.byte(at);
            match byte {
                b'\n' => (self.quote, self.fresh, self.mysql) = (None, true, false),
                b'|' | b';' | b'&' => (self.mysql, self.identified) = (false, false),
                b'"' | b'\'' => self.quoted(at, byte),
                _ => {}
            }
            self.fresh &= byte.is_ascii_whitespace() || b"-\"'{,".contains(&byte);
        }
    }

    fn quoted(&mut self, at: usize, byte: u8) {
        let before = at.checked_sub(1).map_or(b' ', |at| self.byte(at));
        // `don't`, `'a` of Rust, and what is escaped.
        let apostrophe = byte == b'\'' && self.quote.is_none() && is_word(before) && is_word(self.byte(at + 1));
        if self.quote == Some(byte) && before != b'\\' {
            self.quote = None;
        } else if self.quote.is_none() && !apostrophe {
            self.quote = Some(byte);
        }
    }

    /// The secret that the word at `at` names.
    pub(super) fn word(&mut self, at: usize) -> Option<Step> {
        let end = self.run(at, NAME, |byte| is_word(byte) || b"-.".contains(&byte));
        let key = self.text.get(at..end)?;
        if self.setting == Setting::Env && key != "export" {
            return self.line_value(end);
        }
        let is = |word: &str| key.eq_ignore_ascii_case(word);
        if key.starts_with("mysql") || key.starts_with("mariadb") {
            self.mysql = true;
        } else if is("identified") {
            self.identified = true;
        } else if is("by") && self.identified {
            return self.literal(self.blanks(end));
        } else if is("bearer") || is("basic") {
            return self.authorization(end);
        } else if self.mysql && key.len() > 1 && key.starts_with('p') && self.text.get(..at)?.ends_with(" -") {
            let (start, end) = (at + 1, self.unquoted_end(at + 1));
            return self.hidden(start, end);
        }
        if keys::is_secret(key) { self.pair(at, end) } else { None }
    }

    /// `NAME=value` in a `.env` file: everything up to the end of the line.
    fn line_value(&self, end: usize) -> Option<Step> {
        let start = (self.byte(end) == b'=').then_some(end + 1)?;
        let line = self.run(start, usize::MAX, |byte| byte != b'\n');
        (line > start).then(|| Step { hide: vec![Span::new(start, line)], next: line })
    }

    /// `Bearer abc…`, `Basic abc…`; in prose these are words before other words.
    fn authorization(&self, end: usize) -> Option<Step> {
        let start = Some(self.blanks(end)).filter(|start| *start > end)?;
        let stop = self.run(start, usize::MAX, |byte| byte.is_ascii_alphanumeric() || b"._~+/=-".contains(&byte));
        let text = self.text.get(start..stop).filter(|text| text.len() >= 8)?;
        (value::is_random(text) || text.len() >= 24).then(|| Step { hide: vec![Span::new(start, stop)], next: stop })
    }

    fn pair(&self, at: usize, end: usize) -> Option<Step> {
        let before = |by: usize| at.checked_sub(by).map_or(0, |at| self.byte(at));
        let key = self.text.get(at..end)?;
        let is_quoted = is_quote(before(1));
        let after = if is_quoted { self.past_quote(end, before(1))? } else { end };
        let after = after + usize::from(self.byte(after) == b']');
        let next = self.blanks(after);
        let option = before(1) == b'-' && before(2) == b'-';
        let Some((sign, past)) = self.separator(next) else {
            let settles = Some(at).filter(|_| !is_quoted && self.is_setting(at));
            return settles
                .and_then(|_| self.set_value(after, next))
                .or_else(|| self.unsigned(key, option, is_quoted && before(2) == b'(', after, next));
        };
        let start = self.blanks(past);
        // The quote that ends the text in which the name stands: `"password: " + password`.
        if self.quote.is_some_and(|quote| quote == self.byte(start)) && !is_quoted {
            return None;
        }
        let typed =
            Some(start).filter(|at| sign == b':' && !is_quote(self.byte(*at))).and_then(|at| self.past_type(at));
        let step = self.literal(typed.unwrap_or(start));
        let query = b"?&".contains(&before(1)) && before(1) != 0;
        let name = Name { key, option, query, tight: sign == b'=' && next == after && start == past, sign };
        step.or_else(|| self.unquoted(&name, start))
    }

    /// Whether the word before the name says that it is set: `aws configure set aws_secret_access_key …`.
    fn is_setting(&self, at: usize) -> bool {
        let before = self.text.get(..at).unwrap_or_default();
        let words = before.rsplit('\n').next().unwrap_or_default().trim_end();
        words.len() < before.len()
            && ["set", "config", "put"].contains(&words.rsplit([' ', '\t']).next().unwrap_or_default())
    }

    /// The value behind a name that is set.
    fn set_value(&self, after: usize, next: usize) -> Option<Step> {
        let end = self.unquoted_end(next);
        let text = self.text.get(next..end).filter(|text| next > after && value::is_random(text));
        self.literal(next).or_else(|| text.and_then(|_| self.hidden(next, end)))
    }

    /// A value without `=` or `:` before it: `--password value`, `("PASSWORD", "value")`, `PASSWORD 'value'`.
    fn unsigned(&self, key: &str, option: bool, argument: bool, after: usize, next: usize) -> Option<Step> {
        if argument && self.byte(next) == b',' {
            let step = self.literal(self.blanks(next + 1))?;
            return (self.byte(step.next) == b')').then_some(step);
        }
        if next == after {
            return None;
        }
        if option {
            let end = self.unquoted_end(next);
            return self.literal(next).or_else(|| if self.byte(next) == b'-' { None } else { self.hidden(next, end) });
        }
        // Directives of redis, on lines of their own.
        let directive = ["requirepass", "masterauth"].contains(&key) && self.setting != Setting::Code;
        if directive && next > after {
            return self.literal(next).or_else(|| self.hidden(next, self.unquoted_end(next)));
        }
        if key.eq_ignore_ascii_case("password") && is_quote(self.byte(next)) && self.quote != Some(self.byte(next)) {
            return self.literal(next);
        }
        None
    }

    /// A value without quotes. What it is shows at its start.
    fn unquoted(&self, name: &Name<'_>, start: usize) -> Option<Step> {
        let end = self.unquoted_end(start);
        let text = self.text.get(start..end)?;
        let rest = self.text.get(end..)?.trim_start_matches([' ', '\t', ',']);
        let alone = self.fresh && (rest.is_empty() || rest.starts_with(['\n', '\r', '#']));
        let constant = !name.key.bytes().any(|byte| byte.is_ascii_lowercase());
        let handed = name.option || name.query || (name.tight && (constant || self.quote.is_some()));
        let is_text = match self.setting {
            _ if handed => !(self.setting == Setting::Code && value::is_code(text)),
            Setting::Script | Setting::Env => name.tight || (alone && !value::is_type(text)),
            Setting::Prose if alone && name.sign == b':' => !value::is_type(text) && !value::is_code(text),
            Setting::Prose => value::is_random(text),
            Setting::Code => self.quote.is_some() && value::is_random(text),
        };
        if is_text { self.hidden(start, end) } else { None }
    }

    fn hidden(&self, start: usize, end: usize) -> Option<Step> {
        if !value::has_literal(self.text.get(start..end)?) {
            return None;
        }
        let end = self.unquoted_run(end, usize::MAX);
        Some(Step { hide: vec![Span::new(start, end)], next: end })
    }

    /// The text between the quotes at `at`, past a prefix (`f"…"`, `r#"…"#`) and calls that only wrap (`Some("…")`).
    fn literal(&self, at: usize) -> Option<Step> {
        let mut at = self.past_wrapper(self.past_wrapper(at));
        let prefix = self.run(at, 2, |byte| b"fFrRbBuU&$".contains(&byte));
        let hash = usize::from(prefix > at && self.byte(prefix) == b'#' && self.byte(prefix + 1) == b'"');
        if is_quote(self.byte(prefix + hash)) || self.is_escaped_quote(prefix) {
            at = prefix + hash;
        }
        let escaped = self.is_escaped_quote(at);
        let quote = self.byte(at + usize::from(escaped));
        if !is_quote(quote) {
            return None;
        }
        let sign = char::from(quote);
        let fence = match (escaped, hash) {
            (true, _) => format!("\\{sign}"),
            (_, 1) => format!("{sign}#"),
            _ if self.text.get(at..)?.starts_with(&sign.to_string().repeat(3)) => sign.to_string().repeat(3),
            _ => sign.to_string(),
        };
        let start = at + if hash == 1 { 1 } else { fence.len() };
        let end = self.closing(start, &fence);
        let text = self.text.get(start..end)?;
        let hide = if value::has_literal(text) { vec![Span::new(start, end)] } else { Vec::new() };
        Some(Step { hide, next: (end + fence.len()).min(self.text.len()) })
    }

    /// Where the literal ends that starts at `start`; with one quote it ends with its line.
    fn closing(&self, start: usize, fence: &str) -> usize {
        let mut at = start;
        while at < self.text.len() {
            let rest = self.text.as_bytes().get(at..).unwrap_or_default();
            if rest.starts_with(fence.as_bytes()) {
                // `'it''s'` is one literal of SQL.
                if fence == "'" && rest.starts_with(b"''") {
                    at += 2;
                    continue;
                }
                return at;
            }
            match rest.first() {
                Some(b'\n') if fence.len() == 1 => return at,
                Some(b'\\') if fence.len() != 2 => at += 2,
                _ => at += 1,
            }
        }
        self.text.len()
    }

    /// Past `Some(`, `String::from(` and the like.
    fn past_wrapper(&self, at: usize) -> usize {
        let wraps =
            ["", "Some", "Ok", "from", "new", "str", "bytes", "b64decode", "SecretStr", "Secret", "SecretString"];
        let end = self.run(at, 60, |byte| is_word(byte) || b":.&".contains(&byte));
        let name = self.text.get(at..end).unwrap_or_default();
        let last = name.rsplit([':', '.', '&']).next().unwrap_or_default();
        if self.byte(end) == b'(' && wraps.contains(&last) { self.blanks(end + 1) } else { at }
    }

    /// Past `str = ` in `token: str = "…"`.
    fn past_type(&self, at: usize) -> Option<usize> {
        let end = self.run(at, 60, |byte| byte.is_ascii_alphanumeric() || b"_&'<>[], .|:?*".contains(&byte));
        (self.byte(end) == b'=' && self.byte(end + 1) != b'=').then(|| self.blanks(end + 1))
    }

    /// The sign between a name and its value, and where it ends.
    fn separator(&self, at: usize) -> Option<(u8, usize)> {
        match (self.byte(at), self.byte(at + 1)) {
            (b'=', b'=' | b'~') | (b':', b':') => None,
            (b'=', b'>') => Some((b':', at + 2)),
            (b':', b'=') => Some((b'=', at + 2)),
            (sign @ (b'=' | b':'), _) => Some((sign, at + 1)),
            _ => None,
        }
    }

    fn past_quote(&self, at: usize, quote: u8) -> Option<usize> {
        let at = at + usize::from(self.byte(at) == b'\\');
        (self.byte(at) == quote).then_some(at + 1)
    }

    fn is_escaped_quote(&self, at: usize) -> bool {
        self.byte(at) == b'\\' && is_quote(self.byte(at + 1))
    }

    /// Where a value without quotes ends, as far as it must be read to know what it is.
    fn unquoted_end(&self, at: usize) -> usize {
        const VALUE: usize = 512;
        let end = self.unquoted_run(at, VALUE);
        (0..4).map(|by| end - by).find(|end| self.text.is_char_boundary(*end)).unwrap_or(at)
    }

    fn unquoted_run(&self, at: usize, most: usize) -> usize {
        let open = self.quote.unwrap_or(b'"');
        self.run(at, most, |byte| {
            !byte.is_ascii_whitespace() && byte != open && !b"\"'`;&|\\".contains(&byte) && byte != b')'
        })
    }

    fn blanks(&self, at: usize) -> usize {
        self.run(at, NAME, |byte| byte == b' ' || byte == b'\t')
    }

    fn run(&self, at: usize, most: usize, belongs: impl Fn(u8) -> bool) -> usize {
        let bytes = self.text.as_bytes().get(at..).unwrap_or_default();
        at + bytes.iter().take(most).take_while(|byte| belongs(**byte)).count()
    }

    fn byte(&self, at: usize) -> u8 {
        self.text.as_bytes().get(at).copied().unwrap_or_default()
    }
}

fn is_quote(byte: u8) -> bool {
    byte == b'"' || byte == b'\''
}
