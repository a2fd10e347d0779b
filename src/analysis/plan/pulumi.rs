//! `pulumi preview --json`. A replacement is three steps of one URN: create-replacement, replace, delete-replaced.

use rustc_hash::FxHashMap;
use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;

use super::class::Types;
use super::guard::{self, Act};
use super::read::{Document, Read, text_at};
use super::terraform::{Deed, Resource};
use super::{Entry, Fate, Outcome, PlanError, address, counterpart, removed};
use crate::analysis::Action;

const KIND: &str = "a preview of Pulumi";

#[derive(Deserialize)]
struct Step<'t> {
    op: String,
    #[serde(borrow)]
    urn: &'t RawValue,
    #[serde(rename = "oldState", borrow)]
    before: Option<&'t RawValue>,
    #[serde(rename = "newState", borrow)]
    after: Option<&'t RawValue>,
    #[serde(rename = "replaceReasons", default)]
    reasons: Option<Vec<String>>,
    #[serde(rename = "detailedDiff", default)]
    detailed: Option<std::collections::BTreeMap<String, Difference>>,
}

#[derive(Deserialize)]
struct Difference {
    kind: Option<String>,
}

/// What is known of a resource as it is.
#[derive(Default, Deserialize)]
#[serde(default)]
struct State {
    custom: Option<bool>,
    protect: Option<bool>,
    #[serde(rename = "retainOnDelete")]
    retain: Option<bool>,
    inputs: Option<Value>,
    outputs: Option<Value>,
}

/// What a program asks for.
#[derive(Deserialize)]
struct Asked<'t> {
    #[serde(borrow)]
    inputs: Option<&'t RawValue>,
}

#[derive(Deserialize)]
struct Diagnostic {
    severity: Option<String>,
}

/// Reads one preview, or several.
pub(super) fn read(previews: &[Document<'_>], text: &str) -> Result<Read, PlanError> {
    let mut read = Read { origin: "the preview of Pulumi".to_owned(), ..Read::default() };
    for preview in previews {
        let malformed = |_| PlanError::Malformed { kind: KIND, part: "steps" };
        let steps: Vec<Step<'_>> = match preview.steps {
            Some(raw) => serde_json::from_str::<Option<_>>(raw.get()).map_err(malformed)?.unwrap_or_default(),
            None => Vec::new(),
        };
        read.entries.extend(entries(&steps, text)?);
        let diagnostics: Option<Vec<Diagnostic>> =
            preview.diagnostics.and_then(|raw| serde_json::from_str(raw.get()).ok());
        let failed = |diagnostic: &Diagnostic| diagnostic.severity.as_deref() == Some("error");
        if diagnostics.is_some_and(|all| all.iter().any(failed)) {
            read.open.push("is of a program that failed, and lists what was planned until then".to_owned());
        }
        if steps
            .iter()
            .any(|step| ["create", "update", "delete", "same"].iter().all(|op| step.op != *op) && !is_known(&step.op))
        {
            read.open.push("does something that is not known to this version of blastlint".to_owned());
        }
    }
    Ok(read)
}

fn is_known(op: &str) -> bool {
    matches!(op, "replace" | "create-replacement" | "delete-replaced" | "import" | "import-replacement" | "refresh")
        || matches!(op, "read" | "read-replacement" | "read-discard" | "discard" | "discard-replaced")
        || op == "remove-pending-replace"
}

/// The entries of the resources of one preview, in the order in which each is first named.
fn entries(steps: &[Step<'_>], text: &str) -> Result<Vec<Entry>, PlanError> {
    let mut found: Vec<Entry> = Vec::new();
    let mut known: FxHashMap<String, usize> = FxHashMap::default();
    let types = Types::default();
    for step in steps {
        let malformed = PlanError::Malformed { kind: KIND, part: "a urn" };
        let (urn, span) = text_at(text, step.urn).ok_or(malformed)?;
        let of = type_of(&urn);
        let outcome = outcome(step, &of, &urn, &types);
        let fate = match step.op.as_str() {
            "delete" => Fate::Gone,
            "create" | "import" => Fate::Created,
            _ => Fate::Kept,
        };
        match known.get(&urn).and_then(|at| found.get_mut(*at)) {
            // The first step that says that it goes; and the one among them that says why.
            Some(entry) => {
                if fate == Fate::Kept {
                    entry.fate = fate;
                }
                let better = match (&entry.outcome, &outcome) {
                    (None, Some(_)) => true,
                    (Some(own), Some(other)) => own.reason.is_empty() && !other.reason.is_empty(),
                    _ => false,
                };
                if better {
                    (entry.outcome, entry.span) = (outcome, span);
                }
            }
            None => {
                known.insert(urn.clone(), found.len());
                found.push(Entry { address: urn, previous: None, of, span, fate, outcome });
            }
        }
    }
    renamed(steps, text, &known, &mut found);
    for outcome in found.iter_mut().filter_map(|entry| entry.outcome.as_mut()).filter(|o| o.reason.is_empty()) {
        outcome.reason = "what changes cannot be changed in place".to_owned();
    }
    Ok(found)
}

/// What a step deletes or creates, as it is held against others.
fn resource<'t>(step: &Step<'t>, text: &str) -> Option<Resource<'t>> {
    let (urn, span) = text_at(text, step.urn)?;
    let (deed, state) = match step.op.as_str() {
        "delete" => (Deed::Delete, step.before),
        "create" => (Deed::Create, step.after),
        _ => return None,
    };
    let inputs = state.and_then(|state| serde_json::from_str::<Asked<'t>>(state.get()).ok()?.inputs);
    let (before, after) = if deed == Deed::Delete { (inputs, None) } else { (None, inputs) };
    let of = type_of(&urn);
    Some(Resource { before, after, ..Resource::bare(urn, of, span, deed, String::new()) })
}

