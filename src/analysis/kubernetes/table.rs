//! Which fields of which kinds cannot be changed: the tables of providers, and what they cannot say.

pub(super) use crate::analysis::provider::kubernetes::{Fixed, Kind};

use super::object::Object;
use crate::analysis::provider;

/// Sources of a volume that is made by hand: the table knows them by what they are.
const VOLUME_SOURCES: &[&str] = &[
    "csi",
    "nfs",
    "hostPath",
    "local",
    "iscsi",
    "fc",
    "cephfs",
    "rbd",
    "glusterfs",
    "awsElasticBlockStore",
    "gcePersistentDisk",
    "azureDisk",
    "azureFile",
    "vsphereVolume",
];

/// What is known of the kind of `object`.
pub(super) fn kind(object: &Object) -> Option<Kind> {
    let version = if object.group.is_empty() { "v1".to_owned() } else { format!("{}/v1", object.group) };
    provider::kubernetes(&version, &object.kind)
}

/// Whether the API refuses a change at `path`.
pub(super) fn fixed(object: &Object, kind: &Kind, path: &[&str]) -> Option<Fixed> {
    match (object.group.as_str(), object.kind.as_str(), path) {
        ("", "PersistentVolume", ["spec", source, ..]) if VOLUME_SOURCES.contains(source) => Some(Fixed::Always),
        // Of resources only requests may change, and they are judged by their size.
        ("", "PersistentVolumeClaim", ["spec", "resources", part, ..]) if *part != "requests" => None,
        _ => kind.fixed(path),
    }
}

/// What holds where nothing is written at `path`.
pub(super) fn default(path: &[&str]) -> Option<&'static str> {
    match path {
        ["spec", "podManagementPolicy"] => Some("OrderedReady"),
        ["spec", "completionMode"] => Some("NonIndexed"),
        ["spec", "volumeMode"] => Some("Filesystem"),
        ["volumeBindingMode"] => Some("Immediate"),
        ["reclaimPolicy"] => Some("Delete"),
        ["type"] => Some("Opaque"),
        ["preemptionPolicy"] => Some("PreemptLowerPriority"),
        ["roleRef", "apiGroup"] => Some("rbac.authorization.k8s.io"),
        ["spec", "volumeClaimTemplates", "apiVersion"] => Some("v1"),
        ["spec", "volumeClaimTemplates", "kind"] => Some("PersistentVolumeClaim"),
        ["spec", "volumeClaimTemplates", "spec", "volumeMode"] => Some("Filesystem"),
        _ => None,
    }
}
