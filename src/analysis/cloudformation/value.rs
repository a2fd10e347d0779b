//! What a value comes to, as far as the template says.

use std::cell::Cell;

use super::template::{Resource, Template};
use super::{facts, template};
use crate::fact::Piece;
use crate::fact::document::{Content, NodeId};

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    /// None: `AWS::NoValue`, or nothing is written.
    Absent,
    /// A text, a number, a truth value.
    Text(Vec<Part>),
    List(Vec<Value>),
    Map(Vec<(String, Value)>),
    /// One of two, by a condition that the template alone does not decide.
    If(String, Box<Value>, Box<Value>),
    /// One of several, by a key that is only known when it is deployed: a region.
    Choice(Vec<(String, Value)>),
}

/// A part of a text.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Part {
    Literal(String),
    /// What the template does not say.
    Open(Open),
}

/// Something that is only known when it is deployed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Open {
    pub(super) kind: Kind,
    /// The parameter or resource.
    pub(super) of: String,
    /// All of it: two that read the same are the same.
    pub(super) name: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Parameter,
    Resource,
    Other,
}

impl Value {
    pub(super) fn literal(text: &str) -> Self {
        Value::Text(vec![Part::Literal(text.to_owned())])
    }

    /// The text, where all of it is known.
    pub(super) fn as_literal(&self) -> Option<String> {
        let Value::Text(parts) = self else { return None };
        parts.iter().map(|part| if let Part::Literal(text) = part { Some(text.as_str()) } else { None }).collect()
    }

    /// What of it is open, wherever it stands.
    pub(super) fn open(&self) -> Vec<&Open> {
        let mut open = Vec::new();
        let mut rest = vec![self];
        while let Some(value) = rest.pop() {
            match value {
                Value::Absent => {}
                Value::Text(parts) => {
                    open.extend(parts.iter().filter_map(|part| match part {
                        Part::Open(inner) => Some(inner),
                        Part::Literal(_) => None,
                    }));
                }
                Value::List(items) => rest.extend(items),
                Value::Map(pairs) | Value::Choice(pairs) => rest.extend(pairs.iter().map(|(_, value)| value)),
                Value::If(_, held, other) => rest.extend([held.as_ref(), other.as_ref()]),
            }
        }
        open
    }

    /// The value under `key` of a map.
    pub(super) fn get(&self, key: &str) -> Option<&Value> {
        let Value::Map(pairs) = self else { return None };
        pairs.iter().find(|(name, _)| name == key).map(|(_, value)| value)
    }
}

/// Most nodes that one value may take: aliases may write a small text out to a large one.
const NODES: usize = 20_000;

/// Deepest nesting of calls.
pub(super) const DEPTH: usize = 48;

/// Reads values of one template.
pub(super) struct Resolver<'t> {
    pub(super) template: &'t Template<'t>,
    /// Whether parameters stand for their defaults, and resources for the names they are given.
    pub(super) fill: bool,
    /// Logical ids of this side that are called otherwise on the other one.
    pub(super) renamed: &'t [(String, String)],
    left: Cell<usize>,
}

impl<'t> Resolver<'t> {
    pub(super) fn new(template: &'t Template<'t>, fill: bool, renamed: &'t [(String, String)]) -> Self {
        Self { template, fill, renamed, left: Cell::new(NODES) }
    }

    /// The value of `id` within `resource`.
    pub(super) fn of(&self, resource: &Resource, id: NodeId) -> Value {
        self.left.set(NODES);
        self.value(id, &resource.bound, DEPTH)
    }

    pub(super) fn value(&self, id: NodeId, bound: &[(String, String)], depth: usize) -> Value {
        if depth == 0 || !self.may_read(1) {
            return other("too large".to_owned());
        }
        let document = &self.template.document;
        let Some(node) = document.node(id) else { return Value::Absent };
        if let Some(name) = node.tag.as_deref().and_then(function) {
            return self.call(&name, id, bound, depth);
        }
        match &node.content {
            Content::Scalar(pieces) => self.text(pieces),
            Content::List(items) => Value::List(self.each(items, bound, depth)),
            Content::Map(pairs) => {
                if let [pair] = pairs.as_slice()
                    && (pair.key == "Ref" || pair.key.starts_with("Fn::") || pair.key == "Condition")
                {
                    return self.call(&pair.key, pair.value, bound, depth);
                }
                let inner = pairs
                    .iter()
                    .map(|pair| (template::filled(&pair.key, bound), self.value(pair.value, bound, depth - 1)));
                Value::Map(inner.filter(|(_, value)| *value != Value::Absent).collect())
            }
        }
    }

