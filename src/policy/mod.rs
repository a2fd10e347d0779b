//! What a team wants of the rules: levels per rule and path, what is selected. The one place that filters.

mod config;
pub mod gate;

pub use config::{Config, ConfigError, NAMES, Override, RuleLevel};

use ignore::gitignore::{Gitignore, GitignoreBuilder};

use crate::finding::{Finding, Level};
use crate::source::RepoPath;

/// A compiled policy.
#[derive(Debug, Default)]
pub struct Policy {
    select: Vec<String>,
    ignore: Vec<String>,
    rules: Vec<(String, RuleLevel)>,
    overrides: Vec<(Gitignore, Vec<(String, RuleLevel)>)>,
}

impl Policy {
    /// The policy of `config`, with rules and families chosen on the command line.
    ///
    /// # Errors
    /// A path pattern that does not read.
    pub fn new(config: &Config, select: &[String], ignore: &[String]) -> Result<Self, ConfigError> {
        let pairs = |levels: &std::collections::BTreeMap<String, RuleLevel>| {
            levels.iter().map(|(k, v)| (k.clone(), *v)).collect()
        };
        let compile = |o: &Override| {
            let mut builder = GitignoreBuilder::new("");
            for pattern in &o.paths {
                builder
                    .add_line(None, pattern)
                    .map_err(|e| ConfigError::Pattern { pattern: pattern.clone(), detail: e.to_string() })?;
            }
            let matcher = builder
                .build()
                .map_err(|e| ConfigError::Pattern { pattern: o.paths.join(", "), detail: e.to_string() })?;
            Ok((matcher, pairs(&o.rules)))
        };
        Ok(Self {
            select: select.to_vec(),
            ignore: ignore.to_vec(),
            rules: pairs(&config.rules),
            overrides: config.overrides.iter().map(compile).collect::<Result<_, ConfigError>>()?,
        })
    }

    /// Applies the policy: the findings that stand, and those that it sets aside.
    pub fn apply(&self, findings: Vec<Finding>) -> (Vec<Finding>, Vec<Finding>) {
        let mut stand = Vec::new();
        let mut aside = Vec::new();
        for mut finding in findings {
            let path = finding.labels.first().map(|label| label.path.clone()).unwrap_or_default();
            match self.level(&finding, &path) {
                Some(level) => {
                    finding.level = level;
                    finding.gate &= level == Level::Error;
                    stand.push(finding);
                }
                None => aside.push(finding),
            }
        }
        (stand, aside)
    }

    fn level(&self, finding: &Finding, path: &RepoPath) -> Option<Level> {
        let family = finding.family.to_string();
        let named = |names: &[String]| names.iter().any(|name| *name == finding.rule || *name == family);
        if (!self.select.is_empty() && !named(&self.select)) || named(&self.ignore) {
            return None;
        }
        let of = |levels: &[(String, RuleLevel)]| {
            let exact = levels.iter().find(|(name, _)| *name == finding.rule);
            exact.or_else(|| levels.iter().find(|(name, _)| *name == family)).map(|(_, level)| *level)
        };
        let by_path = self.overrides.iter().rev().find_map(|(matcher, levels)| {
            let inside = path.is_inside() && matcher.matched_path_or_any_parents(path.to_text(), false).is_ignore();
            inside.then(|| of(levels)).flatten()
        });
        match by_path.or_else(|| of(&self.rules)) {
            Some(RuleLevel::Off) => None,
            Some(RuleLevel::Note) => Some(Level::Note),
            Some(RuleLevel::Warning) => Some(Level::Warning),
            Some(RuleLevel::Error) => Some(Level::Error),
            None => Some(finding.level),
        }
    }
}
