//! A data document, neutral of its format: maps, lists and texts, with the exact place of every byte of a text.

mod hcl;
mod hcl_call;
mod hcl_parts;
mod hcl_text;
mod inherit;
mod ini;
mod json;
mod mask;
mod pattern;
mod prisma;
mod scalar;
mod sign;
mod toml;
mod yaml;

use rustc_hash::FxHashMap;

use super::{Piece, Template};
use crate::lang::Language;
use crate::source::{GapReason, RepoPath, Source, Span, limits};
use crate::syntax;
pub(crate) use hcl_parts::parse as parse_hcl;
pub(crate) use pattern::{Found, Pattern};
pub(crate) use sign::Sign;

/// A document, or the documents of one file.
#[derive(Clone, Debug, Default)]
pub struct Document {
    nodes: Vec<Node>,
    /// Values by map and key, of maps that are too large to look through.
    large: FxHashMap<NodeId, FxHashMap<String, NodeId>>,
    /// One root a document.
    pub roots: Vec<NodeId>,
    /// Places that the grammar could not read.
    pub unparsed: Vec<Span>,
    /// The first place that was left out because the document is larger or deeper than is read.
    pub crowded: Option<Span>,
}

/// A node of a document. What an alias names is the same node in both places.
pub type NodeId = usize;

/// A value and where it stands.
#[derive(Clone, Debug, Default)]
pub struct Node {
    /// Where it stands in the file.
    pub span: Span,
    /// Its tag: `!Sub`.
    pub tag: Option<String>,
    /// What it is.
    pub content: Content,
}

/// What a node is.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// A text, a number, a truth value, nothing.
    Scalar(Vec<Piece>),
    /// Values in a row.
    List(Vec<NodeId>),
    /// Values by their keys, in the order of the file.
    Map(Vec<Pair>),
}

impl Default for Content {
    fn default() -> Self {
        Content::Scalar(Vec::new())
    }
}

/// A key and its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// The key.
    pub key: String,
    /// Where the key stands.
    pub key_span: Span,
    /// Its value.
    pub value: NodeId,
}

/// A step from a node to one inside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Into the value of a key.
    Key(String),
    /// Into an item of a list.
    Index(usize),
}

/// A text of a document with the way to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Which document of the file.
    pub document: usize,
    /// The way from its root.
    pub path: Vec<Step>,
    /// The text.
    pub value: Vec<Piece>,
    /// Where it stands.
    pub span: Span,
    /// Where the last key on the way stands.
    pub key_span: Option<Span>,
}

/// Formats of data documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// YAML, with or without templates in it.
    Yaml,
    /// JSON, with or without comments.
    Json,
    /// TOML.
    Toml,
    /// HCL, in the shape of its JSON syntax.
    Hcl,
    /// A schema of Prisma.
    Prisma,
    /// Sections of keys, or keys alone.
    Ini,
}

impl Format {
    /// The format that `language` is.
    pub fn of(language: &Language) -> Option<Self> {
        match language.id {
            "yaml" => Some(Format::Yaml),
            "json" => Some(Format::Json),
            "toml" => Some(Format::Toml),
            "hcl" => Some(Format::Hcl),
            "prisma" => Some(Format::Prisma),
            "ini" => Some(Format::Ini),
            _ => None,
        }
    }
}

/// Reads `source`, which is of `language`; nothing where that is no data language.
///
/// # Errors
/// The gap that is left where it cannot be parsed in time.
pub fn read(language: &Language, source: &Source) -> Result<Option<Document>, GapReason> {
    let Some(format) = Format::of(language) else { return Ok(None) };
    if format == Format::Yaml && yaml::may_nest_too_deep(&source.text) {
        return Err(GapReason::TooDeep { limit: yaml::DEEPEST });
    }
    let masked = mask::Mask::of(format, &source.text);
    let mut builder = Builder { source, mask: &masked, document: Document::default(), anchors: FxHashMap::default() };
    match format {
        Format::Prisma => builder.prisma(),
        Format::Ini => builder.ini(),
        Format::Hcl => {
            let trees = hcl_parts::parse(language, source, None)?;
            builder.hcl(&trees);
            trees.iter().for_each(|tree| builder.errors(tree));
        }
        _ => {
            let parsed = masked.source(source);
            let tree = syntax::parse(language, parsed.as_ref().unwrap_or(source), None)?;
            builder.grammatical(format, &tree);
        }
    }
    builder.document.index();
    Ok(Some(builder.document))
}

