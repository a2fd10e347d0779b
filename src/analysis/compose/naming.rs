//! What a project and its volumes are called and made with: a change of either gives services other volumes.

use super::compare::verdict;
use super::project::Kind;
use super::store::worth;
use super::{Sides, of_folder};
use crate::analysis::{Action, Verdict};
use crate::fact::Confidence;

/// The name of the project changed: every volume that has none of its own gets another prefix.
pub(super) fn renamed(sides: &Sides) -> Option<Verdict> {
    let named =
        (sides.named.0.as_ref().or(sides.before.name.as_ref()), sides.named.1.as_ref().or(sides.after.name.as_ref()));
    let (before, after) = (named.0.map(|(name, _)| name.clone()), named.1.map(|(name, _)| name.clone()));
    let (from, to) = (of_folder(&sides.folders.0), of_folder(&sides.folders.1));
    // What the folder of the repository is called where the project runs is not known.
    let known = (!from.is_empty() || before.is_some()) && (!to.is_empty() || after.is_some());
    let (reason, certain) = match (&before, &after) {
        (Some(a), Some(b)) if a != b && !a.contains('$') && !b.contains('$') => {
            ("the name of the project, which starts the names of its volumes, is another one", true)
        }
        (None, Some(name)) if *name != from => ("the project gets a name, and until now its folder gave it one", known),
        (Some(name), None) if *name != to => {
            ("the project has no name of its own any more, and gets that of its folder", known)
        }
        (None, None) if from != to => ("the folder, which names the project, is another one", known),
        _ => return None,
    };
    let mut worths: Vec<(String, Confidence)> = Vec::new();
    for service in sides.before.services.values() {
        for mount in service.mounts.iter().filter(|mount| mount.kind == Kind::Named && !mount.read_only) {
            let mut after = sides.after.services.values().flat_map(|service| &service.mounts);
            let kept = sides.before.follows(mount)
                && after.any(|other| other.source == mount.source && sides.after.follows(other));
            if let Some(sure) = worth(service.image.as_ref(), Some(&mount.source), &mount.target).filter(|_| kept) {
                worths.push((mount.source.clone(), sure));
            }
        }
    }
    worths.sort();
    worths.dedup_by(|b, a| a.0 == b.0);
    let sure = worths.iter().map(|(_, sure)| *sure).max()?;
    let sure = if certain { sure } else { Confidence::Low };
    let at = (named.0.map(|(_, at)| at.clone()), named.1.map(|(_, at)| at.clone()));
    let first = sides.after.services.values().next()?.at.clone();
    let spots = (at.1.or_else(|| at.0.clone()).unwrap_or(first), at.0);
    let address = after.unwrap_or(to);
    let mut found =
        verdict("state-left-behind", Action::Orphan, ("project", address), (reason.to_owned(), sure), spots);
    found.count = worths.len();
    let volumes = worths.iter().map(|(key, _)| format!("`{key}`")).collect::<Vec<_>>().join(", ");
    found.evidence.push(format!("volumes that are called after the project: {volumes}"));
    Some(found)
}

/// Volumes whose driver or options changed: Compose asks whether to make them anew.
pub(super) fn drivers(sides: &Sides) -> Vec<Verdict> {
    let mut found = Vec::new();
    for (key, before) in &sides.before.volumes {
        let Some(after) = sides.after.volumes.get(key) else { continue };
        let same_place = before.name == after.name
            && before.external == after.external
            && before.device.is_none()
            && after.device.is_none();
        if !same_place || before.external || before.driver == after.driver {
            continue;
        }
        let mounts = || {
            sides.before.services.values().flat_map(|service| service.mounts.iter().map(move |mount| (service, mount)))
        };
        let of = mounts().filter(|(_, mount)| mount.kind == Kind::Named && mount.source == *key);
        let sure = of.filter_map(|(service, mount)| worth(service.image.as_ref(), Some(key), &mount.target)).max();
        let sure = sure.filter(|sure| *sure == Confidence::High).unwrap_or(Confidence::Low);
        let reason =
            "its driver or its options are others, and Compose asks whether to delete it and make it anew".to_owned();
        let spots = (after.at.clone(), Some(before.at.clone()));
        found.push(verdict("state-left-behind", Action::Orphan, ("volume", key.clone()), (reason, sure), spots));
    }
    found
}
