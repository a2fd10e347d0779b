//! `terraform show -json` and `tofu show -json` of a plan.
//!
//! `resource_drift` is what has changed behind the back of the program. It is not of the change and is not judged.

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::Value;
use serde_json::value::RawValue;

use super::class::Types;
use super::read::{Document, Read, text_at};
use super::{Class, Entry, Fate, Outcome, PlanError, address, counterpart, guard, removed};
use crate::analysis::Action;
use crate::source::Span;

const KIND: &str = "a plan of Terraform";

/// What all that a plan deletes has in common where it deletes all.
const ROOT: &str = "root";

#[derive(Deserialize)]
struct Item<'t> {
    #[serde(borrow)]
    address: &'t RawValue,
    previous_address: Option<String>,
    mode: Option<String>,
    #[serde(rename = "type")]
    of: Option<String>,
    deposed: Option<IgnoredAny>,
    action_reason: Option<String>,
    #[serde(borrow)]
    change: Change<'t>,
}

#[derive(Deserialize)]
struct Change<'t> {
    actions: Vec<String>,
    #[serde(borrow, default)]
    before: Option<&'t RawValue>,
    #[serde(borrow, default)]
    after: Option<&'t RawValue>,
    #[serde(borrow, default)]
    after_unknown: Option<&'t RawValue>,
    #[serde(default)]
    replace_paths: Vec<Vec<Value>>,
    importing: Option<IgnoredAny>,
}

/// What is done to a resource.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Deed {
    Keep,
    Create,
    Delete,
    /// True where the new one is created first.
    Replace(bool),
    /// It is forgotten and stays; true where another is created.
    Forget(bool),
    Unknown,
}

/// A resource of a plan, as any form of it says.
#[derive(Debug)]
pub(super) struct Resource<'t> {
    pub(super) address: String,
    pub(super) previous: Option<String>,
    pub(super) of: String,
    pub(super) span: Span,
    pub(super) deed: Deed,
    pub(super) reason: String,
    pub(super) deposed: bool,
    pub(super) imported: bool,
    pub(super) before: Option<&'t RawValue>,
    pub(super) after: Option<&'t RawValue>,
    pub(super) unknown: Option<&'t RawValue>,
    pub(super) replacing: Vec<Vec<Value>>,
}

impl Resource<'_> {
    /// One of which nothing but its fate is known.
    pub(super) fn bare(address: String, of: String, span: Span, deed: Deed, reason: String) -> Self {
        let (previous, deposed, imported) = (None, false, false);
        let (before, after, unknown, replacing) = (None, None, None, Vec::new());
        Self { address, previous, of, span, deed, reason, deposed, imported, before, after, unknown, replacing }
    }
}

/// Reads a plan.
pub(super) fn read(document: &Document<'_>, text: &str) -> Result<Read, PlanError> {
    let malformed = |_| PlanError::Malformed { kind: KIND, part: "resource_changes" };
    let items: Vec<Item<'_>> = match document.resource_changes {
        Some(raw) => serde_json::from_str::<Option<_>>(raw.get()).map_err(malformed)?.unwrap_or_default(),
        None => Vec::new(),
    };
    let managed = items.into_iter().filter(|item| item.mode.as_deref().is_none_or(|mode| mode == "managed"));
    let resources: Option<Vec<Resource<'_>>> = managed.map(|item| resource(item, text)).collect();
    let resources = resources.ok_or(PlanError::Malformed { kind: KIND, part: "an address" })?;
    let mut read = judged(&resources);
    let version = document.terraform_version.as_deref().filter(|version| is_version(version));
    read.origin = format!("the plan of Terraform {}", version.unwrap_or_default()).trim_end().to_owned();
    if document.errored == Some(true) {
        read.open.push("is one of a run that failed, and lists what was planned until then".to_owned());
    } else if document.complete == Some(false) {
        read.open.push("is not complete: a further one follows when this one is applied".to_owned());
    }
    Ok(read)
}

fn is_version(text: &str) -> bool {
    text.len() <= 40 && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-+".contains(&byte))
}

fn resource<'t>(item: Item<'t>, text: &str) -> Option<Resource<'t>> {
    let (address, span) = text_at(text, item.address)?;
    let actions: Vec<&str> = item.change.actions.iter().map(String::as_str).collect();
    let deed = match actions.as_slice() {
        ["no-op" | "read" | "update"] => Deed::Keep,
        ["create"] => Deed::Create,
        ["delete"] => Deed::Delete,
        ["delete", "create"] => Deed::Replace(false),
        ["create", "delete"] => Deed::Replace(true),
        ["forget"] => Deed::Forget(false),
        ["create", "forget"] | ["forget", "create"] => Deed::Forget(true),
        _ => Deed::Unknown,
    };
    let (_, own) = address::parts(&address);
    let of = item.of.unwrap_or_else(|| own.split('.').next().unwrap_or_default().to_owned());
    Some(Resource {
        previous: item.previous_address,
        deposed: item.deposed.is_some(),
        imported: item.change.importing.is_some(),
        before: item.change.before,
        after: item.change.after,
        unknown: item.change.after_unknown,
        replacing: item.change.replace_paths,
        ..Resource::bare(address, of, span, deed, item.action_reason.unwrap_or_default())
    })
}

