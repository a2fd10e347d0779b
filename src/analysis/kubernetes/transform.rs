//! What a kustomization makes of what it takes in: patches that stand in it, labels that it puts into selectors, and a
//! choice of files where all were applied.

use std::collections::BTreeMap;
use std::rc::Rc;

use rustc_hash::FxHashSet;

use super::kustomize::{self, CONTENTS};
use super::managed::{Engine, Managers};
use super::object::{Key, Manifest, Thing};
use super::release;
use super::removal::Removed;
use super::said::Said;
use super::sides::{Sides, is_laid_aside};
use crate::analysis::{Action, Class, Scene, Verdict};
use crate::fact::Confidence;
use crate::fact::document::NodeId;
use crate::source::{RepoPath, Side, Source};

/// Most patches of one kustomization that are read.
const PATCHES: usize = 100;

/// Changed kustomizations that stand on both sides.
fn changed(sides: &Sides) -> Vec<(Rc<Manifest>, Rc<Manifest>)> {
    let both = sides.files().filter_map(|(before, after)| Some((before?.clone(), after?.clone())));
    both.filter(|(_, after)| kustomize::is(after) && !is_laid_aside(&after.path)).collect()
}

/// Patches that are written in a kustomization: the item of the list, and the text.
fn patches(manifest: &Manifest) -> Vec<(NodeId, String)> {
    let mut found = Vec::new();
    for root in &manifest.document.roots {
        for list in ["patches", "patchesStrategicMerge", "patchesJson6902"] {
            for item in manifest.items(*root, &[list]).iter().take(PATCHES) {
                let text = manifest.document.rendered(*item).or_else(|| manifest.text(*item, &["patch"]));
                found.extend(text.filter(|text| text.contains('\n') || text.contains('{')).map(|text| (*item, text)));
            }
        }
    }
    found
}

/// Patches of `after` that `before` has not, read.
fn new_patches(before: &Manifest, after: &Manifest) -> Vec<(NodeId, Rc<Manifest>)> {
    let was: FxHashSet<String> = patches(before).into_iter().map(|(_, text)| text).collect();
    let read = |text: &str| Manifest::of(&Source::new(RepoPath::from("patch.yaml"), text.as_bytes()), Side::After);
    let new = patches(after).into_iter().filter(|(_, text)| !was.contains(text));
    new.filter_map(|(node, text)| Some((node, read(&text)?))).collect()
}

/// What the kustomization `manifest` took in.
fn taken(scene: &mut Scene<'_>, side: Side, manifest: &Manifest) -> Vec<Thing> {
    let manifests = kustomize::contents(scene, side, &manifest.path.folder());
    manifests.iter().flat_map(|manifest| manifest.things()).collect()
}

/// Objects that a patch in a kustomization deletes.
pub(super) fn patched_out(scene: &mut Scene<'_>, sides: &Sides) -> Vec<Removed> {
    let mut found = Vec::new();
    for (before, after) in changed(sides) {
        let patches = new_patches(&before, &after);
        let deleting = patches.iter().flat_map(|(node, patch)| patch.things().map(move |thing| (*node, thing)));
        let deleting: Vec<(NodeId, Thing)> = deleting.filter(|(_, thing)| kustomize::deletes(thing)).collect();
        if deleting.is_empty() {
            continue;
        }
        let stood = taken(scene, Side::Before, &before);
        for (node, patch) in deleting {
            let same = |thing: &&Thing| {
                thing.object().kind == patch.object().kind && thing.object().name == patch.object().name
            };
            found.extend(stood.iter().find(same).map(|thing| Removed {
                thing: thing.clone(),
                spot: after.spot(node),
                cause: Some(format!("a patch in {} deletes it", after.path)),
                certainty: Confidence::High,
            }));
        }
    }
    found
}

/// Objects that a patch in a kustomization calls otherwise.
pub(super) fn renamed(scene: &mut Scene<'_>, sides: &Sides, managers: &mut Managers, said: &mut Said) {
    for (before, after) in changed(sides) {
        for (node, patch) in new_patches(&before, &after) {
            let Some(field) = renamed_field(&patch) else { continue };
            let of = |key: &str| after.text(node, &["target", key]);
            let (Some(kind), Some(name)) = (of("kind"), of("name")) else { continue };
            let manager = managers.of(scene, &after.path);
            let stood = taken(scene, Side::Before, &before);
            let target = stood.iter().find(|thing| thing.object().kind == kind && thing.object().name == name);
            if let Some(thing) = target.filter(|_| manager.deletes != Some(false)) {
                let cause = format!("a patch in {} changes its {field}", after.path);
                release::tell(thing, &after.spot(node), &cause, &manager, said);
            }
        }
    }
}

/// What a JSON patch changes of what an object is called by.
fn renamed_field(patch: &Manifest) -> Option<&'static str> {
    let root = *patch.document.roots.first()?;
    patch.document.items(root).iter().find_map(|operation| {
        let path = patch.text(*operation, &["path"])?;
        match path.as_str() {
            "/metadata/name" => Some("name"),
            "/metadata/namespace" => Some("namespace"),
            _ => None,
        }
    })
}

