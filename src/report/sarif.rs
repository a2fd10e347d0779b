//! SARIF 2.1.0, as code hosts and viewers read it. Regions are always in the after side of a file that exists.

use std::io::{self, Write};

use rustc_hash::FxHashMap;
use serde_json::{Value, json};
use serde_sarif::sarif as sf;

use super::line_hash::LineHashes;
use super::{Region, Reporter, neutral, primary, region, source_of};
use crate::finding::{Finding, Label, Level};
use crate::lint::Report;
use crate::rule::{Rule, RuleSet};
use crate::source::{RepoPath, Side, Source};

pub(super) struct SarifLog<'a> {
    pub(super) rules: &'a RuleSet,
}

impl Reporter for SarifLog<'_> {
    fn render(&self, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        let rules: Vec<&Rule> =
            self.rules.rules.iter().filter(|r| report.findings.iter().any(|f| f.rule == r.id)).collect();
        let mut hashes = Hashes::default();
        let log = json!({
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
            "version": "2.1.0",
            "runs": [{
                "tool": { "driver": {
                    "name": "blastlint",
                    "fullName": "blastlint, a linter for risky changes",
                    "version": env!("CARGO_PKG_VERSION"),
                    "semanticVersion": env!("CARGO_PKG_VERSION"),
                    "rules": rules.iter().map(|rule| descriptor(rule, report)).collect::<Vec<_>>(),
                }},
                "automationDetails": { "id": "blastlint/" },
                "columnKind": "utf16CodeUnits",
                "results": report.findings.iter().filter_map(|f| result(report, &rules, &mut hashes, f)).collect::<Vec<_>>(),
                "invocations": [{
                    "executionSuccessful": true,
                    "toolExecutionNotifications": report.gaps.iter().map(notification).collect::<Vec<_>>(),
                }],
                "properties": { "stats": report.stats, "suppressed": report.suppressed.len(), "compared": neutral(&report.change.described) },
            }],
        });
        // Through the typed model of the format: what it does not know would fail here, not at the consumer.
        let log: sf::Sarif = serde_json::from_value(log)?;
        serde_json::to_writer_pretty(&mut *out, &log)?;
        writeln!(out)
    }
}

fn descriptor(rule: &Rule, report: &Report) -> Value {
    let loudest = report.findings.iter().filter(|f| f.rule == rule.id).map(|f| f.level).max();
    let severity = match loudest {
        Some(Level::Error) => "error",
        Some(Level::Warning) => "warning",
        _ => "recommendation",
    };
    let cwe = rule.cwe.iter().flat_map(|n| [format!("external/cwe/cwe-{n}"), format!("cwe-{n}")]);
    let tags: Vec<String> =
        [rule.family.to_string()].into_iter().chain(rule.tags.iter().cloned()).chain(cwe).take(10).collect();
    json!({
        "id": rule.id,
        "name": pascal(&rule.id),
        "shortDescription": { "text": format!("{}.", rule.title) },
        "fullDescription": { "text": rule.why },
        "help": { "text": rule.help, "markdown": format!("{}\n\n{}", rule.why, rule.help) },
        "properties": { "tags": tags, "precision": "high", "problem.severity": severity },
    })
}

fn pascal(id: &str) -> String {
    let word = |word: &str| {
        let mut chars = word.chars();
        chars.next().map(|c| c.to_uppercase().chain(chars).collect::<String>()).unwrap_or_default()
    };
    id.split('-').map(word).collect()
}

/// The line hashes of each file that has a finding, made once.
type Hashes<'a> = FxHashMap<&'a RepoPath, LineHashes>;

fn result<'a>(report: &'a Report, rules: &[&Rule], hashes: &mut Hashes<'a>, finding: &'a Finding) -> Option<Value> {
    let label = primary(finding)?;
    // Of a diff only the hunks are known: a hash over them would not be the one of the file.
    let source = source_of(report, label).filter(|_| label.side == Side::After && !report.change.hunks_only);
    let at = region(report, label);
    let mut fingerprints = json!({ "blastlint/v1": finding.fingerprint });
    if let (Some(hash), Some(map)) = (source.and_then(|s| line_hash(hashes, s, at)), fingerprints.as_object_mut()) {
        map.insert("primaryLocationLineHash".into(), json!(hash));
    }
    let mut properties = json!({
        "family": finding.family, "radius": finding.radius, "confidence": finding.confidence, "effect": finding.effect,
        "target": neutral(&finding.target), "extent": finding.extent, "reversibility": finding.reversibility, "side": finding.side,
        "gate": finding.gate, "reason": neutral(&finding.reason),
        "evidence": finding.evidence.iter().map(|line| neutral(line)).collect::<Vec<_>>(),
    });
    if let (Some(before), Some(map)) = (&finding.before, properties.as_object_mut()) {
        map.insert("beforeUri".into(), json!(uri(&before.path)));
        map.insert("beforeStartLine".into(), json!(before.start_line));
        map.insert("beforeEndLine".into(), json!(before.end_line));
    }
    let text =
        format!("{}: {}. {}: {}.", finding.title, neutral(&finding.message), finding.radius, neutral(&finding.reason));
    Some(json!({
        "ruleId": finding.rule,
        "ruleIndex": rules.iter().position(|rule| rule.id == finding.rule)?,
        "level": finding.level,
        "kind": "fail",
        "message": { "text": text.chars().take(1000).collect::<String>() },
        "locations": [location(label, at)],
        "partialFingerprints": fingerprints,
        "properties": properties,
    }))
}

fn line_hash<'a>(hashes: &mut Hashes<'a>, source: &'a Source, at: Region) -> Option<String> {
    let hashes = hashes.entry(&source.path).or_insert_with(|| LineHashes::new(&source.text));
    hashes.of(at.start_line - 1)
}

fn location(label: &Label, at: Region) -> Value {
    json!({ "physicalLocation": {
        "artifactLocation": { "uri": uri(&label.path) },
        "region": { "startLine": at.start_line, "startColumn": at.start_column, "endLine": at.end_line, "endColumn": at.end_column },
    }})
}

fn notification(gap: &crate::source::Gap) -> Value {
    let mut value = json!({ "level": "warning", "message": { "text": super::gap_line(gap) } });
    if let (Some(path), Some(map)) = (&gap.path, value.as_object_mut()) {
        map.insert("locations".into(), json!([{ "physicalLocation": { "artifactLocation": { "uri": uri(path) } } }]));
    }
    value
}

/// A path as a relative URI: every byte that is not plain is percent-encoded, so bytes that are no UTF-8 survive.
fn uri(path: &RepoPath) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/+".contains(&byte);
    path.as_bytes()
        .iter()
        .map(|byte| if plain(*byte) { char::from(*byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_uris() {
        assert_eq!(uri(&RepoPath::new(b"src/my file#1\xff.py".as_slice())), "src/my%20file%231%FF.py");
    }
}
