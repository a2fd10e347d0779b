//! From what plans say to judgements.

use rustc_hash::FxHashMap;

use super::blocks::Blocks;
use super::{Action, Entry, Outcome, Plan, Plans, address};
use crate::analysis::{Judgement, Spot, Verdict, is_precious};
use crate::fact::Confidence;
use crate::repo::ChangeSet;
use crate::source::Side;

/// Most addresses that are named in the evidence of one judgement.
const NAMED: usize = 20;

/// The judgement of what a plan does to one thing, or to several of one cause; and their addresses.
pub(super) struct Judged {
    pub(super) judgement: Judgement,
    /// Addresses without keys, before and after.
    pub(super) addresses: Vec<String>,
}

/// What plans do, in their order.
pub(super) fn judge(plans: &Plans, change: &ChangeSet) -> Vec<Judged> {
    let blocks = Blocks::of(change);
    plans
        .iter()
        .flat_map(|plan| groups(plan).into_iter().filter_map(|group| judged(plan, &group, &blocks)).collect::<Vec<_>>())
        .collect()
}

/// The entries that are lost, those of one cause together: the instances of a resource, and what is in a module. A store
/// of data is never hidden among others.
fn groups(plan: &Plan) -> Vec<Vec<(&Entry, &Outcome)>> {
    let mut groups: Vec<Vec<(&Entry, &Outcome)>> = Vec::new();
    let mut known: FxHashMap<(&str, Action, Confidence, &str, String), usize> = FxHashMap::default();
    for entry in &plan.entries {
        let Some(outcome) = &entry.outcome else { continue };
        let alone = is_precious(outcome.class, &entry.of);
        let cause = if alone { address::base(&entry.address) } else { outcome.cause.clone() };
        let key = (outcome.rule, outcome.action, outcome.certainty, outcome.reason.as_str(), cause);
        let at = *known.entry(key).or_insert(groups.len());
        match groups.get_mut(at) {
            Some(group) => group.push((entry, outcome)),
            None => groups.push(vec![(entry, outcome)]),
        }
    }
    groups
}

fn judged(plan: &Plan, group: &[(&Entry, &Outcome)], blocks: &Blocks) -> Option<Judged> {
    let ((entry, outcome), rest) = group.split_first()?;
    let all = || group.iter().map(|(entry, _)| *entry);
    let bases = all().flat_map(|entry| std::iter::once(&entry.address).chain(&entry.previous));
    let becomes = group.iter().filter_map(|(_, outcome)| outcome.becomes.as_ref());
    let mut addresses: Vec<String> = bases.chain(becomes).map(|text| address::base(text)).collect();
    addresses.dedup();
    let base = address::base(&entry.address);
    let (address, of) = match rest {
        [] => (entry.address.clone(), entry.of.clone()),
        _ if all().all(|other| address::base(&other.address) == base) => (base, entry.of.clone()),
        _ if outcome.cause.starts_with("module.") => (outcome.cause.clone(), "module".to_owned()),
        // Of several things, the most precious is named.
        _ => {
            let first = group.iter().max_by_key(|(entry, outcome)| (outcome.class, std::cmp::Reverse(&entry.address)));
            first.map(|(entry, _)| (entry.address.clone(), entry.of.clone()))?
        }
    };
    let reason = match rest.len() {
        0 => outcome.reason.clone(),
        _ if of == "module" => outcome.reason.clone(),
        more => format!("{}, and so it is with {more} more", outcome.reason),
    };
    let mut evidence = outcome.evidence.clone();
    if !rest.is_empty() {
        evidence.extend(all().take(NAMED).map(|entry| address::quoted(&entry.address)));
        let more = group.len().saturating_sub(NAMED);
        evidence.extend((more > 0).then(|| format!("and {more} more")));
    }
    let own = Spot { path: plan.source.path.clone(), side: Side::After, span: entry.span };
    let (spot, before) = blocks.place(plan.engine, &entry.address).unwrap_or((own, None));
    let verdict = Verdict {
        rule: outcome.rule,
        address,
        of,
        class: group.iter().map(|(_, outcome)| outcome.class).max()?,
        action: outcome.action,
        count: group.len(),
        reason,
        certainty: outcome.certainty,
        source: plan.origin.clone(),
        spot,
        before,
        evidence,
        fixes: Vec::new(),
    };
    Some(Judged { judgement: verdict.judgement(), addresses })
}
