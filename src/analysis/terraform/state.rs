//! Where the state is kept and where a provider works: a change of either makes Terraform look in another place, where
//! nothing is, while everything stays where it was.

use std::rc::Rc;

use super::class::class;
use super::evaluate::Frame;
use super::expression::{Expression, Step};
use super::judge::View;
use super::module::{Block, Body};
use super::place::Places;
use super::predict::{Instance, Planned};
use super::tree::Tree;
use super::value::Value;
use crate::analysis::{Action, Class, Spot, Verdict};
use crate::fact::Confidence;

/// What a backend finds its state by.
const STATE: &[&str] = &[
    "path",
    "workspace_dir",
    "bucket",
    "key",
    "prefix",
    "workspace_key_prefix",
    "storage_account_name",
    "container_name",
    "organization",
    "hostname",
    "name",
    "project",
    "address",
    "schema_name",
    "secret_suffix",
    "namespace",
    "endpoint",
];

/// What says where a provider works.
const PLACE: &[&str] = &[
    "region",
    "project",
    "zone",
    "subscription_id",
    "tenant_id",
    "account_id",
    "profile",
    "role_arn",
    "host",
    "config_context",
    "owner",
    "organization",
];

/// Places that are an attribute of each resource that has none of its own, and cannot be changed in place.
const INHERITED: &[(&str, &[&str])] =
    &[("google", &["project", "region", "zone"]), ("google-beta", &["project", "region", "zone"])];

/// What is said of the state and of the providers of a root module.
pub(super) fn verdicts(view: &View<'_>, places: &Places<'_>, planned: &[Planned]) -> Vec<Verdict> {
    let mut found: Vec<Verdict> = backend(view, places, planned).into_iter().collect();
    found.extend(providers(view, places, planned));
    found.extend(aliases(view, places, planned));
    found.extend(handed(view, places, planned));
    found
}

/// The block that says where the state is kept.
fn backend_of(tree: &Tree) -> Option<Rc<Block>> {
    let settings = &tree.nodes.first()?.module.settings;
    let mut blocks = settings.iter().flat_map(|block| &block.body.blocks);
    blocks.find(|block| matches!(block.kind.as_ref(), "backend" | "cloud")).cloned()
}

fn backend(view: &View<'_>, places: &Places<'_>, planned: &[Planned]) -> Option<Verdict> {
    let (before, after) = (backend_of(view.before)?, backend_of(view.after));
    let lost = kept(planned, |_| true)?;
    let Some(after) = after else {
        let reason = "no backend says any more where the state is kept".to_owned();
        return Some(backend_verdict(view, &lost, (reason, Confidence::High), places.of_blocks(&before, None)?));
    };
    let other = (&before.kind, &before.labels) != (&after.kind, &after.labels);
    let told = match differing(view, &before.body, &after.body, STATE) {
        // To move to another kind of backend, Terraform asks whether to take the state along.
        _ if other => ("the state is kept in another kind of place".to_owned(), Confidence::Medium),
        Some(name) => (format!("`{name}` of the {} says where the state is kept", before.kind), Confidence::High),
        None => return None,
    };
    Some(backend_verdict(view, &lost, told, places.of_blocks(&before, Some(&after))?))
}

fn backend_verdict(
    view: &View<'_>,
    lost: &Kept,
    (reason, certainty): (String, Confidence),
    spots: (Spot, Option<Spot>),
) -> Verdict {
    let certainty = if view.called { certainty.min(Confidence::Medium) } else { certainty };
    Verdict {
        address: "terraform.backend".to_owned(),
        of: "state".to_owned(),
        certainty,
        ..orphaned(view, lost, reason, spots)
    }
}

