//! Documents of HCL, in the shape of Terraform's own JSON syntax: a block is a map under its type and its labels; blocks
//! of the same type and labels are a list.

use rustc_hash::FxHashMap;
use tree_sitter::{Node, Tree};

use super::scalar::on_one_line;
use super::{Builder, Content, NodeId, Pair, read_text};
use crate::fact::{Origin, Piece, Template};
use crate::lang::LANGUAGES;
use crate::source::Span;

/// A key, and where it stands.
type Key = (String, Span);

/// An attribute or a block of a body, before blocks that belong together are put together.
struct Entry {
    /// The name of an attribute; the type and the labels of a block.
    keys: Vec<Key>,
    value: NodeId,
    span: Span,
    is_block: bool,
}

impl Builder<'_> {
    /// Reads a whole file, of which `trees` are the parts: a body, or a file of values that is one object.
    pub(super) fn hcl(&mut self, trees: &[Tree]) {
        let roots: Vec<Node<'_>> = trees.iter().map(Tree::root_node).collect();
        let only = roots.first().filter(|_| roots.len() == 1);
        let object = only.and_then(|root| named(*root).into_iter().find(|child| child.kind() == "object"));
        let id = match object {
            Some(object) => self.hcl_object(object, 0),
            None => {
                let whole = Span::new(0, self.source.text.len());
                self.hcl_body(whole, parts(roots), 0)
            }
        };
        self.document.roots.extend(id);
    }

    /// A map of the attributes and blocks of a file or a block.
    fn hcl_body(&mut self, span: Span, parts: Vec<Node<'_>>, depth: usize) -> Option<NodeId> {
        if !self.has_room(span, depth) {
            return None;
        }
        let entries = parts.into_iter().filter_map(|part| self.hcl_entry(part, depth + 1)).collect();
        self.hcl_grouped(span, entries, 0, depth)
    }

    fn hcl_entry(&mut self, part: Node<'_>, depth: usize) -> Option<Entry> {
        let span: Span = part.byte_range().into();
        let children = named(part);
        let is_block = part.kind() != "attribute";
        let labels = children.iter().take_while(|child| is_label(**child));
        let keys: Vec<Key> = labels.map(|label| (self.hcl_label(*label), label.byte_range().into())).collect();
        let value = if is_block {
            self.hcl_body(span, parts(children), depth + keys.len())?
        } else {
            self.hcl_value(*children.get(1)?, depth)?
        };
        Some(Entry { keys, value, span, is_block })
    }

    fn hcl_label(&self, node: Node<'_>) -> String {
        self.hcl_text(node).iter().map(Piece::render).collect()
    }

    /// A map of `entries`, whose keys before `level` are the same: each under its next key.
    fn hcl_grouped(&mut self, span: Span, entries: Vec<Entry>, level: usize, depth: usize) -> Option<NodeId> {
        if !self.has_room(span, depth + level) {
            return None;
        }
        let mut groups: Vec<(Key, Vec<Entry>)> = Vec::new();
        let mut known: FxHashMap<String, usize> = FxHashMap::default();
        for entry in entries {
            let Some(key) = entry.keys.get(level).cloned() else { continue };
            let group = known.get(&key.0).copied().filter(|_| entry.is_block);
            match group.and_then(|group| groups.get_mut(group)) {
                Some((_, together)) => together.push(entry),
                None => {
                    if entry.is_block {
                        known.insert(key.0.clone(), groups.len());
                    }
                    groups.push((key, vec![entry]));
                }
            }
        }
        let mut pairs = Vec::with_capacity(groups.len());
        for ((key, key_span), together) in groups {
            let value = self.hcl_together(together, level + 1, depth);
            pairs.extend(value.map(|value| Pair { key, key_span, value }));
        }
        Some(self.add(span, Content::Map(pairs)))
    }

    /// What stands under one key: what ends there, one by one, and a map of what has more labels.
    fn hcl_together(&mut self, entries: Vec<Entry>, level: usize, depth: usize) -> Option<NodeId> {
        let cover = |entries: &[Entry]| entries.iter().map(|entry| entry.span).reduce(Span::cover).unwrap_or_default();
        let span = cover(&entries);
        let (further, ends): (Vec<Entry>, Vec<Entry>) = entries.into_iter().partition(|e| e.keys.len() > level);
        let mut values: Vec<NodeId> = ends.into_iter().map(|entry| entry.value).collect();
        if !further.is_empty() {
            values.extend(self.hcl_grouped(cover(&further), further, level, depth));
        }
        match values.as_slice() {
            [] => None,
            [only] => Some(*only),
            _ if self.has_room(span, depth + level) => Some(self.add(span, Content::List(values))),
            _ => None,
        }
    }

    /// The value of an expression.
    pub(super) fn hcl_value(&mut self, node: Node<'_>, depth: usize) -> Option<NodeId> {
        let node = unwrapped(node);
        let span: Span = node.byte_range().into();
        if !self.has_room(span, depth) {
            return None;
        }
        match node.kind() {
            "object" => self.hcl_object(node, depth),
            "tuple" => {
                let items = named(node).into_iter().filter(|child| child.kind() == "expression");
                let items = items.filter_map(|item| self.hcl_value(item, depth + 1)).collect();
                Some(self.add(span, Content::List(items)))
            }
            "function_call" => self.hcl_call(node, depth),
            "conditional" => match named(node).as_slice() {
                // Whichever way it goes, it is the same.
                [_, one, other] if self.text(*one) == self.text(*other) => self.hcl_value(*one, depth + 1),
                _ => Some(self.hcl_hole(span)),
            },
            kind => {
                let pieces = self.hcl_text(node);
                let document = if kind == "heredoc_template" { self.hcl_document(&pieces) } else { None };
                Some(document.unwrap_or_else(|| self.add(span, Content::Scalar(pieces))))
            }
        }
    }

    /// JSON in a heredoc: what it says, as with `jsonencode`.
    fn hcl_document(&mut self, pieces: &[Piece]) -> Option<NodeId> {
        let template = Template::new(&with_values(pieces));
        let json = LANGUAGES.iter().copied().find(|language| language.id == "json")?;
        if !template.text.trim_start().starts_with(['{', '[']) {
            return None;
        }
        let document = read_text(json, &self.source.path, &template).ok().flatten()?;
        let whole = document.unparsed.is_empty() && document.crowded.is_none();
        if whole { self.graft(document) } else { None }
    }

    /// What is only known when it runs, by the name of its expression.
    pub(super) fn hcl_hole(&mut self, span: Span) -> NodeId {
        let name = on_one_line(self.source.slice(span));
        self.add(span, Content::Scalar(vec![Piece::Hole { name, origin: Origin::Unknown, span }]))
    }

    fn hcl_object(&mut self, object: Node<'_>, depth: usize) -> Option<NodeId> {
        let span: Span = object.byte_range().into();
        if !self.has_room(span, depth) {
            return None;
        }
        let elements = named(object).into_iter().filter(|child| child.kind() == "object_elem");
        let pairs = elements.filter_map(|element| {
            let (key, value) = (element.child_by_field_name("key")?, element.child_by_field_name("val")?);
            let key_span: Span = key.byte_range().into();
            let computed = key.child(0).is_some_and(|first| first.kind() == "(");
            let inner = unwrapped(key);
            let text = if computed { format!("{{{}}}", on_one_line(self.text(inner))) } else { self.hcl_label(inner) };
            Some(Pair { key: text, key_span, value: self.hcl_value(value, depth + 1)? })
        });
        let pairs = pairs.collect();
        Some(self.add(span, Content::Map(pairs)))
    }
}

