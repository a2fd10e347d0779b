//! Reporters: one file a format. They get finished findings and decide nothing.

mod concise;
mod full;
mod gate;
mod github;
mod json;
mod line_hash;
mod markdown;
mod masked;
mod neutral;
mod place;
mod sarif;
mod snippet;

use std::io;

use crate::finding::{Finding, Label};
use crate::lint::Report;
use crate::rule::RuleSet;
use crate::source::{Side, Source};
pub use gate::gate;
pub use neutral::{neutral, neutral_json, neutral_lines, neutral_page};

/// Writes a report in one format.
pub trait Reporter {
    /// Writes `report` to `out`.
    ///
    /// # Errors
    /// When `out` cannot be written.
    fn render(&self, report: &Report, out: &mut dyn io::Write) -> io::Result<()>;
}

/// The formats.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// For people in a terminal: both sides shown
    #[default]
    Full,
    /// One line a finding, for editors
    Concise,
    /// One JSON document
    Json,
    /// One JSON object a line
    Jsonl,
    /// SARIF 2.1.0, for code hosts and viewers
    Sarif,
    /// Workflow commands of GitHub Actions
    Github,
    /// A list in Markdown, for job summaries
    Markdown,
}

/// How a terminal is drawn on.
#[derive(Clone, Debug)]
pub struct Style {
    /// Whether to colour.
    pub color: bool,
    /// Whether to draw with ASCII only.
    pub ascii: bool,
    /// Columns.
    pub width: usize,
    /// Whether to show what is set aside, and not only to count it.
    pub suppressed: bool,
}

impl Style {
    /// No colours, Unicode frames, 100 columns: for files and pipes.
    pub fn plain() -> Self {
        Self { color: false, ascii: false, width: 100, suppressed: false }
    }
}

/// The reporter of `format`.
pub fn reporter<'a>(format: Format, style: &Style, rules: &'a RuleSet) -> Box<dyn Reporter + 'a> {
    let suppressed = style.suppressed;
    match format {
        Format::Full => Box::new(full::Full(style.clone())),
        Format::Concise => Box::new(concise::Concise { suppressed }),
        Format::Json => Box::new(json::Json { lines: false, suppressed }),
        Format::Jsonl => Box::new(json::Json { lines: true, suppressed }),
        Format::Sarif => Box::new(sarif::SarifLog { rules, suppressed }),
        Format::Github => Box::new(github::Github),
        Format::Markdown => Box::new(markdown::Markdown { suppressed }),
    }
}

/// First and last line and column of a label, 1-based, columns in UTF-16 units, the end exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub(crate) struct Region {
    pub(crate) start_line: usize,
    pub(crate) start_column: usize,
    pub(crate) end_line: usize,
    pub(crate) end_column: usize,
}

/// The text that a label counts in.
pub(crate) fn source_of<'a>(report: &'a Report, label: &Label) -> Option<&'a Source> {
    // First, since a plan may also stand among the changed files, and there with its values.
    if let Some(plan) = report.plans.source(&label.path) {
        return Some(plan);
    }
    let file = report.change.files.iter().find(|file| place::named(file, label))?;
    match label.side {
        Side::Before => file.before.as_ref(),
        Side::After => file.after.as_ref(),
    }
}

/// Where a label is shown, in the after side; 1:1 where its file is gone or its text is not there.
pub(crate) fn region(report: &Report, label: &Label) -> Region {
    place::place(report, label).region
}

/// The primary label of a finding.
pub(crate) fn primary(finding: &Finding) -> Option<&Label> {
    finding.labels.first()
}

/// The last line of every format for people.
pub(crate) fn summary(report: &Report) -> String {
    use crate::finding::Level;
    let count = |level| report.findings.iter().filter(|finding| finding.level == level).count();
    let s = &report.stats;
    let task = report.task.as_ref().map(|task| format!("; task: {}", neutral(task))).unwrap_or_default();
    let pending = match report.findings.iter().filter(|finding| finding.pending().is_some()).count() {
        0 => String::new(),
        count => format!(", {count} pending approval"),
    };
    let plans = if s.plans > 0 { format!(", {} plans read", s.plans) } else { String::new() };
    format!(
        "{} errors, {} warnings, {} notes; {} set aside by policy{pending}, {} gaps; {} changed files, {} read, {} in no language that is read, {} hidden by .blastlintignore{plans}{task}",
        count(Level::Error),
        count(Level::Warning),
        count(Level::Note),
        report.suppressed.len(),
        report.gaps.len(),
        s.files,
        s.linted,
        s.unsupported,
        s.hidden
    )
}

/// What is said of a finding that may stand, or of one that a level or a choice of rules set aside.
pub(crate) fn suppression_line(finding: &Finding) -> String {
    match &finding.suppression {
        Some(said) => neutral(&said.to_string()),
        None => "set aside by the level of its rule, or by --select or --ignore".to_owned(),
    }
}

/// A gap on one line.
pub(crate) fn gap_line(gap: &crate::source::Gap) -> String {
    let path = gap.path.as_ref().map(|path| neutral(&path.to_text())).unwrap_or_else(|| "the run".into());
    let line = gap.line.map(|line| format!(":{line}")).unwrap_or_default();
    let more = match gap.places {
        0 | 1 => String::new(),
        2 => " (and at 1 more place)".to_owned(),
        places => format!(" (and at {} more places)", places - 1),
    };
    format!("not seen: {path}{line}: {}{more}", neutral(&gap.reason.to_string()))
}
