//! Who applies a file, and what becomes of objects that it no longer has.

use rustc_hash::{FxHashMap, FxHashSet};

use super::object::{Manifest, Thing};
use super::sides::{Sides, is_laid_aside};
use crate::analysis::Scene;
use crate::repo::ChangeSet;
use crate::source::{RepoPath, Side};

/// What applies a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Engine {
    Helm,
    Argo,
    Flux,
    Kubectl,
    Unknown,
}

/// What is known of what applies a file.
#[derive(Clone, Debug)]
pub(super) struct Manager {
    /// Which engine.
    pub(super) engine: Engine,
    /// Whether it deletes what is gone from the source; none where that is not known.
    pub(super) deletes: Option<bool>,
    /// Whether it deletes and creates what it cannot change in place.
    pub(super) forces: bool,
    /// What shows it, as a sentence.
    pub(super) shown: String,
}

/// What one object of Flux or Argo CD applies.
#[derive(Clone, Debug)]
struct Cover {
    folder: String,
    manager: Manager,
}

/// What applies the files of a repository, as far as it was looked for.
#[derive(Debug, Default)]
pub(super) struct Managers {
    covers: Vec<Cover>,
    looked: FxHashSet<RepoPath>,
    reads: usize,
    known: FxHashMap<RepoPath, Manager>,
    /// Whether a changed script forces, and whether one prunes.
    forced: Option<String>,
    pruned: Option<String>,
}

/// Most files that are read to find out who applies what.
const READS: usize = 60;

/// Folders in which a repository of manifests keeps what applies the others.
const ENTRIES: &[&str] = &[
    "flux",
    "flux-system",
    "cluster",
    "clusters",
    "argocd",
    "argo-cd",
    "argo",
    "applications",
    "bootstrap",
    "root",
    "config",
    "production",
    "prod",
    "main",
    "base",
    "apps",
];

impl Managers {
    /// What the changed files show.
    pub(super) fn new(change: &ChangeSet, sides: &Sides) -> Self {
        let mut managers = Self {
            forced: script(change, forces, "forces what it cannot change"),
            pruned: script(change, prunes, "prunes what it no longer finds"),
            ..Self::default()
        };
        for manifest in sides.manifests().filter(|manifest| !is_laid_aside(&manifest.path)) {
            managers.add(manifest);
        }
        managers
    }

    /// What applies the file at `path`.
    pub(super) fn of(&mut self, scene: &mut Scene<'_>, path: &RepoPath) -> Manager {
        if let Some(known) = self.known.get(path) {
            return known.clone();
        }
        let manager = self.look_for(scene, path);
        self.known.insert(path.clone(), manager.clone());
        manager
    }

    fn look_for(&mut self, scene: &mut Scene<'_>, path: &RepoPath) -> Manager {
        if let Some(chart) = chart_of(scene, path) {
            return chart;
        }
        let text = path.to_text();
        // One that the change shows already may be the only one that is near enough to be right.
        let mut folder = path.folder();
        for _ in 0..DEEPEST {
            if let Some(cover) = self.covering(&text) {
                return cover;
            }
            self.look_into(scene, &folder, 0);
            if folder.as_bytes().is_empty() {
                break;
            }
            folder = folder.folder();
        }
        self.covering(&text).unwrap_or_else(|| self.without())
    }

    /// Whether something deletes and creates `thing` where it cannot be changed, and what shows it.
    pub(super) fn force(&mut self, scene: &mut Scene<'_>, thing: &Thing) -> Option<String> {
        if thing.mark("kustomize.toolkit.fluxcd.io/force").is_some_and(|value| value.eq_ignore_ascii_case("enabled")) {
            return Some("its annotation `kustomize.toolkit.fluxcd.io/force` tells Flux to force".into());
        }
        let options = thing.mark("argocd.argoproj.io/sync-options").unwrap_or_default();
        if options.contains("Force=true") && options.contains("Replace=true") {
            return Some("its annotation `argocd.argoproj.io/sync-options` tells Argo CD to force".into());
        }
        if let Some(shown) = &self.forced {
            return Some(shown.clone());
        }
        let manager = self.of(scene, &thing.file.path);
        manager.forces.then_some(manager.shown)
    }

    fn without(&self) -> Manager {
        match &self.pruned {
            Some(shown) => {
                Manager { engine: Engine::Kubectl, deletes: Some(true), forces: false, shown: shown.clone() }
            }
            None => Manager {
                engine: Engine::Unknown,
                deletes: None,
                forces: false,
                shown: "what applies the file was not found".into(),
            },
        }
    }

