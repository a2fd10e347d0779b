//! Volumes of workloads: a changed name, and what runs starts with an empty one.

use std::collections::BTreeMap;

use super::managed::Managers;
use super::object::Thing;
use super::sides::{Sides, is_laid_aside};
use super::worth::{is_store_by_name, loss};
use crate::analysis::compose::store::{Image, refusal, worth};
use crate::analysis::{Action, Class, Scene, Spot, Verdict};
use crate::fact::Confidence;
use crate::fact::document::NodeId;

/// Most objects of one side among which the other kind of a workload is looked for.
const TURNED: usize = 2_000;

/// Where a workload keeps data.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Store {
    /// A claim, by its name.
    Claim(String),
    /// Claims that it makes for each of its pods.
    Template(String),
    /// A folder of the node.
    Host(String),
}

/// What a workload mounts.
struct Mounts {
    /// Stores by the name of the volume.
    stores: BTreeMap<String, (Store, NodeId)>,
    /// Volumes that keep nothing.
    empty: BTreeMap<String, NodeId>,
    /// Where volumes are mounted: the volume, the container, the path in it with that in the volume.
    places: Vec<(String, String, String, NodeId)>,
    /// The images that run, each with the name of its container and where it stands.
    images: Vec<(String, String, NodeId)>,
}

/// What is said of volumes, and the addresses of the objects that it is said of.
pub(super) fn judge(scene: &mut Scene<'_>, sides: &Sides, managers: &mut Managers) -> (Vec<Verdict>, Vec<String>) {
    let turned = sides.gone.iter().take(TURNED).filter_map(|gone| Some((gone, turned_into(sides, gone)?)));
    let kept = sides.kept.iter().map(|(before, after)| (before, after));
    let pairs: Vec<(Thing, Thing)> = kept.chain(turned).map(|(a, b)| (a.clone(), b.clone())).collect();
    let (mut found, mut told) = (Vec::new(), Vec::new());
    for (before, after) in &pairs {
        if !is_workload(before) || is_laid_aside(&after.file.path) {
            continue;
        }
        let (was, is) = (mounts(before), mounts(after));
        let mut said = of_pair(sides, (before, after), &was, &is);
        if said.is_empty() {
            said.extend(moved_mount((before, after), &was, &is));
        } else if said.iter().any(|verdict| verdict.certainty == Confidence::High) {
            told.push(after.address());
        }
        said.extend(upgraded((before, after), &was, &is));
        said.extend(scaled(scene, managers, (before, after)));
        found.extend(said);
    }
    (found, told)
}

/// The workload of another kind that took the place of `gone`.
fn turned_into<'a>(sides: &'a Sides, gone: &Thing) -> Option<&'a Thing> {
    let own = gone.object();
    let same = |come: &&Thing| {
        let other = come.object();
        other.name == own.name && other.namespace == own.namespace && other.kind != own.kind && is_workload(come)
    };
    if is_workload(gone) { sides.come.iter().take(TURNED).find(same) } else { None }
}

fn is_workload(thing: &Thing) -> bool {
    matches!(
        thing.object().kind.as_str(),
        "StatefulSet" | "Deployment" | "DaemonSet" | "ReplicaSet" | "DeploymentConfig"
    )
}

fn mounts(thing: &Thing) -> Mounts {
    let file = &thing.file;
    let mut mounts = Mounts { stores: BTreeMap::new(), empty: BTreeMap::new(), places: Vec::new(), images: Vec::new() };
    let pod = ["spec", "template", "spec"];
    let mut folders = BTreeMap::new();
    for volume in file.items(thing.root(), &[&pod[..], &["volumes"]].concat()) {
        let Some(name) = file.text(*volume, &["name"]) else { continue };
        let at = file.walk(*volume, &["name"]).unwrap_or(*volume);
        if let Some(claim) = file.text(*volume, &["persistentVolumeClaim", "claimName"]) {
            let at = file.walk(*volume, &["persistentVolumeClaim", "claimName"]).unwrap_or(at);
            mounts.stores.insert(name, (Store::Claim(claim), at));
        } else if let Some(folder) = file.text(*volume, &["hostPath", "path"]) {
            let at = file.walk(*volume, &["hostPath", "path"]).unwrap_or(at);
            folders.insert(name, (folder, at));
        } else if file.walk(*volume, &["emptyDir"]).is_some() {
            mounts.empty.insert(name, at);
        }
    }
    for template in file.items(thing.root(), &["spec", "volumeClaimTemplates"]) {
        if let Some(name) = file.text(*template, &["metadata", "name"]) {
            let at = file.walk(*template, &["metadata", "name"]).unwrap_or(*template);
            mounts.stores.insert(name.clone(), (Store::Template(name), at));
        }
    }
    for container in file.items(thing.root(), &[&pod[..], &["containers"]].concat()) {
        let of = file.text(*container, &["name"]).unwrap_or_default();
        let image = file.text(*container, &["image"]);
        let node = file.walk(*container, &["image"]).unwrap_or(*container);
        mounts.images.extend(image.clone().map(|image| (image, of.clone(), node)));
        let image = image.map(|image| Image::read(&image));
        for mount in file.items(*container, &["volumeMounts"]) {
            let text = |key| file.text(*mount, &[key]).unwrap_or_default();
            let at = file.walk(*mount, &["mountPath"]).unwrap_or(*mount);
            let path = format!("{}:{}", text("mountPath").trim_end_matches('/'), text("subPath"));
            // Of folders of the node only those count that keep something: the others are sockets, logs and settings.
            if let Some((folder, at)) = folders.get(&text("name"))
                && worth(image.as_ref(), None, text("mountPath").trim_end_matches('/')).is_some()
            {
                mounts.stores.insert(text("name"), (Store::Host(folder.clone()), *at));
            }
            mounts.places.push((text("name"), of.clone(), path, at));
        }
    }
    mounts
}

