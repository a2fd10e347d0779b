//! What services found at their mounts before a change, and no longer find after it.

use std::collections::{BTreeMap, BTreeSet};

use super::Sides;
use super::naming::{drivers, renamed};
use super::project::{Kind, Location, Mount, Project, Service, Volume};
use super::store::worth;
use crate::analysis::{Action, Class, Spot, Verdict};
use crate::fact::Confidence;

/// The rule of servers that do not start on what they find.
const UNREADABLE: &str = "data-unreadable-by-new-server";

const LAW: &str = "the rules of Docker Compose";

/// What is mounted anywhere after the change that was not before it: what moved between files is not left behind.
#[derive(Debug, Default)]
pub(super) struct Everywhere {
    moved: BTreeSet<(Location, String)>,
    /// Whether more than one project is changed.
    several: bool,
}

impl Everywhere {
    pub(super) fn of(sides: &[Sides]) -> Self {
        let mounted = |project: &Project| -> BTreeSet<(Location, String)> {
            let mounts = project.services.values().flat_map(|service| &service.mounts);
            mounts.map(|mount| (project.location(mount), mount.target.clone())).collect()
        };
        let moved = sides.iter().flat_map(|sides| {
            let before = mounted(&sides.before);
            mounted(&sides.after).into_iter().filter(move |mount| !before.contains(mount))
        });
        Self { moved: moved.collect(), several: sides.len() > 1 }
    }
}

/// The verdicts on a project.
pub(super) fn verdicts(sides: &Sides, everywhere: &Everywhere) -> Vec<Verdict> {
    let readable = !sides.after.unreadable || sides.before.unreadable;
    if sides.after.services.is_empty() || sides.before.services.is_empty() || !readable {
        return Vec::new();
    }
    let mut found = Found { verdicts: renamed(sides).into_iter().collect(), said: BTreeMap::new() };
    for (name, before) in &sides.before.services {
        match counterpart(sides, name, before) {
            Some((called, after)) => {
                let pair = Pair { sides, everywhere, before, after, called };
                pair.mounts(&mut found);
                pair.image(&mut found);
                pair.home(&mut found);
                pair.log(&mut found);
            }
            None => gone(sides, everywhere, (name, before), &mut found),
        }
    }
    found.verdicts.extend(drivers(sides));
    found.verdicts
}

/// What is found, each volume once.
pub(super) struct Found {
    verdicts: Vec<Verdict>,
    said: BTreeMap<Location, usize>,
}

impl Found {
    /// Adds what is found about what lies at `location`; of several, what is surest.
    pub(super) fn say(&mut self, location: Location, verdict: Verdict) {
        match self.said.get(&location).and_then(|at| self.verdicts.get_mut(*at)) {
            Some(first) if first.certainty >= verdict.certainty => {}
            Some(first) => *first = verdict,
            None => {
                self.said.insert(location, self.verdicts.len());
                self.verdicts.push(verdict);
            }
        }
    }
}

/// The service that `before`, called `name`, is after the change.
fn counterpart<'a>(sides: &'a Sides, name: &str, before: &Service) -> Option<(&'a str, &'a Service)> {
    if let Some((called, after)) = sides.after.services.get_key_value(name) {
        return Some((called, after));
    }
    let new = sides.after.services.iter().filter(|(called, _)| !sides.before.services.contains_key(*called));
    let targets = |service: &Service| service.mounts.iter().map(|mount| mount.target.clone()).collect::<BTreeSet<_>>();
    let wanted = targets(before);
    let mut alike = new.filter(|(_, after)| {
        let kin = before.image.as_ref().zip(after.image.as_ref()).is_some_and(|(a, b)| a.is_kin(b));
        kin && !wanted.is_disjoint(&targets(after))
    });
    let first = alike.next();
    first.filter(|_| alike.next().is_none()).map(|(called, after)| (called.as_str(), after))
}

/// A service on both sides.
pub(super) struct Pair<'a> {
    pub(super) sides: &'a Sides,
    everywhere: &'a Everywhere,
    pub(super) before: &'a Service,
    pub(super) after: &'a Service,
    /// What it is called after the change.
    pub(super) called: &'a str,
}

