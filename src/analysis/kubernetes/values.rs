//! Values of charts: switches that take volumes and databases away, and names on which every other name is built.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::object::{Manifest, Thing};
use super::release::is_release;
use super::sides::{Sides, is_laid_aside, is_of_helm};
use super::worth::is_store_by_name;
use crate::analysis::{Action, Class, Scene, Spot, Verdict};
use crate::fact::Confidence;
use crate::fact::document::NodeId;
use crate::source::{RepoPath, Side, Source};

/// Values of one side: the file and the map in it.
type Values<'a> = (&'a Rc<Manifest>, NodeId);

/// How deep values are looked into, and at how many maps.
const DEPTH: usize = 8;
const MAPS: usize = 4_000;

/// What is said of values that changed.
pub(super) fn judge(scene: &mut Scene<'_>, sides: &Sides) -> Vec<Verdict> {
    let mut found = Vec::new();
    for (before, after) in sides.files() {
        let (Some(before), Some(after)) = (before, after) else { continue };
        let name = after.path.file_name();
        if !is_of_helm(&after.path)
            || name.starts_with("Chart.")
            || name.starts_with("requirements.")
            || is_laid_aside(&after.path)
        {
            continue;
        }
        // Of a chart these are defaults, which whoever uses it may have overridden.
        let listing = scene.list(Side::After, &after.path.folder());
        let defaults = listing.files.iter().any(|file| file.file_name() == "Chart.yaml");
        let own = after.path.folder().file_name();
        if let (Some(old), Some(new)) = (before.document.roots.first(), after.document.roots.first()) {
            let changed =
                Changed { before: (before, *old), after: (after, *new), own: vec![own], defaults, heard: true, sides };
            found.extend(changed.verdicts());
        }
    }
    for (before, after) in &sides.kept {
        if is_laid_aside(&after.file.path) {
            continue;
        }
        found.extend(release_names(before, after));
        let own = vec![after.object().name.clone(), after.text(&["spec", "releaseName"]).unwrap_or_default()];
        let heard = !after.is("argoproj.io", "Application");
        for steps in VALUES {
            if let (Some(old), Some(new)) = (before.at(steps), after.at(steps)) {
                let (old, new) = ((&before.file, old), (&after.file, new));
                let changed = Changed { before: old, after: new, own: own.clone(), defaults: false, heard, sides };
                found.extend(changed.verdicts());
            }
        }
        found.extend(written_out(before, after, &own, sides));
    }
    found
}

/// Where objects keep values of charts.
const VALUES: [&[&str]; 2] = [&["spec", "values"], &["spec", "source", "helm", "valuesObject"]];

/// What is said of values that an application of Argo CD has as one text.
fn written_out(before: &Thing, after: &Thing, own: &[String], sides: &Sides) -> Vec<Verdict> {
    const TEXT: &[&str] = &["spec", "source", "helm", "values"];
    let read = |thing: &Thing, side| {
        let text = thing.text(TEXT)?;
        Manifest::of(&Source::new(RepoPath::from("values.yaml"), text.as_bytes()), side)
    };
    let (Some(old), Some(new), Some(node)) = (read(before, Side::Before), read(after, Side::After), after.at(TEXT))
    else {
        return Vec::new();
    };
    let (Some(was), Some(is)) = (old.document.roots.first(), new.document.roots.first()) else { return Vec::new() };
    let (before, own) = ((&old, *was), own.to_vec());
    let changed = Changed { before, after: (&new, *is), own, defaults: false, heard: false, sides };
    let spot = after.file.spot(node);
    changed.verdicts().into_iter().map(|verdict| Verdict { spot: spot.clone(), before: None, ..verdict }).collect()
}

struct Changed<'a> {
    before: Values<'a>,
    after: Values<'a>,
    /// What the release or the chart is called anyway.
    own: Vec<String>,
    defaults: bool,
    /// Whether a switch of `persistence` is a setting, which is heard as one.
    heard: bool,
    sides: &'a Sides,
}

