//! What is called, as a dotted path without arguments.

use tree_sitter::Node;

use crate::lang::{Host, Kind, Part};
use crate::source::Source;

/// Deepest chain of calls that is followed.
const DEPTH: usize = 60;

/// The dotted path of what `node` calls or is.
pub(super) fn path(host: &Host, source: &Source, node: Node<'_>, depth: usize) -> String {
    if depth > DEPTH {
        return String::new();
    }
    let part = |part| host.part(node, part);
    let text = |node: Node<'_>| source.slice(node.byte_range().into());
    let inner = |node: Option<Node<'_>>| node.map(|node| path(host, source, node, depth + 1)).unwrap_or_default();
    match host.kind(node) {
        Kind::Name | Kind::Literal => text(node).to_owned(),
        Kind::Root => text(node).trim_start_matches('\\').replace("::", ".").replace('\\', "."),
        Kind::Generic | Kind::Call if part(Part::Callee).is_some() => inner(part(Part::Callee)),
        Kind::Macro => part(Part::Name).map(|name| text(name).replace("::", ".") + "!").unwrap_or_default(),
        Kind::Member | Kind::Path | Kind::Call => {
            let object = inner(part(Part::Object));
            let name = part(Part::Member).map(&text).unwrap_or_default();
            let name = name.trim_matches(['"', '\'', '`', '.', '?', '!']);
            let name = name.split_once('<').map_or(name, |(bare, _)| if bare.is_empty() { name } else { bare });
            match (object.is_empty(), name.is_empty()) {
                (true, _) => name.to_owned(),
                (_, true) => object,
                _ => format!("{object}.{name}"),
            }
        }
        Kind::Wrapper => {
            let mut cursor = node.walk();
            let first = node.named_children(&mut cursor).next();
            inner(first)
        }
        Kind::Item => inner(node.named_child(0)),
        _ => String::new(),
    }
}