/// Providers of the root module that work in another place now.
fn providers(view: &View<'_>, places: &Places<'_>, planned: &[Planned]) -> Vec<Verdict> {
    let (Some(before), Some(after)) = (view.before.nodes.first(), view.after.nodes.first()) else { return Vec::new() };
    let mut found = Vec::new();
    for block in &after.module.providers {
        let same = |other: &&Rc<Block>| other.labels == block.labels && alias(other) == alias(block);
        let Some(stood) = before.module.providers.iter().find(same) else { continue };
        let Some(name) = differing(view, &stood.body, &block.body, PLACE) else { continue };
        let provider = block.label(0);
        let prefix = format!("{}_", provider.trim_end_matches("-beta"));
        let inherited = INHERITED.iter().any(|(own, names)| *own == provider.as_ref() && names.contains(&name));
        let meant = |instance: &Instance| {
            let of = instance.address.resource.as_ref().is_some_and(|(of, ..)| of.starts_with(&prefix));
            let own = inherited && instance.block.body.attribute(name).is_some();
            of && !own && provider_of(&instance.block) == alias(block)
        };
        let (Some(lost), Some(spots)) = (kept(planned, meant), places.of_blocks(stood, Some(block))) else { continue };
        let more = match lost.count {
            1 => String::new(),
            count => format!(", and so it is for {} more", count - 1),
        };
        let verdict = match inherited {
            true => Verdict {
                rule: "replacement-forced",
                action: Action::Replace,
                certainty: Confidence::Medium,
                ..orphaned(
                    view,
                    &lost,
                    format!("it takes `{name}` from the provider `{provider}`, and cannot be moved{more}"),
                    spots,
                )
            },
            false => {
                orphaned(view, &lost, format!("`{name}` of the provider `{provider}` is another one{more}"), spots)
            }
        };
        found.push(verdict);
    }
    found
}

/// Resources that another provider of the same kind is in charge of now, which works in another place.
fn aliases(view: &View<'_>, places: &Places<'_>, planned: &[Planned]) -> Vec<Verdict> {
    let mut found = Vec::new();
    for one in planned {
        let (Some(before), Some(after)) = (&one.before, &one.after) else { continue };
        if provider_of(&before.block) == provider_of(&after.block) {
            continue;
        }
        let place = |tree: &Tree, instance: &Instance| {
            let of = instance.address.resource.as_ref()?.0.split('_').next()?.to_owned();
            place(tree, instance.node, &of, provider_of(&instance.block))
        };
        if !moves(place(view.before, before), place(view.after, after)) {
            continue;
        }
        let lost = kept(std::slice::from_ref(one), |_| true);
        let (Some(lost), Some(spots)) = (lost, places.of_blocks(&before.block, Some(&after.block))) else { continue };
        let reason = "another provider is in charge of it, which works in another place".to_owned();
        found.push(Verdict { certainty: Confidence::Medium, ..orphaned(view, &lost, reason, spots) });
    }
    found
}

/// Modules of the root that are handed another provider, which works in another place.
fn handed(view: &View<'_>, places: &Places<'_>, planned: &[Planned]) -> Vec<Verdict> {
    let (Some(before), Some(after)) = (view.before.nodes.first(), view.after.nodes.first()) else { return Vec::new() };
    let mut found = Vec::new();
    for (name, call) in &after.module.calls {
        let Some(stood) = before.module.calls.get(name) else { continue };
        let (from, to) = (mapped(stood), mapped(call));
        let moved = to.iter().any(|(of, alias)| {
            let was = from.iter().find(|(own, _)| own == of).map(|(_, alias)| alias.clone()).unwrap_or_default();
            was != *alias && moves(place(view.before, 0, of, was), place(view.after, 0, of, alias.clone()))
        });
        let inside = |instance: &Instance| instance.address.modules.first().is_some_and(|(own, _)| own == name);
        let (true, Some(lost), Some(spots)) = (moved, kept(planned, inside), places.of_blocks(stood, Some(call)))
        else {
            continue;
        };
        let reason = format!("the module `{name}` is handed another provider, which works in another place");
        found.push(Verdict { certainty: Confidence::Medium, ..orphaned(view, &lost, reason, spots) });
    }
    found
}

/// The providers that a module is handed: their kind, and their alias where they have one.
fn mapped(call: &Block) -> Vec<(String, Option<Rc<str>>)> {
    let Some(Expression::Object(pairs)) = call.body.attribute("providers").map(|given| &given.value) else {
        return Vec::new();
    };
    let one = |(_, value): &(Expression, Expression)| match value {
        Expression::Reference(of, steps) => match steps.first() {
            Some(Step::Attribute(alias)) => Some((of.to_string(), Some(alias.clone()))),
            _ => Some((of.to_string(), None)),
        },
        _ => None,
    };
    pairs.iter().filter_map(one).collect()
}

