//! How precious a resource is: by the tables, else by what it is called.

use super::predict::Instance;
use super::tree::source_of;
use crate::analysis::Class;
use crate::analysis::provider;

/// Words in the names of types and modules of which no table knows, that say that data is kept there.
const DATA: &[&str] = &[
    "database",
    "db",
    "rds",
    "aurora",
    "postgres",
    "postgresql",
    "mysql",
    "mariadb",
    "mongodb",
    "mongodbatlas",
    "redis",
    "elasticache",
    "memorystore",
    "dynamodb",
    "cosmosdb",
    "spanner",
    "bigtable",
    "bigquery",
    "redshift",
    "snowflake",
    "clickhouse",
    "elasticsearch",
    "opensearch",
    "bucket",
    "s3",
    "gcs",
    "storage",
    "volume",
    "disk",
    "efs",
    "filesystem",
    "kafka",
    "msk",
    "queue",
    "sqs",
    "topic",
    "backup",
    "vault",
    "table",
    "warehouse",
];

/// The class of `instance`, and whether a table says so.
pub(super) fn class(instance: &Instance) -> (Class, bool) {
    let Some((of, ..)) = &instance.address.resource else {
        let source = source_of(&instance.block).unwrap_or_default();
        // A registry names the provider in front and the thing behind: `terraform-aws-modules/rds/aws`.
        let name = format!("{source}/{}", instance.block.label(0));
        return (by_words(&name), false);
    };
    match provider::terraform(of) {
        Some(table) => (table.class, true),
        None => (by_words(of), false),
    }
}

fn by_words(name: &str) -> Class {
    let mut words = name.split(|c: char| !c.is_ascii_alphanumeric());
    if words.any(|word| DATA.contains(&word.to_ascii_lowercase().as_str())) { Class::Data } else { Class::Compute }
}
