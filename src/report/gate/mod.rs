//! The answer of the gate, in every format.

mod sarif;
mod text;

use std::io;

use serde_json::{Value, json};

use super::json::neutralised;
use super::{Format, Style, neutral, primary, region};
use crate::lint::Report;
use crate::policy::gate::{Decision, Demand, Need, Vote};
use crate::rule::RuleSet;
use crate::source::secrets;

/// Writes `decision` on `report` in one format.
///
/// # Errors
/// Where a format refuses what it is given.
pub fn gate(
    format: Format,
    style: &Style,
    rules: &RuleSet,
    report: &Report,
    decision: &Decision,
) -> io::Result<Vec<u8>> {
    let text = match format {
        Format::Full => text::full(report, decision, style),
        Format::Concise => text::concise(report, decision),
        Format::Github => text::github(report, decision),
        Format::Markdown => text::markdown(report, decision),
        Format::Json => format!("{}\n", serde_json::to_string_pretty(&document(report, decision)?)?),
        Format::Jsonl => lines(report, decision)?,
        Format::Sarif => return sarif::log(rules, report, decision),
    };
    Ok(text.into_bytes())
}

fn document(report: &Report, decision: &Decision) -> io::Result<Value> {
    let demands = decision.demands.iter().map(|demand| of_demand(report, demand)).collect::<io::Result<Vec<_>>>()?;
    Ok(json!({
        "version": 1, "allowed": decision.allowed(), "compared": neutral(&report.change.described),
        "diff": decision.diff, "head": decision.head, "provenance": provenance(decision)?,
        "demands": demands, "votes": neutralised(serde_json::to_value(&decision.votes)?),
        "gaps": report.gaps.len(), "suppressed": report.suppressed.len(),
    }))
}

fn lines(report: &Report, decision: &Decision) -> io::Result<String> {
    let mut out = String::new();
    for demand in &decision.demands {
        out.push_str(&format!("{}\n", json!({ "demand": of_demand(report, demand)? })));
    }
    for vote in &decision.votes {
        out.push_str(&format!("{}\n", json!({ "vote": neutralised(serde_json::to_value(vote)?) })));
    }
    let last = json!({
        "allowed": decision.allowed(), "diff": decision.diff, "head": decision.head, "provenance": provenance(decision)?,
    });
    out.push_str(&format!("{last}\n"));
    Ok(out)
}

fn provenance(decision: &Decision) -> io::Result<Value> {
    let evidence: Vec<String> = decision.provenance.evidence.iter().map(|said| shown(said)).collect();
    Ok(json!({ "kind": decision.provenance.kind, "evidence": evidence }))
}

/// A demand, with the finding that makes it.
fn of_demand(report: &Report, demand: &Demand) -> io::Result<Value> {
    let mut value = neutralised(serde_json::to_value(demand)?);
    let (Some(finding), Value::Object(fields)) = (report.findings.get(demand.finding), &mut value) else {
        return Ok(value);
    };
    fields.insert("rule".into(), json!(finding.rule));
    fields.insert("level".into(), json!(finding.level));
    fields.insert("radius".into(), json!(finding.radius));
    fields.insert("message".into(), json!(neutral(&finding.message)));
    if let Some(label) = primary(finding) {
        fields.insert("path".into(), json!(neutral(&label.path.to_text())));
        fields.insert("line".into(), json!(region(report, label).start_line));
    }
    Ok(value)
}

/// A text of the change, with nothing in it that harms or should not be seen.
fn shown(text: &str) -> String {
    neutral(&secrets::mask(text, secrets::Setting::Prose))
}

/// What a need comes to, in one sentence.
fn need(need: &Need) -> String {
    let list = |names: &[String]| names.iter().map(|name| neutral(name)).collect::<Vec<_>>().join(", ");
    let given = if need.given.is_empty() { "nobody".to_owned() } else { list(&need.given) };
    let noun = if need.count == 1 { "approval" } else { "approvals" };
    let blocked =
        if need.blocked.is_empty() { String::new() } else { format!("; {} asked for changes", list(&need.blocked)) };
    format!("{} {noun} by {}; given by {given}{blocked}", need.count, neutral(&need.who))
}

/// What was said and whether it counts, in one sentence.
fn vote(vote: &Vote) -> String {
    let what = if vote.blocks { "asks for changes" } else { "approves" };
    let counts = match &vote.not_counted {
        Some(why) => format!("does not count: {}", neutral(why)),
        None => "counts".to_owned(),
    };
    format!("{} {what} by {}: {counts}", neutral(&vote.by), vote.via)
}

/// The last line.
fn verdict(decision: &Decision) -> String {
    let short = decision.demands.iter().filter(|demand| !demand.allowed).count();
    match (decision.demands.len(), short) {
        (0, _) => "allowed: nothing in this change needs an approval".to_owned(),
        (all, 0) => format!("allowed: the {all} findings that need an approval have it"),
        (all, short) => format!("not allowed: {short} of {all} findings that need an approval do not have it"),
    }
}
