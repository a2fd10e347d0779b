//! What a `kustomization.yaml` takes in, and what it makes of it.

use std::rc::Rc;

use super::object::{Manifest, Thing};
use super::sides::is_of_kustomize;
use crate::analysis::Scene;
use crate::fact::document::NodeId;
use crate::source::{RepoPath, Side};

/// What a kustomization does with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// It is applied, or nothing says that it is not.
    Applied,
    /// It changes an object that stands elsewhere.
    Patch,
    /// It is in no list of the kustomization beside it.
    Unlisted,
}

const NAMES: [&str; 3] = ["kustomization.yaml", "kustomization.yml", "Kustomization"];

/// Lists of what a kustomization applies.
const TAKEN: [&str; 3] = ["resources", "bases", "components"];

/// Most files that are read to find out what a folder applies.
pub(super) const CONTENTS: usize = 40;

/// The kustomization of `folder`.
pub(super) fn of_folder(scene: &mut Scene<'_>, side: Side, folder: &RepoPath) -> Option<Rc<Manifest>> {
    let listing = scene.list(side, folder);
    let path = listing.files.into_iter().find(|file| NAMES.contains(&file.file_name().as_str()))?;
    Manifest::at(scene, side, &path)
}

/// What `manifest` takes in: the text of each entry, its node, and what it names.
pub(super) fn entries(manifest: &Manifest) -> Vec<(NodeId, RepoPath)> {
    let folder = manifest.path.folder();
    let roots = manifest.document.roots.iter();
    let lists = roots.flat_map(|root| TAKEN.iter().map(move |list| (*root, *list)));
    let items = lists.flat_map(|(root, list)| manifest.items(root, &[list]).iter().copied());
    items
        .filter_map(|item| {
            let text = manifest.document.rendered(item).filter(|text| !text.contains("://") && !text.contains('?'))?;
            Some((item, folder.joined(&text)?))
        })
        .collect()
}

/// What the kustomizations beside and above `path` do with it.
pub(super) fn standing(scene: &mut Scene<'_>, side: Side, path: &RepoPath) -> Standing {
    let mut folder = path.folder();
    for up in 0..3 {
        if let Some(manifest) = of_folder(scene, side, &folder) {
            if entries(&manifest).iter().any(|(_, entry)| entry == path) {
                return Standing::Applied;
            }
            if patches(&manifest).contains(path) {
                return Standing::Patch;
            }
            if up == 0 {
                return Standing::Unlisted;
            }
        }
        if folder.as_bytes().is_empty() {
            break;
        }
        folder = folder.folder();
    }
    Standing::Applied
}

fn patches(manifest: &Manifest) -> Vec<RepoPath> {
    let folder = manifest.path.folder();
    let mut paths = Vec::new();
    for root in &manifest.document.roots {
        for list in
            ["patches", "patchesStrategicMerge", "patchesJson6902", "configurations", "transformers", "generators"]
        {
            for item in manifest.items(*root, &[list]) {
                let text = manifest.document.rendered(*item).or_else(|| manifest.text(*item, &["path"]));
                paths.extend(text.and_then(|text| folder.joined(&text)));
            }
        }
    }
    paths
}

/// The manifests that `entry` of a kustomization stands for on `side`: a file, or a folder with what it takes in.
pub(super) fn contents(scene: &mut Scene<'_>, side: Side, entry: &RepoPath) -> Vec<Rc<Manifest>> {
    let mut found = Vec::new();
    let mut pending = vec![(entry.clone(), 0_usize)];
    let mut read = 0;
    while let Some((path, depth)) = pending.pop() {
        if depth > 6 || read >= CONTENTS {
            continue;
        }
        let name = path.file_name();
        if name.ends_with(".yaml") || name.ends_with(".yml") || name.ends_with(".json") {
            read += 1;
            found.extend(Manifest::at(scene, side, &path));
            continue;
        }
        if let Some(manifest) = of_folder(scene, side, &path) {
            read += 1;
            pending.extend(entries(&manifest).into_iter().rev().map(|(_, entry)| (entry, depth + 1)));
            continue;
        }
        // Without a kustomization Flux and Argo CD take what stands there.
        read += 1;
        let listing = scene.list(side, &path);
        let is_yaml = |file: &RepoPath| [".yaml", ".yml"].iter().any(|end| file.file_name().ends_with(end));
        pending.extend(listing.files.into_iter().filter(is_yaml).map(|file| (file, depth + 1)));
        pending.extend(listing.folders.into_iter().map(|folder| (folder, depth + 1)));
    }
    found
}

/// Whether `manifest` is a kustomization.
pub(super) fn is(manifest: &Manifest) -> bool {
    is_of_kustomize(&manifest.path)
        && !manifest.objects.iter().any(|object| object.group.starts_with("kustomize.toolkit"))
}

/// A field of a kustomization that changes the names of everything it applies, or where they are put.
#[derive(Clone, Debug)]
pub(super) struct Renaming {
    pub(super) field: &'static str,
    /// Where it stands after.
    pub(super) node: NodeId,
    /// What it said, and says.
    was: Option<String>,
    is: Option<String>,
}

/// What changes the names of everything that a kustomization applies.
pub(super) fn renames(before: &Manifest, after: &Manifest) -> Option<Renaming> {
    let (old, new) = (*before.document.roots.first()?, *after.document.roots.first()?);
    ["namePrefix", "nameSuffix", "namespace"].into_iter().find_map(|field| {
        let (was, is) = (before.text(old, &[field]), after.text(new, &[field]));
        // One that is gone may be written where the whole is applied.
        let says = is.is_some() || (was.is_some() && field != "namespace");
        let node = after.walk(new, &[field]).unwrap_or(new);
        (says && was != is).then_some(Renaming { field, node, was, is })
    })
}

impl Renaming {
    /// Whether `thing`, as it is written after the change, is called otherwise than before, when `stood` says what was
    /// written then: kinds and names.
    pub(super) fn is_of(&self, thing: &Thing, stood: &[(String, String)]) -> bool {
        let object = thing.object();
        if self.field == "namespace" {
            // One that is written for the first time may say what every object says already.
            return self.was.is_some()
                || (!object.namespace.is_empty() && self.is.as_ref().is_some_and(|is| *is != object.namespace));
        }
        // What is put in front of every name may have stood in each of them.
        let called = |part: &Option<String>, name: &str| {
            let part = part.as_deref().unwrap_or_default();
            if self.field == "namePrefix" { format!("{part}{name}") } else { format!("{name}{part}") }
        };
        let now = called(&self.is, &object.name);
        !stood.iter().any(|(kind, name)| *kind == object.kind && called(&self.was, name) == now)
    }

    /// Whether `other` undoes it: what moves from one kustomization to that above or below it.
    pub(super) fn is_undone_by(&self, other: &Renaming) -> bool {
        self.field == other.field && self.was == other.is && self.is == other.was
    }
}

/// Entries that `before` has and `after` has not, with their places.
pub(super) fn dropped(before: &Manifest, after: &Manifest) -> Vec<(NodeId, RepoPath)> {
    let stay: Vec<RepoPath> = entries(after).into_iter().map(|(_, path)| path).collect();
    entries(before).into_iter().filter(|(_, path)| !stay.contains(path)).collect()
}

/// Whether `thing` says that an object is to be taken out: `$patch: delete`.
pub(super) fn deletes(thing: &Thing) -> bool {
    thing.text(&["$patch"]).as_deref() == Some("delete")
}
