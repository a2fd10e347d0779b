//! What an ApplicationSet makes applications of.

use std::collections::BTreeMap;

use super::object::Thing;
use super::sides::{Sides, is_laid_aside};
use crate::analysis::{Action, Class, Verdict};
use crate::fact::Confidence;
use crate::fact::document::NodeId;

/// What is said of elements that a generator no longer has: their applications go, with what they applied.
pub(super) fn judge(sides: &Sides) -> Vec<Verdict> {
    let sets = sides.kept.iter().filter(|(_, after)| after.is("argoproj.io", "ApplicationSet"));
    sets.filter(|(_, after)| !is_laid_aside(&after.file.path))
        .filter_map(|(before, after)| gone(before, after))
        .collect()
}

fn gone(before: &Thing, after: &Thing) -> Option<Verdict> {
    let keeps = |thing: &Thing| thing.is_true(&["spec", "syncPolicy", "preserveResourcesOnDeletion"]);
    if keeps(before) || keeps(after) {
        return None;
    }
    let (was, is) = (elements(before), elements(after));
    let lost: Vec<(&String, &NodeId)> = was.iter().filter(|(name, _)| !is.contains_key(*name)).collect();
    let (_, node) = lost.first()?;
    Some(Verdict {
        rule: "instances-removed",
        address: after.address(),
        of: "ApplicationSet".to_owned(),
        class: Class::Compute,
        action: Action::Destroy,
        count: lost.len(),
        reason: match lost.len() {
            1 => "an element of its generator is gone, and its application with all that it applied".to_owned(),
            count => {
                format!("{count} elements of its generator are gone, and their applications with all that they applied")
            }
        },
        certainty: Confidence::Medium,
        source: "what Argo CD does with the applications of a set".to_owned(),
        spot: before.file.spot(**node),
        before: None,
        evidence: Vec::new(),
        fixes: Vec::new(),
    })
}

/// The elements of lists and the folders of git, each by the name that it has.
fn elements(thing: &Thing) -> BTreeMap<String, NodeId> {
    let file = &thing.file;
    let mut found = BTreeMap::new();
    for generator in file.items(thing.root(), &["spec", "generators"]) {
        for element in file.items(*generator, &["list", "elements"]) {
            let keys = ["name", "cluster", "app", "env", "namespace", "path"];
            let named = keys.iter().find_map(|key| file.text(*element, &[key]));
            let first = || file.document.pairs(*element).first().and_then(|pair| file.document.rendered(pair.value));
            found.extend(named.or_else(first).map(|name| (name, *element)));
        }
        for folder in file.items(*generator, &["git", "directories"]) {
            found.extend(file.text(*folder, &["path"]).map(|path| (format!("path {path}"), *folder)));
        }
    }
    found
}
