//! SARIF 2.1.0, as code hosts and viewers read it. Regions are always in the after side of a file that exists; a file
//! that is gone is marked as such and carries its text.

mod artifacts;
mod rules;
mod suppressions;

use std::io::{self, Write};

use rustc_hash::FxHashMap;
use serde_json::{Map, Value, json};
use serde_sarif::sarif as sf;

use super::line_hash::LineHashes;
use super::{Region, Reporter, neutral, neutral_lines};
use crate::finding::{Edit, Finding, Fix, Label, LabelKind};
use crate::lint::Report;
use crate::report::place::{Place, place, region_of};
use crate::rule::RuleSet;
use crate::source::{Decoding, RepoPath, Source};
use artifacts::Artifacts;
use rules::{Rules, cut};

/// Longest message, in characters: code hosts drop a result that says more than about twice as much.
const MESSAGE: usize = 1000;

pub(super) struct SarifLog<'a> {
    pub(super) rules: &'a RuleSet,
    /// Whether to hold what somebody says may stand: hosts that do not read who says so would alarm on it.
    pub(super) suppressed: bool,
}

impl Reporter for SarifLog<'_> {
    fn render(&self, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        // What a level sets aside is nobody's to stand for.
        let aside = report.suppressed.iter().filter(|finding| self.suppressed && finding.suppression.is_some());
        let shown: Vec<&Finding> = report.findings.iter().chain(aside).collect();
        let rules = Rules::of(&shown, self.rules);
        let mut run = Run { report, rules: &rules, artifacts: Artifacts::of(report), hashes: FxHashMap::default() };
        let mut results: Vec<Value> = shown.iter().map(|finding| run.result(finding)).collect();
        suppressions::tell(&shown, &mut results);
        let remarks = report
            .remarks
            .iter()
            .map(|text| json!({ "level": "note", "message": { "text": unlinked(&neutral(text)) } }));
        let notifications: Vec<Value> = report.gaps.iter().map(|gap| run.notification(gap)).chain(remarks).collect();
        let log = json!({
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
            "version": "2.1.0",
            "runs": [{
                "tool": { "driver": {
                    "name": "blastlint",
                    "fullName": "blastlint, a linter for risky changes",
                    "version": env!("CARGO_PKG_VERSION"),
                    "semanticVersion": env!("CARGO_PKG_VERSION"),
                    "rules": rules.descriptors(),
                }},
                "automationDetails": { "id": "blastlint/" },
                "columnKind": "utf16CodeUnits",
                "results": results,
                "artifacts": run.artifacts.list(),
                "invocations": [{ "executionSuccessful": true, "toolExecutionNotifications": notifications }],
                "properties": { "stats": report.stats, "suppressed": report.suppressed.len(), "compared": neutral(&report.change.described), "task": report.task.as_deref().map(neutral) },
            }],
        });
        // Through the typed model of the format: what it does not know would fail here, not at the consumer.
        let log: sf::Sarif = serde_json::from_value(log)?;
        serde_json::to_writer_pretty(&mut *out, &log)?;
        writeln!(out)
    }
}

/// What the results of one log share.
struct Run<'a> {
    report: &'a Report,
    rules: &'a Rules<'a>,
    artifacts: Artifacts<'a>,
    /// The line hashes of each file that has a finding, made once.
    hashes: FxHashMap<&'a RepoPath, LineHashes>,
}

impl<'a> Run<'a> {
    fn result(&mut self, finding: &'a Finding) -> Value {
        let primary = finding.labels.iter().find(|label| label.kind == LabelKind::Primary).or(finding.labels.first());
        let at = primary.map(|label| place(self.report, label));
        let remark =
            at.as_ref().and_then(|at| at.remark.as_ref()).map(|remark| format!(" {remark}")).unwrap_or_default();
        let (title, message) = (neutral(&finding.title), neutral(&finding.message));
        let text = format!("{title}: {message}.{remark} {}: {}.", finding.radius, neutral(&finding.reason));
        let mut fingerprints = Map::from_iter([("blastlint/v1".to_owned(), json!(finding.fingerprint))]);
        if let Some(hash) = at.as_ref().and_then(|at| self.line_hash(at)) {
            fingerprints.insert("primaryLocationLineHash".into(), json!(hash));
        }
        let mut result = json!({
            "ruleId": neutral(&finding.rule),
            "level": finding.level,
            "kind": "fail",
            "message": { "text": cut(&unlinked(&text), MESSAGE) },
            "locations": at.iter().map(|at| self.location(at)).collect::<Vec<_>>(),
            "partialFingerprints": fingerprints,
            "properties": properties(finding, at.as_ref()),
        });
        if let (Some(fields), Some(index)) = (result.as_object_mut(), self.rules.index(finding)) {
            fields.insert("ruleIndex".into(), json!(index));
        }
        let others = finding.labels.iter().filter(|label| label.kind == LabelKind::Related);
        let related: Vec<Value> = others.zip(1..).map(|(label, id)| self.related(label, id)).collect();
        if let (Some(fields), false) = (result.as_object_mut(), related.is_empty()) {
            fields.insert("relatedLocations".into(), json!(related));
        }
        let fixes: Vec<Value> = finding.fixes.iter().filter_map(|fix| self.fix(fix)).collect();
        if let (Some(fields), false) = (result.as_object_mut(), fixes.is_empty()) {
            fields.insert("fixes".into(), json!(fixes));
        }
        result
    }

