//! What applies other objects: releases of Helm, kustomizations of Flux, applications of Argo CD.

use rustc_hash::FxHashSet;

use super::kustomize::{self, CONTENTS, Renaming};
use super::managed::{Manager, Managers, is_within, normal};
use super::object::{Key, Thing};
use super::removal::{Removed, sure};
use super::said::{self, Said};
use super::sides::{Sides, is_laid_aside};
use super::transform;
use super::values;
use super::worth::{self, Loss};
use crate::analysis::{Action, Class, Scene, Spot, Verdict};
use crate::fact::Confidence;
use crate::fact::catalogue::Words;
use crate::source::{RepoPath, Side};

/// What is lost with an object that applies others; none for any other.
pub(super) fn loss(thing: &Thing) -> Option<Loss> {
    let plain = |why| Loss { class: Class::Compute, certainty: Confidence::High, stays: false, why };
    if is_release(thing) {
        return Some(match values::makes_claim(thing) {
            // Whether the chart makes the claim itself, or through a stateful set that leaves it, is not written here.
            true => Loss {
                class: Class::Data,
                certainty: Confidence::Low,
                stays: false,
                why: "its chart makes a volume of its own",
            },
            false => plain("its release is taken down"),
        });
    }
    if is_kustomization(thing) {
        return Some(plain(if prunes(thing) { "what it applied is pruned" } else { "what it applied stays" }));
    }
    if thing.is("argoproj.io", "Application") {
        return Some(plain(if cascades(thing) { "what it applied goes with it" } else { "what it applied stays" }));
    }
    None
}

/// Objects that go with `removed` although their files stay.
pub(super) fn inside(scene: &mut Scene<'_>, sides: &Sides, removed: &Removed) -> Vec<Removed> {
    let thing = &removed.thing;
    let goes =
        (is_kustomization(thing) && prunes(thing)) || (thing.is("argoproj.io", "Application") && cascades(thing));
    let Some(folder) = folder(thing).filter(|_| goes) else { return Vec::new() };
    let still = sides
        .come
        .iter()
        .chain(sides.kept.iter().map(|(_, after)| after))
        .any(|other| self::folder(other).is_some_and(|other| is_within(&folder, &other) || other == folder));
    if still {
        return Vec::new();
    }
    let cause = format!("{} {} that applied it is gone", thing.object().kind, thing.address());
    staying(scene, &folder)
        .into_iter()
        .map(|thing| Removed {
            thing,
            spot: removed.spot.clone(),
            cause: Some(cause.clone()),
            certainty: removed.certainty,
        })
        .collect()
}

/// Objects of `folder` that stand on both sides.
fn staying(scene: &mut Scene<'_>, folder: &str) -> Vec<Thing> {
    let manifests = kustomize::contents(scene, Side::Before, &RepoPath::from(folder));
    let stay = manifests.into_iter().filter(|manifest| scene.read(Side::After, &manifest.path).is_some());
    stay.collect::<Vec<_>>().iter().flat_map(|manifest| manifest.things()).collect()
}

/// Objects that what applied them no longer reaches: its path leads elsewhere.
pub(super) fn left(scene: &mut Scene<'_>, sides: &Sides) -> Vec<Removed> {
    let mut found = Vec::new();
    for (before, after) in &sides.kept {
        let (Some(was), Some(is)) = (folder(before), folder(after)) else { continue };
        let prunes = prunes(after) || automated_prune(after);
        if was == is && prunes && !is_laid_aside(&after.file.path) {
            let cause = format!("{} {} leaves its file out now", after.object().kind, after.address());
            let spot =
                after.at(&["spec", "source", "directory"]).map_or_else(|| path_spot(after), |n| after.file.spot(n));
            found.extend(unchosen(scene, &is, before, after).into_iter().map(|thing| Removed {
                thing,
                spot: spot.clone(),
                cause: Some(cause.clone()),
                certainty: Confidence::High,
            }));
        }
        if was == is || !prunes || is_laid_aside(&after.file.path) || source(before) != source(after) {
            continue;
        }
        let now = kustomize::contents(scene, Side::After, &RepoPath::from(is.as_str()));
        let before_of = staying(scene, &was);
        // What was not read as a whole says nothing of what is missing.
        if now.is_empty() || now.len() >= CONTENTS || before_of.is_empty() {
            continue;
        }
        let keys: FxHashSet<Key> = now.iter().flat_map(|manifest| manifest.things()).map(|thing| thing.key()).collect();
        let cause = format!("{} {} applies another folder now", after.object().kind, after.address());
        let spot = path_spot(after);
        found.extend(before_of.into_iter().filter(|thing| !keys.contains(&thing.key())).map(|thing| Removed {
            thing,
            spot: spot.clone(),
            cause: Some(cause.clone()),
            certainty: Confidence::Medium,
        }));
    }
    found
}

