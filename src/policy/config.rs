//! `blastlint.toml`: the written form of a policy.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::date::Date;
use super::gate::GateConfig;
use super::suppression::said;
use super::{migrate, patterns};
use crate::rule::RuleSet;
use crate::scope::FileLevels;
use crate::source::Written;

/// Names of the configuration file at the root of the repository, in the order in which they are tried.
pub const NAMES: [&str; 2] = ["blastlint.toml", ".blastlint.toml"];

/// The configuration file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(title = "blastlint.toml")]
pub struct Config {
    /// The version of this form; 1 where it is not said.
    #[schemars(range(min = 1, max = 1))]
    pub version: u32,
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

impl Default for Config {
    fn default() -> Self {
        Self {
            version: migrate::VERSION,
            rules: BTreeMap::new(),
            scope: None,
            overrides: Vec::new(),
            gate: None,
            allows: Vec::new(),
        }
    }
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
    /// Something that nobody could mean.
    #[error("{0}")]
    Wrong(
        /// What is wrong, with the file and the line.
        String,
    ),
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
    /// Text that is not TOML, a version or a field that is not known, an unknown rule: each with its line.
    pub fn read(file: &str, text: &str, rules: &RuleSet) -> Result<Self, ConfigError> {
        let written = Written::new(file, text);
        migrate::check(&written, text).map_err(ConfigError::Wrong)?;
        let config: Config = toml::from_str(text).map_err(|e| ConfigError::Wrong(unread(&written, &e)))?;
        config.wrong(&written, rules).map_or(Ok(()), |wrong| Err(ConfigError::Wrong(wrong)))?;
        config.gate.as_ref().map_or(Ok(()), |gate| gate.check(&written, rules))?;
        Ok(config)
    }

    fn wrong(&self, written: &Written<'_>, rules: &RuleSet) -> Option<String> {
        let unknown = |name: &String| {
            let next = "`blastlint rule list` names them";
            rules.check_name(name).err().map(|name| format!("`{name}` is neither a rule nor a family; {next}"))
        };
        let named = |levels: &BTreeMap<String, RuleLevel>, way: &[&str]| {
            let wrong = |name: &String| Some(written.wrong(&[way, &[name.as_str()]].concat(), &unknown(name)?));
            levels.keys().find_map(wrong)
        };
        let of_override = |(at, one): (usize, &Override)| {
            let at = at.to_string();
            unread_paths(&one.paths, written, &["override", &at])
                .or_else(|| named(&one.rules, &["override", &at, "rules"]))
        };
        let of_allow = |(at, one): (usize, &AllowEntry)| {
            let at = at.to_string();
            let way = ["allow", &at];
            let name = |(nth, name): (usize, &String)| {
                let nth = nth.to_string();
                Some(written.wrong(&[&way[..], &["rules", &nth]].concat(), &unknown(name)?))
            };
            let names = one.rules.iter().enumerate().find_map(name);
            let other = || one.wrong().map(|(key, detail)| written.wrong(&[&way[..], &[key]].concat(), &detail));
            names.or_else(|| unread_paths(&one.paths, written, &way)).or_else(other)
        };
        let scope = |levels: FileLevels| {
            let (note, warning) = (levels.note, levels.warning);
            let right = 0.0 <= note && note <= warning && warning <= 1.0;
            (!right)
                .then(|| written.wrong(&["scope"], "[scope] holds scores from 0 to 1, and `note` is at most `warning`"))
        };
        named(&self.rules, &["rules"])
            .or_else(|| self.overrides.iter().enumerate().find_map(of_override))
            .or_else(|| self.scope.and_then(scope))
            .or_else(|| self.allows.iter().enumerate().find_map(of_allow))
    }
}

/// What the parser says, with the line, and what a field is called here that is called otherwise elsewhere.
pub(super) fn unread(written: &Written<'_>, error: &toml::de::Error) -> String {
    let message = error.message();
    let here = migrate::called_here(message).map(|here| format!("; {here}")).unwrap_or_default();
    let detail = format!("{}{here}", message.trim_end());
    error.span().map_or_else(|| written.wrong(&[], &detail), |span| written.shown(span, &detail))
}

/// The first of the patterns at `way` that does not read.
pub(super) fn unread_paths(paths: &[String], written: &Written<'_>, way: &[&str]) -> Option<String> {
    let wrong = |(nth, path): (usize, &String)| {
        let error = patterns(std::slice::from_ref(path)).err()?;
        Some(written.wrong(&[way, &["paths", &nth.to_string()]].concat(), &error.to_string()))
    };
    paths.iter().enumerate().find_map(wrong)
}

impl AllowEntry {
    /// What is wrong with it, and with which of its fields.
    fn wrong(&self) -> Option<(&'static str, String)> {
        if said(&self.reason).is_none() {
            return Some(("reason", "the reason says nothing".to_owned()));
        }
        let until = self.until.as_deref().filter(|until| Date::read(until).is_none());
        until.map(|until| ("until", format!("`{until}` is no day like 2027-01-31")))
    }
}
