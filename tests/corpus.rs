//! Every case of `corpus/` has the findings that its `expected.txt` lists, one `level rule path` a line; and the laws hold on it.

#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use blastlint::lint::{Report, lint};
use blastlint::policy::Policy;
use blastlint::repo::{Input, load};
use blastlint::rule::RuleSet;

fn cases() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let mut cases: Vec<PathBuf> = std::fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.sort();
    cases
}

fn run(before: PathBuf, after: PathBuf) -> Report {
    let loaded = load(&Input::Pair { before, after }, Path::new(".")).unwrap();
    lint(loaded.change, &RuleSet::shipped().unwrap(), &Policy::default())
}

#[test]
fn every_case_has_its_findings() {
    let mut wrong = Vec::new();
    for case in cases() {
        let expected: BTreeSet<String> =
            std::fs::read_to_string(case.join("expected.txt")).unwrap().lines().map(str::to_owned).collect();
        let report = run(case.join("before"), case.join("after"));
        let line = |f: &blastlint::finding::Finding| format!("{} {} {}", f.level, f.rule, f.labels[0].path);
        let found: BTreeSet<String> = report.findings.iter().map(line).collect();
        // `missed.md` says why a case is judged wrongly today; a case that is judged right must not carry one.
        let missed = case.join("missed.md").exists();
        if (found == expected) == missed {
            wrong
                .push(format!("{}: found {found:?}, expected {expected:?}, known as missed: {missed}", case.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_side_against_itself_is_silent() {
    for case in cases() {
        for side in ["before", "after"] {
            assert!(run(case.join(side), case.join(side)).findings.is_empty(), "{}", case.display());
        }
    }
}

#[test]
fn spans_lie_in_their_files() {
    for case in cases() {
        let report = run(case.join("before"), case.join("after"));
        for finding in &report.findings {
            let label = &finding.labels[0];
            let file = report.change.files.iter().find(|file| file.path == label.path).unwrap();
            assert!(label.span.end <= file.after.as_ref().unwrap().text.len(), "{}", case.display());
        }
    }
}
