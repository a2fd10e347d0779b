//! Modules and values in the JSON syntax of Terraform.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::expression::{self, Expression};
use super::module::{Attribute, Block, Body, File};
use super::value::Value;
use crate::fact::Piece;
use crate::fact::document::{self, Content, Document, NodeId};
use crate::lang::LANGUAGES;
use crate::source::{GapReason, RepoPath, Source, Span};
use crate::syntax;

/// Blocks at the top of a file, and how many labels each has.
const TOP: &[(&str, usize)] = &[
    ("resource", 2),
    ("data", 2),
    ("module", 1),
    ("variable", 1),
    ("output", 1),
    ("provider", 1),
    ("terraform", 0),
    ("locals", 0),
    ("moved", 0),
    ("removed", 0),
    ("import", 0),
];

/// Blocks inside others that analyses look for by name; everything else that is a map may be either.
const INNER: &[(&str, usize)] =
    &[("lifecycle", 0), ("backend", 1), ("cloud", 0), ("provisioner", 1), ("connection", 0), ("dynamic", 1)];

/// Reads a file of JSON syntax.
pub(super) fn read(source: &Source) -> Result<File, GapReason> {
    let document = parse(source)?;
    let reader = Reader { source, document: &document, path: Rc::new(source.path.clone()) };
    let mut body = Body::default();
    for pair in document.roots.first().map(|root| document.pairs(*root)).unwrap_or_default() {
        let labels = TOP.iter().find(|(kind, _)| *kind == pair.key).map(|(_, labels)| *labels);
        if let Some(labels) = labels {
            let head = (pair.key.as_str(), pair.key_span);
            reader.blocks(head, pair.value, labels, &mut Vec::new(), &mut body.blocks);
        }
    }
    Ok(File { body, whole: document.unparsed.is_empty() && document.crowded.is_none() })
}

/// The values of a `.tfvars.json`.
pub(super) fn values(source: &Source) -> Result<BTreeMap<Rc<str>, Value>, GapReason> {
    let document = parse(source)?;
    let pairs = document.roots.first().map(|root| document.pairs(*root)).unwrap_or_default();
    Ok(pairs.iter().map(|pair| (pair.key.as_str().into(), value(&document, pair.value))).collect())
}

/// The value that `text` is written for in `language`; none where it does not read as a whole.
pub(super) fn decoded(language: &str, text: &str) -> Option<Value> {
    let document = parse_as(language, &Source::new(RepoPath::from("data"), text.as_bytes())).ok()?;
    let whole = document.unparsed.is_empty() && document.crowded.is_none() && document.roots.len() == 1;
    whole.then(|| document.roots.first().map(|root| value(&document, *root))).flatten()
}

fn parse(source: &Source) -> Result<Document, GapReason> {
    parse_as("json", source)
}

fn parse_as(language: &str, source: &Source) -> Result<Document, GapReason> {
    let unparsed = || GapReason::Unparsed { language: language.to_owned() };
    let language = LANGUAGES.iter().copied().find(|known| known.id == language).ok_or_else(unparsed)?;
    document::read(language, source)?.ok_or_else(unparsed)
}

/// As deep as the document was read.
fn value(document: &Document, id: NodeId) -> Value {
    match document.node(id).map(|node| &node.content) {
        Some(Content::List(items)) => Value::List(Rc::new(items.iter().map(|item| value(document, *item)).collect())),
        Some(Content::Map(pairs)) => {
            let pairs = pairs.iter().map(|pair| (pair.key.as_str().into(), value(document, pair.value)));
            Value::Map(Rc::new(pairs.collect()))
        }
        _ => Value::text(&document.rendered(id).unwrap_or_default()),
    }
}

struct Reader<'a> {
    source: &'a Source,
    document: &'a Document,
    path: Rc<RepoPath>,
}