/// Stores that a workload had and has no more.
fn of_pair(sides: &Sides, (before, after): (&Thing, &Thing), was: &Mounts, is: &Mounts) -> Vec<Verdict> {
    let mut found = Vec::new();
    // What a value takes out of a template is seen; what else a template puts in is not.
    let switched = sides.switch_of(&after.file.path).is_some();
    let templated = (before.file.templated || after.file.templated) && !switched;
    for (name, (store, node)) in &was.stores {
        let still = is.stores.values().any(|(other, _)| is_same(store, other, &before.object().name));
        if still || is_told(sides, store) {
            continue;
        }
        let come = is.stores.iter().find(|(_, (other, _))| !was.stores.values().any(|(old, _)| old == other));
        let replaced =
            is.stores.get(name).map(|(other, at)| (other, *at)).or_else(|| come.map(|(_, (other, at))| (other, *at)));
        let (reason, at, certainty) = match (is.empty.get(name), replaced) {
            (Some(at), _) => {
                ("its volume is an emptyDir now, which goes with every pod".to_owned(), *at, Confidence::High)
            }
            (None, Some((other, at))) if is_filled(sides, other) => {
                let _ = at;
                continue;
            }
            (None, Some((Store::Template(_), at))) => ("new claims are made for it".to_owned(), at, Confidence::High),
            (None, Some((Store::Claim(_), at))) => {
                ("another claim takes the place of its own".to_owned(), at, Confidence::High)
            }
            (None, Some((Store::Host(_), at))) => {
                ("a folder of the node takes the place of its own".to_owned(), at, Confidence::High)
            }
            (None, None) if before.object().kind != after.object().kind && matches!(store, Store::Template(_)) => {
                let reason = format!("it was a {} and mounts no volume any more", before.object().kind);
                (reason, after.root(), Confidence::High)
            }
            (None, None) if switched => {
                ("a value of the chart switches its volume off".to_owned(), after.root(), Confidence::High)
            }
            (None, None) => ("it mounts no volume any more".to_owned(), after.root(), Confidence::Medium),
        };
        let spot = if at == after.root() { after.spot() } else { after.file.spot(at) };
        let refused = if matches!(store, Store::Template(_)) && before.object().kind == after.object().kind {
            "; the API refuses that until the set is deleted and made anew"
        } else {
            ""
        };
        let open = |store: &Store| matches!(store, Store::Claim(name) | Store::Template(name) | Store::Host(name) if name.contains(['{', '$']));
        let holes = templated || open(store) || is.stores.values().any(|(other, _)| open(other));
        let certainty = if holes { Confidence::Low } else { certainty };
        found.push(orphan(after, spot, Some(before.file.spot(*node)), format!("{reason}{refused}"), certainty));
    }
    found
}

/// Whether two names stand for the same claim: `data` of the stateful set `db` is the claim `data-db-0`.
fn is_same(before: &Store, after: &Store, owner: &str) -> bool {
    match (before, after) {
        (Store::Template(template), Store::Claim(claim)) => claim.starts_with(&format!("{template}-{owner}-")),
        (Store::Claim(claim), Store::Template(template)) => claim.starts_with(&format!("{template}-{owner}-")),
        _ => before == after,
    }
}

/// Whether the removal of the claim is told of.
fn is_told(sides: &Sides, store: &Store) -> bool {
    let Store::Claim(name) = store else { return false };
    sides.gone.iter().any(|thing| {
        thing.object().kind == "PersistentVolumeClaim" && thing.object().name == *name && loss(thing).is_of_data()
    })
}

