//! Values in the text of a statement: where one stands, and whether somebody may have chosen it.

use super::Half;
use crate::fact::outline::What;
use crate::rule::guard::snake;

pub(super) fn is_path(name: &str) -> bool {
    !name.is_empty()
        && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | '$' | '@' | ':' | '>' | '-'))
}

/// Whether what comes behind `text` stands where a statement has a value, not a name.
pub(super) fn is_value(text: &str) -> bool {
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    if flat.matches('\'').count() % 2 == 1 {
        return true;
    }
    let end = flat.trim_end();
    if end.ends_with(['=', '<', '>', '%']) {
        return true;
    }
    let last = end.rsplit([' ', '(', ',']).next().unwrap_or_default();
    if matches!(last, "like" | "ilike" | "between" | "limit" | "offset" | "similar") {
        return true;
    }
    let in_list = end.ends_with(['(', ',']);
    let values = [" values", " in (", " in("].iter().any(|word| flat.contains(word));
    let compared = |end: &str| {
        let open = end.rfind('(').unwrap_or_default();
        let head =
            end.get(..open).unwrap_or_default().trim_end_matches(|c: char| c.is_alphanumeric() || c == '_').trim_end();
        head.ends_with(['=', '<', '>']) || head.ends_with("like")
    };
    in_list && (values || compared(end))
}

/// Whether a text has places for values that are handed over beside it.
pub(super) fn has_placeholder(text: &str) -> bool {
    let bytes: Vec<char> = text.chars().collect();
    let at = |at: usize| bytes.get(at).copied();
    (0..bytes.len()).any(|place| {
        let next = at(place + 1);
        let before = place.checked_sub(1).and_then(at);
        match at(place) {
            Some('?') => before.is_none_or(|c| matches!(c, ' ' | '(' | ',' | '=' | '>' | '<' | '%')),
            Some('$') => next.is_some_and(|c| c.is_ascii_digit()),
            Some(':') => {
                before != Some(':')
                    && next.is_some_and(char::is_alphabetic)
                    && before.is_none_or(|c| !c.is_alphanumeric())
            }
            Some('@') => next.is_some_and(char::is_alphabetic) && before.is_none_or(|c| !c.is_alphanumeric()),
            Some('%') => next == Some('s') || next == Some('('),
            Some('{') => next.is_some_and(|c| c.is_ascii_digit()),
            _ => false,
        }
    })
}

/// What makes a value harmless in a text: a number, a quoted value, a list of placeholders.
pub(super) const HARMLESS: &[&str] = &[
    "int",
    "float",
    "number",
    "parse_int",
    "parse_float",
    "to_i",
    "to_f",
    "integer",
    "itoa",
    "intval",
    "format_int",
    "quote",
    "quote_literal",
    "quote_ident",
    "quote_nullable",
    "escape",
    "escape_string",
    "quote_value",
    "sanitize",
    "sanitize_sql",
    "sanitize_sql_like",
    "sanitize_sql_array",
    "real_escape_string",
    "mysql_real_escape_string",
    "len",
    "length",
    "count",
    "size",
    "bool",
    "boolean",
    "uuid",
    "to_int",
    "as_u64",
    "as_i64",
    "parse",
    "value_of",
    "enum",
    "placeholders",
    "placeholder",
    "marks",
    "bindings",
    "binds",
    "question_marks",
    "timestamp",
    "now",
    "epoch",
    "year",
    "isoformat",
    "escape_literal",
    "literal",
    "ordinal",
    "name_of",
];

/// Types whose values cannot hold a quote.
pub(super) const NUMBERS: &[&str] = &[
    "int",
    "integer",
    "long",
    "short",
    "float",
    "double",
    "decimal",
    "number",
    "bool",
    "boolean",
    "usize",
    "isize",
    "u8",
    "u16",
    "u32",
    "u64",
    "i8",
    "i16",
    "i32",
    "i64",
    "i128",
    "u128",
    "f32",
    "f64",
    "int32",
    "int64",
    "uint",
    "uint32",
    "uint64",
    "uuid",
    "guid",
    "date",
    "datetime",
    "instant",
    "big_decimal",
    "big_integer",
    "bigint",
    "time_delta",
    "date_time",
    "local_date",
    "naive_date",
    "timedelta",
];

/// Whether somebody may have chosen what a value holds.
pub(super) fn is_chosen(half: &Half<'_, '_>, value: &str) -> bool {
    let root: String = value
        .trim_start_matches(['$', '&', '*', '@', ':'])
        .chars()
        .take_while(|c| c.is_alphanumeric() || *c == '_')
        .collect();
    if root.is_empty() && !value.contains(|c: char| c.is_alphabetic()) {
        return false;
    }
    let words: Vec<String> = value.split(|c: char| !(c.is_alphanumeric() || c == '_')).map(snake).collect();
    if words.iter().any(|word| HARMLESS.contains(&word.as_str())) {
        return false;
    }
    let last = value.rsplit(['.', ':']).next().unwrap_or(value);
    let constant = last.chars().any(|c| c.is_uppercase())
        && last.chars().all(|c| c.is_uppercase() || c.is_ascii_digit() || c == '_');
    if constant || is_number(&typed(half, &root)) && is_path(value) {
        return false;
    }
    match half.bound(&root).filter(|_| is_path(value)) {
        Some(bound) => {
            let words: Vec<String> = bound.split(|c: char| !(c.is_alphanumeric() || c == '_')).map(snake).collect();
            let made = words.iter().any(|word| HARMLESS.contains(&word.as_str()));
            let number = bound.chars().all(|c| c.is_ascii_digit() || matches!(c, '_' | '.'));
            let marks =
                ["\"?\"", "'?'", "\"%s\"", "'%s'", "?,", "'$'", "\"$\""].iter().any(|mark| bound.contains(mark));
            !(made || number || marks)
        }
        None => true,
    }
}

/// What is said of the type of the parameter `name`.
pub(super) fn typed(half: &Half<'_, '_>, name: &str) -> String {
    let parameter =
        half.items().find(|(_, item)| item.what == What::Parameter && item.name.trim_start_matches('$') == name);
    let text = parameter.map(|(_, item)| item.text.clone()).unwrap_or_default();
    let text = if text == name { group_type(half, name).unwrap_or_default() } else { text };
    text.replacen(name, "", 1)
}

/// The type of a group of parameters of Go: `ticket, other int64`.
pub(super) fn group_type(half: &Half<'_, '_>, name: &str) -> Option<String> {
    let head = &half.definition()?.text;
    let (_, rest) = head.split_once(name)?;
    Some(rest.split(')').next()?.split_whitespace().find(|word| !word.ends_with(','))?.to_owned())
}

pub(super) fn is_number(text: &str) -> bool {
    let words = text.split(|c: char| !(c.is_alphanumeric() || c == '_')).filter(|word| !word.is_empty()).map(snake);
    words.into_iter().any(|word| NUMBERS.contains(&word.as_str()))
}
