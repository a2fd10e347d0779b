//! Terraform and OpenTofu: what a plan will say, told from the source of both sides.
//!
//! Two layers. By **address**, no table is asked: a platform knows an instance by its address, and what has another one
//! after the change, and nothing that says so, is deleted and made anew. By **attribute**, the tables of the providers
//! say what cannot be changed in place. Whole module folders are judged, never files.

mod address;
mod class;
mod compare;
mod dirty;
mod environment;
mod evaluate;
mod expression;
mod functions;
mod group;
mod guard;
mod json;
mod judge;
mod lock;
mod module;
mod place;
mod predict;
mod remedy;
mod roots;
mod state;
#[cfg(test)]
mod tests;
mod tree;
mod value;

use std::collections::{BTreeMap, BTreeSet};

use super::{Analysis, Judgement, Scene, Spot, Verdict};
use crate::fact::Confidence;
use crate::repo::ChangeSet;
use crate::source::{RepoPath, Side};
pub(super) use class::of_type;
use environment::{Environment, environments};
use module::Modules;
use tree::Tree;

/// What Terraform and OpenTofu will do.
pub(super) const ANALYSIS: Analysis = Analysis { name: "terraform", concerns, judge };

/// Whether the change touches a module, its values or what it may read.
fn concerns(change: &ChangeSet) -> bool {
    !change.hunks_only && roots::concerns(change)
}

/// Judges every root module that the change concerns.
fn judge(scene: &mut Scene<'_>) -> Vec<Judgement> {
    let mut modules = Modules::default();
    let (mut touched, readers) = roots::touched(scene);
    for folder in readers {
        if modules.module(scene, Side::After, &folder).is_some_and(|module| dirty::reads_data(&module)) {
            touched.insert(folder);
        }
    }
    let mut done: BTreeSet<RepoPath> = BTreeSet::new();
    let mut verdicts: Vec<Verdict> = Vec::new();
    let moved = moved_roots(scene, &mut modules, &touched);
    for (before, after) in &moved {
        done.extend([before.clone(), after.clone()]);
        verdicts.extend(root(scene, &mut modules, before, after));
    }
    // What is called from another folder of the change is judged there.
    let callers = touched.iter().filter(|folder| !roots::is_shown(folder));
    let covered: BTreeSet<RepoPath> = callers.flat_map(|folder| called_from(scene, &mut modules, folder)).collect();
    let mut pending: Vec<RepoPath> = touched.into_iter().filter(|folder| !covered.contains(folder)).collect();
    pending.reverse();
    while let Some(folder) = pending.pop() {
        if !done.insert(folder.clone()) {
            continue;
        }
        // What a module gives to its callers shows with them only.
        if may_be_called(scene, &mut modules, &folder) {
            let callers = roots::callers(scene, &mut modules, &folder);
            if !callers.is_empty() {
                pending.extend(callers);
                continue;
            }
        }
        verdicts.extend(root(scene, &mut modules, &folder, &folder));
    }
    distinct(verdicts).into_iter().map(Verdict::judgement).collect()
}

/// Root modules that lie in another folder now: what is gone from one and new in the other has mostly the same names.
fn moved_roots(
    scene: &mut Scene<'_>,
    modules: &mut Modules,
    touched: &BTreeSet<RepoPath>,
) -> Vec<(RepoPath, RepoPath)> {
    let (mut gone, mut new) = (Vec::new(), Vec::new());
    for folder in touched {
        match (modules.module(scene, Side::Before, folder), modules.module(scene, Side::After, folder)) {
            (Some(module), None) => gone.push((folder, module)),
            (None, Some(module)) => new.push((folder, module)),
            _ => {}
        }
    }
    let mut likenesses = Vec::new();
    for (from, (before, module)) in gone.iter().enumerate() {
        for (to, (after, other)) in new.iter().enumerate() {
            let same = module.resources.keys().filter(|key| other.resources.contains_key(key)).count()
                + module.calls.keys().filter(|key| other.calls.contains_key(*key)).count();
            let most = (module.resources.len() + module.calls.len()).max(other.resources.len() + other.calls.len());
            if same > 0 && same * 2 >= most {
                let letters = |key| module.resources.get(key).map(|block| &block.text);
                let alike = other.resources.iter().filter(|(key, block)| letters(*key) == Some(&block.text)).count();
                // Environments have the same names in them: they are told apart by what they are called.
                likenesses.push(((before.file_name() == after.file_name(), alike, same), from, to));
            }
        }
    }
    likenesses.sort_by(|a, b| b.cmp(a));
    let (mut from_taken, mut to_taken, mut pairs) = (BTreeSet::new(), BTreeSet::new(), Vec::new());
    for (_, from, to) in likenesses {
        if let (Some((before, _)), Some((after, _))) = (gone.get(from), new.get(to))
            && !from_taken.contains(&from)
            && to_taken.insert(to)
        {
            from_taken.insert(from);
            pairs.push(((*before).clone(), (*after).clone()));
        }
    }
    pairs
}

