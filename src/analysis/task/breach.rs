//! What a contract forbids and the change does: paths, and how much.

use super::place::{Weight, judgement};
use crate::analysis::Judgement;
use crate::fact::{Confidence, Effect, TargetClass};
use crate::repo::{ChangeSet, FileDiff, Status};
use crate::task::{Contract, Covers, Task};

/// Most files that are shown of those that one contract forbids.
const SHOWN: usize = 10;

/// What the contracts of `task` forbid and `change` does.
pub(super) fn judge(change: &ChangeSet, task: &Task) -> Vec<Judgement> {
    task.contracts().iter().flat_map(|contract| of_contract(change, contract)).collect()
}

fn of_contract(change: &ChangeSet, contract: &Contract) -> Vec<Judgement> {
    let told = |file: &FileDiff| why(contract, file).map(|why| breach(file, why));
    let mut found: Vec<Judgement> = change.files.iter().filter_map(told).collect();
    let more = found.len().saturating_sub(SHOWN);
    found.truncate(SHOWN);
    if let Some(last) = found.last_mut().filter(|_| more > 0) {
        last.evidence.push(format!("and {more} more files that it forbids"));
    }
    found.extend(spent(change, contract));
    found
}

fn breach(file: &FileDiff, why: String) -> Judgement {
    // Passing by what was agreed on is what it is; the file may be any.
    let weight = Weight { effect: Effect::Bypass, class: TargetClass::T3, confidence: Confidence::High };
    judgement("contract-breached", file, weight, why)
}

/// Why a contract forbids that a file changes, under either of its names.
fn why(contract: &Contract, file: &FileDiff) -> Option<String> {
    let stood = file.before_path.iter().filter(|_| file.status == Status::Renamed);
    let said: Vec<Covers> = std::iter::once(&file.path).chain(stood).map(|path| contract.covers(path)).collect();
    let denied = said.iter().find(|covers| matches!(covers, Covers::Denied(_)));
    denied.or(said.iter().find(|covers| **covers == Covers::Outside)).and_then(|covers| contract.why(covers))
}

/// What of a budget is spent.
fn spent(change: &ChangeSet, contract: &Contract) -> Option<Judgement> {
    let budget = contract.written.budget;
    let counted = || change.files.iter().filter(|file| contract.covers(&file.path) != Covers::Assumed);
    let lines = |file: &FileDiff| file.hunks.iter().map(|hunk| hunk.before.len() + hunk.after.len()).sum::<usize>();
    let counts = [
        ("changed files", budget.files, counted().count()),
        ("changed lines", budget.lines, counted().map(lines).sum()),
        ("new files", budget.new_files, counted().filter(|file| file.status == Status::Added).count()),
    ];
    let over: Vec<String> = counts
        .into_iter()
        .filter_map(|(what, most, count)| {
            most.filter(|most| count > *most).map(|most| format!("{count} {what}, {most} allowed"))
        })
        .collect();
    let largest = counted().max_by_key(|file| (lines(file), std::cmp::Reverse(&file.path)))?;
    (!over.is_empty()).then(|| {
        let why = format!("the budget of the contract ({}) is spent: {}", contract.name, over.join("; "));
        breach(largest, why)
    })
}