/// Everything that a changed kustomization renames, in what it applies.
pub(super) fn renamed(scene: &mut Scene<'_>, sides: &Sides, managers: &mut Managers) -> Vec<Verdict> {
    let mut said = Said::default();
    let mut causes: Vec<(RepoPath, Spot, String, RepoPath, Option<Renaming>)> = Vec::new();
    for (before, after) in sides.files() {
        let (Some(before), Some(after)) = (before, after) else { continue };
        if !kustomize::is(after) || is_laid_aside(&after.path) {
            continue;
        }
        if let Some(renaming) = kustomize::renames(before, after) {
            let cause = format!("`{}` of the kustomization changed", renaming.field);
            causes.push((after.path.folder(), after.spot(renaming.node), cause, before.path.clone(), Some(renaming)));
        }
    }
    let all: Vec<Renaming> = causes.iter().filter_map(|(.., renaming)| renaming.clone()).collect();
    causes.retain(|(.., renaming)| {
        let undone = |renaming: &Renaming| all.iter().any(|other| renaming.is_undone_by(other));
        !renaming.as_ref().is_some_and(undone)
    });
    for (before, after) in sides.kept.iter().filter(|(_, after)| is_kustomization(after)) {
        let namespace = ["spec", "targetNamespace"];
        let (was, is) = (before.text(&namespace), after.text(&namespace));
        if let (Some(folder), true) = (folder(after), was.is_some() && is.is_some() && was != is) {
            let spot = after.at(&namespace).map_or_else(|| after.spot(), |node| after.file.spot(node));
            let cause = format!("`targetNamespace` of Kustomization {} changed", after.address());
            // The kustomization applies its own folder, and is asked for as if it stood there.
            let at = RepoPath::from(format!("{folder}/x").as_str());
            causes.push((RepoPath::from(folder.as_str()), spot, cause, at, None));
        }
    }
    for (folder, spot, cause, at, renaming) in causes {
        let manager = managers.of(scene, &at);
        if manager.deletes == Some(false) {
            continue;
        }
        let stood: Vec<(String, String)> = match &renaming {
            Some(_) => kustomize::contents(scene, Side::Before, &folder)
                .iter()
                .flat_map(|manifest| manifest.objects.iter())
                .map(|object| (object.kind.clone(), object.name.clone()))
                .collect(),
            None => Vec::new(),
        };
        for thing in kustomize::contents(scene, Side::After, &folder).iter().flat_map(|manifest| manifest.things()) {
            let other = renaming.as_ref().is_some_and(|renaming| !renaming.is_of(&thing, &stood));
            if is_outside_of_namespaces(&thing) || is_applier(&thing) || other {
                continue;
            }
            tell(&thing, &spot, &cause, &manager, &mut said);
        }
    }
    transform::renamed(scene, sides, managers, &mut said);
    said.verdicts()
}

/// Says that `thing` is called otherwise because of `cause`, or stands in another namespace.
pub(super) fn tell(thing: &Thing, spot: &Spot, cause: &str, manager: &Manager, said: &mut Said) {
    let lost = worth::loss(thing);
    let (rule, action, why) = match worth::orphaned(thing) {
        Some(orphaned) => ("state-left-behind", Action::Orphan, orphaned),
        // Whoever applies it makes a new one; whether the one before goes too is not known.
        None if lost.is_of_data() && manager.deletes.is_none() => {
            ("state-left-behind", Action::Orphan, "an empty one is made beside the one that it was")
        }
        None => ("resource-renamed", Action::Replace, lost.why),
    };
    if !lost.is_of_data() && action == Action::Replace {
        let removed = Removed { thing: thing.clone(), spot: spot.clone(), cause: None, certainty: Confidence::High };
        said.plain("resource-renamed", &removed, &lost, manager, cause.to_owned());
        return;
    }
    let certainty = match action {
        // A new one is made, whatever becomes of the one before.
        Action::Orphan => Confidence::High,
        _ => lost.certainty.min(sure(manager)),
    };
    said.verdict(Verdict {
        rule,
        address: thing.address(),
        of: thing.object().kind.clone(),
        class: Class::Data,
        action,
        count: 1,
        reason: format!("{cause}, and {why}"),
        certainty,
        source: said::source(manager.engine),
        spot: spot.clone(),
        before: None,
        evidence: vec![manager.shown.clone()],
        fixes: Vec::new(),
    });
}

/// Whether objects of its kind belong to no namespace, as far as is known.
fn is_outside_of_namespaces(thing: &Thing) -> bool {
    let kind = thing.object().kind.as_str();
    let named =
        ["Namespace", "CustomResourceDefinition", "PersistentVolume", "StorageClass", "PriorityClass", "APIService"];
    named.contains(&kind) || kind.starts_with("Cluster") && kind != "Cluster" || kind.ends_with("Class")
}

pub(super) fn is_release(thing: &Thing) -> bool {
    let object = thing.object();
    matches!(
        (object.group.as_str(), object.kind.as_str()),
        ("helm.toolkit.fluxcd.io" | "helm.fluxcd.io", "HelmRelease") | ("helm.cattle.io", "HelmChart")
    )
}

