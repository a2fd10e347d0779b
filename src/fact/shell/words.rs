//! Words of a shell: literals, variables with what is known of them, command substitutions.

use rustc_hash::FxHashMap;
use tree_sitter::Node;

use super::scope::worth;
use crate::fact::{Catalogue, Origin, Piece, Template, Value};
use crate::source::{Span, limits};

/// A hole of this name; names of variables carry their `$`.
pub(super) fn hole(name: &str, origin: Origin, span: Span) -> Piece {
    Piece::Hole { name: name.to_owned(), origin, span }
}

/// The list that `${NAME[@]}` or `"${NAME[@]}"` stands for.
pub(super) fn list_name(text: &str) -> Option<&str> {
    let inner = text.trim_matches('"').strip_prefix("${")?;
    inner.strip_suffix("[@]}").or_else(|| inner.strip_suffix("[*]}"))
}

/// The words that `a{b,c}` stands for. Only the first braces are opened in each round, and only so many words are made.
pub(super) fn in_braces(pieces: &[Piece]) -> Vec<Value> {
    let whole = || vec![Value::Text(pieces.to_vec())];
    let Some(span) = pieces.first().map(|piece| match piece {
        Piece::Literal { span, .. } | Piece::Hole { span, .. } => *span,
    }) else {
        return whole();
    };
    let Some(text) = Value::Text(pieces.to_vec()).as_literal().filter(|text| text.contains('{')) else {
        return whole();
    };
    let mut done: Vec<String> = Vec::new();
    let mut open = vec![text];
    while let Some(text) = open.pop() {
        match opened(&text) {
            Some(words) if open.len() + done.len() + words.len() <= limits::WORDS => {
                open.extend(words.into_iter().rev())
            }
            _ => done.push(text),
        }
    }
    done.into_iter().map(|text| Value::Text(vec![Piece::Literal { text, span }])).collect()
}

/// The alternatives of the innermost braces that come first; none where there are none.
fn opened(text: &str) -> Option<Vec<String>> {
    let close = text.char_indices().filter(|(_, c)| *c == '}').map(|(at, _)| at);
    let pair = |close: usize| text.get(..close).and_then(|head| head.rfind('{')).map(|open| (open, close));
    let listed = |(open, close): &(usize, usize)| text.get(open + 1..*close).is_some_and(|inner| inner.contains(','));
    let (open, close) = close.filter_map(pair).find(listed)?;
    let (head, tail) = (text.get(..open)?, text.get(close + 1..)?);
    Some(text.get(open + 1..close)?.split(',').map(|word| format!("{head}{word}{tail}")).collect())
}

/// Splits pieces at blanks, as a shell does where no quotes stand; one word at least.
pub(super) fn split(pieces: &[Piece]) -> Vec<Value> {
    let mut words: Vec<Vec<Piece>> = vec![Vec::new()];
    for piece in pieces {
        let Piece::Literal { text, span } = piece else {
            words.last_mut().into_iter().for_each(|word| word.push(piece.clone()));
            continue;
        };
        for (index, part) in text.split(char::is_whitespace).enumerate() {
            if index > 0 && words.last().is_some_and(|word| !word.is_empty()) {
                words.push(Vec::new());
            }
            let literal = Piece::Literal { text: part.to_owned(), span: *span };
            words.last_mut().filter(|_| !part.is_empty()).into_iter().for_each(|word| word.push(literal.clone()));
        }
    }
    if words.len() > 1 && words.last().is_some_and(Vec::is_empty) {
        words.pop();
    }
    words.into_iter().map(Value::Text).collect()
}

/// The pieces of what is written as `text`, or a hole where names have made them grow out of bounds.
pub(super) fn within_bounds(pieces: Vec<Piece>, text: &str, span: Span) -> Vec<Piece> {
    let size: usize = pieces.iter().map(|piece| piece.render().len().max(32)).sum();
    // Short literals cost as much as longer ones, and so does text without names.
    if size <= limits::GROWTH + text.len() * 33 { pieces } else { vec![hole("…", Origin::Unknown, span)] }
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
        "raw_string" | "ansi_c_string" => {
            let open = if text.starts_with('$') { 2 } else { 1 };
            literal(text.get(open..text.len().saturating_sub(1)).unwrap_or_default(), open)
        }
        "simple_expansion" => variable(text.trim_start_matches('$'), span, bound, refuses_unset),
        "expansion" => expansion(text, span, bound, refuses_unset),
        "command_substitution" => vec![hole(text, substitution(text, catalogue), span)],
        "arithmetic_expansion" => vec![hole(text, Origin::NotEmpty, span)],
        "process_substitution" | "array" => vec![hole(text, Origin::Unknown, span)],
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
            if quoted == 1 { unescaped(pieces, |next| matches!(next, '"' | '$' | '\\' | '`' | '\n')) } else { pieces }
        }
        "string_content" | "heredoc_content" => literal(text, 0),
        _ => unescaped(literal(text, 0), |_| true),
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

