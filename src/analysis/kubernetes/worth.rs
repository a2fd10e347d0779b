//! What is lost with an object of Kubernetes, by its kind.

use super::object::Thing;
use crate::analysis::Class;
use crate::fact::Confidence;

/// What becomes of what an object stands for when the object is deleted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Loss {
    /// How precious it is.
    pub(super) class: Class,
    /// How sure it is that it goes.
    pub(super) certainty: Confidence,
    /// Whether it stays behind, without what used it.
    pub(super) stays: bool,
    /// What goes, as half a sentence.
    pub(super) why: &'static str,
}

impl Loss {
    fn data(certainty: Confidence, why: &'static str) -> Self {
        Loss { class: Class::Data, certainty, stays: false, why }
    }

    fn stays(why: &'static str) -> Self {
        Loss { class: Class::Data, certainty: Confidence::Medium, stays: true, why }
    }

    fn of(class: Class) -> Self {
        Loss { class, certainty: Confidence::High, stays: false, why: "" }
    }

    /// Whether data goes.
    pub(super) fn is_of_data(&self) -> bool {
        self.class == Class::Data && !self.stays
    }
}

/// What happens to data when the custom resource that stands for it is deleted.
#[derive(Clone, Copy)]
enum Fate {
    /// Its operator deletes it.
    Goes,
    /// It stays where it is, for whoever finds it.
    Stays,
    /// It goes where this field says so.
    GoesIf(&'static [&'static str], &'static str),
    /// It stays where this field says so.
    StaysIf(&'static [&'static str], &'static str),
}

use Fate::{Goes, GoesIf, Stays, StaysIf};

/// Custom resources that stand for data: group (or the end of it, behind a dot), kinds, and what becomes of the data.
/// By the defaults of each operator.
const STORES: &[(&str, &[&str], Fate)] = &[
    ("postgresql.cnpg.io", &["Cluster"], Goes),
    ("postgresql.cnpg.io", &["Database"], GoesIf(&["spec", "databaseReclaimPolicy"], "delete")),
    ("postgresql.k8s.enterprisedb.io", &["Cluster"], Goes),
    ("acid.zalan.do", &["postgresql"], Goes),
    ("postgres-operator.crunchydata.com", &["PostgresCluster"], Goes),
    ("pgv2.percona.com", &["PerconaPGCluster"], Stays),
    ("stackgres.io", &["SGCluster", "SGShardedCluster"], Goes),
    ("db.movetokube.com", &["Postgres"], GoesIf(&["spec", "dropOnDelete"], "true")),
    ("mysql.oracle.com", &["InnoDBCluster"], Stays),
    ("mysql.presslabs.org", &["MysqlCluster", "MysqlDatabase"], Goes),
    ("moco.cybozu.com", &["MySQLCluster"], Goes),
    ("pxc.percona.com", &["PerconaXtraDBCluster"], Stays),
    ("ps.percona.com", &["PerconaServerMySQL"], Stays),
    ("k8s.mariadb.com", &["MariaDB"], Stays),
    ("k8s.mariadb.com", &["Database"], StaysIf(&["spec", "cleanupPolicy"], "Skip")),
    ("mongodbcommunity.mongodb.com", &["MongoDBCommunity"], Stays),
    ("mongodb.com", &["MongoDB"], Stays),
    ("psmdb.percona.com", &["PerconaServerMongoDB"], Stays),
    (
        "elasticsearch.k8s.elastic.co",
        &["Elasticsearch"],
        StaysIf(&["spec", "volumeClaimDeletePolicy"], "DeleteOnScaledownOnly"),
    ),
    ("opensearch.opster.io", &["OpenSearchCluster"], Stays),
    ("kafka.strimzi.io", &["Kafka", "KafkaNodePool"], Stays),
    ("kafka.strimzi.io", &["KafkaTopic"], Goes),
    ("rabbitmq.com", &["RabbitmqCluster"], Goes),
    ("rabbitmq.com", &["Queue"], StaysIf(&["spec", "deletionPolicy"], "retain")),
    ("jetstream.nats.io", &["Stream", "KeyValue", "ObjectStore"], StaysIf(&["spec", "preventDelete"], "true")),
    ("databases.spotahome.com", &["RedisFailover"], StaysIf(&["spec", "storage", "keepAfterDeletion"], "true")),
    ("redis.redis.opstreelabs.in", &["RedisCluster", "RedisReplication"], Stays),
    ("cassandra.datastax.com", &["CassandraDatacenter"], Goes),
    ("k8ssandra.io", &["K8ssandraCluster"], Goes),
    ("scylla.scylladb.com", &["ScyllaCluster"], Stays),
    (
        "clickhouse.altinity.com",
        &["ClickHouseInstallation"],
        StaysIf(&["spec", "defaults", "storageManagement", "reclaimPolicy"], "Retain"),
    ),
    ("pingcap.com", &["TidbCluster"], Stays),
    ("planetscale.com", &["VitessCluster"], Goes),
    ("crdb.cockroachlabs.com", &["CrdbCluster"], Stays),
    ("couchbase.com", &["CouchbaseCluster"], Goes),
    ("database.arangodb.com", &["ArangoDeployment"], Goes),
    ("solr.apache.org", &["SolrCloud"], Stays),
    ("minio.min.io", &["Tenant"], Stays),
    ("objectbucket.io", &["ObjectBucketClaim"], Goes),
    ("ceph.rook.io", &["CephBlockPool", "CephFilesystem", "CephObjectStore", "CephObjectZone"], Goes),
    ("ceph.rook.io", &["CephCluster"], Stays),
    ("longhorn.io", &["Volume"], Goes),
    (
        "kubedb.com",
        &["Postgres", "MySQL", "MariaDB", "MongoDB", "Elasticsearch", "Redis", "Kafka"],
        StaysIf(&["spec", "deletionPolicy"], "Halt"),
    ),
    ("apps.kubeblocks.io", &["Cluster"], StaysIf(&["spec", "terminationPolicy"], "Halt")),
    ("atlas.mongodb.com", &["AtlasProject", "AtlasDeployment"], Stays),
    ("databases.schemahero.io", &["Database"], Stays),
    ("snapshot.storage.k8s.io", &["VolumeSnapshot"], Goes),
    ("monitoring.coreos.com", &["Prometheus", "Alertmanager", "ThanosRuler"], Stays),
    ("operator.victoriametrics.com", &["VMSingle", "VMCluster", "VLSingle", "VLogs"], Stays),
];

