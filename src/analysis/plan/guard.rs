//! What keeps a thing from being destroyed, by the values that it has now.
//!
//! Programs and platforms go by the value before the change, not by the one that the change brings.

use serde_json::Value;

use super::Outcome;
use super::class::{Type, snake};
use crate::analysis::Action;
use crate::analysis::provider::Written;
use crate::analysis::provider::guard::{Act as Known, Guard as Listed, Side};
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
    /// It can be called back for some time.
    Delays,
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
            Act::Delays => {
                outcome.evidence.push(format!("by `{attribute}` it can be called back for some time"));
            }
        }
    }
    Some(outcome)
}

/// The guards of a type that hold by the values `before`.
pub(super) fn holding(of: &Type, before: Option<&Value>) -> Vec<Guard> {
    let Some(before) = before else { return Vec::new() };
    of.guards().iter().filter_map(|guard| holds(guard, before)).collect()
}

/// The same for values whose names are written as Pulumi writes them.
pub(super) fn holding_of_pulumi(of: &Type, before: Option<&Value>) -> Vec<Guard> {
    let Some(Value::Object(values)) = before else { return Vec::new() };
    let named = values.iter().map(|(name, value)| (snake(name), value.clone())).collect();
    holding(of, Some(&Value::Object(named)))
}

/// A listed guard, if it holds by `before`. A value that is not there at all says nothing: a plan lists those too that
/// nobody has written.
fn holds(guard: &Listed<'_>, before: &Value) -> Option<Guard> {
    guard.meaning.as_ref().filter(|meaning| meaning.side != Some(Side::Config))?;
    let mut value = before;
    for step in guard.attribute.split(['.', '/']) {
        // A block is a list of one.
        value = value.get(0).unwrap_or(value).get(step)?;
    }
    let text = match value {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        Value::Bool(_) | Value::Number(_) => Some(value.to_string()),
        _ => return None,
    };
    let written = text.as_deref().map_or(Written::Nothing, Written::Literal);
    let act = match guard.acts(written)? {
        Known::Refuses => Act::Refuses,
        Known::RefusesFull => Act::RefusesFull,
        Known::Keeps => Act::Keeps,
        Known::Copies => Act::Copies,
        Known::Delays => Act::Delays,
        Known::KeepsPart | Known::BacksUp => return None,
    };
    Some((guard.attribute.to_owned(), act))
}
