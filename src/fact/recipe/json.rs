//! Texts in JSON with exact places: a decoded text is pieces, each of which knows where it is written.

use super::literal;
use crate::fact::{Piece, Value};
use crate::source::Span;

/// The text of the string whose opening quote is at `at`, and the place behind its closing quote.
pub(super) fn string(text: &str, at: usize) -> Option<(Vec<Piece>, usize)> {
    let bytes = text.as_bytes();
    if bytes.get(at) != Some(&b'"') {
        return None;
    }
    let mut pieces = Vec::new();
    let (mut from, mut next) = (at + 1, at + 1);
    loop {
        let step = memchr::memchr2(b'"', b'\\', bytes.get(next..)?)?;
        next += step;
        if next > from {
            pieces.push(literal(text.get(from..next)?, from));
        }
        if bytes.get(next) == Some(&b'"') {
            return Some((pieces, next + 1));
        }
        let (decoded, length) = escape(text.get(next..)?)?;
        pieces.push(Piece::Literal { text: decoded.to_string(), span: Span::new(next, next + length) });
        next += length;
        from = next;
    }
}

/// The character of the escape that `text` starts with, and how many bytes it takes.
fn escape(text: &str) -> Option<(char, usize)> {
    let c = text.chars().nth(1)?;
    Some(match c {
        'n' => ('\n', 2),
        't' => ('\t', 2),
        'r' => ('\r', 2),
        'b' => ('\u{8}', 2),
        'f' => ('\u{c}', 2),
        'u' => unicode(text)?,
        other => (other, 1 + other.len_utf8()),
    })
}

/// `\u00e9`, `\ud83d\ude00`
fn unicode(text: &str) -> Option<(char, usize)> {
    let unit = |at: usize| {
        let digits = text.get(at..at + 6)?.strip_prefix("\\u").filter(|digits| !digits.contains('+'))?;
        u16::from_str_radix(digits, 16).ok()
    };
    let first = unit(0)?;
    let pair = unit(6).filter(|_| (0xd800..0xdc00).contains(&first));
    let units = [first, pair.unwrap_or_default()];
    let used = if pair.is_some() { &units[..] } else { &units[..1] };
    let c = char::decode_utf16(used.iter().copied()).next()?.unwrap_or(char::REPLACEMENT_CHARACTER);
    Some((c, if c.len_utf16() == 2 { 12 } else { 6 }))
}

/// The place of the first byte at or behind `at` that is no blank.
pub(super) fn blanks(text: &str, at: usize) -> usize {
    let rest = text.as_bytes().get(at..).unwrap_or_default();
    at + rest.iter().take_while(|byte| byte.is_ascii_whitespace()).count()
}

/// A list of texts that starts at `at`: `["rm", "-rf", "x"]`, with the place behind it.
pub(super) fn strings(text: &str, at: usize) -> Option<(Vec<Value>, usize)> {
    let byte = |at: usize| text.as_bytes().get(at).copied();
    if byte(at) != Some(b'[') {
        return None;
    }
    let mut items = Vec::new();
    let mut at = blanks(text, at + 1);
    while byte(at) != Some(b']') {
        let (pieces, end) = string(text, at)?;
        items.push(Value::Text(pieces));
        at = blanks(text, end);
        match byte(at) {
            Some(b',') => at = blanks(text, at + 1),
            Some(b']') => {}
            _ => return None,
        }
    }
    Some((items, at + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_and_escapes() {
        let (items, end) = strings(r#"x ["a\"b", "é\n\ud83d\ude00\u00e9" ] y"#, 2).unwrap();
        assert_eq!(items.iter().map(Value::render).collect::<Vec<_>>(), ["a\"b", "é\n😀é"]);
        assert_eq!(end, 37);
        for broken in ["[", "[\"", "[\"\\", "[\"\\u00", "[\"a\" \"b\"]", "[1]", "[\"\\ud83d\"]x", "[\"\\u+123\"]"] {
            let _ = strings(broken, 0);
        }
    }
}