/// Groups whose kinds are resources of a cloud, each with what keeps the resource when its object goes.
const CLOUDS: &[(&str, &[&str], &str)] = &[
    (".services.k8s.aws", &["metadata", "annotations", "services.k8s.aws/deletion-policy"], "retain"),
    (".cnrm.cloud.google.com", &["metadata", "annotations", "cnrm.cloud.google.com/deletion-policy"], "abandon"),
    (".azure.com", &["metadata", "annotations", "serviceoperator.azure.com/reconcile-policy"], "detach-on-delete"),
    (".upbound.io", &["spec", "deletionPolicy"], "Orphan"),
    (".crossplane.io", &["spec", "deletionPolicy"], "Orphan"),
];

/// Kinds of a cloud that keep data, by the words in their names.
const CLOUD_STORES: &[&str] = &[
    "DBInstance",
    "DBCluster",
    "Bucket",
    "Table",
    "GlobalTable",
    "FileSystem",
    "RDSInstance",
    "SQLInstance",
    "SQLDatabase",
    "DatabaseInstance",
    "Database",
    "SpannerInstance",
    "SpannerDatabase",
    "BigtableInstance",
    "BigQueryDataset",
    "BigQueryTable",
    "Dataset",
    "FirestoreDatabase",
    "StorageAccount",
    "StorageBucket",
    "FlexibleServer",
    "FlexibleServersDatabase",
    "DatabaseAccount",
    "Disk",
    "ComputeDisk",
    "PersistentDisk",
    "EBSVolume",
    "Volume",
    "Queue",
    "Topic",
    "PubSubTopic",
    "Stream",
    "Domain",
    "CacheCluster",
    "ReplicationGroup",
    "Repository",
    "FilestoreInstance",
    "Instance",
    "Cluster",
    "MongoCluster",
    "Vault",
    "Snapshot",
    "DBSnapshot",
];

