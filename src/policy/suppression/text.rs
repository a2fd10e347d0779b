//! A side of a file, as far as suppressions ask: what is a comment, and which lines a statement takes.

use std::ops::Range;

use tree_sitter::{Node, Tree};

use super::scan::scan;
use crate::lang::{Comments, Language, comments, detect};
use crate::source::{Source, Span};
use crate::syntax;

/// Most lines of a statement that a comment speaks for.
const STATEMENT: usize = 50;
/// Most nodes of a statement that are looked at.
const NODES: usize = 5_000;
/// Most comments and blanks, in lines, between a suppression and what it is about.
const AHEAD: usize = 100;
/// Most comments in front of the code of a line.
const COMMENTS: usize = 50;

/// How the comments of a text are known.
enum Reading {
    /// By its grammar.
    Tree(Parsed),
    /// By its characters.
    Spans(Vec<Span>),
    /// Cells of a notebook: a line of code is a text in JSON.
    Cells,
}

/// What a grammar says, found once: it is asked of line after line.
struct Parsed {
    tree: Tree,
    comments: Vec<Span>,
    /// Texts in which something else is embedded, with comments of its own.
    scalars: Vec<Span>,
}

/// A side of a file.
pub(super) struct Text<'a> {
    pub(super) source: &'a Source,
    pub(super) comments: &'static Comments,
    language: Option<&'static Language>,
    reading: Reading,
}

impl<'a> Text<'a> {
    /// Reads `source`; nothing in it is a comment where its grammar does not get through it.
    pub(super) fn new(source: &'a Source) -> Self {
        let language = detect(&source.path, &source.text);
        let comments = comments(&source.path, language);
        let reading = match language {
            _ if comments.is_none() => Reading::Spans(Vec::new()),
            Some(language) if language.id == "notebook" => Reading::Cells,
            Some(language) if language.grammar.is_some() => {
                let parsed = syntax::parse(language, source, None).map(Parsed::new);
                parsed.map_or(Reading::Spans(Vec::new()), Reading::Tree)
            }
            _ => Reading::Spans(scan(&source.text, comments)),
        };
        Self { source, comments, language, reading }
    }

    /// Whether it is a notebook.
    pub(super) fn is_cells(&self) -> bool {
        matches!(self.reading, Reading::Cells)
    }

