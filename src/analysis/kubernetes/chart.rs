//! What a chart is made of: the dependencies that its `Chart.yaml` lists.

use std::collections::BTreeMap;

use super::object::Manifest;
use super::sides::{Sides, is_laid_aside};
use super::worth::is_store_by_name;
use crate::analysis::{Action, Class, Spot, Verdict};
use crate::fact::Confidence;
use crate::fact::document::NodeId;
use crate::source::RepoPath;

/// Dependencies by the name that their values and objects have: the alias, or the name.
type Dependencies = BTreeMap<String, (String, Spot)>;

/// What is said of dependencies that are gone.
pub(super) fn judge(sides: &Sides) -> Vec<Verdict> {
    let mut folders: BTreeMap<RepoPath, [Dependencies; 2]> = BTreeMap::new();
    let mut heads: BTreeMap<RepoPath, [bool; 2]> = BTreeMap::new();
    for (before, after) in sides.files() {
        for (at, manifest) in [before, after].into_iter().enumerate() {
            let Some(manifest) = manifest.filter(|manifest| is_chart(manifest) && !is_laid_aside(&manifest.path))
            else {
                continue;
            };
            let folder = manifest.path.folder();
            if let Some(has) = heads.entry(folder.clone()).or_default().get_mut(at) {
                *has |= manifest.path.file_name() == "Chart.yaml";
            }
            if let Some(side) = folders.entry(folder).or_default().get_mut(at) {
                side.extend(dependencies(manifest));
            }
        }
    }
    let mut found: Vec<Verdict> = sides.files().filter_map(|(before, after)| called(before?, after?)).collect();
    let whole = |folder: &RepoPath| heads.get(folder) == Some(&[true, true]);
    let both = folders.into_iter().filter(|(folder, _)| whole(folder));
    found.extend(both.flat_map(|(folder, [before, after])| gone(&folder, &before, &after)));
    found
}

/// A chart that has another name: by default it is part of the names of all its objects.
fn called(before: &Manifest, after: &Manifest) -> Option<Verdict> {
    if after.path.file_name() != "Chart.yaml" || before.path != after.path || is_laid_aside(&after.path) {
        return None;
    }
    let (old, new) = (*before.document.roots.first()?, *after.document.roots.first()?);
    let (was, is) = (before.text(old, &["name"])?, after.text(new, &["name"])?);
    let library = after.text(new, &["type"]).as_deref() == Some("library");
    let node = after.walk(new, &["name"]).filter(|_| was != is && !library)?;
    Some(Verdict {
        rule: "resource-renamed",
        address: is,
        of: "chart".to_owned(),
        class: Class::Compute,
        action: Action::Replace,
        count: 1,
        reason: "its name is part of the names of its objects, unless a value says otherwise".to_owned(),
        certainty: Confidence::Medium,
        source: "what Helm does on an upgrade".to_owned(),
        spot: after.spot(node),
        before: before.walk(old, &["name"]).map(|node| before.spot(node)),
        evidence: vec![format!("before it was {was}")],
        fixes: Vec::new(),
    })
}

fn gone(folder: &RepoPath, before: &Dependencies, after: &Dependencies) -> Vec<Verdict> {
    let lost = before.iter().filter(|(called, _)| !after.contains_key(*called));
    lost.map(|(called, (name, spot))| {
        let renamed = after.iter().any(|(other, (of, _))| of == name && !before.contains_key(other));
        let store = is_store_by_name(name) || is_store_by_name(called);
        let (rule, action, reason) = match (store, renamed) {
            (true, true) => {
                ("state-left-behind", Action::Orphan, "it is called otherwise, and so is every object of it")
            }
            (true, false) => (
                "state-left-behind",
                Action::Orphan,
                "it is no part of the chart any more, and what takes its place has none of its data",
            ),
            (false, true) => {
                ("resource-renamed", Action::Replace, "it is called otherwise, and so is every object of it")
            }
            (false, false) => ("resource-removed", Action::Destroy, "it is no part of the chart any more"),
        };
        Verdict {
            rule,
            address: called.clone(),
            of: "chart dependency".to_owned(),
            class: if store { Class::Data } else { Class::Config },
            action,
            count: 1,
            reason: reason.to_owned(),
            // Whoever uses the chart may have switched it off; a database that goes is worth a look all the same.
            certainty: if store { Confidence::High } else { Confidence::Medium },
            source: "what Helm does on an upgrade".to_owned(),
            spot: spot.clone(),
            before: None,
            evidence: vec![format!("a dependency of the chart in {folder}")],
            fixes: Vec::new(),
        }
    })
    .collect()
}

fn is_chart(manifest: &Manifest) -> bool {
    matches!(manifest.path.file_name().as_str(), "Chart.yaml" | "requirements.yaml")
}

fn dependencies(manifest: &Manifest) -> Dependencies {
    let Some(root) = manifest.document.roots.first() else { return Dependencies::new() };
    let listed = manifest.items(*root, &["dependencies"]).iter();
    listed.filter_map(|item| dependency(manifest, *item)).collect()
}

fn dependency(manifest: &Manifest, item: NodeId) -> Option<(String, (String, Spot))> {
    let name = manifest.text(item, &["name"])?;
    let called = manifest.text(item, &["alias"]).unwrap_or_else(|| name.clone());
    let node = manifest.walk(item, &["name"])?;
    Some((called, (name, manifest.spot(node))))
}
