//! What stands beside or above a place in a document: `shell=bash`, `metadata.name`.

use super::{Document, NodeId};
use crate::fact::catalogue::Words;

/// A key, and the values that count; any where none is given.
#[derive(Clone, Debug)]
pub(crate) struct Sign {
    /// The way to the value, from whatever encloses the command.
    pub(crate) keys: Vec<String>,
    /// The values.
    pub(crate) values: Option<Words>,
}

impl Sign {
    /// Reads `key`, `key.inner` or `key=a|b`.
    pub(crate) fn new(text: &str) -> Self {
        let (path, values) = match text.split_once('=') {
            Some((path, values)) => (path, Some(Words::new(values))),
            None => (text, None),
        };
        Self { keys: path.split('.').map(str::to_owned).collect(), values }
    }

    pub(crate) fn all(texts: &[String]) -> Vec<Sign> {
        texts.iter().map(|text| Sign::new(text)).collect()
    }

    /// What stands under the keys in the nearest of `scopes`, the outermost first, where it counts.
    pub(crate) fn nearest(&self, document: &Document, scopes: &[NodeId]) -> Option<String> {
        scopes.iter().rev().find_map(|scope| self.said(document, *scope))
    }

    /// What a node says; a map says that it is there to who asks for `(set)`.
    fn text(&self, document: &Document, node: NodeId) -> Option<String> {
        let there = || self.values.is_some() && !document.pairs(node).is_empty();
        document.rendered(node).or_else(|| there().then(|| "(set)".to_owned()))
    }

    /// What it says right below `scope`.
    pub(crate) fn said(&self, document: &Document, scope: NodeId) -> Option<String> {
        let (first, inner) = self.keys.split_first()?;
        let mut nodes = vec![document.get(scope, first)?];
        for key in inner {
            nodes = nodes.iter().flat_map(|node| values(document, *node, key)).collect();
        }
        let items = nodes.iter().flat_map(|node| match document.items(*node) {
            [] => vec![*node],
            items => items.to_vec(),
        });
        let text = items.filter_map(|item| self.text(document, item)).collect::<Vec<_>>().join(", ");
        let counts = self.values.as_ref().is_none_or(|values| values.has(&text) || values.has(&text.to_lowercase()));
        (counts && !text.is_empty()).then_some(text)
    }
}

/// The value of `key` in a map, or in each map of a list.
fn values(document: &Document, node: NodeId, key: &str) -> Vec<NodeId> {
    let maps = std::iter::once(&node).chain(document.items(node));
    maps.filter_map(|map| document.get(*map, key)).collect()
}
