//! From what a change weakens to judgements: one for a rule, a file and a confidence.

use std::collections::BTreeMap;

use crate::analysis::{Judgement, Spot};
use crate::change::ChangeKind;
use crate::fact::{Confidence, Effect, Environment, Extent, Meaning, Reversibility, Target, TargetClass};
use crate::source::Side;

/// One thing that catches less than before.
#[derive(Clone, Debug)]
pub(super) struct Weakened {
    /// Id of the rule that documents it.
    pub(super) rule: &'static str,
    pub(super) confidence: Confidence,
    pub(super) spot: Spot,
    /// Where it stood before, if it did.
    pub(super) before: Option<Spot>,
    /// What it is called: a test, a setting, a command.
    pub(super) name: String,
    /// What happened to it, in half a sentence.
    pub(super) reason: String,
    /// What was observed, in sentences.
    pub(super) evidence: Vec<String>,
}

/// Most others of a kind that a judgement points at.
const SHOWN: usize = 8;

/// The judgements of all of `found`, those of one rule and one file together.
pub(super) fn judgements(found: Vec<Weakened>) -> Vec<Judgement> {
    let mut groups: BTreeMap<(&'static str, Spot, Confidence), Vec<Weakened>> = BTreeMap::new();
    for one in found {
        let mut place = Spot { span: crate::source::Span::default(), side: Side::Before, ..one.spot.clone() };
        // Records are written all together by one command.
        if one.rule == "snapshot-regenerated" {
            place.path = crate::source::RepoPath::default();
        }
        groups.entry((one.rule, place, one.confidence)).or_default().push(one);
    }
    groups.into_values().filter_map(judgement).collect()
}

fn judgement(mut all: Vec<Weakened>) -> Option<Judgement> {
    all.sort_by(|a, b| a.spot.cmp(&b.spot));
    all.dedup_by(|a, b| a.spot == b.spot && a.name == b.name && a.reason == b.reason);
    let count = all.len();
    let mut rest = all.into_iter();
    let first = rest.next()?;
    let more = if count > 1 { format!(" ({} more)", count - 1) } else { String::new() };
    let mut evidence = first.evidence;
    let mut related = Vec::new();
    for one in rest.take(SHOWN) {
        evidence.push(format!("also `{}`: {}", one.name, one.reason));
        related.push((one.spot, format!("`{}`: {}", one.name, one.reason)));
    }
    let removed = first.spot.side == Side::Before;
    Some(Judgement {
        rule: first.rule.into(),
        change: if removed { ChangeKind::Removed } else { ChangeKind::Modified },
        meaning: Meaning {
            row: "what tests ask on both sides".to_owned(),
            effect: if removed { Effect::Destroy } else { Effect::Disable },
            target: Target { class: TargetClass::T2, noun: "test".to_owned(), name: first.name.clone() },
            extent: if count > 1 { Extent::Filtered } else { Extent::One },
            reversibility: Reversibility::Git,
            confidence: first.confidence,
            environment: Environment::Unknown,
            anyone: false,
        },
        spot: first.spot,
        before: first.before,
        related,
        name: "test".to_owned(),
        address: first.name,
        reason: format!("{}{more}", first.reason),
        evidence,
        fixes: Vec::new(),
        help: None,
    })
}
