//! JSON: everything a finding holds, with its place in lines and columns.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::{Reporter, neutral, neutral_lines, primary, region};
use crate::finding::Finding;
use crate::lint::Report;

pub(super) struct Json {
    /// One object a line instead of one document.
    pub(super) lines: bool,
    /// Whether to show what is set aside.
    pub(super) suppressed: bool,
}

impl Reporter for Json {
    fn render(&self, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        let findings = report.findings.iter().map(|f| value(report, f)).collect::<io::Result<Vec<_>>>()?;
        let shown = report.suppressed.iter().filter(|_| self.suppressed);
        let suppressed = shown.map(|f| value(report, f)).collect::<io::Result<Vec<_>>>()?;
        let remarks = neutralised(json!(report.remarks));
        let gaps = neutralised(serde_json::to_value(&report.gaps)?);
        let stats = serde_json::to_value(report.stats)?;
        if !self.lines {
            let mut all = json!({
                "version": 1, "compared": neutral(&report.change.described), "findings": findings, "gaps": gaps,
                "suppressed": report.suppressed.len(), "stats": stats, "remarks": remarks, "task": report.task.as_deref().map(neutral),
            });
            if let (true, Some(fields)) = (self.suppressed, all.as_object_mut()) {
                fields.insert("suppressedFindings".into(), json!(suppressed));
            }
            return writeln!(out, "{}", serde_json::to_string_pretty(&all)?);
        }
        for finding in findings {
            writeln!(out, "{}", json!({ "finding": finding }))?;
        }
        for finding in suppressed {
            writeln!(out, "{}", json!({ "suppressedFinding": finding }))?;
        }
        for remark in remarks.as_array().into_iter().flatten() {
            writeln!(out, "{}", json!({ "remark": remark }))?;
        }
        for gap in gaps.as_array().into_iter().flatten() {
            writeln!(out, "{}", json!({ "gap": gap }))?;
        }
        writeln!(
            out,
            "{}",
            json!({ "stats": stats, "suppressed": report.suppressed.len(), "task": report.task.as_deref().map(neutral) })
        )
    }
}

fn value(report: &Report, finding: &Finding) -> io::Result<Value> {
    let mut value = serde_json::to_value(finding)?;
    if let (Some(label), Value::Object(fields)) = (primary(finding), &mut value) {
        fields.insert("path".into(), json!(label.path));
        fields.insert("region".into(), serde_json::to_value(region(report, label))?);
    }
    let mut value = neutralised(value);
    // What is to be written into a file keeps its lines.
    for (at, fix) in finding.fixes.iter().enumerate() {
        for (edit, text) in fix.edits.iter().map(|edit| neutral_lines(&edit.text)).enumerate() {
            value["fixes"][at]["edits"][edit]["text"] = json!(text);
        }
    }
    Ok(value)
}

/// Every text in `value`, harmless: people read JSON in terminals too. As deep as our own types, no deeper.
pub(super) fn neutralised(value: Value) -> Value {
    match value {
        Value::String(text) => Value::String(neutral(&text)),
        Value::Array(items) => Value::Array(items.into_iter().map(neutralised).collect()),
        Value::Object(fields) => {
            Value::Object(fields.into_iter().map(|(name, value)| (name, neutralised(value))).collect())
        }
        other => other,
    }
}
