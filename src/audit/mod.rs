//! The record of a run: one line of JSON, appended to a file, that a later run can verify. Nothing but ids, paths and
//! counts stands in it, no text of the change.

mod file;
mod verify;

pub use file::append;
pub use verify::{Broken, verify};

use serde::Serialize;

use crate::finding::{Finding, Level};
use crate::lint::Report;
use crate::policy::gate::{Ballot, Decision, Via, time};
use crate::provenance::Kind;
use crate::source::secrets;

/// The version of the form of records.
pub const VERSION: u32 = 1;

/// What a run was about, besides what it found.
#[derive(Clone, Debug, Default)]
pub struct About {
    /// The hash of the diff; none where nothing names it.
    pub diff: Option<String>,
    /// Where the task came from, and the hash of its text.
    pub task: Option<(String, String)>,
    /// The hash of the policy in force.
    pub policy: String,
    /// Who wrote the change.
    pub provenance: Kind,
}

/// One run.
#[derive(Clone, Debug, Serialize)]
pub struct Record {
    version: u32,
    /// When, in UTC.
    time: String,
    /// The version of this program.
    tool: &'static str,
    command: &'static str,
    compared: String,
    before: Option<String>,
    after: Option<String>,
    diff: Option<String>,
    task: Option<Task>,
    policy: String,
    provenance: Kind,
    findings: Vec<Found>,
    /// What a policy set aside.
    suppressed: Vec<Found>,
    gaps: usize,
    approvals: Vec<Approval>,
    exit: u8,
}

#[derive(Clone, Debug, Serialize)]
struct Task {
    source: String,
    digest: String,
}

#[derive(Clone, Debug, Serialize)]
struct Found {
    fingerprint: String,
    rule: String,
    level: Level,
    path: String,
    gate: bool,
}

#[derive(Clone, Debug, Serialize)]
struct Approval {
    by: String,
    via: Via,
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<String>,
}

impl Record {
    /// The record of a run that ends now.
    pub fn new(command: &'static str, report: &Report, about: &About, decision: Option<&Decision>, exit: u8) -> Self {
        let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
        let gates = |at: usize, finding: &Finding| match decision {
            Some(decision) => decision.demands.iter().any(|demand| demand.finding == at),
            None => finding.gate,
        };
        let found = report.findings.iter().enumerate().map(|(at, finding)| Found::of(finding, gates(at, finding)));
        let ballot = Ballot { votes: decision.map(|decision| decision.votes.clone()).unwrap_or_default() };
        let approvals = ballot.approvals().into_iter().map(|vote| Approval {
            by: masked(&vote.by),
            via: vote.via,
            at: vote.at.map(time::write),
        });
        Self {
            version: VERSION,
            time: time::write(i64::try_from(now.as_secs()).unwrap_or_default()),
            tool: env!("CARGO_PKG_VERSION"),
            command,
            compared: masked(&report.change.described),
            before: report.change.before_revision.clone(),
            after: report.change.after_revision.clone(),
            diff: about.diff.clone(),
            task: about.task.clone().map(|(source, digest)| Task { source, digest }),
            policy: about.policy.clone(),
            provenance: about.provenance,
            findings: found.collect(),
            suppressed: report.suppressed.iter().map(|finding| Found::of(finding, false)).collect(),
            gaps: report.gaps.len(),
            approvals: approvals.collect(),
            exit,
        }
    }
}

impl Found {
    fn of(finding: &Finding, gate: bool) -> Self {
        let path = finding.labels.first().map(|label| masked(&label.path.to_text())).unwrap_or_default();
        Self { fingerprint: finding.fingerprint.clone(), rule: finding.rule.clone(), level: finding.level, path, gate }
    }
}

fn masked(text: &str) -> String {
    secrets::mask(text, secrets::Setting::Prose)
}
