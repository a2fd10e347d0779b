//! The table of known operations: `tests/operations/` names, for each, the fixtures that show it and those that show its
//! harmless twin. COVERAGE.md is made from it, and a reference that does not show what it is named for fails.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail by panicking")]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};

use blastlint::lint::case::{Case, lines};
use blastlint::lint::lint;
use blastlint::policy::Policy;
use blastlint::repo::{ChangeSet, FileDiff};
use blastlint::rule::RuleSet;
use blastlint::source::{RepoPath, Source};
use common::read::read_all;
use common::{added, effect_cases};
use serde::Deserialize;

/// The groups and the rows of each; 268 together.
const GROUPS: [(&str, RangeInclusive<u16>); 16] = [
    ("G1", 1..=27),
    ("G2", 28..=43),
    ("G3", 44..=60),
    ("G4", 61..=90),
    ("G5", 91..=109),
    ("G6", 110..=124),
    ("G7", 125..=146),
    ("G8", 147..=171),
    ("G9", 172..=185),
    ("G10", 186..=201),
    ("G11", 202..=209),
    ("G12", 210..=225),
    ("G13", 226..=235),
    ("G14", 236..=246),
    ("G15", 247..=256),
    ("G16", 257..=268),
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Group {
    group: String,
    title: String,
    operation: Vec<Operation>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Operation {
    row: u16,
    title: String,
    /// `effects/<row>`, `rules/<rule>/<fixture>` or `corpus/<case>`, as in the two lists below.
    #[serde(default)]
    fires: Vec<String>,
    #[serde(default)]
    silent: Vec<String>,
    /// Variants that are reported, and not as an error.
    #[serde(default)]
    lower: Vec<String>,
    /// Close spellings that no other fixture has.
    #[serde(default)]
    spellings: Vec<Spelling>,
    /// The same as texts of their own.
    #[serde(default)]
    lowered: Vec<Lowered>,
    /// The analysis that will decide it.
    elsewhere: Option<Elsewhere>,
    /// Why no diff can show it.
    unseen: Option<String>,
    /// What of it is not seen yet, where the rest is.
    rest: Option<String>,
}

/// One way to write an operation, and its nearest harmless twin.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Spelling {
    /// The language, or the path of the file where the language does not say what it is.
    #[serde(rename = "in")]
    place: String,
    fires: String,
    silent: String,
}

/// A variant that is reported, and not as an error.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Lowered {
    #[serde(rename = "in")]
    place: String,
    text: String,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Elsewhere {
    Replacement,
    Wholesale,
    Guards,
    Scope,
}

impl Elsewhere {
    fn text(self) -> &'static str {
        match self {
            Self::Replacement => "replacement",
            Self::Wholesale => "wholesale deletion",
            Self::Guards => "guards",
            Self::Scope => "scope",
        }
    }
}

/// What a reference is named for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Fires,
    Silent,
    Lower,
}

impl Part {
    /// Whether findings, `level rule path` each, are what is wanted.
    fn holds(self, found: &BTreeSet<String>) -> bool {
        match self {
            Self::Fires => !found.is_empty(),
            Self::Silent => found.is_empty(),
            Self::Lower => !found.is_empty() && found.iter().all(|line| !line.starts_with("error")),
        }
    }

    fn text(self) -> &'static str {
        match self {
            Self::Fires => "fires",
            Self::Silent => "silent",
            Self::Lower => "lower",
        }
    }
}

impl Operation {
    fn references(&self) -> impl Iterator<Item = (Part, &String)> {
        let parts = [(Part::Fires, &self.fires), (Part::Silent, &self.silent), (Part::Lower, &self.lower)];
        parts.into_iter().flat_map(|(part, names)| names.iter().map(move |name| (part, name)))
    }

    /// Whether it is seen, and its harmless twin left alone.
    fn covered(&self) -> bool {
        !self.spellings.is_empty() || !self.fires.is_empty() && !self.silent.is_empty()
    }
}

/// What references lead to.
struct Fixtures {
    rules: RuleSet,
    /// The cases of `tests/effects/` by row.
    effects: BTreeMap<String, Vec<common::Case>>,
}

