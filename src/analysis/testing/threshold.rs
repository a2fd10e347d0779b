//! Thresholds of coverage and mutation, and how often a failed test is run again: settings and options of commands.

use std::collections::BTreeMap;

use super::runs::{self, Run};
use super::say::Weakened;
use super::setting::{self, Setting};
use super::text::numbers;
use crate::analysis::Spot;
use crate::fact::Confidence;
use crate::repo::ChangeSet;
use crate::source::{RepoPath, Side, Span};

/// A number that tests are held to.
struct Known {
    rule: &'static str,
    /// Words of which the last key, or the last two with a dot, must be one.
    keys: &'static [&'static str],
    /// Words of which one must stand further up; none where the key says enough.
    under: &'static [&'static str],
    /// What holds where nothing is written.
    unwritten: Option<f64>,
}

const COVERAGE: &str = "coverage-threshold-lowered";
const RETRIES: &str = "test-retries-raised";

/// Settings by what they hold tests to.
const SETTINGS: &[Known] = &[
    Known {
        rule: COVERAGE,
        keys: &[
            "fail_under",
            "fail-under",
            "cov-fail-under",
            "minimum_coverage",
            "minimum_coverage_by_file",
            "check-coverage",
            "min_coverage",
            "mincoverage",
            "minimumcoverage",
            "min-coverage",
            "coverage_threshold",
            "coveragethreshold",
            "mutation_threshold",
            "mutationthreshold",
            "coverageminimumstmttotal",
            "minmsi",
            "mincoveredmsi",
            "refuse_coverage_drop",
            "linecoverage",
            "branchcoverage",
        ],
        under: &[],
        unwritten: None,
    },
    Known {
        rule: COVERAGE,
        keys: &["branches", "functions", "lines", "statements", "global", "autoupdate", "perfile"],
        under: &[
            "coveragethreshold",
            "thresholds",
            "threshold",
            "coverage",
            "check",
            "global",
            "c8",
            "nyc",
            "check-coverage",
        ],
        unwritten: None,
    },
    Known { rule: COVERAGE, keys: &["branches", "functions", "lines", "statements"], under: &[], unwritten: None },
    Known {
        rule: COVERAGE,
        keys: &["minimum", "minvalue", "minbound", "bound"],
        under: &[
            "rule",
            "rules",
            "limit",
            "limits",
            "violationrules",
            "jacoco",
            "jacocotestcoverageverification",
            "kover",
            "verify",
            "koververify",
            "coverage",
        ],
        unwritten: None,
    },
    Known {
        rule: COVERAGE,
        keys: &["target", "informational"],
        under: &["coverage", "project", "patch", "status", "default"],
        unwritten: None,
    },
    Known { rule: COVERAGE, keys: &["break", "low", "high"], under: &["thresholds"], unwritten: None },
    Known {
        rule: COVERAGE,
        keys: &["threshold", "thresholdtype"],
        under: &["coverlet", "propertygroup", "coverage", "total", "file", "package"],
        unwritten: None,
    },
    Known {
        rule: RETRIES,
        keys: &[
            "reruns",
            "rerunfailingtestscount",
            "max_reruns",
            "maxretries",
            "flakytestattempts",
            "retrytimes",
            "default_retry_count",
            "flakes",
            "failed_test_retries",
        ],
        under: &[],
        unwritten: Some(0.0),
    },
    Known {
        rule: RETRIES,
        keys: &["retries", "retry", "runmode", "openmode", "count"],
        under: &[
            "profile",
            "test",
            "defineconfig",
            "e2e",
            "mocha",
            "projects",
            "retries",
            "retry",
            "module",
            "config",
            "exports",
            "tests",
            "testretry",
        ],
        unwritten: Some(0.0),
    },
];

/// Options of commands.
const OPTIONS: &[(&str, &str)] = &[
    ("--cov-fail-under", COVERAGE),
    ("--fail-under", COVERAGE),
    ("--fail-under-lines", COVERAGE),
    ("--fail-under-functions", COVERAGE),
    ("--fail-under-regions", COVERAGE),
    ("--lines", COVERAGE),
    ("--branches", COVERAGE),
    ("--functions", COVERAGE),
    ("--statements", COVERAGE),
    ("--min", COVERAGE),
    ("--min-msi", COVERAGE),
    ("--min-covered-msi", COVERAGE),
    ("--coverage-threshold", COVERAGE),
    ("/p:Threshold", COVERAGE),
    ("-p:Threshold", COVERAGE),
    ("--reruns", RETRIES),
    ("--retries", RETRIES),
    ("--retry", RETRIES),
    ("--max-reruns", RETRIES),
    ("-Dsurefire.rerunFailingTestsCount", RETRIES),
    ("--retry-failed-tests", RETRIES),
    ("--rerun-fails", RETRIES),
    ("--flaky_test_attempts", RETRIES),
    ("--rerun-failures", RETRIES),
    ("--retry-count", RETRIES),
];