    /// Counts what is read, of this value and of the whole template.
    pub(super) fn may_read(&self, work: usize) -> bool {
        let left = self.left.get();
        self.left.set(left.saturating_sub(work));
        left > work && self.template.may_read(work)
    }

    /// A text that is written out here; a long one counts for more.
    fn text(&self, pieces: &[Piece]) -> Value {
        const BYTES: usize = 64;
        let length: usize =
            pieces.iter().map(|piece| if let Piece::Literal { text, .. } = piece { text.len() } else { 8 }).sum();
        if self.may_read(length / BYTES) { text(pieces) } else { other("too large".to_owned()) }
    }

    fn charged(&self, text: &str) -> Value {
        self.text(&[Piece::Literal { text: text.to_owned(), span: crate::source::Span::default() }])
    }

    fn each(&self, items: &[NodeId], bound: &[(String, String)], depth: usize) -> Vec<Value> {
        let values = items.iter().map(|item| self.value(*item, bound, depth - 1));
        values.filter(|value| *value != Value::Absent).collect()
    }

    /// What stands under `id`, whatever its tag says.
    fn untagged(&self, id: NodeId, bound: &[(String, String)], depth: usize) -> Value {
        match self.template.document.node(id).map(|node| &node.content) {
            Some(Content::Scalar(pieces)) => self.text(pieces),
            Some(Content::List(items)) => Value::List(self.each(items, bound, depth)),
            Some(Content::Map(_)) | None => {
                let tagged = self.template.document.node(id).is_some_and(|node| node.tag.is_some());
                let pairs = self.template.document.pairs(id).iter();
                if tagged {
                    let inner = pairs.map(|pair| (pair.key.clone(), self.value(pair.value, bound, depth - 1)));
                    return Value::Map(inner.collect());
                }
                self.value(id, bound, depth - 1)
            }
        }
    }

    fn call(&self, name: &str, argument: NodeId, bound: &[(String, String)], depth: usize) -> Value {
        if depth < 2 {
            return other("too deep".to_owned());
        }
        let depth = depth - 1;
        let items = self.template.document.items(argument);
        match (name, items) {
            ("Ref", _) => {
                let name = self.template.document.rendered(argument).unwrap_or_default();
                self.reference(&template::filled(&name, bound), bound)
            }
            ("Fn::GetAtt", _) => {
                let parts = if items.is_empty() {
                    self.template.document.rendered(argument).unwrap_or_default()
                } else {
                    let parts = items.iter().map(|item| render(&self.value(*item, bound, depth)));
                    parts.collect::<Vec<_>>().join(".")
                };
                self.attribute(&template::filled(&parts, bound))
            }
            ("Fn::Sub", [text, names]) => self.substituted(*text, Some(*names), bound, depth),
            ("Fn::Sub", _) => self.substituted(argument, None, bound, depth),
            ("Fn::Join", [delimiter, list]) => self.joined(*delimiter, *list, bound, depth),
            ("Fn::If", [condition, held, not]) => {
                let condition = self.template.document.rendered(*condition).unwrap_or_default();
                match self.holds(&condition) {
                    Some(true) => self.value(*held, bound, depth),
                    Some(false) => self.value(*not, bound, depth),
                    None => {
                        let (held, not) = (self.value(*held, bound, depth), self.value(*not, bound, depth));
                        if held == not { held } else { Value::If(condition, Box::new(held), Box::new(not)) }
                    }
                }
            }
            ("Fn::FindInMap", [map, first, second, ..]) => self.mapped([*map, *first, *second], bound, depth),
            ("Fn::Select", [index, list]) => {
                let index = self.value(*index, bound, depth).as_literal().and_then(|index| index.parse::<usize>().ok());
                let list = self.value(*list, bound, depth);
                match (index, &list) {
                    (Some(index), Value::List(items)) if index < items.len() => {
                        items.get(index).cloned().unwrap_or(Value::Absent)
                    }
                    (index, list) => other(format!("Select {index:?} {}", render(list))),
                }
            }
            ("Fn::Split", [delimiter, text]) => {
                let split = |text: String, by: String| text.split(&by).map(Value::literal).collect();
                let (by, text) = (self.value(*delimiter, bound, depth), self.value(*text, bound, depth));
                match (by.as_literal().filter(|by| !by.is_empty()), text.as_literal()) {
                    (Some(by), Some(text)) => Value::List(split(text, by)),
                    _ => other(format!("Split {} {}", render(&by), render(&text))),
                }
            }
            ("Fn::Equals" | "Fn::And" | "Fn::Or" | "Fn::Not", _) => {
                let items = self.each(items, bound, depth);
                Value::List(std::iter::once(Value::literal(name)).chain(items).collect())
            }
            ("Fn::Base64", _) => self.untagged(argument, bound, depth),
            (name, _) => other(format!("{name} {}", render(&self.untagged(argument, bound, depth)))),
        }
    }