impl Pair<'_> {
    fn mounts(&self, found: &mut Found) {
        for mount in &self.before.mounts {
            let Some(sure) = self.worth(mount) else { continue };
            let location = self.sides.before.location(mount);
            if location == Location::Passing {
                continue;
            }
            let same = self.after.mounts.iter().find(|other| other.target == mount.target);
            let (reason, sure, spot) = match same {
                Some(other) if self.sides.is_same(mount, other) => continue,
                Some(other) if self.others(mount, other, sure, found) => continue,
                Some(other) => self.other_source(mount, other, sure),
                None => match self.other_target(mount, &location, sure) {
                    Some(told) => told,
                    None => continue,
                },
            };
            let excused =
                self.everywhere.several && self.everywhere.moved.contains(&(location.clone(), mount.target.clone()));
            if !excused {
                found.say(location, self.orphan(mount, reason, sure, spot));
            }
        }
    }

    /// How sure it is that what is mounted holds data.
    fn worth(&self, mount: &Mount) -> Option<Confidence> {
        if mount.read_only {
            return None;
        }
        let named = (mount.kind == Kind::Named).then_some(mount.source.as_str());
        worth(self.before.image.as_ref(), named, &mount.target)
    }

    /// What a service of another kind wrote is mounted at the same place.
    fn others(&self, mount: &Mount, other: &Mount, sure: Confidence, found: &mut Found) -> bool {
        let location = self.sides.after.location(other);
        let Some(writer) = self.written_by(&location).filter(|_| location != Location::Passing) else { return false };
        let reason = format!("it mounts `{}`, which holds what `{writer}` has written", other.source);
        let named = ("service", self.called.to_owned());
        let spots = (other.at.clone(), Some(mount.at.clone()));
        let found_one = verdict(UNREADABLE, Action::Orphan, named, (reason, sure), spots);
        found.say(self.sides.before.location(mount), found_one);
        true
    }

    /// Something else is mounted at the same place.
    fn other_source(&self, mount: &Mount, other: &Mount, sure: Confidence) -> (String, Confidence, Spot) {
        let (before, after) = (&self.sides.before, &self.sides.after);
        let volume = |project: &'_ Project, mount: &Mount| project.volumes.get(&mount.source).cloned();
        let unknown = |mount: &Mount| mount.source.contains('$');
        let mut sure = if unknown(mount) || unknown(other) { Confidence::Low } else { sure };
        let (from, to) = (before.location(mount), after.location(other));
        // Paths from a folder that moved may have moved with it; a volume named today what it was called until now.
        if self.sides.folders.0 != self.sides.folders.1 || may_be_one(&from, &to) {
            sure = sure.min(Confidence::Low);
        }
        // What another service used before holds something.
        if before.mounts(&to) {
            sure = Confidence::Low;
        }
        let what = match (mount.kind, other.kind) {
            (_, Kind::Tmpfs) => "what it mounts is in memory now, and empty after every start".to_owned(),
            (_, Kind::Anonymous) => "the volume that it mounts has no name now, and goes with the container".to_owned(),
            (Kind::Named, Kind::Named) if mount.source == other.source => {
                let changed = volume(before, mount).zip(volume(after, other));
                let (why, certain) =
                    changed.map_or(("the volume is declared otherwise", true), |(a, b)| redeclared(&a, &b));
                sure = if certain { sure } else { Confidence::Low };
                let at = after.volumes.get(&mount.source).map_or(&other.at, |volume| &volume.at);
                return (why.to_owned(), sure, at.clone());
            }
            (Kind::Named, Kind::Named) => {
                format!("it mounts the volume `{}` in place of `{}`", other.source, mount.source)
            }
            (Kind::Bind, Kind::Bind) => "it mounts another folder in place of the one that holds the data".to_owned(),
            (Kind::Bind, _) => {
                format!("it mounts the volume `{}` in place of the folder", other.source)
            }
            (_, Kind::Bind) => format!("it mounts a folder in place of the volume `{}`", mount.source),
            _ => return ("what it mounts is another thing now".to_owned(), sure, other.at.clone()),
        };
        (what, sure, other.at.clone())
    }

    /// Nothing is mounted at the same place.
    fn other_target(&self, mount: &Mount, location: &Location, sure: Confidence) -> Option<(String, Confidence, Spot)> {
        let after = &self.sides.after;
        let replaced = match (&self.before.image, &self.after.image) {
            (Some(a), Some(b)) => !a.is_kin(b),
            (a, b) => a.is_some() != b.is_some(),
        };
        let moved = self.after.mounts.iter().find(|other| self.sides.is_same(mount, other));
        let refused = self.unreadable().is_some() || self.finds_its_data().is_some();
        if let Some(moved) = moved {
            // A server that is told anew where its data lies finds it there.
            let sure = if replaced { Confidence::Low } else { sure };
            let beyond = [&mount.target, &moved.target];
            let nested = beyond[0].starts_with(beyond[1].as_str()) || beyond[1].starts_with(beyond[0].as_str());
            let sure = if nested { sure.min(Confidence::Medium) } else { sure };
            let reason = format!("`{}` is mounted at another place in it", mount.source);
            return (!refused).then(|| (reason, sure, moved.at.clone()));
        }
        let taken_over = after.mounts(location) && sure < Confidence::High;
        // Another program keeps its data elsewhere.
        if replaced || taken_over || self.after.inherits || after.includes {
            return None;
        }
        Some((format!("it no longer mounts `{}`", mount.source), sure, self.after.at.clone()))
    }

    fn orphan(&self, mount: &Mount, reason: String, sure: Confidence, spot: Spot) -> Verdict {
        let mut found = verdict(
            "state-left-behind",
            Action::Orphan,
            ("service", self.called.to_owned()),
            (reason, sure),
            (spot, Some(mount.at.clone())),
        );
        found.evidence.push(format!("what is meant is {}", described(self.called, mount)));
        found
    }

    /// A server of another major version over the same data.
    fn image(&self, found: &mut Found) {
        let Some(reason) = self.unreadable() else { return };
        let kept = self.before.mounts.iter().find(|mount| {
            let location = self.sides.before.location(mount);
            let same = |other: &&Mount| self.sides.is_same(mount, other);
            location != Location::Passing
                && self.worth(mount) == Some(Confidence::High)
                && self.after.mounts.iter().any(|other| same(&other))
        });
        let Some(kept) = kept else { return };
        let named = ("service", self.called.to_owned());
        let spots = (self.after.image_at.clone(), Some(self.before.image_at.clone()));
        // Nothing is deleted, and nothing is served until the data is brought over.
        let told = (reason, Confidence::High);
        let mut found_one = verdict(UNREADABLE, Action::Orphan, named, told, spots);
        found_one.evidence.push(format!("{} is kept as it is", described(self.called, kept)));
        // Several servers that go up together are one decision.
        let same = |verdict: &&mut Verdict| verdict.rule == found_one.rule && verdict.reason == found_one.reason;
        match found.verdicts.iter_mut().find(same) {
            Some(first) => {
                first.count += 1;
                first.evidence.push(format!("the service `{}` as well", self.called));
            }
            None => found.verdicts.push(found_one),
        }
    }
}