/// What the resources of a plan have to do with each other.
struct Scene<'r, 't> {
    resources: &'r [Resource<'t>],
    /// The created resource that a deleted one has become.
    counterparts: FxHashMap<usize, usize>,
    /// Addresses without keys of what is created, and of what is still there.
    created: FxHashSet<String>,
    kept: FxHashSet<String>,
    /// The same of every module in which something is created or still there.
    modules: FxHashSet<String>,
    /// The resources whose last instances go because there are too many, with a place where each instance stands.
    shortened: FxHashSet<String>,
    by_address: FxHashMap<&'r str, usize>,
    types: Types,
}

/// The entries of `resources`.
pub(super) fn judged(resources: &[Resource<'_>]) -> Read {
    let scene = Scene::of(resources);
    let entry = |(at, resource): (usize, &Resource<'_>)| Entry {
        address: resource.address.clone(),
        previous: resource.previous.clone(),
        of: resource.of.clone(),
        span: resource.span,
        fate: match resource.deed {
            Deed::Create => Fate::Created,
            Deed::Delete | Deed::Forget(false) => Fate::Gone,
            _ => Fate::Kept,
        },
        outcome: scene.outcome(at, resource),
    };
    let mut read = Read { entries: resources.iter().enumerate().map(entry).collect(), ..Read::default() };
    let unknown = resources.iter().filter(|resource| resource.deed == Deed::Unknown).count();
    if unknown > 0 {
        read.open.push(format!("does to {unknown} resources what is not known to this version of blastlint"));
    }
    read
}

impl<'r, 't> Scene<'r, 't> {
    fn of(resources: &'r [Resource<'t>]) -> Self {
        let bases = |wanted: fn(&Resource<'_>) -> bool| {
            resources.iter().filter(|resource| wanted(resource)).map(|r| address::base(&r.address)).collect()
        };
        let created: FxHashSet<String> = bases(|resource| resource.deed == Deed::Create);
        let kept: FxHashSet<String> = bases(|resource| matches!(resource.deed, Deed::Keep | Deed::Replace(_)));
        let module = |base: &String| address::parts(base).0.to_owned();
        Self {
            resources,
            counterparts: counterpart::of(resources),
            modules: created.iter().chain(&kept).map(module).collect(),
            created,
            kept,
            shortened: bases(|resource| resource.reason.ends_with("count_index")),
            types: Types::default(),
            by_address: resources.iter().enumerate().map(|(at, resource)| (resource.address.as_str(), at)).collect(),
        }
    }

    fn outcome(&self, at: usize, resource: &Resource<'_>) -> Option<Outcome> {
        if matches!(resource.deed, Deed::Keep | Deed::Create | Deed::Forget(false) | Deed::Unknown) {
            return None;
        }
        let known = self.types.terraform(&resource.of);
        let class = known.class;
        let mut outcome = match resource.deed {
            Deed::Delete if resource.deposed => left_behind(class),
            Deed::Delete => self.deletion(at, resource, class),
            Deed::Replace(create_first) => {
                let mut outcome = self.replacement(resource, class);
                if create_first {
                    outcome.evidence.push("the new one is created first, and the old one is deleted after it".into());
                }
                outcome
            }
            _ => {
                let reason = "it is forgotten and another is created";
                Outcome::new("state-left-behind", Action::Orphan, class, reason)
            }
        };
        outcome = known.weighed(outcome);
        if resource.imported {
            outcome.evidence.push("the plan imports it first, so that it was not managed before".into());
        }
        if outcome.cause.is_empty() {
            outcome.cause = address::base(&resource.address);
        }
        let before = resource.before.and_then(|raw| serde_json::from_str::<Value>(raw.get()).ok());
        guard::weighed(outcome, guard::holding(&known, before.as_ref()))
    }

    fn deletion(&self, at: usize, resource: &Resource<'_>, class: Class) -> Outcome {
        let base = address::base(&resource.address);
        let module = address::parts(&base).0.to_owned();
        // Nothing is left in it.
        let whole = !module.is_empty() && !self.modules.contains(&module);
        let gone = |reason: &str| Outcome::new(removed(class, &resource.of), Action::Destroy, class, reason);
        let found = match resource.reason.as_str() {
            "delete_because_count_index" => {
                Outcome::new("instances-removed", Action::Destroy, class, "its index is past the end of count")
            }
            "delete_because_each_key" => {
                Outcome::new("instances-removed", Action::Destroy, class, "its key is no longer in for_each")
            }
            "delete_because_wrong_repetition" if self.created.contains(&base) => {
                let reason = "count or for_each was added, taken away or changed, and nothing moves its instances";
                Outcome::new("repetition-changed", Action::Replace, class, reason)
            }
            "delete_because_no_module" if self.created.contains(&base) => {
                let reason = format!(
                    "the instances of {} have other addresses, and nothing moves them",
                    address::quoted(&module)
                );
                let found = Outcome::new("repetition-changed", Action::Replace, class, reason);
                return Outcome { cause: module, ..found };
            }
            "delete_because_wrong_repetition" | "delete_because_no_module" if self.kept.contains(&base) => {
                Outcome::new("instances-removed", Action::Destroy, class, "its instance is no longer declared")
            }
            _ => match self.counterparts.get(&at).and_then(|at| self.resources.get(*at)) {
                Some(created) => {
                    let (into, name) = address::parts(&created.address);
                    // All that is in a module has the same reason, so that it is one finding.
                    let place = match into {
                        _ if !whole || name != address::parts(&resource.address).1 => {
                            format!("as {}", address::quoted(&created.address))
                        }
                        "" => "in the root module".to_owned(),
                        module => format!("in {}", address::quoted(module)),
                    };
                    let reason = format!("it is created anew {place}, and no moved block says that it is the same");
                    let found = Outcome::new("resource-renamed", Action::Replace, class, reason);
                    Outcome { becomes: Some(created.address.clone()), ..found }
                }
                None if resource.reason.is_empty() => gone("the plan destroys it"),
                None if resource.reason.ends_with("no_move_target") => {
                    gone("a moved block gives it an address that is not declared")
                }
                None => gone("it is no longer declared"),
            },
        };
        let cause = match whole {
            _ if self.modules.is_empty() => ROOT.to_owned(),
            true => module,
            false => String::new(),
        };
        Outcome { cause, ..found }
    }

    fn replacement(&self, resource: &Resource<'_>, class: Class) -> Outcome {
        let of = |rule, reason: &str| Outcome::new(rule, Action::Replace, class, reason);
        if self.is_shifted(resource) {
            return of("index-shifted", "with the one in front of it gone, it takes the values of the next");
        }
        let paths: Vec<String> = resource.replacing.iter().take(5).map(|path| written(path)).collect();
        let paths = (!paths.is_empty()).then(|| paths.join(", "));
        match resource.reason.as_str() {
            "replace_because_tainted" | "tainted" => of("replacement-forced", "it is marked as tainted"),
            "replace_by_request" | "requested" => of("replacement-forced", "the plan was asked to replace it"),
            "replace_by_triggers" | "replace_triggered_by" => {
                of("replacement-cascades", "what its replace_triggered_by names changes")
            }
            _ => match paths {
                Some(paths) if self.waits(resource) => {
                    of("replacement-cascades", &format!("{paths} is only known when something else is changed"))
                }
                Some(paths) => of("replacement-forced", &format!("{paths} cannot be changed in place")),
                None => of("replacement-forced", "what changes cannot be changed in place"),
            },
        }
    }

    /// Whether each attribute that replaces it is one that something else fills in.
    fn waits(&self, resource: &Resource<'_>) -> bool {
        let unknown = resource.unknown.and_then(|raw| serde_json::from_str::<Value>(raw.get()).ok());
        let Some(unknown) = unknown else { return false };
        resource.replacing.iter().all(|path| {
            let mut at = Some(&unknown);
            for step in path {
                if at == Some(&Value::Bool(true)) {
                    return true;
                }
                at = at.and_then(|value| match step {
                    Value::String(name) => value.get(name),
                    Value::Number(index) => value.get(usize::try_from(index.as_u64()?).ok()?),
                    _ => None,
                });
            }
            at == Some(&Value::Bool(true))
        })
    }

    /// Whether an instance becomes what the next one was, in a list that gets shorter.
    fn is_shifted(&self, resource: &Resource<'_>) -> bool {
        let Some(index) = address::index(&resource.address) else { return false };
        if !self.shortened.contains(&address::base(&resource.address)) {
            return false;
        }
        let Some((head, _)) = resource.address.rsplit_once('[') else { return false };
        let next =
            self.by_address.get(format!("{head}[{}]", index + 1).as_str()).and_then(|at| self.resources.get(*at));
        next.is_some_and(|next| counterpart::alike(next.before, resource.after))
    }
}

/// What an earlier replacement could not delete. Another one has long taken its place.
fn left_behind(class: Class) -> Outcome {
    Outcome::new("resource-removed", Action::Destroy, class, "an earlier replacement left it behind")
}

/// A path as people write it: `boot_disk[0].size`. Keys of maps are somebody's words, and may be long.
fn written(path: &[Value]) -> String {
    let mut out = String::new();
    for step in path {
        match step {
            Value::String(name) if out.is_empty() => out.push_str(name),
            Value::String(name) => out.push_str(&format!(".{name}")),
            Value::Number(index) => out.push_str(&format!("[{index}]")),
            _ => out.push_str("[]"),
        }
    }
    let cut: String = out.chars().take(80).collect();
    format!("`{cut}`")
}
