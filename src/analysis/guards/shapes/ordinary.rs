//! Failures that are ordinary, and blocks that do nothing about one.

use super::Half;
use crate::analysis::guards::words::last;
use crate::fact::outline::{Item, What};
use crate::rule::guard::snake;

/// What a block that does nothing about a failure does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Idle {
    /// It is told.
    pub(super) told: bool,
    /// Something empty is given in place of what failed.
    pub(super) replaced: bool,
}

/// Words of failures that say that what was wanted is so already, or that there is nothing to do.
const ORDINARY: &[&str] = &[
    "not_found",
    "notfound",
    "no_such",
    "does_not_exist",
    "doesnotexist",
    "exists",
    "exist",
    "missing",
    "gone",
    "already",
    "enoent",
    "eexist",
    "cancelled",
    "canceled",
    "cancel",
    "cancellation",
    "interrupt",
    "interrupted",
    "broken_pipe",
    "stop_iteration",
    "key_error",
    "index_error",
    "attribute_error",
    "import_error",
    "module_not_found",
    "no_rows",
    "eof",
    "unsupported",
    "not_implemented",
    "abort_error",
    "abort",
    "aborted",
    "closed",
    "disconnect",
    "no_data",
    "empty",
    "full",
    "would_block",
    "type_error",
    "unicode",
    "decode",
    "parse",
    "json",
    "format",
    "value_error",
    "number_format",
    "syntax_error",
    "queue",
    "timeout",
    "conflict",
    "unique",
    "duplicate",
    "no_entry",
    "lookup",
    "http_404",
    "404",
    "409",
    "410",
    "process_lookup",
    "record_not_found",
    "is_not_exist",
    "is_exist",
    "unknown",
    "not_exist",
    "noent",
    "invalid_uri",
];

/// Whether the types or the condition `text` are about something ordinary.
pub(super) fn is_narrow(text: &str) -> bool {
    let mut words = text.split(|c: char| !(c.is_alphanumeric() || c == '_')).map(snake).filter(|word| !word.is_empty());
    words.any(|word| {
        ORDINARY.iter().any(|ordinary| {
            word == *ordinary
                || word.starts_with(&format!("{ordinary}_"))
                || word.ends_with(&format!("_{ordinary}"))
                || word.contains(&format!("_{ordinary}_"))
        })
    })
}

/// Calls that only tell.
const TELLS: &[&str] = &[
    "log",
    "logger",
    "logging",
    "console",
    "print",
    "println",
    "eprintln",
    "eprintln!",
    "println!",
    "printf",
    "debug",
    "info",
    "warn",
    "warning",
    "error",
    "exception",
    "trace",
    "puts",
    "warn!",
    "error!",
    "info!",
    "debug!",
    "trace!",
    "slog",
    "zap",
    "logrus",
    "sentry",
    "sentry_sdk",
    "capture_exception",
    "capture_message",
    "rollbar",
    "bugsnag",
    "honeybadger",
    "print_stack_trace",
    "print_exc",
    "traceback",
    "write_line",
    "error_log",
    "klog",
    "glog",
    "log_error",
    "log_exception",
    "log_warning",
    "logf",
    "errorf",
    "warnf",
    "infof",
    "debugf",
    "write_error",
    "fprintln",
    "fprintf",
    "stderr",
    "eprint!",
    "print_stack",
    "log_e",
    "timber",
    "nslog",
    "tracing",
    "log_info",
    "log_warn",
    "log_debug",
    "echo",
    "var_dump",
];

/// What may stand among the arguments of a call that tells.
const PLAIN: &[&str] = &[
    "str",
    "repr",
    "format",
    "format!",
    "to_string",
    "message",
    "get_message",
    "get_class",
    "inspect",
    "join",
    "full_message",
    "sprintf",
    "name",
    "string",
    "json.stringify",
    "stringify",
    "class",
    "err",
    "with_error",
    "with_field",
    "any",
    "int",
    "id",
];

/// Whether a call only tells.
pub(super) fn only_tells(item: &Item) -> bool {
    let answers = ["http.Error", "reply.", "res.", "response.", "ctx.Error", "c.Error"]
        .iter()
        .any(|word| item.name.starts_with(word));
    // `web.Error(w, http.StatusBadGateway, "…")`, whatever the helper is called.
    let answers = answers || (item.text.contains("(w, ") && item.text.contains("http.Status"));
    let mut parts = item.name.split('.').map(snake);
    !answers && parts.any(|part| TELLS.contains(&part.as_str()))
}

