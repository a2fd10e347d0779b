//! Types of Terraform: which paths replace the resource.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

use super::forcing::{Forcing, Unwritten, When};
use super::guard::Guard;
use super::source::{self, Source};
use super::table::{Meta, Table, table};
use super::{Class, guard};

/// A line of a table.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Row<'t> {
    pub(super) class: Class,
    /// Paths that replace. `x.*` is the block and all that is below it.
    #[serde(borrow)]
    pub(super) force_new: Vec<&'t str>,
    /// Those of them that the platform fills in where they are not written.
    #[serde(borrow, default)]
    pub(super) oc: Vec<&'t str>,
    /// Paths that replace for some values.
    #[serde(borrow, default)]
    pub(super) cond: Vec<&'t str>,
    /// Those for which spellings may differ.
    #[serde(borrow, default)]
    pub(super) sup: Vec<&'t str>,
    /// What holds for a path of `force_new` that is not written.
    #[serde(borrow, default)]
    pub(super) def: BTreeMap<&'t str, Value>,
    #[serde(borrow, default)]
    pub(super) guards: BTreeMap<&'t str, Value>,
    #[serde(default)]
    pub(super) r#dyn: bool,
}

/// What is known of a type.
#[derive(Debug)]
pub struct Resource {
    /// What is lost with it.
    pub class: Class,
    /// What the facts were read from.
    pub source: &'static Source,
    /// Whether the provider decides at run time about more than [`Resource::replaces`] knows.
    pub dynamic: bool,
    name: String,
    row: Row<'static>,
    meta: &'static Meta,
}

/// Files by the word in front of the types. The built-in ones and those of four small providers share a file.
fn file(type_name: &str) -> Option<&'static str> {
    Some(match type_name.split('_').next()? {
        "aws" => "terraform_aws",
        "azurerm" => "terraform_azurerm",
        "google" => "terraform_google",
        "kubernetes" => "terraform_kubernetes",
        "cloudflare" => "terraform_cloudflare",
        "digitalocean" => "terraform_digitalocean",
        "github" => "terraform_github",
        "postgresql" => "terraform_postgresql",
        "random" => "terraform_random",
        "helm" => "terraform_helm",
        "terraform" | "null" | "local" | "tls" | "time" => "terraform_builtin",
        _ => return None,
    })
}

