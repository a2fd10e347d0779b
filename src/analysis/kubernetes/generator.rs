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
    let sets = sets.filter(|(_, after)| !is_laid_aside(&after.file.path));
    sets.filter_map(|(before, after)| renamed(before, after).or_else(|| gone(before, after))).collect()
}

/// Whether what applications applied stays when the set deletes them.
fn keeps(thing: &Thing) -> bool {
    thing.is_true(&["spec", "syncPolicy", "preserveResourcesOnDeletion"])
}

/// What applications are called in the set.
const NAME: &[&str] = &["spec", "template", "metadata", "name"];

/// Every application of the set under another name.
fn renamed(before: &Thing, after: &Thing) -> Option<Verdict> {
    let (was, is) = (before.text(NAME)?, after.text(NAME)?);
    if keeps(before) || keeps(after) || bare(&was) == bare(&is) {
        return None;
    }
    let reason = "the name in its template changed, and what each applied goes with it".to_owned();
    let verdict = verdict(after, elements(before).len().max(1), reason);
    let spot = after.file.spot(after.at(NAME)?);
    let (address, of) = (after.address(), "every Application of ApplicationSet".to_owned());
    Some(Verdict { rule: "resource-renamed", action: Action::Replace, address, of, spot, ..verdict })
}

/// A name without the ways to write a hole: `{{tenant}}`, `{{ .tenant }}`.
fn bare(name: &str) -> String {
    name.replace("{.", "{").chars().filter(|c| !c.is_whitespace()).collect()
}

fn gone(before: &Thing, after: &Thing) -> Option<Verdict> {
    if keeps(before) || keeps(after) {
        return None;
    }
    let (was, is) = (elements(before), elements(after));
    let lost: Vec<(&String, &NodeId)> = was.iter().filter(|(name, _)| !is.contains_key(*name)).collect();
    let (name, node) = lost.first()?;
    let set = format!("the element that ApplicationSet {} made it of is gone", after.address());
    let reason = match lost.len() {
        1 => format!("{set}, and all that it applied goes with it"),
        count => format!("{set}, and all that it applied goes with it; {} others go the same way", count - 1),
    };
    let address = called(before, **node).unwrap_or_else(|| (*name).clone());
    let spot = before.file.spot(**node);
    Some(Verdict { address, spot, ..verdict(after, lost.len(), reason) })
}

/// The name of the application that `element` makes, where nothing but its own values is in it.
fn called(set: &Thing, element: NodeId) -> Option<String> {
    let mut name = bare(&set.text(NAME)?);
    for pair in set.file.document.pairs(element) {
        let value = set.file.document.rendered(pair.value)?;
        name = name.replace(&format!("{{{}}}", pair.key), &value);
    }
    (!name.contains('{')).then_some(name)
}

fn verdict(after: &Thing, count: usize, reason: String) -> Verdict {
    Verdict {
        rule: "instances-removed",
        address: String::new(),
        of: "Application".to_owned(),
        class: Class::Compute,
        action: Action::Destroy,
        count,
        reason,
        // Unless it is told to keep them, a set deletes what its applications applied.
        certainty: Confidence::High,
        source: "what Argo CD does with the applications of a set".to_owned(),
        spot: after.spot(),
        before: None,
        evidence: Vec::new(),
        fixes: Vec::new(),
    }
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
