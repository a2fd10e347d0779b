//! The names that a piece of code mentions.

use crate::rule::guard::{Pattern, snake};

/// The dotted paths that `text` mentions outside of strings, in snake case: `req.user.isAdmin` → `req.user.is_admin`.
pub(super) fn names(text: &str) -> Vec<String> {
    paths(&without_strings(text))
}

/// The same with what stands in strings.
pub(super) fn all_names(text: &str) -> Vec<String> {
    paths(text)
}

/// Whether one of `patterns` is in one of `names`.
pub(super) fn has(names: &[String], patterns: &[Pattern]) -> bool {
    names.iter().any(|name| patterns.iter().any(|pattern| pattern.is_in(name)))
}

/// The last part of a dotted path.
pub(super) fn last(path: &str) -> &str {
    path.rsplit('.').next().unwrap_or(path).trim_end_matches('!')
}

fn paths(text: &str) -> Vec<String> {
    let joined = text.replace("?.", ".").replace("::", ".").replace("->", ".");
    let part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.');
    let words = joined.split(|c: char| !part(c)).map(|word| word.trim_matches('.'));
    let named = words.filter(|word| word.starts_with(|c: char| c.is_alphabetic() || c == '_'));
    let named = named.filter(|word| !KEYWORDS.contains(word));
    let own = |word: &str| word.strip_prefix("this.").or_else(|| word.strip_prefix("self.")).unwrap_or(word).to_owned();
    named.map(own).map(|word| snake(&word)).collect()
}

/// Words of languages that name nothing.
const KEYWORDS: &[&str] = &[
    "not",
    "and",
    "or",
    "in",
    "is",
    "if",
    "none",
    "None",
    "true",
    "True",
    "false",
    "False",
    "null",
    "nil",
    "await",
    "new",
    "return",
    "let",
    "const",
    "var",
    "mut",
    "ref",
    "as",
    "async",
    "function",
    "def",
    "self",
    "this",
    "unless",
    "else",
    "do",
    "end",
    "then",
    "lambda",
    "instanceof",
    "typeof",
    "undefined",
];

/// `text` with what stands between quotes left out.
pub(super) fn without_strings(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut quote = None;
    let mut escaped = false;
    for c in text.chars() {
        match quote {
            Some(_) if escaped => escaped = false,
            Some(_) if c == '\\' => escaped = true,
            Some(mark) if c == mark => {
                quote = None;
                out.push(c);
            }
            Some(_) => {}
            None => {
                // `'a` of Rust is no string.
                if matches!(c, '"' | '`') || (c == '\'' && !out.ends_with(['&', '<'])) {
                    quote = Some(c);
                }
                out.push(c);
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_a_condition() {
        assert_eq!(names("!req.user?.isAdmin && mode != \"prod.db\""), ["req.user.is_admin", "mode"]);
        assert_eq!(names("this.locks.acquire(Key::of(id))"), ["locks.acquire", "key.of", "id"]);
        assert_eq!(all_names("where(\"tenant_id = ?\", t)"), ["where", "tenant_id", "t"]);
    }
}
