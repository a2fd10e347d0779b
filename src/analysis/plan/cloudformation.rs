//! `describe-change-set` of CloudFormation: one page, several, or a list of changes alone. The names of fields start with
//! a capital as the API writes them, or not as SDKs do.

use rustc_hash::FxHashSet;
use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;

use super::class::Types;
use super::read::{Document, Read, text_at};
use super::{Class, Entry, Fate, Outcome, PlanError, address, guard, removed};
use crate::analysis::Action;
use crate::fact::Confidence;

const KIND: &str = "a change set of CloudFormation";
const STACK: &str = "AWS::CloudFormation::Stack";

#[derive(Deserialize)]
struct Change<'t> {
    #[serde(rename = "ResourceChange", alias = "resourceChange", borrow)]
    resource: Option<Resource<'t>>,
}

#[derive(Deserialize)]
struct Resource<'t> {
    #[serde(rename = "Action", alias = "action")]
    action: String,
    #[serde(rename = "LogicalResourceId", alias = "logicalResourceId", borrow)]
    id: &'t RawValue,
    #[serde(rename = "ResourceType", alias = "resourceType")]
    of: String,
    #[serde(rename = "Replacement", alias = "replacement")]
    replacement: Option<String>,
    #[serde(rename = "PolicyAction", alias = "policyAction")]
    policy: Option<String>,
    #[serde(rename = "Details", alias = "details", default)]
    details: Option<Vec<Detail>>,
    #[serde(rename = "ChangeSetId", alias = "changeSetId")]
    set: Option<String>,
    /// JSON in a text: what it is like now.
    #[serde(rename = "BeforeContext", alias = "beforeContext")]
    before: Option<String>,
}

#[derive(Deserialize)]
struct Detail {
    #[serde(rename = "Target", alias = "target")]
    target: Option<Target>,
    #[serde(rename = "Evaluation", alias = "evaluation")]
    evaluation: Option<String>,
    #[serde(rename = "ChangeSource", alias = "changeSource")]
    source: Option<String>,
    #[serde(rename = "CausingEntity", alias = "causingEntity")]
    cause: Option<String>,
}

#[derive(Deserialize)]
struct Target {
    #[serde(rename = "Attribute", alias = "attribute")]
    attribute: Option<String>,
    #[serde(rename = "Name", alias = "name")]
    name: Option<String>,
    #[serde(rename = "RequiresRecreation", alias = "requiresRecreation")]
    recreation: Option<String>,
}

/// Reads the pages of one change set, or of several.
pub(super) fn read(pages: &[Document<'_>], text: &str) -> Result<Read, PlanError> {
    let mut read = Read { origin: "the change set".to_owned(), ..Read::default() };
    let types = Types::default();
    let mut resources = Vec::new();
    for (at, page) in pages.iter().enumerate() {
        let malformed = |_| PlanError::Malformed { kind: KIND, part: "Changes" };
        let changes: Vec<Change<'_>> = match page.changes {
            Some(raw) => serde_json::from_str::<Option<_>>(raw.get()).map_err(malformed)?.unwrap_or_default(),
            None => Vec::new(),
        };
        resources.extend(changes.into_iter().filter_map(|change| change.resource));
        if let Some(raw) = page.resource_change {
            resources.push(serde_json::from_str(raw.get()).map_err(malformed)?);
        }
        read.sets.extend(page.set.clone());
        let last = at + 1 == pages.len();
        if page.next_page.as_ref().is_some_and(|token| !token.is_empty()) && last {
            read.open.push("goes on: its next page is not here".to_owned());
        }
        read.open.extend(unfinished(page));
    }
    read.open.dedup();
    let mut stays = FxHashSet::default();
    for resource in &resources {
        read.nested.extend(resource.set.clone());
        if resource.action == "Modify" && resource.replacement.as_deref() == Some("False") {
            stays.extend(serde_json::from_str::<String>(resource.id.get()).ok());
        }
    }
    for resource in resources {
        read.entries.push(entry(resource, text, &types, &stays)?);
    }
    Ok(read)
}

/// What a change set that is not ready leaves open.
fn unfinished(page: &Document<'_>) -> Option<String> {
    let status: String = serde_json::from_str(page.status?.get()).ok()?;
    let reason = page.status_reason.as_deref().unwrap_or_default();
    let empty = ["didn't contain changes", "No updates are to be performed"].iter().any(|said| reason.contains(said));
    match status.as_str() {
        "FAILED" if !empty => Some("is of a change set that failed, and may not list everything".to_owned()),
        "CREATE_PENDING" | "CREATE_IN_PROGRESS" => Some("is of a change set that is still being made".to_owned()),
        _ => None,
    }
}

fn entry(resource: Resource<'_>, text: &str, types: &Types, stays: &FxHashSet<String>) -> Result<Entry, PlanError> {
    let malformed = PlanError::Malformed { kind: KIND, part: "a LogicalResourceId" };
    let (address, span) = text_at(text, resource.id).ok_or(malformed)?;
    let fate = match resource.action.as_str() {
        "Add" | "Import" => Fate::Created,
        "Remove" => Fate::Gone,
        _ => Fate::Kept,
    };
    // What may be is said of data, and not of what keeps the name that asks for it.
    let said = |outcome: &Outcome| {
        let sure = outcome.certainty > Confidence::Low;
        sure || outcome.class == Class::Data && !asks_for_what_stays(&resource, stays)
    };
    let outcome = outcome(&resource, &address, types).filter(said);
    Ok(Entry { address, previous: None, of: resource.of, span, fate, outcome })
}

