//! Reviews as code hosts give them: the format is told by its shape, and what is not known is an error, not an approval.

mod github;
mod gitlab;

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// All that was handed in with `--reviews`.
#[derive(Debug, Default)]
pub struct Papers {
    /// What people said, in the order in which it was read.
    pub(super) said: Vec<Said>,
    /// Accounts that proposed the change.
    pub(super) authors: Vec<String>,
    /// Heads that the merge request has now.
    pub(super) heads: Vec<String>,
    /// When each head was pushed, as the code host noted.
    pub(super) pushes: Vec<(String, i64)>,
    /// Whether the project takes approvals back when something is pushed.
    pub(super) resets: bool,
    /// Approval files.
    pub(super) files: Vec<ApprovalFile>,
}

/// What somebody said of a change.
#[derive(Clone, Debug)]
pub(super) struct Said {
    pub(super) by: String,
    pub(super) host: Host,
    pub(super) verdict: Verdict,
    /// When, in seconds since 1970.
    pub(super) at: Option<i64>,
    /// The commit that was looked at.
    pub(super) commit: Option<String>,
    /// Whether the code host says that it is no person.
    pub(super) machine: bool,
    /// Whether the code host says that the person belongs to the project; none where it does not tell.
    pub(super) member: Option<bool>,
}

/// Who keeps what was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Host {
    Github,
    Gitlab,
    /// GitLab, of which only a note tells.
    GitlabNote,
}

/// What a review comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    Approved,
    ChangesRequested,
    /// Taken back, by whomever.
    Dismissed,
}

/// Approvals of exactly one change, by the hash of its diff.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ApprovalFile {
    /// 1.
    pub version: u32,
    /// `sha256:` and 64 hex digits.
    pub diff: String,
    /// Who approved.
    pub approvals: Vec<Approved>,
}

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Approved {
    /// The account.
    pub by: String,
    /// When.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
}

/// Largest payload that is read, in bytes.
pub const BYTES: u64 = 32 * 1024 * 1024;

/// Most reviews and notes that are read.
const SAID: usize = 50_000;

/// Longest name of an account that is kept, in characters.
pub(super) const NAME: usize = 100;

/// How deep arrays and envelopes nest.
const DEPTH: usize = 6;

impl Papers {
    /// Adds what `bytes` hold: one document of JSON or several, one behind the other.
    ///
    /// # Errors
    /// What is wrong with them, as a sentence.
    pub fn add(&mut self, bytes: &[u8]) -> Result<(), String> {
        let mut any = false;
        for value in serde_json::Deserializer::from_slice(bytes).into_iter::<Value>() {
            let value = value.map_err(|e| format!("it is no JSON: {e}"))?;
            self.take(&value, None, DEPTH)?;
            any = true;
        }
        if any { Ok(()) } else { Err("it is empty; a change without reviews is `[]`".into()) }
    }

    /// Takes one value. `seen` is the commit that an envelope says was looked at.
    fn take(&mut self, value: &Value, seen: Option<&str>, depth: usize) -> Result<(), String> {
        if depth == 0 || self.said.len() > SAID {
            return Err("it nests deeper, or holds more, than any code host gives".into());
        }
        match value {
            Value::Array(items) => items.iter().try_for_each(|item| self.take(item, seen, depth - 1)),
            Value::Object(_) if value.get("diff").is_some() && value.get("approvals").is_some() => {
                let file: ApprovalFile = serde_json::from_value(value.clone())
                    .map_err(|e| format!("the approval file does not read: {e}"))?;
                self.files.push(file);
                Ok(())
            }
            Value::Object(fields) => {
                let vouched = text(value, "/head_sha");
                let seen = vouched.or(seen);
                if github::take(self, value) || gitlab::take(self, value, seen) {
                    return Ok(());
                }
                // An envelope: what it holds is taken one by one.
                let inner = || fields.values().filter(|inner| inner.is_array() || inner.is_object());
                if vouched.is_some() && inner().next().is_some() {
                    return inner().try_for_each(|inner| self.take(inner, seen, depth - 1));
                }
                let keys: Vec<&str> = fields.keys().map(String::as_str).take(6).collect();
                Err(format!("it holds neither reviews nor approvals, but {}", keys.join(", ")))
            }
            _ => Err("it holds neither reviews nor approvals".into()),
        }
    }
}

fn text<'a>(value: &'a Value, pointer: &str) -> Option<&'a str> {
    value.pointer(pointer).and_then(Value::as_str)
}

/// The name of an account, no longer than names are; what has none is nobody's.
fn name(value: &Value, pointer: &str) -> Option<String> {
    let name = text(value, pointer).map(str::trim).filter(|name| !name.is_empty())?;
    Some(name.chars().take(NAME).collect())
}

fn time(value: &Value, pointer: &str) -> Option<i64> {
    text(value, pointer).and_then(super::time::parse)
}

#[cfg(test)]
mod tests;
