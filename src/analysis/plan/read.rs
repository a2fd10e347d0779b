//! Tells plans apart and reads them.

use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::value::RawValue;

use super::blank::blank;
use super::{Engine, Entry, Plan, PlanError, cloudformation, pulumi, terraform, terraform_stream};
use crate::source::{Gap, GapReason, RepoPath, Source, Span, limits};

/// The fields by which documents are told apart, and those that hold what is planned. What they hold is read by those
/// who know it, from the text as it stands: nothing of a plan is ever built up as a whole.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Document<'t> {
    #[serde(borrow)]
    pub(super) format_version: Option<&'t RawValue>,
    pub(super) terraform_version: Option<String>,
    #[serde(borrow)]
    pub(super) resource_changes: Option<&'t RawValue>,
    planned_values: Option<IgnoredAny>,
    values: Option<IgnoredAny>,
    /// Of a state file.
    lineage: Option<IgnoredAny>,
    pub(super) errored: Option<bool>,
    pub(super) complete: Option<bool>,
    /// Of a line of `terraform plan -json`.
    #[serde(rename = "@level")]
    pub(super) level: Option<String>,
    #[serde(rename = "type", borrow)]
    pub(super) kind: Option<&'t RawValue>,
    #[serde(borrow)]
    pub(super) change: Option<&'t RawValue>,
    #[serde(rename = "Changes", alias = "changes", borrow)]
    pub(super) changes: Option<&'t RawValue>,
    /// Of a change alone, as the console lists them.
    #[serde(rename = "ResourceChange", alias = "resourceChange", borrow)]
    pub(super) resource_change: Option<&'t RawValue>,
    #[serde(rename = "ChangeSetId", alias = "changeSetId")]
    pub(super) set: Option<String>,
    #[serde(rename = "ChangeSetName", alias = "changeSetName")]
    set_name: Option<IgnoredAny>,
    #[serde(rename = "StackName", alias = "stackName")]
    pub(super) stack: Option<String>,
    #[serde(rename = "NextToken", alias = "nextToken")]
    pub(super) next_page: Option<String>,
    #[serde(rename = "Status", alias = "status", borrow)]
    pub(super) status: Option<&'t RawValue>,
    #[serde(rename = "StatusReason", alias = "statusReason")]
    pub(super) status_reason: Option<String>,
    #[serde(borrow)]
    pub(super) steps: Option<&'t RawValue>,
    #[serde(rename = "changeSummary")]
    summary: Option<IgnoredAny>,
    #[serde(borrow)]
    pub(super) diagnostics: Option<&'t RawValue>,
}

/// What the readers of each kind hand back.
#[derive(Debug, Default)]
pub(super) struct Read {
    pub(super) entries: Vec<Entry>,
    pub(super) origin: String,
    /// What it leaves open, as the end of a sentence about it.
    pub(super) open: Vec<String>,
    pub(super) sets: Vec<String>,
    pub(super) nested: Vec<String>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Terraform,
    Stream,
    CloudFormation,
    Pulumi,
}

/// Reads the plan that is called `path` from its `bytes`.
pub(super) fn read(path: RepoPath, bytes: &[u8]) -> Result<Plan, PlanError> {
    if bytes.len() as u64 > limits::PLAN_BYTES {
        return Err(PlanError::TooLarge { limit: limits::PLAN_BYTES });
    }
    // A saved plan is a ZIP archive.
    if bytes.starts_with(b"PK\x03\x04") {
        return Err(PlanError::Saved);
    }
    let source = Source::new(path, bytes);
    let (engine, read) = of_text(&source.text)?;
    let Read { mut entries, origin, mut open, sets, nested } = read;
    if entries.iter().filter(|entry| entry.outcome.is_some()).count() > limits::FACTS {
        keep_the_most_precious(&mut entries);
        open.push(format!("destroys more than {} things, of which only so many are judged", limits::FACTS));
    }
    let shown = entries.iter().filter(|entry| entry.outcome.is_some()).map(|entry| entry.span).collect();
    let text = blank(&source.text, shown);
    let gap = |detail| Gap::of(Some(&source.path), GapReason::PlanOpen { detail });
    let gaps = open.into_iter().map(gap).collect();
    Ok(Plan { engine, entries, origin, gaps, sets, nested, source: Source { text, ..source } })
}

fn keep_the_most_precious(entries: &mut [Entry]) {
    let mut hit: Vec<&mut Entry> = entries.iter_mut().filter(|entry| entry.outcome.is_some()).collect();
    hit.sort_by_key(|entry| std::cmp::Reverse(entry.outcome.as_ref().map(|outcome| outcome.class)));
    for entry in hit.into_iter().skip(limits::FACTS) {
        entry.outcome = None;
    }
}

