//! Documents of JSON.

use tree_sitter::Node;

use super::{Builder, Content, NodeId, Pair};
use crate::source::Span;

impl Builder<'_> {
    /// Reads a whole document; of several values each is one.
    pub(super) fn json(&mut self, root: Node<'_>) {
        let mut cursor = root.walk();
        for child in root.named_children(&mut cursor) {
            if let Some(id) = self.json_value(child, 0) {
                self.document.roots.push(id);
            }
        }
    }

    fn json_value(&mut self, node: Node<'_>, depth: usize) -> Option<NodeId> {
        let span: Span = node.byte_range().into();
        if !self.has_room(span, depth) {
            return None;
        }
        let mut cursor = node.walk();
        let content = match node.kind() {
            "object" | "ERROR" => {
                let children: Vec<Node<'_>> = node.named_children(&mut cursor).collect();
                Content::Map(children.into_iter().filter_map(|pair| self.json_pair(pair, depth)).collect())
            }
            "array" => {
                let children: Vec<Node<'_>> = node.named_children(&mut cursor).collect();
                Content::List(children.into_iter().filter_map(|item| self.json_value(item, depth + 1)).collect())
            }
            "string" => Content::Scalar(self.escaped(quoted(span, 1))),
            "number" | "true" | "false" | "null" => Content::Scalar(self.verbatim(span)),
            _ => return None,
        };
        Some(self.add(span, content))
    }

    fn json_pair(&mut self, pair: Node<'_>, depth: usize) -> Option<Pair> {
        let (key, value) = (pair.child_by_field_name("key")?, pair.child_by_field_name("value")?);
        let key_span: Span = key.byte_range().into();
        let pieces = self.escaped(quoted(key_span, 1));
        let value = self.json_value(value, depth + 1)?;
        Some(Pair { key: pieces.iter().map(crate::fact::Piece::render).collect(), key_span, value })
    }
}

/// What stands between quotes of `length` bytes.
pub(super) fn quoted(span: Span, length: usize) -> Span {
    let start = (span.start + length).min(span.end);
    Span::new(start, span.end.saturating_sub(length).max(start))
}
