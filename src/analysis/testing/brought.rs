//! What a change brings to tests, wherever: what stands there again has moved.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::case::{self, Case};
use super::pair::Suites;
use super::text::literals;
use crate::fact::role::{Role, role_of};
use crate::repo::ChangeSet;

/// Lines, literals and assertions that come.
#[derive(Debug, Default)]
pub(super) struct Brought {
    lines: FxHashMap<u64, usize>,
    literals: BTreeSet<String>,
    /// How many more of each assertion there are after than before.
    checks: FxHashMap<String, i64>,
    /// Lines that come as comments.
    silenced: BTreeSet<u64>,
}

impl Brought {
    /// What `change` brings.
    pub(super) fn of(change: &ChangeSet, before: &Suites, after: &Suites) -> Self {
        let mut brought = Self::default();
        for file in &change.files {
            let path = file.path.to_text();
            let tests =
                matches!(role_of(&path), Role::Test | Role::Fixture) || path.contains("test") || path.contains("spec");
            let inline = path.ends_with(".rs");
            let Some(source) = file.after.as_ref().filter(|_| tests || inline) else { continue };
            for hunk in &file.hunks {
                brought.add(source.slice(source.line_span(&hunk.after)));
            }
        }
        let checks = |suites: &Suites| -> Vec<String> {
            suites
                .values()
                .flat_map(|suite| &suite.cases)
                .flat_map(|case| &case.checks)
                .map(|check| check.text.clone())
                .collect()
        };
        checks(after).into_iter().for_each(|text| *brought.checks.entry(text).or_default() += 1);
        checks(before).into_iter().for_each(|text| *brought.checks.entry(text).or_default() -= 1);
        brought
    }

    fn add(&mut self, text: &str) {
        for line in text.lines() {
            let bare = line.trim();
            let comment = ["//", "#", "--"]
                .iter()
                .find_map(|mark| bare.strip_prefix(mark))
                .filter(|rest| !rest.starts_with(['[', '!']));
            match comment {
                Some(rest) => self.silenced.extend(case::line(rest)),
                None => {
                    if let Some(line) = case::line(line) {
                        *self.lines.entry(line).or_default() += 1;
                    }
                    self.literals.extend(literals(bare));
                }
            }
        }
    }

    /// How much of a test, in percent of its lines, stands among what comes.
    pub(super) fn share(&self, case: &Case) -> usize {
        share(&case.lines, |line| self.lines.contains_key(line))
    }

    /// How much of a test is commented out.
    pub(super) fn silenced(&self, case: &Case) -> usize {
        share(&case.lines, |line| self.silenced.contains(line))
    }

    /// How many of the literals of a test, in percent, come again; none where it has too few to tell.
    pub(super) fn literals(&self, case: &Case) -> Option<usize> {
        let own: BTreeSet<&String> = case.literals.iter().filter(|literal| is_telling(literal)).collect();
        (own.len() >= 2)
            .then(|| own.iter().filter(|literal| self.literals.contains(**literal)).count() * 100 / own.len())
    }

    /// Whether an assertion stands more often than before, wherever.
    pub(super) fn holds_check(&self, text: &str) -> bool {
        self.checks.get(text).is_some_and(|more| *more >= 0)
    }

    /// Whether a literal comes.
    pub(super) fn holds_literal(&self, literal: &str) -> bool {
        self.literals.contains(literal)
    }
}

fn share(lines: &[u64], holds: impl Fn(&u64) -> bool) -> usize {
    let body = lines.get(1..).filter(|body| !body.is_empty()).unwrap_or(lines);
    body.iter().filter(|line| holds(line)).count() * 100 / body.len().max(1)
}

fn is_telling(literal: &str) -> bool {
    !matches!(literal, "0" | "1" | "" | "true" | "false" | "True" | "False" | "None" | "null" | "nil")
}