    /// What `Ref` gives.
    fn reference(&self, name: &str, bound: &[(String, String)]) -> Value {
        if let Some((_, value)) = bound.iter().rev().find(|(variable, _)| variable == name) {
            return Value::literal(value);
        }
        if let Some((_, value)) = self.template.given.iter().find(|(parameter, _)| parameter == name) {
            return self.charged(value);
        }
        if name == "AWS::NoValue" {
            return Value::Absent;
        }
        if self.template.resource(name).is_some() {
            let given = if self.fill { self.given_name(name) } else { None };
            return given.unwrap_or_else(|| open(Kind::Resource, self.known_as(name), self.known_as(name)));
        }
        match self.template.entry("Parameters", name) {
            Some(parameter) if self.fill => {
                self.default(parameter).unwrap_or_else(|| open(Kind::Parameter, name, name))
            }
            Some(_) => open(Kind::Parameter, name, name),
            None => open(Kind::Other, name, name),
        }
    }

    /// The name that a template gives a resource, which `Ref` of it stands for.
    fn given_name(&self, id: &str) -> Option<Value> {
        let resource = self.template.resource(id)?;
        let known = facts::of(&resource.of);
        let [property] = known.names() else { return None };
        let document = &self.template.document;
        let node = document.get(document.get(resource.node, "Properties")?, property)?;
        document
            .rendered(node)
            .filter(|_| document.node(node).is_some_and(|node| node.tag.is_none()))
            .map(|name| Value::literal(&name))
    }

    fn default(&self, parameter: NodeId) -> Option<Value> {
        let document = &self.template.document;
        let of = document.get(parameter, "Type").and_then(|of| document.rendered(of)).unwrap_or_default();
        let default = document.get(parameter, "Default")?;
        let default = self.text(document.text(default)?).as_literal()?;
        if of.starts_with("AWS::SSM::") {
            return Some(other(format!("parameter {default}")));
        }
        let list = of == "CommaDelimitedList" || of.starts_with("List<");
        Some(match list {
            true => Value::List(default.split(',').map(|item| Value::literal(item.trim())).collect()),
            false => Value::literal(&default),
        })
    }

    fn attribute(&self, path: &str) -> Value {
        let (id, rest) = path.split_once('.').unwrap_or((path, ""));
        let id = self.known_as(id);
        open(Kind::Resource, id, &format!("{id}.{rest}"))
    }

    /// What the other side calls a resource.
    fn known_as<'n>(&'n self, id: &'n str) -> &'n str {
        self.renamed.iter().find(|(own, _)| own == id).map_or(id, |(_, other)| other)
    }

    fn substituted(&self, text_id: NodeId, names: Option<NodeId>, bound: &[(String, String)], depth: usize) -> Value {
        let Value::Text(pieces) = self.untagged(text_id, bound, depth) else { return other("Sub".to_owned()) };
        let mut parts = Vec::new();
        for piece in pieces {
            let Part::Literal(text) = piece else {
                parts.push(piece);
                continue;
            };
            let mut rest = text.as_str();
            while let Some((front, behind)) = rest.split_once("${") {
                parts.push(Part::Literal(front.to_owned()));
                let Some((name, after)) = behind.split_once('}') else {
                    parts.push(Part::Literal(format!("${{{behind}")));
                    rest = "";
                    break;
                };
                match name.strip_prefix('!') {
                    Some(literal) => parts.push(Part::Literal(format!("${{{literal}}}"))),
                    None => parts.extend(parts_of(self.substitute(name.trim(), names, bound, depth))),
                }
                rest = after;
            }
            parts.push(Part::Literal(rest.to_owned()));
        }
        Value::Text(merged(parts))
    }

    fn substitute(&self, name: &str, names: Option<NodeId>, bound: &[(String, String)], depth: usize) -> Value {
        let document = &self.template.document;
        if let Some(given) = names.and_then(|names| document.get(names, name)) {
            return self.value(given, bound, depth);
        }
        if name.contains('.') { self.attribute(name) } else { self.reference(name, bound) }
    }

    fn joined(&self, delimiter: NodeId, list: NodeId, bound: &[(String, String)], depth: usize) -> Value {
        let delimiter = self.value(delimiter, bound, depth).as_literal().unwrap_or_default();
        match self.value(list, bound, depth) {
            Value::List(items) => {
                let mut parts = Vec::new();
                for (index, item) in items.into_iter().enumerate() {
                    parts.extend((index > 0).then(|| Part::Literal(delimiter.clone())));
                    parts.extend(parts_of(item));
                }
                Value::Text(merged(parts))
            }
            list => other(format!("Join {delimiter} {}", render(&list))),
        }
    }