/// Groups of a cloud in which the plain words `Instance` and `Cluster` are databases.
const OF_DATABASES: &[&str] = &[
    "rds",
    "sql",
    "docdb",
    "neptune",
    "redshift",
    "spanner",
    "bigtable",
    "alloydb",
    "memorydb",
    "redis",
    "database",
    "kafka",
    "filestore",
];

/// What is lost with `thing`.
pub(super) fn loss(thing: &Thing) -> Loss {
    use Class::*;
    let object = thing.object();
    match (object.group.as_str(), object.kind.as_str()) {
        ("", "PersistentVolumeClaim") => claim(thing),
        ("", "PersistentVolume") => match thing.text(&["spec", "persistentVolumeReclaimPolicy"]).as_deref() {
            Some("Delete") => Loss::data(Confidence::Medium, "the policy of the volume is Delete"),
            _ => Loss::of(Config),
        },
        ("", "Namespace") => Loss::data(Confidence::High, "a namespace goes with everything in it, volumes included"),
        ("apiextensions.k8s.io", "CustomResourceDefinition") => {
            Loss::data(Confidence::High, "every object of this kind in the cluster goes with its definition")
        }
        ("apps", "StatefulSet") => stateful_set(thing),
        ("apps" | "extensions" | "batch", _) | ("", "Pod" | "ReplicationController") => Loss::of(Compute),
        ("", "Secret" | "ServiceAccount") => Loss::of(Config),
        ("", "Service") | ("gateway.networking.k8s.io" | "networking.k8s.io", _) => Loss::of(Network),
        (group, kind) => custom(thing, group, kind),
    }
}

/// A claim takes its volume with it, unless that was made by hand: such volumes are kept by default.
fn claim(thing: &Thing) -> Loss {
    let by_hand = thing.text(&["spec", "volumeName"]).is_some()
        || thing.at(&["spec", "selector"]).is_some()
        || is_empty_text(thing, &["spec", "storageClassName"])
        || has_volume_beside(thing);
    let class = thing.text(&["spec", "storageClassName"]).unwrap_or_default().to_lowercase();
    let named = ["retain", "nfs", "smb", "static", "manual", "hostpath"].iter().any(|word| class.contains(word));
    let source = |field| thing.text(&["spec", field, "kind"]);
    let restored = ["dataSourceRef", "dataSource"].into_iter().find_map(source);
    if by_hand || named {
        Loss { certainty: Confidence::Low, ..Loss::stays("its volume is kept without a claim") }
    } else if restored.is_some_and(|kind| kind != "PersistentVolumeClaim") {
        // What fills the claim when it is made is a backup that is kept elsewhere.
        Loss::stays("what it was filled from stays")
    } else {
        Loss::data(Confidence::High, "its volume goes with it, unless the storage class keeps it")
    }
}

/// Whether a volume that is kept without a claim is declared in the same file.
fn has_volume_beside(thing: &Thing) -> bool {
    const POLICY: [&str; 2] = ["spec", "persistentVolumeReclaimPolicy"];
    let volumes = thing.file.objects.iter().filter(|object| object.kind == "PersistentVolume");
    volumes.into_iter().any(|volume| thing.file.text(volume.root, &POLICY).as_deref() != Some("Delete"))
}

fn is_empty_text(thing: &Thing, steps: &[&str]) -> bool {
    let node = thing.at(steps).and_then(|id| thing.file.document.node(id));
    // `storageClassName:` with nothing behind it is the default class; `""` is none.
    node.is_some_and(|node| node.span.end > node.span.start) && thing.text(steps).is_none()
}

fn stateful_set(thing: &Thing) -> Loss {
    let policy = thing.text(&["spec", "persistentVolumeClaimRetentionPolicy", "whenDeleted"]);
    if policy.as_deref() == Some("Delete")
        && !thing.file.items(thing.root(), &["spec", "volumeClaimTemplates"]).is_empty()
    {
        return Loss::data(Confidence::High, "it deletes its volumes with itself (whenDeleted: Delete)");
    }
    Loss::of(Class::Compute)
}

