//! Documents of INI: sections, and keys under them or above all of them. Lines that go on further in belong to the value.

use rustc_hash::FxHashMap;

use super::{Builder, Content, NodeId, Pair};
use crate::fact::Piece;
use crate::lang::ini_section;
use crate::source::Span;

/// A key with the lines of its value so far.
struct Open {
    key: Span,
    /// How far in it stands: what stands further in goes on with its value.
    indent: usize,
    lines: Vec<Span>,
}

impl Builder<'_> {
    /// Reads a whole file.
    pub(super) fn ini(&mut self) {
        let text = &self.source.text;
        let root = self.add(Span::new(0, text.len()), Content::Map(Vec::new()));
        self.document.roots.push(root);
        let mut sections: FxHashMap<String, NodeId> = FxHashMap::default();
        let has_sections = text.lines().any(|line| ini_section(line).is_some());
        let (mut place, mut open): (NodeId, Option<Open>) = (root, None);
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            let span = trimmed(line, at);
            at += line.len();
            let inner = self.source.slice(span);
            if inner.is_empty() || inner.starts_with(['#', ';']) {
                continue;
            }
            let indent = span.start - (at - line.len());
            if let Some(open) = open.as_mut().filter(|open| indent > open.indent) {
                open.lines.push(uncommented(inner, span));
            } else if let Some(name) = ini_section(inner) {
                self.ini_end(place, open.take());
                place = self.ini_section(root, name, span, &mut sections);
            } else {
                self.ini_end(place, open.take());
                open = self.ini_key(span, indent, has_sections);
            }
        }
        self.ini_end(place, open);
    }

    /// The map of a section; one that is opened again goes on.
    fn ini_section(
        &mut self,
        root: NodeId,
        name: &str,
        span: Span,
        sections: &mut FxHashMap<String, NodeId>,
    ) -> NodeId {
        if let Some(known) = sections.get(name) {
            return *known;
        }
        if !self.has_room(span, 0) {
            return root;
        }
        let section = self.add(span, Content::Map(Vec::new()));
        sections.insert(name.to_owned(), section);
        self.ini_pair(root, Pair { key: name.to_owned(), key_span: span, value: section });
        section
    }

    /// The key that a line starts with, and what of its value stands on the line.
    fn ini_key(&mut self, span: Span, indent: usize, has_sections: bool) -> Option<Open> {
        let line = self.source.slice(span);
        let delimiter = line.find(['=', ':']);
        let word = line.find([' ', '\t', '=', ':']).unwrap_or(line.len());
        let rest = line.get(word..).unwrap_or_default();
        let blank = rest.len() - rest.trim_start().len();
        // Under a section a key may hold spaces; without any, the first word is the key: `bind 127.0.0.1 ::1`.
        let (end, value) = match delimiter {
            Some(found) if has_sections || found <= word + blank => (found, found + 1),
            _ => (word, word),
        };
        let key = trimmed(line.get(..end).unwrap_or_default(), span.start);
        if key.start == key.end {
            self.document.unparsed.push(span);
            return None;
        }
        let value = line
            .get(value..)
            .map(|value| uncommented(value, Span::new(span.start + line.len() - value.len(), span.end)));
        Some(Open { key, indent, lines: value.into_iter().collect() })
    }

    fn ini_end(&mut self, place: NodeId, open: Option<Open>) {
        let Some(Open { key, lines, .. }) = open else { return };
        let key_text = self.source.slice(key).to_owned();
        let lines: Vec<Span> = lines.into_iter().filter(|line| line.start < line.end).collect();
        let span = lines.iter().copied().reduce(Span::cover).unwrap_or(Span::new(key.end, key.end));
        if !self.has_room(key, 0) {
            return;
        }
        let mut pieces = Vec::new();
        for (index, line) in lines.iter().enumerate() {
            if index > 0 {
                let end = Span::new(line.start, line.start);
                pieces.push(Piece::Literal { text: "\n".to_owned(), span: end });
            }
            let whole = lines.len() == 1;
            pieces.extend(self.verbatim(if whole { unquoted(self.source.slice(*line), *line) } else { *line }));
        }
        let value = self.add(span, Content::Scalar(pieces));
        self.ini_pair(place, Pair { key: key_text, key_span: key, value });
        if let Some(section) = self.document.nodes.get_mut(place) {
            section.span = section.span.cover(span);
        }
    }

    fn ini_pair(&mut self, map: NodeId, pair: Pair) {
        if let Some(Content::Map(pairs)) = self.document.nodes.get_mut(map).map(|node| &mut node.content) {
            pairs.push(pair);
        }
    }
}

/// Where `text`, which stands at `start`, says something.
fn trimmed(text: &str, start: usize) -> Span {
    let from = start + text.len() - text.trim_start().len();
    Span::new(from, (from + text.trim().len()).max(from))
}

/// The text under `span` without the comment behind it. One semicolon may separate commands; behind a column of white
/// space it starts a comment.
fn uncommented(text: &str, span: Span) -> Span {
    let mut quote = None;
    let mut blank = 1;
    for (at, c) in text.char_indices() {
        match (c, quote) {
            ('"' | '\'', None) if blank > 0 || text.get(..at).is_some_and(|before| before.ends_with('=')) => {
                quote = Some(c);
            }
            (c, Some(open)) if c == open => quote = None,
            ('#', None) if blank > 0 && at > 0 => return trimmed(text.get(..at).unwrap_or_default(), span.start),
            (';', None) if blank > 1 && at > 0 => return trimmed(text.get(..at).unwrap_or_default(), span.start),
            _ => {}
        }
        blank = match c {
            ' ' => blank + 1,
            '\t' => blank + 2,
            _ => 0,
        };
    }
    trimmed(text, span.start)
}

/// A value that stands between quotes as a whole, without them.
fn unquoted(text: &str, span: Span) -> Span {
    let inner = |quote: char| text.strip_prefix(quote)?.strip_suffix(quote).filter(|inner| !inner.contains(quote));
    match inner('"').or_else(|| inner('\'')) {
        Some(_) => Span::new(span.start + 1, span.end - 1),
        None => span,
    }
}
