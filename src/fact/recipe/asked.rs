//! Lines of a recipe that the lines behind them depend on: a recipe ends at the first line that fails.

use super::guard;
use crate::fact::{Guard, GuardKind};

/// Whether make and just go on where the line fails.
pub(super) fn ignores(text: &str) -> bool {
    text.trim_start().chars().take_while(|c| matches!(c, '@' | '-' | '+' | ' ')).any(|c| c == '-')
}

/// Whether a line asks somebody, or for a word that confirms, and fails without the answer.
pub(super) fn is_asked(text: &str) -> bool {
    let lower = text.to_lowercase();
    let tests = ["[ ", "[[", "test ", "case ", "if "].iter().any(|mark| lower.contains(mark));
    let words = |wanted: &str| lower.split(|c: char| !c.is_alphanumeric()).any(|word| word == wanted);
    !ignores(text) && tests && (words("read") || lower.contains("confirm"))
}

/// What is known to hold behind a line that has not failed.
pub(super) fn passed(text: &str) -> Option<Guard> {
    let line = text.trim_start_matches(['@', '-', '+', ' ', '\t']);
    if is_asked(text) {
        return Some(guard(GuardKind::Confirmation, line));
    }
    let checks = ["test -n ", "[ -n ", "test -d ", "[ -d ", "test ! -z ", "[ ! -z "];
    let checks = checks.iter().any(|start| line.starts_with(start));
    (checks && !line.contains("||")).then(|| guard(GuardKind::NotEmpty, line))
}
