//! How precious a type is.

use crate::analysis::Class;

/// A type of Terraform.
pub(super) fn of_terraform(of: &str) -> Class {
    by_words(of)
}

/// A type of CloudFormation.
pub(super) fn of_cloudformation(of: &str) -> Class {
    by_words(of)
}

/// A type of Pulumi: `aws:rds/instance:Instance`.
pub(super) fn of_pulumi(of: &str) -> Class {
    by_words(of)
}

/// Words of the names of types, the first that is found decides.
const WORDS: &[(Class, &[&str])] = &[
    (
        Class::Config,
        &[
            "policy",
            "parameter",
            "configuration",
            "attachment",
            "rule",
            "alarm",
            "dashboard",
            "permission",
            "binding",
            "association",
            "subnetgroup",
            "optiongroup",
            "member",
            "setting",
            "settings",
            "option",
            "versioning",
            "notification",
            "acl",
            "schedule",
            "subscription",
            "grant",
            "logging",
            "metric",
            "budget",
        ],
    ),
    (
        Class::Data,
        &[
            "db",
            "rds",
            "database",
            "databaseinstance",
            "dbinstance",
            "dbcluster",
            "bucket",
            "table",
            "globaltable",
            "volume",
            "disk",
            "filesystem",
            "efs",
            "elasticache",
            "redis",
            "postgres",
            "postgresql",
            "mysql",
            "mongodb",
            "cosmosdb",
            "dynamodb",
            "redshift",
            "opensearch",
            "elasticsearch",
            "queue",
            "topic",
            "stream",
            "vault",
            "secret",
            "repository",
            "dataset",
            "spanner",
            "bigtable",
            "snapshot",
            "persistentvolume",
            "persistentvolumeclaim",
            "statefulset",
            "storageaccount",
            "blob",
            "container",
            "registry",
            "loggroup",
            "userpool",
            "neptune",
            "docdb",
            "sqldatabase",
            "namespace",
            "kafka",
            "msk",
            "backup",
        ],
    ),
    (
        Class::Identity,
        &["key", "kms", "zone", "hostedzone", "eip", "address", "role", "user", "account", "certificate"],
    ),
    (
        Class::Network,
        &[
            "vpc",
            "network",
            "subnet",
            "gateway",
            "loadbalancer",
            "lb",
            "alb",
            "elb",
            "route",
            "peering",
            "nat",
            "record",
            "recordset",
            "distribution",
            "vpn",
            "firewall",
            "service",
            "ingress",
        ],
    ),
    (
        Class::Compute,
        &[
            "instance",
            "cluster",
            "function",
            "vm",
            "machine",
            "node",
            "nodegroup",
            "task",
            "deployment",
            "server",
            "app",
            "droplet",
            "autoscalinggroup",
            "stack",
            "nodepool",
        ],
    ),
];

/// What a type that no table lists says of itself.
fn by_words(of: &str) -> Class {
    let words = words(of);
    let found = WORDS.iter().find(|(_, known)| words.iter().any(|word| known.contains(&word.as_str())));
    found.map_or(Class::Config, |(class, _)| *class)
}

/// The words of a name, in lower case; and what those of each part are together: `db`, `instance`, `dbinstance`.
fn words(of: &str) -> Vec<String> {
    let mut words = Vec::new();
    for part in of.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()) {
        words.push(part.to_lowercase());
        let mut word = String::new();
        let mut lower = false;
        for c in part.chars() {
            if c.is_uppercase() && lower {
                words.push(std::mem::take(&mut word));
            }
            lower = c.is_lowercase();
            word.extend(c.to_lowercase());
        }
        words.push(word);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_that_no_table_lists_say_what_they_are() {
        for (of, class) in [
            ("alicloud_db_instance", Class::Data),
            ("alicloud_db_database", Class::Data),
            ("oci_core_instance", Class::Compute),
            ("ibm_is_vpc", Class::Network),
            ("acme_alarm_policy", Class::Config),
            ("My::Database::Table", Class::Data),
            ("gcp:sql/databaseInstance:DatabaseInstance", Class::Data),
            ("thing", Class::Config),
        ] {
            assert_eq!(by_words(of), class, "{of}");
        }
    }
}