/// The labels that a kustomization puts into selectors.
fn selected(manifest: &Manifest) -> BTreeMap<String, String> {
    let document = &manifest.document;
    let mut found = BTreeMap::new();
    for root in &document.roots {
        let mut maps: Vec<NodeId> = manifest.walk(*root, &["commonLabels"]).into_iter().collect();
        for item in manifest.items(*root, &["labels"]) {
            if manifest.text(*item, &["includeSelectors"]).as_deref() == Some("true") {
                maps.extend(manifest.walk(*item, &["pairs"]));
            }
        }
        for pair in maps.iter().flat_map(|map| document.pairs(*map)) {
            found.insert(pair.key.clone(), document.rendered(pair.value).unwrap_or_default());
        }
    }
    found
}

/// Workloads whose selectors other labels are put into: the API refuses that.
pub(super) fn relabelled(scene: &mut Scene<'_>, sides: &Sides, managers: &mut Managers) -> Vec<Verdict> {
    let mut said = Said::default();
    let all: Vec<_> = changed(sides)
        .into_iter()
        .map(|(before, after)| (selected(&before), selected(&after), before, after))
        .collect();
    for (was, is, before, after) in &all {
        // What moves from one kustomization to another stays.
        let moved = all.iter().any(|(a, b, _, _)| a == is && b == was);
        if was == is || moved {
            continue;
        }
        let stood: FxHashSet<Key> = taken(scene, Side::Before, before).iter().map(Thing::key).collect();
        let manager = managers.of(scene, &after.path);
        let root = after.document.roots.first().copied().unwrap_or_default();
        let node = ["commonLabels", "labels"].iter().find_map(|field| after.walk(root, &[field])).unwrap_or(root);
        for thing in taken(scene, Side::After, after).iter().filter(|thing| stood.contains(&thing.key())) {
            let object = thing.object();
            let fixed = matches!(object.kind.as_str(), "Deployment" | "StatefulSet" | "DaemonSet" | "ReplicaSet");
            let own = |key: &str| thing.text(&["spec", "selector", "matchLabels", key]);
            let differs = |key: &String| {
                let (from, to) =
                    (was.get(key).cloned().or_else(|| own(key)), is.get(key).cloned().or_else(|| own(key)));
                from != to
            };
            if fixed && was.keys().chain(is.keys()).any(differs) {
                said.verdict(Verdict {
                    rule: "update-refused",
                    address: thing.address(),
                    of: object.kind.clone(),
                    class: Class::Config,
                    action: Action::Refuse,
                    count: 1,
                    reason: format!(
                        "{} puts other labels into its selector, which cannot be changed in place, and the apply fails",
                        after.path
                    ),
                    certainty: Confidence::High,
                    source: "the validation of Kubernetes".to_owned(),
                    spot: after.spot(node),
                    before: None,
                    evidence: vec![manager.shown.clone()],
                    fixes: Vec::new(),
                });
            }
        }
    }
    said.verdicts()
}

/// Objects that were applied because their files stand in a folder, and that a kustomization which is new there leaves
/// out.
pub(super) fn left_out(scene: &mut Scene<'_>, sides: &Sides, managers: &mut Managers) -> Vec<Removed> {
    let mut found = Vec::new();
    for (before, after) in sides.files() {
        let (None, Some(after)) = (before, after) else { continue };
        if !kustomize::is(after) || is_laid_aside(&after.path) || has_kustomization(scene, &after.path.folder()) {
            continue;
        }
        let manager = managers.of(scene, &after.path);
        if manager.deletes != Some(true) || !matches!(manager.engine, Engine::Argo | Engine::Flux) {
            continue;
        }
        let folder = after.path.folder();
        let now = kustomize::contents(scene, Side::After, &folder);
        let then = kustomize::contents(scene, Side::Before, &folder);
        if now.is_empty() || now.len() >= CONTENTS || then.len() >= CONTENTS {
            continue;
        }
        let keys: FxHashSet<Key> = now.iter().flat_map(|manifest| manifest.things()).map(|thing| thing.key()).collect();
        let root = after.document.roots.first().copied().unwrap_or_default();
        let node = after.walk(root, &["resources"]).unwrap_or(root);
        for manifest in then.iter().filter(|manifest| scene.read(Side::After, &manifest.path).is_some()) {
            let gone = manifest.things().filter(|thing| !keys.contains(&thing.key()));
            found.extend(gone.map(|thing| Removed {
                thing,
                spot: after.spot(node),
                cause: Some(format!("{} is new and leaves its file out", after.path)),
                certainty: Confidence::High,
            }));
        }
    }
    found
}

/// Whether a kustomization stood in `folder`, or above it, before.
fn has_kustomization(scene: &mut Scene<'_>, folder: &RepoPath) -> bool {
    let mut folder = folder.clone();
    for _ in 0..4 {
        if kustomize::of_folder(scene, Side::Before, &folder).is_some() {
            return true;
        }
        if folder.as_bytes().is_empty() {
            break;
        }
        folder = folder.folder();
    }
    false
}
