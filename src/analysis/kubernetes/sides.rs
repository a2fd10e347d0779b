//! The changed manifests of both sides, and which object of one side is which of the other.

use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::helper;
use super::object::{Key, Manifest, Thing};
use super::switch::{self, Switches};
use crate::analysis::{Scene, Spot};
use crate::repo::FileDiff;
use crate::source::{RepoPath, Side, Source};

/// The changed files of both sides, read.
#[derive(Debug, Default)]
pub(super) struct Sides {
    /// By their file in the change: before and after.
    files: Vec<[Option<Rc<Manifest>>; 2]>,
    /// Values that turn conditions of templates, by the folder of their chart.
    switches: BTreeMap<RepoPath, Switches>,
    /// Of those, by their path before.
    by_path: FxHashMap<RepoPath, usize>,
    /// Objects that stand on both sides.
    pub(super) kept: Vec<(Thing, Thing)>,
    /// Objects that stood only before.
    pub(super) gone: Vec<Thing>,
    /// Objects that stand only after.
    pub(super) come: Vec<Thing>,
}

impl Sides {
    /// Reads the files of `change` that may hold something of Kubernetes, and pairs their objects: those of one file
    /// first, since the same object stands once in each environment, then what is left.
    pub(super) fn of(scene: &mut Scene<'_>) -> Self {
        let change = scene.change;
        let mut sides = Self { switches: switch::of(scene), ..Self::default() };
        let (mut gone, mut come) = (Vec::new(), Vec::new());
        let mut files: Vec<&FileDiff> = change.files.iter().filter(|file| is_read(file)).collect();
        files.sort_by(|a, b| a.path.cmp(&b.path));
        for file in files {
            let read = |source: Option<&Source>, side| source.and_then(|source| sides.manifest(source, side));
            let pair = [read(file.before.as_ref(), Side::Before), read(file.after.as_ref(), Side::After)];
            sides.add(pair, (&mut gone, &mut come));
        }
        let charts: Vec<_> =
            sides.switches.iter().flat_map(|(chart, turned)| switch::templates(scene, chart, turned)).collect();
        for [before, after] in charts {
            let pair = [Manifest::of(&before, Side::Before), Manifest::of(&after, Side::After)];
            sides.add(pair, (&mut gone, &mut come));
        }
        let (moved, gone, come) = paired(gone, come, Thing::key);
        sides.kept.extend(moved);
        let helpers = helper::renamed(change);
        let (again, gone, come) = match helpers.is_empty() {
            true => (Vec::new(), gone, come),
            false => paired(gone, come, |thing| called_again(thing, &helpers)),
        };
        sides.kept.extend(again);
        // Declared twice side by side, and once now: it is still there.
        let above = |thing: &Thing| thing.file.path.folder().folder();
        let stays = |thing: &Thing| {
            sides.kept.iter().any(|(_, after)| above(after) == above(thing) && after.key() == thing.key())
        };
        sides.gone = gone.into_iter().filter(|thing| !stays(thing)).collect();
        sides.come = come;
        sides
    }

    /// Reads `source` as the switches of its chart leave it.
    fn manifest(&self, source: &Source, side: Side) -> Option<Rc<Manifest>> {
        let settled = self.chart_of(&source.path).and_then(|switches| switches.settled(source, side));
        Manifest::of(settled.as_ref().unwrap_or(source), side)
    }

    fn chart_of(&self, path: &RepoPath) -> Option<&Switches> {
        let text = path.to_text();
        let (chart, _) = text.rsplit_once("/templates/").or_else(|| text.split_once("templates/"))?;
        self.switches.get(&RepoPath::from(chart))
    }

    /// Where the value stands that turns conditions of the template at `path`.
    pub(super) fn switch_of(&self, path: &RepoPath) -> Option<Spot> {
        self.chart_of(path)?.spot.clone()
    }

    fn add(&mut self, pair: [Option<Rc<Manifest>>; 2], (gone, come): (&mut Vec<Thing>, &mut Vec<Thing>)) {
        let [before, after] = pair.clone().map(|side| things(side.as_ref()));
        let (kept, old, new) = paired(before, after, Thing::key);
        self.kept.extend(kept);
        gone.extend(old);
        come.extend(new);
        if let [Some(before), _] = &pair {
            self.by_path.insert(before.path.clone(), self.files.len());
        }
        self.files.push(pair);
    }

