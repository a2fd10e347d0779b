//! How precious a type is.

use std::cell::RefCell;
use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::Outcome;

use crate::analysis::provider::guard::Guard;
use crate::analysis::{Class, provider, terraform};
use crate::fact::Confidence;

/// What the tables know of types, each looked up once: a plan may name one type ten thousand times.
#[derive(Default)]
pub(super) struct Types(RefCell<FxHashMap<String, Rc<Type>>>);

/// What is known of a type.
pub(super) struct Type {
    /// How precious it is.
    pub(super) class: Class,
    /// Whether that can be relied on.
    sure: bool,
    table: Option<Table>,
}

enum Table {
    Terraform(provider::terraform::Resource),
    CloudFormation(provider::cloudformation::Resource),
}

impl Types {
    /// A type of Terraform.
    pub(super) fn terraform(&self, of: &str) -> Rc<Type> {
        self.known(of, || (provider::terraform(of).map(Table::Terraform), Some(terraform::of_type(of))))
    }

    /// A type of CloudFormation.
    pub(super) fn cloudformation(&self, of: &str) -> Rc<Type> {
        self.known(of, || (provider::cloudformation(of).map(Table::CloudFormation), None))
    }

    /// A type of Pulumi: `aws:rds/instance:Instance`.
    pub(super) fn pulumi(&self, of: &str) -> Rc<Type> {
        let made_from = || bridged(of).into_iter().find_map(|name| Some((provider::terraform(&name)?, name)));
        self.known(of, || match made_from() {
            Some((table, name)) => (Some(Table::Terraform(table)), Some(terraform::of_type(&name))),
            None => (None, None),
        })
    }

    fn known(&self, of: &str, look_up: impl FnOnce() -> (Option<Table>, Option<(Class, bool)>)) -> Rc<Type> {
        if let Some(known) = self.0.borrow().get(of) {
            return Rc::clone(known);
        }
        let (table, class) = look_up();
        let (class, sure) = class.unwrap_or_else(|| match &table {
            Some(Table::Terraform(table)) => (table.class, true),
            Some(Table::CloudFormation(table)) => (table.class, true),
            None => (by_words(of), false),
        });
        let found = Rc::new(Type { class, sure, table });
        self.0.borrow_mut().insert(of.to_owned(), Rc::clone(&found));
        found
    }
}

impl Type {
    /// Its guards.
    pub(super) fn guards(&self) -> Vec<Guard<'_>> {
        match &self.table {
            Some(Table::Terraform(table)) => table.guards().collect(),
            Some(Table::CloudFormation(table)) => table.guards().collect(),
            None => Vec::new(),
        }
    }

    /// `outcome`, as sure as the class of the thing is.
    pub(super) fn weighed(&self, mut outcome: Outcome) -> Outcome {
        if !self.sure {
            outcome.certainty = outcome.certainty.min(Confidence::Medium);
        }
        if self.table.is_none() {
            let said = "no table lists its type: how precious it is, is told by its name";
            outcome.evidence.push(said.to_owned());
        }
        outcome
    }
}

/// Types that are called otherwise in Terraform, by module and name.
const RENAMED: &[(&str, &str)] = &[
    ("aws:rds/instance", "aws_db_instance"),
    ("aws:rds/subnetGroup", "aws_db_subnet_group"),
    ("aws:rds/parameterGroup", "aws_db_parameter_group"),
    ("aws:s3/bucketV2", "aws_s3_bucket"),
    ("aws:lb/loadBalancer", "aws_lb"),
    ("aws:lb/targetGroup", "aws_lb_target_group"),
];

/// What a type of Pulumi may be called in Terraform, whose providers most packages are made from.
fn bridged(of: &str) -> Vec<String> {
    let Some((path, _)) = of.rsplit_once(':') else { return Vec::new() };
    let Some((package, rest)) = path.split_once(':') else { return Vec::new() };
    let Some((module, name)) = rest.split_once('/') else { return Vec::new() };
    if let Some((_, renamed)) = RENAMED.iter().find(|(known, _)| *known == path) {
        return vec![(*renamed).to_owned()];
    }
    let package = match package {
        "gcp" => "google",
        "azure" => "azurerm",
        other => other,
    };
    let name = snake(name);
    let mut names = vec![format!("{package}_{}_{name}", snake(module))];
    // The oldest module, whose types have no prefix.
    names.extend((module == "ec2").then(|| format!("{package}_{name}")));
    names
}

/// `databaseInstance` as `database_instance`.
pub(super) fn snake(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars() {
        if c.is_uppercase() && !out.is_empty() {
            out.push('_');
        }
        out.extend(c.to_lowercase());
    }
    out
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
    // What is not known may be anything; it is more than a setting until somebody has looked.
    found.map_or(Class::Compute, |(class, _)| *class)
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
            ("Acme::Alarm::Policy", Class::Config),
            ("oci:core/instance:Instance", Class::Compute),
            ("ibm:is/vpc:Vpc", Class::Network),
            ("My::Database::Table", Class::Data),
            ("gcp:sql/databaseInstance:DatabaseInstance", Class::Data),
            ("thing", Class::Compute),
        ] {
            assert_eq!(by_words(of), class, "{of}");
        }
    }

    #[test]
    fn types_of_pulumi_are_looked_up_as_those_they_are_made_from() {
        for (of, found) in [
            ("aws:rds/instance:Instance", (Class::Data, true)),
            ("aws:ec2/instance:Instance", (Class::Compute, true)),
            ("aws:dynamodb/table:Table", (Class::Data, true)),
            ("gcp:sql/databaseInstance:DatabaseInstance", (Class::Data, true)),
            ("azure-native:sql:Database", (Class::Data, false)),
            ("x", (Class::Compute, false)),
        ] {
            let known = Types::default().pulumi(of);
            assert_eq!((known.class, known.sure), found, "{of}");
        }
    }
}
