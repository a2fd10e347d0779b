//! What an expression is worth: shallow, local propagation of literals through names, concatenation and formatting.

use tree_sitter::Node;

use super::format;
use super::macros::empty_document;
use super::names::Names;
use crate::fact::path::{is_temporary_name, worst};
use crate::fact::{Catalogue, Origin, Piece, Value};
use crate::lang::{Host, Kind, Part};
use crate::source::{Source, Span};

/// Deepest expression that is followed.
pub(super) const DEPTH: usize = 40;

/// Reads values at one place of a file.
pub(super) struct Reader<'a> {
    pub(super) host: &'static Host,
    pub(super) source: &'a Source,
    pub(super) names: &'a Names,
    pub(super) catalogue: &'a Catalogue,
    pub(super) language: &'a str,
}

impl Reader<'_> {
    pub(super) fn text(&self, node: Node<'_>) -> &str {
        self.source.slice(node.byte_range().into())
    }

    /// The name and the value of an assignment.
    pub(super) fn binding(&self, node: Node<'_>) -> Option<(String, Value)> {
        let bound = self.host.part(node, Part::Bound)?;
        // `a, err := f()` binds `a` to what is known of the first value.
        let name = Some(self.bare(bound)).filter(|n| self.host.kind(*n) == Kind::Name)?;
        // `with open(x) as f` has no name for what `f` is.
        let unnamed = || node.named_child(0).filter(|first| *first != bound);
        let value = self.host.part(node, Part::Worth).or_else(unnamed)?;
        Some((self.text(name).to_owned(), self.value(value, 0)))
    }

    /// The first name in what wraps one: `a, err`, `$a`.
    pub(super) fn bare<'tree>(&self, node: Node<'tree>) -> Node<'tree> {
        node.named_child(0).filter(|_| self.host.kind(node) == Kind::Wrapper).unwrap_or(node)
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
            // Some grammars take these for names.
            Kind::Name if matches!(self.text(node), "true" | "false" | "null") => {
                Value::Literal(self.text(node).to_owned())
            }
            Kind::Name => self.name(self.text(node), span),
            // A symbol is its name.
            Kind::Literal => Value::Literal(self.text(node).trim_start_matches(':').to_owned()),
            Kind::Heredoc => self.heredoc(node).map_or(Value::Unknown, |body| Value::Text(self.string(body, depth))),
            Kind::Wrapper | Kind::Argument => {
                self.wrapped(node).map_or(Value::Unknown, |inner| self.value(inner, depth + 1))
            }
            Kind::Binary => self.binary(node, depth),
            Kind::Dictionary => self.map(node, depth),
            Kind::Closure => self.constant(node).map_or(Value::Unknown, Value::Literal),
            Kind::Macro if empty_document(self.text(node)) => Value::Literal("{}".to_owned()),
            Kind::Macro => self.format_macro(node, depth),
            Kind::Item => self.variable(node).unwrap_or(Value::Unknown),
            Kind::Path => Value::Name(self.text(node).replace("::", ".")),
            Kind::Ternary => self.either(node, depth),
            Kind::Member => self.name(self.text(node), span),
            _ => Value::Unknown,
        }
    }

    /// `os.environ["DATA_DIR"]`: a variable of the environment, by its name.
    fn variable(&self, item: Node<'_>) -> Option<Value> {
        let from = self.path(item.named_child(0)?, 0);
        let key = bare_key(self.text(item.named_child(1)?));
        matches!(from.as_str(), "os.environ" | "environ" | "process.env" | "ENV")
            .then(|| self.variable_named(key, item.byte_range().into()))
    }

    /// A variable of the environment.
    pub(super) fn variable_named(&self, name: String, span: Span) -> Value {
        let origin = self.origin(&name);
        Value::Text(vec![Piece::Hole { name, origin, span }])
    }

    /// What an argument or an item is: one with a name in front is a pair, one without is worth what it holds.
    pub(super) fn role(&self, node: Node<'_>) -> Kind {
        match self.host.kind(node) {
            Kind::Argument if self.host.part(node, Part::Name).is_some() => Kind::Pair,
            Kind::Argument => Kind::Wrapper,
            kind => kind,
        }
    }

    /// What a function without a name always gives back: `=> true`.
    fn constant(&self, closure: Node<'_>) -> Option<String> {
        let mut at = self.host.part(closure, Part::Body)?;
        for _ in 0..4 {
            if self.host.kind(at) == Kind::Literal {
                return Some(format!("=> {}", self.text(at)));
            }
            let is_block = matches!(self.host.kind(at), Kind::Other | Kind::Exit | Kind::Wrapper);
            at = at.named_child(0).filter(|_| is_block && at.named_child_count() == 1)?;
        }
        None
    }

    /// What stands in parentheses, behind `&` or `await`.
    pub(super) fn wrapped<'tree>(&self, node: Node<'tree>) -> Option<Node<'tree>> {
        self.host.part(node, Part::Worth).or_else(|| node.named_child(0))
    }

    /// The text of a here-document: the next that stands after the node or what holds it.
    fn heredoc<'tree>(&self, node: Node<'tree>) -> Option<Node<'tree>> {
        let mut at = node;
        for _ in 0..DEPTH {
            let mut next = at.next_named_sibling();
            while let Some(sibling) = next {
                if self.host.kind(sibling) == Kind::Text && sibling.end_position().row > node.start_position().row {
                    return Some(sibling);
                }
                next = sibling.next_named_sibling().filter(|n| n.start_position().row <= node.end_position().row + 1);
            }
            at = at.parent()?;
        }
        None
    }

    /// A map whose keys are written down; an empty one is what a driver reads as "everything".
    fn map(&self, node: Node<'_>, depth: usize) -> Value {
        if node.named_child_count() == 0 {
            return Value::Literal("{}".to_owned());
        }
        let mut cursor = node.walk();
        if node.named_children(&mut cursor).all(|item| self.role(item) == Kind::Wrapper) {
            return Value::List(node.named_children(&mut cursor).map(|item| self.value(item, depth + 1)).collect());
        }
        let pairs = node.named_children(&mut cursor).filter_map(|pair| match self.role(pair) {
            Kind::Pair => {
                let key = self.host.part(pair, Part::Key).or_else(|| self.host.part(pair, Part::Name))?;
                let value = self.host.part(pair, Part::Worth);
                Some((bare_key(self.text(key)), value.map_or(Value::Unknown, |value| self.value(value, depth + 1))))
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

    pub(super) fn origin(&self, name: &str) -> Origin {
        if is_temporary_name(name) || name == "OUT_DIR" { Origin::Temporary } else { Origin::Unknown }
    }

    pub(super) fn name(&self, name: &str, span: Span) -> Value {
        match self.names.get(name) {
            Some(value) if *value != Value::Unknown => value.clone(),
            _ => Value::Text(vec![Piece::Hole { name: name.to_owned(), origin: self.origin(name), span }]),
        }
    }

    /// The value as pieces of text; a path call gives the pieces of the path.
    pub(super) fn pieces(&self, value: Value, span: Span) -> Vec<Piece> {
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
            "+" | "." => {
                let right = self.value(right, depth + 1);
                if let (Value::List(mut a), Value::List(b)) = (left.clone(), right.clone()) {
                    a.extend(b);
                    return Value::List(a);
                }
                let mut pieces = self.pieces(left, span);
                pieces.extend(self.pieces(right, span));
                Value::Text(pieces)
            }
            // Either may be what is used: the one that is worst to lose.
            "??" | "||" | "or" => worst(vec![left, self.value(right, depth + 1)]),
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

    pub(super) fn string(&self, node: Node<'_>, depth: usize) -> Vec<Piece> {
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
                    let mut cursor = child.walk();
                    let inner = child.named_children(&mut cursor).find(|c| self.host.kind(*c) != Kind::Silent);
                    let value = inner.map_or(Value::Unknown, |inner| self.value(inner, depth + 1));
                    pieces.extend(self.pieces(value, at));
                }
                Kind::Text => pieces.extend(self.string(child, depth + 1)),
                // `"DROP TABLE $t"`
                Kind::Name | Kind::Wrapper | Kind::Member | Kind::Call => {
                    pieces.extend(self.pieces(self.value(child, depth + 1), at));
                }
                _ => {}
            }
        }
        if node.named_child_count() == 0 && text.starts_with('@') {
            // A verbatim text, which its grammar does not look into.
            let bare = text.strip_prefix("@\"").and_then(|text| text.strip_suffix('"')).unwrap_or_default();
            pieces.push(Piece::Literal { text: bare.replace("\"\"", "\""), span: node.byte_range().into() });
        }
        if self.host.dollars { self.dollars(pieces) } else { pieces }
    }

    /// Takes `$name` out of the literal pieces of a text.
    fn dollars(&self, pieces: Vec<Piece>) -> Vec<Piece> {
        let mut found = Vec::new();
        let mut after_sign = false;
        for piece in pieces {
            let Piece::Literal { text, span } = &piece else {
                after_sign = false;
                found.push(piece);
                continue;
            };
            let name_ends = text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
            let (name, rest) = text.split_at_checked(name_ends).unwrap_or_default();
            if after_sign && !name.is_empty() {
                found.pop();
                found.extend(self.pieces(self.name(name, *span), *span));
                found.push(Piece::Literal { text: rest.to_owned(), span: *span });
            } else {
                found.push(piece.clone());
            }
            after_sign = text == "$";
        }
        found
    }
}

/// A key without what marks it as one: `"a"`, `:a`, `a:`.
pub(super) fn bare_key(text: &str) -> String {
    text.trim_matches(['"', '\'', '`', ':']).to_owned()
}

pub(super) fn plain(text: &str, raw: bool) -> String {
    if raw { text.to_owned() } else { unescape(text) }
}

/// The escapes that matter for reading SQL and commands.
pub(super) fn unescape(text: &str) -> String {
    if !text.contains('\\') {
        return text.to_owned();
    }
    text.replace("\\n", "\n")
        .replace("\\t", "\t")
        .replace("\\\"", "\"")
        .replace("\\'", "'")
        .replace("\\\r\n", "")
        .replace("\\\n", "")
        .replace("\\`", "`")
        .replace("\\$", "$")
}
