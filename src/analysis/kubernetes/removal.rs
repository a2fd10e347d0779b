//! Objects that are no longer declared, whichever way they went: with their file, out of a list, with what applied them.

use rustc_hash::{FxHashMap, FxHashSet};

use super::guard;
use super::kustomize::{self, Standing};
use super::managed::{Engine, Manager, Managers, normal};
use super::object::{Key, Thing};
use super::release;
use super::rename;
use super::said::{self, Said};
use super::sides::{Sides, is_laid_aside};
use super::transform;
use super::worth::{self, Loss, loss};
use crate::analysis::{Action, Class, Scene, Spot, Verdict};
use crate::fact::Confidence;
use crate::source::{RepoPath, Side};

/// An object that is no longer declared.
#[derive(Clone, Debug)]
pub(super) struct Removed {
    pub(super) thing: Thing,
    /// Where to look: the object, or what took it away.
    pub(super) spot: Spot,
    /// What took it away, where its own text stays.
    pub(super) cause: Option<String>,
    /// At most so sure.
    pub(super) certainty: Confidence,
}

/// How far objects that apply other objects are followed.
const DEPTH: usize = 3;

/// Most entries of kustomizations that are looked into because they are gone.
const DROPPED: usize = 40;

/// What is said of the objects that are no longer declared.
pub(super) fn judge(scene: &mut Scene<'_>, sides: &Sides, managers: &mut Managers) -> Vec<Verdict> {
    let renamed = rename::find(sides);
    let mut said = Said::default();
    for (before, after) in &renamed {
        rename::judge(scene, managers, (before, after), &mut said);
    }
    let mut pending: Vec<(Removed, usize)> = Vec::new();
    let mut standings: FxHashMap<RepoPath, Standing> = FxHashMap::default();
    for thing in &sides.gone {
        let is_renamed = renamed.iter().any(|(before, _)| same(before, thing));
        if is_renamed || may_still_be_there(sides, thing) {
            continue;
        }
        let path = &thing.file.path;
        let standing = standings.entry(path.clone()).or_insert_with(|| kustomize::standing(scene, Side::Before, path));
        if *standing == Standing::Applied {
            let spot = thing.spot();
            pending.push((Removed { thing: thing.clone(), spot, cause: None, certainty: Confidence::High }, 0));
        }
    }
    pending.extend(dropped(scene, sides).into_iter().map(|removed| (removed, 0)));
    pending.extend(release::left(scene, sides).into_iter().map(|removed| (removed, 0)));
    pending.extend(transform::patched_out(scene, sides).into_iter().map(|removed| (removed, 0)));
    pending.extend(transform::left_out(scene, sides, managers).into_iter().map(|removed| (removed, 0)));
    pending.extend(patched_away(sides).into_iter().map(|removed| (removed, 0)));
    let mut seen: FxHashSet<(String, usize)> = FxHashSet::default();
    pending.reverse();
    while let Some((removed, depth)) = pending.pop() {
        if seen.insert((removed.thing.file.path.to_text(), removed.thing.index)) {
            let inside = one(scene, sides, managers, &removed, &mut said);
            if depth < DEPTH {
                pending.extend(inside.into_iter().rev().map(|removed| (removed, depth + 1)));
            }
        }
    }
    said.verdicts()
}

/// Objects that a patch takes out, and did not before.
fn patched_away(sides: &Sides) -> Vec<Removed> {
    let turned = sides.kept.iter().filter(|(before, _)| !kustomize::deletes(before)).map(|(_, after)| after);
    let patches = sides.come.iter().chain(turned).filter(|thing| kustomize::deletes(thing));
    let removed = |thing: &Thing| Removed {
        thing: thing.clone(),
        spot: thing.spot(),
        cause: Some("a patch takes it out".to_owned()),
        // What it says of the object is all that is known of it.
        certainty: Confidence::Medium,
    };
    patches.map(removed).collect()
}

fn same(a: &Thing, b: &Thing) -> bool {
    a.index == b.index && a.file.path == b.file.path
}

/// Whether the file could not be read as a whole after the change, and still says the name.
fn may_still_be_there(sides: &Sides, thing: &Thing) -> bool {
    if kustomize::deletes(thing) {
        return true;
    }
    let Some(after) = sides.after_of(&thing.file.path) else { return false };
    let broken = !after.document.unparsed.is_empty() || after.document.crowded.is_some();
    // In a template what makes an object may be put otherwise, and make the same one.
    broken || (after.templated && after.objects.len() >= thing.file.objects.len())
}

