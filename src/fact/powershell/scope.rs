//! What holds at a place of a PowerShell script: bindings, guards, preferences.

use rustc_hash::{FxHashMap, FxHashSet};

use super::conditions;
use crate::fact::{Guard, GuardKind, Origin, Piece, Value, path};
use crate::source::Span;

#[derive(Clone, Debug, Default)]
pub(super) struct Scope {
    /// What a variable is worth, by its name in lower case.
    pub(super) bound: FxHashMap<String, Value>,
    /// Variables that are bound to nothing we know, and known not to be empty.
    pub(super) proven: FxHashSet<String>,
    /// Variables that somebody was asked for.
    pub(super) asked: FxHashSet<String>,
    pub(super) guards: Vec<Guard>,
    /// Where the script is, once it has changed its location.
    pub(super) directory: Option<String>,
    /// A change of location before that was not checked.
    pub(super) unchecked: bool,
    /// `$ErrorActionPreference = 'Stop'`
    pub(super) exits_on_error: bool,
    /// `Set-StrictMode`: what is not set is an error.
    pub(super) strict: bool,
}

impl Scope {
    /// From here on `condition` is known to have held, or to have failed.
    pub(super) fn learn(&mut self, condition: &str, held: bool) {
        for name in conditions::not_empty(condition, held) {
            self.known(&name);
        }
    }

    /// Adds the guard that `condition` is where it held, or where it failed.
    pub(super) fn guard(&mut self, condition: &str, held: bool) {
        let kind = conditions::guard_kind(condition, held, &self.asked);
        match held {
            true => self.push_guard(kind, condition),
            false => self.push_guard(kind, &format!("! {condition}")),
        }
    }

    pub(super) fn push_guard(&mut self, kind: GuardKind, text: &str) {
        Guard::add(kind, text, &mut self.guards);
    }

    /// From here on the variable is known not to be empty.
    fn known(&mut self, name: &str) {
        match self.bound.get_mut(name) {
            None => drop(self.proven.insert(name.to_owned())),
            Some(Value::Text(pieces)) => {
                if let [Piece::Hole { origin: origin @ Origin::Unknown, .. }] = pieces.as_mut_slice() {
                    *origin = Origin::NotEmpty;
                }
            }
            Some(_) => {}
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
        self.directory = first.directory.clone().filter(|_| rest.iter().all(|way| way.directory == first.directory));
        self.proven = first.proven.clone();
        self.proven.retain(|name| rest.iter().all(|way| way.proven.contains(name)));
        self.unchecked = ways.iter().any(|way| way.unchecked);
        self.asked.extend(ways.iter().flat_map(|way| way.asked.iter().cloned()));
    }
}

fn meet_binding(bound: &mut FxHashMap<String, Value>, name: &str, other: Option<&Value>) {
    let one = bound.get(name);
    if one == other {
        return;
    }
    let literal = |value: &Value| value.as_literal().is_some_and(|text| !text.is_empty());
    let met = match (one, other) {
        // Each way leads to a path that is known: what is done to it is done to the worse of them.
        (Some(one), Some(other)) if literal(one) && literal(other) => path::worst(vec![one.clone(), other.clone()]),
        (Some(one), Some(other)) => hole(&format!("${name}"), worth(one).max(worth(other)), Span::default()),
        _ => hole(&format!("${name}"), Origin::Unknown, Span::default()),
    };
    bound.insert(name.to_owned(), met);
}

/// A hole of this name; names of variables carry their `$`.
pub(super) fn hole(name: &str, origin: Origin, span: Span) -> Value {
    Value::Text(vec![Piece::Hole { name: name.to_owned(), origin, span }])
}

/// What is known of a value as a whole: what stands first decides whether it is temporary.
pub(super) fn worth(value: &Value) -> Origin {
    let Value::Text(pieces) = value else { return Origin::Unknown };
    let each = |piece: &Piece| match piece {
        Piece::Literal { text, .. } if text.is_empty() => Origin::Unknown,
        Piece::Literal { .. } => Origin::NotEmpty,
        Piece::Hole { origin, .. } => *origin,
    };
    match pieces.as_slice() {
        [first, ..] if each(first) == Origin::Temporary => Origin::Temporary,
        pieces => pieces.iter().map(each).min().map_or(Origin::Unknown, |origin| origin.max(Origin::NotEmpty)),
    }
}
