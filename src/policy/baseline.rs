//! `.blastlint/baseline.toml`: findings that are known and may stand, by their fingerprints.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::config::{ConfigError, unread};
use super::date::Date;
use super::say::{Said, Weight, shown};
use super::suppression::{Answer, said};
use crate::analysis::{Judgement, Spot};
use crate::finding::{Finding, Origin, Standing, Suppression};
use crate::repo::{ChangeSet, FileDiff};
use crate::rule::RuleSet;
use crate::source::{RepoPath, Side, Span, Written, secrets};

/// Where it stands, from the root of the repository.
pub const PATH: &str = ".blastlint/baseline.toml";

const HEAD: &str =
    "# Findings that are known and may stand. `blastlint baseline write` and `blastlint baseline prune` keep it.\n";

/// The findings that may stand, by fingerprint.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline {
    entries: BTreeMap<String, Entry>,
}

/// The written form.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    version: u32,
    #[serde(default, rename = "finding")]
    findings: Vec<Entry>,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// What makes it the same one.
    pub fingerprint: String,
    /// Id of its rule.
    pub rule: String,
    /// Where it was, for people.
    pub path: String,
    /// Why it may stand.
    pub reason: String,
    /// The last day on which it may.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
}

impl Baseline {
    /// Reads `text`, the content of `file`.
    ///
    /// # Errors
    /// Text that is not TOML, an unknown field or version, an entry without a reason, a day that does not exist.
    pub fn read(file: &str, text: &str) -> Result<Self, ConfigError> {
        let wrong = |detail: String| ConfigError::Syntax { file: file.to_owned(), detail };
        let unread = |e: &toml::de::Error| ConfigError::Wrong(unread(&Written::new(file, text), e));
        let read: File = toml::from_str(text).map_err(|e| unread(&e))?;
        if read.version != 1 {
            return Err(wrong(format!("version {} is newer than this program, which reads version 1", read.version)));
        }
        for entry in &read.findings {
            if said(&entry.reason).is_none() {
                return Err(wrong(format!("the finding {} has no reason", entry.fingerprint)));
            }
            if let Some(until) = entry.until.as_deref().filter(|until| Date::read(until).is_none()) {
                return Err(wrong(format!("`{until}` is no day like 2027-01-31")));
            }
        }
        let entries = read.findings.into_iter().map(|entry| (entry.fingerprint.clone(), entry)).collect();
        Ok(Self { entries })
    }

    /// How it is written: sorted by path, rule and fingerprint, so that two branches that add to it seldom meet.
    ///
    /// # Errors
    /// None that is known: what it holds is plain text.
    pub fn written(&self) -> Result<String, toml::ser::Error> {
        let mut findings: Vec<Entry> = self.entries.values().cloned().collect();
        findings.sort_by(|a, b| (&a.path, &a.rule, &a.fingerprint).cmp(&(&b.path, &b.rule, &b.fingerprint)));
        Ok(format!("{HEAD}\n{}", toml::to_string(&File { version: 1, findings })?))
    }

