//! The texts of a document as what runs them sees them: expressions are holes, lists are put together.

use super::{Origin, Piece, Reading, Template, Value};
use crate::fact::Fact;
use crate::fact::catalogue::Words;
use crate::fact::dialect::file::HoleSyntax;
use crate::fact::document::{Content, NodeId};
use crate::source::{Span, limits};

impl Reading<'_> {
    /// A text, or the texts of a list and of the lists in it with `separator` between them.
    pub(super) fn joined(&self, node: NodeId, separator: &str) -> Vec<Piece> {
        let mut pieces: Vec<Piece> = Vec::new();
        let mut pending = vec![(node, 0)];
        while let Some((node, depth)) = pending.pop().filter(|_| pieces.len() < limits::DOCUMENT_NODES) {
            match self.document.node(node).map(|node| (&node.content, node.span)) {
                Some((Content::Scalar(text), span)) => {
                    if !pieces.is_empty() && !separator.is_empty() {
                        let span = Span::new(span.start, span.start);
                        pieces.push(Piece::Literal { text: separator.to_owned(), span });
                    }
                    pieces.extend(self.filled(text));
                }
                Some((Content::List(items), _)) if depth < 8 => {
                    pending.extend(items.iter().rev().map(|item| (*item, depth + 1)));
                }
                _ => {}
            }
        }
        pieces
    }

    /// The words of an argv: the items of a list, or a text cut at its spaces.
    pub(super) fn words(&self, node: NodeId) -> Vec<Value> {
        match self.document.node(node).map(|node| &node.content) {
            Some(Content::List(items)) => {
                let text = |item: &NodeId| self.document.text(*item).map(|text| Value::Text(self.filled(text)));
                items.iter().map(|item| text(item).unwrap_or(Value::Unknown)).collect()
            }
            Some(Content::Scalar(text)) => cut(self.filled(text)),
            _ => Vec::new(),
        }
    }

    /// A text with the expressions in it as holes.
    pub(super) fn filled(&self, pieces: &[Piece]) -> Vec<Piece> {
        let mut pieces = pieces.to_vec();
        for syntax in &self.dialect.holes {
            pieces = holes(pieces, syntax);
        }
        match &self.dialect.dollar {
            Some(dollar) => pieces.into_iter().flat_map(|piece| undoubled(piece, dollar)).collect(),
            None => pieces,
        }
    }
}

/// The words of a text; what a hole fills in belongs to the word around it.
fn cut(pieces: Vec<Piece>) -> Vec<Value> {
    let mut words: Vec<Vec<Piece>> = Vec::new();
    let mut open = false;
    for piece in pieces {
        let Piece::Literal { text, span } = &piece else {
            push(&mut words, piece, open);
            open = true;
            continue;
        };
        let exact = span.end.saturating_sub(span.start) == text.len();
        open = open && !text.starts_with(char::is_whitespace);
        for word in text.split_whitespace() {
            let at = word.as_ptr() as usize - text.as_ptr() as usize;
            let place = if exact { Span::new(at, at + word.len()).shifted(span.start) } else { *span };
            let text = word.trim_matches(['"', '\'']).to_owned();
            push(&mut words, Piece::Literal { text, span: place }, std::mem::take(&mut open));
        }
        open = !text.is_empty() && !text.ends_with(char::is_whitespace);
    }
    words.into_iter().map(Value::Text).collect()
}

/// Adds a piece to the last word, where that is open, or as a new one.
fn push(words: &mut Vec<Vec<Piece>>, piece: Piece, open: bool) {
    match words.last_mut().filter(|_| open) {
        Some(word) => word.push(piece),
        None => words.push(vec![piece]),
    }
}

/// A script without the words in front of its lines that say how they are run: `- rm x`, `lint: rm x`.
pub(super) fn unprefixed(pieces: Vec<Piece>, words: &Words) -> Vec<Piece> {
    let mut out = Vec::with_capacity(pieces.len());
    let mut fresh = true;
    for piece in pieces {
        let Piece::Literal { text, span } = &piece else {
            fresh = false;
            out.push(piece);
            continue;
        };
        let exact = span.end.saturating_sub(span.start) == text.len();
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            let cut = if fresh { prefixed(line, words) } else { 0 };
            let place = if exact { Span::new(at + cut, at + line.len()).shifted(span.start) } else { *span };
            let rest = line.get(cut..).unwrap_or_default().to_owned();
            out.extend((!rest.is_empty()).then_some(Piece::Literal { text: rest, span: place }));
            at += line.len();
            fresh = line.ends_with('\n');
        }
    }
    out
}

/// How much of the start of `line` is such words.
fn prefixed(line: &str, words: &Words) -> usize {
    let mut rest = line;
    while let Some((_, behind)) = rest.trim_start().split_once([' ', '\t']).filter(|(word, _)| words.has(word)) {
        rest = behind;
    }
    line.len() - rest.len()
}

