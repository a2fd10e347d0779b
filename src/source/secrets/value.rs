//! What follows the name of a secret: a text, a reference to one, an expression, a type.

/// Whether `text` says something itself, and does not only refer: `$PASSWORD`, `{password}`, `%s`, `<your token>`.
pub(super) fn has_literal(text: &str) -> bool {
    let known = ["null", "nil", "none", "true", "false", "undefined", "bearer", "basic", "token"];
    // No reference is as long; a hostile text of open braces would be searched for each of its ends.
    const REFERENCE: usize = 1024;
    if text.len() > REFERENCE {
        return true;
    }
    let mut rest = text.trim();
    if is_place(rest) {
        return false;
    }
    if rest.strip_prefix(':').is_some_and(|name| name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_'))
    {
        // A parameter of a statement.
        return false;
    }
    while let Some(c) = rest.chars().next() {
        if let Some(length) = reference(rest) {
            if default(rest.get(..length).unwrap_or_default()) {
                return true;
            }
            rest = rest.get(length..).unwrap_or_default();
        } else if c.is_alphanumeric() {
            let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
            let (word, tail) = rest.split_at(end);
            if !known.iter().any(|known| word.eq_ignore_ascii_case(known)) {
                return true;
            }
            rest = tail;
        } else {
            rest = rest.get(c.len_utf8()..).unwrap_or_default();
        }
    }
    false
}

/// Whether `text` says where the secret is: a file, or a command that prints it, of which only the start may be here.
fn is_place(text: &str) -> bool {
    // Base64 may start with a slash, and has capitals soon after.
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"_-./".contains(&byte);
    let path = ["/", "./", "../", "~/"].iter().any(|start| text.starts_with(start));
    (path && text.bytes().skip(1).all(plain)) || ["$(", "file:", "fileb:"].iter().any(|start| text.starts_with(start))
}

/// How long the reference at the start of `text` is: `${NAME}`, `$(command)`, `$NAME`, `{name}`, `<name>`, `%(name)s`.
fn reference(text: &str) -> Option<usize> {
    let closed = |open: &str, close: char| text.strip_prefix(open)?.find(close).map(|at| open.len() + at + 1);
    let pairs = [("${", '}'), ("$(", ')'), ("{", '}'), ("<", '>')];
    if let Some(length) = pairs.iter().find_map(|(open, close)| closed(open, *close)) {
        return Some(length);
    }
    if let Some(length) = closed("%(", ')') {
        return Some((length + 1).min(text.len())).filter(|end| text.is_char_boundary(*end));
    }
    if ["%s", "%d", "%v", "%q"].iter().any(|format| text.starts_with(format)) {
        return Some(2);
    }
    let name = text.strip_prefix('$')?;
    let end = name.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(name.len());
    (end > 0).then_some(end + 1)
}

/// Whether a reference carries a value for the case that it leads nowhere: `${PASSWORD:-hunter2}`.
fn default(reference: &str) -> bool {
    let Some(inner) = reference.strip_prefix("${").and_then(|text| text.strip_suffix('}')) else { return false };
    let value = ["-", "="].iter().find_map(|sign| inner.split_once(sign)).map(|(_, value)| value);
    value.is_some_and(|value| !value.starts_with('$') && value.chars().any(char::is_alphanumeric))
}

/// Whether `text` reads as an expression: a call, an index, a dotted name.
pub(super) fn is_code(text: &str) -> bool {
    let dotted = text.split('.').count() > 1
        && text.split('.').all(|part| part.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_'));
    (text.contains(['(', '[', '{']) && !text.starts_with('$'))
        || text.contains("::")
        || text.starts_with(['&', '*', '!'])
        || dotted
}

/// Whether `text` is a type, as in `token: str`.
pub(super) fn is_type(text: &str) -> bool {
    let text = text.trim_end_matches([',', ';', ')', '}', '?']);
    let known = [
        "str", "int", "bool", "bytes", "float", "object", "any", "string", "number", "text", "varchar", "char", "u8",
        "u16", "u32", "u64", "usize", "i32", "i64", "dict", "list", "required", "optional", "uuid",
    ];
    let named = text.starts_with(|c: char| c.is_ascii_uppercase())
        && text.chars().any(|c| c.is_ascii_lowercase())
        && text.chars().all(|c| c.is_ascii_alphabetic());
    known.iter().any(|known| text.eq_ignore_ascii_case(known)) || named || text.contains(['<', '&', '['])
}

/// Whether `text` looks like a password and not like a word or a name: letters and digits, or other signs.
pub(super) fn is_random(text: &str) -> bool {
    let digit = text.bytes().any(|byte| byte.is_ascii_digit());
    let letter = text.bytes().any(|byte| byte.is_ascii_alphabetic());
    let sign = text.trim_end_matches(['.', ',', ':', ';', '!', '?']).contains(['!', '@', '#', '%', '^', '+', '/', '=']);
    text.len() >= 6 && ((digit && letter) || (letter && sign && text.len() >= 8)) && !is_code(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_no_values() {
        for text in [
            "",
            "$X",
            "${X}",
            "$(pass show x)",
            "{x}",
            "{{ x }}",
            "%s",
            "%(x)s",
            "<token>",
            ":pw",
            "$(pass show",
            "/run/x",
            "./x.key",
            "file://x",
            "?",
            "Bearer {t}",
            "None",
        ] {
            assert!(!has_literal(text), "{text}");
        }
        for text in ["hunter2", "/Ab3d/x", "a{x}", "${X:-hunter2}", "Bearer abc", "é", "{x", "%(é"] {
            assert!(has_literal(text), "{text}");
        }
    }
}
