//! What keeps tests that stay from being run for what they are: skips, focus, fewer rows, stand-ins for what is tested.

use std::collections::BTreeSet;

use super::case::{Rows, Skip};
use super::compare::{Both, Compared};
use super::mock::{Mock, Stands};
use super::say::Weakened;
use super::subject;
use super::text::{literals, names};
use super::words;
use crate::analysis::Spot;
use crate::fact::Confidence;
use crate::source::Side;

impl Compared<'_> {
    /// Judges what stands around the assertions.
    pub(super) fn judge_around(&self) -> Vec<Weakened> {
        let mut out: Vec<Weakened> =
            self.both().flat_map(|both| [self.skipped(both), self.fewer_rows(both)]).flatten().collect();
        out.extend(self.fewer_in_tables());
        out.extend(self.focused());
        out.extend(self.mocked());
        out.extend(self.run_again());
        out
    }

    fn skipped(&self, both: Both<'_>) -> Option<Weakened> {
        let off = |rows: &Rows| {
            rows.texts.iter().filter(|row| row.contains("mark.skip") || row.contains("mark.xfail")).count()
        };
        if off(&both.after.rows) > off(&both.before.rows) && both.after.rows.texts.len() <= both.before.rows.texts.len()
        {
            let at = both.after.rows.texts.iter().position(|row| row.contains("marks="));
            let span = at.and_then(|at| both.after.rows.spans.get(at)).copied().unwrap_or(both.after.head);
            return Some(Weakened {
                rule: "test-skipped",
                confidence: Confidence::High,
                spot: self.spot(both, span)?,
                before: self.stood(both, both.before.head),
                name: both.after.path(),
                reason: "is skipped for one of its rows".to_owned(),
                evidence: Vec::new(),
            });
        }
        let skip = both.after.skip.as_ref().filter(|_| both.before.skip.is_none())?;
        let (confidence, reason) = judge_skip(skip)?;
        let name = both.after.path();
        let evidence = skip.condition.iter().map(|condition| format!("the condition is `{condition}`")).collect();
        Some(Weakened {
            rule: "test-skipped",
            confidence,
            spot: self.spot(both, skip.span)?,
            before: self.stood(both, both.before.head),
            name,
            reason,
            evidence,
        })
    }

    /// Rows that stand by themselves, and that tests are handed.
    fn fewer_in_tables(&self) -> Vec<Weakened> {
        let mut out = Vec::new();
        for (file, suite) in self.after {
            let Some(before) = self.before.get(file) else { continue };
            let Some((stood, stands)) =
                self.change.files.get(*file).and_then(|file| file.before.as_ref().zip(file.after.as_ref()))
            else {
                continue;
            };
            for (name, is) in &suite.tables {
                let used = name.starts_with("group ") || stands.text.matches(name.as_str()).count() > 1;
                let Some((gone, lost)) = before.tables.get(name).filter(|_| used).and_then(|was| self.lost(was, is))
                else {
                    continue;
                };
                let total = is.texts.len() + gone;
                out.push(Weakened {
                    rule: "test-rows-removed",
                    confidence: Confidence::High,
                    spot: Spot {
                        path: stands.path.clone(),
                        side: Side::After,
                        span: is.spans.first().copied().unwrap_or_default(),
                    },
                    before: before.tables.get(name).and_then(|was| was.spans.first()).map(|span| Spot {
                        path: stood.path.clone(),
                        side: Side::Before,
                        span: *span,
                    }),
                    name: name.trim_start_matches("group ").to_owned(),
                    reason: format!("loses {gone} of {total} rows"),
                    evidence: vec![format!("gone: {}", lost.iter().take(3).cloned().collect::<Vec<_>>().join(" and "))],
                });
            }
        }
        out
    }

    fn fewer_rows(&self, both: Both<'_>) -> Option<Weakened> {
        let (was, is) = (&both.before.rows, &both.after.rows);
        let (gone, lost) = self.lost(was, is)?;
        let first = was.texts.iter().zip(&was.spans).find(|(text, _)| !is.texts.contains(text)).map(|(_, span)| *span);
        let confidence = if is.texts.is_empty() { Confidence::Medium } else { Confidence::High };
        Some(Weakened {
            rule: "test-rows-removed",
            confidence,
            spot: self.spot(both, is.spans.first().copied().unwrap_or(both.after.head))?,
            before: first.and_then(|span| self.stood(both, span)),
            name: both.after.path(),
            reason: format!("loses {gone} of {} rows", was.texts.len()),
            evidence: vec![format!("gone: {}", lost.iter().take(3).cloned().collect::<Vec<_>>().join(" and "))],
        })
    }

    /// How many rows are gone for good, and what they said.
    fn lost(&self, was: &Rows, is: &Rows) -> Option<(usize, Vec<String>)> {
        let lost = lost_rows(was, is);
        if was.sourced || is.sourced || is.texts.len() >= was.texts.len() || lost.is_empty() || was.texts.is_empty() {
            return None;
        }
        // A list in a body that is no table any more was perhaps none before.
        if !was.marked && is.texts.len() < 2 {
            return None;
        }
        // A row may stand in another table, or its words in a test of its own.
        let kept = lost.iter().filter(|row| {
            let own: Vec<String> = literals(row).into_iter().filter(|literal| literal.len() > 1).collect();
            !own.is_empty() && own.iter().all(|literal| self.brought.holds_literal(literal))
        });
        if kept.count() * 2 >= lost.len() {
            return None;
        }
        let told: BTreeSet<String> = lost.iter().flat_map(|row| names(row)).map(str::to_owned).collect();
        let texts: Vec<String> = lost.iter().flat_map(|row| literals(row)).filter(|text| text.len() >= 4).collect();
        if self.code.loses(&told).is_some() || self.code.loses(&texts).is_some() {
            return None;
        }
        Some((was.texts.len() - is.texts.len(), lost))
    }

    /// Tests or groups that are focused and were not.
    fn focused(&self) -> Vec<Weakened> {
        let mut out = Vec::new();
        for (file, suite) in self.after {
            let before = self.before.get(file).map_or(0, |suite| suite.focused.len());
            let Some(after) = self.change.files.get(*file).and_then(|file| file.after.as_ref()) else { continue };
            if suite.focused.len() <= before {
                continue;
            }
            for span in suite.focused.iter().skip(before) {
                out.push(Weakened {
                    rule: "test-focused",
                    confidence: Confidence::High,
                    spot: Spot { path: after.path.clone(), side: Side::After, span: *span },
                    before: None,
                    name: after.slice(*span).chars().take(80).collect(),
                    reason: "keeps every other test of the file from running".to_owned(),
                    evidence: Vec::new(),
                });
            }
        }
        out
    }

    /// Files in which failed tests are run again more often.
    fn run_again(&self) -> Vec<Weakened> {
        let mut out = Vec::new();
        for (file, suite) in self.after {
            let Some(before) = self.before.get(file).filter(|suite| !suite.cases.is_empty()) else { continue };
            let Some(after) = self.change.files.get(*file).and_then(|file| file.after.as_ref()) else { continue };
            let mut known: Vec<f64> = before.retries.iter().map(|(times, _)| *times).collect();
            let new = suite.retries.iter().filter(|(times, _)| match known.iter().position(|was| was >= times) {
                Some(at) => {
                    known.remove(at);
                    false
                }
                None => true,
            });
            out.extend(new.map(|(times, span)| Weakened {
                rule: "test-retries-raised",
                confidence: Confidence::High,
                spot: Spot { path: after.path.clone(), side: Side::After, span: *span },
                before: None,
                name: after.path.to_text(),
                reason: format!("failed tests are run again up to {times} times"),
                evidence: Vec::new(),
            }));
        }
        out
    }

    /// Stand-ins for what a file of tests is about.
    fn mocked(&self) -> Vec<Weakened> {
        let mut out = Vec::new();
        for (file, suite) in self.after {
            let Some(before) = self.before.get(file) else { continue };
            let Some(source) = self.change.files.get(*file).and_then(|file| file.after.as_ref()) else { continue };
            let stem = subject::stem(&source.path.to_text());
            let known: BTreeSet<(&str, &str)> =
                before.mocks.iter().map(|mock| (mock.owner.as_str(), mock.name.as_str())).collect();
            for mock in &suite.mocks {
                if known.contains(&(mock.owner.as_str(), mock.name.as_str())) {
                    continue;
                }
                let Some(confidence) = self.stands_for_subject(mock, &stem, *file) else { continue };
                let name =
                    if mock.owner.is_empty() { mock.name.clone() } else { format!("{}.{}", mock.owner, mock.name) };
                out.push(Weakened {
                    rule: "test-subject-mocked",
                    confidence,
                    spot: Spot { path: source.path.clone(), side: Side::After, span: mock.span },
                    before: None,
                    name,
                    reason: "is what the tests are about, and a stand-in takes its place".to_owned(),
                    evidence: Vec::new(),
                });
            }
        }
        out
    }

    fn stands_for_subject(&self, mock: &Mock, stem: &str, file: usize) -> Option<Confidence> {
        let name = subject::plain(&mock.name);
        let cases = || self.both().filter(|both| both.file == file);
        match mock.what {
            Stands::Module | Stands::Class => {
                (name == *stem && !stem.is_empty() && cases().next().is_some()).then_some(Confidence::High)
            }
            Stands::Bound => {
                let called = cases().any(|both| {
                    both.after.span.contains(mock.span)
                        && both.before.calls.contains(&mock.name)
                        && both.after.checks.iter().any(|check| check.names.contains(&mock.name))
                        && both.before.checks.iter().any(|check| check.names.contains(&mock.name))
                });
                called.then_some(Confidence::High)
            }
            Stands::Function => {
                let owned = subject::plain(&mock.owner) == *stem || name == *stem;
                // It is called by a test that called it before, and what comes of that is looked at.
                let called = cases().any(|both| {
                    both.before.calls.contains(&mock.name)
                        && both.after.calls.contains(&mock.name)
                        && (owned || both.after.checks.iter().any(|check| check.names.contains(&mock.name)))
                        && (both.after.span.contains(mock.span) || both.before.words.contains(&mock.owner) || owned)
                });
                let common = matches!(
                    mock.name.as_str(),
                    "get"
                        | "post"
                        | "put"
                        | "delete"
                        | "open"
                        | "run"
                        | "now"
                        | "call"
                        | "print"
                        | "input"
                        | "main"
                        | "log"
                        | "send"
                        | "request"
                        | "close"
                );
                match (called, owned, common) {
                    (true, true, _) => Some(Confidence::High),
                    (true, false, false) if name.len() >= 5 => Some(Confidence::Medium),
                    _ => None,
                }
            }
        }
    }
}