impl Changed<'_> {
    fn verdicts(&self) -> Vec<Verdict> {
        let mut found = self.claims();
        let mut pending = vec![(self.before.1, self.after.1, Vec::<String>::new())];
        let mut maps = 0;
        while let Some((old, new, path)) = pending.pop() {
            maps += 1;
            if maps > MAPS || path.len() > DEPTH {
                continue;
            }
            found.extend(self.switched_off(old, new, &path));
            found.extend(self.renamed(old, new, &path));
            found.extend(self.unnamed(old, new));
            for pair in self.before.0.document.pairs(old) {
                if let Some(other) = self.after.0.document.get(new, &pair.key).filter(|_| pending.len() < MAPS) {
                    pending.push((pair.value, other, path.iter().cloned().chain([pair.key.clone()]).collect()));
                }
            }
        }
        found
    }

    /// `enabled: true` that became false, of what keeps data.
    fn switched_off(&self, old: NodeId, new: NodeId, path: &[String]) -> Option<Verdict> {
        let (was, is) = (self.before.0.text(old, &["enabled"]), self.after.0.text(new, &["enabled"]));
        let node = self.after.0.walk(new, &["enabled"])?;
        let last = path.last().map(String::as_str).unwrap_or_default();
        // Charts of databases keep what is written unless they are told otherwise.
        let unsaid = was.is_none() && is_persistence(last) && path.iter().any(|key| is_store_by_name(key));
        if is.as_deref() == Some("false") && unsaid {
            let reason = "it is switched off here, and nothing keeps what is written".to_owned();
            let spot = self.after.0.spot(node);
            return Some(orphan("persistence", path.join("."), spot, reason, Confidence::High));
        }
        if was.as_deref() != Some("true") || is.as_deref() != Some("false") {
            return None;
        }
        let under = path.len().checked_sub(2).and_then(|at| path.get(at)).is_some_and(|key| is_persistence(key));
        // `persistence.enabled` itself is a setting, and is heard as one.
        let switch = is_persistence(last) && (last != "persistence" || !self.heard);
        if switch || (under && makes_volume(self.before.0, old)) {
            let reason = "it is switched off, and nothing keeps what is written".to_owned();
            return Some(self.left_behind(
                "persistence",
                path.join("."),
                self.after.0.spot(node),
                reason,
                Confidence::High,
            ));
        }
        // A part of a chart, and not what watches or secures it.
        let is_part = path.len() <= 2 && is_store_by_name(last);
        let reason = "it is switched off, and what takes its place has none of its data".to_owned();
        is_part.then(|| orphan("subchart", path.join("."), self.after.0.spot(node), reason, Confidence::High))
    }

    /// A name on which the names of all objects are built.
    fn renamed(&self, old: NodeId, new: NodeId, path: &[String]) -> Option<Verdict> {
        if path.len() > 1 {
            return None;
        }
        let field = ["fullnameOverride", "nameOverride", "namespaceOverride"].into_iter().find(|field| {
            let (was, is) = (self.before.0.text(old, &[field]), self.after.0.text(new, &[field]));
            let is_own = |name: &Option<String>| name.as_ref().is_some_and(|name| self.own.contains(name));
            was != is && !(was.is_none() && is_own(&is)) && !(is.is_none() && is_own(&was))
        })?;
        let node = self.after.0.walk(new, &[field]).unwrap_or(new);
        // A part is called by its key, and the whole by what the chart or the release is called.
        let whole = || self.own.iter().find(|name| !name.is_empty()).cloned().unwrap_or_else(|| field.to_owned());
        let (of, address) = path.first().map_or_else(|| ("chart", whole()), |part| ("subchart", part.clone()));
        let keeps = path.first().is_some_and(|name| is_store_by_name(name)) || has_volume(self.after.0, new);
        let reason = format!("`{field}` changed, and with it the names of all its objects");
        let spot = self.after.0.spot(node);
        Some(if keeps { orphan(of, address, spot, reason, Confidence::High) } else { plain(of, address, spot, reason) })
    }

    /// A claim that was named and is no longer, where the chart makes one of its own then.
    fn unnamed(&self, old: NodeId, new: NodeId) -> Option<Verdict> {
        const FIELDS: [&str; 2] = ["existingClaim", "existingVolumeClaim"];
        let (field, name) = FIELDS.into_iter().find_map(|field| Some((field, self.before.0.text(old, &[field])?)))?;
        let makes = self.after.0.text(new, &["enabled"]).as_deref() != Some("false")
            && self.after.0.text(new, &["type"]).is_none();
        let named = claims(self.after);
        // Another one that is named is heard as that.
        if FIELDS.iter().any(|field| self.after.0.text(new, &[field]).is_some()) || !makes || !named.is_empty() {
            return None;
        }
        let spot = self.after.0.spot(self.after.0.walk(new, &[field]).unwrap_or(new));
        let reason = "it is no longer named, and the chart makes an empty one in its place".to_owned();
        Some(orphan("what mounts claim", name, spot, reason, Confidence::High))
    }

    /// Claims that were mounted by their names, and that no value names any more while another is named.
    fn claims(&self) -> Vec<Verdict> {
        let (was, is) = (claims(self.before), claims(self.after));
        let come: Vec<(&String, &NodeId)> = is.iter().filter(|(name, _)| !was.contains_key(*name)).collect();
        let gone = was.keys().filter(|name| !is.contains_key(*name));
        let gone = gone.filter(|name| {
            // Its removal is told of.
            !self
                .sides
                .gone
                .iter()
                .any(|thing| thing.object().kind == "PersistentVolumeClaim" && thing.object().name == **name)
        });
        let Some((next, node)) = come.first() else { return Vec::new() };
        // What a name stands for may be the same claim.
        let holes = |name: &str| name.contains('{') || next.contains('{');
        let said = |name: &String| {
            let reason = "another claim takes its place".to_owned();
            let certainty = if holes(name) { Confidence::Low } else { Confidence::High };
            self.left_behind("what mounts claim", name.clone(), self.after.0.spot(**node), reason, certainty)
        };
        gone.map(said).collect()
    }

    fn left_behind(&self, of: &str, address: String, spot: Spot, reason: String, certainty: Confidence) -> Verdict {
        let certainty = if self.defaults { Confidence::Low } else { certainty };
        Verdict {
            evidence: vec![format!("in the values of {}", self.own.first().map_or("", String::as_str))],
            ..orphan(of, address, spot, reason, certainty)
        }
    }
}