fn may_be_called(scene: &mut Scene<'_>, modules: &mut Modules, folder: &RepoPath) -> bool {
    modules.module(scene, Side::After, folder).is_some_and(|module| !module.is_applied())
}

/// The folders of modules that are called, directly or not, from `folder`.
fn called_from(scene: &mut Scene<'_>, modules: &mut Modules, folder: &RepoPath) -> Vec<RepoPath> {
    let mut found = Vec::new();
    for side in [Side::Before, Side::After] {
        let tree = Tree::read(scene, modules, (side, folder), BTreeMap::new());
        let nodes = tree.iter().flat_map(|tree| tree.nodes.iter().skip(1));
        found.extend(nodes.map(|node| node.module.folder.clone()).filter(|called| called != folder));
    }
    found
}

/// What is said of the root module that stood in `before` and stands in `after`, in each environment that it has values
/// for.
fn root(scene: &mut Scene<'_>, modules: &mut Modules, before: &RepoPath, after: &RepoPath) -> Vec<Verdict> {
    let locked = lock::majors(scene, after);
    let mut found: Vec<(Option<RepoPath>, Vec<Verdict>)> = Vec::new();
    let gone = modules.module(scene, Side::After, after).is_none();
    for environment in environments(scene, after) {
        let stood = environment.moved(after, before);
        let Some(before) = side(scene, modules, before, &stood, Side::Before) else { continue };
        // A folder without a module is applied by nobody, or deletes all that was there.
        let after = side(scene, modules, after, &environment, Side::After).unwrap_or_else(Tree::nowhere);
        let called = [&before, &after]
            .into_iter()
            .any(|tree| tree.nodes.first().is_some_and(|node| roots::is_called(&node.module.folder, &node.module)));
        if gone && called {
            continue;
        }
        let planned = predict::predict(&before, &after);
        let view = judge::View { scene, before: &before, after: &after, called, gone, locked: &locked };
        found.push((environment.named.clone(), judge::verdicts(&view, &planned)));
    }
    by_environment(found)
}

fn side(
    scene: &mut Scene<'_>,
    modules: &mut Modules,
    folder: &RepoPath,
    environment: &Environment,
    side: Side,
) -> Option<Tree> {
    let values = environment.values(scene, modules, side);
    Tree::read(scene, modules, (side, folder), values)
}

/// The verdicts of all environments, each once. What holds in some of them only is likely.
fn by_environment(found: Vec<(Option<RepoPath>, Vec<Verdict>)>) -> Vec<Verdict> {
    let count = found.len();
    let mut merged: Vec<(Verdict, Vec<Option<RepoPath>>)> = Vec::new();
    for (environment, verdicts) in found {
        for verdict in verdicts {
            let same =
                |(known, _): &&mut (Verdict, Vec<_>)| known.address == verdict.address && known.rule == verdict.rule;
            match merged.iter_mut().find(same) {
                Some((known, environments)) => {
                    known.certainty = known.certainty.max(verdict.certainty);
                    environments.push(environment.clone());
                }
                None => merged.push((verdict, vec![environment.clone()])),
            }
        }
    }
    let say = |(mut verdict, environments): (Verdict, Vec<Option<RepoPath>>)| {
        if environments.len() < count {
            let names: Vec<String> = environments.iter().flatten().map(RepoPath::to_text).collect();
            let names = if names.is_empty() { "no file of values".to_owned() } else { judge::listed(&names, 5) };
            verdict.evidence.push(format!("with {names}"));
            // Without a file of values nobody may ever apply it.
            if environments.iter().all(Option::is_none) {
                verdict.certainty = verdict.certainty.min(Confidence::Medium);
            }
        }
        verdict
    };
    merged.into_iter().map(say).collect()
}

/// One verdict for each place and rule: what several roots call is said once.
fn distinct(verdicts: Vec<Verdict>) -> Vec<Verdict> {
    let mut kept: BTreeMap<(Spot, &'static str, String), Verdict> = BTreeMap::new();
    for verdict in verdicts {
        let tail = verdict.address.rsplit("module.").next().unwrap_or_default();
        let resource = tail.split_once('.').map_or(tail, |(_, rest)| rest).to_owned();
        let key = (
            verdict.spot.clone(),
            verdict.rule,
            if verdict.address.contains("module.") { resource } else { verdict.address.clone() },
        );
        match kept.get_mut(&key) {
            Some(known) => {
                known.certainty = known.certainty.max(verdict.certainty);
                known.evidence.push(format!("and {}", verdict.address));
            }
            None => drop(kept.insert(key, verdict)),
        }
    }
    kept.into_values().collect()
}
