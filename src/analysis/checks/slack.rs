//! Checks that are called less strictly: an option gone that makes them fail, a threshold raised.

use rustc_hash::FxHashSet;

use super::book::{Book, Gate, gates};
use super::say::{Loss, Loud, Nature};
use super::tools::{Purpose, Weight};

/// Options without which a tool tells, and fails nobody.
const STRICT: &[&str] = &[
    "-D warnings",
    "-Dwarnings",
    "--deny-warnings",
    "--max-warnings=0",
    "--max-warnings 0",
    "--strict",
    "-Werror",
    "--warnings-as-errors",
    "--fatal-warnings",
    "--error-on-warnings",
    "--exit-code 1",
    "--exit-code=1",
    "--error-exitcode=1",
    "--fail-on-warnings",
    "--check",
    "-check",
    "--check-only",
    "--fail-level=warning",
    "--error",
    "--fail-on-violation",
    "-W error",
    "--verify-no-changes",
    "exit-code=1",
    "-Dclippy::all",
    "--deny warnings",
];

/// Judges the checks that are called in another way than before.
pub(super) fn judge(book: &Book<'_>) -> Vec<Loss> {
    let (before, after) = (gates(&book.before), gates(&book.after));
    let old: FxHashSet<String> = before.iter().map(written).collect();
    let new: FxHashSet<String> = after.iter().map(written).collect();
    let mut found: Vec<Loss> = Vec::new();
    for gate in after.iter().filter(|gate| gate.counts() && !old.contains(&written(gate))) {
        let same = |other: &&Gate<'_>| {
            other.job.name == gate.job.name
                && other.pipeline.path == gate.pipeline.path
                && other.counts()
                && !new.contains(&written(other))
                && other.checks().any(|one| gate.checks().any(|check| one == check))
        };
        let mut counterparts = before.iter().filter(same);
        // Of several, nobody knows which is which.
        let (Some(stood), None) = (counterparts.next(), counterparts.next()) else { continue };
        let Some(how) = slack(stood, gate) else { continue };
        let Some(check) = gate.checks().next() else { continue };
        let light = check.purpose.weight() == Weight::Light || check.purpose == Purpose::Format;
        let loud = if light { Loud::Note } else { Loud::Warning };
        let name = if gate.job.name.is_empty() { gate.step.text.clone() } else { gate.job.name.clone() };
        let mut loss = Loss::after("ci-failure-ignored", loud, &gate.pipeline.path, gate.step.span)
            .told(check.purpose.noun(), name, how)
            .of(Nature::Check);
        loss.before = Some((stood.pipeline.path.clone(), stood.step.span));
        found.push(loss);
    }
    found
}

/// A check with everything that it is given.
fn written(gate: &Gate<'_>) -> String {
    format!("{} {} {}", gate.pipeline.path, gate.job.name, gate.step.words.join(" "))
}

fn slack(before: &Gate<'_>, after: &Gate<'_>) -> Option<String> {
    let (old, new) = (format!(" {} ", before.step.words.join(" ")), format!(" {} ", after.step.words.join(" ")));
    let has = |text: &str, option: &str| text.contains(&format!(" {option} "));
    let any_strict = STRICT.iter().any(|option| has(&new, option));
    // Another call of another target says nothing of options.
    let same_program = before.step.words.first() == after.step.words.first();
    if let Some(option) = STRICT.iter().find(|option| has(&old, option)).filter(|_| same_program && !any_strict) {
        return Some(format!("`{option}` is gone from `{}`", after.step.text));
    }
    let (was, is) = (threshold(&before.step.words)?, threshold(&after.step.words)?);
    (is > was).then(|| format!("`{}` looks only from a higher severity on", after.step.text))
}

/// The least severity at which a check fails, if it is told one.
fn threshold(words: &[String]) -> Option<usize> {
    const LEVELS: &[&[&str]] = &[
        &["negligible", "unknown", "info", "note"],
        &["low"],
        &["medium", "moderate", "warning"],
        &["high", "error"],
        &["critical"],
        &["none", "never"],
    ];
    let level = |word: &str| LEVELS.iter().position(|names| names.contains(&word.to_lowercase().as_str()));
    let is_option =
        |word: &str| ["severity", "audit-level", "fail-on", "cutoff", "level"].iter().any(|part| word.contains(part));
    let least = |value: &str| value.split(',').filter_map(|word| level(word.trim())).min();
    words.iter().enumerate().find_map(|(at, word)| {
        let (name, value) = word.split_once('=').map_or((word.as_str(), None), |(name, value)| (name, Some(value)));
        let value = value.or_else(|| words.get(at + 1).map(String::as_str))?;
        if is_option(name) { least(value) } else { None }
    })
}
