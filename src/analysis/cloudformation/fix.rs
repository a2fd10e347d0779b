//! Edits that keep a thing, or its name.

use rustc_hash::FxHashSet;

use super::template::{Resource, Template};
use crate::fact::document::{Content, NodeId};
use crate::finding::{Edit, Fix};
use crate::source::Span;

/// Keeps the one that is replaced: `UpdateReplacePolicy: Retain` beside its type.
pub(super) fn retain(template: &Template<'_>, resource: &Resource) -> Option<Fix> {
    if !resource.bound.is_empty() || template.path().file_name().ends_with(".snap") {
        return None;
    }
    let document = &template.document;
    let text = &template.text.text;
    let edit = match document.pairs(resource.node).iter().find(|pair| pair.key == "UpdateReplacePolicy") {
        Some(pair) => {
            let node = document.node(pair.value).filter(|node| node.tag.is_none())?;
            let quoted = text.get(node.span.start..)?.starts_with('"');
            Edit { span: node.span, text: if quoted { "\"Retain\"" } else { "Retain" }.to_owned() }
        }
        None => {
            let of = document.pairs(resource.node).iter().find(|pair| pair.key == "Type")?;
            let end = document.node(of.value)?.span.end;
            let line = text.get(..of.key_span.start)?.rfind('\n').map_or(0, |end| end + 1);
            let lead = text.get(line..of.key_span.start)?;
            let quoted = text.get(of.key_span.start..)?.starts_with('"');
            let flow = text.get(document.node(resource.node)?.span.start..)?.starts_with('{');
            let alone = lead.chars().all(|c| c == ' ' || c == '\t');
            let written = match (quoted, flow, alone) {
                (true, _, true) => format!(",\n{lead}\"UpdateReplacePolicy\": \"Retain\""),
                (true, _, false) => ", \"UpdateReplacePolicy\": \"Retain\"".to_owned(),
                (false, true, _) => ", UpdateReplacePolicy: Retain".to_owned(),
                (false, false, true) => format!("\n{lead}UpdateReplacePolicy: Retain"),
                (false, false, false) => return None,
            };
            Edit { span: Span::new(end, end), text: written }
        }
    };
    Some(Fix {
        description: "keep the one that is replaced; deploy this policy first, by itself".to_owned(),
        path: template.path().clone(),
        edits: vec![edit],
    })
}

/// Gives `resource` of the after side back its logical id, wherever the template says it.
pub(super) fn keep_id(after: &Template<'_>, resource: &Resource, id: &str) -> Option<Fix> {
    /// A template that says it more often is edited by hand.
    const EDITS: usize = 60;
    if !resource.bound.is_empty() || after.resource(id).is_some() || after.path().file_name().ends_with(".snap") {
        return None;
    }
    let mut spans: FxHashSet<(usize, usize)> = FxHashSet::default();
    let key = within(after, resource.key, &resource.id);
    spans.extend(key.iter().map(|span| (span.start, span.end)));
    for (span, within_text) in references(after) {
        let named = within(after, span, &resource.id).into_iter();
        let holds = |span: &Span| !within_text || after.text.text.get(..span.start).is_some_and(|t| t.ends_with("${"));
        spans.extend(named.filter(holds).map(|span| (span.start, span.end)));
    }
    if spans.len() > EDITS || key.is_empty() {
        return None;
    }
    let mut spans: Vec<(usize, usize)> = spans.into_iter().collect();
    spans.sort_unstable();
    let edits = spans.into_iter().map(|(start, end)| Edit { span: Span::new(start, end), text: id.to_owned() });
    let description = "keep the logical id".to_owned();
    Some(Fix { description, path: after.path().clone(), edits: edits.collect() })
}

/// Where `id` stands as a whole word in `span`.
fn within(template: &Template<'_>, span: Span, id: &str) -> Vec<Span> {
    let text = template.text.slice(span);
    let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let found = text.match_indices(id).filter(|(at, _)| {
        let before = text.get(..*at).and_then(|front| front.chars().next_back());
        let after = text.get(at + id.len()..).and_then(|rest| rest.chars().next());
        !word(before) && !word(after)
    });
    found.map(|(at, _)| Span::new(span.start + at, span.start + at + id.len())).collect()
}

/// Where the template refers to resources, and whether within a text: `${Db}`.
fn references(template: &Template<'_>) -> Vec<(Span, bool)> {
    let document = &template.document;
    let mut out = Vec::new();
    let mut seen: FxHashSet<NodeId> = FxHashSet::default();
    let mut rest: Vec<(NodeId, bool, bool)> = vec![(template.root, false, false)];
    while let Some((id, refers, text)) = rest.pop() {
        let Some(node) = document.node(id).filter(|_| seen.insert(id)) else { continue };
        let tagged = node.tag.as_deref().is_some_and(|tag| matches!(tag, "!Ref" | "!GetAtt" | "!Sub"));
        let refers = refers || tagged;
        let text = text || node.tag.as_deref() == Some("!Sub");
        match &node.content {
            Content::Scalar(_) if refers => out.push((node.span, text)),
            Content::Scalar(_) => {}
            // Of `[A, Arn]` and `[text, names]` the first item refers.
            Content::List(items) => rest.extend(items.iter().map(|item| (*item, refers, text))),
            Content::Map(pairs) => rest.extend(pairs.iter().map(|pair| {
                let names = matches!(pair.key.as_str(), "Ref" | "Fn::GetAtt" | "Fn::Sub" | "DependsOn");
                (pair.value, names, pair.key == "Fn::Sub")
            })),
        }
    }
    out
}
