//! Tests that catch less than before.
//!
//! The tests of both sides are read over all changed files and paired, so that what moved, was renamed, split, merged or
//! turned into rows is the same test. Of a pair the assertions are compared by what they look at and how much they ask;
//! what is asserted counts, not lines. What a change takes out of the code may go with its tests.

mod around;
mod brought;
mod case;
mod check;
mod compare;
mod couple;
mod failure;
mod lost;
mod marks;
mod matchers;
mod mock;
mod narrow;
mod near;
mod pair;
mod reached;
mod rows;
mod runner;
mod runs;
mod say;
mod setting;
mod skip;
mod snapshot;
mod subject;
mod suite;
mod text;
mod threshold;
mod title;
mod tolerance;
mod truth;
mod words;

use super::{Analysis, Judgement, Scene, deletion};
use crate::fact::outline::unchanged;
use crate::fact::role::{Role, role_of};
use crate::lang::{Language, detect};
use crate::repo::ChangeSet;
use crate::source::{Side, Source};
use brought::Brought;
use compare::Compared;
use lost::Lost;
use pair::Suites;
use say::Weakened;

/// The analysis.
pub(super) const ANALYSIS: Analysis = Analysis { name: "testing", concerns, judge };

/// Whether the change touches a test, a record, or what says how tests are run.
fn concerns(change: &ChangeSet) -> bool {
    change.files.iter().any(|file| {
        let path = file.path.to_text();
        let stood = file.before.as_ref().map(|before| before.path.to_text());
        let is_test = |path: &str| {
            matches!(role_of(path), Role::Test | Role::Fixture) || path.contains("test") || path.contains("spec")
        };
        let inline = path.ends_with(".rs") && file.before.as_ref().is_some_and(|before| before.text.contains("test]"));
        is_test(&path)
            || stood.is_some_and(|path| is_test(&path))
            || inline
            || snapshot::is_record(&path)
            || setting::is_read(&path)
            || runs::is_read(&path)
    })
}

fn judge(scene: &mut Scene<'_>) -> Vec<Judgement> {
    let change = scene.change;
    let mut found = threshold::judge(change);
    found.extend(runs::judge(change));
    // Of a diff alone no test is whole.
    if scene.is_whole() {
        found.extend(of_tests(scene));
    }
    say::judgements(found)
}

/// Judges the tests of the change.
fn of_tests(scene: &mut Scene<'_>) -> Vec<Weakened> {
    let change = scene.change;
    let (mut before, mut after) = (Suites::new(), Suites::new());
    for (index, file) in change.files.iter().enumerate() {
        let sources = [(&file.before, Side::Before), (&file.after, Side::After)];
        let is_test =
            |source: &Source, language: &Language| suite::may_test(&source.path.to_text(), language.id, &source.text);
        let program = |source: &Source| detect(&source.path, &source.text).filter(|language| language.host.is_some());
        // A file of tests may be called otherwise on the other side.
        let either = sources.iter().filter_map(|(source, _)| source.as_ref());
        if !either.into_iter().any(|source| program(source).is_some_and(|language| is_test(source, language))) {
            continue;
        }
        for (source, side) in sources {
            let Some((source, language)) = source.as_ref().and_then(|source| Some((source, program(source)?))) else {
                continue;
            };
            let read = scene.outlines(index);
            let outline = read.as_ref().and_then(|sides| sides.of(side));
            // A file that is in no language on the other side is read by itself.
            let alone = if read.is_none() { unchanged(source) } else { None };
            let suite = outline.or(alone.as_ref()).map(|outline| suite::of(source, outline, language.id));
            let suites = if side == Side::Before { &mut before } else { &mut after };
            suites.extend(suite.map(|suite| (index, suite)));
        }
    }
    let code = subject::of(scene);
    let mut found = snapshot::judge(change, &code);
    if before.values().all(|suite| suite.cases.is_empty()) && after.values().all(|suite| suite.focused.is_empty()) {
        return found;
    }
    let pairs = pair::pair(&before, &after);
    let brought = Brought::of(change, &before, &after);
    let told = deletion::loses_suite(change);
    let task = scene.task().clone();
    let lost = Lost { change, before: &before, after: &after, pairs: &pairs, brought: &brought, code: &code, told };
    found.extend(lost.judge());
    let compared =
        Compared { change, before: &before, after: &after, pairs: &pairs, brought: &brought, code: &code, task: &task };
    found.extend(compared.judge());
    found.extend(compared.judge_around());
    found
}