/// Takes away the backslashes that quote a character for which `quotes` says so.
fn unescaped(mut pieces: Vec<Piece>, quotes: impl Fn(char) -> bool) -> Vec<Piece> {
    for piece in &mut pieces {
        let Piece::Literal { text, .. } = piece else { continue };
        if !text.contains('\\') {
            continue;
        }
        let mut plain = String::with_capacity(text.len());
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next() {
            match chars.next_if(|next| c == '\\' && quotes(*next)) {
                Some('\n') => {}
                Some(next) => plain.push(next),
                None => plain.push(c),
            }
        }
        *text = plain;
    }
    pieces
}

fn variable(name: &str, span: Span, bound: &FxHashMap<String, Vec<Piece>>, refuses_unset: bool) -> Vec<Piece> {
    if let Some(pieces) = bound.get(name).filter(|pieces| !pieces.is_empty()) {
        return pieces.clone();
    }
    let origin = match name {
        // Set to nothing: `set -u` does not refuse that.
        _ if bound.contains_key(name) => Origin::Unknown,
        "TMPDIR" | "RUNNER_TEMP" | "TMP" | "TEMP" => Origin::Temporary,
        "PWD" | "HOME" | "USER" | "0" | "OLDPWD" | "#" | "$" | "?" => Origin::NotEmpty,
        "@" | "*" => Origin::Unknown,
        _ if refuses_unset => Origin::NotEmpty,
        _ => Origin::Unknown,
    };
    vec![hole(&format!("${name}"), origin, span)]
}

/// `${X}`, `${X:?}`, `${X:-default}`, `${X%/}`.
fn expansion(text: &str, span: Span, bound: &FxHashMap<String, Vec<Piece>>, refuses_unset: bool) -> Vec<Piece> {
    let inner = text.strip_prefix("${").unwrap_or(text);
    let inner = inner.strip_suffix('}').unwrap_or(inner);
    if inner.starts_with('#') && inner.len() > 1 {
        return vec![hole(text, Origin::NotEmpty, span)];
    }
    if inner.strip_prefix(['@', '*']).is_some_and(|rest| rest.is_empty() || rest.starts_with(':')) {
        return vec![hole(&format!("${inner}"), Origin::Unknown, span)];
    }
    let end = inner.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(inner.len());
    let (name, operation) = inner.split_at(end);
    let own = variable(name, span, bound, refuses_unset);
    let origin = worth(&own);
    let operator = operation.trim_start_matches(':');
    let made = |origin| vec![hole(&format!("${name}"), origin, span)];
    match operator.chars().next() {
        None if operation.is_empty() => own,
        // Checked, or given a default: what is bound stays, the rest cannot be empty.
        Some('?') if origin == Origin::Unknown => made(Origin::NotEmpty),
        Some('-' | '=') if origin == Origin::Unknown || !bound.contains_key(name) => {
            made(default(operator.get(1..).unwrap_or_default(), bound))
        }
        Some('?' | '-' | '=') => own,
        // A slash at the end of a path says nothing.
        Some('%') if operation.trim_start_matches('%') == "/" && origin != Origin::Unknown => own,
        // `${X%/}`, `${X//a/b}`: a part of a temporary path is one; a part of anything else may be nothing.
        Some('%' | '#' | '/') if origin == Origin::Temporary || refuses_unset => made(origin),
        _ => made(Origin::Unknown),
    }
}

/// What is known of the default in `${X:-default}`.
fn default(text: &str, bound: &FxHashMap<String, Vec<Piece>>) -> Origin {
    let text = text.trim_matches('"').trim_matches('\'');
    match text.strip_prefix('$') {
        Some(name) if name.chars().all(|c| c.is_alphanumeric() || c == '_') => {
            worth(&variable(name, Span::default(), bound, false))
        }
        _ if text.is_empty() => Origin::Unknown,
        _ => Origin::NotEmpty,
    }
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