/// Words of names that remember a failure.
const REMEMBERS: &[&str] = &[
    "err",
    "error",
    "errors",
    "fail",
    "failed",
    "failure",
    "failures",
    "ok",
    "success",
    "succeeded",
    "status",
    "state",
    "valid",
    "result",
    "exit",
    "code",
    "retry",
    "retries",
    "attempt",
    "last",
    "problem",
    "problems",
    "broken",
    "is",
    "has",
    "healthy",
    "available",
    "skipped",
    "rc",
    "ret",
];

/// What a block does, if it does nothing about a failure.
pub(super) fn is_idle(half: &Half<'_, '_>, block: usize) -> Option<Idle> {
    let mut idle = Idle::default();
    let end = half.item(block)?.end;
    let mut at = block + 1;
    while at < end {
        let item = half.item(at)?;
        let next = item.end;
        match item.what {
            What::Call if only_tells(item) => {
                idle.told = true;
                at = next;
                continue;
            }
            What::Call if PLAIN.contains(&snake(last(&item.name)).as_str()) => {}
            What::Text | What::Comment | What::Argument | What::Option | What::Parameter => {}
            What::Binding if item.text.is_empty() => {}
            What::Binding if is_empty_value(&item.text) && !remembers(&item.name) => idle.replaced = true,
            What::Leave => idle.replaced |= left(&item.text)?,
            _ => return None,
        }
        at = if matches!(item.what, What::Leave) { next } else { at + 1 };
    }
    says_nothing_else(half, block).then_some(idle)
}

/// Whether what a branch leaves with is empty: none where it is more than that.
fn left(text: &str) -> Option<bool> {
    let bare = text.trim_end_matches(';').trim();
    let value = ["return", "break", "continue", "next", "redo"].iter().find_map(|word| bare.strip_prefix(word))?.trim();
    match value {
        "" => Some(false),
        _ if is_empty_value(value) => Some(true),
        _ => None,
    }
}

/// A value that says nothing. That something is false may be the answer: it is none of these.
fn is_empty_value(text: &str) -> bool {
    matches!(
        text.trim().trim_end_matches(';'),
        "None"
            | "null"
            | "nil"
            | "undefined"
            | "[]"
            | "{}"
            | "\"\""
            | "''"
            | "0"
            | "()"
            | "dict()"
            | "list()"
            | "Optional.empty()"
            | "List.of()"
            | "emptyList()"
            | "Collections.emptyList()"
            | "Vec::new()"
            | "0.0"
            | "string.Empty"
            | "default"
            | "Promise.resolve()"
            | "nil, nil"
            | "Default::default()"
            | "String::new()"
    )
}

fn remembers(name: &str) -> bool {
    snake(name).split(|c: char| !c.is_alphanumeric()).any(|word| REMEMBERS.contains(&word))
}

/// What is no item of an outline — a count, a value at the end — is seen in the text: only words that mean nothing may stand there.
fn says_nothing_else(half: &Half<'_, '_>, block: usize) -> bool {
    let Some(item) = half.item(block) else { return false };
    let text = half.slice(item.span);
    !["+=", "++", "-=", "raise", "throw", "yield", "reject(", " retry", "\tretry"]
        .iter()
        .any(|word| text.contains(word))
        && !ends_with_value(half, text)
}

/// Whether the last line of a block of Rust, Ruby or Kotlin is a value that is more than nothing.
fn ends_with_value(half: &Half<'_, '_>, text: &str) -> bool {
    if !matches!(half.language(), "rust" | "ruby" | "kotlin") {
        return false;
    }
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !matches!(*line, "}" | "end" | "},"));
    let Some(tail) = lines.next_back() else { return false };
    let tail = tail.rsplit("=>").next().unwrap_or(tail).trim().trim_end_matches([',', ';', '}']).trim();
    let plain = tail.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | '(' | ')' | ':' | '@' | '!' | '?'));
    let is_value = plain
        && !tail.is_empty()
        && !is_empty_value(tail)
        && !tail.starts_with("return")
        && !tail.starts_with("rescue")
        && !tail.starts_with("catch");
    is_value
        && (tail.starts_with("Err")
            || tail.starts_with("false")
            || tail.starts_with(":")
            || tail.starts_with("true")
            || !tail.contains('('))
        && !matches!(tail, "continue" | "next" | "break" | "nil" | "else")
}