/// A number on one side.
#[derive(Clone, Debug)]
struct Held {
    rule: &'static str,
    /// What it is called, so that both sides know each other.
    key: String,
    value: f64,
    path: RepoPath,
    span: Span,
}

/// Judges the numbers that `change` moves.
pub(super) fn judge(change: &ChangeSet) -> Vec<Weakened> {
    let (mut before, mut after) = (Vec::new(), Vec::new());
    for file in &change.files {
        let path = file.path.to_text();
        let settings = setting::is_read(&path);
        for (source, out) in [(&file.before, &mut before), (&file.after, &mut after)] {
            if let Some(source) = source.as_ref().filter(|_| settings) {
                out.extend(setting::of(source).into_iter().filter_map(|setting| of_setting(&setting, &source.path)));
            }
        }
        if runs::is_read(&path) || settings {
            for run in runs::measured(file, Side::Before) {
                before.extend(of_run(&run));
            }
            for run in runs::measured(file, Side::After) {
                after.extend(of_run(&run));
            }
        }
    }
    moved(&before, &after, change)
}

fn of_setting(setting: &Setting, path: &RepoPath) -> Option<Held> {
    let (last, above) = setting.keys.split_last()?;
    let squeezed = |key: &String| key.replace(['-', '_'], "");
    let file = path.to_text().to_lowercase();
    let codecov = file.contains("codecov");
    let known = SETTINGS.iter().find(|known| {
        let named = known.keys.iter().any(|key| last == key || squeezed(last) == key.replace(['-', '_'], ""));
        let under =
            above.iter().any(|key| known.under.iter().any(|word| squeezed(key) == word.replace(['-', '_'], "")));
        let alone = known.under.is_empty()
            && (!matches!(last.as_str(), "branches" | "functions" | "lines" | "statements")
                || file.contains("nyc")
                || file.contains("c8"));
        // A part of a configuration that stands in a binding of its own.
        let part = known.rule == RETRIES && matches!(last.as_str(), "retries" | "retry") && is_config(&file);
        named && (alone || under || part)
    })?;
    if known.keys.contains(&"target") && !codecov {
        return None;
    }
    // `retries` of other things than tests: a program must be one that configures them.
    let tested = [
        "playwright",
        "cypress",
        "nextest",
        "jest",
        "vitest",
        "mocha",
        "wdio",
        "karma",
        "testcafe",
        "build.gradle",
        "pom.xml",
        "pyproject",
        "pytest",
        "setup.cfg",
        "tox.ini",
        "spec_helper",
        "rails_helper",
        "test_helper",
        "vite.config",
        "conftest",
        "web-test-runner",
    ];
    if known.rule == RETRIES && !tested.iter().any(|name| file.contains(name)) {
        return None;
    }
    // A jest.retryTimes stands in a program; an environment decides with a condition: the larger counts.
    let all = numbers(&setting.value.replace('%', ""));
    let all = if all.is_empty() { numbers(setting.value.trim_matches(['"', '\'']).trim_end_matches('%')) } else { all };
    let switch = match setting.value.trim() {
        "true" if last.contains("check") => Some(1.0),
        "false" if last.contains("check") => Some(0.0),
        _ => None,
    };
    let largest = all.iter().copied().reduce(f64::max);
    let value = switch.or_else(|| if known.rule == RETRIES { largest } else { all.first().copied() })?;
    let key = setting.keys.iter().rev().take(2).rev().cloned().collect::<Vec<_>>().join(".");
    let key = if known.unwritten.is_none() && known.under.is_empty() { last.clone() } else { key };
    Some(Held { rule: known.rule, key, value, path: path.clone(), span: setting.span })
}

/// Whether a program does nothing but configure how tests are run.
fn is_config(path: &str) -> bool {
    ["playwright.config", "cypress.config", "vitest.config", "wdio.conf", "jest.config", "testcafe.config"]
        .iter()
        .any(|name| path.contains(name))
}

fn of_run(run: &Run) -> Vec<Held> {
    let mut out = Vec::new();
    for (at, word) in run.whole.iter().enumerate() {
        for (option, rule) in OPTIONS {
            let Some(rest) = word.strip_prefix(option) else { continue };
            let given = match rest.strip_prefix('=') {
                Some(value) => Some(value.to_owned()),
                None if rest.is_empty() => run.whole.get(at + 1).cloned(),
                None => None,
            };
            let value = given.and_then(|value| numbers(&value).first().copied());
            if let Some(value) = value {
                out.push(Held { rule, key: (*option).to_owned(), value, path: run.path.clone(), span: run.span });
            }
        }
    }
    out
}