pub(super) fn resource(type_name: &str) -> Option<Resource> {
    let file = file(type_name)?;
    let table: &'static Table = table(file)?;
    let row: Row<'static> = table.entry(type_name)?;
    let (class, dynamic) = (row.class, row.r#dyn);
    Some(Resource { class, source: source::of(file)?, dynamic, name: type_name.to_owned(), row, meta: table.meta() })
}

impl Resource {
    /// Whether a change at `path` replaces the resource. For a block it means that the block is added or taken away; what
    /// is below a listed block is updated in place unless it is listed as well.
    pub fn replaces(&self, path: &[&str]) -> Option<Forcing<'_>> {
        let always = self.row.force_new.iter().find(|listed| covers(listed, path));
        // What is below a block that replaces for some values may be such a value.
        let sometimes = || self.row.cond.iter().find(|listed| below(listed, path));
        let (listed, when) = match always {
            Some(listed) => (*listed, When::Always),
            None => match sometimes() {
                Some(listed) => (*listed, self.sometimes(listed)),
                None => (self.everywhere(path)?, When::Always),
            },
        };
        Some(Forcing {
            listed,
            when,
            suppressed: self.row.sup.iter().any(|sup| below(sup, path)),
            unwritten: self.unwritten(path),
        })
    }

    /// The same for what stands inside the value of an attribute, in a map or an object that is written with `=`: any
    /// change in there is a change of the attribute.
    pub fn replaces_within(&self, attribute: &[&str], inside: &[&str]) -> Option<Forcing<'_>> {
        let exact = self.replaces(&[attribute, inside].concat());
        let whole = self.replaces(attribute);
        match (exact, whole) {
            (Some(exact), Some(whole)) if exact.when == When::Conditional => Some(whole),
            // What the whole attribute is where it is not written says nothing of a part.
            (None, Some(whole)) => Some(Forcing { unwritten: Unwritten::Nothing, ..whole }),
            (exact, _) => exact,
        }
    }

    /// What holds for a path that replaces where it is not written, if the provider declares that.
    pub fn default(&self, path: &[&str]) -> Option<&Value> {
        self.row.def.iter().find(|(listed, _)| exactly(listed, path)).map(|(_, value)| value)
    }

    /// The attributes that protect the resource or its data.
    pub fn guards(&self) -> impl Iterator<Item = Guard<'_>> {
        let own = self.row.guards.iter().map(|(attribute, default)| (*attribute, default));
        let shared = self.meta.universal_guards.iter().map(|(attribute, default)| (attribute.as_str(), default));
        own.chain(shared.filter(|(attribute, _)| !self.row.guards.contains_key(attribute)))
            .map(|(attribute, default)| guard::guard(&self.name, attribute, default))
    }

    /// All entries that replace, as they are listed: `engine`, `subject.*`.
    pub fn replacing(&self) -> impl Iterator<Item = (&'static str, When)> {
        let always = self.row.force_new.iter().map(|listed| (*listed, When::Always));
        always.chain(self.row.cond.iter().map(|listed| (*listed, self.sometimes(listed))))
    }

    /// The attribute that names the resource as well: `bucket` and `bucket_prefix`, `name` and `name_prefix`. Where one
    /// goes and the other comes, the resource is replaced, though neither is a change by itself.
    pub fn twin(&self, attribute: &str) -> Option<&'static str> {
        let listed = |name: &str| self.row.force_new.iter().copied().find(|listed| *listed == name);
        listed(attribute)?;
        match attribute.strip_suffix("_prefix") {
            Some(name) => listed(name),
            None => listed(&format!("{attribute}_prefix")),
        }
    }

    /// The condition of keepers of the provider random is that a value is not null: whatever is written is one.
    fn sometimes(&self, listed: &str) -> When {
        let keepers = self.source.file == "terraform_random" && listed == "keepers";
        if keepers { When::Always } else { When::Conditional }
    }

    /// The entry of all types of the provider that covers `path`: `region` of AWS, which global types do not have.
    fn everywhere(&self, path: &[&str]) -> Option<&'static str> {
        self.meta.universal_force_new.iter().map(String::as_str).find(|listed| covers(listed, path))
    }

    fn unwritten(&self, path: &[&str]) -> Unwritten<'_> {
        let listed = |entries: &[&str]| entries.iter().any(|entry| exactly(entry, path));
        let filled = listed(&self.row.oc);
        // Where the block of the provider names a place, resources stand there that name none.
        let placed = match (self.source.file, path) {
            ("terraform_google", ["project" | "region" | "zone"]) => filled,
            _ => self.everywhere(path).is_some() && !listed(&self.row.force_new),
        };
        match self.default(path) {
            Some(value) => Unwritten::Default(value),
            None if placed => Unwritten::Provider,
            None if filled => Unwritten::Kept,
            None => Unwritten::Nothing,
        }
    }
}

/// Whether an entry is about the path: it is the path, or a block with `.*` that is the path or encloses it.
pub(super) fn covers(listed: &str, path: &[&str]) -> bool {
    match listed.strip_suffix(".*") {
        Some(block) => below(block, path),
        None => exactly(listed, path),
    }
}

/// Whether the path is the entry or below it.
fn below(listed: &str, path: &[&str]) -> bool {
    let mut steps = path.iter();
    listed.strip_suffix(".*").unwrap_or(listed).split('.').all(|step| steps.next() == Some(&step))
}

fn exactly(listed: &str, path: &[&str]) -> bool {
    listed.split('.').count() == path.len() && below(listed, path)
}
