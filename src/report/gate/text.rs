//! The answer for people: in a terminal, in an editor, in the log of a job, in a summary.

use std::fmt::Write as _;

use super::super::github::{data, property};
use super::super::markdown::code;
use super::super::neutral::inert_lines;
use super::super::{Style, gap_line, neutral, primary, region};
use super::{need, shown, verdict, vote};
use crate::finding::Finding;
use crate::lint::Report;
use crate::policy::gate::{Decision, Demand};
use crate::provenance::Kind;

fn demands<'a>(report: &'a Report, decision: &'a Decision) -> impl Iterator<Item = (&'a Demand, &'a Finding)> {
    decision.demands.iter().filter_map(|demand| Some((demand, report.findings.get(demand.finding)?)))
}

fn place(report: &Report, finding: &Finding) -> (String, usize, usize) {
    let label = primary(finding);
    let at = label.map(|label| region(report, label));
    let path = label.map(|label| neutral(&label.path.to_text())).unwrap_or_default();
    at.map_or((path.clone(), 1, 1), |at| (path, at.start_line, at.start_column))
}

pub(super) fn full(report: &Report, decision: &Decision, style: &Style) -> String {
    let mut out = String::new();
    for (demand, finding) in demands(report, decision) {
        let (path, line, _) = place(report, finding);
        let mark = match (demand.allowed, style.ascii) {
            (true, true) => "ok",
            (true, false) => "✓",
            (false, true) => "x",
            (false, false) => "✗",
        };
        let _ = writeln!(out, "{mark} {} in {path}:{line}: {}", finding.rule, neutral(&finding.message));
        let _ = writeln!(out, "    {}: {}", neutral(&demand.why), neutral(&finding.reason));
        for one in &demand.needs {
            let _ = writeln!(out, "    needs {}", need(one));
        }
    }
    for one in &decision.votes {
        let _ = writeln!(out, "{}", vote(one));
    }
    if matches!(decision.provenance.kind, Kind::Agent | Kind::Bot) {
        for said in &decision.provenance.evidence {
            let _ = writeln!(out, "written by: {}, {}", decision.provenance.kind, shown(said));
        }
    }
    for gap in &report.gaps {
        let _ = writeln!(out, "{}", gap_line(gap));
    }
    if let Some(diff) = &decision.diff {
        let _ = writeln!(out, "diff {diff}");
    }
    let _ = writeln!(out, "{}", verdict(decision));
    inert_lines(&out)
}

pub(super) fn concise(report: &Report, decision: &Decision) -> String {
    let mut out = String::new();
    for (demand, finding) in demands(report, decision) {
        let (path, line, column) = place(report, finding);
        let path = if path.starts_with([':', '#']) { format!("./{path}") } else { path };
        let answer = if demand.allowed { "allowed" } else { "needs approval" };
        let needs: Vec<String> = demand.needs.iter().map(need).collect();
        let _ = writeln!(out, "{path}:{line}:{column}: {answer} {}: {}", finding.rule, needs.join("; "));
    }
    let _ = writeln!(out, "{}", verdict(decision));
    inert_lines(&out)
}

pub(super) fn github(report: &Report, decision: &Decision) -> String {
    let mut out = String::new();
    for (demand, finding) in demands(report, decision) {
        let (path, line, _) = place(report, finding);
        let command = if demand.allowed { "notice" } else { "error" };
        let needs: Vec<String> = demand.needs.iter().map(need).collect();
        let said = format!("{}; needs {}", neutral(&finding.message), needs.join("; "));
        let (path, title) = (property(&path), property(&format!("gate: {}", finding.rule)));
        let _ = writeln!(out, "::{command} file={path},line={line},title={title}::{}", data(&said));
    }
    let mut log = String::new();
    for line in decision.votes.iter().map(vote).chain(report.gaps.iter().map(gap_line)) {
        let _ = writeln!(log, "{line}");
    }
    let _ = writeln!(log, "{}", verdict(decision));
    out + &inert_lines(&log)
}

pub(super) fn markdown(report: &Report, decision: &Decision) -> String {
    let mut out = String::from("## blastlint gate\n\n");
    for (demand, finding) in demands(report, decision) {
        let (path, line, _) = place(report, finding);
        let answer = if demand.allowed { "allowed" } else { "needs approval" };
        let _ = writeln!(out, "- **{answer}** {} in {}", finding.rule, code(&format!("{path}:{line}")));
        let _ = writeln!(out, "  - {}", code(&finding.message));
        let _ = writeln!(out, "  - {}", code(&demand.why));
        for one in &demand.needs {
            let _ = writeln!(out, "  - needs {}", code(&need(one)));
        }
    }
    for one in &decision.votes {
        let _ = writeln!(out, "- {}", code(&vote(one)));
    }
    for gap in &report.gaps {
        let _ = writeln!(out, "- {}", code(&gap_line(gap)));
    }
    let _ = writeln!(out, "\n{}", verdict(decision));
    out
}