/// Where the provider `of` with this alias works, as the module `node` has it.
fn place(tree: &Tree, node: usize, of: &str, alias_wanted: Option<Rc<str>>) -> Option<Vec<Value>> {
    let mut blocks = tree.nodes.get(node)?.module.providers.iter();
    let block = blocks.find(|block| block.label(0).trim_end_matches("-beta") == of && alias(block) == alias_wanted)?;
    Some(PLACE.iter().map(|name| valued(tree, &block.body, name).unwrap_or(Value::Null)).collect())
}

/// Whether two places are known, and others.
fn moves(from: Option<Vec<Value>>, to: Option<Vec<Value>>) -> bool {
    let Some((from, to)) = from.zip(to) else { return false };
    from.iter().chain(&to).all(Value::is_known) && from != to
}

/// What is there before the change and is meant.
struct Kept {
    /// The most precious.
    address: String,
    of: String,
    class: Class,
    count: usize,
    names: Vec<String>,
}

fn kept(planned: &[Planned], meant: impl Fn(&Instance) -> bool) -> Option<Kept> {
    let there: Vec<&Instance> =
        planned.iter().filter_map(|one| one.before.as_ref()).filter(|instance| meant(instance)).collect();
    let first = there.iter().max_by_key(|instance| (class(instance).0, std::cmp::Reverse(&instance.address)))?;
    Some(Kept {
        address: first.address.to_string(),
        of: first.address.resource.as_ref().map_or_else(|| "module".to_owned(), |(of, ..)| of.to_string()),
        class: class(first).0,
        count: there.len(),
        names: there.iter().map(|instance| instance.address.to_string()).collect(),
    })
}

fn orphaned(view: &View<'_>, lost: &Kept, reason: String, (spot, before): (Spot, Option<Spot>)) -> Verdict {
    Verdict {
        rule: "state-left-behind",
        address: lost.address.clone(),
        of: lost.of.clone(),
        class: lost.class,
        action: Action::Orphan,
        count: lost.count,
        reason,
        certainty: if view.called { Confidence::Medium } else { Confidence::High },
        source: "what Terraform finds its objects by".to_owned(),
        spot,
        before,
        evidence: vec![format!("{} resources: {}", lost.count, super::judge::listed(&lost.names, 10))],
        fixes: Vec::new(),
    }
}

/// The first of `names` that both bodies, or blocks in them, set to other values that are known.
fn differing<'n>(view: &View<'_>, before: &Body, after: &Body, names: &[&'n str]) -> Option<&'n str> {
    names.iter().copied().find(|name| {
        let values = (valued(view.before, before, name), valued(view.after, after, name));
        let (Some(from), Some(to)) = values else { return false };
        from.is_known() && to.is_known() && !from.same(&to)
    })
}

/// What a body of the root module, or a block in it, sets `name` to.
fn valued(tree: &Tree, body: &Body, name: &str) -> Option<Value> {
    let inner = || body.blocks.iter().find_map(|block| block.body.attribute(name));
    let attribute = body.attribute(name).or_else(inner)?;
    Some(tree.evaluate(&attribute.value, 0, &Frame::default()))
}

/// The alias of a provider block.
fn alias(block: &Block) -> Option<Rc<str>> {
    match &block.body.attribute("alias")?.value {
        Expression::Text(text) => Some(text.clone()),
        _ => None,
    }
}

/// The alias of the provider that is in charge of a resource.
fn provider_of(block: &Block) -> Option<Rc<str>> {
    match &block.body.attribute("provider")?.value {
        Expression::Reference(_, steps) => match steps.first() {
            Some(Step::Attribute(alias)) => Some(alias.clone()),
            _ => None,
        },
        Expression::Text(text) => text.split_once('.').map(|(_, alias)| alias.into()),
        _ => None,
    }
}
