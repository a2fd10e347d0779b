//! Laws that hold on every case of `corpus/` and every fixture of `tests/rules/`, whatever the rules say.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail by panicking")]

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use blastlint::change::{Change, ChangeKind, Changes};
use blastlint::fact::Interest;
use blastlint::lint::case::Fixture;
use blastlint::lint::{Report, lint, read};
use blastlint::policy::Policy;
use blastlint::repo::{ChangeSet, FileDiff, Hunk, Input, Status, load};
use blastlint::rule::RuleSet;
use blastlint::source::{RepoPath, Side, Source};

fn cases() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let corpus = std::fs::read_dir(root.join("corpus")).unwrap().map(|entry| entry.unwrap().path());
    let fixtures = Fixture::find(&root.join("tests/rules")).unwrap();
    let mut cases: Vec<PathBuf> = corpus.chain(fixtures.into_iter().map(|fixture| fixture.case.folder)).collect();
    cases.sort();
    cases
}

/// The shipped rules, read once: they are the same for every case.
fn rules() -> &'static RuleSet {
    static RULES: OnceLock<RuleSet> = OnceLock::new();
    RULES.get_or_init(|| RuleSet::shipped().unwrap())
}

fn run(before: &Path, after: &Path) -> Report {
    let input = Input::Pair { before: before.to_owned(), after: after.to_owned() };
    lint(load(&input, Path::new(".")).unwrap(), rules(), &Policy::default())
}

/// A copy of `from` at `to` with one file in it written anew.
fn copy(from: &Path, to: &Path, anew: (&Path, &str)) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().map(|entry| entry.unwrap().path()) {
        let target = to.join(entry.file_name().unwrap());
        if entry.is_dir() {
            copy(&entry, &target, anew);
        } else if entry.ends_with(anew.0) {
            std::fs::write(&target, anew.1).unwrap();
        } else {
            std::fs::copy(&entry, &target).unwrap();
        }
    }
}

/// A fix that somebody applies keeps its finding from happening.
#[test]
fn every_fix_is_one() {
    let mut applied = 0;
    for case in cases() {
        let (before, after) = (case.join("before"), case.join("after"));
        let report = run(&before, &after);
        for finding in &report.findings {
            for fix in &finding.fixes {
                let path = fix.path.to_text();
                let mut text = std::fs::read_to_string(after.join(&path)).unwrap();
                for edit in fix.edits.iter().rev() {
                    text.replace_range(edit.span.start..edit.span.end, &edit.text);
                }
                let folder = tempfile::tempdir().unwrap();
                copy(&after, folder.path(), (Path::new(&path), &text));
                let left = run(&before, folder.path());
                let same = left.findings.iter().any(|other| other.fingerprint == finding.fingerprint);
                // A policy holds from when it is deployed: in the same change it keeps nothing.
                let later = fix.description.contains("deploy this policy first");
                assert!(!same || later, "{}: {} after «{}»:\n{text}", case.display(), finding.rule, fix.description);
                applied += 1;
            }
        }
    }
    assert!(applied > 20, "only {applied} fixes");
}

/// What a report says, without the texts it stands on.
fn said(report: &Report) -> String {
    serde_json::to_string(&(&report.findings, &report.gaps, &report.stats)).unwrap()
}

/// Text against itself is silent even where every line is said to have changed.
#[test]
fn a_side_against_itself_is_silent() {
    for side in cases().iter().flat_map(|case| [case.join("before"), case.join("after")]).filter(|side| side.exists()) {
        let mut change =
            load(&Input::Pair { before: side.join("nothing"), after: side.clone() }, &side).unwrap().change;
        for file in change.files.iter_mut().filter(|file| file.after.is_some()) {
            let source = file.after.as_ref().unwrap();
            let before = Source::new(source.path.clone(), source.text.as_bytes());
            let lines = source.lines.count();
            file.before = Some(before);
            file.status = Status::Modified;
            file.hunks = vec![Hunk { before: 0..lines, after: 0..lines }];
        }
        let report = lint(change, rules(), &Policy::default());
        assert!(report.findings.is_empty(), "{}: {:?}", side.display(), report.findings);
    }
}