/// Whether a skip is to be told, and how.
fn judge_skip(skip: &Skip) -> Option<(Confidence, String)> {
    let Some(condition) = &skip.condition else {
        let why = if skip.reason { "" } else { ", and nothing says why" };
        let confidence = if skip.must_fail && skip.reason { Confidence::Medium } else { Confidence::High };
        let what = if skip.must_fail { "is expected to fail" } else { "is skipped" };
        return Some((confidence, format!("{what}{why}")));
    };
    let lower = condition.to_lowercase();
    // Where it counts, it is not run at all.
    let pipeline = lower.split(|c: char| !(c.is_alphanumeric() || c == '_'));
    if pipeline
        .into_iter()
        .any(|word| matches!(word, "ci" | "github_actions" | "gitlab_ci" | "is_ci" | "in_ci" | "on_ci"))
    {
        return Some((Confidence::High, "is skipped in the pipeline".to_owned()));
    }
    let platform = lower.split(|c: char| !(c.is_alphanumeric() || c == '_')).any(|word| {
        words::PLATFORM.contains(&word)
            || word.starts_with("python")
            || word.starts_with("has_")
            || word.starts_with("is_")
            || word.contains("version")
            || word.starts_with("no_")
    });
    if platform && skip.reason {
        return None;
    }
    let why = if skip.reason { "" } else { ", and nothing says why" };
    Some((Confidence::Medium, format!("is skipped under a condition{why}")))
}

/// The rows of `was` that are in `is` no more; those that changed a little are taken for the same.
fn lost_rows(was: &Rows, is: &Rows) -> Vec<String> {
    was.texts.iter().filter(|row| !is.texts.contains(row)).cloned().collect()
}
