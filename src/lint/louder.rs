//! Rules of the repository beside shipped ones: of an act that both tell of, the louder speaks.

use crate::finding::Finding;
use crate::rule::RuleSet;

/// `findings` without those of which another tells at least as loudly. The policy has spoken by now: what it sets aside is
/// no reason to be quiet, so that no rule of the repository takes anything from a shipped one.
pub(super) fn louder(findings: Vec<Finding>, rules: &RuleSet) -> Vec<Finding> {
    let is_own = |finding: &Finding| rules.get(&finding.rule).is_some_and(|rule| rule.is_own());
    let (own, mut shipped): (Vec<Finding>, Vec<Finding>) = findings.into_iter().partition(is_own);
    let mut kept = Vec::new();
    for mut finding in own {
        if shipped.iter().any(|other| same_act(other, &finding) && speaks_for(other, &finding)) {
            continue;
        }
        let (quieter, rest): (Vec<Finding>, Vec<Finding>) =
            shipped.into_iter().partition(|other| same_act(other, &finding) && speaks_for(&finding, other));
        shipped = rest;
        let also = |other: &Finding| format!("{} says so too, as {}: {}", other.rule, other.level, other.message);
        finding.evidence.extend(quieter.iter().map(also));
        kept.push(finding);
    }
    shipped.into_iter().chain(kept).collect()
}

fn same_act(one: &Finding, other: &Finding) -> bool {
    let place = |finding: &Finding| finding.labels.first().map(|label| (label.path.clone(), label.side, label.span));
    one.effect == other.effect && one.target == other.target && place(one) == place(other)
}

/// Whether `one` is at least as loud as `other`, also when what is pending is approved.
fn speaks_for(one: &Finding, other: &Finding) -> bool {
    let loud = |finding: &Finding| (finding.level, finding.gate);
    loud(one) >= loud(other) && (one.suppression.is_none() || other.suppression.is_some())
}
