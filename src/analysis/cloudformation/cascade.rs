//! What follows from a resource that is made anew: what is given its identity and cannot take another one.

use super::compare::differ;
use super::judge::{Both, Couple, Fate};
use super::policy;
use super::property::{Property, fed};
use crate::analysis::Class;
use crate::fact::Confidence;

impl Couple<'_, '_> {
    /// What is given the identity of what is made anew, and cannot take another one.
    pub(super) fn cascade(&self, stays: &[Both<'_>], fates: &mut Vec<Fate>) {
        /// Longer chains are followed no further.
        const ROUNDS: usize = 6;
        for _ in 0..ROUNDS {
            let anew: Vec<(String, Confidence)> = fates.iter().filter_map(|fate| fate.anew.clone()).collect();
            let open = stays.iter().filter(|both| {
                let spoken = fates.iter().any(|fate| fate.verdict.address == both.after.id);
                !spoken && !both.facts.is_version() && both.before.of == both.after.of
            });
            let mut more = Vec::new();
            for both in open {
                let Some((change, id)) = fed(&both.facts, &both.after_properties, &anew) else { continue };
                let class = both.facts.class(policy::is_member(&both.after_properties));
                if id == both.after.id || class == Class::Config && !is_path(both, stays) {
                    continue;
                }
                // What was given something else before is judged by that.
                if differ_in_place(both, &change.path) {
                    continue;
                }
                let reason = format!("{} cannot be changed in place and refers to {id}", change.path);
                let cause = Some(cause(fates, &id));
                more.push(self.replacement(both, &change, "replacement-cascades", reason, cause));
            }
            if more.is_empty() {
                break;
            }
            fates.extend(more);
        }
        // What takes an environment with it is as loud as an environment.
        for index in 0..fates.len() {
            let Some(root) = fates.get(index).map(|fate| format!("{CASCADE}{}", fate.verdict.address)) else {
                continue;
            };
            let parts = fates.iter().filter(|fate| fate.part && fate.cause.as_ref() == Some(&root)).count();
            if let Some(fate) = fates.get_mut(index).filter(|fate| fate.part && fate.cause.is_none()) {
                fate.verdict.count += parts;
            }
        }
    }
}

const CASCADE: &str = "cascade of ";

/// The cause of what follows from `id`: the first one of the chain.
fn cause(fates: &[Fate], id: &str) -> String {
    let earlier = fates.iter().find(|fate| fate.verdict.address == id).and_then(|fate| fate.cause.clone());
    earlier.filter(|cause| cause.starts_with(CASCADE)).unwrap_or_else(|| format!("{CASCADE}{id}"))
}

/// Whether something else refers to a setting, so that it may hand a replacement on: a subnet group, a parameter group.
fn is_path(both: &Both<'_>, stays: &[Both<'_>]) -> bool {
    stays.iter().filter(|other| other.after.id != both.after.id).any(|other| {
        let properties = other.after_properties.iter().filter(|property| other.facts.touches(&property.name));
        properties.flat_map(|property| property.keep.open()).any(|open| open.of == both.after.id)
    })
}

/// Whether a property was already another one: then it is no consequence of what is replaced.
fn differ_in_place(both: &Both<'_>, path: &str) -> bool {
    let first = path.split('.').next().unwrap_or_default();
    let of =
        |side: &[Property]| side.iter().find(|property| property.name == first).map(|property| property.keep.clone());
    match (of(&both.before_properties), of(&both.after_properties)) {
        (Some(before), Some(after)) => differ(&before, &after).is_some(),
        _ => true,
    }
}