    /// The entries.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.entries.values()
    }

    /// Takes in those of `findings` that are not there, for `reason`; how many. What is there keeps what it says. What
    /// the policy says of itself can be put away by nobody.
    pub fn accept(&mut self, findings: &[Finding], rules: &RuleSet, reason: &str, until: Option<Date>) -> usize {
        let count = self.entries.len();
        let own = |finding: &&Finding| rules.get(&finding.rule).is_some_and(|rule| !rule.is_of_policy());
        for finding in findings.iter().filter(own) {
            let path = finding.labels.first().map(|label| label.path.to_text()).unwrap_or_default();
            let entry = Entry {
                fingerprint: finding.fingerprint.clone(),
                rule: finding.rule.clone(),
                path: secrets::mask(&path, secrets::Setting::Prose),
                reason: reason.to_owned(),
                until: until.map(|day| day.to_string()),
            };
            self.entries.entry(finding.fingerprint.clone()).or_insert(entry);
        }
        self.entries.len() - count
    }

    /// Drops what none of `findings` matches; what was dropped.
    pub fn prune<'f>(&mut self, findings: impl Iterator<Item = &'f Finding>) -> Vec<Entry> {
        let found: BTreeSet<(&str, &str)> = findings.map(|one| (one.fingerprint.as_str(), one.rule.as_str())).collect();
        let (kept, dropped) = std::mem::take(&mut self.entries)
            .into_iter()
            .partition(|(print, entry)| found.contains(&(print.as_str(), entry.rule.as_str())));
        self.entries = kept;
        let dropped: BTreeMap<String, Entry> = dropped;
        dropped.into_values().collect()
    }

    fn entry(&self, finding: &Finding) -> Option<&Entry> {
        self.entries.get(&finding.fingerprint).filter(|entry| entry.rule == finding.rule)
    }

    /// What it says of `finding`.
    pub(super) fn say(&self, finding: &Finding, today: Date) -> Answer {
        let mut answer = Answer::default();
        let Some(entry) = self.entry(finding) else { return answer };
        let until = entry.until.as_deref().and_then(Date::read);
        if let Some(day) = until.filter(|day| *day < today) {
            answer.remarks.push(format!("its entry in the baseline held until {day}"));
            return answer;
        }
        answer.suppression = Some(Suppression {
            origin: Origin::Baseline,
            standing: Standing::Accepted,
            reason: said(&entry.reason).unwrap_or_default(),
            until: entry.until.clone(),
            place: PATH.to_owned(),
        });
        answer
    }

    /// Entries about changed files that nothing in `findings` matches, one judgement a file.
    pub(super) fn stale(&self, findings: &[Finding], change: &ChangeSet) -> Vec<Judgement> {
        if self.entries.is_empty() || change.hunks_only {
            return Vec::new();
        }
        let met: BTreeSet<&str> = findings.iter().filter_map(|one| Some(&*self.entry(one)?.fingerprint)).collect();
        let mut by_path: BTreeMap<&str, Vec<&Entry>> = BTreeMap::new();
        for entry in self.entries.values().filter(|entry| !met.contains(entry.fingerprint.as_str())) {
            by_path.entry(&entry.path).or_default().push(entry);
        }
        let told = |file: &FileDiff| {
            let stood = file.before_path.as_ref().unwrap_or(&file.path).to_text();
            let after = file.path.to_text();
            let entries = by_path.get(after.as_str()).or_else(|| by_path.get(stood.as_str()))?;
            Some(stale(file, entries).judgement())
        };
        change.files.iter().filter_map(told).collect()
    }
}

fn stale(file: &FileDiff, entries: &[&Entry]) -> Said {
    let gone = file.after.is_none() && file.before.is_some();
    let side = if gone { Side::Before } else { Side::After };
    let source = file.after.as_ref().or(file.before.as_ref());
    let path: RepoPath = source.map_or(&file.path, |source| &source.path).clone();
    let span = source.map_or(Span::default(), |source| shown(source, 0));
    let evidence = entries.iter().map(|entry| format!("`{}` {}: {}", entry.rule, entry.fingerprint, entry.reason));
    Said {
        rule: "baseline-entry-stale",
        weight: Weight::Note,
        spot: Spot { path, side, span },
        noun: "baseline",
        name: file.path.to_text(),
        reason: match entries.len() {
            1 => "one entry about this file matches nothing that is found now".to_owned(),
            more => format!("{more} entries about this file match nothing that is found now"),
        },
        evidence: evidence.collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(fingerprint: &str, path: &str) -> String {
        format!("[[finding]]\nfingerprint = \"{fingerprint}\"\nrule = \"r\"\npath = \"{path}\"\nreason = \"known\"\n")
    }

    #[test]
    fn it_is_written_as_it_is_read_and_sorted() {
        let text = format!("version = 1\n{}{}{}", entry("2", "b"), entry("1", "b"), entry("3", "a"));
        let read = Baseline::read(PATH, &text).unwrap();
        let written = read.written().unwrap();
        assert_eq!(Baseline::read(PATH, &written).unwrap(), read);
        let order: Vec<&str> = written.lines().filter(|line| line.starts_with("fingerprint")).collect();
        assert_eq!(order, ["fingerprint = \"3\"", "fingerprint = \"1\"", "fingerprint = \"2\""]);
    }

    #[test]
    fn what_does_not_read_says_why() {
        for (text, said) in [
            ("version = 2\n".to_owned(), "version 2"),
            ("version = 1\nwhat = 1\n".to_owned(), "unknown field"),
            (format!("version = 1\n{}", entry("1", "a").replace("known", " ")), "has no reason"),
            (format!("version = 1\n{}until = \"2027-02-30\"\n", entry("1", "a")), "is no day"),
        ] {
            let error = Baseline::read(PATH, &text).unwrap_err().to_string();
            assert!(error.contains(said), "{error}");
        }
    }
}
