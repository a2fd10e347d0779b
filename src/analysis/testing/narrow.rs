//! Settings that say which tests are run.

use std::collections::{BTreeMap, BTreeSet};

use super::runs::narrower_places;
use super::say::Weakened;
use super::setting::{self, Setting};
use super::text::strings;
use crate::analysis::Spot;
use crate::fact::Confidence;
use crate::source::{Side, Source, Span};

/// Settings whose items leave tests out.
const LEAVES_OUT: &[&str] = &[
    "norecursedirs",
    "collect_ignore",
    "collect_ignore_glob",
    "testpathignorepatterns",
    "modulepathignorepatterns",
    "testignore",
    "excludespecpattern",
    "excludes",
    "exclude",
    "excludedgroups",
    "excludegroups",
    "ignore",
    "exclude_paths",
    "testexclude",
    "excludetestsmatching",
    "filter.excludetestsmatching",
];

/// Settings whose items are all that is run.
const HOLDS: &[&str] = &[
    "testpaths",
    "testmatch",
    "testregex",
    "roots",
    "specpattern",
    "spec",
    "include",
    "python_files",
    "python_classes",
    "python_functions",
    "testdir",
    "suites",
    "files",
    "tests",
    "directory",
    "file",
];

/// Switches that leave all tests out, or let none pass for all.
const SWITCHES: &[&str] = &[
    "skiptests",
    "maven.test.skip",
    "passwithnotests",
    "skipits",
    "testfailureignore",
    "maven.test.failure.ignore",
    "ignorefailures",
];

/// What must stand further up for a word that says little.
const UNDER: &[&str] = &[
    "test",
    "jest",
    "vitest",
    "surefire",
    "configuration",
    "pytest",
    "e2e",
    "mocha",
    "defineconfig",
    "testsuite",
    "testsuites",
    "failsafe",
    "ava",
    "playwright",
];

pub(super) fn fewer_by_settings(before: &Source, after: &Source) -> Vec<Weakened> {
    let (was, is) = (items(before), items(after));
    let mut out = Vec::new();
    for (key, (items, span)) in &is {
        let known = was.get(key).map(|(items, _)| items.clone()).unwrap_or_default();
        let last = key.rsplit(' ').next().unwrap_or(key);
        let reason = if SWITCHES.contains(&last) {
            let on = |items: &BTreeSet<String>| items.iter().any(|item| item == "true" || item.is_empty());
            (on(items) && !on(&known)).then(|| (format!("`{last}` is switched on"), Confidence::High))
        } else if LEAVES_OUT.contains(&last) {
            let new: Vec<&String> = items.difference(&known).filter(|item| !is_no_test(item)).collect();
            let replaced = known.difference(items).count();
            let told = new.iter().any(|item| is_test_like(item));
            let confidence = if told { Confidence::High } else { Confidence::Medium };
            (!new.is_empty() && replaced == 0).then(|| {
                (
                    format!(
                        "`{last}` leaves out {}",
                        new.iter().take(3).map(|item| item.as_str()).collect::<Vec<_>>().join(" ")
                    ),
                    confidence,
                )
            })
        } else {
            let sure = matches!(last, "testpaths" | "directory" | "file");
            let confidence = if sure { Confidence::High } else { Confidence::Medium };
            let (known_set, now) = (known.clone(), items.clone());
            let lost = known_set.difference(&now).count() > 0 && now.difference(&known_set).count() == 0;
            let places = matches!(last, "testpaths" | "directory");
            let narrower = narrower_places(&known_set, &now).filter(|_| places && !known_set.is_empty());
            match narrower {
                Some(reason) => Some((reason, confidence)),
                None => (lost && !now.is_empty()).then(|| (format!("`{last}` holds fewer places"), confidence)),
            }
        };
        if let Some((reason, confidence)) = reason {
            out.push(Weakened {
                rule: "test-run-narrowed",
                confidence,
                spot: Spot { path: after.path.clone(), side: Side::After, span: *span },
                before: None,
                name: last.to_owned(),
                reason,
                evidence: Vec::new(),
            });
        }
    }
    out
}

/// The items of settings that say which tests are run, by the keys on the way to them.
fn items(source: &Source) -> BTreeMap<String, (BTreeSet<String>, Span)> {
    let mut out: BTreeMap<String, (BTreeSet<String>, Span)> = BTreeMap::new();
    for setting in setting::of(source) {
        let Some((key, items)) = of_setting(&setting) else { continue };
        let known = out.entry(key).or_insert_with(|| (BTreeSet::new(), setting.span));
        known.0.extend(items);
    }
    out
}

fn of_setting(setting: &Setting) -> Option<(String, Vec<String>)> {
    let keys: Vec<&str> = setting.keys.iter().map(String::as_str).filter(|key| *key != "[]").collect();
    // `<excludes><exclude>…`: one word says it.
    let keys: Vec<&str> = keys
        .iter()
        .enumerate()
        .filter(|(at, key)| *at == 0 || keys.get(at - 1).is_none_or(|above| *above != format!("{key}s")))
        .map(|(_, key)| *key)
        .collect();
    let last = *keys.last()?;
    let says_enough = !matches!(
        last,
        "exclude"
            | "excludes"
            | "ignore"
            | "include"
            | "files"
            | "spec"
            | "roots"
            | "tests"
            | "suites"
            | "directory"
            | "file"
    );
    // Of suites of PHPUnit, wherever else files stand.
    let under = match last {
        "directory" | "file" => keys.iter().rev().nth(1).is_some_and(|key| key.starts_with("testsuite")),
        _ => keys.iter().rev().skip(1).any(|key| UNDER.iter().any(|word| key.contains(word))),
    };
    let coverage = keys.iter().any(|key| {
        key.contains("coverage")
            || key.contains("jacoco")
            || key.contains("lint")
            || key.contains("typecheck")
            || *key == "tsconfig"
    });
    let known = LEAVES_OUT.contains(&last) || HOLDS.contains(&last) || SWITCHES.contains(&last);
    if !known || coverage || !(says_enough || under) {
        return None;
    }
    let texts = strings(&setting.value);
    let items: Vec<String> = if texts.is_empty() {
        setting
            .value
            .split([',', ' ', '\n'])
            .map(|item| item.trim_matches(['[', ']', '"', '\'']))
            .filter(|item| !item.is_empty())
            .map(str::to_owned)
            .collect()
    } else {
        texts.into_iter().map(str::to_owned).collect()
    };
    Some((keys.join(" "), items))
}

/// Whether a path that is left out holds no tests: what is built, installed or kept by others.
fn is_no_test(item: &str) -> bool {
    const WORDS: &[&str] = &[
        "node_modules",
        "dist",
        "build",
        "out",
        ".git",
        "venv",
        ".venv",
        "vendor",
        "target",
        ".next",
        "coverage",
        "fixtures",
        "__pycache__",
        ".tox",
        ".nox",
        "tmp",
        ".cache",
        ".claude",
        "worktrees",
        "examples",
        "docs",
        "lib",
        ".turbo",
        "generated",
        "e2e",
        "playwright",
        "cypress",
    ];
    item.split(['/', '\\', '*', '<', '>']).any(|part| WORDS.contains(&part))
}

fn is_test_like(item: &str) -> bool {
    let lower = item.to_lowercase();
    lower.contains("test") || lower.contains("spec")
}