/// What one direction calls added, the other calls removed.
#[test]
fn swapping_the_sides_swaps_added_and_removed() {
    let all = |changes: &Changes, kind: ChangeKind| {
        let of_kind = changes.changes.iter().filter(|change| change.kind == kind);
        let fact = |change: &Change| match (change.before, change.after) {
            (_, Some(after)) => changes.after[after].fact.clone(),
            (before, None) => changes.before[before.unwrap()].fact.clone(),
        };
        let mut said: Vec<String> = of_kind.map(fact).map(|fact| format!("{} {}", fact.kind, fact.rendering)).collect();
        said.sort();
        said
    };
    for case in cases() {
        let side = |before: &str, after: &str| {
            let input = Input::Pair { before: case.join(before), after: case.join(after) };
            read(&load(&input, &case).unwrap().change, &Interest::all()).changes
        };
        let (forward, back) = (side("before", "after"), side("after", "before"));
        for (one, other) in [(ChangeKind::Added, ChangeKind::Removed), (ChangeKind::Removed, ChangeKind::Added)] {
            assert_eq!(all(&forward, one), all(&back, other), "{}: {one}", case.display());
        }
    }
}

#[test]
fn spans_lie_in_their_files() {
    for case in cases() {
        let report = run(&case.join("before"), &case.join("after"));
        for label in report.findings.iter().flat_map(|finding| &finding.labels) {
            let stood = |file: &&FileDiff| label.side == Side::Before && file.before_path.as_ref() == Some(&label.path);
            let named = |file: &&FileDiff| file.path == label.path || stood(file);
            let file = report.change.files.iter().find(named);
            let file = file.unwrap_or_else(|| panic!("{}: {} is no file of the change", case.display(), label.path));
            let side = if label.side == Side::After { &file.after } else { &file.before };
            let text = &side.as_ref().unwrap().text;
            assert!(text.get(label.span.start..label.span.end).is_some(), "{}", case.display());
            assert!(!text[label.span.start..label.span.end].trim().is_empty(), "{}", case.display());
        }
    }
}

#[test]
fn the_order_of_files_does_not_show() {
    let rules = rules();
    for case in cases() {
        let loaded = || load(&Input::Pair { before: case.join("before"), after: case.join("after") }, &case).unwrap();
        let mut turned = loaded().change;
        turned.files.reverse();
        let (straight, turned) =
            (lint(loaded().change, rules, &Policy::default()), lint(turned, rules, &Policy::default()));
        assert_eq!(said(&straight), said(&turned), "{}", case.display());
    }
}

#[test]
fn the_number_of_threads_does_not_show() {
    let pool = |threads| rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
    let all = || cases().iter().map(|case| said(&run(&case.join("before"), &case.join("after")))).collect::<Vec<_>>();
    assert_eq!(pool(1).install(all), pool(4).install(all));
}

/// What a rule says to do instead is no finding itself. A statement of SQL begins with a word in capitals.
#[test]
fn every_alternative_is_silent() {
    let rules = rules();
    let mut loud = Vec::new();
    for rule in &rules.rules {
        for alternative in &rule.alternatives {
            let statement = alternative.split(' ').next().unwrap().chars().all(|c| c.is_ascii_uppercase());
            let path = if statement { "src/case.sql" } else { "src/case.sh" };
            let change = ChangeSet {
                files: vec![FileDiff::added(Source::new(RepoPath::from(path), alternative.as_bytes()))],
                ..Default::default()
            };
            let report = lint(change, rules, &Policy::default());
            loud.extend(report.findings.iter().map(|f| format!("{}: {alternative}: {}", rule.id, f.rule)));
        }
    }
    assert!(loud.is_empty(), "{loud:#?}");
}
