//! `[gate]` of `blastlint.toml`: the written form.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::super::config::ConfigError;
use crate::fact::Environment;
use crate::finding::{Family, Level, Radius};
use crate::provenance::Kind;
use crate::rule::RuleSet;

/// Stands for whoever owns the file, by CODEOWNERS of the before side.
pub(super) const OWNERS: &str = "owners";
/// Stands for anybody who wrote none of the change.
pub(super) const NOT_AUTHOR: &str = "not-author";

/// Who must approve what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct GateConfig {
    /// Who may approve what no rule names: `owners`, `not-author`, a team of `teams`, a person as `@name`.
    pub approvers: Vec<String>,
    /// How many of them must.
    pub count: usize,
    /// Whether approvals in push options count. Whoever pushes writes them.
    pub push_options: Trust,
    /// Whether the date of a commit says when it was pushed. Whoever commits writes it.
    pub commit_dates: Trust,
    /// Which signatures count.
    pub signatures: Signatures,
    /// The members of each team.
    pub teams: BTreeMap<String, Vec<String>>,
    /// The mail addresses of each person, so that authors are known by their accounts.
    pub people: BTreeMap<String, Vec<String>>,
    /// Whose signatures approve.
    #[serde(rename = "signer")]
    pub signers: Vec<Signer>,
    /// Who must approve some findings; the last rule that matches wins.
    #[serde(rename = "rule")]
    pub rules: Vec<GateRule>,
}

impl Default for GateConfig {
    fn default() -> Self {
        Self {
            approvers: vec![NOT_AUTHOR.to_owned()],
            count: 1,
            push_options: Trust::default(),
            commit_dates: Trust::default(),
            signatures: Signatures::default(),
            teams: BTreeMap::new(),
            people: BTreeMap::new(),
            signers: Vec::new(),
            rules: Vec::new(),
        }
    }
}

/// Whether something that the author could have written counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Trust {
    /// It is reported and does not count.
    #[default]
    Ignored,
    /// It counts.
    Trusted,
}

/// Which signatures count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Signatures {
    /// Good ones, of keys that git knows the owner of (`G`).
    #[default]
    Verified,
    /// Also good ones of keys that only the policy names (`U`).
    Good,
}

/// A key, and whose it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Signer {
    /// Who signs with it.
    pub by: String,
    /// The fingerprint: `SHA256:…` of an SSH key, hex digits of an OpenPGP key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// Or what the file of allowed signers calls the owner.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub principal: Option<String>,
}

/// Who must approve some findings. All that is named must match; of a list, one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct GateRule {
    /// The level from which findings are meant; error where it is not said. What gates by default is always meant.
    pub level: Option<Level>,
    /// Radii.
    pub radius: Vec<Radius>,
    /// Families.
    pub families: Vec<Family>,
    /// Ids of rules.
    pub rules: Vec<String>,
    /// Patterns in the syntax of `.gitignore`.
    pub paths: Vec<String>,
    /// Environments.
    pub environments: Vec<Environment>,
    /// Who wrote the change.
    pub provenance: Vec<Kind>,
    /// Who may approve.
    pub approvers: Vec<String>,
    /// How many of them must; none at all lets the finding pass.
    pub count: Option<usize>,
}

impl GateRule {
    fn says_when(&self) -> bool {
        self.level.is_some()
            || !(self.radius.is_empty()
                && self.families.is_empty()
                && self.rules.is_empty()
                && self.paths.is_empty()
                && self.environments.is_empty()
                && self.provenance.is_empty())
    }
}

impl GateConfig {
    /// Checks every name in it. `text` is what it was read from, to show the line.
    ///
    /// # Errors
    /// A rule, team or person that nobody could mean.
    pub fn check(&self, file: &str, text: &str, rules: &RuleSet) -> Result<(), ConfigError> {
        let wrong = |named: &str, detail: String| Err(ConfigError::Gate { place: place(file, text, named), detail });
        let all = self.approvers.iter().chain(self.rules.iter().flat_map(|rule| &rule.approvers));
        for name in all {
            let team = self.teams.contains_key(name);
            if !team && ![OWNERS, NOT_AUTHOR].contains(&name.as_str()) && !is_person(name) {
                return wrong(
                    name,
                    format!(
                        "`{name}` is neither `{OWNERS}` nor `{NOT_AUTHOR}` nor a team of [gate.teams]; a person is written `@{name}`"
                    ),
                );
            }
        }
        for (team, members) in &self.teams {
            if members.is_empty() {
                return wrong(team, format!("the team `{team}` has no members"));
            }
            if [OWNERS, NOT_AUTHOR].contains(&team.as_str()) {
                return wrong(team, format!("`{team}` stands for something else: call the team otherwise"));
            }
        }
        for rule in &self.rules {
            for name in &rule.rules {
                if rules.get(name).is_none() {
                    return wrong(name, format!("no rule is called `{name}`; `blastlint rule list` names them"));
                }
            }
            if !rule.says_when() {
                return wrong("[[gate.rule]]", "a rule says of nothing when it holds".into());
            }
            if rule.approvers.is_empty() && rule.count != Some(0) {
                return wrong("[[gate.rule]]", "a rule says of nobody who must approve; `count = 0` lets pass".into());
            }
        }
        if self.count == 0 || self.approvers.is_empty() {
            return wrong("count", "somebody must approve: a rule with `count = 0` lets some findings pass".into());
        }
        for signer in &self.signers {
            if signer.key.is_none() == signer.principal.is_none() {
                return wrong(&signer.by, "a signer has either a `key` or a `principal`".into());
            }
        }
        Ok(())
    }
}

/// Whether a name is written as that of a person.
pub(super) fn is_person(name: &str) -> bool {
    name.strip_prefix('@').is_some_and(|name| !name.is_empty() && !name.contains('/'))
}

/// The line of `text` in which `named` stands first, with what it says.
fn place(file: &str, text: &str, named: &str) -> String {
    let line = text.lines().zip(1..).find(|(line, _)| line.contains(named));
    line.map_or_else(|| file.to_owned(), |(line, at)| format!("{file}:{at}: `{}`", line.trim()))
}
