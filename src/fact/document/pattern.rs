//! Where in a document: `jobs.*.steps[].run`.

use rustc_hash::FxHashSet;

use super::{Content, Document, NodeId};
use crate::fact::catalogue::Words;
use crate::source::limits;

/// A way through a document, in which some steps are open.
#[derive(Clone, Debug)]
pub(crate) struct Pattern {
    steps: Vec<Part>,
}

#[derive(Clone, Debug)]
enum Part {
    /// A key; whether it names what it holds: one that is written as a pattern does.
    Key(Words, bool),
    /// Any item of a list.
    Item,
    /// Any number of steps.
    Anywhere,
}

/// A node that a pattern found, and the way to it.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    /// The node.
    pub(crate) node: NodeId,
    /// The nodes on the way, the root first; the node itself is none of them.
    pub(crate) above: Vec<NodeId>,
    /// The keys that open steps took.
    pub(crate) names: Vec<String>,
    /// All keys on the way, with dots between them.
    pub(crate) way: String,
}

impl Found {
    /// The node itself, from where nothing was looked for.
    pub(crate) fn at(node: NodeId) -> Self {
        Self { node, above: Vec::new(), names: Vec::new(), way: String::new() }
    }
}

impl Pattern {
    /// Reads `a.*.b[].'c.d|e'`; `**` stands for any number of steps.
    pub(crate) fn new(text: &str) -> Self {
        let mut steps = Vec::new();
        for part in split(text) {
            let key = part.trim_end_matches("[]");
            match key.trim_matches('\'') {
                "" => {}
                "**" => steps.push(Part::Anywhere),
                key => steps.push(Part::Key(Words::new(key), key.contains('*'))),
            }
            steps.extend((0..(part.len() - key.len()) / 2).map(|_| Part::Item));
        }
        Self { steps }
    }

    /// Whether its last step takes `key`, for what is a row of keys and no document.
    pub(crate) fn takes(&self, key: &str) -> bool {
        matches!(self.steps.last(), Some(Part::Key(words, _)) if words.has(key))
    }

    /// Every node below `root` that the pattern leads to, each once, in the order of the file.
    pub(crate) fn find(&self, document: &Document, root: NodeId) -> Vec<Found> {
        let mut found = Vec::new();
        // Aliases make a net of the tree: each node is entered once for each step.
        let mut seen = FxHashSet::default();
        let mut pending = vec![(Found::at(root), 0)];
        while let Some((at, step)) = pending.pop() {
            if at.above.len() > limits::DOCUMENT_DEPTH * 2 || !seen.insert((at.node, step)) {
                continue;
            }
            match self.steps.get(step) {
                None => found.push(at),
                Some(part) => {
                    let mut next = part.next(document, &at, step);
                    next.reverse();
                    pending.extend(next);
                }
            }
        }
        found
    }
}

impl Part {
    /// Where this step leads from `at`, and the step that comes then.
    fn next(&self, document: &Document, at: &Found, step: usize) -> Vec<(Found, usize)> {
        let into = |node: NodeId, key: &str, name: Option<&str>| {
            let mut above = at.above.clone();
            above.push(at.node);
            let names = at.names.iter().cloned().chain(name.map(str::to_owned)).collect();
            let dot = if at.way.is_empty() || key.is_empty() { "" } else { "." };
            Found { node, above, names, way: format!("{}{dot}{key}", at.way) }
        };
        match (self, document.node(at.node).map(|node| &node.content)) {
            (Part::Key(words, names), Some(Content::Map(pairs))) => {
                let wanted = pairs.iter().filter(|pair| words.has(&pair.key));
                wanted.map(|pair| (into(pair.value, &pair.key, names.then_some(pair.key.as_str())), step + 1)).collect()
            }
            (Part::Item, Some(Content::List(items))) => {
                items.iter().map(|item| (into(*item, "", None), step + 1)).collect()
            }
            (Part::Anywhere, content) => {
                let mut next = vec![(at.clone(), step + 1)];
                match content {
                    Some(Content::Map(pairs)) => {
                        next.extend(pairs.iter().map(|pair| (into(pair.value, &pair.key, None), step)))
                    }
                    Some(Content::List(items)) => next.extend(items.iter().map(|item| (into(*item, "", None), step))),
                    _ => {}
                }
                next
            }
            _ => Vec::new(),
        }
    }
}

/// The parts between dots; dots between single quotes belong to a key.
fn split(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut start, mut quoted) = (0, false);
    for (at, c) in text.char_indices() {
        match c {
            '\'' => quoted = !quoted,
            '.' if !quoted => {
                parts.push(text.get(start..at).unwrap_or_default());
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(text.get(start..).unwrap_or_default());
    parts
}