/// What moved the wrong way. A number that is written elsewhere now has moved; one that is gone holds nothing any more.
fn moved(before: &[Held], after: &[Held], change: &ChangeSet) -> Vec<Weakened> {
    let mut out = Vec::new();
    let mut counts: BTreeMap<(&str, &RepoPath), usize> = BTreeMap::new();
    after.iter().for_each(|held| *counts.entry((held.key.as_str(), &held.path)).or_default() += 1);
    let mut used: Vec<usize> = Vec::new();
    for was in before {
        let here = after.iter().enumerate().filter(|(at, held)| held.rule == was.rule && !used.contains(at));
        let here: Vec<(usize, &Held)> = here.collect();
        let same_file = |held: &Held| stands_for(change, &was.path, &held.path);
        let found = here
            .iter()
            .find(|(_, is)| is.key == was.key && same_file(is) && is.value == was.value)
            .or_else(|| here.iter().find(|(_, is)| is.key == was.key && same_file(is)))
            .or_else(|| here.iter().find(|(_, is)| tail(&is.key) == tail(&was.key) && is.value == was.value))
            .or_else(|| here.iter().find(|(_, is)| is.value == was.value))
            .or_else(|| here.iter().find(|(_, is)| tail(&is.key) == tail(&was.key)));
        match found {
            Some((at, is)) => {
                used.push(*at);
                out.extend(compare(was, is));
            }
            None => out.extend(gone(was, change, after)),
        }
    }
    for (at, is) in after.iter().enumerate() {
        let raised = is.rule == RETRIES && is.value > 0.0 && !used.contains(&at);
        let existed = change
            .files
            .iter()
            .any(|file| file.after.as_ref().is_some_and(|after| after.path == is.path) && file.before.is_some());
        if raised && existed {
            out.push(say(is, is, format!("failed tests are run again up to {} times", is.value), Confidence::High));
        }
    }
    out
}

fn tail(key: &str) -> String {
    key.trim_start_matches('-')
        .rsplit('.')
        .next()
        .unwrap_or(key)
        .replace(['-', '_'], "")
        .trim_start_matches("cov")
        .to_owned()
}

/// Whether a file of the after side is the one that stood at `before`.
fn stands_for(change: &ChangeSet, before: &RepoPath, after: &RepoPath) -> bool {
    change.files.iter().any(|file| {
        file.before.as_ref().is_some_and(|source| source.path == *before)
            && file.after.as_ref().is_some_and(|source| source.path == *after)
    })
}

fn compare(was: &Held, is: &Held) -> Option<Weakened> {
    let same_scale = |value: f64| if value <= 1.0 { value * 100.0 } else { value };
    if was.rule == COVERAGE {
        let lower = same_scale(is.value) < same_scale(was.value);
        return lower
            .then(|| say(was, is, format!("`{}` goes from {} to {}", is.key, was.value, is.value), Confidence::High));
    }
    (is.value > was.value)
        .then(|| say(was, is, format!("`{}` goes from {} to {}", is.key, was.value, is.value), Confidence::High))
}

/// A threshold that is not written any more, while its file is still there.
fn gone(was: &Held, change: &ChangeSet, after: &[Held]) -> Option<Weakened> {
    if was.rule != COVERAGE
        || was.value <= 0.0
        || after.iter().any(|held| {
            held.rule == COVERAGE && stands_for(change, &was.path, &held.path) && tail(&held.key) == tail(&was.key)
        })
    {
        return None;
    }
    let file = change.files.iter().find(|file| file.before.as_ref().is_some_and(|before| before.path == was.path))?;
    let source = file.after.as_ref()?;
    let line = file.before.as_ref().map_or(0, |before| before.lines.line_of(was.span.start));
    let hunk = file.hunks.iter().find(|hunk| hunk.before.contains(&line))?;
    let start = hunk.after.start.min(source.lines.count().saturating_sub(1));
    let shown = Held { path: source.path.clone(), span: source.line_span(&(start..start + 1)), ..was.clone() };
    // Where it stands now may be out of sight.
    Some(say(was, &shown, format!("`{}`, which was {}, is gone", was.key, was.value), Confidence::High))
}

fn say(was: &Held, is: &Held, reason: String, confidence: Confidence) -> Weakened {
    Weakened {
        rule: is.rule,
        confidence,
        spot: Spot { path: is.path.clone(), side: Side::After, span: is.span },
        before: (was.span != is.span || was.path != is.path).then(|| Spot {
            path: was.path.clone(),
            side: Side::Before,
            span: was.span,
        }),
        name: is.key.clone(),
        reason,
        evidence: Vec::new(),
    }
}
