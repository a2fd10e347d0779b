//! Texts of HCL: strings, heredocs and the templates in both become pieces, each with its exact place.

use tree_sitter::Node;

use super::Builder;
use super::hcl::named;
use super::json::quoted;
use super::scalar::{decoded, escape_length, on_one_line};
use crate::fact::{Origin, Piece};
use crate::source::Span;

/// What stands in a template and is no text: `${…}`, `%{…}`.
struct Marker {
    span: Span,
    /// The expression; none where it gives no text.
    name: Option<String>,
    /// Whether it takes the white space before and behind it away.
    trims: (bool, bool),
}

/// How the literal parts of a text are written.
#[derive(Clone, Copy)]
struct Style {
    /// Whether a backslash escapes.
    escapes: bool,
    /// How much of each line is only there for the eye.
    indent: usize,
}

impl Builder<'_> {
    /// A scalar as pieces: what is no literal and no template is a hole with its text as the name.
    pub(super) fn hcl_text(&self, node: Node<'_>) -> Vec<Piece> {
        let span: Span = node.byte_range().into();
        let text = self.source.slice(span);
        match node.kind() {
            "string_lit" | "quoted_template" => {
                let style = Style { escapes: true, indent: 0 };
                self.hcl_template(quoted(span, 1), &self.hcl_markers(node), style)
            }
            "heredoc_template" => self.hcl_heredoc(node),
            // A word alone is a keyword: `when = destroy`.
            "numeric_lit" | "bool_lit" | "null_lit" | "identifier" | "variable_expr" => self.verbatim(span),
            "unary_operation" if text.parse::<f64>().is_ok() => self.verbatim(span),
            _ => vec![Piece::Hole { name: on_one_line(text), origin: Origin::Unknown, span }],
        }
    }

    /// The lines between `<<END` and `END`.
    fn hcl_heredoc(&self, node: Node<'_>) -> Vec<Piece> {
        let span: Span = node.byte_range().into();
        let ends: Vec<Node<'_>> = named(node).into_iter().filter(|n| n.kind() == "heredoc_identifier").collect();
        let (Some(open), Some(close)) = (ends.first(), ends.last().filter(|_| ends.len() > 1)) else {
            return self.verbatim(span);
        };
        let line_end = self.source.text.get(open.end_byte()..).and_then(|rest| rest.find('\n'));
        let start = line_end.map_or(span.end, |found| open.end_byte() + found + 1);
        let before = self.source.text.get(..close.start_byte()).unwrap_or_default();
        let inner = Span::new(start, before.rfind('\n').map_or(start, |found| found + 1).max(start));
        let stripped = self.source.slice(span).starts_with("<<-");
        let indent = if stripped { indentation(self.source.slice(inner)) } else { 0 };
        self.hcl_template(inner, &self.hcl_markers(node), Style { escapes: false, indent })
    }

    /// What stands in the template `node` and is no text, in the order of the file.
    fn hcl_markers(&self, node: Node<'_>) -> Vec<Marker> {
        let mut markers = Vec::new();
        let mut pending = vec![node];
        while let Some(node) = pending.pop() {
            match node.kind() {
                "template_interpolation" => markers.push(self.hcl_marker(node, false)),
                "template_for_start"
                | "template_for_end"
                | "template_if_intro"
                | "template_else_intro"
                | "template_if_end" => markers.push(self.hcl_marker(node, true)),
                "quoted_template" | "heredoc_template" | "template_directive" | "template_for" | "template_if" => {
                    pending.extend(named(node).into_iter().rev());
                }
                _ => {}
            }
        }
        markers
    }

    fn hcl_marker(&self, node: Node<'_>, directive: bool) -> Marker {
        let span: Span = node.byte_range().into();
        let inner = self.source.slice(Span::new((span.start + 2).min(span.end), span.end.max(1) - 1));
        let name = on_one_line(inner.trim_matches('~'));
        // A directive has no text of its own, but what stands within one word is not known.
        let apart = |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || c == '"');
        let before = self.source.text.get(..span.start).and_then(|before| before.chars().next_back());
        let behind = self.source.text.get(span.end..).and_then(|behind| behind.chars().next());
        let silent = directive && (apart(before) || apart(behind));
        let trims = (inner.starts_with('~'), inner.ends_with('~'));
        Marker { span, name: (!silent).then_some(name), trims }
    }

    /// The text under `span`, with holes where `markers` stand.
    fn hcl_template(&self, span: Span, markers: &[Marker], style: Style) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let (mut at, mut trims) = (span.start, false);
        for marker in markers {
            self.hcl_literal(Span::new(at, marker.span.start.max(at)), (trims, marker.trims.0), style, &mut pieces);
            if let Some(name) = marker.name.clone() {
                pieces.push(Piece::Hole { name, origin: Origin::Unknown, span: marker.span });
            }
            (at, trims) = (marker.span.end, marker.trims.1);
        }
        self.hcl_literal(Span::new(at, span.end.max(at)), (trims, false), style, &mut pieces);
        pieces
    }

    /// The literal text under `span`: what does not stand for itself is cut out or replaced.
    fn hcl_literal(&self, span: Span, trims: (bool, bool), style: Style, pieces: &mut Vec<Piece>) {
        let raw = self.source.slice(span);
        let cut = if trims.0 { raw.len() - raw.trim_start().len() } else { 0 };
        let kept = raw.get(cut..).unwrap_or_default();
        let kept = if trims.1 { kept.trim_end() } else { kept };
        let start = span.start + cut;
        let mut at = 0;
        let fresh = self.source.text.get(..start).is_none_or(|before| before.is_empty() || before.ends_with('\n'));
        for (from, to, text) in replaced(kept, style, fresh) {
            pieces.extend(self.verbatim(Span::new(start + at, start + from)));
            let place = Span::new(start + from, start + to);
            pieces.extend((!text.is_empty()).then_some(Piece::Literal { text, span: place }));
            at = to;
        }
        pieces.extend(self.verbatim(Span::new(start + at, start + kept.len())));
    }
}

/// The parts of a literal that do not stand for themselves, and what stands there instead. `fresh` says that it starts
/// at the start of a line.
fn replaced(text: &str, style: Style, fresh: bool) -> Vec<(usize, usize, String)> {
    let mut parts = Vec::new();
    let indentation = |line: &str| line.bytes().take(style.indent).take_while(|b| matches!(b, b' ' | b'\t')).count();
    let mut at = if fresh { indentation(text) } else { 0 };
    if at > 0 {
        parts.push((0, at, String::new()));
    }
    while let Some(found) = text.get(at..).and_then(|rest| rest.find(['\\', '$', '%', '\r', '\n'])) {
        let from = at + found;
        let rest = text.get(from..).unwrap_or_default();
        at = from + 1;
        if style.escapes && rest.starts_with('\\') {
            at = from + escape_length(rest);
            parts.push((from, at, decoded(text.get(from..at).unwrap_or_default())));
        } else if rest.starts_with("$${") || rest.starts_with("%%{") || rest.starts_with("\r\n") {
            parts.push((from, at, String::new()));
        } else if rest.starts_with('\n') {
            at += indentation(text.get(at..).unwrap_or_default());
            if at > from + 1 {
                parts.push((from + 1, at, String::new()));
            }
        }
    }
    parts
}

/// How far every line that says something is indented.
fn indentation(text: &str) -> usize {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    lines.map(|line| line.len() - line.trim_start_matches([' ', '\t']).len()).min().unwrap_or(0)
}
