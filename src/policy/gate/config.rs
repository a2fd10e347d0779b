//! `[gate]` of `blastlint.toml`: the written form.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::super::config::{ConfigError, unread_paths};
use crate::fact::Environment;
use crate::finding::{Family, Level, Radius};
use crate::provenance::Kind;
use crate::rule::RuleSet;
use crate::source::Written;

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
    /// Checks every name in it; `written` is what it was read from.
    ///
    /// # Errors
    /// A rule, team or person that nobody could mean.
    pub fn check(&self, written: &Written<'_>, rules: &RuleSet) -> Result<(), ConfigError> {
        let wrong = self.wrong_approver(written).or_else(|| self.wrong_team(written));
        let rule = |(at, rule): (usize, &GateRule)| {
            let at = at.to_string();
            rule.wrong(written, &["gate", "rule", &at], rules)
        };
        let wrong = wrong.or_else(|| self.rules.iter().enumerate().find_map(rule));
        let nobody = "somebody must approve: a rule with `count = 0` lets some findings pass";
        let none = || {
            let field = if self.count == 0 { "count" } else { "approvers" };
            (self.count == 0 || self.approvers.is_empty()).then(|| written.wrong(&["gate", field], nobody))
        };
        let wrong = wrong.or_else(none);
        let signer = |(at, signer): (usize, &Signer)| {
            let both = signer.key.is_none() == signer.principal.is_none();
            let at = at.to_string();
            both.then(|| written.wrong(&["gate", "signer", &at], "a signer has either a `key` or a `principal`"))
        };
        let wrong = wrong.or_else(|| self.signers.iter().enumerate().find_map(signer));
        wrong.map_or(Ok(()), |wrong| Err(ConfigError::Wrong(wrong)))
    }

    fn wrong_approver(&self, written: &Written<'_>) -> Option<String> {
        let unknown = |(at, name): (usize, &String), way: &[&str]| {
            let known = self.teams.contains_key(name) || [OWNERS, NOT_AUTHOR].contains(&name.as_str());
            let detail = format!(
                "`{name}` is neither `{OWNERS}` nor `{NOT_AUTHOR}` nor a team of [gate.teams]; a person is written `@{name}`"
            );
            let wrong = !known && !is_person(name);
            wrong.then(|| written.wrong(&[way, &["approvers", &at.to_string()]].concat(), &detail))
        };
        let own = self.approvers.iter().enumerate().find_map(|name| unknown(name, &["gate"]));
        let of_rule = |(at, rule): (usize, &GateRule)| {
            let at = at.to_string();
            rule.approvers.iter().enumerate().find_map(|name| unknown(name, &["gate", "rule", &at]))
        };
        own.or_else(|| self.rules.iter().enumerate().find_map(of_rule))
    }

    fn wrong_team(&self, written: &Written<'_>) -> Option<String> {
        let wrong = |(team, members): (&String, &Vec<String>)| {
            let reserved = [OWNERS, NOT_AUTHOR].contains(&team.as_str());
            let detail = if members.is_empty() {
                format!("the team `{team}` has no members")
            } else if reserved {
                format!("`{team}` stands for something else: call the team otherwise")
            } else {
                return None;
            };
            Some(written.wrong(&["gate", "teams", team], &detail))
        };
        self.teams.iter().find_map(wrong)
    }
}

impl GateRule {
    fn wrong(&self, written: &Written<'_>, way: &[&str], rules: &RuleSet) -> Option<String> {
        for (at, name) in self.rules.iter().enumerate() {
            if rules.get(name).is_none() {
                let detail = format!("no rule is called `{name}`; `blastlint rule list` names them");
                return Some(written.wrong(&[way, &["rules", &at.to_string()]].concat(), &detail));
            }
        }
        let wrong = |detail: &str| Some(written.wrong(way, detail));
        if !self.says_when() {
            return wrong("a rule says of nothing when it holds");
        }
        if self.approvers.is_empty() && self.count != Some(0) {
            return wrong("a rule says of nobody who must approve; `count = 0` lets pass");
        }
        unread_paths(&self.paths, written, way)
    }
}

/// Whether a name is written as that of a person.
pub(super) fn is_person(name: &str) -> bool {
    name.strip_prefix('@').is_some_and(|name| !name.is_empty() && !name.contains('/'))
}
