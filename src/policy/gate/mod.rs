//! The gate: which findings need somebody's approval, whose, and whether it was given for exactly this change.

mod ballot;
mod config;
mod owners;
mod papers;
mod people;
pub mod time;

use std::collections::BTreeSet;

use ignore::gitignore::Gitignore;
use serde::Serialize;

pub use ballot::{Ballot, Signed, Subject, Via, Vote};
pub use config::{GateConfig, GateRule, Signatures, Signer, Trust};
pub use owners::{Owned, Owners};
pub use papers::{ApprovalFile, Approved, BYTES, Papers};
pub use people::Authors;

use super::config::ConfigError;
use super::patterns;
use crate::fact::TargetClass;
use crate::fact::role::{Role, role_of};
use crate::finding::{Family, Finding, Level};
use crate::lang::detect;
use crate::provenance::Provenance;
use crate::repo::{ChangeSet, FileDiff};
use crate::source::RepoPath;
use config::{NOT_AUTHOR, OWNERS};

/// A compiled `[gate]`.
#[derive(Debug)]
pub struct Gate {
    config: GateConfig,
    /// The path patterns of each rule; none where it has none.
    paths: Vec<Option<Gitignore>>,
}

/// The answer.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Decision {
    /// One for each finding that gates.
    pub demands: Vec<Demand>,
    /// What was said of the change.
    pub votes: Vec<Vote>,
    /// Who wrote it.
    pub provenance: Provenance,
    /// The hash of its diff.
    pub diff: Option<String>,
    /// The commit that was proposed.
    pub head: Option<String>,
}

/// What a finding needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Demand {
    /// Which finding, by its place among the findings.
    #[serde(skip)]
    pub finding: usize,
    /// Its fingerprint.
    pub fingerprint: String,
    /// Why it gates.
    pub why: String,
    /// Who must approve: all of these.
    pub needs: Vec<Need>,
    /// Whether all is given.
    pub allowed: bool,
}

/// So many of these people.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Need {
    /// Who may, for people: `@ann, the team senior, anybody but its authors`.
    pub who: String,
    /// How many must.
    pub count: usize,
    /// Who did.
    pub given: Vec<String>,
    /// Who asked for changes instead.
    pub blocked: Vec<String>,
    /// Accounts that may, in lower case.
    #[serde(skip)]
    names: BTreeSet<String>,
    /// Whether anybody may.
    #[serde(skip)]
    anybody: bool,
}

impl Decision {
    /// Whether the change may pass.
    pub fn allowed(&self) -> bool {
        self.demands.iter().all(|demand| demand.allowed)
    }

    /// What the approvals that count come to, bound to this diff; none where nothing names it.
    pub fn approval_file(&self) -> Option<ApprovalFile> {
        let ballot = Ballot { votes: self.votes.clone() };
        let approved = |vote: &Vote| Approved { by: vote.by.clone(), at: vote.at.map(time::write) };
        let approvals = ballot.approvals().into_iter().filter(|vote| vote.open || self.gave(&vote.by)).map(approved);
        Some(ApprovalFile { version: 1, diff: self.diff.clone()?, approvals: approvals.collect() })
    }

    /// Whether somebody gave what a finding needs.
    fn gave(&self, by: &str) -> bool {
        let needs = self.demands.iter().flat_map(|demand| &demand.needs);
        needs.flat_map(|need| &need.given).any(|given| given.eq_ignore_ascii_case(by))
    }
}

impl Need {
    fn takes(&self, vote: &Vote) -> bool {
        self.names.contains(&vote.by.to_lowercase()) || (self.anybody && vote.open)
    }

    fn filled(mut self, ballot: &Ballot) -> Self {
        self.given =
            ballot.approvals().into_iter().filter(|vote| self.takes(vote)).map(|vote| vote.by.clone()).collect();
        self.blocked = ballot.blocks().filter(|vote| self.takes(vote)).map(|vote| vote.by.clone()).collect();
        self
    }

    /// Whether it is met.
    pub fn is_met(&self) -> bool {
        self.given.len() >= self.count && self.blocked.is_empty()
    }
}

impl Gate {
    /// Compiles `config`; none is the default.
    ///
    /// # Errors
    /// A path pattern that does not read.
    pub fn new(config: Option<&GateConfig>) -> Result<Self, ConfigError> {
        let config = config.cloned().unwrap_or_default();
        let compile = |rule: &GateRule| {
            let matcher = patterns(&rule.paths)?;
            Ok((!rule.paths.is_empty()).then_some(matcher))
        };
        let paths = config.rules.iter().map(compile).collect::<Result<_, ConfigError>>()?;
        Ok(Self { config, paths })
    }

    /// What it was made of.
    pub fn config(&self) -> &GateConfig {
        &self.config
    }