/// What the removal of one object means; what goes with it comes back.
fn one(
    scene: &mut Scene<'_>,
    sides: &Sides,
    managers: &mut Managers,
    removed: &Removed,
    said: &mut Said,
) -> Vec<Removed> {
    let thing = &removed.thing;
    if is_laid_aside(&thing.file.path)
        || thing.mark("helm.sh/hook").is_some()
        || thing.mark("argocd.argoproj.io/hook").is_some()
    {
        return Vec::new();
    }
    // What took it away is applied by somebody too, who may be nearer to be found.
    let at = if removed.cause.is_some() { &removed.spot.path } else { &thing.file.path };
    let manager = managers.of(scene, at);
    if manager.deletes == Some(false) || guard::keeps(thing, manager.engine) {
        return Vec::new();
    }
    let mut loss = release::loss(thing).unwrap_or_else(|| loss(thing));
    if loss.is_of_data() && is_emptied_first(scene, thing) {
        loss.certainty = loss.certainty.min(Confidence::Medium);
    }
    report(removed, &manager, &loss, said);
    release::inside(scene, sides, removed)
}

/// A namespace that goes together with all that the repository had in it was taken down on purpose.
fn is_emptied_first(scene: &mut Scene<'_>, thing: &Thing) -> bool {
    let folder = thing.file.path.folder();
    let after = scene.list(Side::After, &folder);
    thing.object().kind == "Namespace" && after.files.is_empty() && after.folders.is_empty()
}

fn report(removed: &Removed, manager: &Manager, loss: &Loss, said: &mut Said) {
    let thing = &removed.thing;
    let mut certainty = loss.certainty.min(removed.certainty).min(sure(manager));
    if thing.object().conditional {
        certainty = certainty.min(Confidence::Medium);
    }
    let why = match (&removed.cause, loss.why) {
        (Some(cause), "") => cause.clone(),
        (Some(cause), why) => format!("{cause}, and {why}"),
        (None, "") => "it is no longer declared".to_owned(),
        (None, why) => format!("it is no longer declared, and {why}"),
    };
    if loss.is_of_data() {
        said.verdict(Verdict {
            rule: "data-resource-removed",
            address: thing.address(),
            of: thing.object().kind.clone(),
            class: Class::Data,
            action: Action::Destroy,
            count: 1,
            reason: why,
            certainty,
            source: said::source(manager.engine),
            spot: removed.spot.clone(),
            before: None,
            evidence: vec![manager.shown.clone()],
            fixes: Vec::new(),
        });
    } else if worth::orphaned(thing).is_some()
        && worth::runs_store(thing)
        && (certainty > Confidence::Low || removed.cause.is_some())
    {
        // It keeps no data itself; what it served from the claims is gone all the same.
        said.verdict(Verdict {
            rule: "instances-removed",
            address: thing.address(),
            of: thing.object().kind.clone(),
            class: Class::Data,
            action: Action::Orphan,
            count: 1,
            reason: format!("{why}; the claims of its pods stay behind, and nothing runs on them"),
            // What applied it is seen to go, whoever applied that.
            certainty: if removed.cause.is_some() { Confidence::High } else { certainty },
            source: said::source(manager.engine),
            spot: removed.spot.clone(),
            before: None,
            evidence: vec![manager.shown.clone()],
            fixes: Vec::new(),
        });
    } else {
        said.plain("resource-removed", removed, loss, manager, why);
    }
}

/// How sure it is that something deletes what is gone.
pub(super) fn sure(manager: &Manager) -> Confidence {
    match (manager.deletes, manager.engine) {
        (Some(true), Engine::Kubectl) => Confidence::Medium,
        (Some(true), _) => Confidence::High,
        _ => Confidence::Low,
    }
}

/// Objects whose files stay and which a kustomization no longer takes in.
fn dropped(scene: &mut Scene<'_>, sides: &Sides) -> Vec<Removed> {
    let taken: FxHashSet<_> = sides
        .files()
        .filter_map(|(_, after)| after.filter(|manifest| kustomize::is(manifest) && !is_laid_aside(&manifest.path)))
        .flat_map(|after| kustomize::entries(after).into_iter().map(|(_, path)| path))
        .collect();
    let come: FxHashSet<Key> = sides.come.iter().map(Thing::key).collect();
    let (mut found, mut looked) = (Vec::new(), 0);
    for (before, after) in sides.files() {
        let (Some(before), Some(after)) = (before, after) else { continue };
        if !kustomize::is(before) || is_laid_aside(&before.path) {
            continue;
        }
        for (entry, path) in kustomize::dropped(before, after) {
            if taken.contains(&path) || looked >= DROPPED {
                continue;
            }
            looked += 1;
            let cause = format!("`{}` is no longer taken in by {}", path, after.path);
            for manifest in kustomize::contents(scene, Side::Before, &path) {
                // What is changed itself is judged by what became of it, unless it only stays behind.
                let stays = scene.read(Side::After, &manifest.path).is_some();
                let is_taken = taken.iter().any(|other| *other == manifest.path || is_below(&manifest.path, other));
                if !stays || is_taken {
                    continue;
                }
                let things = manifest.things().filter(|thing| !come.contains(&thing.key()));
                found.extend(things.map(|thing| Removed {
                    thing,
                    spot: before.spot(entry),
                    cause: Some(cause.clone()),
                    certainty: Confidence::High,
                }));
            }
        }
    }
    found
}

fn is_below(path: &RepoPath, folder: &RepoPath) -> bool {
    super::managed::is_within(&path.to_text(), &normal(&folder.to_text()))
}