    /// The nearest that covers `path`.
    fn covering(&self, path: &str) -> Option<Manager> {
        let covers = self.covers.iter().filter(|cover| is_within(path, &cover.folder));
        covers.max_by_key(|cover| cover.folder.len()).map(|cover| cover.manager.clone())
    }

    fn add(&mut self, manifest: &std::rc::Rc<Manifest>) {
        for thing in manifest.things() {
            let manager = manager(&thing);
            let covers = folders(&thing).into_iter().map(|folder| Cover { folder, manager: manager.clone() });
            self.covers.extend(covers);
        }
    }

    /// Reads what stands in `folder`, and in the folders below it in which such things are kept.
    fn look_into(&mut self, scene: &mut Scene<'_>, folder: &RepoPath, depth: usize) {
        if !self.looked.insert(folder.clone()) || self.reads >= READS {
            return;
        }
        let listing = scene.list(Side::Before, folder);
        for path in listing.files {
            let name = path.file_name();
            let is_yaml = name.ends_with(".yaml") || name.ends_with(".yml");
            if !is_yaml || scene.diff(Side::Before, &path).is_some() {
                continue;
            }
            self.reads += 1;
            if self.reads > READS {
                return;
            }
            let Some(text) = scene.read(Side::Before, &path) else { continue };
            if !text.text.contains("kustomize.toolkit.fluxcd.io/") && !text.text.contains("argoproj.io/") {
                continue;
            }
            if let Some(manifest) = Manifest::of(&text, Side::Before) {
                self.add(&manifest);
            }
        }
        if depth < 2 {
            for below in listing.folders {
                if ENTRIES.contains(&below.file_name().as_str()) {
                    self.look_into(scene, &below, depth + 1);
                }
            }
        }
    }
}

/// How many folders up are looked into.
const DEEPEST: usize = 8;

/// The folders of the repository that `thing` applies.
fn folders(thing: &Thing) -> Vec<String> {
    let mut paths = Vec::new();
    if thing.is("kustomize.toolkit.fluxcd.io", "Kustomization") {
        paths.extend(thing.text(&["spec", "path"]));
    } else if thing.is("argoproj.io", "Application") || thing.is("argoproj.io", "ApplicationSet") {
        let spec: &[&str] =
            if thing.object().kind == "Application" { &["spec"] } else { &["spec", "template", "spec"] };
        paths.extend(thing.text(&[spec, &["source", "path"]].concat()));
        let sources = thing.file.items(thing.root(), &[spec, &["sources"]].concat());
        paths.extend(sources.iter().filter_map(|source| thing.file.text(*source, &["path"])));
        for generator in thing.file.items(thing.root(), &["spec", "generators"]) {
            let directories = thing.file.items(*generator, &["git", "directories"]);
            paths.extend(directories.iter().filter_map(|directory| thing.file.text(*directory, &["path"])));
        }
    }
    paths.iter().map(|path| normal(path)).filter(|path| !path.is_empty()).collect()
}

/// A path as the repository has it, up to the first part that is not known.
pub(super) fn normal(path: &str) -> String {
    let parts = path.split('/').filter(|part| !part.is_empty() && *part != ".");
    parts.take_while(|part| !part.contains(['{', '*', '$'])).collect::<Vec<_>>().join("/")
}

fn manager(thing: &Thing) -> Manager {
    let of = format!("{} {} in {}", thing.object().kind, thing.address(), thing.file.path);
    if thing.object().group == "kustomize.toolkit.fluxcd.io" {
        let orphans = thing.text(&["spec", "deletionPolicy"]).as_deref() == Some("Orphan");
        let deletes = thing.text(&["spec", "prune"]).and_then(|text| truth(&text)).map(|prunes| prunes && !orphans);
        let says = if deletes == Some(true) { "with prune" } else { "without prune" };
        let forces = thing.is_true(&["spec", "force"]);
        let forcing = if forces { " and force" } else { "" };
        return Manager {
            engine: Engine::Flux,
            deletes,
            forces,
            shown: format!("the Flux {of} applies it {says}{forcing}"),
        };
    }
    let spec: &[&str] = if thing.object().kind == "Application" { &["spec"] } else { &["spec", "template", "spec"] };
    let automated = thing.at(&[spec, &["syncPolicy", "automated"]].concat());
    let prune = thing.text(&[spec, &["syncPolicy", "automated", "prune"]].concat());
    let deletes = match (automated, prune) {
        // A patch or a template may put it in.
        (_, Some(text)) => truth(&text),
        (_, None) => Some(false),
    };
    let options = thing.file.items(thing.root(), &[spec, &["syncPolicy", "syncOptions"]].concat());
    let options: Vec<String> = options.iter().filter_map(|id| thing.file.document.rendered(*id)).collect();
    let forces =
        options.iter().any(|option| option == "Force=true") && options.iter().any(|option| option == "Replace=true");
    let says = if deletes == Some(true) { "with prune" } else { "without prune" };
    let forcing = if forces { " and force" } else { "" };
    Manager { engine: Engine::Argo, deletes, forces, shown: format!("the Argo CD {of} applies it {says}{forcing}") }
}