impl Reader<'_> {
    /// The blocks below `id` of the type `head`, which has `labels` more labels.
    fn blocks(
        &self,
        head: (&str, Span),
        id: NodeId,
        labels: usize,
        known: &mut Vec<(Rc<str>, Span)>,
        out: &mut Vec<Rc<Block>>,
    ) {
        if labels > 0 {
            for pair in self.document.pairs(id) {
                known.push((pair.key.as_str().into(), pair.key_span));
                self.blocks(head, pair.value, labels - 1, known, out);
                known.pop();
            }
            return;
        }
        let items = self.document.items(id);
        for item in if items.is_empty() { std::slice::from_ref(&id) } else { items } {
            let span = self.document.node(*item).map(|node| node.span).unwrap_or_default();
            let key = known.last().map_or(head.1, |(_, span)| *span);
            out.push(Rc::new(Block {
                kind: head.0.into(),
                labels: known.iter().map(|(label, _)| label.clone()).collect(),
                span: key.cover(span),
                head: key,
                text: self.source.slice(span).into(),
                path: self.path.clone(),
                body: self.body(*item),
            }));
        }
    }

    fn body(&self, id: NodeId) -> Body {
        let mut body = Body::default();
        for pair in self.document.pairs(id) {
            if let Some((kind, labels)) = INNER.iter().find(|(kind, _)| *kind == pair.key) {
                self.blocks((kind, pair.key_span), pair.value, *labels, &mut Vec::new(), &mut body.blocks);
                continue;
            }
            let span = pair.key_span.cover(self.document.node(pair.value).map(|n| n.span).unwrap_or_default());
            body.attributes.push(Attribute {
                name: pair.key.as_str().into(),
                span,
                value: self.expression(pair.value),
            });
        }
        body
    }

    fn expression(&self, id: NodeId) -> Expression {
        let Some(node) = self.document.node(id) else { return Expression::Null };
        match &node.content {
            Content::List(items) => Expression::List(items.iter().map(|item| self.expression(*item)).collect()),
            Content::Map(pairs) => {
                let pairs = pairs.iter().map(|p| (Expression::Text(p.key.as_str().into()), self.expression(p.value)));
                Expression::Object(pairs.collect())
            }
            Content::Scalar(pieces) => {
                let text: String = pieces.iter().map(Piece::render).collect();
                let written = self.source.slice(node.span);
                match written.starts_with('"') {
                    true if text.contains("${") || text.contains("%{") => template(&text),
                    true => Expression::Text(text.into()),
                    false => plain(written),
                }
            }
        }
    }
}

fn plain(written: &str) -> Expression {
    match written {
        "null" => Expression::Null,
        "true" | "false" => Expression::Bool(written == "true"),
        _ => Expression::Number(written.to_owned()),
    }
}

/// An address that is written as a text: `"aws_db_instance.main"`.
pub(super) fn address(text: &str) -> Option<Expression> {
    parsed(&format!("x = {text}\n"))
}

/// The expression of the one attribute that `text` sets.
fn parsed(text: &str) -> Option<Expression> {
    let source = Source::new(RepoPath::from("expression.tf"), text.as_bytes());
    let hcl = LANGUAGES.iter().copied().find(|language| language.id == "hcl")?;
    let tree = syntax::parse(hcl, &source, None).ok()?;
    let mut pending = vec![tree.root_node()];
    while let Some(node) = pending.pop() {
        if node.kind() == "expression" {
            return Some(expression::read(node, &source));
        }
        pending.extend(expression::children(node));
    }
    None
}

/// A heredoc ends with the end of its last line.
fn without_line_end(form: Expression) -> Expression {
    let cut = |text: &str| Expression::Text(text.strip_suffix('\n').unwrap_or(text).into());
    match form {
        Expression::Text(text) => cut(&text),
        Expression::Template(mut parts) => {
            if let Some(Expression::Text(text)) = parts.last().cloned() {
                parts.pop();
                match cut(&text) {
                    Expression::Text(rest) if rest.is_empty() => {}
                    rest => parts.push(rest),
                }
            }
            // `"${x}"` is x itself.
            if parts.len() == 1 { parts.remove(0) } else { Expression::Template(parts) }
        }
        other => other,
    }
}

/// A text with expressions in it, as HCL reads it between quotes.
fn template(text: &str) -> Expression {
    // In a heredoc nothing needs a backslash.
    let heredoc = format!("x = <<END_OF_TEXT\n{text}\nEND_OF_TEXT\n");
    parsed(&heredoc).map_or_else(|| Expression::Opaque(text.into(), Vec::new()), without_line_end)
}
