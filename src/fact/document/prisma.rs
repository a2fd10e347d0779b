//! Documents of Prisma: `model` → its name → a field → its type and attributes. Block attributes are a list under `@@`.

use rustc_hash::FxHashMap;

use super::json::quoted;
use super::scalar::on_one_line;
use super::{Builder, Content, NodeId, Pair};
use crate::fact::{Origin, Piece};
use crate::source::Span;

/// What a schema is made of.
enum Part {
    /// The words of a statement.
    Statement(Vec<Span>),
    /// `{`.
    Open(usize),
    /// `}`.
    Close(usize),
}

impl Builder<'_> {
    /// Reads a whole schema.
    pub(super) fn prisma(&mut self) {
        let whole = Span::new(0, self.source.text.len());
        let root = self.add(whole, Content::Map(Vec::new()));
        self.document.roots.push(root);
        let mut kinds: FxHashMap<String, NodeId> = FxHashMap::default();
        let mut header: Vec<Span> = Vec::new();
        // The block that is open: it stands nowhere where its header does not say.
        let mut block: Option<NodeId> = None;
        let (parts, unclosed) = parts(&self.source.text);
        self.document.unparsed.extend(unclosed);
        for part in parts {
            match (part, block) {
                (Part::Open(at), None) => {
                    block = self.prisma_block(root, &std::mem::take(&mut header), at, &mut kinds);
                }
                (Part::Open(at), Some(_)) | (Part::Close(at), None) => {
                    self.document.unparsed.push(Span::new(at, at + 1));
                }
                (Part::Close(at), Some(open)) => {
                    self.prisma_end(open, at + 1);
                    block = None;
                }
                (Part::Statement(words), Some(open)) => self.prisma_statement(open, &words),
                (Part::Statement(words), None) => {
                    self.prisma_unread(&header);
                    header = words;
                }
            }
        }
        self.prisma_unread(&header);
        if let Some(open) = block {
            self.document.unparsed.extend(self.document.node(open).map(|node| node.span));
            self.prisma_end(open, whole.end);
        }
    }

    fn prisma_unread(&mut self, words: &[Span]) {
        self.document.unparsed.extend(words.iter().copied().reduce(Span::cover));
    }

    fn prisma_end(&mut self, block: NodeId, end: usize) {
        if let Some(node) = self.document.nodes.get_mut(block) {
            node.span.end = end;
        }
    }

    /// The block that `header` opens, under its kind and its name.
    fn prisma_block(
        &mut self,
        root: NodeId,
        header: &[Span],
        at: usize,
        kinds: &mut FxHashMap<String, NodeId>,
    ) -> Option<NodeId> {
        let span = Span::new(header.first().map_or(at, |word| word.start), at + 1);
        if !self.has_room(span, 0) {
            return None;
        }
        let block = self.add(span, Content::Map(Vec::new()));
        let [kind, name] = header else {
            self.document.unparsed.push(span);
            return Some(block);
        };
        let key = self.source.slice(*kind).to_owned();
        let named = kinds.get(&key).copied().unwrap_or_else(|| {
            let named = self.add(span, Content::Map(Vec::new()));
            self.prisma_pair(root, *kind, named);
            kinds.insert(key, named);
            named
        });
        self.prisma_pair(named, *name, block);
        Some(block)
    }

    /// A field, a setting, a value of an enum or an attribute of the whole block.
    fn prisma_statement(&mut self, block: NodeId, words: &[Span]) {
        let Some((first, rest)) = words.split_first() else { return };
        let span = words.iter().copied().reduce(Span::cover).unwrap_or_default();
        if !self.has_room(span, 0) {
            return;
        }
        if self.source.slice(*first).starts_with("@@") {
            let attribute = self.add(span, Content::Scalar(self.prisma_line(words)));
            self.prisma_attribute(block, *first, attribute);
            return;
        }
        let value = match rest {
            [equals, value @ ..] if self.source.slice(*equals) == "=" => self.prisma_value(value),
            _ => {
                let place = rest.iter().copied().reduce(Span::cover).unwrap_or(Span::new(first.end, first.end));
                self.add(place, Content::Scalar(self.prisma_line(rest)))
            }
        };
        self.prisma_pair(block, *first, value);
    }

    fn prisma_attribute(&mut self, block: NodeId, key_span: Span, attribute: NodeId) {
        const KEY: &str = "@@";
        // It comes first, so that it is found at once.
        let first = self.document.pairs(block).first().filter(|pair| pair.key == KEY).map(|pair| pair.value);
        match first.and_then(|list| self.document.nodes.get_mut(list)) {
            Some(list) => {
                if let Content::List(items) = &mut list.content {
                    items.push(attribute);
                }
            }
            None => {
                let value = self.add(key_span, Content::List(vec![attribute]));
                let pair = Pair { key: KEY.to_owned(), key_span, value };
                if let Some(Content::Map(pairs)) = self.document.nodes.get_mut(block).map(|node| &mut node.content) {
                    pairs.insert(0, pair);
                }
            }
        }
    }

    fn prisma_pair(&mut self, map: NodeId, key: Span, value: NodeId) {
        let pair = Pair { key: self.source.slice(key).to_owned(), key_span: key, value };
        if let Some(Content::Map(pairs)) = self.document.nodes.get_mut(map).map(|node| &mut node.content) {
            pairs.push(pair);
        }
    }

    /// What a setting is set to: a text, a list, or what is only known when it runs (`env("URL")`).
    fn prisma_value(&mut self, words: &[Span]) -> NodeId {
        let span = words.iter().copied().reduce(Span::cover).unwrap_or_default();
        let raw = self.source.slice(span);
        if !raw.starts_with('[') || !raw.ends_with(']') {
            let pieces = self.prisma_scalar(span);
            return self.add(span, Content::Scalar(pieces));
        }
        let mut items = Vec::new();
        for item in items_of(self.source.slice(quoted(span, 1))) {
            let place = item.shifted(span.start + 1);
            if self.has_room(place, 0) {
                let pieces = self.prisma_scalar(place);
                items.push(self.add(place, Content::Scalar(pieces)));
            }
        }
        self.add(span, Content::List(items))
    }

    fn prisma_scalar(&self, span: Span) -> Vec<Piece> {
        let raw = self.source.slice(span);
        if raw.starts_with('"') {
            self.escaped(quoted(span, 1))
        } else if raw.contains('(') {
            vec![Piece::Hole { name: on_one_line(raw), origin: Origin::Unknown, span }]
        } else {
            self.verbatim(span)
        }
    }

    /// Words on one line, one space between them, but none next to a bracket: how a schema is laid out says nothing.
    fn prisma_line(&self, words: &[Span]) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut before: Option<Span> = None;
        for word in words {
            let text = self.source.slice(*word);
            if let Some(before) = before {
                let tight = self.source.slice(before).ends_with(['(', '[']) || text.starts_with([')', ']', ',']);
                let space = Piece::Literal { text: " ".to_owned(), span: Span::new(before.end, word.start) };
                pieces.extend((!tight).then_some(space));
            }
            pieces.extend(self.verbatim(*word));
            before = Some(*word);
        }
        pieces
    }
}

