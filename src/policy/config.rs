//! `blastlint.toml`: the written form of a policy.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::gate::GateConfig;
use crate::rule::RuleSet;

/// Names of the configuration file at the root of the repository, in the order in which they are tried.
pub const NAMES: [&str; 2] = ["blastlint.toml", ".blastlint.toml"];

/// The configuration file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// Levels by rule id or family.
    pub rules: BTreeMap<String, RuleLevel>,
    /// Levels for some paths; the last that matches wins.
    #[serde(rename = "override")]
    pub overrides: Vec<Override>,
    /// Who must approve what.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gate: Option<GateConfig>,
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
        for name in names {
            rules.check_name(name).map_err(|name| ConfigError::UnknownRule { file: file.to_owned(), name })?;
        }
        config.gate.as_ref().map_or(Ok(()), |gate| gate.check(file, text, rules))?;
        Ok(config)
    }
}
