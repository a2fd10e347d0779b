//! Every row of the effects catalogue reads the text that it is there for, and leaves its harmless twin alone.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail by panicking")]

mod common;

use std::collections::BTreeSet;

use blastlint::fact::{Catalogue, Extent, Fact, Interest, Meaning, TargetClass, lower};
use blastlint::lint::lint;
use blastlint::policy::Policy;
use blastlint::rule::RuleSet;
use common::{added, added_file, effect_cases as cases};

fn facts(language: &str, text: &str) -> Vec<Fact> {
    lower::lower(&added_file(language, text), &Interest::all()).after
}

/// The classes of what `row` reads in `text`; a harmless twin may be read as disposable.
fn read(row: &str, language: &str, text: &str) -> Vec<TargetClass> {
    facts(language, text)
        .iter()
        .filter_map(|fact| fact.meaning.as_ref())
        .filter(|m| m.row == row)
        .map(|m| m.target.class)
        .collect()
}

#[test]
fn rows_read_what_they_are_for_and_nothing_else() {
    let mut wrong = Vec::new();
    for case in cases() {
        if read(&case.row, &case.language, &case.fires).is_empty() {
            let found: Vec<String> = facts(&case.language, &case.fires)
                .iter()
                .map(|f| format!("{} {} {:?}: {:?}", f.kind, f.name, f.flags, f.meaning.as_ref().map(|m| &m.row)))
                .collect();
            wrong.push(format!("{} does not read {:?}; found {found:?}", case.row, case.fires));
        }
        if read(&case.row, &case.language, &case.silent).iter().any(|class| *class != TargetClass::T0) {
            wrong.push(format!("{} reads {:?}", case.row, case.silent));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// What the knowledge of a row is for: its text, added to production code, is reported. One object of many, named by
/// its key, is ordinary work, and so are the rows of a table that a filter chooses; a rule may report them and need not.
#[test]
fn every_row_is_heard_by_a_rule() {
    let rules = RuleSet::shipped().unwrap();
    let mut unheard = Vec::new();
    for case in cases() {
        let report = lint(added(&case.language, &case.fires), &rules, &Policy::default());
        let facts = facts(&case.language, &case.fires);
        let mut meanings = facts.iter().filter_map(|fact| fact.meaning.as_ref()).filter(|m| m.row == case.row);
        let ordinary = |m: &Meaning| m.extent == Extent::One || m.target.noun == "filtered rows";
        let owed = meanings.any(|m| m.target.class > TargetClass::T1 && !ordinary(m));
        if owed && report.findings.is_empty() {
            unheard.push(format!("{} {:?}", case.row, case.fires));
        }
    }
    assert!(unheard.is_empty(), "{} unheard:\n{}", unheard.len(), unheard.join("\n"));
}

#[test]
fn every_row_has_a_case_and_every_case_a_row() {
    let rows: BTreeSet<String> = Catalogue::shipped().rows().map(|row| row.id.clone()).collect();
    let tested: BTreeSet<String> = cases().into_iter().map(|case| case.row).collect();
    let without: Vec<_> = rows.difference(&tested).collect();
    let unknown: Vec<_> = tested.difference(&rows).collect();
    assert!(
        without.is_empty() && unknown.is_empty(),
        "rows without a case: {without:?}; cases without a row: {unknown:?}"
    );
}
