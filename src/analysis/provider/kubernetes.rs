//! Kinds of Kubernetes: which fields cannot be changed, and what engines do where that is asked of them.
//!
//! A change of such a field destroys nothing by itself: the API refuses it. It is a replacement where something is told
//! to force it. What makes another object of it (group, kind, name, namespace) is not asked for here.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

use super::Class;
use super::source::{self, Source};
use super::table::table;

const FILE: &str = "kubernetes_immutable";

/// A line of the table that is about a kind.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Row<'t> {
    pub(super) class: Class,
    #[serde(borrow, default)]
    pub(super) immutable: Vec<&'t str>,
    #[serde(borrow, default)]
    pub(super) immutable_except: BTreeMap<&'t str, Vec<&'t str>>,
    #[serde(borrow, default)]
    pub(super) if_immutable_true: Vec<&'t str>,
    #[serde(borrow, default)]
    pub(super) cond: Vec<&'t str>,
    #[serde(borrow, default)]
    pub(super) hot: Vec<&'t str>,
    #[serde(borrow, default)]
    pub(super) guards: BTreeMap<&'t str, &'t str>,
    pub(super) cascade: Option<String>,
    pub(super) note: Option<String>,
}

/// When a field cannot be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fixed {
    /// Never.
    Always,
    /// For some values, or from some states.
    Conditional,
    /// Where the object says `immutable: true` on the before side.
    IfImmutable,
}

/// What is known of a kind.
#[derive(Debug)]
pub struct Kind {
    /// What is lost with it.
    pub class: Class,
    /// What the facts were read from.
    pub source: &'static Source,
    /// What goes with it, as a sentence: a namespace, a definition of resources.
    pub cascade: Option<String>,
    /// What else there is to know, as a sentence.
    pub note: Option<String>,
    row: Row<'static>,
}

pub(super) fn of(api_version: &str, kind: &str) -> Option<Kind> {
    let group = api_version.split_once('/').map_or("core", |(group, _)| group);
    let mut row: Row<'static> = table(FILE)?.entry(&format!("{group}/{kind}"))?;
    let (cascade, note) = (row.cascade.take(), row.note.take());
    Some(Kind { class: row.class, source: source::of(FILE)?, cascade, note, row })
}

impl Kind {
    /// Whether the API refuses a change at `path`.
    pub fn fixed(&self, path: &[&str]) -> Option<Fixed> {
        let any = |entries: &[&str]| entries.iter().any(|listed| encloses(listed, path));
        if any(&self.row.cond) {
            return Some(Fixed::Conditional);
        }
        if any(&self.row.immutable) || self.outside_of_exceptions(path) {
            return Some(Fixed::Always);
        }
        any(&self.row.if_immutable_true).then_some(Fixed::IfImmutable)
    }

    /// Whether `path` is a field that people change not knowing that it is fixed, and then delete the object by hand.
    pub fn is_hot(&self, path: &[&str]) -> bool {
        self.row.hot.iter().any(|listed| encloses(listed, path))
    }

    /// Fields that protect, each with the value that does.
    pub fn guards(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.row.guards.iter().map(|(field, value)| (*field, *value))
    }

    /// Below a field of which only some parts can be changed, and not one of these.
    fn outside_of_exceptions(&self, path: &[&str]) -> bool {
        self.row.immutable_except.iter().any(|(field, except)| {
            let depth = field.split('.').count();
            let inner = path.get(depth..).filter(|inner| !inner.is_empty() && encloses(field, path));
            inner.is_some_and(|inner| !except.iter().any(|allowed| encloses(allowed, inner)))
        })
    }
}

/// Whether `path` is the entry or below it; below alone, if it ends in `.*`. Items of lists (`[]`, `[*]`) have no step.
fn encloses(listed: &str, path: &[&str]) -> bool {
    let field = listed.split(' ').next().unwrap_or_default();
    let (field, least) = match field.strip_suffix(".*") {
        Some(field) => (field, field.split('.').count() + 1),
        None => (field, 0),
    };
    let mut steps = path.iter();
    path.len() >= least
        && field
            .split('.')
            .map(|step| step.split('[').next().unwrap_or_default())
            .all(|step| steps.next() == Some(&step))
}

/// What becomes of an object that its source no longer has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Removal {
    /// It stays where it runs.
    Kept,
    /// It is deleted.
    Deleted,
    /// It is deleted where the engine is told to prune.
    Pruned,
}

/// What an engine does with objects.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Engine {
    /// What becomes of an object that is gone from the source.
    pub removal: Removal,
    /// The same as a sentence, with its conditions.
    pub removed_object: String,
    /// What it does where a field that is fixed has changed.
    pub immutable_change: Option<String>,
    /// What makes it delete and create instead.
    pub force: Option<String>,
    /// What it never deletes.
    #[serde(default)]
    pub never_deleted: Vec<String>,
    /// What else renames objects.
    pub renames: Option<String>,
    /// Annotations and fields that keep it from deleting, each with the values that do.
    #[serde(default)]
    pub guards: BTreeMap<String, Value>,
}

/// What is known of an engine: `kubectl apply`, `kubectl apply --prune`, `helm`, `argocd`, `flux`,
/// `terraform kubernetes`, `pulumi kubernetes`.
pub fn engine(name: &str) -> Option<Engine> {
    table(FILE)?.entry(&format!("engine:{name}"))
}