/// Whether the claim is new and filled from something.
fn is_filled(sides: &Sides, store: &Store) -> bool {
    let Store::Claim(name) = store else { return false };
    sides.come.iter().any(|thing| {
        let filled = thing.at(&["spec", "dataSource"]).is_some() || thing.at(&["spec", "dataSourceRef"]).is_some();
        let by_hand = thing.text(&["spec", "volumeName"]).is_some();
        thing.object().kind == "PersistentVolumeClaim" && thing.object().name == *name && (filled || by_hand)
    })
}

/// A store that is mounted elsewhere, where what runs may not look for it.
fn moved_mount((before, after): (&Thing, &Thing), was: &Mounts, is: &Mounts) -> Option<Verdict> {
    let of = |mounts: &Mounts, volume: &str, container: &str| -> Vec<(String, NodeId)> {
        let own = mounts.places.iter().filter(|(name, of, _, _)| name == volume && of == container);
        own.map(|(_, _, path, at)| (path.clone(), *at)).collect()
    };
    for (volume, container, _, _) in &was.places {
        if !was.stores.contains_key(volume) || !is.stores.contains_key(volume) {
            continue;
        }
        let (old, new) = (of(was, volume, container), of(is, volume, container));
        if let ([(a, from)], [(b, to)]) = (old.as_slice(), new.as_slice())
            && a != b
            && !a.contains('{')
            && !b.contains('{')
        {
            let texts =
                |mounts: &Mounts| -> Vec<String> { mounts.images.iter().map(|(image, ..)| image.clone()).collect() };
            let same_image = texts(was) == texts(is);
            let store = was
                .images
                .iter()
                .any(|(image, ..)| is_store_by_name(image.split([':', '@']).next().unwrap_or_default()));
            let certainty = if store && same_image { Confidence::High } else { Confidence::Low };
            let reason = format!("its volume `{volume}` is mounted at another path");
            return Some(orphan(after, after.file.spot(*to), Some(before.file.spot(*from)), reason, certainty));
        }
    }
    None
}

/// A server of another major version over the data that it keeps.
fn upgraded((before, after): (&Thing, &Thing), was: &Mounts, is: &Mounts) -> Option<Verdict> {
    is.images.iter().find_map(|(image, container, node)| {
        let (old, _, from) = was.images.iter().find(|(_, of, _)| of == container)?;
        let read = Image::read(image);
        let reason = refusal(&Image::read(old), &read)?;
        // The same store, mounted where such a server keeps its data.
        was.places.iter().find(|(volume, of, path, _)| {
            let target = path.split(':').next().unwrap_or_default();
            let kept =
                was.stores.get(volume).is_some_and(|(store, _)| is.stores.values().any(|(other, _)| other == store));
            of == container && kept && worth(Some(&read), None, target) == Some(Confidence::High)
        })?;
        Some(Verdict {
            rule: "update-refused",
            action: Action::Refuse,
            source: "which versions of a server read what an earlier one wrote".to_owned(),
            ..orphan(
                after,
                after.file.spot(*node),
                Some(before.file.spot(*from)),
                reason.to_owned(),
                Confidence::Medium,
            )
        })
    })
}

/// Fewer pods of a stateful set that deletes the claims of those that go.
fn scaled(scene: &mut Scene<'_>, managers: &mut Managers, (before, after): (&Thing, &Thing)) -> Option<Verdict> {
    let policy = after.text(&["spec", "persistentVolumeClaimRetentionPolicy", "whenScaled"]);
    let count = |thing: &Thing| thing.text(&["spec", "replicas"]).and_then(|text| text.parse::<usize>().ok());
    let (was, is) = (count(before)?, count(after)?);
    if policy.as_deref() != Some("Delete") || is >= was || mounts(before).stores.is_empty() {
        return None;
    }
    let node = after.at(&["spec", "replicas"])?;
    let manager = managers.of(scene, &after.file.path);
    Some(Verdict {
        rule: "instances-removed",
        action: Action::Destroy,
        evidence: vec![manager.shown],
        count: was - is,
        of: "volume of StatefulSet".to_owned(),
        ..orphan(
            after,
            after.file.spot(node),
            None,
            "there are fewer pods, and whenScaled deletes the volumes of those that go".to_owned(),
            Confidence::High,
        )
    })
}

fn orphan(after: &Thing, spot: Spot, before: Option<Spot>, reason: String, certainty: Confidence) -> Verdict {
    Verdict {
        rule: "state-left-behind",
        address: after.address(),
        of: after.object().kind.clone(),
        class: Class::Data,
        action: Action::Orphan,
        count: 1,
        reason,
        certainty,
        source: "what Kubernetes mounts by the names of claims".to_owned(),
        spot,
        before,
        evidence: Vec::new(),
        fixes: Vec::new(),
    }
}
