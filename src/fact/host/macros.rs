//! Macros of Rust, whose arguments are tokens.

use tree_sitter::Node;

use super::format::{self, Fillers};
use super::values::Reader;
use crate::fact::{Piece, Value};
use crate::lang::{Kind, Part};
use crate::source::{Source, Span};

impl Reader<'_> {
    /// `format!("… {} {name}", …)` and `concat!`.
    pub(super) fn format_macro(&self, node: Node<'_>, depth: usize) -> Value {
        let name = self.host.part(node, Part::Name).map(|name| self.text(name)).unwrap_or_default();
        let mut cursor = node.walk();
        let Some(tokens) = node.named_children(&mut cursor).find(|child| child.kind() == "token_tree") else {
            return Value::Unknown;
        };
        let mut inner = tokens.walk();
        let parts: Vec<Node<'_>> = tokens.named_children(&mut inner).collect();
        if name == "vec" {
            return Value::List(parts.iter().map(|part| self.value(*part, depth + 1)).collect());
        }
        if !matches!(name, "format" | "format_args" | "concat") {
            return Value::Unknown;
        }
        let groups = groups(tokens);
        if name == "concat" {
            return Value::Text(groups.iter().flat_map(|group| self.token_pieces(group, depth)).collect());
        }
        let Some(first) = parts.first().filter(|part| self.host.kind(**part) == Kind::Text) else {
            return Value::Unknown;
        };
        let mut fillers = Fillers::default();
        for group in groups.get(1..).unwrap_or_default() {
            match group.as_slice() {
                [name, equals, value @ ..] if equals.kind() == "=" && !value.is_empty() => {
                    fillers.named.push((self.text(*name).to_owned(), self.token_pieces(value, depth)));
                }
                value => fillers.positional.push(self.token_pieces(value, depth)),
            }
        }
        let span: Span = first.byte_range().into();
        let bound = |name: &str| Some(self.pieces(self.name(name, span), span)).filter(|_| !name.is_empty());
        Value::Text(format::braces(self.string(*first, depth + 1), &fillers, bound))
    }

    /// What the arguments of a macro are worth.
    pub(super) fn macro_arguments(&self, node: Node<'_>) -> Vec<Value> {
        let mut cursor = node.walk();
        let tokens = node.named_children(&mut cursor).find(|child| child.kind() == "token_tree");
        let groups = tokens.map(groups).unwrap_or_default();
        groups.iter().map(|group| Value::Text(self.token_pieces(group, 0))).collect()
    }

    /// What one argument of a macro is worth; a single token is read, anything longer keeps its text as a name.
    fn token_pieces(&self, group: &[Node<'_>], depth: usize) -> Vec<Piece> {
        let (Some(first), Some(last)) = (group.first(), group.last()) else { return Vec::new() };
        let span = Span::new(first.start_byte(), last.end_byte());
        match group {
            [one] => self.pieces(self.value(*one, depth + 1), span),
            _ => {
                let name = self.source.slice(span).split_whitespace().collect::<String>();
                let origin = self.origin(&name);
                vec![Piece::Hole { name, origin, span }]
            }
        }
    }
}

/// The first argument of a macro, as written.
pub(super) fn first_group(node: Node<'_>, source: &Source) -> String {
    let mut cursor = node.walk();
    let tokens = node.named_children(&mut cursor).find(|child| child.kind() == "token_tree");
    let first = tokens.map(groups).unwrap_or_default().into_iter().next().unwrap_or_default();
    match (first.first(), first.last()) {
        (Some(start), Some(end)) => source.slice(Span::new(start.start_byte(), end.end_byte())).to_owned(),
        _ => String::new(),
    }
}

/// The arguments of a macro: its tokens between commas, the brackets left out.
fn groups(tokens: Node<'_>) -> Vec<Vec<Node<'_>>> {
    let mut cursor = tokens.walk();
    let mut groups = vec![Vec::new()];
    for child in tokens.children(&mut cursor) {
        match child.kind() {
            "," => groups.push(Vec::new()),
            "(" | ")" | "[" | "]" | "{" | "}" => {}
            _ => groups.last_mut().into_iter().for_each(|group| group.push(child)),
        }
    }
    groups.retain(|group| !group.is_empty());
    groups
}

/// `doc! {}`, which a driver reads as "every document".
pub(super) fn empty_document(text: &str) -> bool {
    let bare: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    matches!(bare.as_str(), "doc!{}" | "doc!()" | "bson::doc!{}" | "mongodb::bson::doc!{}")
}