/// The text of a JSON document in which what is filled in for a whole value stands between quotes.
fn with_values(pieces: &[Piece]) -> Vec<Piece> {
    let mut out = Vec::with_capacity(pieces.len());
    let (mut within, mut escaped) = (false, false);
    for piece in pieces {
        match piece {
            Piece::Literal { text, .. } => {
                for byte in text.bytes() {
                    within ^= byte == b'"' && !escaped;
                    escaped = byte == b'\\' && !escaped;
                }
                out.push(piece.clone());
            }
            Piece::Hole { .. } if within => out.push(piece.clone()),
            Piece::Hole { span, .. } => {
                let quote = |at: usize| Piece::Literal { text: "\"".to_owned(), span: Span::new(at, at) };
                out.extend([quote(span.start), piece.clone(), quote(span.end)]);
            }
        }
    }
    out
}

/// The attributes and blocks among `nodes`. What stands around an error is read as far as it goes.
fn parts(nodes: Vec<Node<'_>>) -> Vec<Node<'_>> {
    let mut parts = Vec::new();
    let mut pending = nodes;
    pending.reverse();
    while let Some(node) = pending.pop() {
        match node.kind() {
            "attribute" | "block" => parts.push(node),
            "ERROR" if opens_block(node) => parts.push(node),
            "config_file" | "body" | "ERROR" => pending.extend(named(node).into_iter().rev()),
            _ => {}
        }
    }
    parts
}

/// Whether an error starts as a block does: something in it could not be parsed, or its end is not there.
fn opens_block(error: Node<'_>) -> bool {
    let children = named(error);
    let mut behind = children.iter().skip_while(|child| is_label(**child));
    children.first().is_some_and(|first| is_label(*first)) && behind.next().is_some_and(|n| n.kind() == "block_start")
}

fn is_label(node: Node<'_>) -> bool {
    matches!(node.kind(), "identifier" | "string_lit")
}

/// What `node` stands around: an expression around a literal, parentheses around an expression.
pub(super) fn unwrapped(node: Node<'_>) -> Node<'_> {
    let mut node = node;
    while matches!(
        node.kind(),
        "expression" | "literal_value" | "template_expr" | "collection_value" | "operation" | "for_expr"
    ) {
        match named(node).as_slice() {
            [only] => node = *only,
            _ => break,
        }
    }
    node
}

/// The children that the grammar names, without comments.
pub(super) fn named(node: Node<'_>) -> Vec<Node<'_>> {
    let mut cursor = node.walk();
    node.named_children(&mut cursor).filter(|child| child.kind() != "comment").collect()
}