impl Fixtures {
    fn load() -> Self {
        let mut effects: BTreeMap<String, Vec<common::Case>> = BTreeMap::new();
        for case in effect_cases() {
            effects.entry(case.row.clone()).or_default().push(case);
        }
        Self { rules: RuleSet::shipped().unwrap(), effects }
    }

    /// How many texts a reference stands for: every case of a row, or one folder.
    fn count(&self, name: &str) -> usize {
        name.strip_prefix("effects/").map_or(1, |row| self.effects.get(row).map_or(0, Vec::len))
    }

    /// The findings of each text that a reference stands for, `level rule path` each; an error where it leads nowhere.
    fn findings(&self, part: Part, name: &str) -> Result<Vec<BTreeSet<String>>, String> {
        if let Some(row) = name.strip_prefix("effects/") {
            let cases =
                self.effects.get(row).ok_or_else(|| format!("{name}: no case of tests/effects is of that row"))?;
            let text =
                |case: &common::Case| if part == Part::Silent { case.silent.clone() } else { case.fires.clone() };
            return Ok(cases.iter().map(|case| self.lint(&case.language, &text(case))).collect());
        }
        let folder = folder(name).filter(|folder| folder.is_dir()).ok_or_else(|| format!("{name}: no such fixture"))?;
        if folder.join("missed.md").exists() {
            return Err(format!("{name}: is judged wrongly today"));
        }
        // That the fixture has these findings is held by the tests of the rules and of the corpus. What its platform does
        // about the change besides is no matter of the operation.
        let by_fact = |line: &String| {
            let rule = line.split(' ').nth(1).and_then(|id| self.rules.get(id));
            part != Part::Silent || rule.is_none_or(|rule| rule.analysis.is_none())
        };
        Ok(vec![Case { folder }.expected().into_iter().filter(by_fact).collect()])
    }

    /// The findings in a text that is added.
    fn lint(&self, place: &str, text: &str) -> BTreeSet<String> {
        let change = if place.contains(['/', '.']) {
            let file = FileDiff::added(Source::new(RepoPath::from(place), text.as_bytes()));
            ChangeSet { files: vec![file], ..ChangeSet::default() }
        } else {
            added(place, text)
        };
        lines(&lint(change, &self.rules, &Policy::default()))
    }

    /// What is wrong with a spelling, if anything.
    fn check_spelling(&self, spelling: &Spelling) -> Option<String> {
        let Spelling { place, fires, silent } = spelling;
        if self.lint(place, fires).is_empty() {
            return Some(format!("{place} is silent: {fires:?}"));
        }
        let found = self.lint(place, silent);
        (!found.is_empty()).then(|| format!("{place} fires: {silent:?} {found:?}"))
    }

    /// What is wrong with a text that must be reported, and not as an error.
    fn check_lowered(&self, lowered: &Lowered) -> Option<String> {
        let found = self.lint(&lowered.place, &lowered.text);
        (!Part::Lower.holds(&found)).then(|| format!("{} lower: {:?} {found:?}", lowered.place, lowered.text))
    }

    /// What is wrong with a reference, if anything.
    fn check(&self, part: Part, name: &str) -> Option<String> {
        let found = match self.findings(part, name) {
            Ok(found) => found,
            Err(wrong) => return Some(wrong),
        };
        let wrong: Vec<_> = found.iter().filter(|lines| !part.holds(lines)).collect();
        (!wrong.is_empty()).then(|| format!("{name} as {}: {wrong:?}", part.text()))
    }
}

/// The folder of a fixture or a case of the corpus.
fn folder(name: &str) -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let fixture = name.strip_prefix("rules/").map(|path| root.join("tests/rules").join(path));
    fixture.or_else(|| name.strip_prefix("corpus/").map(|case| root.join("corpus").join(case)))
}

fn groups() -> Vec<Group> {
    read_all("tests/operations")
}

