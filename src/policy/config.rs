//! `blastlint.toml`: the written form of a policy.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::date::Date;
use super::gate::GateConfig;
use super::suppression::said;
use crate::rule::RuleSet;
use crate::scope::FileLevels;

/// Names of the configuration file at the root of the repository, in the order in which they are tried.
pub const NAMES: [&str; 2] = ["blastlint.toml", ".blastlint.toml"];

/// The configuration file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// Levels by rule id or family.
    pub rules: BTreeMap<String, RuleLevel>,
    /// From which score on scope is loud; `blastlint calibrate` finds what fits the repository.
    pub scope: Option<FileLevels>,
    /// Levels for some paths; the last that matches wins.
    #[serde(rename = "override")]
    pub overrides: Vec<Override>,
    /// Who must approve what.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gate: Option<GateConfig>,
    /// What may stand in some paths, and why.
    #[serde(rename = "allow")]
    pub allows: Vec<AllowEntry>,
}

/// Findings that may stand.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AllowEntry {
    /// Rule ids or families.
    pub rules: Vec<String>,
    /// Patterns in the syntax of `.gitignore`.
    pub paths: Vec<String>,
    /// Why.
    pub reason: String,
    /// The last day on which they may, as `2027-01-31`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
}

/// Levels for some paths.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Override {
    /// Patterns in the syntax of `.gitignore`.
    pub paths: Vec<String>,
    /// Levels by rule id or family.
    pub rules: BTreeMap<String, RuleLevel>,
}

/// What a rule may be set to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum RuleLevel {
    /// Set aside, and counted.
    Off,
    /// Worth knowing.
    Note,
    /// Worth a look.
    Warning,
    /// Must not pass unseen.
    Error,
}

/// A configuration that does not read.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// Not TOML, or a field that is not known.
    #[error("{file}: {detail}")]
    Syntax {
        /// Which file.
        file: String,
        /// What the parser said, with the line.
        detail: String,
    },
    /// Neither a rule nor a family.
    #[error("{file}: `{name}` is neither a rule nor a family; `blastlint rule list` names them")]
    UnknownRule {
        /// Which file.
        file: String,
        /// The name.
        name: String,
    },
    /// Levels of scope that say nothing.
    #[error("{file}: [scope] holds scores from 0 to 1, and `note` is at most `warning`")]
    Scope {
        /// Which file.
        file: String,
    },
    /// An entry that allows something and says no reason, or no day that exists.
    #[error("{file}: what is allowed of {rules}: {detail}")]
    Allow {
        /// Which file.
        file: String,
        /// Of which rules.
        rules: String,
        /// What is wrong.
        detail: String,
    },
    /// A `[gate]` that nobody could mean.
    #[error("{place}: {detail}")]
    Gate {
        /// The line.
        place: String,
        /// What is wrong with it.
        detail: String,
    },
    /// A path pattern that does not read.
    #[error("the path pattern `{pattern}` does not read: {detail}")]
    Pattern {
        /// The pattern.
        pattern: String,
        /// Why.
        detail: String,
    },
}

impl Config {
    /// Reads `text`, the content of `file`, and checks every name in it.
    ///
    /// # Errors
    /// Text that is not TOML, an unknown field, an unknown rule.
    pub fn read(file: &str, text: &str, rules: &RuleSet) -> Result<Self, ConfigError> {
        let config: Config =
            toml::from_str(text).map_err(|e| ConfigError::Syntax { file: file.to_owned(), detail: e.to_string() })?;
        let names = config.rules.keys().chain(config.overrides.iter().flat_map(|o| o.rules.keys()));
        let names = names.chain(config.allows.iter().flat_map(|allow| &allow.rules));
        for name in names {
            rules.check_name(name).map_err(|name| ConfigError::UnknownRule { file: file.to_owned(), name })?;
        }
        if config
            .scope
            .is_some_and(|levels| !(0.0 <= levels.note && levels.note <= levels.warning && levels.warning <= 1.0))
        {
            return Err(ConfigError::Scope { file: file.to_owned() });
        }
        config.gate.as_ref().map_or(Ok(()), |gate| gate.check(file, text, rules))?;
        let wrong = |allow: &AllowEntry| allow.wrong().map(|detail| (allow.rules.join(", "), detail));
        match config.allows.iter().find_map(wrong) {
            Some((rules, detail)) => Err(ConfigError::Allow { file: file.to_owned(), rules, detail }),
            None => Ok(config),
        }
    }
}

impl AllowEntry {
    fn wrong(&self) -> Option<String> {
        if said(&self.reason).is_none() {
            return Some("the reason says nothing".to_owned());
        }
        let until = self.until.as_deref().filter(|until| Date::read(until).is_none());
        until.map(|until| format!("`{until}` is no day like 2027-01-31"))
    }
}
