//! Two judges that say the same of the same lines: one of them gives way.
//!
//! A predicate that a guard of a fact is lost says less than the analysis that knows which guard it was. That a write reaches
//! more than it did says more than that one of the conditions was a guard.

use crate::finding::{Finding, Label};
use crate::lang::detect;
use crate::repo::ChangeSet;
use crate::rule::{Rule, RuleSet};
use crate::source::{RepoPath, Side};

/// `findings` without those that another says better.
pub(super) fn settled(findings: Vec<Finding>, rules: &RuleSet, change: &ChangeSet) -> Vec<Finding> {
    let rule = |finding: &Finding| rules.rules.iter().find(|rule| rule.id == finding.rule);
    let of = |wanted: fn(&Rule) -> bool| -> Vec<&Finding> {
        findings.iter().filter(|finding| rule(finding).is_some_and(wanted)).collect()
    };
    let guards = of(|rule| rule.guard.is_some());
    // Most changes have lost no guard: nothing is held against anything.
    let reaching = if guards.is_empty() { Vec::new() } else { of(is_about_reach) };
    let gives_way = |finding: &Finding| {
        let Some(own) = rule(finding) else { return false };
        if own.guard.is_some() {
            return reaching.iter().any(|other| other.level >= finding.level && same_lines(finding, other, change));
        }
        // In a program the analysis of guards says what is lost, and what has only moved.
        let is_told = || !change.hunks_only && finding.labels.first().is_some_and(|label| is_program(&label.path));
        !own.lost.is_empty() && (is_told() || guards.iter().any(|other| same_lines(finding, other, change)))
    };
    let kept: Vec<bool> = findings.iter().map(|finding| !gives_way(finding)).collect();
    findings.into_iter().zip(kept).filter(|(_, kept)| *kept).map(|(finding, _)| finding).collect()
}

fn is_program(path: &RepoPath) -> bool {
    detect(path, "").is_some_and(|language| language.host.is_some())
}

/// Whether a rule says of an act that it reaches more, or has lost what excused it.
fn is_about_reach(rule: &Rule) -> bool {
    rule.became.is_some() || rule.family == crate::finding::Family::Unscoped
}

fn same_lines(one: &Finding, other: &Finding, change: &ChangeSet) -> bool {
    let (Some(one), Some(other)) = (one.labels.first(), other.labels.first()) else { return false };
    let lines = |label: &Label| {
        let file = change.files.iter().find(|file| side_path(file, label.side) == Some(&label.path))?;
        let source = if label.side == Side::Before { file.before.as_ref() } else { file.after.as_ref() }?;
        let end = label.span.end.saturating_sub(1).max(label.span.start);
        Some((source.lines.line_of(label.span.start), source.lines.line_of(end)))
    };
    one.path == other.path
        && one.side == other.side
        && lines(one).zip(lines(other)).is_some_and(|(a, b)| a.0 <= b.1 && b.0 <= a.1)
}

fn side_path(file: &crate::repo::FileDiff, side: Side) -> Option<&RepoPath> {
    let source = if side == Side::Before { file.before.as_ref() } else { file.after.as_ref() };
    source.map(|source| &source.path)
}
