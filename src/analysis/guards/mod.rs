//! Guards that are lost while what they guarded stays.
//!
//! Both sides of each changed program are read as outlines. What stands in front of an operation — a mark, a check that
//! leaves, a frame, a step of its chain — is known by the words of the rule it belongs to, and reaches as far as its block.
//! An operation that stays is asked on both sides who stands in front of it. What is gone is looked for in what it calls, in
//! what calls it, in its class, in what serves the whole program, in types and constraints; only what is nowhere is lost.

mod calls;
mod checked;
mod condition;
mod deeds;
mod elsewhere;
mod given;
mod hooks;
mod lines;
mod lost;
mod moved;
mod operation;
mod pairing;
mod program;
mod protection;
mod reach;
mod replaced;
mod say;
mod shapes;
mod spoken;
mod subject;
mod unguarded;
mod vocabulary;
mod waived;
mod words;

use super::{Analysis, Judgement, Scene};
use crate::fact::role::{Role, role_of};
use crate::lang::detect;
use crate::repo::{ChangeSet, Content, FileDiff};
use crate::rule::Rule;
use crate::source::{Side, Source};
use moved::Search;
use program::{Program, regions};
use vocabulary::Vocabulary;

/// The analysis.
pub(super) const ANALYSIS: Analysis = Analysis { name: "guards", concerns, judge };

/// Whether a program that stays has lost or changed a line.
fn concerns(change: &ChangeSet) -> bool {
    change.files.iter().any(is_concerned) || shapes::concerns(change)
}

fn is_concerned(file: &FileDiff) -> bool {
    let (Some(before), Some(_)) = (&file.before, &file.after) else { return false };
    is_read(file)
        && file.hunks.iter().any(|hunk| !hunk.before.is_empty() || !hunk.after.is_empty())
        && !before.text.is_empty()
}

fn is_program(file: &FileDiff) -> bool {
    let source = file.after.as_ref().or(file.before.as_ref()).filter(|_| file.content == Content::Text);
    let tested = || {
        matches!(role_of(&file.path.to_text()), Role::Test | Role::Fixture | Role::Vendored)
            || sets_tests_up(&file.path.to_text())
    };
    source.is_some_and(|source| detect(&source.path, &source.text).is_some_and(|language| language.host.is_some()))
        && !tested()
}

/// Whether a file says how tests are run.
fn sets_tests_up(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    ["playwright.config.", "jest.config.", "vitest.config.", "cypress.config.", "karma.conf.", "wdio.conf."]
        .iter()
        .any(|start| name.starts_with(start))
}

/// Whether a file is looked at: a program, or a script, statements or a document that a word of a guard is changed in.
fn is_read(file: &FileDiff) -> bool {
    is_program(file) || lines::may_guard(file)
}

fn judge(scene: &mut Scene<'_>) -> Vec<Judgement> {
    if !scene.is_whole() {
        return Vec::new();
    }
    let mut rules: Vec<&Rule> = scene.rules.rules.iter().filter(|rule| rule.guard.is_some()).collect();
    rules.sort_by_key(|rule| rule.guard.as_ref().map(|spec| spec.rank));
    let vocabulary = Vocabulary::of(&rules);
    if !scene.change.files.iter().any(|file| could_lose(file, &vocabulary) || could_turn(file)) {
        return shapes::judge(&[], scene.change, Vec::new());
    }
    let files = 0..scene.change.files.len();
    let programs: Vec<Program<'_>> = files
        .filter(|file| scene.change.files.get(*file).is_some_and(is_read))
        .collect::<Vec<_>>()
        .into_iter()
        .filter_map(|file| Program::read(scene, file, &rules, &vocabulary))
        .collect();
    let elsewhere = added_elsewhere(scene.change);
    let search = Search { programs: &programs, rules: &rules, elsewhere: &elsewhere, brought: Default::default() };
    let losses = lost::judge(&search).into_iter().filter_map(|loss| loss.judgement(&programs));
    shapes::judge(&programs, scene.change, losses.collect())
}

/// Whether a program has lost or changed a line that could be of a guard, or got one that takes a guard away.
fn could_lose(file: &FileDiff, vocabulary: &Vocabulary) -> bool {
    // A check needs no word of its own.
    const CHECKS: &[&str] =
        &["if", "unless", "assert", "when", "guard", "throw", "raise", "return", "panic", "switch", "match"];
    let is_check = |line: &str| line.split(|c: char| !c.is_alphanumeric()).any(|word| CHECKS.contains(&word));
    let telling = |source: &Source, side: Side| {
        let lines = regions(file, source, side);
        lines.iter().any(|region| {
            vocabulary.is_in(source.slice(*region)) || (side == Side::Before && is_check(source.slice(*region)))
        })
    };
    is_concerned(file)
        && (!is_program(file)
            || file.before.as_ref().is_some_and(|source| telling(source, Side::Before))
            || file.after.as_ref().is_some_and(|source| telling(source, Side::After)))
}

/// Whether a program has changed a line that could be of a shape that is no guard.
fn could_turn(file: &FileDiff) -> bool {
    let turns = |source: &Source, side: Side| {
        regions(file, source, side).iter().any(|region| shapes::could_turn(source.slice(*region)))
    };
    is_concerned(file)
        && (file.before.as_ref().is_some_and(|source| turns(source, Side::Before))
            || file.after.as_ref().is_some_and(|source| turns(source, Side::After)))
}

/// The lines that the change brings into files that are no programs: configuration, migrations, manifests.
fn added_elsewhere(change: &ChangeSet) -> Vec<(&FileDiff, String)> {
    const PROSE: &[&str] = &["md", "rst", "txt", "adoc", "lock", "svg", "html"];
    let others = change.files.iter().filter(|file| !is_program(file)).filter(|file| {
        let path = file.path.to_text();
        !PROSE.iter().any(|end| path.ends_with(&format!(".{end}")))
    });
    let after = others.filter_map(|file| Some((file, file.after.as_ref()?)));
    after
        .flat_map(|(file, source)| {
            let added = regions(file, source, Side::After);
            added
                .into_iter()
                .flat_map(|region| source.slice(region).lines().map(|line| (file, line.to_owned())))
                .take(ADDED)
                .collect::<Vec<_>>()
        })
        .collect()
}

/// How many added lines of a file that is no program are looked at.
const ADDED: usize = 2_000;
