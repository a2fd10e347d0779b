//! References of make in a text: `$(NAME)` becomes the text that the file binds or a hole, `$$` a `$` of the shell.

use std::cell::Cell;

use rustc_hash::FxHashMap;

use crate::fact::{Origin, Piece};
use crate::source::Span;

/// How deep variables refer to one another.
const LEVELS: usize = 6;

/// How many bytes all expansions of a file may add; beyond it a variable stays a hole.
const BUDGET: usize = 1024 * 1024;

/// Variables that make itself binds.
const BUILT_IN: &[(&str, &str)] = &[("RM", "rm -f"), ("MAKE", "make"), ("AR", "ar"), ("CC", "cc"), ("CXX", "c++")];

/// Variables that make itself, or whoever calls it, sets to something.
const SET: &[&str] = &["CURDIR", "MAKEFILE_LIST", "HOME", "SHELL", "PWD", "USER", "MAKEFLAGS"];

/// What a variable is bound to.
#[derive(Clone, Debug)]
enum Bound {
    Text(String),
    /// Several texts, of which none is empty, or some may be.
    Several(Origin),
}

/// The variables of a makefile.
#[derive(Debug)]
pub(super) struct Variables {
    bound: FxHashMap<String, Bound>,
    left: Cell<usize>,
}

impl Default for Variables {
    fn default() -> Self {
        let bound = BUILT_IN.iter().map(|(name, text)| ((*name).to_owned(), Bound::Text((*text).to_owned()))).collect();
        Self { bound, left: Cell::new(BUDGET) }
    }
}

/// A command that make runs while it reads: `$(shell …)`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shelled<'t> {
    pub(super) text: &'t str,
    pub(super) start: usize,
}

impl Variables {
    /// Binds `name`; what is bound to two texts is neither.
    pub(super) fn bind(&mut self, name: &str, text: &str) {
        let worth = if text.trim().is_empty() { Origin::Unknown } else { Origin::NotEmpty };
        let built_in = BUILT_IN.iter().any(|(built_in, _)| *built_in == name);
        let now = match self.bound.get(name) {
            Some(Bound::Text(was)) if !built_in && was != text => {
                Bound::Several(if was.trim().is_empty() { Origin::Unknown } else { worth })
            }
            Some(Bound::Several(was)) => Bound::Several(worth.max(*was)),
            _ => Bound::Text(text.to_owned()),
        };
        self.bound.insert(name.to_owned(), now);
    }

    /// Something else is added to `name`, or it is set where it is not seen.
    pub(super) fn blur(&mut self, name: &str) {
        self.bound.insert(name.to_owned(), Bound::Several(Origin::Unknown));
    }

    pub(super) fn text(&self, name: &str) -> Option<&str> {
        match self.bound.get(name)? {
            Bound::Text(text) => Some(text),
            Bound::Several(_) => None,
        }
    }

    /// The pieces of `text`, which stands at `start`, in a recipe of `target`.
    pub(super) fn pieces(&self, text: &str, start: usize, target: &str) -> Vec<Piece> {
        let mut out = Vec::new();
        self.expand(text, Place::File(start), target, 0, &mut out);
        out
    }

    fn expand(&self, text: &str, place: Place, target: &str, level: usize, out: &mut Vec<Piece>) {
        let mut at = 0;
        while let Some(dollar) = text.get(at..).and_then(|rest| rest.find('$')).map(|found| at + found) {
            literal(text, at, dollar, place, out);
            let (reference, end) = reference(text, dollar);
            let span = place.span(dollar, end);
            match reference {
                Reference::Dollar => out.push(Piece::Literal { text: "$".to_owned(), span }),
                Reference::Variable(name) => self.variable(name, span, target, level, out),
                Reference::Function(name) => out.push(hole(name, Origin::Unknown, span)),
            }
            at = end;
        }
        literal(text, at, text.len(), place, out);
    }