/// The parts of a schema, and where brackets are still open at the end of their block.
fn parts(text: &str) -> (Vec<Part>, Vec<Span>) {
    let (mut parts, mut unclosed) = (Vec::new(), Vec::new());
    let mut words: Vec<Span> = Vec::new();
    let mut word: Option<usize> = None;
    // Whether nothing stands before it on its line.
    let mut blank = true;
    let (mut at, mut depth) = (0, 0_usize);
    let bytes = text.as_bytes();
    while let Some(byte) = bytes.get(at) {
        let rest = text.get(at..).unwrap_or_default();
        let next = at
            + match byte {
                b'/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
                b'/' if rest.starts_with("/*") => rest.find("*/").map_or(rest.len(), |end| end + 2),
                b'"' => string_length(rest),
                _ => 1,
            };
        let comment = *byte == b'/' && next > at + 1;
        if *byte == b'}' && blank && depth > 0 {
            unclosed.extend(words.last().copied());
            depth = 0;
        }
        let mark = matches!(byte, b'{' | b'}' | b'=') && depth == 0;
        if byte.is_ascii_whitespace() || comment || mark {
            words.extend(word.take().map(|start| Span::new(start, at)));
        } else {
            word.get_or_insert(at);
        }
        match byte {
            b'(' | b'[' => depth += 1,
            b')' | b']' => depth = depth.saturating_sub(1),
            b'=' if mark => words.push(Span::new(at, next)),
            _ => {}
        }
        if (*byte == b'\n' && depth == 0 || mark && *byte != b'=') && !words.is_empty() {
            parts.push(Part::Statement(std::mem::take(&mut words)));
        }
        match byte {
            b'{' if mark => parts.push(Part::Open(at)),
            b'}' if mark => parts.push(Part::Close(at)),
            _ => {}
        }
        blank = *byte == b'\n' || blank && byte.is_ascii_whitespace();
        at = next;
    }
    words.extend(word.map(|start| Span::new(start, text.len())));
    if !words.is_empty() {
        parts.push(Part::Statement(words));
    }
    (parts, unclosed)
}

/// How long the text between double quotes is with which `text` starts; it ends with its line.
fn string_length(text: &str) -> usize {
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate().skip(1) {
        match byte {
            b'\n' => return at,
            b'"' if !escaped => return at + 1,
            _ => escaped = byte == b'\\' && !escaped,
        }
    }
    text.len()
}

/// Where the items of a list stand, without the white space around them.
fn items_of(text: &str) -> Vec<Span> {
    let mut items = Vec::new();
    let (mut start, mut at, mut depth) = (0, 0, 0_usize);
    let mut push = |from: usize, to: usize| {
        let raw = text.get(from..to).unwrap_or_default();
        let start = from + raw.len() - raw.trim_start().len();
        if !raw.trim().is_empty() {
            items.push(Span::new(start, start + raw.trim().len()));
        }
    };
    while let Some(byte) = text.as_bytes().get(at) {
        match byte {
            b'"' => {
                at += string_length(text.get(at..).unwrap_or_default());
                continue;
            }
            b'(' | b'[' => depth += 1,
            b')' | b']' => depth = depth.saturating_sub(1),
            b',' if depth == 0 => {
                push(start, at);
                start = at + 1;
            }
            _ => {}
        }
        at += 1;
    }
    push(start, text.len());
    items
}
