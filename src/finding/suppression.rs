//! Who says of a finding that it may stand, why, and whether that counts.

use std::fmt;

use serde::Serialize;

/// What was said of a finding: it is known, and may stand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Suppression {
    /// Where it is said.
    pub origin: Origin,
    /// Whether that counts.
    pub standing: Standing,
    /// Why, in the words of who said it, secrets masked.
    pub reason: String,
    /// Until when, as `2027-01-31`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
    /// The place where it stands, for people: `app.py:12`, `the commit 1a2b3c4`, `blastlint.toml`.
    pub place: String,
}

/// Where a suppression is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, strum::Display)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum Origin {
    /// In a comment beside the code.
    Comment,
    /// In the message of a commit of the change.
    Trailer,
    /// In the configuration.
    Config,
    /// In the baseline.
    Baseline,
}

/// Whether a suppression counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, strum::Display)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum Standing {
    /// It stood before the change.
    Accepted,
    /// It arrives in the change, and somebody approved it, or the run is local and obeys it.
    Obeyed,
    /// It arrives in the change: somebody must approve it.
    Pending,
}

impl fmt::Display for Suppression {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let until = self.until.as_ref().map(|until| format!(" until {until}")).unwrap_or_default();
        match self.standing {
            Standing::Pending => write!(f, "pending: {}, needs approval{until} ({})", self.reason, self.place),
            Standing::Accepted | Standing::Obeyed => {
                write!(f, "suppressed: {}{until} ({}, {})", self.reason, self.place, self.standing)
            }
        }
    }
}
