//! What tools keep of who wrote what: notes of git, and records of Agent Trace among the changed files.

use serde_json::Value;

use crate::repo::ChangeSet;

/// How deep a record is looked into, in levels.
const DEPTH: usize = 12;

/// Longest record that is looked into, in bytes.
const RECORD: usize = 1024 * 1024;

/// Whether the notes of a commit tell of lines that an agent wrote. Tools keep notes of what people wrote, too.
pub(super) fn tells_of_agent(notes: &str) -> bool {
    let notes = crate::source::start_of(notes, RECORD);
    // An authorship log: lines of files, `---`, and a document of JSON.
    if let Some((lines, _)) = notes.split_once("\n---").filter(|_| notes.contains("\"schema_version\"")) {
        // Under each path stand who wrote which lines; `h_` marks a person.
        let written = |line: &str| line.starts_with([' ', '\t']) && !line.trim_start().starts_with("h_");
        return lines.lines().any(written);
    }
    documents(notes).iter().any(|record| tells(record, DEPTH))
}

/// What the records of Agent Trace that the change brings tell, a sentence each.
pub(super) fn records(change: &ChangeSet) -> Vec<String> {
    let mut told = Vec::new();
    for file in &change.files {
        let path = file.path.to_text();
        let record = path.split('/').any(|part| part == ".agent-trace") || path.ends_with(".agent-trace.json");
        let Some(source) = file.after.as_ref().filter(|_| record) else { continue };
        if documents(crate::source::start_of(&source.text, RECORD)).iter().any(|record| tells(record, DEPTH)) {
            told.push(format!("the record {path} tells of lines that an agent wrote"));
        }
    }
    told
}

/// The documents of JSON in `text`, one behind the other, up to the first that does not read.
fn documents(text: &str) -> Vec<Value> {
    serde_json::Deserializer::from_str(text).into_iter::<Value>().map_while(Result::ok).collect()
}

/// Whether a contributor in `value` is an agent, alone or together with a person.
fn tells(value: &Value, depth: usize) -> bool {
    if depth == 0 {
        return false;
    }
    match value {
        Value::Object(fields) => fields.iter().any(|(name, inner)| {
            let kind = inner.get("type").and_then(Value::as_str).unwrap_or_default();
            let agent = name == "contributor" && matches!(kind, "ai" | "mixed");
            let lines = name == "ai_lines" && inner.as_u64().is_some_and(|lines| lines > 0);
            agent || lines || tells(inner, depth - 1)
        }),
        Value::Array(items) => items.iter().any(|item| tells(item, depth - 1)),
        _ => false,
    }
}
