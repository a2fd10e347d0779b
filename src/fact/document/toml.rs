//! Documents of TOML: tables are put where their headers say.

use tree_sitter::Node;

use super::json::quoted;
use super::{Builder, Content, NodeId, Pair};
use crate::fact::Piece;
use crate::source::{Span, limits};

/// A key, and where it stands.
type Key = (String, Span);

impl Builder<'_> {
    /// Reads a whole document.
    pub(super) fn toml(&mut self, root: Node<'_>) {
        let top = self.add(root.byte_range().into(), Content::Map(Vec::new()));
        self.document.roots.push(top);
        let mut cursor = root.walk();
        for child in root.named_children(&mut cursor) {
            match child.kind() {
                "pair" => self.toml_pair(child, top, 0),
                "table" | "table_array_element" => self.toml_table(child, top),
                _ => {}
            }
        }
    }

    fn toml_table(&mut self, table: Node<'_>, top: NodeId) {
        let mut cursor = table.walk();
        let mut place = None;
        for child in table.named_children(&mut cursor) {
            match (child.kind(), place) {
                ("bare_key" | "quoted_key" | "dotted_key", None) => {
                    let keys = self.toml_keys(child);
                    place = self.toml_place(top, &keys, table.kind() == "table_array_element");
                }
                ("pair", Some(place)) => self.toml_pair(child, place, 0),
                _ => {}
            }
        }
    }

    /// The table that `keys` name below `top`; `another` adds one to the list that they name.
    fn toml_place(&mut self, top: NodeId, keys: &[Key], another: bool) -> Option<NodeId> {
        let (last, before) = keys.split_last()?;
        let mut at = top;
        for key in before {
            at = self.toml_child(at, key)?;
        }
        if !another {
            return self.toml_child(at, last);
        }
        let list = match self.document.get(at, &last.0) {
            Some(list) => list,
            None => self.toml_add(at, last, Content::List(Vec::new()))?,
        };
        if !self.has_room(last.1, 0) {
            return None;
        }
        let table = self.add(last.1, Content::Map(Vec::new()));
        match self.document.nodes.get_mut(list).map(|node| &mut node.content) {
            Some(Content::List(items)) => items.push(table),
            _ => return None,
        }
        Some(table)
    }

    /// The table under `key`, made where it is not there; of a list of tables the last.
    fn toml_child(&mut self, at: NodeId, key: &Key) -> Option<NodeId> {
        match self.document.get(at, &key.0) {
            Some(child) => Some(self.document.items(child).last().copied().unwrap_or(child)),
            None => self.toml_add(at, key, Content::Map(Vec::new())),
        }
    }

    fn toml_add(&mut self, at: NodeId, key: &Key, content: Content) -> Option<NodeId> {
        if !self.has_room(key.1, 0) {
            return None;
        }
        let value = self.add(key.1, content);
        match self.document.nodes.get_mut(at).map(|node| &mut node.content) {
            Some(Content::Map(pairs)) => pairs.push(Pair { key: key.0.clone(), key_span: key.1, value }),
            _ => return None,
        }
        Some(value)
    }

    fn toml_pair(&mut self, pair: Node<'_>, at: NodeId, depth: usize) {
        let (Some(key), Some(value)) = (pair.named_child(0), pair.named_child(1)) else { return };
        let keys = self.toml_keys(key);
        let Some((last, before)) = keys.split_last() else { return };
        let mut place = at;
        for key in before {
            match self.toml_child(place, key) {
                Some(child) => place = child,
                None => return,
            }
        }
        let Some(value) = self.toml_value(value, depth + 1) else { return };
        if let Some(Content::Map(pairs)) = self.document.nodes.get_mut(place).map(|node| &mut node.content) {
            pairs.push(Pair { key: last.0.clone(), key_span: last.1, value });
        }
    }

    fn toml_keys(&self, node: Node<'_>) -> Vec<Key> {
        let mut keys = Vec::new();
        let mut pending = vec![node];
        while let Some(node) = pending.pop().filter(|_| keys.len() < limits::DOCUMENT_DEPTH) {
            let span: Span = node.byte_range().into();
            match node.kind() {
                "bare_key" => keys.push((self.text(node).to_owned(), span)),
                "quoted_key" => {
                    let pieces = self.toml_string(span);
                    keys.push((pieces.iter().map(Piece::render).collect(), span));
                }
                _ => {
                    let mut cursor = node.walk();
                    let children: Vec<Node<'_>> = node.named_children(&mut cursor).collect();
                    pending.extend(children.into_iter().rev());
                }
            }
        }
        keys
    }

    fn toml_value(&mut self, node: Node<'_>, depth: usize) -> Option<NodeId> {
        let span: Span = node.byte_range().into();
        if !self.has_room(span, depth) {
            return None;
        }
        let mut cursor = node.walk();
        match node.kind() {
            "inline_table" => {
                let table = self.add(span, Content::Map(Vec::new()));
                for pair in node.named_children(&mut cursor).filter(|child| child.kind() == "pair") {
                    self.toml_pair(pair, table, depth);
                }
                Some(table)
            }
            "array" => {
                let children: Vec<Node<'_>> = node.named_children(&mut cursor).collect();
                let items = children.into_iter().filter_map(|item| self.toml_value(item, depth + 1)).collect();
                Some(self.add(span, Content::List(items)))
            }
            "string" => {
                let pieces = self.toml_string(span);
                Some(self.add(span, Content::Scalar(pieces)))
            }
            "comment" | "ERROR" => None,
            _ => {
                let pieces = self.verbatim(span);
                Some(self.add(span, Content::Scalar(pieces)))
            }
        }
    }

    fn toml_string(&self, span: Span) -> Vec<Piece> {
        let raw = self.source.slice(span);
        let long = raw.len() >= 6 && (raw.starts_with("\"\"\"") || raw.starts_with("'''"));
        let mut inner = quoted(span, if long { 3 } else { 1 });
        // A line end right behind the opening quotes is none of the text.
        let text = self.source.slice(inner);
        inner.start += if text.starts_with("\r\n") { 2 } else { usize::from(long && text.starts_with('\n')) };
        if raw.starts_with('\'') { self.verbatim(inner) } else { self.escaped_lines(inner) }
    }

    /// Escapes are read, line ends stay.
    fn escaped_lines(&self, span: Span) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut at = span.start;
        for line in self.source.slice(span).split_inclusive('\n') {
            let (text, end) = match line.strip_suffix('\n') {
                Some(text) if !text.trim_end_matches('\r').ends_with('\\') => (text, at + line.len()),
                _ => (line, at + line.len()),
            };
            pieces.extend(self.escaped(Span::new(at, at + text.len())));
            if text.len() < line.len() {
                pieces.push(Piece::Literal { text: "\n".to_owned(), span: Span::new(end - 1, end) });
            }
            at = end;
        }
        pieces
    }
}
