//! What an expression is worth: shallow, local propagation of literals through names, concatenation and formatting.

use tree_sitter::Node;

use super::Bindings;
use super::table::Table;
use crate::fact::path::is_temporary_name;
use crate::fact::{Catalogue, Origin, Piece, Value};
use crate::source::{Source, Span};

/// Deepest expression that is followed.
const DEPTH: usize = 40;

/// Names in scope.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    values: Bindings,
    /// Local name → what it was imported as.
    imported: rustc_hash::FxHashMap<String, String>,
    /// Where names of the module are bound.
    pub(super) bound_at: Vec<(String, Span)>,
}

impl Names {
    /// Binds `name` from here on.
    pub(super) fn bind(&mut self, name: String, value: Value) {
        self.values.insert(name, value);
    }
}

/// A call, read.
#[derive(Clone, Debug)]
pub(super) struct Call {
    pub(super) callee: String,
    pub(super) receiver: Option<Value>,
    pub(super) arguments: Vec<Value>,
    /// `name=value` of keyword arguments.
    pub(super) named: Vec<String>,
}

/// Reads values at one place of a file.
pub(super) struct Reader<'a> {
    pub(super) table: &'static Table,
    pub(super) source: &'a Source,
    pub(super) names: &'a Names,
    pub(super) catalogue: &'a Catalogue,
    pub(super) language: &'a str,
}

/// Imports and constants at the top of a module.
pub(super) fn module_names(
    root: Node<'_>,
    table: &'static Table,
    source: &Source,
    catalogue: &Catalogue,
    language: &str,
    names: &mut Names,
) {
    let mut cursor = root.walk();
    let children: Vec<Node<'_>> = root.named_children(&mut cursor).collect();
    for child in children {
        let child = if child.kind() == "expression_statement" { child.named_child(0).unwrap_or(child) } else { child };
        let text = source.slice(child.byte_range().into());
        match child.kind() {
            "import_statement" | "import_from_statement" => import_python(text, names),
            "use_declaration" => import_rust(text, names),
            kind if table.assignments.contains(&kind) => {
                let reader = Reader { table, source, names, catalogue, language };
                if let Some((name, value)) = reader.binding(child) {
                    names.bound_at.push((name.clone(), child.byte_range().into()));
                    names.values.insert(name, value);
                }
            }
            _ => {}
        }
    }
}

fn import_python(text: &str, names: &mut Names) {
    let text = text.replace(['(', ')', '\n'], " ");
    let (module, list) = match text.strip_prefix("from ").and_then(|rest| rest.split_once(" import ")) {
        Some((module, list)) => (format!("{}.", module.trim()), list.to_owned()),
        None => (String::new(), text.trim_start_matches("import ").to_owned()),
    };
    for item in list.split(',') {
        let (name, alias) = item.trim().split_once(" as ").unwrap_or((item.trim(), item.trim()));
        if name != alias || !module.is_empty() {
            names.imported.insert(alias.trim().to_owned(), format!("{module}{}", name.trim()));
        }
    }
}

/// `use a::b::{self, c as d, e::f};`, one level of braces.
fn import_rust(text: &str, names: &mut Names) {
    let text = text.trim_start_matches("pub ").trim_start_matches("use ").trim_end_matches(';').replace("::", ".");
    let (prefix, list) = match text.split_once('{') {
        Some((prefix, list)) => (prefix.trim().to_owned(), list.trim_end_matches('}').to_owned()),
        None => (String::new(), text),
    };
    for item in list.split(',').map(str::trim).filter(|item| !item.is_empty()) {
        let (path, alias) = item.split_once(" as ").map_or((item, None), |(path, alias)| (path, Some(alias.trim())));
        let full = if path == "self" { prefix.trim_end_matches('.').to_owned() } else { format!("{prefix}{path}") };
        let last = alias.unwrap_or_else(|| full.rsplit('.').next().unwrap_or_default()).to_owned();
        names.imported.insert(last, full.trim().to_owned());
    }
}

/// Parameters hide what the module binds.
pub(super) fn parameters(node: Node<'_>, source: &Source, names: &mut Names) {
    let Some(list) = node.child_by_field_name("parameters") else { return };
    let words = source.slice(list.byte_range().into()).split(|c: char| !c.is_alphanumeric() && c != '_');
    for word in words {
        names.values.remove(word);
    }
}