#[test]
fn every_row_stands_once_and_in_its_group() {
    let mut seen = BTreeSet::new();
    let mut wrong = Vec::new();
    for group in groups() {
        let rows = GROUPS.iter().find(|(name, _)| *name == group.group).map(|(_, rows)| rows.clone());
        let rows = rows.unwrap_or_else(|| panic!("no group is called {}", group.group));
        for operation in &group.operation {
            let row = operation.row;
            if !rows.contains(&row) {
                wrong.push(format!("{row} is no row of {}", group.group));
            }
            if !seen.insert(row) {
                wrong.push(format!("{row} stands twice"));
            }
            let undecided = operation.elsewhere.is_none() && operation.unseen.is_none();
            if undecided && !operation.covered() {
                wrong.push(format!(
                    "{row} needs one that fires and a silent twin, or who decides it, or why it is unseen"
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_reference_shows_what_it_is_named_for() {
    let fixtures = Fixtures::load();
    let groups = groups();
    let named: BTreeSet<(Part, &String)> =
        groups.iter().flat_map(|group| &group.operation).flat_map(Operation::references).collect();
    let mut wrong: Vec<String> = named.into_iter().filter_map(|(part, name)| fixtures.check(part, name)).collect();
    let spellings = groups.iter().flat_map(|group| &group.operation).flat_map(|operation| &operation.spellings);
    wrong.extend(spellings.filter_map(|spelling| fixtures.check_spelling(spelling)));
    let lowered = groups.iter().flat_map(|group| &group.operation).flat_map(|operation| &operation.lowered);
    wrong.extend(lowered.filter_map(|lowered| fixtures.check_lowered(lowered)));
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// COVERAGE.md, made anew.
fn coverage(groups: &[Group], fixtures: &Fixtures) -> String {
    let operations = || groups.iter().flat_map(|group| &group.operation);
    let covered = operations().filter(|operation| operation.covered()).count();
    let unseen = operations().filter(|operation| operation.unseen.is_some() && !operation.covered()).count();
    let later = operations().filter(|operation| operation.elsewhere.is_some() && !operation.covered()).count();
    let all = GROUPS.iter().map(|(_, rows)| rows.len()).sum::<usize>();
    let mut text = format!(
        "# Known operations\n\n\
         Made by `tests/operations.rs` from `tests/operations/`, which names the fixtures of each row; every one of them\n\
         is linted by `cargo test`. A row stands for close spellings. *Fires* and *silent* count the texts that give a\n\
         finding and the harmless twins that give none, *lower* what is reported and is no error.\n\n\
         Of {all} operations, {covered} fire and have a silent twin, {later} are decided by later work, {unseen} cannot be\n\
         seen in a diff, {} are not looked at yet.\n",
        all - covered - later - unseen
    );
    for group in groups {
        let _ = writeln!(
            text,
            "\n## {} {}\n\n| # | operation | fires | silent | |\n|--|--|--|--|--|",
            group.group, group.title
        );
        for operation in &group.operation {
            let count = |names: &[String]| names.iter().map(|name| fixtures.count(name)).sum::<usize>();
            let spellings = operation.spellings.len();
            let (fires, silent) = (spellings + count(&operation.fires), spellings + count(&operation.silent));
            let title = operation.title.replace('|', "\\|");
            let _ =
                writeln!(text, "| {} | {title} | {fires} | {silent} | {} |", operation.row, note(operation, fixtures));
        }
    }
    text
}

/// What a row says beside its numbers.
fn note(operation: &Operation, fixtures: &Fixtures) -> String {
    let lower = operation.lowered.len() + operation.lower.iter().map(|name| fixtures.count(name)).sum::<usize>();
    let lower = (lower > 0).then(|| format!("lower {lower}"));
    let rest = operation.rest.as_ref().map(|rest| format!("not yet: {rest}"));
    let elsewhere = operation.elsewhere.map(|analysis| format!("decided by: {}", analysis.text()));
    let unseen = operation.unseen.as_ref().map(|why| format!("not visible: {why}"));
    [lower, rest, elsewhere, unseen].into_iter().flatten().collect::<Vec<_>>().join("; ").replace('|', "\\|")
}

#[test]
fn coverage_is_what_the_fixtures_say() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("COVERAGE.md");
    let mut groups = groups();
    groups.sort_by_key(|group| GROUPS.iter().position(|(name, _)| *name == group.group));
    for group in &mut groups {
        group.operation.sort_by_key(|operation| operation.row);
    }
    let made = coverage(&groups, &Fixtures::load());
    if std::env::var_os("BLASTLINT_COVERAGE").is_some_and(|word| word == "write") {
        std::fs::write(&path, &made).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == made, "COVERAGE.md is out of date: BLASTLINT_COVERAGE=write cargo test --test operations");
}
