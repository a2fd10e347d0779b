//! Cases: folders with a `before/` and an `after/` whose findings are written down, and the fixtures of rules among them.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::{Report, lint};
use crate::policy::{Date, Files, Policy, Trust};
use crate::repo::{Input, RepoError, load};
use crate::rule::RuleSet;

/// A folder with `before/`, `after/` and `expected.txt`, one `level rule path` a line. A side that is not there is
/// empty, an `expected.txt` that is not there expects nothing. `task.md` is what was asked for; `history/01/` and so on are
/// how the repository stood before that, and `history/01.md` what was said when it came to it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Case {
    /// The folder.
    pub folder: PathBuf,
}

/// A case that a rule is tested by: `<rule>/fires-<why>/` or `<rule>/silent-<why>/`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fixture {
    /// Id of the rule, the name of the folder above.
    pub rule: String,
    /// Whether the rule must fire.
    pub fires: bool,
    /// What is linted.
    pub case: Case,
}

impl Case {
    /// Lints the case by every rule and the policy of its before side.
    ///
    /// # Errors
    /// Where the folders cannot be read, or the policy.
    pub fn run(&self, rules: &RuleSet) -> Result<Report, RepoError> {
        let mut loaded = load(&Input::Case(self.folder.clone()), &self.folder)?;
        let unreadable = |e: crate::policy::ConfigError| RepoError::Unreadable {
            path: self.folder.display().to_string(),
            detail: e.to_string(),
        };
        let files = Files::read(Trust::Before, &mut loaded);
        let own = (!files.rules.is_empty()).then(|| rules.clone().with_own(&files.rules)).transpose();
        let own =
            own.map_err(|e| RepoError::Unreadable { path: self.folder.display().to_string(), detail: e.to_string() })?;
        let rules = own.as_ref().unwrap_or(rules);
        let policy = Policy::of(&files, rules).map_err(unreadable)?.on(Date::today());
        Ok(lint(loaded, rules, &policy))
    }

    /// The findings that are written down.
    pub fn expected(&self) -> BTreeSet<String> {
        let text = std::fs::read_to_string(self.folder.join("expected.txt")).unwrap_or_default();
        text.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect()
    }
}

/// The findings of `report` as `expected.txt` writes them.
pub fn lines(report: &Report) -> BTreeSet<String> {
    let path = |labels: &[crate::finding::Label]| labels.first().map(|label| label.path.to_text()).unwrap_or_default();
    report.findings.iter().map(|f| format!("{} {} {}", f.level, f.rule, path(&f.labels))).collect()
}

impl Fixture {
    /// The fixtures below `folder`, which is the folder of one rule or holds such folders, sorted.
    ///
    /// # Errors
    /// Where a folder cannot be listed.
    pub fn find(folder: &Path) -> std::io::Result<Vec<Fixture>> {
        let mut fixtures = of_rule(folder)?;
        if fixtures.is_empty() {
            for rule in folders(folder)? {
                fixtures.extend(of_rule(&rule)?);
            }
        }
        fixtures.sort();
        Ok(fixtures)
    }

    /// What is wrong with the fixture, in sentences; nothing where it passes. Every rule runs on it, so that a rule that
    /// fires on the fixture of another is seen.
    pub fn run(&self, rules: &RuleSet) -> Vec<String> {
        let report = match self.case.run(rules) {
            Ok(report) => report,
            Err(error) => return vec![error.to_string()],
        };
        let mut wrong: Vec<String> = report.gaps.iter().map(|gap| format!("not seen: {}", gap.reason)).collect();
        if report.stats.facts == 0 && rules.get(&self.rule).is_none_or(|rule| rule.analysis.is_none()) {
            wrong.push("it says nothing that a rule could judge".to_owned());
        }
        let (expected, found) = (self.case.expected(), lines(&report));
        wrong.extend(found.difference(&expected).map(|line| format!("found, not expected: {line}")));
        wrong.extend(expected.difference(&found).map(|line| format!("expected, not found: {line}")));
        if report.findings.iter().any(|finding| finding.rule == self.rule) != self.fires {
            wrong.push(format!("{} {}", self.rule, if self.fires { "is silent" } else { "fires" }));
        }
        // What is known to be judged wrongly says why; what is judged right must not say so.
        match (self.case.folder.join("missed.md").exists(), wrong.is_empty()) {
            (false, _) => wrong,
            (true, true) => vec!["it is judged right: `missed.md` can go".to_owned()],
            (true, false) => Vec::new(),
        }
    }
}

fn folders(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut folders = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            folders.push(path);
        }
    }
    Ok(folders)
}

fn of_rule(folder: &Path) -> std::io::Result<Vec<Fixture>> {
    let name = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let rule = name(&std::path::absolute(folder)?);
    let fixture = |path: PathBuf| {
        let fires = name(&path).starts_with("fires-");
        let named = fires || name(&path).starts_with("silent-");
        named.then(|| Fixture { rule: rule.clone(), fires, case: Case { folder: path } })
    };
    Ok(folders(folder)?.into_iter().filter_map(fixture).collect())
}