    /// Judges `findings` of `change`.
    pub fn decide(
        &self,
        findings: &[Finding],
        change: &ChangeSet,
        owners: &Owners,
        provenance: Provenance,
        ballot: Ballot,
    ) -> Decision {
        let mut demands = Vec::new();
        for (at, finding) in findings.iter().enumerate() {
            let why = gates(finding, change, &provenance);
            let rule = self.rule(finding, &provenance, why.is_some());
            let Some(why) = why.or_else(|| rule.map(|_| "[[gate.rule]] names it".to_owned())) else { continue };
            let (approvers, count) = match rule {
                Some(GateRule { count: Some(0), .. }) => continue,
                Some(rule) => (&rule.approvers, rule.count.unwrap_or(1)),
                None => (&self.config.approvers, self.config.count),
            };
            let needs = self.needs(approvers, count, &paths(finding, change), owners);
            let needs: Vec<Need> = needs.into_iter().map(|need| need.filled(&ballot)).collect();
            let allowed = needs.iter().all(Need::is_met);
            demands.push(Demand { finding: at, fingerprint: finding.fingerprint.clone(), why, needs, allowed });
        }
        Decision { demands, votes: ballot.votes, provenance, diff: None, head: None }
    }

    /// Who of those that the policy names by default has approved exactly this change, for a file at `paths`. Nobody may be
    /// short of the number that is asked for: then it is nobody.
    pub fn endorsers(&self, ballot: &Ballot, paths: &[RepoPath], owners: &Owners) -> Vec<String> {
        let needs = self.needs(&self.config.approvers, self.config.count, paths, owners);
        let needs: Vec<Need> = needs.into_iter().map(|need| need.filled(ballot)).collect();
        if !needs.iter().all(Need::is_met) {
            return Vec::new();
        }
        needs.into_iter().flat_map(|need| need.given).collect::<BTreeSet<_>>().into_iter().collect()
    }

    /// The last rule that means `finding`.
    fn rule(&self, finding: &Finding, provenance: &Provenance, gates: bool) -> Option<&GateRule> {
        let path = finding.labels.first().map(|label| &label.path);
        let inside = |matcher: &Gitignore| {
            path.is_some_and(|path| {
                path.is_inside() && matcher.matched_path_or_any_parents(path.to_text(), false).is_ignore()
            })
        };
        fn among<T: PartialEq>(list: &[T], one: &T) -> bool {
            list.is_empty() || list.contains(one)
        }
        let means = |(rule, paths): &(&GateRule, &Option<Gitignore>)| {
            (gates || finding.level >= rule.level.unwrap_or(Level::Error))
                && among(&rule.radius, &finding.radius)
                && among(&rule.families, &finding.family)
                && among(&rule.rules, &finding.rule)
                && among(&rule.environments, &finding.environment)
                && among(&rule.provenance, &provenance.kind)
                && paths.as_ref().is_none_or(inside)
        };
        self.config.rules.iter().zip(&self.paths).rev().find(means).map(|(rule, _)| rule)
    }

    /// What `approvers` come to for a file at `paths`: owners once for each section and path, together with the others.
    fn needs(&self, approvers: &[String], count: usize, paths: &[RepoPath], owners: &Owners) -> Vec<Need> {
        let mut plain = Need { count, ..Need::default() };
        let mut who: Vec<String> = Vec::new();
        for name in approvers.iter().filter(|name| *name != OWNERS) {
            if name == NOT_AUTHOR {
                plain.anybody = true;
                who.push("anybody of the project who wrote none of it".into());
            } else {
                self.add(name, &mut plain.names);
                who.push(if name.starts_with('@') { name.clone() } else { format!("the team {name}") });
            }
        }
        plain.who = who.join(" or ");
        if !approvers.iter().any(|name| name == OWNERS) {
            return vec![plain];
        }
        let mut owned: Vec<Owned> = paths.iter().flat_map(|path| owners.of_path(path)).collect();
        owned.sort_by(|a, b| (&a.section, &a.owners).cmp(&(&b.section, &b.owners)));
        owned.dedup();
        if owned.is_empty() {
            // What nobody owns is anybody's to approve who did not write it.
            let who = if plain.who.is_empty() { String::new() } else { format!(" or {}", plain.who) };
            let who = format!("anybody of the project who wrote none of it, since nobody owns the file{who}");
            return vec![Need { anybody: true, who, ..plain }];
        }
        owned.into_iter().map(|owned| self.by_owners(owned, count, &plain, &who)).collect()
    }