/// What a volume is called that is declared otherwise under the same key, and whether it is surely another one.
fn redeclared(before: &Volume, after: &Volume) -> (&'static str, bool) {
    match (before.external, after.external) {
        // Who made it is not written down: it may be the very volume that the project made.
        (false, true) => {
            ("a volume from outside of the project is used in its place", before.name.is_some() && after.name.is_some())
        }
        (true, false) => ("the project makes a volume of its own in place of the one from outside", true),
        _ if before.device.is_some() || after.device.is_some() => {
            ("the options of the volume name another folder", true)
        }
        _ => ("the `name` of the volume is another one", true),
    }
}

/// What is mounted, for people.
fn described(service: &str, mount: &Mount) -> String {
    match mount.kind {
        Kind::Named => format!("the volume `{}`", mount.source),
        _ => format!("what `{service}` mounts at `{}`", mount.target),
    }
}

/// Whether two volumes may have one name, since what a project is called is not known.
fn may_be_one(a: &Location, b: &Location) -> bool {
    let (Location::Volume(a), Location::Volume(b)) = (a, b) else { return false };
    let may = |open: &str, name: &str| open.strip_prefix('*').is_some_and(|rest| name.ends_with(rest));
    may(a, b) || may(b, a)
}

/// A service is gone, with what it alone mounted.
fn gone(sides: &Sides, everywhere: &Everywhere, (name, before): (&str, &Service), found: &mut Found) {
    for mount in before.mounts.iter().filter(|mount| mount.kind == Kind::Named) {
        let sure = worth(before.image.as_ref(), Some(&mount.source), &mount.target);
        let location = sides.before.location(mount);
        let elsewhere = || everywhere.moved.iter().any(|(other, _)| *other == location);
        if sure != Some(Confidence::High) || sides.after.includes || sides.is_mounted(mount) || elsewhere() {
            continue;
        }
        let reason = format!("its data stays in the volume `{}` until somebody prunes volumes", mount.source);
        let spots = (mount.at.clone(), Some(mount.at.clone()));
        let named = ("service", name.to_owned());
        let told = (reason, Confidence::Medium);
        found.say(location, verdict("resource-removed", Action::Destroy, named, told, spots));
    }
}

pub(super) fn verdict(
    rule: &'static str,
    action: Action,
    (of, address): (&str, String),
    (reason, certainty): (String, Confidence),
    (spot, before): (Spot, Option<Spot>),
) -> Verdict {
    Verdict {
        rule,
        address,
        of: of.to_owned(),
        class: Class::Data,
        action,
        count: 1,
        reason,
        certainty,
        source: LAW.to_owned(),
        spot,
        before,
        evidence: Vec::new(),
        fixes: Vec::new(),
    }
}
