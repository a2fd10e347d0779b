//! Words of a shell: literals, variables with what is known of them, command substitutions.

use rustc_hash::FxHashMap;
use tree_sitter::Node;

use crate::fact::{Catalogue, GuardKind, Origin, Piece, Template};
use crate::source::{Span, limits};

/// A hole of this name; names of variables carry their `$`.
pub(super) fn hole(name: &str, origin: Origin, span: Span) -> Piece {
    Piece::Hole { name: name.to_owned(), origin, span }
}

/// The pieces of a word.
pub(super) fn read(
    node: Node<'_>,
    template: &Template,
    bound: &FxHashMap<String, Vec<Piece>>,
    refuses_unset: bool,
    catalogue: &Catalogue,
    depth: usize,
) -> Vec<Piece> {
    if depth > limits::DEPTH {
        return Vec::new();
    }
    let text = template.text.get(node.byte_range()).unwrap_or_default();
    let span = template.host_span(node.byte_range().into());
    let literal = |text: &str, offset: usize| template.pieces(text, node.start_byte() + offset);
    match node.kind() {
        "raw_string" | "ansi_c_string" => literal(text.trim_start_matches('$').trim_matches('\''), 1),
        "simple_expansion" => variable(text.trim_start_matches('$'), span, bound, refuses_unset),
        "expansion" => expansion(text, span, bound, refuses_unset),
        "command_substitution" => vec![hole(text, substitution(text, catalogue), span)],
        "string" | "concatenation" | "heredoc_body" | "command_name" => {
            let mut pieces = Vec::new();
            let mut cursor = node.walk();
            let quoted = usize::from(node.kind() == "string");
            let mut at = node.start_byte() + quoted;
            let end = node.end_byte().saturating_sub(quoted).max(at);
            for child in node.named_children(&mut cursor) {
                pieces.extend(between(template, at, child.start_byte()));
                pieces.extend(read(child, template, bound, refuses_unset, catalogue, depth + 1));
                at = child.end_byte();
            }
            pieces.extend(between(template, at, end));
            pieces
        }
        _ => literal(text.strip_prefix('\\').unwrap_or(text), 0),
    }
}

fn between(template: &Template, start: usize, end: usize) -> Vec<Piece> {
    template
        .text
        .get(start..end)
        .filter(|text| !text.is_empty())
        .map(|text| template.pieces(text, start))
        .unwrap_or_default()
}

fn variable(name: &str, span: Span, bound: &FxHashMap<String, Vec<Piece>>, refuses_unset: bool) -> Vec<Piece> {
    if let Some(pieces) = bound.get(name).filter(|pieces| !pieces.is_empty()) {
        return pieces.clone();
    }
    let origin = match name {
        "TMPDIR" | "RUNNER_TEMP" | "TMP" | "TEMP" => Origin::Temporary,
        "PWD" | "HOME" | "USER" | "0" | "OLDPWD" => Origin::NotEmpty,
        _ if refuses_unset => Origin::NotEmpty,
        _ => Origin::Unknown,
    };
    vec![hole(&format!("${name}"), origin, span)]
}

/// `${X}`, `${X:?}`, `${X:-default}`.
fn expansion(text: &str, span: Span, bound: &FxHashMap<String, Vec<Piece>>, refuses_unset: bool) -> Vec<Piece> {
    let inner = text.trim_start_matches("${").trim_end_matches('}');
    let end = inner.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(inner.len());
    let (name, operation) = inner.split_at(end);
    let operator = operation.trim_start_matches(':');
    let given = match operator.chars().next() {
        None => return variable(name, span, bound, refuses_unset),
        Some('?') => true,
        Some('-' | '=') => operator.len() > 1,
        Some(_) => refuses_unset,
    };
    let origin = if given { Origin::NotEmpty } else { Origin::Unknown };
    vec![hole(&format!("${name}"), origin, span)]
}

/// Where the output of `$( … )` comes from: its first word decides.
fn substitution(text: &str, catalogue: &Catalogue) -> Origin {
    let inner = text.trim_start_matches("$(").trim_matches('`').trim_end_matches(')');
    let program = inner.split_whitespace().next().unwrap_or_default();
    match program {
        "pwd" | "cd" | "dirname" | "realpath" | "readlink" | "basename" => Origin::NotEmpty,
        _ => catalogue.command_origin(program).unwrap_or(Origin::Unknown),
    }
}

/// The variables that a condition names.
pub(super) fn variables(condition: &str) -> Vec<String> {
    let names = condition.split('$').skip(1).map(|rest| rest.trim_start_matches('{'));
    names.map(|rest| rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()).collect()
}

/// What kind of guard a condition is, by its words.
pub(super) fn guard_kind(condition: &str) -> GuardKind {
    let lower = condition.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    if has(&["dry_run", "dry-run", "dryrun"]) {
        GuardKind::DryRun
    } else if lower.trim_start().starts_with("cd ") {
        GuardKind::CheckedDirectory
    } else if has(&["confirm", "read -p", "reply", "answer"]) {
        GuardKind::Confirmation
    } else if has(&["-n ", "-z ", "-d ", "-f ", "-e "]) && lower.contains('$') {
        GuardKind::NotEmpty
    } else if has(&["prod", "environment", "$env", "_env"]) {
        GuardKind::Environment
    } else {
        GuardKind::Condition
    }
}