    fn by_owners(&self, owned: Owned, count: usize, plain: &Need, others: &[String]) -> Need {
        let mut need = Need { count: count.max(owned.count), ..plain.clone() };
        owned.owners.iter().for_each(|owner| self.add(owner, &mut need.names));
        let unknown: Vec<&str> =
            owned.owners.iter().filter(|owner| self.is_unknown_team(owner)).map(String::as_str).collect();
        let section = if owned.section.is_empty() { String::new() } else { format!(" of [{}]", owned.section) };
        let mut who = vec![format!("the owners{section} ({})", owned.owners.join(", "))];
        who.extend(others.iter().cloned());
        need.who = who.join(" or ");
        if !unknown.is_empty() {
            need.who.push_str(&format!("; [gate.teams] lists no members of {}", unknown.join(", ")));
        }
        need
    }

    /// Adds the accounts that `name` stands for.
    fn add(&self, name: &str, names: &mut BTreeSet<String>) {
        let lower = |name: &String| name.trim_start_matches('@').to_lowercase();
        if let Some(members) = self.team(name) {
            names.extend(members.iter().map(lower));
        } else if !name.starts_with('@') && name.contains('@') {
            let holds = |mails: &Vec<String>| mails.iter().any(|mail| mail.eq_ignore_ascii_case(name));
            names
                .extend(self.config.people.iter().filter(|(_, mails)| holds(mails)).map(|(account, _)| lower(account)));
            names.insert(name.to_lowercase());
        } else if !self.is_unknown_team(name) {
            names.insert(lower(&name.to_owned()));
        }
    }

    /// The members of a team, by the name of the policy or that of the code host: `senior`, `@org/senior`.
    fn team(&self, name: &str) -> Option<&Vec<String>> {
        let plain = name.trim_start_matches('@');
        let find = |name: &str| self.config.teams.iter().find(|(team, _)| team.eq_ignore_ascii_case(name));
        let short = || plain.rsplit_once('/').and_then(|(_, short)| find(short));
        find(name).or_else(|| find(plain)).or_else(short).map(|(_, members)| members)
    }

    /// A team, or a role of GitLab (`@@maintainer`), whose members nobody told.
    fn is_unknown_team(&self, name: &str) -> bool {
        name.starts_with('@') && (name.contains('/') || name.starts_with("@@")) && self.team(name).is_none()
    }
}

/// Where a file stands: before the change and after it, so that no move takes it from its owners.
pub fn paths(finding: &Finding, change: &ChangeSet) -> Vec<RepoPath> {
    let Some(path) = finding.labels.first().map(|label| &label.path) else { return Vec::new() };
    let file = change.files.iter().find(|file| file.path == *path || file.before_path.as_ref() == Some(path));
    let stood = file.and_then(|file| file.before_path.clone());
    let stands = file.map(|file| file.path.clone());
    let all: BTreeSet<RepoPath> = std::iter::once(path.clone()).chain(stood).chain(stands).collect();
    all.into_iter().collect()
}

/// Why a finding gates by default, if it does.
fn gates(finding: &Finding, change: &ChangeSet, provenance: &Provenance) -> Option<String> {
    if finding.gate {
        return Some(format!("{} at confidence {}, and not asked for", finding.radius, finding.confidence));
    }
    if finding.level < Level::Warning {
        return None;
    }
    let weakens = matches!(finding.family, Family::GuardRemoved | Family::Exposure | Family::TestWeakened);
    if finding.class == TargetClass::T3 && weakens && provenance.is_agent() {
        return Some("a guard is weakened, and an agent wrote the change".into());
    }
    let of_tests = finding.family == Family::TestWeakened;
    let covered = of_tests.then(|| covered(finding, change)).flatten();
    covered.map(|path| format!("a test is weakened together with the code that it covers ({path})"))
}

/// The changed file of code that a weakened test covers, by their names: `tests/test_orders.py`, `orders.py`.
fn covered(finding: &Finding, change: &ChangeSet) -> Option<String> {
    let test = stem(&finding.labels.first()?.path);
    let covers = |file: &&FileDiff| {
        let path = file.path.to_text();
        let code = !matches!(role_of(&path), Role::Test | Role::Fixture | Role::Docs | Role::Vendored);
        let text = file.after.as_ref().or(file.before.as_ref()).map(|source| source.text.as_str());
        let host = || detect(&file.path, text.unwrap_or_default()).is_some_and(|language| language.host.is_some());
        code && stem(&file.path) == test && host()
    };
    change.files.iter().find(covers).map(|file| file.path.to_text())
}

/// The name of a file without its ending and without what marks it as a test.
fn stem(path: &RepoPath) -> String {
    let name = path.file_name();
    let name = name.split('.').next().unwrap_or_default();
    let lower: String = name.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_lowercase();
    let mut stem = lower.as_str();
    for mark in ["tests", "test", "specs", "spec"] {
        stem = stem.strip_prefix(mark).unwrap_or(stem);
        stem = stem.strip_suffix(mark).unwrap_or(stem);
    }
    stem.to_owned()
}

#[cfg(test)]
mod tests;
