//! The words of test frameworks, as data: what is a test, what skips or focuses one, and how much an assertion asks.
//!
//! Words of assertions are spelled without `_`, in lower case and without `assert`, `should` and `to` in front, so that
//! `assertEqual`, `assert_equal`, `toEqual` and `Equal` are one.

pub(super) use super::marks::*;
pub(super) use super::matchers::*;

/// How much an assertion asks of what it looks at, ascending.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Strength {
    /// It holds whatever comes: `assert x or True`.
    Nothing,
    /// Something is there, or is not this one thing.
    Presence,
    /// A part, a bound, a kind.
    Part,
    /// All of it in any order.
    Unordered,
    /// All of it.
    Exact,
}

/// The strength of a matcher, none where the word is not known.
pub(super) fn strength(word: &str) -> Option<Strength> {
    MATCHERS.iter().find(|(_, words)| words.contains(&word)).map(|(strength, _)| *strength)
}

/// A word of a framework in the spelling of these tables.
pub(super) fn plain(word: &str) -> String {
    let lower: String =
        word.chars().filter(|c| *c != '_' && *c != '!' && *c != '?').flat_map(char::to_lowercase).collect();
    let bare = ["assert", "should", "expect", "must"]
        .iter()
        .find_map(|head| lower.strip_prefix(head).filter(|rest| !rest.is_empty()));
    let bare = bare.unwrap_or(&lower);
    const TO: &[&str] =
        &["be", "have", "equal", "strict", "match", "contain", "throw", "include", "pass", "exist", "raise", "eq"];
    match bare.strip_prefix("to") {
        Some(rest) if TO.iter().any(|word| rest.starts_with(word)) => rest.to_owned(),
        _ => bare.to_owned(),
    }
}

/// The last step of a dotted name.
pub(super) fn last(name: &str) -> &str {
    name.rsplit(['.', ':']).next().unwrap_or(name)
}

/// The first step of a dotted name.
pub(super) fn first(name: &str) -> &str {
    name.split(['.', ':']).next().unwrap_or(name)
}

/// Whether `word` in lower case is one of `words`.
pub(super) fn is(words: &[&str], word: &str) -> bool {
    words.iter().any(|known| known.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_word() {
        for (word, expected) in [
            ("assertEqual", "equal"),
            ("assert_equal", "equal"),
            ("toEqual", "equal"),
            ("Equal", "equal"),
            ("assert_eq!", "eq"),
            ("toBeTruthy", "betruthy"),
            ("be_truthy", "betruthy"),
            ("total", "total"),
            ("should", "should"),
            ("assert", "assert"),
        ] {
            assert_eq!(plain(word), expected, "{word}");
        }
    }

    #[test]
    fn no_matcher_asks_two_things() {
        let mut all: Vec<&str> = MATCHERS.iter().flat_map(|(_, words)| words.iter().copied()).collect();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
    }
}
