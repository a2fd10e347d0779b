//! Documents of YAML: block and flow style, anchors, aliases and merge keys, several documents in a file.

use rustc_hash::FxHashSet;
use tree_sitter::Node;

use super::json::quoted;
use super::{Builder, Content, NodeId, Pair};
use crate::fact::{Origin, Piece};
use crate::source::{Span, limits};

impl Builder<'_> {
    /// Reads a whole file.
    pub(super) fn yaml(&mut self, root: Node<'_>) {
        let mut cursor = root.walk();
        for document in root.named_children(&mut cursor) {
            // Anchors hold within one document.
            self.anchors.clear();
            let mut inner = document.walk();
            let values: Vec<Node<'_>> = document.named_children(&mut inner).collect();
            for value in values.into_iter().filter(|value| !value.kind().ends_with("directive")) {
                if let Some(id) = self.yaml_value(value, 0, 0) {
                    self.document.roots.push(id);
                }
            }
        }
    }

    /// A value; `outer` is the column of the collection around it.
    fn yaml_value(&mut self, node: Node<'_>, outer: usize, depth: usize) -> Option<NodeId> {
        let span: Span = node.byte_range().into();
        if !self.has_room(span, depth) {
            return None;
        }
        let column = node.start_position().column;
        let mut cursor = node.walk();
        let children: Vec<Node<'_>> = node.named_children(&mut cursor).collect();
        let content = match node.kind() {
            "block_node" | "flow_node" => return self.yaml_node(node, &children, outer, depth),
            "block_mapping" | "flow_mapping" => return Some(self.yaml_map(span, &children, column, depth)),
            "block_sequence" | "flow_sequence" => {
                let items = children.into_iter().filter_map(|item| self.yaml_item(item, column, depth));
                Content::List(items.collect())
            }
            "plain_scalar" => Content::Scalar(self.folded(span, 0, span.end - span.start)),
            "double_quote_scalar" => Content::Scalar(self.escaped(quoted(span, 1))),
            "single_quote_scalar" => Content::Scalar(self.single_quoted(quoted(span, 1))),
            "block_scalar" => Content::Scalar(self.block(span, outer)),
            // What stands around an error is read as far as it goes.
            "ERROR" => return Some(self.yaml_map(span, &children, column, depth)),
            _ => return None,
        };
        Some(self.add(span, content))
    }

    /// What an anchor, a tag or an alias stands at.
    fn yaml_node(&mut self, node: Node<'_>, children: &[Node<'_>], outer: usize, depth: usize) -> Option<NodeId> {
        let (mut anchor, mut tag, mut value) = (None, None, None);
        for child in children {
            match child.kind() {
                "anchor" => anchor = Some(self.text(*child).trim_start_matches('&').to_owned()),
                "tag" => tag = Some(self.text(*child).to_owned()),
                "alias" => value = Some(self.alias(*child)),
                "comment" => {}
                _ => value = self.yaml_value(*child, outer, depth + 1),
            }
        }
        // `key: &anchor` and `key: !tag` without a value.
        let id = value.unwrap_or_else(|| self.add(node.byte_range().into(), Content::default()));
        if let (Some(tag), Some(node)) = (tag, self.document.nodes.get_mut(id)) {
            node.tag = Some(tag);
        }
        if let Some(anchor) = anchor {
            self.anchors.insert(anchor, id);
        }
        Some(id)
    }

    /// The node that an alias names. One that is not known yet, as in a value that holds itself, is a hole.
    fn alias(&mut self, node: Node<'_>) -> NodeId {
        let name = self.text(node).trim_start_matches('*').to_owned();
        let span = node.byte_range().into();
        match self.anchors.get(&name) {
            Some(id) => *id,
            None => self.add(span, Content::Scalar(vec![Piece::Hole { name, origin: Origin::Unknown, span }])),
        }
    }

    fn yaml_item(&mut self, item: Node<'_>, column: usize, depth: usize) -> Option<NodeId> {
        match item.kind() {
            "block_sequence_item" => {
                let mut cursor = item.walk();
                let value = item.named_children(&mut cursor).find(|child| child.kind() != "comment");
                value.and_then(|value| self.yaml_value(value, column, depth + 1))
            }
            "flow_pair" => Some(self.yaml_map(item.byte_range().into(), &[item], column, depth + 1)),
            _ => self.yaml_value(item, column, depth + 1),
        }
    }

    fn yaml_map(&mut self, span: Span, children: &[Node<'_>], column: usize, depth: usize) -> NodeId {
        let mut pairs: Vec<Pair> = Vec::new();
        let mut merged: Vec<NodeId> = Vec::new();
        for child in children {
            if !matches!(child.kind(), "block_mapping_pair" | "flow_pair") {
                continue;
            }
            let Some(pair) = self.yaml_pair(*child, column, depth) else { continue };
            if pair.key == "<<" {
                merged.push(pair.value);
                merged.extend(self.document.items(pair.value).iter().copied());
            } else {
                pairs.push(pair);
            }
        }
        self.merge(span, &mut pairs, &merged);
        self.add(span, Content::Map(pairs))
    }

    fn yaml_pair(&mut self, pair: Node<'_>, column: usize, depth: usize) -> Option<Pair> {
        let key = pair.child_by_field_name("key")?;
        let key_span: Span = key.byte_range().into();
        let id = self.yaml_value(key, column, depth + 1)?;
        let key = self.document.rendered(id).unwrap_or_default();
        let value = match pair.child_by_field_name("value") {
            Some(value) => self.yaml_value(value, column, depth + 1)?,
            None => self.add(Span::new(key_span.end, key_span.end), Content::default()),
        };
        Some(Pair { key, key_span, value })
    }

    /// Adds the pairs of merged maps; what a map says itself, and what was merged first, stays.
    fn merge(&mut self, span: Span, pairs: &mut Vec<Pair>, merged: &[NodeId]) {
        for id in merged {
            let more: Vec<Pair> = self.document.pairs(*id).to_vec();
            for pair in more {
                if pairs.iter().any(|own| own.key == pair.key) {
                    continue;
                }
                // Maps that merge maps that merge maps: what comes in counts, as if it were written out.
                let size = self.document.nodes.len() + pairs.len();
                if pairs.len() >= MERGED || size >= limits::DOCUMENT_NODES {
                    self.document.crowded.get_or_insert(span);
                    return;
                }
                pairs.push(pair);
            }
        }
    }
}

/// Whether blocks may nest deeper than the grammar keeps in mind: its scanner ends the program there. Each block starts
/// at a column of its own, but for a list that stands right below its key; columns are counted, which is never too few.
pub(super) fn may_nest_too_deep(text: &str) -> bool {
    let mut columns = FxHashSet::default();
    for line in text.split(['\n', '\r']) {
        let mut column = line.len() - line.trim_start_matches([' ', '\t']).len();
        columns.insert(column);
        // `- - x`, `? - x`, and runs of them further on.
        let mut chained = true;
        for (at, pair) in line.as_bytes().windows(2).enumerate().skip(column) {
            let indicates = matches!(pair, [b'-' | b'?', b' ' | b'\t']);
            if indicates && (chained || at == column) {
                column = at + 2;
                columns.insert(column);
            }
            chained = indicates || (chained && matches!(pair, [b' ' | b'\t', _]));
        }
        if columns.len() > DEEPEST {
            return true;
        }
    }
    false
}

/// How many columns may start a block: the scanner keeps two for each, and has room for 253.
pub(super) const DEEPEST: usize = 125;

/// Most pairs of a map that merge keys fill.
const MERGED: usize = 1_000;
