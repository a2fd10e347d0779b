//! What keeps a thing from being destroyed, by the values that it has now.
//!
//! Programs and platforms go by the value before the change, not by the one that the change brings.

use serde_json::Value;

use super::Outcome;
use crate::analysis::Action;
use crate::fact::Confidence;

/// What a guard that holds does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Act {
    /// The deletion fails.
    Refuses,
    /// It fails as long as something is in it.
    RefusesFull,
    /// The thing stays, and is only forgotten.
    Keeps,
    /// A copy of the data is left.
    Copies,
}

/// A guard that holds, by the name of its attribute.
pub(super) type Guard = (String, Act);

/// `outcome` as it is with `guards`; none where the thing stays.
pub(super) fn weighed(mut outcome: Outcome, guards: Vec<Guard>) -> Option<Outcome> {
    if !matches!(outcome.action, Action::Destroy | Action::Replace) {
        return Some(outcome);
    }
    for (attribute, act) in guards {
        match act {
            Act::Refuses => {
                let verb = if outcome.action == Action::Destroy { "deletes" } else { "replaces" };
                outcome.evidence.push(format!("the plan {verb} it: {}", outcome.reason));
                outcome.reason = format!("the plan {verb} it, and `{attribute}` as it stands makes that fail");
                outcome.rule = "update-refused";
                outcome.action = Action::Refuse;
                return Some(outcome);
            }
            Act::Keeps if outcome.action == Action::Destroy => return None,
            Act::Keeps => {
                outcome.evidence.push(format!("`{attribute}` keeps the old one, which nothing manages afterwards"));
                outcome.rule = "state-left-behind";
                outcome.action = Action::Orphan;
                return Some(outcome);
            }
            Act::RefusesFull => {
                outcome.certainty = outcome.certainty.min(Confidence::Medium);
                outcome.evidence.push(format!("`{attribute}` as it stands makes that fail while something is in it"));
            }
            Act::Copies => {
                outcome.certainty = outcome.certainty.min(Confidence::Medium);
                outcome.evidence.push(format!("`{attribute}` as it stands leaves a last copy of the data"));
            }
        }
    }
    Some(outcome)
}

/// The guards of a resource of Terraform that hold by its attributes `before`.
pub(super) fn of_terraform(_of: &str, before: Option<&Value>) -> Vec<Guard> {
    of_values(before)
}

/// The guards of a resource of CloudFormation by its properties.
pub(super) fn of_cloudformation(_of: &str, before: Option<&Value>) -> Vec<Guard> {
    of_values(before)
}

/// Attributes that guard wherever they stand: what they are called, the value by which they do, and what they do.
const KNOWN: &[(&[&str], &str, Act)] = &[
    (
        &[
            "deletion_protection",
            "deletionProtection",
            "DeletionProtection",
            "deletion_protection_enabled",
            "deletionProtectionEnabled",
            "DeletionProtectionEnabled",
            "enable_deletion_protection",
            "enableDeletionProtection",
            "disable_api_termination",
            "disableApiTermination",
            "DisableApiTermination",
            "termination_protection",
            "delete_protection",
        ],
        "true",
        Act::Refuses,
    ),
    (&["deletion_policy", "deletionPolicy"], "PREVENT", Act::Refuses),
    (&["deletion_policy", "deletionPolicy"], "ABANDON", Act::Keeps),
    (&["retain_on_delete", "skip_destroy", "skipDestroy"], "true", Act::Keeps),
    (&["force_destroy", "forceDestroy", "force_delete", "forceDelete"], "false", Act::RefusesFull),
    (&["skip_final_snapshot", "skipFinalSnapshot"], "false", Act::Copies),
];

/// The guards among `values` that hold.
pub(super) fn of_values(values: Option<&Value>) -> Vec<Guard> {
    let Some(Value::Object(values)) = values else { return Vec::new() };
    let mut guards = Vec::new();
    for (names, wanted, act) in KNOWN {
        for name in *names {
            let holds = match values.get(*name) {
                Some(Value::Bool(value)) => *wanted == if *value { "true" } else { "false" },
                Some(Value::String(value)) => value.eq_ignore_ascii_case(wanted),
                _ => false,
            };
            if holds {
                guards.push(((*name).to_owned(), *act));
            }
        }
    }
    guards
}
