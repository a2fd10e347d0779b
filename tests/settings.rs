//! Every place of every setting: a change that opens it is heard, the same change the other way round is silent, and so
//! is a resource that is new with it where only what protected before can be lost.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail by panicking")]

#[path = "common/read.rs"]
mod read;

use std::collections::BTreeSet;

use blastlint::fact::setting::settings;
use blastlint::lint::lint;
use blastlint::policy::Policy;
use blastlint::repo::{ChangeSet, FileDiff};
use blastlint::rule::RuleSet;
use blastlint::source::{RepoPath, Source};
use read::read_all;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    case: Vec<Case>,
}

/// A change of one file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    /// The setting that it opens.
    setting: String,
    /// What the file is called.
    path: String,
    /// The file, with `@@` where the two sides differ.
    text: String,
    /// What stands there while it protects.
    protects: String,
    /// What stands there while it is open.
    opens: String,
    /// The rule that hears it.
    rule: String,
}

fn cases() -> Vec<Case> {
    read_all::<File>("tests/settings").into_iter().flat_map(|file| file.case).collect()
}

impl Case {
    fn side(&self, with: &str) -> Source {
        Source::new(RepoPath::from(self.path.as_str()), self.text.replace("@@", with).as_bytes())
    }

    /// The rules that hear the change from `before` to `after`.
    fn heard(&self, rules: &RuleSet, before: &str, after: &str) -> BTreeSet<String> {
        let file = FileDiff::modified(self.side(before), self.side(after));
        let change = ChangeSet { files: vec![file], ..ChangeSet::default() };
        let report = lint(change, rules, &Policy::default());
        assert!(report.gaps.is_empty(), "{}: {:?}", self.setting, report.gaps);
        // That a resource is replaced by the change as well is no matter of settings.
        let by_fact = |rule: &String| rules.get(rule).is_some_and(|rule| rule.analysis.is_none());
        report.findings.into_iter().map(|finding| finding.rule).filter(by_fact).collect()
    }
}

#[test]
fn what_opens_is_heard_and_what_protects_is_not() {
    let rules = RuleSet::shipped().unwrap();
    let mut wrong = Vec::new();
    for case in cases() {
        let opened = case.heard(&rules, &case.protects, &case.opens);
        if opened != BTreeSet::from([case.rule.clone()]) {
            wrong.push(format!("{} {:?} → {:?}: {opened:?}", case.setting, case.protects, case.opens));
        }
        let closed = case.heard(&rules, &case.opens, &case.protects);
        if !closed.is_empty() {
            wrong.push(format!("{} {:?} → {:?}: {closed:?}", case.setting, case.opens, case.protects));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_setting_has_a_case() {
    let settings: BTreeSet<&str> = settings().unwrap().iter().map(|setting| setting.name.as_str()).collect();
    let cases = cases();
    let tested: BTreeSet<&str> = cases.iter().map(|case| case.setting.as_str()).collect();
    assert_eq!(settings, tested);
}