    /// None where the whole text of the file is not known: a place in hunks is no place in the file.
    fn fix(&self, fix: &'a Fix) -> Option<Value> {
        let file = self.report.change.files.iter().find(|file| file.path == fix.path)?;
        let source = file.after.as_ref().filter(|_| !self.report.change.hunks_only)?;
        let replaced = |edit: &Edit| {
            let Region { start_line, start_column, end_line, end_column } = region_of(source, edit.span);
            json!({
                "deletedRegion": { "startLine": start_line, "startColumn": start_column, "endLine": end_line, "endColumn": end_column },
                "insertedContent": { "text": neutral_lines(&edit.text) },
            })
        };
        Some(json!({
            "description": { "text": cut(&unlinked(&neutral(&fix.description)), MESSAGE) },
            "artifactChanges": [{
                "artifactLocation": self.artifacts.location(&fix.path),
                "replacements": fix.edits.iter().map(replaced).collect::<Vec<_>>(),
            }],
        }))
    }

    fn related(&mut self, label: &'a Label, id: usize) -> Value {
        let at = place(self.report, label);
        let remark = at.remark.as_ref().map(|remark| format!(" {remark}")).unwrap_or_default();
        let text = format!("{}.{remark}", neutral(label.text.trim_end_matches('.')));
        let mut location = self.location(&at);
        if let Some(fields) = location.as_object_mut() {
            fields.insert("id".into(), json!(id));
            fields.insert("message".into(), json!({ "text": cut(&unlinked(&text), MESSAGE) }));
        }
        location
    }

    fn location(&mut self, at: &Place<'a>) -> Value {
        if at.deleted {
            self.artifacts.show(at.path);
        }
        let Region { start_line, start_column, end_line, end_column } = at.region;
        json!({ "physicalLocation": {
            "artifactLocation": self.artifacts.location(at.path),
            "region": { "startLine": start_line, "startColumn": start_column, "endLine": end_line, "endColumn": end_column },
        }})
    }

    fn notification(&self, gap: &crate::source::Gap) -> Value {
        let mut value = json!({ "level": "warning", "message": { "text": unlinked(&super::gap_line(gap)) } });
        if let (Some(path), Some(fields)) = (&gap.path, value.as_object_mut()) {
            let location = json!({ "physicalLocation": { "artifactLocation": self.artifacts.location(path) } });
            fields.insert("locations".into(), json!([location]));
        }
        value
    }

    /// None where the text is not what the host reads from the bytes: it then computes the hash itself.
    fn line_hash(&mut self, at: &Place<'a>) -> Option<String> {
        let source: &'a Source = at.source.filter(|source| source.decoding == Decoding::Utf8)?;
        let hashes = self.hashes.entry(&source.path).or_insert_with(|| LineHashes::new(&source.text));
        hashes.of(at.region.start_line - 1)
    }
}

fn properties(finding: &Finding, at: Option<&Place<'_>>) -> Value {
    let mut properties = json!({
        "family": finding.family, "radius": finding.radius, "confidence": finding.confidence, "effect": finding.effect,
        "target": neutral(&finding.target), "extent": finding.extent, "reversibility": finding.reversibility, "side": finding.side,
        "gate": finding.gate, "asked": finding.asked, "reason": neutral(&finding.reason),
        "evidence": finding.evidence.iter().map(|line| neutral(line)).collect::<Vec<_>>(),
    });
    let stood = finding.before.as_ref().map(|place| (&place.path, place.start_line, place.end_line));
    let primary = finding.labels.first().map(|label| &label.path);
    let stood = stood.or_else(|| Some(at?.before?).zip(primary).map(|((first, last), path)| (path, first, last)));
    if let (Some((path, first, last)), Some(fields)) = (stood, properties.as_object_mut()) {
        fields.insert("beforeUri".into(), json!(uri(path)));
        fields.insert("beforeStartLine".into(), json!(first));
        fields.insert("beforeEndLine".into(), json!(last));
    }
    properties
}

/// `text` in which `](` cannot make a link: hosts link `[text](target)` in plain messages too.
fn unlinked(text: &str) -> String {
    text.replace("](", "] (")
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

    #[test]
    fn text_of_a_change_makes_no_link() {
        assert_eq!(unlinked("[see](https://example.org)"), "[see] (https://example.org)");
    }
}