impl Reader<'_> {
    fn text(&self, node: Node<'_>) -> &str {
        self.source.slice(node.byte_range().into())
    }

    /// The name and the value of an assignment.
    pub(super) fn binding(&self, node: Node<'_>) -> Option<(String, Value)> {
        let field = |names: [&str; 3]| names.iter().find_map(|name| node.child_by_field_name(name));
        let name = field(["left", "pattern", "name"]).filter(|n| n.kind() == "identifier")?;
        let value = field(["right", "value", "value"])?;
        Some((self.text(name).to_owned(), self.value(value, 0)))
    }

    /// What an expression is worth.
    pub(super) fn value(&self, node: Node<'_>, depth: usize) -> Value {
        if depth > DEPTH {
            return Value::Unknown;
        }
        let span: Span = node.byte_range().into();
        let kind = node.kind();
        if self.table.strings.contains(&kind) {
            return Value::Text(self.string(node, depth));
        }
        if self.table.lists.contains(&kind) {
            let mut cursor = node.walk();
            return Value::List(node.named_children(&mut cursor).map(|item| self.value(item, depth + 1)).collect());
        }
        if self.table.calls.contains(&kind) {
            return self.call_value(node, depth);
        }
        let first = |reader: &Self| node.named_child(0).map_or(Value::Unknown, |inner| reader.value(inner, depth + 1));
        match kind {
            "identifier" => self.name(self.text(node), span),
            "integer" | "float" | "true" | "false" | "none" | "integer_literal" | "boolean_literal" => {
                Value::Literal(self.text(node).to_owned())
            }
            "reference_expression" => {
                node.child_by_field_name("value").map_or(Value::Unknown, |inner| self.value(inner, depth + 1))
            }
            "parenthesized_expression" | "await" | "await_expression" | "try_expression" => first(self),
            "binary_operator" | "binary_expression" => self.binary(node, depth),
            "macro_invocation" => self.format_macro(node, depth),
            "attribute" | "field_expression" => Value::Text(vec![Piece::Hole {
                name: self.text(node).to_owned(),
                origin: self.origin(self.text(node)),
                span,
            }]),
            _ => Value::Unknown,
        }
    }

    fn origin(&self, name: &str) -> Origin {
        if is_temporary_name(name) || name == "OUT_DIR" { Origin::Temporary } else { Origin::Unknown }
    }

    fn name(&self, name: &str, span: Span) -> Value {
        match self.names.values.get(name) {
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
        let (Some(left), Some(right)) = (node.child_by_field_name("left"), node.child_by_field_name("right")) else {
            return Value::Unknown;
        };
        let operator = node.child_by_field_name("operator").map(|op| self.text(op)).unwrap_or_default();
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
            // "… %s" % x: the places stay as they are written.
            "%" => left,
            _ => Value::Unknown,
        }
    }

    fn string(&self, node: Node<'_>, depth: usize) -> Vec<Piece> {
        let text = self.text(node);
        let span: Span = node.byte_range().into();
        if node.kind() == "raw_string_literal" || node.kind() == "string_literal" {
            let head = text.find('"').map_or(0, |at| at + 1);
            let tail = text.rfind('"').unwrap_or(text.len()).max(head);
            return vec![Piece::Literal {
                text: unescape(text.get(head..tail).unwrap_or_default()),
                span: Span::new(span.start + head, span.start + tail),
            }];
        }
        let mut pieces = Vec::new();
        let mut cursor = node.walk();
        for child in node.named_children(&mut cursor) {
            let at: Span = child.byte_range().into();
            match child.kind() {
                "string_content" => pieces.push(Piece::Literal { text: unescape(self.text(child)), span: at }),
                "interpolation" => {
                    let value = child.named_child(0).map_or(Value::Unknown, |inner| self.value(inner, depth + 1));
                    pieces.extend(self.pieces(value, at));
                }
                "string" => pieces.extend(self.string(child, depth + 1)),
                _ => {}
            }
        }
        pieces
    }

    /// `format!("… {} {name}", …)` and `concat!`.
    fn format_macro(&self, node: Node<'_>, depth: usize) -> Value {
        let name = node.child_by_field_name("macro").map(|name| self.text(name)).unwrap_or_default();
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
        let Some(first) = parts.first().filter(|part| self.table.strings.contains(&part.kind())) else {
            return Value::Unknown;
        };
        let mut values = parts.iter().skip(1);
        let mut out = Vec::new();
        for piece in self.string(*first, depth + 1) {
            let Piece::Literal { text, span } = piece else { continue };
            let mut rest = text.as_str();
            while let Some((head, tail)) = rest.split_once('{') {
                out.push(Piece::Literal { text: head.to_owned(), span });
                let (hole, tail) = tail.split_once('}').unwrap_or((tail, ""));
                let hole = hole.split(':').next().unwrap_or_default();
                let value = match (hole, hole.is_empty().then(|| values.next()).flatten()) {
                    ("", Some(node)) => self.value(*node, depth + 1),
                    (name, _) => self.name(name, span),
                };
                out.extend(self.pieces(value, span));
                rest = tail;
            }
            out.push(Piece::Literal { text: rest.to_owned(), span });
        }
        out.retain(|piece| !matches!(piece, Piece::Literal { text, .. } if text.is_empty()));
        Value::Text(out)
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
        match (last, &call.receiver) {
            ("join" | "joinpath", Some(Value::Text(_) | Value::Call { .. })) if !is_path_function(&call.callee) => {
                joined(call.receiver.into_iter().chain(call.arguments).collect())
            }
            ("join", _) if is_path_function(&call.callee) => joined(call.arguments),
            (
                "Path" | "PathBuf" | "str" | "abspath" | "realpath" | "expanduser" | "from" | "new" | "text" | "dedent"
                | "String",
                _,
            ) if call.arguments.len() == 1 && call.callee != "Command.new" && !call.callee.ends_with("Command.new") => {
                call.arguments.into_iter().next().unwrap_or(Value::Unknown)
            }
            (
                "as_path" | "path" | "as_ref" | "as_str" | "to_string" | "to_owned" | "into" | "clone" | "resolve"
                | "unwrap" | "format" | "strip" | "to_path_buf" | "as_os_str" | "expect",
                Some(receiver),
            ) => receiver.clone(),
            _ => Value::Call { callee: call.callee, receiver: call.receiver.map(Box::new), arguments: call.arguments },
        }
    }

    /// A call, with its callee as a dotted path.
    pub(super) fn call(&self, node: Node<'_>, depth: usize) -> Option<Call> {
        if depth > DEPTH {
            return None;
        }
        let function = node.child_by_field_name("function")?;
        let receiver_node = function.child_by_field_name("object").or_else(|| function.child_by_field_name("value"));
        let receiver = receiver_node.map(|receiver| self.value(receiver, depth + 1));
        let callee = self.path(function, depth);
        let mut arguments = Vec::new();
        let mut named = Vec::new();
        if let Some(list) = node.child_by_field_name("arguments") {
            let mut cursor = list.walk();
            for argument in list.named_children(&mut cursor) {
                match argument.kind() {
                    "keyword_argument" => {
                        let part = |name| argument.child_by_field_name(name);
                        let name = part("name").map(|n| self.text(n)).unwrap_or_default();
                        let value = part("value").map_or(Value::Unknown, |v| self.value(v, depth + 1));
                        named.push(format!("{name}={}", value.render()));
                    }
                    "comment" | "line_comment" | "block_comment" => {}
                    _ => arguments.push(self.value(argument, depth + 1)),
                }
            }
        }
        Some(Call { callee, receiver, arguments, named })
    }

    /// The dotted path of a callee: imports resolved, the arguments of inner calls left out.
    fn path(&self, node: Node<'_>, depth: usize) -> String {
        if depth > DEPTH {
            return String::new();
        }
        let join = |object: Option<Node<'_>>, name: Option<Node<'_>>| {
            let object = object.map(|o| self.path(o, depth + 1)).unwrap_or_default();
            let name = name.map(|n| self.text(n)).unwrap_or_default();
            if object.is_empty() { name.to_owned() } else { format!("{object}.{name}") }
        };
        let field = |name| node.child_by_field_name(name);
        match node.kind() {
            "identifier" => {
                let name = self.text(node);
                self.names.imported.get(name).cloned().unwrap_or_else(|| name.to_owned())
            }
            "attribute" => join(field("object"), field("attribute")),
            "field_expression" => join(field("value"), field("field")),
            "scoped_identifier" => join(field("path"), field("name")),
            "generic_function" => field("function").map(|f| self.path(f, depth + 1)).unwrap_or_default(),
            "call" | "call_expression" => field("function").map(|f| self.path(f, depth + 1)).unwrap_or_default(),
            "await" | "await_expression" | "try_expression" | "parenthesized_expression" => {
                node.named_child(0).map(|inner| self.path(inner, depth + 1)).unwrap_or_default()
            }
            "crate" | "self" | "super" | "type_identifier" => self.text(node).to_owned(),
            _ => String::new(),
        }
    }
}

