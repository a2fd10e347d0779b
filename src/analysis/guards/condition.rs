//! Conditions, part by part: each is a guard of its own, and one may go while the others stay.

/// The parts of a condition that each suffice, or must each hold.
pub(super) fn parts(text: &str) -> Vec<String> {
    let inner = text.strip_prefix("!(").and_then(|rest| rest.strip_suffix(')')).unwrap_or(text);
    let mut parts = vec![String::new()];
    let mut depth = 0i32;
    let mut rest = inner;
    while let Some(c) = rest.chars().next() {
        let joint = ["&&", "||", " and ", " or ", " AND ", " OR "].iter().find(|joint| rest.starts_with(**joint));
        if let (Some(joint), 0) = (joint, depth) {
            parts.push(String::new());
            rest = rest.get(joint.len()..).unwrap_or_default();
            continue;
        }
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            _ => {}
        }
        if let Some(part) = parts.last_mut() {
            part.push(c);
        }
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
    }
    parts.into_iter().map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
}

/// Whether a part asks if something is there, or holds something.
pub(super) fn asks_for_emptiness(part: &str) -> bool {
    let lower = part.to_lowercase();
    // Whether something failed is no question of what is there.
    let names = super::words::names(part);
    if names.iter().any(|name| matches!(super::words::last(name), "err" | "error" | "e" | "ex" | "exception")) {
        return false;
    }
    let bare = lower
        .trim_start_matches(['!', ' '])
        .trim_start_matches("not ")
        .trim_start_matches(['(', ' '])
        .trim_end_matches(')');
    let is_name =
        !bare.is_empty() && bare.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | '$' | '@' | '?'));
    let words = [
        "is_empty",
        "isempty",
        ".empty",
        "empty(",
        "isblank",
        "blank?",
        ".present",
        "nil?",
        "is none",
        "is not none",
        "== null",
        "=== null",
        "!= null",
        "!== null",
        "== nil",
        "!= nil",
        "== none",
        "== undefined",
        "=== undefined",
        "isnullorempty",
        "isnullorwhitespace",
        "== \"\"",
        "=== \"\"",
        "=== ''",
        "== ''",
        "is null",
        ".any()",
        "is_none",
        "is_some",
        "isnull",
        "let some(",
        "isset(",
        "is_null(",
        ".any?",
        "!= \"\"",
        "!== \"\"",
    ];
    let size = ["len(", ".length", ".count", ".size", "count("].iter().any(|word| lower.contains(word));
    let nothing = ["== 0", "=== 0", "> 0", "!= 0", "!== 0", "< 1", "<= 0", ">= 1", ".length"]
        .iter()
        .any(|word| lower.ends_with(word));
    words.iter().any(|word| lower.contains(word)) || (size && nothing) || (is_name && !part.contains('('))
}

/// The bound that a part holds a number of things against: `len(ids) > MAX_DELETES`.
pub(super) fn bound(part: &str) -> Option<(String, String)> {
    let sign = [">=", "<=", ">", "<"].iter().find(|sign| part.contains(**sign))?;
    let (left, right) = part.split_once(sign)?;
    let counts = |text: &str| {
        let lower = text.to_lowercase();
        ["len(", "length", "count", "size", ".len()", "rows", "affected", "deleted", "ratio", "share", "fraction"]
            .iter()
            .any(|word| lower.contains(word))
    };
    let is_zero = |text: &str| matches!(text.trim(), "0" | "1" | "0.0");
    let limit = |text: &str| {
        let text = text.trim();
        let upper = text.rsplit(['.', ':']).next().unwrap_or(text);
        let constant = !upper.is_empty() && upper.chars().all(|c| c.is_uppercase() || c.is_ascii_digit() || c == '_');
        let lower = text.to_lowercase();
        constant
            || ["max", "limit", "threshold", "allowed", "cap", "most"].iter().any(|word| lower.contains(word))
            || text.starts_with(|c: char| c.is_ascii_digit())
    };
    let (left, right) = (left.trim().to_owned(), right.trim().trim_end_matches(')').to_owned());
    if counts(&left) && limit(&right) && !is_zero(&right) {
        Some((left, right))
    } else if counts(&right) && limit(&left) && !is_zero(&left) {
        Some((right, left))
    } else {
        None
    }
}

/// Whether a part compares something.
pub(super) fn compares(part: &str) -> bool {
    let lower = part.to_lowercase();
    [
        "==",
        "!=",
        "<>",
        "equals(",
        "equal(",
        "includes(",
        "contains(",
        ".has(",
        "belongs_to",
        "owned_by",
        "is_owner",
        "isowner",
        " in ",
        "include?",
        ".eql",
    ]
    .iter()
    .any(|sign| lower.contains(sign))
}

/// Whether a part holds a number of things below a bound that is called one: `wanted > maxSize`.
pub(super) fn clamps(part: &str) -> bool {
    const BOUNDS: &[&str] = &["max", "limit", "cap"];
    const THINGS: &[&str] = &[
        "size", "page", "limit", "count", "results", "rows", "items", "batch", "records", "entries", "upload", "body",
        "bytes", "amount", "quantity", "per", "objects", "ids", "files", "messages",
    ];
    let names = super::words::names(part);
    let is_bound = |name: &String| {
        let words: Vec<&str> = super::words::last(name).split('_').collect();
        words.iter().any(|word| BOUNDS.contains(word)) && words.iter().any(|word| THINGS.contains(word))
    };
    part.contains(['<', '>']) && names.iter().any(is_bound)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_a_condition() {
        assert_eq!(parts("!user || (a && b)"), ["!user", "(a && b)"]);
        assert_eq!(parts("not (x and y) or z"), ["not (x and y)", "z"]);
        assert_eq!(parts("!(user.admin? && ok)"), ["user.admin?", "ok"]);
    }

    #[test]
    fn what_asks_for_emptiness() {
        for part in [
            "not ids",
            "!ids",
            "ids.is_empty()",
            "len(ids) == 0",
            "ids.length === 0",
            "x == null",
            "path.nil?",
            "!ids.length",
        ] {
            assert!(asks_for_emptiness(part), "{part}");
        }
        for part in ["len(ids) > 100", "user.role == \"admin\"", "can_delete(user)"] {
            assert!(!asks_for_emptiness(part), "{part}");
        }
    }

    #[test]
    fn what_is_held_against_a_bound() {
        assert_eq!(bound("len(ids) > 1000").unwrap().1, "1000");
        assert_eq!(bound("rows.length > MAX_ROWS").unwrap().1, "MAX_ROWS");
        assert!(bound("len(ids) > 0").is_none());
        assert!(bound("a < b").is_none());
    }
}
