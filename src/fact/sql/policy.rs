//! What a row policy lets through, and whom.

use super::condition;
use super::features::{name_end, place};
use super::lexer::Word;

/// Roles that anybody has, or anybody who has logged in.
const EVERYBODY: &[&str] = &["public", "anon", "authenticated", "current_user", "session_user"];

/// The features of `CREATE POLICY` and `ALTER POLICY`: `using-true`, `check-true`, `for-select`, `to-role`, `restrictive`.
pub(super) fn features(words: &[Word<'_>]) -> Vec<String> {
    let mut flags = Vec::new();
    for (keyword, feature) in [("using", "using-true"), ("check", "check-true")] {
        if place(words, keyword).is_some_and(|at| lets_all_through(words.get(at + 1..).unwrap_or_default())) {
            flags.push(feature.to_owned());
        }
    }
    if let Some(verb) = place(words, "for").and_then(|at| words.get(at + 1)) {
        flags.push(format!("for-{}", verb.text.to_lowercase()));
    }
    if words.iter().any(|word| word.is("restrictive")) {
        flags.push("restrictive".to_owned());
    }
    if place(words, "to").is_some_and(|at| narrows(words, at + 1)) {
        flags.push("to-role".to_owned());
    }
    flags
}

/// Whether the condition in the parentheses at the start of `words` is always true.
fn lets_all_through(words: &[Word<'_>]) -> bool {
    let mut depth = 0i32;
    let close = words.iter().position(|word| {
        depth += i32::from(word.is("(")) - i32::from(word.is(")"));
        depth == 0
    });
    let inner = close.and_then(|close| words.get(..=close)).unwrap_or_default();
    inner.len() > 2 && condition::worth(inner, "") == Some("where-constant")
}

/// Whether the roles listed at `at` are all narrower than everybody.
fn narrows(words: &[Word<'_>], mut at: usize) -> bool {
    loop {
        let end = name_end(words, at);
        let role = words.get(at).map(|word| word.text.trim_matches('"').to_lowercase());
        if role.is_none_or(|role| EVERYBODY.contains(&role.as_str()) || role == "rename") {
            return false;
        }
        if !words.get(end).is_some_and(|word| word.is(",")) {
            return true;
        }
        at = end + 1;
    }
}