    /// Every file that was read.
    pub(super) fn manifests(&self) -> impl Iterator<Item = &Rc<Manifest>> {
        self.files.iter().flatten().flatten()
    }

    /// Files that stand on both sides, or on one.
    pub(super) fn files(&self) -> impl Iterator<Item = (Option<&Rc<Manifest>>, Option<&Rc<Manifest>>)> {
        self.files.iter().map(|[before, after]| (before.as_ref(), after.as_ref()))
    }

    /// The after side of the file that was called `path` before.
    pub(super) fn after_of(&self, path: &RepoPath) -> Option<&Rc<Manifest>> {
        let [_, after] = self.files.get(*self.by_path.get(path)?)?;
        after.as_ref()
    }
}

fn things(manifest: Option<&Rc<Manifest>>) -> Vec<Thing> {
    // What is laid aside is no longer applied, and what is taken out from there was not.
    manifest
        .filter(|manifest| !is_laid_aside(&manifest.path))
        .map(|manifest| manifest.things().collect())
        .unwrap_or_default()
}

/// The key of `thing` by what its helpers are called after the change.
fn called_again(thing: &Thing, helpers: &BTreeMap<String, String>) -> Key {
    let (group, kind, namespace, mut name) = thing.key();
    if thing.file.side == Side::Before {
        for (was, is) in helpers {
            name = name.replace(&format!("\"{was}\""), &format!("\"{is}\""));
        }
    }
    (group, kind, namespace, name)
}

type Paired = (Vec<(Thing, Thing)>, Vec<Thing>, Vec<Thing>);

fn paired(before: Vec<Thing>, after: Vec<Thing>, key: impl Fn(&Thing) -> Key) -> Paired {
    let mut waiting: FxHashMap<Key, VecDeque<Thing>> = FxHashMap::default();
    let mut order: Vec<Key> = Vec::new();
    for thing in after {
        let key = key(&thing);
        let same = waiting.entry(key.clone()).or_default();
        if same.is_empty() {
            order.push(key);
        }
        same.push_back(thing);
    }
    let (mut kept, mut gone) = (Vec::new(), Vec::new());
    for thing in before {
        match waiting.get_mut(&key(&thing)).and_then(VecDeque::pop_front) {
            Some(same) => kept.push((thing, same)),
            None => gone.push(thing),
        }
    }
    let come = order.iter().filter_map(|key| waiting.remove(key)).flatten().collect();
    (kept, gone, come)
}

fn is_read(file: &FileDiff) -> bool {
    concerns(file) || is_of_kustomize(&file.path) || is_of_helm(&file.path)
}

/// Whether a file says what objects of Kubernetes say.
pub(super) fn concerns(file: &FileDiff) -> bool {
    let name = file.path.file_name();
    let ends = ["yaml", "yml", "json", "tpl"].iter().any(|end| name.ends_with(end));
    let says = |source: &Source| source.text.contains("apiVersion");
    ends && (file.before.as_ref().is_some_and(says) || file.after.as_ref().is_some_and(says))
}

/// Whether the file at `path` is read by kustomize.
pub(super) fn is_of_kustomize(path: &RepoPath) -> bool {
    matches!(path.file_name().as_str(), "kustomization.yaml" | "kustomization.yml" | "Kustomization")
}

/// Whether the file at `path` is of a chart, or holds values for one.
pub(super) fn is_of_helm(path: &RepoPath) -> bool {
    let name = path.file_name().to_lowercase();
    let is_yaml = name.ends_with(".yaml") || name.ends_with(".yml");
    matches!(name.as_str(), "chart.yaml" | "requirements.yaml") || (is_yaml && name.contains("values"))
}

/// Whether the file at `path` stands where manifests are kept that nothing applies any more.
pub(super) fn is_laid_aside(path: &RepoPath) -> bool {
    const NAMES: &[&str] = &[
        "archive",
        "archived",
        "archives",
        "_archive",
        "disabled",
        "_disabled",
        "unused",
        "deprecated",
        "attic",
        "graveyard",
        "old",
    ];
    let text = path.to_text().to_lowercase();
    let folders = text.rsplit_once('/').map_or("", |(folders, _)| folders);
    folders.split('/').any(|part| NAMES.contains(&part.trim_start_matches('.')))
}
