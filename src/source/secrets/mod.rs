//! Secrets in text that is shown: the one place that decides what they are.
//!
//! A report is read by more people than the code: in logs, comments and dashboards. Names stay, values go. What reads
//! like an expression or a reference is no value: a report full of stars helps nobody.

mod keys;
mod pairs;
mod shapes;
mod value;

use super::{RepoPath, Span};
pub use keys::is_secret;

/// What a value without quotes is, which depends on where the text comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// Code, where such a value is an expression.
    Code,
    /// Shell and configuration, where it is a text.
    Script,
    /// A `.env` file, where every value may be secret.
    Env,
    /// A message, or anything else: what looks like a password is one.
    Prose,
}

/// Files that carry commands and have a name of their own, or have it as their ending.
const SCRIPTS: &[&str] = &[
    "dockerfile",
    "containerfile",
    "makefile",
    "gnumakefile",
    "bsdmakefile",
    "justfile",
    ".justfile",
    "crontab",
    "procfile",
];

impl Setting {
    /// The setting of the file at `path`.
    pub fn of(path: &RepoPath) -> Self {
        let name = path.file_name().to_lowercase();
        let (stem, extension) = name.rsplit_once('.').unwrap_or((&name, ""));
        if extension == "env" || stem == ".env" || name.starts_with(".env.") {
            return Setting::Env;
        }
        if SCRIPTS.iter().any(|script| stem == *script || extension == *script) {
            return Setting::Script;
        }
        match extension {
            "py" | "pyi" | "pyw" | "rs" | "sql" | "ddl" | "psql" | "pgsql" | "mysql" => Setting::Code,
            "sh" | "bash" | "zsh" | "ksh" | "bats" | "yml" | "yaml" | "toml" | "ini" | "cfg" | "conf"
            | "properties" | "mk" | "mak" | "make" | "just" | "cron" | "service" | "timer" | "socket" => {
                Setting::Script
            }
            _ => Setting::Prose,
        }
    }
}

/// `text` with every secret in it starred out. Each character becomes one of as many bytes, so that lines and places
/// stay what they are.
pub fn mask(text: &str, setting: Setting) -> String {
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for secret in secrets(text, setting) {
        let start = secret.start.max(done);
        let (Some(before), Some(hidden)) = (text.get(done..start), text.get(start..secret.end)) else { continue };
        out.push_str(before);
        out.extend(hidden.chars().map(star));
        done = secret.end;
    }
    out.push_str(text.get(done..).unwrap_or_default());
    out
}

/// `text` with every secret in it starred out, and with the values of `known` wherever they stand.
pub fn mask_known(text: &str, setting: Setting, known: &[String]) -> String {
    let mut masked = mask(text, setting);
    for value in known {
        if masked.contains(value.as_str()) {
            masked = masked.replace(value.as_str(), &value.chars().map(star).collect::<String>());
        }
    }
    masked
}

/// The secrets of `text` that are long enough to be told from other words, each once.
pub fn values(text: &str, setting: Setting) -> Vec<String> {
    const SHORTEST: usize = 6;
    let mut values: Vec<String> = secrets(text, setting)
        .into_iter()
        .filter_map(|span| text.get(span.start..span.end))
        .filter(|value| value.len() >= SHORTEST)
        .map(str::to_owned)
        .collect();
    // A value that holds another is starred first.
    values.sort_by(|a, b| b.len().cmp(&a.len()).then(a.cmp(b)));
    values.dedup();
    values
}

fn star(c: char) -> char {
    match (c, c.len_utf8()) {
        (c, _) if c.is_whitespace() => c,
        (_, 1) => '*',
        (_, 2) => '×',
        (_, 3) => '•',
        _ => '𝄽',
    }
}

/// Where the secrets of `text` are, in order.
fn secrets(text: &str, setting: Setting) -> Vec<Span> {
    let mut reader = pairs::Reader::new(text, setting);
    let mut found = Vec::new();
    let mut at = 0;
    let bytes = text.as_bytes();
    while let Some(byte) = bytes.get(at) {
        let starts = at.checked_sub(1).is_none_or(|before| !is_word(bytes[before]));
        let step = match byte {
            b'-' if bytes[at..].starts_with(b"-----BEGIN ") => shapes::pem(text, at),
            b':' if bytes[at..].starts_with(b"://") => shapes::credentials(text, at),
            _ if starts && is_word(*byte) => shapes::token(text, at).or_else(|| reader.word(at)),
            _ => None,
        };
        let next = match step {
            Some(step) => {
                found.extend(step.hide);
                step.next.max(at + 1)
            }
            None => at + 1,
        };
        reader.pass(at, next);
        at = next;
    }
    found
}

/// What was found at a place: what to hide, and where to read on.
struct Step {
    hide: Vec<Span>,
    next: usize,
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

#[cfg(test)]
mod tests;
