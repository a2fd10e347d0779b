//! Functions of HCL whose value is seen in the file.

use rustc_hash::FxHashMap;
use tree_sitter::Node;

use super::hcl::{named, unwrapped};
use super::{Builder, Content, NodeId, Pair};
use crate::fact::Piece;
use crate::source::{Span, limits};

/// Functions that give what they are given, in another form or in another order.
const WRAPPERS: &[&str] = &[
    "base64encode",
    "base64gzip",
    "chomp",
    "compact",
    "distinct",
    "ephemeral",
    "flatten",
    "jsonencode",
    "nonsensitive",
    "sensitive",
    "sort",
    "textencodebase64",
    "tobool",
    "tolist",
    "tomap",
    "tonumber",
    "toset",
    "tostring",
    "trimspace",
    "yamlencode",
];

impl Builder<'_> {
    /// The value of a call; a hole where it is only known when it runs.
    pub(super) fn hcl_call(&mut self, call: Node<'_>, depth: usize) -> Option<NodeId> {
        let span: Span = call.byte_range().into();
        let parts = named(call);
        let name = parts.first().map(|name| self.text(*name).to_owned()).unwrap_or_default();
        let arguments = parts.get(1).map(|arguments| named(*arguments)).unwrap_or_default();
        let spread = arguments.iter().any(|argument| argument.kind() == "ellipsis");
        match (name.as_str(), arguments.as_slice()) {
            (name, [first, ..]) if WRAPPERS.contains(&name) => self.hcl_value(*first, depth + 1),
            ("join" | "format" | "concat" | "merge", [_, ..]) if !spread => {
                let values: Vec<NodeId> = arguments.iter().filter_map(|a| self.hcl_value(*a, depth + 1)).collect();
                let content = match name.as_str() {
                    "join" => self.hcl_joined(&values).map(Content::Scalar),
                    "format" => self.hcl_formatted(&values).map(Content::Scalar),
                    "concat" => Some(Content::List(self.hcl_concatenated(&values))),
                    _ => Some(Content::Map(self.hcl_merged(&arguments, &values))),
                };
                Some(match content {
                    Some(content) => self.add(span, content),
                    None => self.hcl_hole(span),
                })
            }
            _ => Some(self.hcl_hole(span)),
        }
    }

    /// `join(", ", ["a", "b"])`.
    fn hcl_joined(&self, values: &[NodeId]) -> Option<Vec<Piece>> {
        let [separator, list] = values else { return None };
        let separator = self.document.text(*separator)?;
        let Content::List(items) = &self.document.node(*list)?.content else { return None };
        let mut pieces = Vec::new();
        let size = |piece: &Piece| piece.render().len() + 1;
        let (each, mut again) = (separator.iter().map(size).sum::<usize>(), 0);
        for (index, item) in items.iter().enumerate() {
            if index > 0 {
                // A separator that is joined itself, by one that is joined itself.
                again += each;
                if again > limits::GROWTH + items.len() * 32 {
                    return None;
                }
                pieces.extend(separator.iter().cloned());
            }
            pieces.extend(self.document.text(*item)?.iter().cloned());
        }
        Some(pieces)
    }

    /// `format("%s/x", a)`; nothing where a verb asks for more than the value as it is.
    fn hcl_formatted(&self, values: &[NodeId]) -> Option<Vec<Piece>> {
        let (format, values) = values.split_first()?;
        let mut values = values.iter().map(|value| self.document.text(*value));
        let mut pieces = Vec::new();
        for piece in self.document.text(*format)? {
            let Piece::Literal { text, span } = piece else {
                pieces.push(piece.clone());
                continue;
            };
            let exact = span.end.saturating_sub(span.start) == text.len();
            let literal = |from: usize, to: usize| {
                let place = if exact { Span::new(from, to).shifted(span.start) } else { *span };
                let part = text.get(from..to).filter(|part| !part.is_empty());
                part.map(|part| Piece::Literal { text: part.to_owned(), span: place })
            };
            let mut at = 0;
            while let Some(found) = text.get(at..).and_then(|rest| rest.find('%')).map(|found| at + found) {
                match text.as_bytes().get(found + 1)? {
                    b'%' => pieces.extend(literal(at, found + 1)),
                    b's' | b'v' | b'd' => {
                        pieces.extend(literal(at, found));
                        pieces.extend(values.next()??.iter().cloned());
                    }
                    _ => return None,
                }
                at = found + 2;
            }
            pieces.extend(literal(at, text.len()));
        }
        Some(pieces)
    }

    /// `concat(["a"], b)`: the items of the lists; what is no list here is one item.
    fn hcl_concatenated(&self, values: &[NodeId]) -> Vec<NodeId> {
        let items = |value: &NodeId| match self.document.node(*value).map(|node| &node.content) {
            Some(Content::List(items)) => items.clone(),
            _ => vec![*value],
        };
        values.iter().flat_map(items).collect()
    }

    /// `merge(a, { b = 1 })`: the pairs of the maps, the last of a key; what is no map here stands under its name.
    fn hcl_merged(&self, arguments: &[Node<'_>], values: &[NodeId]) -> Vec<Pair> {
        let mut pairs: Vec<Pair> = Vec::new();
        let mut known: FxHashMap<String, usize> = FxHashMap::default();
        for (argument, value) in arguments.iter().zip(values) {
            let more = match self.document.node(*value).map(|node| &node.content) {
                Some(Content::Map(more)) => more.clone(),
                _ => {
                    let key = self.document.rendered(*value).unwrap_or_default();
                    vec![Pair { key, key_span: unwrapped(*argument).byte_range().into(), value: *value }]
                }
            };
            for pair in more {
                match known.get(&pair.key).and_then(|at| pairs.get_mut(*at)) {
                    Some(before) => *before = pair,
                    None => {
                        known.insert(pair.key.clone(), pairs.len());
                        pairs.push(pair);
                    }
                }
            }
        }
        pairs
    }
}
