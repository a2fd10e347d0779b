//! What an expression is worth: shallow, local propagation of literals through names, concatenation and formatting.

use tree_sitter::Node;

use super::format::{self, Fillers};
use super::names::Names;
use crate::fact::path::{is_temporary_name, worst};
use crate::fact::{Catalogue, Origin, Piece, Value};
use crate::lang::{Host, Kind, Part};
use crate::source::{Source, Span};

/// Deepest expression that is followed.
pub(super) const DEPTH: usize = 40;

/// A call, read.
#[derive(Clone, Debug, Default)]
pub(super) struct Call {
    pub(super) callee: String,
    pub(super) receiver: Option<Value>,
    pub(super) arguments: Vec<Value>,
    /// `name=value` of keyword arguments.
    pub(super) named: Vec<String>,
    /// The same as values.
    pub(super) keywords: Vec<(String, Value)>,
    /// The methods that are called on what it yields.
    pub(super) then: Vec<String>,
}

/// Reads values at one place of a file.
pub(super) struct Reader<'a> {
    pub(super) host: &'static Host,
    pub(super) source: &'a Source,
    pub(super) names: &'a Names,
    pub(super) catalogue: &'a Catalogue,
    pub(super) language: &'a str,
}

impl Reader<'_> {
    fn text(&self, node: Node<'_>) -> &str {
        self.source.slice(node.byte_range().into())
    }

    /// The name and the value of an assignment.
    pub(super) fn binding(&self, node: Node<'_>) -> Option<(String, Value)> {
        let name = self.host.part(node, Part::Bound).filter(|n| self.host.kind(*n) == Kind::Name)?;
        let value = self.host.part(node, Part::Worth)?;
        Some((self.text(name).to_owned(), self.value(value, 0)))
    }

    /// What an expression is worth.
    pub(super) fn value(&self, node: Node<'_>, depth: usize) -> Value {
        if depth > DEPTH {
            return Value::Unknown;
        }
        let span: Span = node.byte_range().into();
        match self.host.kind(node) {
            Kind::Text | Kind::Texts => Value::Text(self.string(node, depth)),
            Kind::List => {
                let mut cursor = node.walk();
                let items = node.named_children(&mut cursor).filter(|item| self.host.kind(*item) != Kind::Silent);
                Value::List(items.flat_map(|item| self.item(item, depth + 1)).collect())
            }
            Kind::Call => self.call_value(node, depth),
            Kind::Name => self.name(self.text(node), span),
            Kind::Literal => Value::Literal(self.text(node).to_owned()),
            Kind::Wrapper => self.wrapped(node).map_or(Value::Unknown, |inner| self.value(inner, depth + 1)),
            Kind::Binary => self.binary(node, depth),
            Kind::Dictionary => self.map(node, depth),
            Kind::Macro if empty_document(self.text(node)) => Value::Literal("{}".to_owned()),
            Kind::Macro => self.format_macro(node, depth),
            Kind::Path => Value::Name(self.text(node).replace("::", ".")),
            Kind::Ternary => self.either(node, depth),
            Kind::Member => self.name(self.text(node), span),
            _ => Value::Unknown,
        }
    }

    /// What stands in parentheses, behind `&` or `await`.
    fn wrapped<'tree>(&self, node: Node<'tree>) -> Option<Node<'tree>> {
        self.host.part(node, Part::Worth).or_else(|| node.named_child(0))
    }

    /// A map whose keys are written down; an empty one is what a driver reads as "everything".
    fn map(&self, node: Node<'_>, depth: usize) -> Value {
        if node.named_child_count() == 0 {
            return Value::Literal("{}".to_owned());
        }
        let mut cursor = node.walk();
        let pairs = node.named_children(&mut cursor).filter_map(|pair| match self.host.kind(pair) {
            Kind::Pair => {
                let key = self.host.part(pair, Part::Key)?;
                let key = self.text(key).trim_matches(['"', '\'', '`']).to_owned();
                let value = self.host.part(pair, Part::Worth);
                Some((key, value.map_or(Value::Unknown, |value| self.value(value, depth + 1))))
            }
            Kind::Name => Some((self.text(pair).to_owned(), self.value(pair, depth + 1))),
            Kind::Silent => None,
            _ => Some(("...".to_owned(), Value::Unknown)),
        });
        Value::Map(pairs.collect())
    }

    /// An item of a list: `*name` gives the items of the list that the name is bound to.
    fn item(&self, node: Node<'_>, depth: usize) -> Vec<Value> {
        let inner = node.named_child(0).filter(|_| self.host.kind(node) == Kind::Splat);
        match self.value(inner.unwrap_or(node), depth) {
            Value::List(items) if inner.is_some() => items,
            value => vec![value],
        }
    }

    fn origin(&self, name: &str) -> Origin {
        if is_temporary_name(name) || name == "OUT_DIR" { Origin::Temporary } else { Origin::Unknown }
    }

    fn name(&self, name: &str, span: Span) -> Value {
        match self.names.get(name) {
            Some(value) if *value != Value::Unknown => value.clone(),
            _ => Value::Text(vec![Piece::Hole { name: name.to_owned(), origin: self.origin(name), span }]),
        }
    }

    /// The value as pieces of text; a path call gives the pieces of the path.
    fn pieces(&self, value: Value, span: Span) -> Vec<Piece> {
        match value {
            Value::Text(pieces) => pieces,
            Value::Literal(text) => vec![Piece::Literal { text, span }],
            Value::Call { callee, .. } => {
                let origin = self.catalogue.call_origin(self.language, &callee).unwrap_or_else(|| self.origin(&callee));
                vec![Piece::Hole { name: callee, origin, span }]
            }
            other => vec![Piece::Hole { name: other.render(), origin: Origin::Unknown, span }],
        }
    }

    fn binary(&self, node: Node<'_>, depth: usize) -> Value {
        let (Some(left), Some(right)) = (self.host.part(node, Part::Left), self.host.part(node, Part::Right)) else {
            return Value::Unknown;
        };
        let operator = self.host.part(node, Part::Operator).map(|op| self.text(op)).unwrap_or_default();
        let span: Span = node.byte_range().into();
        let left = self.value(left, depth + 1);
        match operator {
            "+" => {
                let right = self.value(right, depth + 1);
                if let (Value::List(mut a), Value::List(b)) = (left.clone(), right.clone()) {
                    a.extend(b);
                    return Value::List(a);
                }
                let mut pieces = self.pieces(left, span);
                pieces.extend(self.pieces(right, span));
                Value::Text(pieces)
            }
            "/" => {
                let mut pieces = self.pieces(left, span);
                pieces.push(Piece::Literal { text: "/".into(), span });
                pieces.extend(self.pieces(self.value(right, depth + 1), span));
                Value::Text(pieces)
            }
            "%" => {
                let values = match self.value(right, depth + 1) {
                    Value::List(values) => values,
                    value => vec![value],
                };
                let values: Vec<_> = values.into_iter().map(|value| self.pieces(value, span)).collect();
                match left {
                    Value::Text(template) => Value::Text(format::percents(template, &values)),
                    _ => Value::Unknown,
                }
            }
            // Either may be what is used: the one that is worst to lose.
            "??" | "||" | "or" => worst(vec![left, self.value(right, depth + 1)]),
            _ => Value::Unknown,
        }
    }

    /// `a if c else b`: what is worst to lose of the two.
    fn either(&self, node: Node<'_>, depth: usize) -> Value {
        let (then, other) = match self.host.part(node, Part::Condition) {
            Some(_) => (self.host.part(node, Part::Then), self.host.part(node, Part::Else)),
            None => (node.named_child(0), node.named_child(2)),
        };
        let Some((then, other)) = then.zip(other) else { return Value::Unknown };
        match (self.value(then, depth + 1), self.value(other, depth + 1)) {
            (then @ Value::Text(_), other @ Value::Text(_)) => worst(vec![then, other]),
            (then, other) => format::common(&then, &other),
        }
    }

    fn string(&self, node: Node<'_>, depth: usize) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let text = self.text(node);
        let letters = text.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or_default();
        let prefix = text.get(..letters).unwrap_or_default().to_ascii_lowercase();
        let mut cursor = node.walk();
        for child in node.named_children(&mut cursor) {
            let at: Span = child.byte_range().into();
            match self.host.kind(child) {
                Kind::Content => {
                    let text = plain(self.text(child), prefix.contains('r'));
                    let text = if prefix.contains('f') { text.replace("{{", "{").replace("}}", "}") } else { text };
                    pieces.push(Piece::Literal { text, span: at });
                }
                Kind::Escape => pieces.push(Piece::Literal { text: unescape(self.text(child)), span: at }),
                Kind::Interpolation => {
                    let value = child.named_child(0).map_or(Value::Unknown, |inner| self.value(inner, depth + 1));
                    pieces.extend(self.pieces(value, at));
                }
                Kind::Text => pieces.extend(self.string(child, depth + 1)),
                _ => {}
            }
        }
        pieces
    }

    /// `format!("… {} {name}", …)` and `concat!`.
    fn format_macro(&self, node: Node<'_>, depth: usize) -> Value {
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

    fn call_value(&self, node: Node<'_>, depth: usize) -> Value {
        let Some(call) = self.call(node, depth) else { return Value::Unknown };
        let span: Span = node.byte_range().into();
        let last = call.callee.rsplit('.').next().unwrap_or_default();
        let joined = |parts: Vec<Value>| {
            let mut pieces = Vec::new();
            for (index, part) in parts.into_iter().enumerate() {
                if index > 0 {
                    pieces.push(Piece::Literal { text: "/".into(), span });
                }
                pieces.extend(self.pieces(part, span));
            }
            Value::Text(pieces)
        };
        let literal = |value: &Option<Value>| value.as_ref().and_then(Value::as_literal);
        match (last, &call.receiver) {
            ("format", Some(Value::Text(template))) if self.language == "python" => {
                let pieces = |value: &Value| self.pieces(value.clone(), span);
                let fillers = Fillers {
                    positional: call.arguments.iter().map(pieces).collect(),
                    named: call.keywords.iter().map(|(name, value)| (name.clone(), pieces(value))).collect(),
                };
                Value::Text(format::braces(template.clone(), &fillers, |_| None))
            }
            ("join", Some(receiver))
                if matches!((receiver, call.arguments.first()), (Value::Text(_), Some(Value::List(_)))) =>
            {
                let (Some(between), Some(Value::List(words))) = (literal(&call.receiver), call.arguments.first())
                else {
                    return Value::Unknown;
                };
                self.words(words, &between, span)
            }
            ("join", Some(Value::List(words))) => match call.arguments.first().and_then(Value::as_literal) {
                Some(between) => self.words(words, &between, span),
                None => Value::Unknown,
            },
            ("join" | "joinpath", Some(Value::Text(_) | Value::Call { .. })) if !is_path_function(&call.callee) => {
                joined(call.receiver.into_iter().chain(call.arguments).collect())
            }
            ("join" | "resolve", _) if is_path_function(&call.callee) => joined(call.arguments),
            (
                "Path" | "PathBuf" | "str" | "abspath" | "realpath" | "expanduser" | "from" | "new" | "text" | "dedent"
                | "String",
                _,
            ) if call.arguments.len() == 1 && !call.callee.ends_with("Command.new") && !is_of_value(&call.callee) => {
                call.arguments.into_iter().next().unwrap_or(Value::Unknown)
            }
            (
                "as_path" | "path" | "as_ref" | "as_str" | "to_string" | "to_owned" | "into" | "clone" | "resolve"
                | "unwrap" | "strip" | "trim" | "toString" | "to_path_buf" | "as_os_str" | "expect",
                Some(receiver),
            ) => receiver.clone(),
            _ => Value::Call { callee: call.callee, receiver: call.receiver.map(Box::new), arguments: call.arguments },
        }
    }

    /// Words with `between` between them.
    fn words(&self, words: &[Value], between: &str, span: Span) -> Value {
        let mut pieces = Vec::new();
        for (index, word) in words.iter().enumerate() {
            if index > 0 {
                pieces.push(Piece::Literal { text: between.to_owned(), span });
            }
            pieces.extend(self.pieces(word.clone(), span));
        }
        Value::Text(pieces)
    }

    /// The callee of a call as a dotted path.
    pub(super) fn callee(&self, node: Node<'_>) -> Option<String> {
        let callee = self.path(self.host.part(node, Part::Callee).unwrap_or(node), 0);
        Some(self.tagged(node, callee)).filter(|callee| !callee.is_empty())
    }

    /// The name of a function that a template is handed to, ``sql`…` ``, ends in what it is handed.
    fn tagged(&self, call: Node<'_>, callee: String) -> String {
        let list = self.host.part(call, Part::Arguments);
        if list.is_some_and(|list| self.host.kind(list) == Kind::Text) { format!("{callee}`") } else { callee }
    }

    /// A call, with its callee as a dotted path.
    pub(super) fn call(&self, node: Node<'_>, depth: usize) -> Option<Call> {
        if depth > DEPTH {
            return None;
        }
        // Where a grammar has no node for what is called, the call itself is the member: `object.method(…)`.
        let called = self.host.part(node, Part::Callee);
        let generic = called.filter(|called| self.host.kind(*called) == Kind::Generic);
        let called = generic.and_then(|generic| self.host.part(generic, Part::Callee)).or(called);
        let member = called.map_or(Some(node), |called| Some(called).filter(|c| self.host.kind(*c) == Kind::Member));
        let receiver = member.and_then(|member| self.host.part(member, Part::Object));
        let receiver = receiver.map(|receiver| self.value(receiver, depth + 1));
        let callee = self.tagged(node, self.path(called.unwrap_or(node), depth));
        let mut call = Call { callee, receiver, ..Call::default() };
        let Some(list) = self.host.part(node, Part::Arguments) else { return Some(call) };
        if self.host.kind(list) == Kind::Text {
            call.arguments.push(self.value(list, depth + 1));
            return Some(call);
        }
        let mut cursor = list.walk();
        for argument in list.named_children(&mut cursor) {
            match self.host.kind(argument) {
                Kind::Keyword => {
                    let name = self.host.part(argument, Part::Name).map(|n| self.text(n)).unwrap_or_default();
                    let value = self.host.part(argument, Part::Worth);
                    let value = value.map_or(Value::Unknown, |v| self.value(v, depth + 1));
                    call.named.push(format!("{name}={}", value.render()));
                    call.keywords.push((name.to_owned(), value));
                }
                Kind::Silent => {}
                _ => {
                    let value = self.value(argument, depth + 1);
                    value.named("", &mut call.named);
                    call.arguments.push(value);
                }
            }
        }
        Some(call)
    }

    /// The dotted path of a callee: imports resolved, the arguments of inner calls left out.
    pub(super) fn path(&self, node: Node<'_>, depth: usize) -> String {
        if depth > DEPTH {
            return String::new();
        }
        let part = |part| self.host.part(node, part);
        let inner = |node: Option<Node<'_>>| node.map(|node| self.path(node, depth + 1)).unwrap_or_default();
        if let Some(module) = self.host.loads.and_then(|loads| loads(node, self.source)) {
            return module;
        }
        match self.host.kind(node) {
            Kind::Name => {
                let name = self.text(node);
                self.names.imported.get(name).cloned().unwrap_or_else(|| name.to_owned())
            }
            Kind::Generic | Kind::Call if part(Part::Callee).is_some() => inner(part(Part::Callee)),
            Kind::Member | Kind::Path | Kind::Call => {
                let object = inner(part(Part::Object));
                let name = part(Part::Member).map(|name| self.text(name)).unwrap_or_default();
                let name = name.trim_matches(['"', '\'', '`']);
                if object.is_empty() { name.to_owned() } else { format!("{object}.{name}") }
            }
            Kind::Wrapper => inner(self.wrapped(node)),
            Kind::Root => self.text(node).to_owned(),
            _ => String::new(),
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

fn plain(text: &str, raw: bool) -> String {
    if raw { text.to_owned() } else { unescape(text) }
}

/// The escapes that matter for reading SQL and commands.
fn unescape(text: &str) -> String {
    if !text.contains('\\') {
        return text.to_owned();
    }
    text.replace("\\n", "\n")
        .replace("\\t", "\t")
        .replace("\\\"", "\"")
        .replace("\\'", "'")
        .replace("\\\n", "")
        .replace("\\`", "`")
        .replace("\\$", "$")
}

/// Whether a callee is `from` of a value and not of a type: `knex.from("users")`, not `String.from(text)`.
fn is_of_value(callee: &str) -> bool {
    let owner = callee.strip_suffix(".from").map(|owner| owner.rsplit('.').next().unwrap_or_default());
    owner.is_some_and(|owner| owner.starts_with(char::is_lowercase))
}

/// Whether a callee is a function of a path module that puts paths together, not a method of a path.
fn is_path_function(callee: &str) -> bool {
    matches!(
        callee,
        "os.path.join"
            | "path.join"
            | "posixpath.join"
            | "ntpath.join"
            | "path.resolve"
            | "path.posix.join"
            | "path.posix.resolve"
            | "path.win32.join"
            | "path.win32.resolve"
    )
}

/// `doc! {}`, which a driver reads as "every document".
fn empty_document(text: &str) -> bool {
    let bare: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    matches!(bare.as_str(), "doc!{}" | "doc!()" | "bson::doc!{}" | "mongodb::bson::doc!{}")
}