/// The program in `bash -eo pipefail {0}`, `/usr/bin/python3`, `[bash, -c]`.
pub(super) fn program(interpreter: &str) -> &str {
    let words = interpreter.split([' ', '[', ',', '"']).filter(|word| !word.is_empty());
    let mut programs = words.map(|word| word.rsplit('/').next().unwrap_or_default());
    programs.find(|program| *program != "env").unwrap_or_default()
}

/// The pieces with every expression of `syntax` as a hole. An expression may go on over several pieces.
fn holes(pieces: Vec<Piece>, syntax: &HoleSyntax) -> Vec<Piece> {
    let mut out = Vec::new();
    // The expression that is open: its text so far, and where it stands.
    let mut open: Option<(String, Span)> = None;
    for piece in pieces {
        match piece {
            Piece::Literal { text, span } => split(&text, span, syntax, &mut open, &mut out),
            Piece::Hole { name, origin, span } => out.push(hole(syntax, &name, origin, span)),
        }
    }
    if let Some((name, span)) = open {
        out.push(hole(syntax, name.trim(), Origin::Unknown, span));
    }
    out
}

fn split(text: &str, span: Span, syntax: &HoleSyntax, open: &mut Option<(String, Span)>, out: &mut Vec<Piece>) {
    let exact = span.end.saturating_sub(span.start) == text.len();
    let place = |from: usize, to: usize| if exact { Span::new(from, to).shifted(span.start) } else { span };
    let literal = |from: usize, to: usize, out: &mut Vec<Piece>| {
        if let Some(part) = text.get(from..to).filter(|part| !part.is_empty()) {
            out.push(Piece::Literal { text: part.to_owned(), span: place(from, to) });
        }
    };
    let find = |from: usize, what: &str| text.get(from..).and_then(|rest| rest.find(what)).map(|at| from + at);
    let mut at = 0;
    if let Some((name, start)) = open.take() {
        let Some(close) = find(0, &syntax.close) else {
            *open = Some((name + text, start.cover(span)));
            return;
        };
        let name = name + text.get(..close).unwrap_or_default();
        at = close + syntax.close.len();
        out.push(hole(syntax, name.trim(), Origin::Unknown, start.cover(place(0, at))));
    }
    let mut from = at;
    while let Some(start) = find(at, &syntax.open) {
        let inner = start + syntax.open.len();
        let Some(close) = find(inner, &syntax.close) else {
            if syntax.takes("") || syntax.takes(".") && text.get(inner..).is_some_and(|rest| syntax.takes(rest.trim()))
            {
                literal(from, start, out);
                *open = Some((text.get(inner..).unwrap_or_default().to_owned(), place(start, text.len())));
                return;
            }
            break;
        };
        let name = text.get(inner..close).unwrap_or_default().trim();
        at = close + syntax.close.len();
        if syntax.takes(name) {
            literal(from, start, out);
            out.push(hole(syntax, name, Origin::Unknown, place(start, at)));
            from = at;
        }
    }
    literal(from, text.len(), out);
}

fn hole(syntax: &HoleSyntax, name: &str, known: Origin, span: Span) -> Piece {
    let origin = if syntax.is_temporary(name) {
        Origin::Temporary
    } else if syntax.is_not_empty(name) {
        Origin::NotEmpty
    } else {
        known
    };
    Piece::Hole { name: name.to_owned(), origin, span }
}

/// A fact of a text that was read by itself, as one of the document: its holes are back, and it stands in the file.
pub(super) fn rehost(fact: &mut Fact, template: &Template) {
    fact.span = template.host_span(fact.span);
    fact.rendering = template.restore(&fact.rendering);
    for flag in &mut fact.flags {
        *flag = template.restore(flag);
    }
    for value in fact.arguments.iter_mut().chain(fact.receiver.as_mut()) {
        rehost_value(value, template, 0);
    }
}

fn rehost_value(value: &mut Value, template: &Template, depth: usize) {
    if depth > limits::EMBEDDING * 4 {
        return;
    }
    match value {
        Value::Text(pieces) => {
            *pieces = std::mem::take(pieces).into_iter().flat_map(|piece| template.hosted(piece)).collect()
        }
        Value::List(values) | Value::Call { arguments: values, .. } => {
            values.iter_mut().for_each(|value| rehost_value(value, template, depth + 1));
        }
        Value::Map(pairs) => pairs.iter_mut().for_each(|(_, value)| rehost_value(value, template, depth + 1)),
        _ => {}
    }
}

/// `$$` is a `$` to what runs the command.
fn undoubled(piece: Piece, dollar: &str) -> Vec<Piece> {
    let Piece::Literal { text, span } = &piece else { return vec![piece] };
    if !text.contains(dollar) {
        return vec![piece];
    }
    let exact = span.end.saturating_sub(span.start) == text.len();
    let mut pieces = Vec::new();
    let mut at = span.start;
    for (index, part) in text.split(dollar).enumerate() {
        let mut push = |text: &str, length: usize| {
            let span = if exact { Span::new(at, at + length) } else { *span };
            pieces.push(Piece::Literal { text: text.to_owned(), span });
            at += length;
        };
        if index > 0 {
            push("$", dollar.len());
        }
        if !part.is_empty() {
            push(part, part.len());
        }
    }
    pieces
}
