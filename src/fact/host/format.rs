//! Formatting: templates whose places are filled with what is known of the values.

use crate::fact::{Piece, Value};

/// What fills the places of a template.
#[derive(Debug, Default)]
pub(super) struct Fillers {
    /// Pieces of each positional value.
    pub(super) positional: Vec<Vec<Piece>>,
    /// Pieces of each named value.
    pub(super) named: Vec<(String, Vec<Piece>)>,
}

/// So many pieces are filled in; what is longer is no text that somebody wrote.
const MOST: usize = 2_000;

/// Fills `{}`, `{0}`, `{name}` and `{name:spec}`; what no filler has is asked of `other` by its name.
pub(super) fn braces(
    template: Vec<Piece>,
    fillers: &Fillers,
    other: impl Fn(&str) -> Option<Vec<Piece>>,
) -> Vec<Piece> {
    let mut next = 0;
    let mut out = Vec::new();
    for piece in template {
        let Piece::Literal { text, span } = &piece else {
            out.push(piece);
            continue;
        };
        let mut rest = text.as_str();
        let mut literal = String::new();
        while let Some(at) = rest.find(['{', '}']) {
            let (head, tail) = rest.split_at(at);
            literal.push_str(head);
            if let Some(after) = tail.strip_prefix("{{").or_else(|| tail.strip_prefix("}}")) {
                literal.push_str(tail.get(..1).unwrap_or_default());
                rest = after;
                continue;
            }
            let Some((hole, after)) = tail.strip_prefix('{').and_then(|tail| tail.split_once('}')) else {
                literal.push_str(tail.get(..1).unwrap_or_default());
                rest = tail.get(1..).unwrap_or_default();
                continue;
            };
            let name = hole.split([':', '!']).next().unwrap_or_default().trim();
            let index = if name.is_empty() { Some(next) } else { name.parse().ok() };
            next += usize::from(name.is_empty());
            let named = fillers.named.iter().find(|(key, _)| key == name).map(|(_, pieces)| pieces.clone());
            let filled =
                index.and_then(|index| fillers.positional.get(index).cloned()).or(named).or_else(|| other(name));
            push(&mut out, &mut literal, *span);
            out.extend(filled.filter(|_| out.len() < MOST).unwrap_or_else(|| vec![hole_of(name, *span)]));
            rest = after;
        }
        literal.push_str(rest);
        push(&mut out, &mut literal, *span);
    }
    out
}

/// Fills `%s`, `%d`, `%(name)s` and the like in turn.
pub(super) fn percents(template: Vec<Piece>, positional: &[Vec<Piece>]) -> Vec<Piece> {
    let mut values = positional.iter();
    let mut out = Vec::new();
    for piece in template {
        let Piece::Literal { text, span } = &piece else {
            out.push(piece);
            continue;
        };
        let mut rest = text.as_str();
        let mut literal = String::new();
        while let Some((head, tail)) = rest.split_once('%') {
            literal.push_str(head);
            if let Some(after) = tail.strip_prefix('%') {
                literal.push('%');
                rest = after;
                continue;
            }
            let (name, tail) = tail.strip_prefix('(').and_then(|tail| tail.split_once(')')).unwrap_or(("", tail));
            let end = tail.find(|c: char| !"#0123456789- +.*".contains(c));
            let Some(end) =
                end.filter(|end| tail.get(*end..).is_some_and(|t| t.starts_with(|c: char| c.is_ascii_alphabetic())))
            else {
                literal.push('%');
                rest = tail;
                continue;
            };
            push(&mut out, &mut literal, *span);
            out.extend(
                values.next().filter(|_| out.len() < MOST).cloned().unwrap_or_else(|| vec![hole_of(name, *span)]),
            );
            rest = tail.get(end + 1..).unwrap_or_default();
        }
        literal.push_str(rest);
        push(&mut out, &mut literal, *span);
    }
    out
}

/// The part of two values that is there whichever of them it is: the common start of lists, the shorter builder.
pub(super) fn common(a: &Value, b: &Value) -> Value {
    match (a, b) {
        _ if a == b => a.clone(),
        (Value::List(a), Value::List(b)) => {
            Value::List(a.iter().zip(b).take_while(|(a, b)| a == b).map(|(a, _)| a.clone()).collect())
        }
        _ if grew_from(a, b) => b.clone(),
        _ if grew_from(b, a) => a.clone(),
        _ => Value::Unknown,
    }
}

/// Whether the builder `a` is `b` with more calls on it.
fn grew_from(a: &Value, b: &Value) -> bool {
    let mut at = a;
    for _ in 0..64 {
        match at {
            Value::Call { receiver: Some(inner), .. } if inner.as_ref() == b => return true,
            Value::Call { receiver: Some(inner), .. } => at = inner,
            _ => return false,
        }
    }
    false
}

fn hole_of(name: &str, span: crate::source::Span) -> Piece {
    let name = if name.is_empty() { "?" } else { name };
    Piece::Hole { name: name.to_owned(), origin: crate::fact::Origin::Unknown, span }
}

fn push(out: &mut Vec<Piece>, literal: &mut String, span: crate::source::Span) {
    if !literal.is_empty() {
        out.push(Piece::Literal { text: std::mem::take(literal), span });
    }
}
