//! The SARIF of a run, with what the gate says of each result in its properties.

use std::io;

use serde_json::{Value, json};

use super::super::{Format, Style, reporter};
use super::{document, of_demand};
use crate::lint::Report;
use crate::policy::gate::Decision;
use crate::rule::RuleSet;

pub(super) fn log(rules: &RuleSet, report: &Report, decision: &Decision) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    reporter(Format::Sarif, &Style::plain(), rules).render(report, &mut bytes)?;
    let mut log: Value = serde_json::from_slice(&bytes)?;
    // Results stand in the order of the findings.
    if let Some(results) = log.pointer_mut("/runs/0/results").and_then(Value::as_array_mut) {
        for (at, result) in results.iter_mut().enumerate() {
            let demand = decision.demands.iter().find(|demand| demand.finding == at);
            if let Some(properties) = result.get_mut("properties").and_then(Value::as_object_mut) {
                properties.insert("gate".into(), json!(demand.is_some()));
                if let Some(demand) = demand {
                    properties.insert("approval".into(), of_demand(report, demand)?);
                }
            }
        }
    }
    if let Some(properties) = log.pointer_mut("/runs/0/properties").and_then(Value::as_object_mut) {
        properties.insert("gate".into(), document(report, decision)?);
    }
    let mut out = serde_json::to_vec_pretty(&log)?;
    out.push(b'\n');
    Ok(out)
}
