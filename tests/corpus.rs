//! Every case of `corpus/` has the findings that its `expected.txt` lists.

#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

use std::path::Path;

use blastlint::lint::case::{Case, lines};
use blastlint::rule::RuleSet;

fn cases() -> Vec<Case> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let mut cases: Vec<Case> =
        std::fs::read_dir(root).unwrap().map(|entry| Case { folder: entry.unwrap().path() }).collect();
    cases.sort();
    cases
}

#[test]
fn every_case_has_its_findings() {
    let rules = RuleSet::shipped().unwrap();
    let mut wrong = Vec::new();
    for case in cases() {
        let (expected, found) = (case.expected(), lines(&case.run(&rules).unwrap()));
        // `missed.md` says why a case is judged wrongly today; a case that is judged right must not carry one.
        let missed = case.folder.join("missed.md").exists();
        if (found == expected) == missed {
            let place = case.folder.display();
            wrong.push(format!("{place}: found {found:?}, expected {expected:?}, known as missed: {missed}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
