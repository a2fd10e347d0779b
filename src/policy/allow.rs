//! `[[allow]]` of the configuration: what may stand in some paths.

use ignore::gitignore::Gitignore;

use super::config::{AllowEntry, ConfigError};
use super::date::Date;
use super::patterns;
use super::suppression::{Answer, said};
use crate::finding::{Finding, Origin, Standing, Suppression};

/// A compiled entry.
#[derive(Debug)]
pub(super) struct Allow {
    rules: Vec<String>,
    paths: Gitignore,
    reason: String,
    until: Option<Date>,
}

impl Allow {
    /// The compiled form of `entry`.
    pub(super) fn new(entry: &AllowEntry) -> Result<Self, ConfigError> {
        Ok(Self {
            rules: entry.rules.clone(),
            paths: patterns(&entry.paths)?,
            reason: said(&entry.reason).unwrap_or_default(),
            until: entry.until.as_deref().and_then(Date::read),
        })
    }

    /// What it says of `finding`, the configuration standing in `file`.
    pub(super) fn say(&self, finding: &Finding, file: &str, today: Date) -> Answer {
        let mut answer = Answer::default();
        let Some(label) = finding.labels.first().filter(|label| label.path.is_inside()) else { return answer };
        let family = finding.family.to_string();
        let named = self.rules.iter().any(|name| *name == finding.rule || *name == family);
        if !named || !self.paths.matched_path_or_any_parents(label.path.to_text(), false).is_ignore() {
            return answer;
        }
        if let Some(day) = self.until.filter(|day| *day < today) {
            answer.remarks.push(format!("what {file} allows of it held until {day}"));
            return answer;
        }
        answer.suppression = Some(Suppression {
            origin: Origin::Config,
            standing: Standing::Accepted,
            reason: self.reason.clone(),
            until: self.until.map(|day| day.to_string()),
            place: file.to_owned(),
        });
        answer
    }
}
