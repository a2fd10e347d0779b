//! Who says of which results that they may stand.

use serde_json::{Value, json};

use super::{rules::cut, unlinked};
use crate::finding::{Finding, Origin, Standing, Suppression};
use crate::report::neutral;

/// Longest reason, in characters.
const JUSTIFICATION: usize = 500;

/// Gives each of `results` what is said of its finding. The format asks for it on every result or on none.
pub(super) fn tell(findings: &[&Finding], results: &mut [Value]) {
    if findings.iter().all(|finding| finding.suppression.is_none()) {
        return;
    }
    for (finding, result) in findings.iter().zip(results) {
        let said: Vec<Value> = finding.suppression.iter().map(value).collect();
        if let Some(fields) = result.as_object_mut() {
            fields.insert("suppressions".into(), json!(said));
        }
    }
}

fn value(said: &Suppression) -> Value {
    let kind = match said.origin {
        Origin::Comment | Origin::Trailer => "inSource",
        Origin::Config | Origin::Baseline => "external",
    };
    let status = match said.standing {
        Standing::Accepted | Standing::Obeyed => "accepted",
        Standing::Pending => "underReview",
    };
    let text = unlinked(&neutral(&format!("{} ({})", said.reason, said.place)));
    json!({ "kind": kind, "status": status, "justification": cut(&text, JUSTIFICATION) })
}