fn is_kustomization(thing: &Thing) -> bool {
    thing.is("kustomize.toolkit.fluxcd.io", "Kustomization")
}

fn is_applier(thing: &Thing) -> bool {
    is_release(thing) || is_kustomization(thing) || thing.object().group == "argoproj.io"
}

fn prunes(thing: &Thing) -> bool {
    is_kustomization(thing)
        && thing.is_true(&["spec", "prune"])
        && thing.text(&["spec", "deletionPolicy"]).as_deref() != Some("Orphan")
}

fn automated_prune(thing: &Thing) -> bool {
    thing.is("argoproj.io", "Application") && thing.is_true(&["spec", "syncPolicy", "automated", "prune"])
}

/// Whether what an application applied is deleted with it.
fn cascades(thing: &Thing) -> bool {
    let finalizers = thing.file.items(thing.root(), &["metadata", "finalizers"]);
    finalizers.iter().any(|id| {
        thing.file.document.rendered(*id).is_some_and(|text| text.starts_with("resources-finalizer.argocd.argoproj.io"))
    })
}

/// Whether what `thing` applied is deleted when it is.
pub(super) fn takes_along(thing: &Thing) -> bool {
    (thing.is("argoproj.io", "Application") && cascades(thing)) || prunes(thing)
}

/// Applications that apply to another cluster than before: what they applied stays in the one before.
pub(super) fn moved(scene: &mut Scene<'_>, sides: &Sides) -> Vec<Verdict> {
    let mut found = Vec::new();
    for (before, after) in &sides.kept {
        if !after.is("argoproj.io", "Application") || is_laid_aside(&after.file.path) {
            continue;
        }
        let fields: [&[&str]; 2] = [&["spec", "destination", "server"], &["spec", "destination", "name"]];
        let differs = fields.into_iter().find(|steps| {
            let (was, is) = (before.text(steps), after.text(steps));
            was.is_some() && is.is_some() && was != is
        });
        let Some(node) = differs.and_then(|steps| after.at(steps)) else { continue };
        let things = folder(after).map(|folder| staying(scene, &folder)).unwrap_or_default();
        let data =
            things.iter().any(|thing| worth::loss(thing).class == Class::Data || worth::orphaned(thing).is_some());
        found.push(Verdict {
            rule: if data { "state-left-behind" } else { "resource-renamed" },
            address: after.address(),
            of: after.object().kind.clone(),
            class: if data { Class::Data } else { Class::Config },
            action: if data { Action::Orphan } else { Action::Replace },
            count: 1,
            reason: "it applies to another cluster now, and what it applied stays in the one before".to_owned(),
            certainty: Confidence::High,
            source: "what Argo CD does on a sync".to_owned(),
            spot: after.file.spot(node),
            before: None,
            evidence: Vec::new(),
            fixes: Vec::new(),
        });
    }
    found
}

/// What an application takes in of its folder: whether of the folders in it as well, and what it leaves out.
fn chosen(thing: &Thing) -> (bool, Option<String>) {
    let at = |key| ["spec", "source", "directory", key];
    (thing.is_true(&at("recurse")), thing.text(&at("exclude")))
}

/// Objects of `folder` that an application no longer takes in, since it leaves their files out.
fn unchosen(scene: &mut Scene<'_>, folder: &str, before: &Thing, after: &Thing) -> Vec<Thing> {
    let ((deep, excluded), (deep_now, excluded_now)) = (chosen(before), chosen(after));
    if deep == deep_now && excluded == excluded_now {
        return Vec::new();
    }
    let takes = |deep: bool, excluded: &Option<String>, thing: &Thing| {
        let path = thing.file.path.to_text();
        let inside = path.strip_prefix(folder).map(|rest| rest.trim_start_matches('/')).unwrap_or_default();
        let left_out =
            excluded.as_ref().is_some_and(|words| Words::new(&words.to_lowercase()).has(&inside.to_lowercase()));
        (deep || !inside.contains('/')) && !left_out
    };
    let things = staying(scene, folder).into_iter();
    things.filter(|thing| takes(deep, &excluded, thing) && !takes(deep_now, &excluded_now, thing)).collect()
}

fn path_node(thing: &Thing) -> Option<usize> {
    if is_kustomization(thing) {
        return thing.at(&["spec", "path"]);
    }
    thing.at(&["spec", "source", "path"]).filter(|_| thing.is("argoproj.io", "Application"))
}

/// The folder that `thing` applies, where it is known as a whole.
pub(super) fn folder(thing: &Thing) -> Option<String> {
    let text = thing.file.document.rendered(path_node(thing)?)?;
    let whole = !text.contains(['{', '*', '$']);
    Some(normal(&text)).filter(|path| whole && !path.is_empty())
}

fn path_spot(thing: &Thing) -> Spot {
    path_node(thing).map_or_else(|| thing.spot(), |node| thing.file.spot(node))
}

fn source(thing: &Thing) -> Option<String> {
    thing.text(&["spec", "sourceRef", "name"]).or_else(|| thing.text(&["spec", "source", "repoURL"]))
}