fn truth(text: &str) -> Option<bool> {
    match text {
        "true" => Some(true),
        "false" => Some(false),
        _ => None,
    }
}

/// Whether `path` stands in `folder`, or below it.
pub(super) fn is_within(path: &str, folder: &str) -> bool {
    folder.is_empty() || path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
}

/// Helm, where the file is a template of a chart. What stands in `crds/` it installs once, and never touches again.
fn chart_of(scene: &mut Scene<'_>, path: &RepoPath) -> Option<Manager> {
    let text = path.to_text();
    let parts: Vec<&str> = text.split('/').collect();
    for (at, part) in parts.iter().enumerate().rev().skip(1).take(DEEPEST) {
        let deletes = match *part {
            "templates" => true,
            "crds" => false,
            _ => continue,
        };
        let chart = RepoPath::from(parts.get(..at).unwrap_or_default().join("/").as_str());
        let is_chart =
            |listing: crate::repo::Listing| listing.files.iter().any(|file| file.file_name() == "Chart.yaml");
        if is_chart(scene.list(Side::Before, &chart)) || is_chart(scene.list(Side::After, &chart)) {
            let chart = if at == 0 { "the chart".to_owned() } else { format!("the chart in {chart}") };
            let shown = if deletes {
                format!("it is a template of {chart}, and Helm deletes what an upgrade no longer has")
            } else {
                format!("it stands in crds/ of {chart}, which Helm installs and never deletes")
            };
            return Some(Manager { engine: Engine::Helm, deletes: Some(deletes), forces: false, shown });
        }
    }
    None
}

/// The first line of a changed script that `is` holds for, as a sentence.
fn script(change: &ChangeSet, is: fn(&str) -> bool, says: &str) -> Option<String> {
    let files = change.files.iter().filter_map(|file| file.after.as_ref());
    let files = files.filter(|source| !source.path.file_name().ends_with(".md"));
    let found = files.filter(|source| {
        (source.text.contains("kubectl") || source.text.contains("helm ")) && source.text.lines().any(is)
    });
    found.min_by_key(|source| &source.path).map(|source| format!("{} {says}", source.path))
}

fn words(line: &str) -> Vec<&str> {
    line.split(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | ',' | '[' | ']')).collect()
}

fn forces(line: &str) -> bool {
    let words = words(line);
    let has = |word: &str| words.contains(&word);
    let force = has("--force") || has("--force=true");
    (has("kubectl") && force && (has("replace") || has("apply")))
        || (has("helm") && has("upgrade") && (force || has("--force-replace")))
}

fn prunes(line: &str) -> bool {
    let words = words(line);
    let has = |word: &str| words.contains(&word);
    has("kubectl") && has("apply") && (has("--prune") || has("--prune=true"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_force_or_prune() {
        assert!(forces("kubectl replace --force -f app.yaml"));
        assert!(forces("  - run: helm upgrade app ./chart --force"));
        assert!(!forces("kubectl apply --server-side --force-conflicts -f app.yaml"));
        assert!(prunes("kubectl apply --prune -l app=web -f k8s/"));
        assert!(!prunes("kubectl apply -f k8s/"));
    }

    #[test]
    fn paths_as_the_repository_has_them() {
        for (path, expected) in [("./a/b", "a/b"), ("a/{{path}}/b", "a"), ("apps/*", "apps"), (".", "")] {
            assert_eq!(normal(path), expected);
        }
        assert!(is_within("a/b/c.yaml", "a/b") && !is_within("a/bc/c.yaml", "a/b"));
    }
}
