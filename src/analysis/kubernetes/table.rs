//! Which fields of which kinds cannot be changed.

/// When a field cannot be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fixed {
    /// Never.
    Always,
    /// For some values, or from some states.
    Conditional,
    /// Where the object says `immutable: true`.
    IfImmutable,
}

/// The version of the API that the fields were read from.
pub(super) const VERSION: &str = "1.33";

/// Whether anything is known of a kind.
pub(super) fn is_known(group: &str, kind: &str) -> bool {
    matches!(
        (group, kind),
        ("apps", "StatefulSet" | "Deployment" | "DaemonSet" | "ReplicaSet")
            | ("batch", "Job")
            | ("", "PersistentVolumeClaim" | "PersistentVolume" | "Service" | "Secret" | "ConfigMap")
            | ("rbac.authorization.k8s.io", "RoleBinding" | "ClusterRoleBinding")
            | ("storage.k8s.io", "StorageClass" | "CSIDriver")
            | ("scheduling.k8s.io", "PriorityClass")
            | ("networking.k8s.io", "IngressClass")
    )
}

/// Whether the API refuses a change at `path`.
pub(super) fn fixed(group: &str, kind: &str, path: &[&str]) -> Option<Fixed> {
    use Fixed::{Always, Conditional, IfImmutable};
    let always = |is: bool| is.then_some(Always);
    match (group, kind, path) {
        ("apps", "StatefulSet", ["spec", field, ..]) => always(!matches!(
            *field,
            "replicas"
                | "ordinals"
                | "template"
                | "updateStrategy"
                | "revisionHistoryLimit"
                | "persistentVolumeClaimRetentionPolicy"
                | "minReadySeconds"
        )),
        ("apps", _, ["spec", "selector", ..]) => Some(Always),
        ("batch", "Job", ["spec", "selector" | "template" | "completionMode" | "podFailurePolicy", ..]) => Some(Always),
        ("", "PersistentVolumeClaim", ["spec", "resources", "requests", ..]) => Some(Conditional),
        ("", "PersistentVolumeClaim", ["spec", "volumeAttributesClassName" | "resources", ..]) => None,
        ("", "PersistentVolumeClaim", ["spec", ..]) => Some(Always),
        ("", "PersistentVolume", ["spec", "volumeMode" | "csi" | "nfs" | "hostPath" | "local" | "iscsi", ..]) => {
            Some(Always)
        }
        ("", "Service", ["spec", "clusterIP" | "clusterIPs" | "loadBalancerClass" | "healthCheckNodePort", ..]) => {
            Some(Conditional)
        }
        ("", "Secret", ["type"]) => Some(Always),
        ("", "Secret" | "ConfigMap", ["data" | "stringData" | "binaryData" | "immutable", ..]) => Some(IfImmutable),
        ("rbac.authorization.k8s.io", _, ["roleRef", ..]) => Some(Always),
        (
            "storage.k8s.io",
            "StorageClass",
            ["provisioner" | "parameters" | "reclaimPolicy" | "volumeBindingMode", ..],
        ) => Some(Always),
        ("scheduling.k8s.io", "PriorityClass", ["value" | "preemptionPolicy"]) => Some(Always),
        ("networking.k8s.io", "IngressClass", ["spec", "controller"]) => Some(Always),
        _ => None,
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
        ["roleRef", "apiGroup"] => Some("rbac.authorization.k8s.io"),
        ["spec", "volumeClaimTemplates", "apiVersion"] => Some("v1"),
        ["spec", "volumeClaimTemplates", "kind"] => Some("PersistentVolumeClaim"),
        ["spec", "volumeClaimTemplates", "spec", "volumeMode"] => Some("Filesystem"),
        _ => None,
    }
}