fn of_text(text: &str) -> Result<(Engine, Read), PlanError> {
    let documents = documents(text)?;
    let kinds = documents.iter().map(kind).collect::<Result<Vec<_>, _>>()?;
    let first = *kinds.first().ok_or(PlanError::Empty)?;
    if kinds.iter().any(|kind| *kind != first) {
        return Err(PlanError::Unknown);
    }
    Ok(match (first, documents.as_slice()) {
        (Kind::Terraform, documents) => (Engine::Terraform, in_a_row(documents, text)?),
        (Kind::Stream, lines) => (Engine::Terraform, terraform_stream::read(lines, text)?),
        (Kind::CloudFormation, pages) => (Engine::CloudFormation, cloudformation::read(pages, text)?),
        (Kind::Pulumi, previews) => (Engine::Pulumi, pulumi::read(previews, text)?),
    })
}

/// Plans of several root modules, as a program that runs Terraform in each prints them.
fn in_a_row(documents: &[Document<'_>], text: &str) -> Result<Read, PlanError> {
    let mut all = Read::default();
    for document in documents {
        let Read { entries, origin, open, .. } = terraform::read(document, text)?;
        all.entries.extend(entries);
        all.open.extend(open);
        all.origin = origin;
    }
    all.open.dedup();
    Ok(all)
}

/// The documents of a text: one, some in a row, or a list of them.
fn documents(text: &str) -> Result<Vec<Document<'_>>, PlanError> {
    let wrong = |error: serde_json::Error| match error.classify() {
        serde_json::error::Category::Eof => PlanError::CutOff { line: error.line() },
        serde_json::error::Category::Syntax => PlanError::NotJson { line: error.line(), column: error.column() },
        // A field is there twice, or of another type than in any plan.
        _ => PlanError::Unknown,
    };
    if text.trim().is_empty() {
        return Err(PlanError::Empty);
    }
    if text.trim_start().starts_with('[') {
        return serde_json::from_str(text).map_err(wrong);
    }
    serde_json::Deserializer::from_str(text).into_iter().collect::<Result<_, _>>().map_err(wrong)
}

fn kind(document: &Document<'_>) -> Result<Kind, PlanError> {
    if document.level.is_some() && document.kind.is_some() {
        return Ok(Kind::Stream);
    }
    if let Some(version) = document.format_version {
        let version: String = serde_json::from_str(version.get()).map_err(|_| PlanError::Version)?;
        return match version.split_once('.') {
            Some(("0" | "1", _)) if document.resource_changes.is_some() || document.planned_values.is_some() => {
                Ok(Kind::Terraform)
            }
            Some(("0" | "1", _)) if document.values.is_some() => Err(PlanError::State),
            // A plan that failed early holds next to nothing.
            Some(("0" | "1", _)) if document.errored.is_some() => Ok(Kind::Terraform),
            Some(("0" | "1", _)) => Err(PlanError::State),
            _ => Err(PlanError::Version),
        };
    }
    if document.lineage.is_some() {
        return Err(PlanError::State);
    }
    if document.steps.is_some() || document.summary.is_some() {
        return Ok(Kind::Pulumi);
    }
    let page = document.changes.is_some() || document.resource_change.is_some();
    // A change set that changes nothing has an id and nothing else.
    if page || document.set.is_some() && document.set_name.is_some() {
        return Ok(Kind::CloudFormation);
    }
    Err(PlanError::Unknown)
}

/// Where `part` stands in `text`, of which it is a part.
pub(super) fn place(text: &str, part: &str) -> Span {
    let start = (part.as_ptr() as usize).checked_sub(text.as_ptr() as usize);
    match start.filter(|start| start + part.len() <= text.len()) {
        Some(start) => Span::new(start, start + part.len()),
        None => Span::default(),
    }
}

/// The text that `value` is, and where it stands in `text`, with the name of its field.
pub(super) fn text_at(text: &str, value: &RawValue) -> Option<(String, Span)> {
    Some((serde_json::from_str(value.get()).ok()?, with_name(text, place(text, value.get()))))
}

/// `span` of a value from the start of the name of its field; the names that are asked for hold no escapes.
fn with_name(text: &str, span: Span) -> Span {
    let head = text.get(..span.start).unwrap_or_default().trim_end();
    let name = head.strip_suffix(':').map(str::trim_end).and_then(|head| head.strip_suffix('"'));
    match name.and_then(|head| head.rfind('"')) {
        Some(start) => Span::new(start, span.end),
        None => span,
    }
}