    fn mapped(&self, [map, first, second]: [NodeId; 3], bound: &[(String, String)], depth: usize) -> Value {
        let document = &self.template.document;
        let key = |id: NodeId| self.value(id, bound, depth);
        let (name, first, second) = (key(map), key(first), key(second));
        let all = name.as_literal().and_then(|name| self.template.entry("Mappings", &name));
        let inner = |from: NodeId, key: &str| document.get(from, key);
        let value = |id: Option<NodeId>| id.map(|id| self.value(id, bound, depth));
        let choice = |choices: Vec<(String, Value)>| match choices.as_slice() {
            [(_, one), rest @ ..] if rest.iter().all(|(_, value)| value == one) => one.clone(),
            _ => Value::Choice(choices),
        };
        let found = all.and_then(|all| match (first.as_literal(), second.as_literal()) {
            (Some(first), Some(second)) => value(inner(inner(all, &first)?, &second)),
            (None, Some(second)) => {
                let rows = document.pairs(all).iter();
                let rows = rows.filter_map(|row| Some((row.key.clone(), value(inner(row.value, &second))?)));
                Some(rows.collect::<Vec<_>>()).filter(|rows| !rows.is_empty()).map(choice)
            }
            (Some(first), None) => {
                let rows = document.pairs(inner(all, &first)?).iter();
                let rows = rows.filter_map(|row| Some((row.key.clone(), value(Some(row.value))?)));
                Some(rows.collect::<Vec<_>>()).filter(|rows| !rows.is_empty()).map(choice)
            }
            (None, None) => None,
        });
        found.unwrap_or_else(|| other(format!("map {} {} {}", render(&name), render(&first), render(&second))))
    }
}

/// The function that a short tag stands for.
pub(super) fn function(tag: &str) -> Option<String> {
    match tag.strip_prefix('!')? {
        "Ref" => Some("Ref".to_owned()),
        "Condition" => Some("Condition".to_owned()),
        name if name.starts_with(|c: char| c.is_ascii_uppercase()) => Some(format!("Fn::{name}")),
        _ => None,
    }
}

fn open(kind: Kind, of: &str, name: &str) -> Value {
    Value::Text(vec![Part::Open(Open { kind, of: of.to_owned(), name: name.to_owned() })])
}

fn other(name: String) -> Value {
    open(Kind::Other, "", &name)
}

fn text(pieces: &[Piece]) -> Value {
    let parts = pieces.iter().map(|piece| match piece {
        // What it refers to is read when the stack is deployed.
        Piece::Literal { text, .. } if text.contains("{{resolve:") => {
            Part::Open(Open { kind: Kind::Other, of: String::new(), name: text.clone() })
        }
        Piece::Literal { text, .. } => Part::Literal(text.clone()),
        Piece::Hole { name, .. } => Part::Open(Open { kind: Kind::Other, of: String::new(), name: name.clone() }),
    });
    Value::Text(merged(parts.collect()))
}

/// The parts of a value within a text.
fn parts_of(value: Value) -> Vec<Part> {
    match value {
        Value::Text(parts) => parts,
        Value::Absent => Vec::new(),
        value => {
            let first = value.open().into_iter().find(|open| open.kind == Kind::Resource).cloned();
            let (kind, of) = first.map_or((Kind::Other, String::new()), |open| (open.kind, open.of));
            vec![Part::Open(Open { kind, of, name: render(&value) })]
        }
    }
}

fn merged(parts: Vec<Part>) -> Vec<Part> {
    let mut out: Vec<Part> = Vec::new();
    for part in parts {
        match (part, out.last_mut()) {
            (Part::Literal(text), Some(Part::Literal(last))) => last.push_str(&text),
            (Part::Literal(text), _) if text.is_empty() => {}
            (part, _) => out.push(part),
        }
    }
    out
}

/// A value as a text that tells it from others.
pub(super) fn render(value: &Value) -> String {
    match value {
        Value::Absent => "-".to_owned(),
        Value::Text(parts) => parts
            .iter()
            .map(|part| match part {
                Part::Literal(text) => text.clone(),
                Part::Open(open) => format!("{{{}}}", open.name),
            })
            .collect(),
        Value::List(items) => format!("[{}]", items.iter().map(render).collect::<Vec<_>>().join(", ")),
        Value::Map(pairs) | Value::Choice(pairs) => {
            let pairs = pairs.iter().map(|(key, value)| format!("{key}: {}", render(value)));
            format!("{{{}}}", pairs.collect::<Vec<_>>().join(", "))
        }
        Value::If(condition, held, not) => format!("If {condition} {} {}", render(held), render(not)),
    }
}
