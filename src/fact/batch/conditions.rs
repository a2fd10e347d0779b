//! What a condition of a batch file says.

use rustc_hash::FxHashSet;

use super::Condition;
use crate::fact::{GuardKind, shell};

/// What kind of guard a condition is. `asked` are the variables that somebody was asked for; `choice` says that
/// somebody was asked, and the answer is the error level.
pub(super) fn guard_kind(condition: &Condition, asked: &FxHashSet<String>, choice: bool) -> GuardKind {
    let lower = condition.text.to_lowercase();
    let (left, right) = sides(&lower);
    let names: Vec<&str> = variables(&lower).collect();
    if names.iter().any(|name| asked.contains(*name)) || (choice && lower.contains("errorlevel")) {
        return GuardKind::Confirmation;
    }
    if let Some(defined) = lower.strip_prefix("defined ") {
        return switch(defined, condition.held).unwrap_or(if condition.held {
            GuardKind::NotEmpty
        } else {
            GuardKind::Condition
        });
    }
    if lower.starts_with("exist ") || lower.starts_with("errorlevel") {
        return GuardKind::Condition;
    }
    let empty = |side: &str| side.trim_matches(['"', '.', '[', ']', ' ', 'x']).is_empty();
    if empty(right) || empty(left) {
        let name = names.first().copied().unwrap_or_default();
        let known = if condition.held { GuardKind::Condition } else { GuardKind::NotEmpty };
        return switch(name, !condition.held).unwrap_or(known);
    }
    let bare = |side: &str| side.trim_matches(['"', '%', ' ', '!', '[', ']', '(', ')']).to_owned();
    shell::guard_kind(&format!("{} == {}", bare(left), bare(right)), condition.held)
}

/// The guard that a switch is where its variable is set, or is not.
fn switch(name: &str, set: bool) -> Option<GuardKind> {
    let says = |set| shell::guard_kind(name.trim(), set) == GuardKind::DryRun;
    match (says(set), says(!set)) {
        (true, _) => Some(GuardKind::DryRun),
        (_, true) => Some(GuardKind::Condition),
        _ => None,
    }
}

/// Both sides of a comparison.
fn sides(text: &str) -> (&str, &str) {
    let operator = ["==", " equ ", " neq "].iter().find_map(|operator| text.split_once(operator));
    operator.unwrap_or((text, "?"))
}

/// The names between percent signs.
fn variables(text: &str) -> impl Iterator<Item = &str> {
    text.split(['%', '!']).skip(1).step_by(2).map(|name| name.split(':').next().unwrap_or_default())
}
