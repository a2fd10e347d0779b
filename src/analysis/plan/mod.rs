//! Plans: what a platform itself says it will do. Where one is given, nothing has to be predicted.
//!
//! A plan holds the values of every attribute, secrets among them. What is kept of its text are the addresses of what it
//! destroys, each at its place; all else is blank, so that no format can show a value.

mod address;
mod blank;
mod blocks;
mod class;
mod cloudformation;
mod counterpart;
mod error;
mod guard;
mod judge;
mod pulumi;
mod read;
mod settle;
mod terraform;
mod terraform_stream;

use super::{Action, Class};
use crate::fact::Confidence;
use crate::source::{Gap, RepoPath, Source, Span};

pub use error::PlanError;
pub use settle::settle;

/// Plans that were given with a change, in that order.
#[derive(Debug, Default)]
pub struct Plans(Vec<Plan>);

/// One plan.
#[derive(Debug)]
pub struct Plan {
    /// Who made it.
    pub engine: Engine,
    /// What it says of each thing, in its order.
    pub entries: Vec<Entry>,
    /// Its text, blank but for the addresses of what it destroys.
    pub source: Source,
    /// Who says so: `the plan of Terraform 1.11.4`.
    pub origin: String,
    /// What it leaves open.
    pub gaps: Vec<Gap>,
    /// Ids of the change sets in it.
    sets: Vec<String>,
    /// Ids of the change sets of nested stacks that it refers to.
    nested: Vec<String>,
}

/// Who makes plans.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Engine {
    /// Terraform and OpenTofu.
    Terraform,
    /// CloudFormation, and what is written for it.
    CloudFormation,
    /// Pulumi.
    Pulumi,
}

/// What a plan says of one thing.
#[derive(Debug)]
pub struct Entry {
    /// Its address: of a resource of Terraform, a logical id, a URN.
    pub address: String,
    /// The address that it had before, where it was moved.
    pub previous: Option<String>,
    /// Its type, as the platform writes it.
    pub of: String,
    /// Where the address stands in the plan.
    pub span: Span,
    /// What becomes of the address.
    pub fate: Fate,
    /// What is lost with it; nothing where the plan keeps it.
    pub outcome: Option<Outcome>,
}

/// What becomes of an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It was there and is there, be it the same thing or another.
    Kept,
    /// It is new.
    Created,
    /// It is not there any more.
    Gone,
}

/// What a plan does to a thing that is not kept.
#[derive(Debug)]
pub struct Outcome {
    /// Id of the rule that documents it.
    pub rule: &'static str,
    /// What happens.
    pub action: Action,
    /// How precious the thing is.
    pub class: Class,
    /// Why, in half a sentence. Never a value.
    pub reason: String,
    /// How sure it is.
    pub certainty: Confidence,
    /// What was observed, one sentence each.
    pub evidence: Vec<String>,
    /// What it has in common with others that share its fate: the address of a module, or that of a resource without
    /// the keys of its instances.
    pub cause: String,
    /// The address of what is created in its place, where that is another one.
    pub becomes: Option<String>,
}

impl Plans {
    /// Reads one more plan, which is called `path` in what is reported.
    ///
    /// # Errors
    /// Where it is no plan, of a version that is not known, or not whole.
    pub fn add(&mut self, path: RepoPath, bytes: &[u8]) -> Result<(), PlanError> {
        self.0.push(read::read(path, bytes)?);
        Ok(())
    }

    /// The plans.
    pub fn iter(&self) -> impl Iterator<Item = &Plan> {
        self.0.iter()
    }

    /// How many they are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The blank text of the plan that is called `path`.
    pub fn source(&self, path: &RepoPath) -> Option<&Source> {
        self.0.iter().map(|plan| &plan.source).find(|source| source.path == *path)
    }
}

impl Outcome {
    fn new(rule: &'static str, action: Action, class: Class, reason: impl Into<String>) -> Self {
        let (reason, evidence, cause) = (reason.into(), Vec::new(), String::new());
        Self { rule, action, class, reason, certainty: Confidence::High, evidence, cause, becomes: None }
    }
}

/// The rule of a thing that is deleted and not declared any more.
fn removed(class: Class, of: &str) -> &'static str {
    if super::is_precious(class, of) { "data-resource-removed" } else { "resource-removed" }
}

#[cfg(test)]
mod tests;