/// The words that a `Command` builder has put together.
pub(super) fn command_words(call: &Call) -> Option<Vec<Value>> {
    let mut words = Vec::new();
    let mut at = call.receiver.clone()?;
    for _ in 0..DEPTH {
        let Value::Call { callee, receiver, arguments } = at else { return None };
        match callee.rsplit('.').next().unwrap_or_default() {
            "arg" => words.extend(arguments.into_iter().next()),
            "args" => match arguments.into_iter().next() {
                Some(Value::List(items)) => words.extend(items.into_iter().rev()),
                Some(other) => words.push(other),
                None => {}
            },
            "new" if callee.ends_with("Command.new") => {
                words.extend(arguments.into_iter().next());
                words.reverse();
                return Some(words);
            }
            _ => {}
        }
        at = *receiver?;
    }
    None
}

/// The escapes that matter for reading SQL and commands.
fn unescape(text: &str) -> String {
    if !text.contains('\\') {
        return text.to_owned();
    }
    text.replace("\\n", "\n").replace("\\t", "\t").replace("\\\"", "\"").replace("\\'", "'").replace("\\\n", "")
}

/// Whether a callee is the function `join` of Python's path modules, not a method of a path.
fn is_path_function(callee: &str) -> bool {
    matches!(callee, "os.path.join" | "path.join" | "posixpath.join" | "ntpath.join")
}