/// Why what a stateful set keeps is of no use to what comes after it; none where it makes no claims of its own.
pub(super) fn orphaned(thing: &Thing) -> Option<&'static str> {
    let makes = !thing.file.items(thing.root(), &["spec", "volumeClaimTemplates"]).is_empty();
    let is_set = thing.object().kind == "StatefulSet" && makes && !loss(thing).is_of_data();
    is_set.then_some("the claims of its pods stay behind, with the names that they have")
}

/// Whether a database runs in the pods of `thing`, by the names of its images.
pub(super) fn runs_store(thing: &Thing) -> bool {
    let containers = thing.file.items(thing.root(), &["spec", "template", "spec", "containers"]);
    containers.iter().filter_map(|container| thing.file.text(*container, &["image"])).any(|image| {
        let bare = image.split('@').next().unwrap_or_default();
        let last = bare.rsplit('/').next().unwrap_or_default();
        is_store_by_name(last.split(':').next().unwrap_or_default())
    })
}

fn custom(thing: &Thing, group: &str, kind: &str) -> Loss {
    let store = STORES.iter().find(|(of, kinds, _)| {
        (*of == group || group.strip_suffix(of).is_some_and(|front| front.ends_with('.'))) && kinds.contains(&kind)
    });
    let goes = Loss::data(Confidence::High, "its operator deletes the data with it");
    if let Some((_, _, fate)) = store {
        let says = |steps: &[&str], value: &str| thing.text(steps).is_some_and(|text| text == value);
        return match fate {
            Goes => goes,
            GoesIf(steps, value) if says(steps, value) => goes,
            StaysIf(steps, value) if !says(steps, value) => goes,
            Stays | GoesIf(..) | StaysIf(..) => Loss::stays("its operator leaves the volumes behind"),
        };
    }
    let Some((_, guard, kept)) = CLOUDS.iter().find(|(end, _, _)| group.ends_with(end)) else {
        return Loss::of(Class::Config);
    };
    let databases =
        || OF_DATABASES.iter().any(|word| group.split(['.', '-']).next().is_some_and(|first| first == *word));
    let plain = matches!(kind, "Instance" | "Cluster" | "Domain" | "Volume" | "Snapshot");
    let keeps = thing.text(guard).is_some_and(|text| text == *kept) || keeps_by_policies(thing);
    match CLOUD_STORES.contains(&kind) && (!plain || databases()) {
        true if keeps => Loss::of(Class::Config),
        true => Loss::data(Confidence::High, "the resource of the cloud goes with its object"),
        false => Loss::of(Class::Config),
    }
}

/// Crossplane: the policies leave out `Delete` and `*`.
fn keeps_by_policies(thing: &Thing) -> bool {
    let policies = thing.file.items(thing.root(), &["spec", "managementPolicies"]);
    let deletes = |id: &usize| thing.file.document.rendered(*id).is_some_and(|text| text == "*" || text == "Delete");
    !policies.is_empty() && !policies.iter().any(deletes)
}

/// Subcharts and charts that keep data, by the words that their names are made of.
pub(super) fn is_store_by_name(name: &str) -> bool {
    const WORDS: &[&str] = &[
        "postgresql",
        "postgres",
        "mysql",
        "mariadb",
        "mongodb",
        "redis",
        "valkey",
        "elasticsearch",
        "opensearch",
        "cassandra",
        "kafka",
        "rabbitmq",
        "minio",
        "etcd",
        "influxdb",
        "influxdb2",
        "clickhouse",
        "neo4j",
        "couchdb",
        "zookeeper",
        "timescaledb",
        "cockroachdb",
        "vault",
        "consul",
        "solr",
        "nats",
        "keydb",
        "dragonfly",
        "scylla",
    ];
    let lower = name.to_lowercase();
    let parts: Vec<&str> = lower.split(['-', '_', '.', '/']).collect();
    parts.iter().any(|part| WORDS.contains(part))
        && !parts.iter().any(|part| matches!(*part, "operator" | "exporter" | "ui" | "backup" | "crds"))
}
