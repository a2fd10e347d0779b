//! The lines of `terraform plan -json`: what is planned, one a line, without values.

use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::value::RawValue;

use super::PlanError;
use super::read::{Document, Read, text_at};
use super::terraform::{Deed, Resource, judged};

const KIND: &str = "the lines of terraform plan -json";

#[derive(Deserialize)]
struct Change<'t> {
    #[serde(borrow)]
    resource: Address<'t>,
    #[serde(borrow)]
    previous_resource: Option<Address<'t>>,
    action: String,
    #[serde(default)]
    reason: String,
    importing: Option<IgnoredAny>,
}

#[derive(Deserialize)]
struct Address<'t> {
    #[serde(borrow)]
    addr: &'t RawValue,
    #[serde(default)]
    resource_type: String,
    #[serde(default)]
    resource: String,
}

/// Reads the lines of one run.
pub(super) fn read(lines: &[Document<'_>], text: &str) -> Result<Read, PlanError> {
    let mut resources = Vec::new();
    let (mut finished, mut failed) = (false, false);
    for line in lines {
        let kind: String = line.kind.and_then(|kind| serde_json::from_str(kind.get()).ok()).unwrap_or_default();
        match kind.as_str() {
            "planned_change" => {
                let malformed = || PlanError::Malformed { kind: KIND, part: "a planned_change" };
                let change = line.change.and_then(|raw| serde_json::from_str::<Change<'_>>(raw.get()).ok());
                resources.extend(resource(change.ok_or_else(malformed)?, text).ok_or_else(malformed)?);
            }
            "change_summary" => finished = true,
            "diagnostic" => failed |= line.level.as_deref() == Some("error"),
            _ => {}
        }
    }
    let mut read = judged(&resources);
    read.origin = "the lines of terraform plan".to_owned();
    if failed || !finished {
        read.open.push("is one of a run that failed or was cut off, and lists what was planned until then".to_owned());
    }
    Ok(read)
}

/// None inside where it is a source of data.
fn resource<'t>(change: Change<'t>, text: &str) -> Option<Option<Resource<'t>>> {
    let (address, span) = text_at(text, change.resource.addr)?;
    if change.resource.resource.starts_with("data.") {
        return Some(None);
    }
    let deed = match change.action.as_str() {
        "noop" | "read" | "update" | "move" | "import" | "open" | "renew" | "close" => Deed::Keep,
        "create" => Deed::Create,
        "delete" => Deed::Delete,
        "replace" => Deed::Replace(false),
        "remove" => Deed::Forget(false),
        _ => Deed::Unknown,
    };
    let previous = change.previous_resource.and_then(|previous| text_at(text, previous.addr));
    Some(Some(Resource {
        previous: previous.map(|(address, _)| address),
        imported: change.importing.is_some(),
        ..Resource::bare(address, change.resource.resource_type, span, deed, change.reason)
    }))
}