/// Where a deleted resource is created anew under another URN, says so.
fn renamed(steps: &[Step<'_>], text: &str, known: &FxHashMap<String, usize>, entries: &mut [Entry]) {
    let resources: Vec<Resource<'_>> = steps.iter().filter_map(|step| resource(step, text)).collect();
    for (deleted, created) in counterpart::of(&resources) {
        let (Some(deleted), Some(created)) = (resources.get(deleted), resources.get(created)) else { continue };
        let entry = known.get(&deleted.address).and_then(|at| entries.get_mut(*at));
        let Some(outcome) = entry.and_then(|entry| entry.outcome.as_mut()) else { continue };
        if outcome.action == Action::Destroy {
            outcome.rule = "resource-renamed";
            outcome.action = Action::Replace;
            outcome.reason =
                format!("it is created anew as {}, and no alias says so", address::quoted(&created.address));
            outcome.becomes = Some(created.address.clone());
        }
    }
}

/// The type in a URN, `urn:pulumi:stack::project::parent$type::name`, without those of its parents.
fn type_of(urn: &str) -> String {
    let qualified = urn.split("::").nth(2).unwrap_or_default();
    qualified.rsplit('$').next().unwrap_or_default().to_owned()
}

fn outcome(step: &Step<'_>, of: &str, urn: &str, types: &Types) -> Option<Outcome> {
    let replaces = match step.op.as_str() {
        "delete" => false,
        "replace" | "create-replacement" | "delete-replaced" | "import-replacement" => true,
        _ => return None,
    };
    let state: State = step.before.and_then(|raw| serde_json::from_str(raw.get()).ok()).unwrap_or_default();
    // Components and stacks hold others, which have steps of their own; providers are settings.
    if state.custom == Some(false) || of.starts_with("pulumi:") {
        return None;
    }
    let known = types.pulumi(of);
    let class = known.class;
    let found = match replaces {
        true => Outcome::new("replacement-forced", Action::Replace, class, reason(step)),
        false => Outcome::new(removed(class, of), Action::Destroy, class, "the program no longer declares it"),
    };
    let found = Outcome { cause: urn.to_owned(), ..found };
    let found = known.weighed(found);
    let mut guards = Vec::new();
    if state.protect == Some(true) {
        guards.push(("protect".to_owned(), Act::Refuses));
    }
    if state.retain == Some(true) {
        guards.push(("retainOnDelete".to_owned(), Act::Keeps));
    }
    guards.extend(guard::holding_of_pulumi(&known, state.outputs.as_ref().or(state.inputs.as_ref())));
    guard::weighed(found, guards)
}

/// Why a step replaces, empty where it does not say.
fn reason(step: &Step<'_>) -> String {
    let mut names: Vec<&str> = step.reasons.iter().flatten().map(String::as_str).collect();
    if names.is_empty() {
        let replaces =
            |difference: &Difference| difference.kind.as_deref().is_some_and(|kind| kind.ends_with("-replace"));
        let all = step.detailed.iter().flatten().filter(|(_, difference)| replaces(difference));
        names = all.map(|(path, _)| path.as_str()).collect();
    }
    names.dedup();
    let shown = |name: &&str| format!("`{}`", name.chars().take(80).collect::<String>());
    let names: Vec<String> = names.iter().take(5).map(shown).collect();
    if names.is_empty() { String::new() } else { format!("{} cannot be changed in place", names.join(", ")) }
}