    /// The text of a line (0-based), without its end.
    pub(super) fn line(&self, line: usize) -> &'a str {
        self.source.slice(self.source.line_span(&(line..line + 1))).trim_end_matches(['\n', '\r'])
    }

    /// The comment that byte `at` stands in.
    pub(super) fn comment(&self, at: usize) -> Option<Span> {
        match &self.reading {
            Reading::Spans(spans) => within(spans, at),
            Reading::Tree(parsed) => within(&parsed.comments, at)
                .or_else(|| within(&parsed.scalars, at).and_then(|_| self.whole_line(at, "#"))),
            Reading::Cells => self.whole_line(at, "\"#"),
        }
    }

    /// The rest of the line of `at` from `sign` on, where the line starts with it: a comment of what is embedded there.
    fn whole_line(&self, at: usize, sign: &str) -> Option<Span> {
        let line = self.source.lines.line_of(at);
        let text = self.line(line);
        let start = self.source.lines.start_of(line);
        let indent = text.len() - text.trim_start().len();
        text.trim_start().starts_with(sign).then(|| Span::new(start + indent, start + text.len()))
    }

    /// Whether there is anything but comments and blanks in a line.
    pub(super) fn is_code(&self, line: usize) -> bool {
        let start = self.source.lines.start_of(line);
        let text = self.line(line);
        let mut at = 0;
        for _ in 0..COMMENTS {
            let rest = text.get(at..).unwrap_or_default();
            let blank = rest.len() - rest.trim_start().len();
            at += blank;
            if at >= text.len() {
                return false;
            }
            match self.comment(start + at) {
                Some(comment) if comment.end > start + at => at = comment.end - start,
                _ => return !matches!(self.reading, Reading::Cells) || !matches!(text.trim(), "\"\\n\"," | "\"\""),
            }
        }
        true
    }

    /// The next line from `line` on that holds code, if it is near.
    pub(super) fn next_code(&self, line: usize) -> Option<usize> {
        (line..self.source.lines.count()).take(AHEAD).find(|line| self.is_code(*line))
    }

    /// The lines of the statement that starts in `line`. What stands in a body of it is none of them.
    pub(super) fn statement(&self, line: usize) -> Range<usize> {
        let end = match &self.reading {
            Reading::Tree(parsed) => self.by_tree(parsed, line),
            _ => self.by_signs(line),
        };
        let end = end.max(line + 1);
        if end - line > STATEMENT { line..line + 1 } else { line..end }
    }

    fn by_tree(&self, Parsed { tree, scalars, .. }: &Parsed, line: usize) -> usize {
        let text = self.line(line);
        let start = self.source.lines.start_of(line) + text.len() - text.trim_start().len();
        if within(scalars, start).is_some() {
            return self.by_signs(line);
        }
        let Some(mut node) = tree.root_node().descendant_for_byte_range(start, start + 1) else { return line + 1 };
        while let Some(parent) = node.parent() {
            if parent.start_byte() != node.start_byte() || parent.parent().is_none() || is_body(parent.kind()) {
                break;
            }
            node = parent;
        }
        if HEADS.contains(&node.kind()) {
            return line + 1;
        }
        let last = self.source.lines.line_of(node.end_byte().saturating_sub(1).max(start));
        let body = first_body(node).map(|body| self.source.lines.line_of(body));
        body.map_or(last + 1, |body| body.min(last + 1))
    }

    fn by_signs(&self, line: usize) -> usize {
        let goes_on = |text: &str| match self.language.map(|language| language.id) {
            Some("sql") => !text.contains(';'),
            Some("powershell") => text.trim_end().ends_with(['`', '|']),
            Some("batch") => text.trim_end().ends_with('^'),
            _ => text.trim_end().ends_with('\\'),
        };
        let last = (line..self.source.lines.count()).take(STATEMENT).find(|line| !goes_on(self.line(*line)));
        last.map_or(line + 1, |last| last + 1)
    }
}

impl Parsed {
    fn new(tree: Tree) -> Self {
        let (mut comments, mut scalars) = (Vec::new(), Vec::new());
        let mut cursor = tree.walk();
        loop {
            let node = cursor.node();
            let kind = node.kind();
            let leaf = kind.contains("comment") || kind == "block_scalar";
            if leaf {
                let found = if kind == "block_scalar" { &mut scalars } else { &mut comments };
                found.push(node.byte_range().into());
            }
            if !leaf && cursor.goto_first_child() {
                continue;
            }
            while !cursor.goto_next_sibling() {
                if !cursor.goto_parent() {
                    drop(cursor);
                    return Self { tree, comments, scalars };
                }
            }
        }
    }
}

/// The one of `spans`, which are in order, that holds byte `at`.
fn within(spans: &[Span], at: usize) -> Option<Span> {
    let next = spans.partition_point(|span| span.end <= at);
    spans.get(next).copied().filter(|span| span.start <= at)
}

/// Statements whose bodies have no node of their own: only their first line is spoken for.
const HEADS: &[&str] = &["if_statement", "case_statement", "table", "table_array_element"];

/// Whether a node of this kind holds statements of their own.
fn is_body(kind: &str) -> bool {
    const WORDS: &[&str] =
        &["block", "body", "suite", "compound", "statements", "do_group", "declaration_list", "then"];
    const NONE: &[&str] = &["block_scalar", "block_mapping_pair", "block_node", "block_sequence_item"];
    !NONE.contains(&kind) && WORDS.iter().any(|word| kind.contains(word))
}

/// Where the first body within `node` starts.
fn first_body(node: Node<'_>) -> Option<usize> {
    let mut cursor = node.walk();
    for _ in 0..NODES {
        let down = cursor.goto_first_child();
        while !down && !cursor.goto_next_sibling() {
            if !cursor.goto_parent() {
                return None;
            }
        }
        let here = cursor.node();
        if here.id() == node.id() {
            return None;
        }
        if here.is_named() && is_body(here.kind()) {
            return Some(here.start_byte());
        }
    }
    None
}