    fn variable(&self, name: &str, span: Span, target: &str, level: usize, out: &mut Vec<Piece>) {
        match self.bound.get(name) {
            _ if name == "@" && !target.is_empty() && !target.contains(['$', '%', ' ']) => {
                out.push(Piece::Literal { text: target.to_owned(), span });
            }
            _ if name.starts_with(['@', '<', '^', '*', '?', '+', '|']) || SET.contains(&name) => {
                out.push(hole(&format!("${name}"), Origin::NotEmpty, span));
            }
            Some(Bound::Text(text)) if level < LEVELS && self.left.get() > text.len() => {
                self.left.set(self.left.get() - text.len() - 1);
                self.expand(text, Place::Elsewhere(span), target, level + 1, out);
            }
            Some(Bound::Several(origin)) => out.push(hole(&format!("${name}"), *origin, span)),
            _ => out.push(hole(&format!("${name}"), Origin::Unknown, span)),
        }
    }
}

/// Where a text that is expanded stands: in the file, or in a variable that is referred to from the span.
#[derive(Clone, Copy)]
enum Place {
    File(usize),
    Elsewhere(Span),
}

impl Place {
    fn span(self, from: usize, to: usize) -> Span {
        match self {
            Place::File(start) => Span::new(start + from, start + to),
            Place::Elsewhere(span) => span,
        }
    }
}

fn literal(text: &str, from: usize, to: usize, place: Place, out: &mut Vec<Piece>) {
    if let Some(text) = text.get(from..to).filter(|text| !text.is_empty()) {
        out.push(Piece::Literal { text: text.to_owned(), span: place.span(from, to) });
    }
}

fn hole(name: &str, origin: Origin, span: Span) -> Piece {
    Piece::Hole { name: name.to_owned(), origin, span }
}

enum Reference<'t> {
    Dollar,
    Variable(&'t str),
    Function(&'t str),
}

/// What the `$` at `at` refers to, and where that ends.
fn reference(text: &str, at: usize) -> (Reference<'_>, usize) {
    let Some(next) = text.get(at + 1..).and_then(|rest| rest.chars().next()) else {
        return (Reference::Dollar, text.len());
    };
    let one = at + 1 + next.len_utf8();
    match next {
        '$' => (Reference::Dollar, one),
        '(' | '{' => {
            let end = closing(text, at + 1);
            let inner = text.get(one..end.saturating_sub(1)).unwrap_or_default();
            let plain = |name: &str| !name.is_empty() && !name.contains([' ', '\t', ',', '(', '{', '$']);
            match inner.split_once(':').map_or(inner, |(name, _)| name) {
                name if plain(name) && name.len() == inner.len() => (Reference::Variable(name), end),
                _ => (Reference::Function(text.get(at..end).unwrap_or_default()), end),
            }
        }
        _ => (Reference::Variable(text.get(at + 1..one).unwrap_or_default()), one),
    }
}

/// Behind the bracket that closes the one at `at`; the end of the text where none does.
fn closing(text: &str, at: usize) -> usize {
    let (open, close) = if text.as_bytes().get(at) == Some(&b'{') { (b'{', b'}') } else { (b'(', b')') };
    let mut depth = 0usize;
    for (offset, byte) in text.bytes().enumerate().skip(at) {
        if byte == open {
            depth += 1;
        } else if byte == close {
            depth -= 1;
            if depth == 0 {
                return offset + 1;
            }
        }
    }
    text.len()
}

/// The commands of `$(shell …)` in `text`, which stands at `start`.
pub(super) fn shelled(text: &str, start: usize) -> Vec<Shelled<'_>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = text.get(from..).and_then(|rest| rest.find("shell ")).map(|at| from + at) {
        from = at + 6;
        let opened = at.checked_sub(2).and_then(|open| text.get(open..at));
        if matches!(opened, Some("$(" | "${")) {
            let end = closing(text, at - 1);
            let inner = text.get(from..end.saturating_sub(1)).unwrap_or_default();
            found.push(Shelled { text: inner, start: start + from });
            from = end.max(from);
        }
    }
    found
}