/// Reads a text of a document that is one itself, of `language`, with the holes and the places that it has in the file
/// at `path`.
///
/// # Errors
/// The gap that is left where it cannot be parsed in time.
pub fn read_text(language: &Language, path: &RepoPath, template: &Template) -> Result<Option<Document>, GapReason> {
    let source = Source::new(path.clone(), template.text.as_bytes());
    Ok(read(language, &source)?.map(|document| document.hosted(template)))
}

impl Document {
    /// The node called `id`.
    pub fn node(&self, id: NodeId) -> Option<&Node> {
        self.nodes.get(id)
    }

    /// The value of `key` in a map.
    pub fn get(&self, id: NodeId, key: &str) -> Option<NodeId> {
        match self.large.get(&id) {
            Some(values) => values.get(key).copied(),
            None => self.pairs(id).iter().find(|pair| pair.key == key).map(|pair| pair.value),
        }
    }

    /// The pairs of a map; none of anything else.
    pub fn pairs(&self, id: NodeId) -> &[Pair] {
        match self.node(id).map(|node| &node.content) {
            Some(Content::Map(pairs)) => pairs,
            _ => &[],
        }
    }

    /// The items of a list; none of anything else.
    pub fn items(&self, id: NodeId) -> &[NodeId] {
        match self.node(id).map(|node| &node.content) {
            Some(Content::List(items)) => items,
            _ => &[],
        }
    }

    /// The text of a scalar; nothing for a map or a list.
    pub fn text(&self, id: NodeId) -> Option<&[Piece]> {
        match self.node(id).map(|node| &node.content) {
            Some(Content::Scalar(pieces)) => Some(pieces),
            _ => None,
        }
    }

    /// The text of a scalar on one line, holes as `{name}`.
    pub fn rendered(&self, id: NodeId) -> Option<String> {
        self.text(id).map(|pieces| pieces.iter().map(Piece::render).collect())
    }

    /// A document that was read from the text of `template`, with the holes and the places that it has in the file.
    fn hosted(mut self, template: &Template) -> Self {
        for node in &mut self.nodes {
            node.span = template.host_span(node.span);
            match &mut node.content {
                Content::Scalar(pieces) => {
                    *pieces = std::mem::take(pieces).into_iter().flat_map(|piece| template.hosted(piece)).collect();
                }
                Content::Map(pairs) => {
                    for pair in pairs {
                        pair.key = template.restore(&pair.key);
                        pair.key_span = template.host_span(pair.key_span);
                    }
                }
                Content::List(_) => {}
            }
        }
        self.unparsed.iter_mut().for_each(|span| *span = template.host_span(*span));
        self.crowded = self.crowded.map(|span| template.host_span(span));
        self.large.clear();
        self.index();
        self
    }

    /// Makes large maps fast to look into; of equal keys the first counts.
    fn index(&mut self) {
        const LARGE: usize = 32;
        for (id, node) in self.nodes.iter().enumerate() {
            if let Content::Map(pairs) = &node.content
                && pairs.len() > LARGE
            {
                let values = pairs.iter().rev().map(|pair| (pair.key.clone(), pair.value)).collect();
                self.large.insert(id, values);
            }
        }
    }

