//! What a condition of PowerShell says: which kind of guard it is, and which variables it proves not to be empty.

use rustc_hash::FxHashSet;

use crate::fact::{GuardKind, shell};

/// Operators and names, and what they are in the expressions that the switches of a shell are read from.
const TRANSLATED: &[(&str, &str)] = &[
    ("-and", "&&"),
    ("-or", "||"),
    ("-eq", "=="),
    ("-ceq", "=="),
    ("-ieq", "=="),
    ("-ne", "!="),
    ("-cne", "!="),
    ("-ine", "!="),
    ("-not", "!"),
    ("$true", "true"),
    ("$false", "false"),
    ("$null", "null"),
    ("$whatifpreference", "whatif"),
];

/// Calls that ask somebody.
const ASKS: &[&str] = &["shouldcontinue(", "read-host", "promptforchoice(", "out-gridview", "messagebox]::show"];

/// What kind of guard a condition is where it held, or where it failed. `asked` are the variables that somebody was
/// asked for.
pub(super) fn guard_kind(condition: &str, held: bool, asked: &FxHashSet<String>) -> GuardKind {
    let lower = condition.to_lowercase();
    if lower.contains("shouldprocess(") {
        let turned = lower.trim_start().starts_with(['!', '-']);
        return if held != turned { GuardKind::DryRun } else { GuardKind::Condition };
    }
    if ASKS.iter().any(|asks| lower.contains(asks)) || variables(&lower).any(|name| asked.contains(&name)) {
        return GuardKind::Confirmation;
    }
    let translated = translated(condition);
    // What only a dry run reaches is not protected by the switch that says so.
    let dry = shell::guard_kind(&translated, !held) == GuardKind::DryRun;
    match shell::guard_kind(&translated, held) {
        GuardKind::Condition if !dry && !not_empty(condition, held).is_empty() && !lower.contains("test-path") => {
            GuardKind::NotEmpty
        }
        kind => kind,
    }
}

/// The condition as an expression in which names stand bare.
fn translated(condition: &str) -> String {
    let spaced = condition.replace('(', " ( ").replace(')', " ) ").replace('!', " ! ").replace("$env:", "$");
    let word = |word: &str| {
        let lower = word.to_lowercase();
        let known = TRANSLATED.iter().find(|(own, _)| *own == lower).map(|(_, other)| (*other).to_owned());
        let name = word.trim_start_matches(['$', '{']).trim_end_matches('}');
        let name = name.split_once(':').map_or(name, |(_, name)| name);
        known.unwrap_or_else(|| name.split('.').next().unwrap_or_default().to_owned())
    };
    let words = spaced.split_whitespace().map(word).filter(|word| !matches!(word.as_str(), "(" | ")" | ""));
    words.collect::<Vec<_>>().join(" ")
}

/// The variables that are not empty where `condition` held, or where it failed, in lower case.
pub(super) fn not_empty(condition: &str, held: bool) -> Vec<String> {
    let lower = condition.to_lowercase();
    let (joined, other) = if held { (" -and ", " -or ") } else { (" -or ", " -and ") };
    if lower.contains(other) {
        return Vec::new();
    }
    lower.split(joined).filter_map(|part| proven(part, held)).collect()
}

/// The variable that one test proves not to be empty.
fn proven(test: &str, held: bool) -> Option<String> {
    let mut held = held;
    let mut text = unwrapped(test.trim());
    while let Some(rest) = text.strip_prefix("-not").or_else(|| text.strip_prefix('!')) {
        held = !held;
        text = unwrapped(rest.trim());
    }
    let empty = |word: &str| matches!(word, "''" | "\"\"" | "$null" | "0");
    for (operator, equal) in [(" -ne ", false), (" -eq ", true), (" -gt ", false)] {
        let Some((left, right)) = text.split_once(operator) else { continue };
        let name = if empty(left.trim()) { right } else { left };
        let against = empty(left.trim()) || empty(right.trim());
        let counts = match (equal, against) {
            (false, true) => held,
            (true, true) => !held,
            (true, false) => held && !right.contains('$'),
            (false, false) => false,
        };
        return one(name.trim()).filter(|_| counts);
    }
    let asks = [("isnullorempty(", false), ("isnullorwhitespace(", false), ("test-path ", true)];
    for (call, there) in asks {
        let Some((_, argument)) = text.split_once(call) else { continue };
        let argument = argument.trim_start_matches("-path ").trim_start_matches("-literalpath ");
        let argument = argument.trim_end_matches(')').split([' ', ')']).next().unwrap_or_default();
        return one(argument.trim()).filter(|_| held == there);
    }
    one(text).filter(|_| held)
}

