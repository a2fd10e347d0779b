//! What several analyses say of one thing: the one that knows it best is heard.

use super::Judgement;
use crate::finding::Family;
use crate::rule::RuleSet;

/// `judgements` without those of which another says the same in more particular words, or of the whole of it.
pub(super) fn told_once(judgements: Vec<Judgement>, rules: &RuleSet) -> Vec<Judgement> {
    let is_guard = |one: &Judgement| rules.get(&one.rule).is_some_and(|rule| rule.family == Family::GuardRemoved);
    let hears = |one: &Judgement| {
        let mut beside = judgements.iter().filter(|other| other.rule != one.rule && other.spot.path == one.spot.path);
        match one.rule.as_ref() {
            // A file that is told of as a whole.
            "function-stubbed" => {
                !beside.any(|other| other.rule == "file-stubbed" || other.rule == "check-made-constant")
            }
            "file-rewritten" | "public-api-removed" => !beside.any(|other| other.rule == "file-stubbed"),
            // A step whose check is known by its kind.
            "ci-step-removed" => {
                !beside.any(|other| other.rule == "signature-check-removed" || other.rule == "backup-step-removed")
            }
            "test-run-narrowed" => !beside.any(|other| other.rule == "ci-step-removed"),
            // Tests that are told of all together.
            "test-removed" => !judgements.iter().any(|other| other.rule == "tests-removed-wholesale"),
            // A check that is known by its kind.
            "lines-lost-in-rename" => !beside.any(is_guard),
            _ => true,
        }
    };
    let heard: Vec<bool> = judgements.iter().map(hears).collect();
    judgements.into_iter().zip(heard).filter_map(|(one, heard)| heard.then_some(one)).collect()
}