fn orphan(of: &str, address: String, spot: Spot, reason: String, certainty: Confidence) -> Verdict {
    Verdict {
        rule: "state-left-behind",
        address,
        of: of.to_owned(),
        class: Class::Data,
        action: Action::Orphan,
        count: 1,
        reason,
        certainty,
        source: "what charts do with such values".to_owned(),
        spot,
        before: None,
        evidence: Vec::new(),
        fixes: Vec::new(),
    }
}

fn plain(of: &str, address: String, spot: Spot, reason: String) -> Verdict {
    let verdict = orphan(of, address, spot, reason, Confidence::Medium);
    Verdict { rule: "resource-renamed", class: Class::Config, action: Action::Replace, ..verdict }
}

/// What a release is called, and where its objects are put.
fn release_names(before: &Thing, after: &Thing) -> Option<Verdict> {
    let is_application = after.is("argoproj.io", "Application");
    if !is_release(after) && !is_application {
        return None;
    }
    const OF_RELEASE: [&[&str]; 2] = [&["spec", "releaseName"], &["spec", "targetNamespace"]];
    const OF_APPLICATION: [&[&str]; 2] =
        [&["spec", "source", "helm", "releaseName"], &["spec", "destination", "namespace"]];
    let fields = if is_application { OF_APPLICATION } else { OF_RELEASE };
    let steps = fields.into_iter().find(|steps| {
        let (was, is) = (before.text(steps), after.text(steps));
        let unsaid = |name: &Option<String>| {
            name.as_ref().is_none_or(|name| *name == after.object().name || *name == after.object().namespace)
        };
        was != is && !(unsaid(&was) && unsaid(&is)) && !(was.is_none() && steps.ends_with(&["targetNamespace"]))
    })?;
    let node = after.at(steps).unwrap_or(after.root());
    let field = steps.last().copied().unwrap_or_default();
    let reason = format!("`{field}` changed, and with it the names of everything in it");
    let (kind, address, spot) = (after.object().kind.as_str(), after.address(), after.file.spot(node));
    let chart: [&[&str]; 2] = [&["spec", "chart", "spec", "chart"], &["spec", "source", "chart"]];
    let store = chart.iter().filter_map(|steps| before.text(steps)).any(|chart| is_store_by_name(&chart));
    Some(match makes_claim(before) || store {
        true => orphan(kind, address, spot, reason, Confidence::High),
        false => plain(kind, address, spot, reason),
    })
}

