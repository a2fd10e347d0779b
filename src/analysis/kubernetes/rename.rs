//! Objects that stand under another name, or in another namespace.

use std::collections::BTreeSet;

use super::guard;
use super::managed::Managers;
use super::object::{Manifest, Thing};
use super::release;
use super::removal::{Removed, sure};
use super::said::{self, Said};
use super::sides::Sides;
use super::worth::loss;
use crate::analysis::{Action, Class, Scene, Verdict};
use crate::fact::Confidence;
use crate::fact::document::{Content, NodeId};

/// Most texts of an object that are compared.
const COMPARED: usize = 400;

/// Most nodes that are walked for that: what an alias names is walked each time.
const STEPS: usize = 4_000;

/// Most objects of one side that are compared with those of the other.
const MOST: usize = 200;

/// Objects that are gone and have come under another name: of one kind, close to each other and nearly equal.
pub(super) fn find(sides: &Sides) -> Vec<(Thing, Thing)> {
    let mut found: Vec<(Thing, Thing)> = Vec::new();
    let mut free: Vec<(&Thing, BTreeSet<String>)> =
        sides.come.iter().take(MOST).map(|thing| (thing, body(thing))).collect();
    for gone in sides.gone.iter().take(MOST) {
        let own = body(gone);
        let likeness = |(at, (come, other)): (usize, &(&Thing, BTreeSet<String>))| {
            let (a, b) = (gone.object(), come.object());
            let near = gone.file.path == come.file.path
                || gone.file.path.folder() == come.file.path.folder()
                || moved(gone, come);
            if a.kind != b.kind || a.group != b.group || !near {
                return None;
            }
            let likeness = alike(&own, other) + usize::from(a.name == b.name) * 20;
            (likeness >= 70).then_some((likeness, at))
        };
        let best = free
            .iter()
            .enumerate()
            .filter_map(likeness)
            .max_by_key(|(likeness, at)| (*likeness, std::cmp::Reverse(*at)));
        if let Some((_, at)) = best {
            found.push((gone.clone(), free.remove(at).0.clone()));
        }
    }
    found
}

/// Whether the file of one moved to where the other stands, by its name: `a/app/pvc.yaml`, `b/app/pvc.yaml`.
fn moved(gone: &Thing, come: &Thing) -> bool {
    gone.file.path.file_name() == come.file.path.file_name() && gone.object().name == come.object().name
}

/// How much of two bodies is the same, of a hundred.
fn alike(a: &BTreeSet<String>, b: &BTreeSet<String>) -> usize {
    let most = a.len().max(b.len());
    (a.intersection(b).count() * 100).checked_div(most).unwrap_or(100)
}

/// What an object says beside its name.
fn body(thing: &Thing) -> BTreeSet<String> {
    let (mut texts, mut steps) = (BTreeSet::new(), 0);
    let document = &thing.file.document;
    let mut pending: Vec<(NodeId, String)> = document
        .pairs(thing.root())
        .iter()
        .filter(|pair| pair.key != "metadata")
        .map(|pair| (pair.value, pair.key.clone()))
        .collect();
    while let Some((id, path)) = pending.pop() {
        steps += 1;
        if texts.len() >= COMPARED || steps > STEPS {
            break;
        }
        match document.node(id).map(|node| &node.content) {
            Some(Content::Map(pairs)) => {
                pending.extend(pairs.iter().map(|pair| (pair.value, format!("{path}.{}", pair.key))))
            }
            Some(Content::List(items)) => pending.extend(items.iter().map(|item| (*item, format!("{path}[]")))),
            Some(Content::Scalar(_)) => {
                texts.insert(format!("{path}={}", document.rendered(id).unwrap_or_default()));
            }
            None => {}
        }
    }
    texts
}

/// What it means that `before` is called `after` now.
pub(super) fn judge(
    scene: &mut Scene<'_>,
    managers: &mut Managers,
    (before, after): (&Thing, &Thing),
    said: &mut Said,
) {
    let (was, is) = (before.object(), after.object());
    let what = if was.name == is.name { "its namespace" } else { "its name" };
    let templates = !managers_disk(before).is_empty();
    let lost = loss(before);
    let manager = managers.of(scene, &before.file.path);
    let verdict = |rule, action, certainty, reason| Verdict {
        rule,
        address: after.address(),
        of: is.kind.clone(),
        class: Class::Data,
        action,
        count: 1,
        reason,
        certainty,
        source: said::source(manager.engine),
        spot: after.spot(),
        before: Some(before.spot()),
        evidence: vec![manager.shown.clone(), format!("before it was {}", before.address())],
        fixes: Vec::new(),
    };
    let holes = was.name.contains('{') || is.name.contains('{');
    // Where one side names no namespace, whoever applies it may give it the one that the other names.
    let given = was.namespace.is_empty() != is.namespace.is_empty();
    let most = if holes || given { Confidence::Medium } else { Confidence::High };
    let deletes = manager.deletes != Some(false) && !guard::keeps(before, manager.engine);
    if was.kind == "StatefulSet" && templates && !lost.is_of_data() {
        let reason = format!("{what} is part of the names of its claims, and new ones are made");
        said.verdict(verdict("state-left-behind", Action::Orphan, most, reason));
    } else if lost.is_of_data() && deletes {
        let certainty = lost.certainty.min(sure(&manager)).min(most);
        let reason = format!("{what} changed, and {}", lost.why);
        said.verdict(verdict("resource-renamed", Action::Replace, certainty, reason));
    } else if lost.stays || (lost.is_of_data() && !deletes) {
        let reason = format!("{what} changed, which makes another one beside it");
        said.verdict(verdict("state-left-behind", Action::Orphan, Confidence::Medium.min(most), reason));
    } else if deletes && release::takes_along(before) {
        let reason = format!("{what} changed, and what the one before applied goes with it");
        let renamed = verdict("resource-renamed", Action::Replace, most, reason);
        said.verdict(Verdict { class: Class::Compute, ..renamed });
    } else if deletes {
        let removed = Removed { thing: after.clone(), spot: after.spot(), cause: None, certainty: most };
        said.plain("resource-renamed", &removed, &lost, &manager, format!("{what} changed"));
    }
}

/// The claims that a stateful set makes.
fn managers_disk(thing: &Thing) -> &[NodeId] {
    let file: &Manifest = &thing.file;
    file.items(thing.root(), &["spec", "volumeClaimTemplates"])
}
