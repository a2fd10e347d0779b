//! Verdicts, gathered: what goes without a loss is said once a folder.

use std::collections::BTreeMap;

use super::managed::{Engine, Manager, is_within};
use super::release;
use super::removal::{Removed, sure};
use super::worth::Loss;
use crate::analysis::{Action, Class, Spot, Verdict};
use crate::fact::Confidence;
use crate::source::RepoPath;

/// What is said so far.
#[derive(Debug, Default)]
pub(super) struct Said {
    verdicts: Vec<Verdict>,
    plain: BTreeMap<(&'static str, String), Vec<Plain>>,
}

#[derive(Debug)]
struct Plain {
    class: Class,
    of: String,
    address: String,
    reason: String,
    certainty: Confidence,
    source: String,
    spot: Spot,
    shown: String,
    /// The folder that it applies, where it applies one.
    applies: Option<String>,
}

impl Plain {
    /// Which of several is named: what holds state, then what is most precious; not what only leads to it.
    fn weight(&self) -> (bool, bool, Class) {
        let leads = matches!(self.of.as_str(), "Service" | "NetworkPolicy");
        let class = if leads { Class::Config } else { self.class };
        (self.applies.is_some(), self.of == "StatefulSet", class)
    }
}

/// Most objects that are named one by one.
const NAMED: usize = 20;

/// Most objects that apply others to which these are put.
const APPLIERS: usize = 500;

impl Said {
    /// Adds a verdict of its own.
    pub(super) fn verdict(&mut self, verdict: Verdict) {
        self.verdicts.push(verdict);
    }

    /// Adds an object that goes without a loss of data.
    pub(super) fn plain(
        &mut self,
        rule: &'static str,
        removed: &Removed,
        loss: &Loss,
        manager: &Manager,
        reason: String,
    ) {
        let folder = removed.spot.path.folder().to_text();
        let thing = &removed.thing;
        self.plain.entry((rule, folder)).or_default().push(Plain {
            class: if loss.stays { Class::Compute } else { loss.class },
            of: thing.object().kind.clone(),
            address: thing.address(),
            reason,
            certainty: removed.certainty.min(sure(manager)),
            source: source(manager.engine),
            spot: removed.spot.clone(),
            shown: manager.shown.clone(),
            applies: release::folder(thing),
        });
    }

    /// Everything that was said.
    pub(super) fn verdicts(mut self) -> Vec<Verdict> {
        self.fold();
        let gathered = self.plain.into_iter().filter_map(|((rule, _), plain)| gathered(rule, plain));
        together(self.verdicts).into_iter().chain(gathered).collect()
    }

    /// Puts what goes together with what applied it to that: an app that is taken down is one thing.
    fn fold(&mut self) {
        let mut appliers: Vec<((&'static str, String), String)> = self
            .plain
            .iter()
            .flat_map(|(key, plain)| plain.iter().filter_map(|one| Some((key.clone(), one.applies.clone()?))))
            .collect();
        appliers.truncate(APPLIERS);
        // From the inside to the outside.
        appliers.sort_by_key(|(_, folder)| std::cmp::Reverse(folder.len()));
        for (key, folder) in appliers {
            let inside = |other: &&(&'static str, String)| {
                other.0 == key.0 && **other != key && (other.1 == folder || is_within(&other.1, &folder))
            };
            let others: Vec<_> = self.plain.keys().filter(inside).cloned().collect();
            for other in others {
                let plain = self.plain.remove(&other).unwrap_or_default();
                self.plain.entry(key.clone()).or_default().extend(plain);
            }
        }
    }
}

/// Verdicts on things of one kind that go the same way in one file are one.
fn together(verdicts: Vec<Verdict>) -> Vec<Verdict> {
    let mut found: Vec<(Verdict, Vec<String>)> = Vec::new();
    let mut places: BTreeMap<(&'static str, RepoPath, String, Confidence), usize> = BTreeMap::new();
    for verdict in verdicts {
        let key = (verdict.rule, verdict.spot.path.clone(), verdict.of.clone(), verdict.certainty);
        match places.get(&key).and_then(|at| found.get_mut(*at)) {
            Some((_, others)) => others.push(verdict.address),
            None => {
                places.insert(key, found.len());
                found.push((verdict, Vec::new()));
            }
        }
    }
    found.into_iter().map(|(verdict, others)| with_others(verdict, &others)).collect()
}

fn with_others(mut verdict: Verdict, others: &[String]) -> Verdict {
    if others.is_empty() {
        return verdict;
    }
    let named = others.iter().take(NAMED).cloned().collect::<Vec<_>>().join(", ");
    let more = if others.len() > NAMED { ", and more" } else { "" };
    verdict.count += others.len();
    verdict.reason = match others.len() {
        1 => format!("{}, with another {}", verdict.reason, verdict.of),
        count => format!("{}, with {count} others", verdict.reason),
    };
    verdict.evidence.push(format!("the others: {named}{more}"));
    verdict
}

/// One verdict on all objects of a folder, on the most precious of them.
fn gathered(rule: &'static str, plain: Vec<Plain>) -> Option<Verdict> {
    let count = plain.len();
    let named = plain.iter().take(NAMED).map(|one| format!("{} {}", one.of, one.address)).collect::<Vec<_>>();
    let more = if count > NAMED { format!(", and {} more", count - NAMED) } else { String::new() };
    // The first of equals, so that neither the order of files nor chance shows.
    let first = plain.into_iter().reduce(|best, one| if one.weight() > best.weight() { one } else { best })?;
    let others = match count {
        1 => String::new(),
        2 => ", with another object".to_owned(),
        _ => format!(", with {} others", count - 1),
    };
    let mut evidence = vec![first.shown];
    if count > 1 {
        evidence.push(format!("the objects: {}{more}", named.join(", ")));
    }
    Some(Verdict {
        rule,
        address: first.address,
        of: first.of,
        // What is made anew from its source is worth a note, however much of it there is.
        class: Class::Config,
        action: if rule == "resource-removed" { Action::Destroy } else { Action::Replace },
        count,
        reason: format!("{}{others}", first.reason),
        certainty: first.certainty,
        source: first.source,
        spot: first.spot,
        before: None,
        evidence,
        fixes: Vec::new(),
    })
}

/// What a verdict rests on.
pub(super) fn source(engine: Engine) -> String {
    let of = match engine {
        Engine::Helm => "what Helm does on an upgrade",
        Engine::Argo => "what Argo CD does on a sync",
        Engine::Flux => "what Flux does on a reconciliation",
        Engine::Kubectl => "what kubectl does on an apply",
        Engine::Unknown => "what engines that prune do",
    };
    of.to_owned()
}
