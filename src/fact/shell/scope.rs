//! What holds at a place of a script: bindings, guards, and the switches of the shell.

use rustc_hash::{FxHashMap, FxHashSet};

use super::conditions;
use super::switches::Run;
use crate::fact::path;
use crate::fact::{Guard, GuardKind, Origin, Piece, Value};
use crate::source::Span;

/// What holds at a place of the script.
#[derive(Clone, Debug, Default)]
pub(super) struct Scope {
    /// What a variable is worth. No pieces: it was set to nothing.
    pub(super) bound: FxHashMap<String, Vec<Piece>>,
    /// The items of lists, `NAME=(a b)`.
    pub(super) lists: FxHashMap<String, Vec<Value>>,
    /// What the loop around reads, a line at a time.
    pub(super) input: Option<Vec<Piece>>,
    /// Where the script is, once it has changed its directory; relative to where it was started.
    pub(super) directory: Option<String>,
    /// Variables that somebody was asked for.
    pub(super) asked: FxHashSet<String>,
    pub(super) guards: Vec<Guard>,
    /// A `cd` before that was not checked.
    pub(super) unchecked_cd: bool,
    /// `set -e` or `set -o errexit`.
    pub(super) exits_on_error: bool,
    /// `set -u`.
    pub(super) refuses_unset: bool,
}

impl Scope {
    /// From here on `condition` is known to have held, or to have failed.
    pub(super) fn learn(&mut self, condition: &str, held: bool) {
        for name in conditions::not_empty(condition, held) {
            self.known(&name);
        }
    }

    /// Adds the guard that `condition`, as written, is where it held, or where it failed.
    pub(super) fn guard(&mut self, condition: &str, held: bool) {
        let kind = conditions::guard_kind(condition, held, &self.asked);
        match held {
            true => self.push_guard(kind, condition),
            false => self.push_guard(kind, &format!("! {condition}")),
        }
    }

    /// Adds the guard that an arm of a `case` is for what comes past it, where it is more than any condition.
    pub(super) fn guard_past(&mut self, run: Option<Run>, arm: &str) {
        let kind = match run {
            Some(Run::Dry) => GuardKind::DryRun,
            Some(Run::Real) => return,
            None => conditions::guard_kind(arm, false, &self.asked),
        };
        if kind != GuardKind::Condition {
            self.push_guard(kind, &format!("! {arm}"));
        }
    }

    /// Adds a guard; one that is there already is not said twice.
    pub(super) fn push_guard(&mut self, kind: GuardKind, text: &str) {
        Guard::add(kind, text, &mut self.guards);
    }

    /// From here on the variable is known not to be empty.
    pub(super) fn known(&mut self, name: &str) {
        let unknown =
            |pieces: &Vec<Piece>| matches!(pieces.as_slice(), [] | [Piece::Hole { origin: Origin::Unknown, .. }]);
        if self.bound.get(name).is_none_or(unknown) {
            self.bound.insert(name.to_owned(), vec![hole(name, Origin::NotEmpty)]);
        }
    }

    /// What is known where several ways meet: only what holds on each of them.
    pub(super) fn meet(&mut self, ways: &[Scope]) {
        let Some((first, rest)) = ways.split_first() else { return };
        self.bound = first.bound.clone();
        for way in rest {
            let names: Vec<String> = self.bound.keys().chain(way.bound.keys()).cloned().collect();
            for name in names {
                meet_binding(&mut self.bound, &name, way.bound.get(&name));
            }
        }
        self.lists.retain(|name, items| ways.iter().all(|way| way.lists.get(name) == Some(items)));
        if ways.iter().any(|way| way.directory != first.directory) {
            self.directory = None;
        } else {
            self.directory = first.directory.clone();
        }
        self.unchecked_cd = ways.iter().any(|way| way.unchecked_cd);
        self.asked.extend(ways.iter().flat_map(|way| way.asked.iter().cloned()));
    }
}

fn meet_binding(bound: &mut FxHashMap<String, Vec<Piece>>, name: &str, other: Option<&Vec<Piece>>) {
    let one = bound.get(name);
    if one.map(Vec::as_slice) == other.map(Vec::as_slice) {
        return;
    }
    // Each way leads to a path that is known: what is done to it is done to the worse of them.
    if let (Some(one), Some(other)) = (one.and_then(|pieces| literal(pieces)), other.and_then(|pieces| literal(pieces)))
        && let Value::Text(pieces) = path::worst(vec![one, other])
    {
        bound.insert(name.to_owned(), pieces);
        return;
    }
    let origin = match (one.map(|pieces| worth(pieces)), other.map(|pieces| worth(pieces))) {
        (Some(one), Some(other)) if one != Origin::Unknown && other != Origin::Unknown => one.max(other),
        // Unbound on one of the ways, and only tested on the other: nothing is known of it.
        (None, Some(_)) if other.is_some_and(|pieces| tested(pieces, name)) => return,
        (Some(_), None) if one.is_some_and(|pieces| tested(pieces, name)) => {
            bound.remove(name);
            return;
        }
        _ => Origin::Unknown,
    };
    bound.insert(name.to_owned(), vec![hole(name, origin)]);
}

/// A binding that is literal, and not empty.
fn literal(pieces: &[Piece]) -> Option<Value> {
    let value = Value::Text(pieces.to_vec());
    value.as_literal().filter(|text| !text.is_empty()).map(|_| value)
}

/// Whether a binding only says that the variable was tested.
fn tested(pieces: &[Piece], name: &str) -> bool {
    matches!(pieces, [Piece::Hole { name: hole, origin: Origin::NotEmpty, .. }] if hole.trim_start_matches('$') == name)
}

/// What is known of pieces as a whole.
pub(super) fn worth(pieces: &[Piece]) -> Origin {
    let each = |piece: &Piece| match piece {
        Piece::Literal { text, .. } if text.is_empty() => Origin::Unknown,
        Piece::Literal { .. } => Origin::NotEmpty,
        Piece::Hole { origin, .. } => *origin,
    };
    match pieces {
        // What stands first decides whether a path is temporary; any piece decides whether it is empty.
        [first, ..] if each(first) == Origin::Temporary => Origin::Temporary,
        _ => pieces.iter().map(each).min().map_or(Origin::Unknown, |origin| origin.max(Origin::NotEmpty)),
    }
}

fn hole(name: &str, origin: Origin) -> Piece {
    Piece::Hole { name: format!("${name}"), origin, span: Span::default() }
}
