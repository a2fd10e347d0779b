//! Where the state is kept and where a provider works: a change of either makes Terraform look in another place, where
//! nothing is, while everything stays where it was.

use std::rc::Rc;

use super::class::class;
use super::evaluate::Frame;
use super::expression::{Form, Step};
use super::judge::View;
use super::module::{Block, Body};
use super::place::is_touched;
use super::predict::{Instance, Planned};
use super::tree::Tree;
use super::value::Value;
use crate::analysis::{Action, Class, Verdict};
use crate::fact::Confidence;
use crate::source::Side;

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
pub(super) fn verdicts(view: &View<'_>, planned: &[Planned]) -> Vec<Verdict> {
    let mut found: Vec<Verdict> = backend(view, planned).into_iter().collect();
    found.extend(providers(view, planned));
    found.extend(aliases(view, planned));
    found
}

/// The block that says where the state is kept.
fn backend_of(tree: &Tree) -> Option<Rc<Block>> {
    let settings = &tree.nodes.first()?.module.settings;
    let mut blocks = settings.iter().flat_map(|block| &block.body.blocks);
    blocks.find(|block| matches!(block.kind.as_ref(), "backend" | "cloud")).cloned()
}

fn backend(view: &View<'_>, planned: &[Planned]) -> Option<Verdict> {
    let (before, after) = (backend_of(view.before)?, backend_of(view.after)?);
    let other = (&before.kind, &before.labels) != (&after.kind, &after.labels);
    let changed = differing(view, &before.body, &after.body, STATE);
    let (reason, certainty) = match changed {
        // To move to another kind of backend, Terraform asks whether to take the state along.
        _ if other => ("the state is kept in another kind of place".to_owned(), Confidence::Medium),
        Some(name) => (format!("`{name}` of the {} says where the state is kept", before.kind), Confidence::High),
        None => return None,
    };
    let lost = kept(planned, |_| true)?;
    let spot = is_touched(view.scene, Side::After, &after).then(|| after.spot(Side::After))?;
    Some(Verdict {
        address: "terraform.backend".to_owned(),
        of: "state".to_owned(),
        certainty: if view.called { certainty.min(Confidence::Medium) } else { certainty },
        ..orphaned(view, &lost, reason, (after, spot), Some(before))
    })
}

/// Providers of the root module that work in another place now.
fn providers(view: &View<'_>, planned: &[Planned]) -> Vec<Verdict> {
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
        let Some(lost) = kept(planned, meant) else { continue };
        if !is_touched(view.scene, Side::After, block) {
            continue;
        }
        let reason = match inherited {
            true => format!("resources take `{name}` from the provider, and it cannot be changed in place"),
            false => format!("`{name}` of the provider says where to look for what is there"),
        };
        let spot = block.spot(Side::After);
        let verdict = orphaned(view, &lost, reason, (block.clone(), spot), Some(stood.clone()));
        let verdict = Verdict { address: format!("provider.{provider}"), of: "provider".to_owned(), ..verdict };
        found.push(match inherited {
            true => Verdict {
                rule: "replacement-forced",
                action: Action::Replace,
                certainty: Confidence::Medium,
                ..verdict
            },
            false => verdict,
        });
    }
    found
}

/// Resources that another provider of the same kind is in charge of now, which works in another place.
fn aliases(view: &View<'_>, planned: &[Planned]) -> Vec<Verdict> {
    let mut found = Vec::new();
    for one in planned {
        let (Some(before), Some(after)) = (&one.before, &one.after) else { continue };
        if provider_of(&before.block) == provider_of(&after.block) {
            continue;
        }
        let place = |tree: &Tree, instance: &Instance| -> Option<Vec<Value>> {
            let node = tree.nodes.get(instance.node)?;
            let of = instance.address.resource.as_ref()?.0.split('_').next()?.to_owned();
            let wanted = provider_of(&instance.block);
            let mut blocks = node.module.providers.iter();
            let block =
                blocks.find(|block| block.label(0).trim_end_matches("-beta") == of && alias(block) == wanted)?;
            Some(PLACE.iter().map(|name| valued(tree, &block.body, name).unwrap_or(Value::Null)).collect())
        };
        let places = (place(view.before, before), place(view.after, after));
        let (Some(from), Some(to)) = places else { continue };
        let known = from.iter().chain(&to).all(Value::is_known);
        if !known || from == to || !is_touched(view.scene, Side::After, &after.block) {
            continue;
        }
        let Some(lost) = kept(std::slice::from_ref(one), |_| true) else { continue };
        let reason = "another provider is in charge of it, which works in another place".to_owned();
        let spot = super::Spot { span: after.block.head, ..after.block.spot(Side::After) };
        let verdict = orphaned(view, &lost, reason, (after.block.clone(), spot), Some(before.block.clone()));
        let of = one.address.resource.as_ref().map(|(of, ..)| of.to_string()).unwrap_or_default();
        found.push(Verdict { address: one.address.to_string(), of, certainty: Confidence::Medium, ..verdict });
    }
    found
}

/// What is there before the change and is meant.
struct Kept {
    class: Class,
    count: usize,
    names: Vec<String>,
}

fn kept(planned: &[Planned], meant: impl Fn(&Instance) -> bool) -> Option<Kept> {
    let there = planned.iter().filter_map(|one| one.before.as_ref()).filter(|instance| meant(instance));
    let mut kept = Kept { class: Class::Config, count: 0, names: Vec::new() };
    for instance in there {
        kept.class = kept.class.max(class(instance).0);
        kept.count += 1;
        kept.names.push(instance.address.to_string());
    }
    (kept.count > 0).then_some(kept)
}

fn orphaned(
    view: &View<'_>,
    lost: &Kept,
    reason: String,
    (after, spot): (Rc<Block>, super::Spot),
    before: Option<Rc<Block>>,
) -> Verdict {
    let stood =
        before.filter(|block| is_touched(view.scene, Side::Before, block)).map(|block| block.spot(Side::Before));
    Verdict {
        rule: "state-left-behind",
        address: String::new(),
        of: String::new(),
        class: lost.class,
        action: Action::Orphan,
        count: lost.count,
        reason,
        certainty: if view.called { Confidence::Medium } else { Confidence::High },
        source: "what Terraform finds its objects by".to_owned(),
        spot: super::Spot { span: after.head.cover(spot.span), ..spot },
        before: stood,
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
    match &block.body.attribute("alias")?.value.form {
        Form::Text(text) => Some(text.clone()),
        _ => None,
    }
}

/// The alias of the provider that is in charge of a resource.
fn provider_of(block: &Block) -> Option<Rc<str>> {
    match &block.body.attribute("provider")?.value.form {
        Form::Reference(_, steps) => match steps.first() {
            Some(Step::Attribute(alias)) => Some(alias.clone()),
            _ => None,
        },
        Form::Text(text) => text.split_once('.').map(|(_, alias)| alias.into()),
        _ => None,
    }
}
