//! Where a plan speaks of a thing, what was predicted for it is settled.

use rustc_hash::{FxHashMap, FxHashSet};

use super::judge::{Judged, judge};
use super::{Engine, Fate, Plan, Plans, address};
use crate::analysis::Judgement;
use crate::repo::ChangeSet;
use crate::source::{Gap, GapReason, RepoPath};

/// What is left of `predicted` beside what `plans` say, and what they leave open.
///
/// A plan lists every address of one root module, also those that it leaves alone. So a prediction for one of them goes,
/// whether the plan confirms it or not. Two cases are not settled, and the prediction stays:
///
/// - Addresses are those of a root module, and a repository may hold several with the same ones. A plan does not say which
///   folder it was made in. Predictions for one address in more folders than there are plans that list it all stay.
/// - A prediction says that an address is not declared any more, and the plan keeps or creates it: that plan was made of
///   something else than the after side.
pub fn settle(predicted: Vec<Judgement>, plans: &Plans, change: &ChangeSet) -> (Vec<Judgement>, Vec<Gap>) {
    let listings: Vec<Listing<'_>> = plans.iter().map(Listing::of).collect();
    let mut folders: FxHashMap<(String, String), FxHashSet<RepoPath>> = FxHashMap::default();
    let key = |judgement: &Judgement| (address::base(&judgement.address), judgement.name.clone());
    for judgement in &predicted {
        folders.entry(key(judgement)).or_default().insert(judgement.spot.path.folder());
    }
    let (mut kept, mut settled): (Vec<Judgement>, FxHashMap<String, Judgement>) = Default::default();
    for judgement in predicted {
        let (base, name) = key(&judgement);
        let speaking = listings.iter().filter(|listing| listing.settles(&judgement, &base)).count();
        let stands_in = folders.get(&(base.clone(), name)).map_or(1, FxHashSet::len);
        if speaking >= stands_in.max(1) {
            settled.insert(base, judgement);
        } else {
            kept.push(judgement);
        }
    }
    kept.extend(judge(plans, change).into_iter().map(|judged| placed(judged, &settled)));
    (kept, gaps(plans))
}

/// A judgement of a plan at the place that a prediction for the same thing, or for the module around it, has found, with its
/// ways out.
fn placed(judged: Judged, settled: &FxHashMap<String, Judgement>) -> Judgement {
    let Judged { judgement, addresses } = judged;
    let around = addresses.iter().flat_map(|address| modules(address::parts(address).0));
    let mut names = addresses.iter().map(String::as_str).chain(around);
    let Some(same) = names.find_map(|name| settled.get(name)) else { return judgement };
    let Judgement { spot, before, related, fixes, .. } = same.clone();
    // What is refused does not happen, and needs no way out.
    let fixes = if judgement.rule == "update-refused" { Vec::new() } else { fixes };
    Judgement { spot, before, related, fixes, ..judgement }
}

/// A module and those around it, without keys.
fn modules(module: &str) -> impl Iterator<Item = &str> {
    fn outer<'m>(inner: &&'m str) -> Option<&'m str> {
        inner.rsplit_once(".module.").map(|(outer, _)| outer)
    }
    std::iter::successors(Some(module).filter(|module| !module.is_empty()), outer)
}

/// What a plan speaks of.
struct Listing<'p> {
    engine: Engine,
    /// Types and fates by the address without keys.
    entries: FxHashMap<String, Vec<(&'p str, Fate)>>,
    /// Addresses that were moved away from, without keys.
    previous: FxHashSet<String>,
    /// Modules in which something is listed, without keys.
    modules: FxHashSet<String>,
}

impl<'p> Listing<'p> {
    fn of(plan: &'p Plan) -> Self {
        let mut listing = Self {
            engine: plan.engine,
            entries: Default::default(),
            previous: Default::default(),
            modules: Default::default(),
        };
        for entry in &plan.entries {
            let base = address::base(&entry.address);
            listing.modules.extend(modules(address::parts(&base).0).map(str::to_owned));
            listing.entries.entry(base).or_default().push((&entry.of, entry.fate));
            listing.previous.extend(entry.previous.as_deref().map(address::base));
        }
        listing
    }

    /// Whether it speaks of what is judged, and was made of the same after side.
    fn settles(&self, judgement: &Judgement, base: &str) -> bool {
        let of_module = self.engine == Engine::Terraform && base.starts_with("module.");
        if of_module && address::parts(&format!("{base}.type.name")).0 == base && self.modules.contains(base) {
            return true;
        }
        let Some(entries) = self.entries.get(base) else { return self.previous.contains(base) };
        let own = || entries.iter().filter(|(of, _)| *of == judgement.name);
        let gone = matches!(judgement.rule.as_ref(), "data-resource-removed" | "resource-removed");
        own().next().is_some() && !(gone && own().any(|(_, fate)| *fate != Fate::Gone))
    }
}

/// What plans leave open, each by itself and all together: the change sets of nested stacks.
fn gaps(plans: &Plans) -> Vec<Gap> {
    let here: FxHashSet<&String> = plans.iter().flat_map(|plan| &plan.sets).collect();
    let open = |plan: &Plan| {
        let missing = plan.nested.iter().filter(|set| !here.contains(set)).count();
        let detail = format!("refers to {missing} change sets of nested stacks, which were not given");
        let nested = (missing > 0).then(|| Gap::of(Some(&plan.source.path), GapReason::PlanOpen { detail }));
        plan.gaps.iter().cloned().chain(nested).collect::<Vec<_>>()
    };
    plans.iter().flat_map(open).collect()
}