/// A text without the brackets around the whole of it.
fn unwrapped(text: &str) -> &str {
    let mut text = text;
    while let Some(inner) = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        // `(a) -and (b)` has no brackets around all of it.
        if inner.find(')').is_some_and(|close| inner.find('(').is_none_or(|open| close < open)) {
            break;
        }
        text = inner.trim();
    }
    text
}

/// The name of `$x`, `"$x"` or `$x.Length`: one variable, and nothing around it.
fn one(word: &str) -> Option<String> {
    let name = word.trim_matches('"').strip_prefix('$')?;
    let name = [".length", ".count", ".trim()"].iter().fold(name, |name, tail| name.strip_suffix(tail).unwrap_or(name));
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '_' | ':');
    let constant = matches!(name, "true" | "false" | "null" | "");
    (name.chars().all(plain) && !constant).then(|| name.to_owned())
}

/// The variables that a text names.
fn variables(text: &str) -> impl Iterator<Item = String> {
    text.split('$').skip(1).map(|rest| rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_test_proves() {
        for (condition, held, names) in [
            ("$Path", true, &["path"][..]),
            ("-not $Path", false, &["path"]),
            ("!$Path", false, &["path"]),
            ("[string]::IsNullOrEmpty($Path)", false, &["path"]),
            ("[string]::IsNullOrEmpty($Path)", true, &[]),
            ("-not [string]::IsNullOrWhiteSpace($Path)", true, &["path"]),
            ("(-not ([string]::IsNullOrEmpty($a))) -and $b", true, &["a", "b"]),
            ("$null -eq $x -or $y -eq ''", false, &["x", "y"]),
            ("$null -ne $x", true, &["x"]),
            ("$x.Count -gt 0", true, &["x"]),
            ("Test-Path $x", true, &["x"]),
            ("Test-Path -LiteralPath $x -PathType Container", true, &["x"]),
            ("$x -eq 'prod'", true, &["x"]),
            ("$x -or $y", true, &[]),
            ("$true", true, &[]),
        ] {
            assert_eq!(not_empty(condition, held), names, "{condition} {held}");
        }
    }

    #[test]
    fn kinds() {
        for (condition, held, kind) in [
            ("$PSCmdlet.ShouldProcess($x, 'Delete')", true, GuardKind::DryRun),
            ("-not $PSCmdlet.ShouldProcess($x)", false, GuardKind::DryRun),
            ("$PSCmdlet.ShouldProcess($x)", false, GuardKind::Condition),
            ("-not $DryRun", true, GuardKind::DryRun),
            ("$DryRun", true, GuardKind::Condition),
            ("$DryRun", false, GuardKind::DryRun),
            ("$DryRun -eq $false", true, GuardKind::DryRun),
            ("$DryRun.IsPresent", false, GuardKind::DryRun),
            ("!$WhatIfPreference", true, GuardKind::DryRun),
            ("$Apply -and (Test-Path $x)", true, GuardKind::DryRun),
            ("$env:ENVIRONMENT -ne 'production'", true, GuardKind::Environment),
            ("(Read-Host 'Sure?') -eq 'y'", true, GuardKind::Confirmation),
            ("Test-Path $x", true, GuardKind::Condition),
            ("-not [string]::IsNullOrEmpty($x)", true, GuardKind::NotEmpty),
        ] {
            assert_eq!(guard_kind(condition, held, &FxHashSet::default()), kind, "{condition} {held}");
        }
    }
}