/// Whether the chart of a release makes claims of its own by the values that it is given.
pub(super) fn makes_claim(thing: &Thing) -> bool {
    VALUES.iter().filter_map(|steps| thing.at(steps)).any(|values| has_volume(&thing.file, values))
}

/// Whether values ask for a volume that the chart makes.
fn has_volume(manifest: &Manifest, values: NodeId) -> bool {
    let mut pending = vec![(values, 0_usize)];
    let mut maps = 0;
    while let Some((map, depth)) = pending.pop() {
        maps += 1;
        if maps > MAPS || depth > 4 {
            continue;
        }
        for pair in manifest.document.pairs(map) {
            if is_persistence(&pair.key) {
                let items = manifest.document.pairs(pair.value).iter().map(|item| item.value);
                if makes_volume(manifest, pair.value) || items.into_iter().any(|item| makes_volume(manifest, item)) {
                    return true;
                }
            }
            if pending.len() < MAPS {
                pending.push((pair.value, depth + 1));
            }
        }
    }
    false
}

fn is_persistence(key: &str) -> bool {
    matches!(key, "persistence" | "persistentVolume" | "persistence-data" | "dataPersistence")
}

/// Whether an item of `persistence` is a claim that the chart makes: nothing names one that exists, and it is of no
/// other type.
fn makes_volume(manifest: &Manifest, item: NodeId) -> bool {
    let text = |key| manifest.text(item, &[key]);
    let off = text("enabled").as_deref() == Some("false");
    let kept = text("retain").as_deref() == Some("true") || text("resourcePolicy").as_deref() == Some("keep");
    let is_claim = match text("type").as_deref() {
        Some("pvc" | "persistentVolumeClaim") => true,
        Some(_) => false,
        None => text("enabled").as_deref() == Some("true") || text("size").is_some(),
    };
    let sized = text("size").is_some()
        || text("storageClass").is_some()
        || text("storageClassName").is_some()
        || text("accessMode").is_some();
    is_claim && sized && !off && !kept && text("existingClaim").is_none() && text("existingVolumeClaim").is_none()
}

/// The claims that values name.
fn claims((manifest, root): Values<'_>) -> BTreeMap<String, NodeId> {
    let mut found = BTreeMap::new();
    let mut pending = vec![(root, 0_usize)];
    let mut seen = BTreeSet::new();
    while let Some((id, depth)) = pending.pop() {
        if depth > DEPTH || seen.len() > MAPS || !seen.insert(id) {
            continue;
        }
        for pair in manifest.document.pairs(id) {
            let names = matches!(pair.key.as_str(), "existingClaim" | "claimName" | "existingVolumeClaim");
            if let Some(name) = manifest.document.rendered(pair.value).filter(|name| names && !name.is_empty()) {
                found.insert(name, pair.value);
            }
            pending.push((pair.value, depth + 1));
        }
        pending.extend(manifest.document.items(id).iter().map(|item| (*item, depth + 1)));
    }
    found
}
