//! Whether a script brings back what it takes away: `systemctl stop x` … `systemctl start x`.

use std::collections::BTreeSet;

use crate::change::{Placed, SideFacts};
use crate::fact::{Fact, FactKind, GuardKind};

/// How many facts of the same program are looked at on either side.
const NEIGHBOURS: usize = 24;

/// Words that take away, and the words that bring back.
const COUNTERPARTS: &[(&[&str], &[&str])] = &[
    (&["stop", "down", "kill"], &["start", "restart", "up"]),
    (&["disable", "off"], &["enable", "on"]),
    (&["mask"], &["unmask"]),
    (&["pause", "suspend"], &["unpause", "resume"]),
    (&["cordon", "drain"], &["uncordon"]),
    (&["unload"], &["load"]),
    (&["detach"], &["attach"]),
    (&["swapoff"], &["swapon"]),
    (&["ifdown"], &["ifup"]),
    (&["umount"], &["mount"]),
    (&["false", "0", "no"], &["true", "1", "yes"]),
    (
        &["delete", "del", "rm", "remove", "destroy", "unset"],
        &["create", "add", "set", "put", "apply", "replace", "import"],
    ),
];

/// Whether a command further down in the same script or function, or its clean-up, undoes this one.
pub(super) fn restored(placed: &Placed, side: SideFacts<'_>) -> bool {
    let fact = &placed.fact;
    if fact.kind != FactKind::Command || is_final(fact) {
        return false;
    }
    let start = |placed: &Placed| (placed.file, placed.fact.span.start);
    let others = |name: &str| {
        let (earlier, later) = side.around(name, placed);
        earlier.take(NEIGHBOURS).chain(later.take(NEIGHBOURS)).collect::<Vec<_>>()
    };
    let own = words(fact);
    let names = std::iter::once(fact.name.as_str()).chain(counterparts(&fact.name).iter().copied());
    names.flat_map(others).any(|other| {
        let near = other.file == placed.file && other.fact.parent == fact.parent;
        let follows = start(other) > start(placed) || is_guarded(&other.fact, GuardKind::Cleanup);
        near && follows && is_reached(&other.fact, fact) && undoes(&words(&other.fact), &own)
    })
}

/// Whether it passes by the window in which the thing itself, with its versions, could be had back.
fn is_final(fact: &Fact) -> bool {
    let ends = ["without-recovery", "purge", "skip-final-snapshot", "permanently"];
    fact.flags.iter().any(|flag| ends.iter().any(|end| flag.contains(end)))
}

fn is_guarded(fact: &Fact, kind: GuardKind) -> bool {
    fact.guards.iter().any(|guard| guard.kind == kind)
}

/// Whether `other` runs wherever `fact` does, as far as switches and questions say.
fn is_reached(other: &Fact, fact: &Fact) -> bool {
    let decides = [GuardKind::DryRun, GuardKind::Confirmation, GuardKind::Environment];
    decides.into_iter().all(|kind| is_guarded(fact, kind) || !is_guarded(other, kind))
}

/// Whether `theirs` are the same words but for one, which brings back where that of `own` takes away.
fn undoes(theirs: &BTreeSet<String>, own: &BTreeSet<String>) -> bool {
    // Most neighbours say something else altogether.
    if own.iter().filter(|word| !word.starts_with('-') && !theirs.contains(*word)).nth(1).is_some() {
        return false;
    }
    own.iter().any(|word| {
        let brings_back = back(word).iter().any(|counterpart| theirs.contains(counterpart)) || is_reset(word, theirs);
        brings_back && own.iter().all(|rest| rest == word || rest.starts_with('-') || theirs.contains(rest))
    })
}

/// The words of a command: `secret/app` is two, `secrets` is one secret.
fn words(fact: &Fact) -> BTreeSet<String> {
    let arguments = fact.arguments.iter().map(crate::fact::Value::render);
    let all = std::iter::once(fact.name.clone()).chain(arguments);
    let parts = all.flat_map(|word| match word.starts_with(['-', '/', '.', '{']) {
        true => vec![word],
        false => word.split('/').map(|part| part.trim_end_matches('s').to_owned()).collect(),
    });
    parts.collect()
}

/// What would bring back what `word` takes away: `delete-secret` gives `create-secret`, `--no-protect` gives `--protect`.
fn back(word: &str) -> Vec<String> {
    if let Some(rest) = word.strip_prefix("--no-") {
        return vec![format!("--{rest}")];
    }
    let parts: Vec<&str> = word.split('-').collect();
    let mut all = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        for counterpart in counterparts(part) {
            let mut parts = parts.clone();
            if let Some(part) = parts.get_mut(at) {
                *part = counterpart;
            }
            all.push(parts.join("-"));
        }
    }
    all
}

fn counterparts(word: &str) -> &'static [&'static str] {
    let row = COUNTERPARTS.iter().find(|(takes, _)| takes.contains(&word));
    row.map(|(_, back)| *back).unwrap_or_default()
}

/// `--replicas=0` … `--replicas=3`
fn is_reset(word: &str, theirs: &BTreeSet<String>) -> bool {
    let Some((name, value)) = word.split_once('=').filter(|(_, value)| matches!(*value, "0" | "false" | "off" | "no"))
    else {
        return false;
    };
    theirs.iter().filter_map(|other| other.split_once('=')).any(|(other, new)| other == name && new != value)
}
