//! What keeps a resource, or its data, when the platform lets go of it.

use super::property::Property;
use super::template::{Resource, Template};
use super::value::{Resolver, Value};

/// What happens to what is deleted or replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Policy {
    /// It goes.
    Delete,
    /// A last snapshot is taken.
    Snapshot,
    /// It stays.
    Retain,
    /// An expression decides.
    Unknown,
}

/// What the attribute `name` of a resource says; nothing where it is not written.
pub(super) fn written(template: &Template<'_>, resource: &Resource, name: &str) -> Option<Policy> {
    let node = template.document.get(resource.node, name)?;
    let value = Resolver::new(template, false, &[]).of(resource, node);
    if value == Value::Absent {
        return None;
    }
    Some(match value.as_literal().as_deref() {
        Some("Retain" | "RetainExceptOnCreate") => Policy::Retain,
        Some("Snapshot") => Policy::Snapshot,
        Some(_) => Policy::Delete,
        None => Policy::Unknown,
    })
}

/// What happens when the resource is no longer declared.
pub(super) fn of_removal(template: &Template<'_>, resource: &Resource, properties: &[Property]) -> Policy {
    let by_default = || by_default(resource, properties);
    written(template, resource, "DeletionPolicy").or_else(by_default).unwrap_or(Policy::Delete)
}

/// What happens where no `DeletionPolicy` is written, if that is more than that it goes.
pub(super) fn by_default(resource: &Resource, properties: &[Property]) -> Option<Policy> {
    match resource.of.as_str() {
        "AWS::RDS::DBCluster" => Some(Policy::Snapshot),
        "AWS::RDS::DBInstance" if !is_member(properties) => Some(Policy::Snapshot),
        _ => None,
    }
}

/// What happens to the one that is replaced.
pub(super) fn of_replacement(template: &Template<'_>, resource: &Resource) -> Policy {
    written(template, resource, "UpdateReplacePolicy").unwrap_or(Policy::Delete)
}

/// Whether it is an instance of a cluster, which keeps the data.
pub(super) fn is_member(properties: &[Property]) -> bool {
    properties.iter().any(|property| property.name == "DBClusterIdentifier")
}

/// The property by which the platform refuses to delete it, if it is set.
pub(super) fn protection(of: &str, properties: &[Property]) -> Option<&'static str> {
    const PROTECTIONS: [&str; 3] = ["DeletionProtection", "DeletionProtectionEnabled", "DisableApiTermination"];
    let applies = |name: &str| name != "DisableApiTermination" || of == "AWS::EC2::Instance";
    let set = |name: &str| {
        let value = properties.iter().find(|property| property.name == name)?.keep.as_literal()?;
        Some(value.eq_ignore_ascii_case("true") || value.eq_ignore_ascii_case("active"))
    };
    PROTECTIONS.into_iter().find(|name| applies(name) && set(name) == Some(true))
}

/// Whether the platform cannot delete it while something is in it.
pub(super) fn stays_when_filled(template: &Template<'_>, resource: &Resource, properties: &[Property]) -> bool {
    let is = |name: &str| {
        let property = properties.iter().find(|property| property.name == name);
        property.and_then(|property| property.keep.as_literal()).is_some_and(|text| text.eq_ignore_ascii_case("true"))
    };
    match resource.of.as_str() {
        "AWS::S3::Bucket" => !is_emptied(template, resource),
        "AWS::ECR::Repository" => !is("EmptyOnDelete"),
        _ => false,
    }
}

/// Whether a custom resource beside it empties the bucket first, as the CDK's `autoDeleteObjects` does.
fn is_emptied(template: &Template<'_>, bucket: &Resource) -> bool {
    let empties = |other: &&Resource| other.of.contains("AutoDeleteObjects") || other.of.contains("EmptyBucket");
    let resolver = Resolver::new(template, false, &[]);
    template.resources.iter().filter(empties).any(|other| {
        let properties = template.document.get(other.node, "Properties");
        properties.is_some_and(|node| resolver.of(other, node).open().iter().any(|open| open.of == bucket.id))
    })
}
