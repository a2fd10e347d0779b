//! Types of CloudFormation: which properties replace the resource.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

use super::forcing::{Forcing, Unwritten, When};
use super::guard::Guard;
use super::source::{self, Source};
use super::table::table;
use super::{Class, guard};

const FILE: &str = "cloudformation";

/// In which order a replacement goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Strategy {
    /// The one that comes is made first; the one that goes is deleted when the rest of the stack is up to date.
    #[default]
    CreateThenDelete,
    /// The one that goes is deleted first.
    DeleteThenCreate,
}

/// A line of the table.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Row<'t> {
    pub(super) class: Class,
    #[serde(borrow)]
    pub(super) create_only: Vec<&'t str>,
    #[serde(borrow, default)]
    pub(super) cond: Vec<&'t str>,
    #[serde(borrow, default)]
    pub(super) named: Vec<&'t str>,
    #[serde(borrow)]
    pub(super) id: Vec<&'t str>,
    #[serde(default)]
    pub(super) no_update: bool,
    #[serde(default)]
    pub(super) legacy: bool,
    #[serde(default)]
    pub(super) strategy: Strategy,
    #[serde(default)]
    pub(super) snapshot: bool,
    #[serde(borrow, default)]
    pub(super) def: BTreeMap<&'t str, Value>,
    #[serde(borrow, default)]
    pub(super) guards: BTreeMap<&'t str, Value>,
}

/// What is known of a type.
#[derive(Debug)]
pub struct Resource {
    /// What is lost with it.
    pub class: Class,
    /// What the facts were read from.
    pub source: &'static Source,
    /// The properties that are its identity.
    pub id: Vec<&'static str>,
    /// Those of them that a template may set. Where one is set and stays, CloudFormation refuses a replacement: the update
    /// fails and nothing is destroyed.
    pub named: Vec<&'static str>,
    /// Whether there is no way to update it: any change replaces.
    pub no_update: bool,
    /// Whether the facts come from the older specification, by which the platform has no handlers.
    pub legacy: bool,
    /// In which order a replacement goes.
    pub strategy: Strategy,
    /// Whether its policies may say `Snapshot`.
    pub snapshot: bool,
    name: String,
    row: Row<'static>,
}

pub(super) fn resource(type_name: &str) -> Option<Resource> {
    let mut row: Row<'static> = table(FILE)?.entry(type_name)?;
    let (id, named) = (std::mem::take(&mut row.id), std::mem::take(&mut row.named));
    Some(Resource {
        class: row.class,
        source: source::of(FILE)?,
        id,
        named,
        no_update: row.no_update,
        legacy: row.legacy,
        strategy: row.strategy,
        snapshot: row.snapshot,
        name: type_name.to_owned(),
        row,
    })
}

impl Resource {
    /// Whether a change at `path`, below `Properties`, replaces the resource. A listed property replaces with all that is
    /// below it. A property that is only known to be refused on updates is not listed: that update fails.
    pub fn replaces(&self, path: &[&str]) -> Option<Forcing<'_>> {
        let named = |entries: &[&'static str]| entries.iter().copied().find(|listed| encloses(listed, path));
        let (listed, when) = match named(&self.row.create_only) {
            Some(listed) => (listed, When::Always),
            None if self.no_update => ("*", When::Always),
            None => (named(&self.row.cond)?, When::Conditional),
        };
        let unwritten = self.default(path).map_or(Unwritten::Nothing, Unwritten::Default);
        Some(Forcing { listed, when, suppressed: false, unwritten })
    }

    /// What holds for a property that replaces where it is not written, if the schema declares that.
    pub fn default(&self, path: &[&str]) -> Option<&Value> {
        let same = |listed: &str| steps(listed).count() == path.len() && encloses(listed, path);
        self.row.def.iter().find(|(listed, _)| same(listed)).map(|(_, value)| value)
    }

    /// The properties that protect the resource or its data. DeletionPolicy and UpdateReplacePolicy stand beside the
    /// properties: [`super::guard`] of `cloudformation`, or of the type.
    pub fn guards(&self) -> impl Iterator<Item = Guard<'_>> {
        self.row.guards.iter().map(|(attribute, default)| guard::guard(&self.name, attribute, default))
    }

    /// All entries that replace, as they are listed: `DBName`, `Export/Name`.
    pub fn replacing(&self) -> impl Iterator<Item = (&'static str, When)> {
        let always = self.row.create_only.iter().map(|listed| (*listed, When::Always));
        always.chain(self.row.cond.iter().map(|listed| (*listed, When::Conditional)))
    }
}

/// The steps of an entry. `*` stands for the items of a list, which paths do not name.
fn steps(listed: &str) -> impl Iterator<Item = &str> {
    listed.split('/').filter(|step| *step != "*")
}

fn encloses(listed: &str, path: &[&str]) -> bool {
    let mut path = path.iter();
    steps(listed).all(|step| path.next() == Some(&step))
}
