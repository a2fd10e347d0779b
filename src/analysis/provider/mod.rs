//! What platforms replace instead of updating, and what keeps them from it: the tables of `rules/providers/`, one type at
//! a time.
//!
//! A path is given by its steps, without the indexes of lists. Of a block that a change adds or takes away, ask for its
//! own path first and then for what it holds, unless the block is [`Unwritten::Kept`]: what the platform filled in stays.
//! A type that is not listed is unknown, which does not mean that it is updated in place.

pub mod cloudformation;
mod forcing;
pub mod guard;
pub mod kubernetes;
mod source;
mod table;
pub mod terraform;
#[cfg(test)]
mod tests;

pub use forcing::{Forcing, Unwritten, Verdict, When, Written};
pub use source::{Source, sources};

/// What is lost with a resource.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Class {
    /// It holds data: a database, a bucket, a volume, a queue.
    Data,
    /// Others know it by what it is: a key, an address, a user, an account.
    Identity,
    /// It carries traffic: a network, a balancer, a record.
    Network,
    /// It runs something: a machine, a cluster, a function.
    Compute,
    /// It configures, and is made anew without a loss.
    Config,
}

/// What is known of a type of Terraform: `aws_db_instance`. Resources of google-beta are asked for like those of google.
pub fn terraform(type_name: &str) -> Option<terraform::Resource> {
    terraform::resource(type_name)
}

/// What is known of a type of CloudFormation: `AWS::RDS::DBInstance`.
pub fn cloudformation(type_name: &str) -> Option<cloudformation::Resource> {
    cloudformation::resource(type_name)
}

/// What is known of a kind of Kubernetes, by what its manifests say: `apps/v1`, `StatefulSet`.
pub fn kubernetes(api_version: &str, kind: &str) -> Option<kubernetes::Kind> {
    kubernetes::of(api_version, kind)
}

/// What an attribute of a type means as a guard. `of` is a type of Terraform or CloudFormation, or an engine:
/// `cloudformation` (its policies), `cdk`, `pulumi`, `compose`.
pub fn guard(of: &str, attribute: &str) -> Option<guard::Meaning> {
    guard::meaning(of, attribute)
}