fn outcome(resource: &Resource<'_>, id: &str, types: &Types) -> Option<Outcome> {
    let known = types.cloudformation(&resource.of);
    let class = known.class;
    let policy = resource.policy.as_deref().unwrap_or_default();
    let of = |rule, action, reason: String, certainty| Outcome {
        certainty,
        cause: id.to_owned(),
        ..Outcome::new(rule, action, class, reason)
    };
    let found = match (resource.action.as_str(), resource.replacement.as_deref()) {
        ("Remove", _) if policy == "Retain" => return None,
        // It goes with all that is in it, which a change set of its own would say.
        ("Remove", _) if resource.of == STACK => {
            let reason = "the nested stack is no longer in the template".to_owned();
            let found = of(removed(Class::Data, &resource.of), Action::Destroy, reason, Confidence::Medium);
            Outcome { class: Class::Data, ..found }
        }
        ("Remove", _) => {
            let reason = "it is no longer in the template";
            of(removed(class, &resource.of), Action::Destroy, reason.to_owned(), Confidence::High)
        }
        (_, Some("True")) => of(rule(resource), Action::Replace, reason(resource), Confidence::High),
        (_, Some("Conditional")) => of(rule(resource), Action::Replace, reason(resource), Confidence::Low),
        // What a nested stack does is in a change set of its own.
        ("Dynamic", None) if resource.of != STACK => {
            let reason = "whether it must is decided when the change set is executed".to_owned();
            of("replacement-forced", Action::Replace, reason, Confidence::Low)
        }
        _ => return None,
    };
    let found = known.weighed(found);
    let found = match policy {
        "ReplaceAndRetain" => Outcome {
            rule: "state-left-behind",
            action: Action::Orphan,
            evidence: with(&found, "UpdateReplacePolicy keeps the old one, which no stack has afterwards"),
            ..found
        },
        "Snapshot" | "ReplaceAndSnapshot" => Outcome {
            certainty: found.certainty.min(Confidence::Medium),
            evidence: with(&found, "its policy leaves a snapshot of the data"),
            ..found
        },
        _ => found,
    };
    let before: Option<Value> = resource.before.as_deref().and_then(|text| serde_json::from_str(text).ok());
    let properties = before.as_ref().and_then(|before| before.get("Properties"));
    guard::weighed(found, guard::holding(&known, properties))
}

/// The evidence of `found`, and one more sentence.
fn with(found: &Outcome, more: &str) -> Vec<String> {
    found.evidence.iter().cloned().chain([more.to_owned()]).collect()
}

/// The details that ask for another resource.
fn forcing<'r>(resource: &'r Resource<'_>) -> impl Iterator<Item = &'r Detail> {
    let asks = |detail: &&Detail| {
        let recreation = detail.target.as_ref().and_then(|target| target.recreation.as_deref());
        matches!(recreation, Some("Always" | "Conditionally"))
    };
    resource.details.iter().flatten().filter(asks)
}

/// Whether all that may ask for another one are the names of resources that are changed in place, and keep theirs.
fn asks_for_what_stays(resource: &Resource<'_>, stays: &FxHashSet<String>) -> bool {
    let mut details = forcing(resource).peekable();
    let kept = |detail: &Detail| {
        let cause = detail.cause.as_deref().filter(|_| detail.source.as_deref() == Some("ResourceReference"));
        cause.is_some_and(|cause| stays.contains(cause))
    };
    details.peek().is_some() && details.all(kept)
}

/// Whether each of them comes from another resource.
fn rule(resource: &Resource<'_>) -> &'static str {
    let mut details = forcing(resource).peekable();
    let foreign = |detail: &Detail| matches!(detail.source.as_deref(), Some("ResourceReference" | "ResourceAttribute"));
    if details.peek().is_some() && details.all(foreign) { "replacement-cascades" } else { "replacement-forced" }
}

fn reason(resource: &Resource<'_>) -> String {
    let cascades = rule(resource) == "replacement-cascades";
    let mut names: Vec<String> = Vec::new();
    for detail in forcing(resource) {
        let target = detail.target.as_ref();
        let name =
            target.and_then(|target| target.name.as_deref().or(target.attribute.as_deref())).unwrap_or("a property");
        let cause = detail.cause.as_deref().filter(|_| cascades && detail.evaluation.as_deref() == Some("Dynamic"));
        let name = address::quoted(name);
        let said = match cause {
            Some(cause) => format!("{name} comes from {}", address::quoted(cause)),
            None => name,
        };
        if !names.contains(&said) && names.len() < 5 {
            names.push(said);
        }
    }
    let names = names.join(", ");
    match (names.is_empty(), cascades, resource.replacement.as_deref() == Some("Conditional")) {
        (true, _, false) => "what changes cannot be changed in place".to_owned(),
        (true, _, true) => "whether it must is decided when the change set is executed".to_owned(),
        (false, true, false) => format!("{names} and cannot be changed in place"),
        (false, true, true) => format!("{names} and may turn out to be another"),
        (false, false, false) => format!("{names} cannot be changed in place"),
        (false, false, true) => format!("{names} may ask for it, which is decided when the change set is executed"),
    }
}