    /// Every text in the order of the file, each node once.
    pub fn entries(&self) -> Vec<Entry> {
        let mut entries = Vec::new();
        let mut seen = vec![false; self.nodes.len()];
        for (document, root) in self.roots.iter().enumerate() {
            let mut pending: Vec<(NodeId, Vec<Step>, Option<Span>)> = vec![(*root, Vec::new(), None)];
            while let Some((id, path, key_span)) = pending.pop() {
                let Some(node) = self.node(id) else { continue };
                if seen.get_mut(id).is_none_or(|seen| std::mem::replace(seen, true)) {
                    continue;
                }
                let onto = |step: Step| path.iter().cloned().chain([step]).collect::<Vec<Step>>();
                match &node.content {
                    Content::Scalar(value) => {
                        let (value, span) = (value.clone(), node.span);
                        entries.push(Entry { document, path, value, span, key_span });
                    }
                    Content::List(items) => {
                        let items = items.iter().enumerate().rev();
                        pending.extend(items.map(|(index, item)| (*item, onto(Step::Index(index)), key_span)));
                    }
                    Content::Map(pairs) => {
                        let pairs = pairs.iter().rev();
                        pending.extend(pairs.map(|p| (p.value, onto(Step::Key(p.key.clone())), Some(p.key_span))));
                    }
                }
            }
        }
        entries
    }
}

/// Puts a document together from the tree of its grammar.
struct Builder<'a> {
    source: &'a Source,
    mask: &'a mask::Mask,
    document: Document,
    anchors: FxHashMap<String, NodeId>,
}

impl Builder<'_> {
    /// Reads what has a grammar, from its tree.
    fn grammatical(&mut self, format: Format, tree: &tree_sitter::Tree) {
        match format {
            Format::Yaml => self.yaml(tree.root_node()),
            Format::Json => self.json(tree.root_node()),
            Format::Toml => self.toml(tree.root_node()),
            Format::Hcl | Format::Prisma | Format::Ini => {}
        }
        self.errors(tree);
    }

    fn add(&mut self, span: Span, content: Content) -> NodeId {
        self.document.nodes.push(Node { span, tag: None, content });
        self.document.nodes.len() - 1
    }

    /// Puts the nodes of a document in that was read from a text of this one; its root.
    fn graft(&mut self, inner: Document) -> Option<NodeId> {
        let from = self.document.nodes.len();
        let [root] = inner.roots.as_slice() else { return None };
        if from + inner.nodes.len() > limits::DOCUMENT_NODES {
            return None;
        }
        let root = root + from;
        self.document.nodes.extend(inner.nodes.into_iter().map(|mut node| {
            match &mut node.content {
                Content::List(items) => items.iter_mut().for_each(|item| *item += from),
                Content::Map(pairs) => pairs.iter_mut().for_each(|pair| pair.value += from),
                Content::Scalar(_) => {}
            }
            node
        }));
        Some(root)
    }

    /// Whether another node may be kept `depth` levels down; where none may, `place` is left out.
    fn has_room(&mut self, place: Span, depth: usize) -> bool {
        let room = self.document.nodes.len() < limits::DOCUMENT_NODES && depth < limits::DOCUMENT_DEPTH;
        if !room {
            self.document.crowded.get_or_insert(place);
        }
        room
    }

    fn text(&self, node: tree_sitter::Node<'_>) -> &str {
        self.source.slice(node.byte_range().into())
    }

    /// Places of errors, found where the tree has any.
    fn errors(&mut self, tree: &tree_sitter::Tree) {
        if !tree.root_node().has_error() {
            return;
        }
        let mut cursor = tree.walk();
        let mut down = true;
        loop {
            let node = cursor.node();
            if down && (node.is_error() || node.is_missing()) {
                self.document.unparsed.push(node.byte_range().into());
            }
            if down && node.has_error() && !node.is_error() && cursor.goto_first_child() {
                continue;
            }
            down = cursor.goto_next_sibling();
            if !down && !cursor.goto_parent() {
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests;
