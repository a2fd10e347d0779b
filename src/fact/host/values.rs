//! What an expression is worth: shallow, local propagation of literals through names, concatenation and formatting.

use tree_sitter::Node;

use super::format::{self, Fillers};
use super::table::Table;
use super::{Bindings, imports};
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
    pub(super) imported: rustc_hash::FxHashMap<String, String>,
    /// Where names of the module are bound.
    pub(super) bound_at: Vec<(String, Span)>,
    /// What each binding replaced, oldest first.
    journal: Vec<(String, Option<Value>)>,
}

impl Names {
    /// Binds `name` from here on.
    pub(super) fn bind(&mut self, name: String, value: Value) {
        let before = self.values.insert(name.clone(), value);
        self.journal.push((name, before));
    }

    /// What `name` is bound to.
    pub(super) fn get(&self, name: &str) -> Option<&Value> {
        self.values.get(name)
    }

    /// Makes every identifier of `text`, a pattern, one that nothing is known of.
    pub(super) fn hide(&mut self, text: &str) {
        for word in text.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty()) {
            if self.values.contains_key(word) {
                self.bind(word.to_owned(), Value::Unknown);
            }
        }
    }

    /// Takes in what an import brings.
    pub(super) fn import(&mut self, node: Node<'_>, source: &Source) {
        self.imported.extend(imports::imported(node, source));
    }

    /// A place to come back to.
    pub(super) fn mark(&self) -> usize {
        self.journal.len()
    }

    /// Undoes every binding since `mark`; yields what each of the names was worth.
    pub(super) fn undo(&mut self, mark: usize) -> Bindings {
        let mut worth = Bindings::default();
        while self.journal.len() > mark {
            let Some((name, before)) = self.journal.pop() else { break };
            let now = match before {
                Some(value) => self.values.insert(name.clone(), value),
                None => self.values.remove(&name),
            };
            worth.entry(name).or_insert(now.unwrap_or(Value::Unknown));
        }
        worth
    }

    /// Binds what holds whichever of `branches` ran.
    pub(super) fn merge(&mut self, branches: &[Bindings]) {
        let mut names: Vec<&String> = branches.iter().flat_map(Bindings::keys).collect();
        names.sort();
        names.dedup();
        for name in names {
            let before = self.values.get(name).cloned().unwrap_or(Value::Unknown);
            let worth = branches.iter().map(|branch| branch.get(name).unwrap_or(&before).clone());
            let value = worth.reduce(|a, b| format::common(&a, &b)).unwrap_or(Value::Unknown);
            self.bind(name.clone(), value);
        }
    }
}

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
        match child.kind() {
            "import_statement" | "import_from_statement" | "use_declaration" => names.import(child, source),
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

/// Parameters hide what the module binds.
pub(super) fn parameters(node: Node<'_>, source: &Source, names: &mut Names) {
    let Some(list) = node.child_by_field_name("parameters") else { return };
    names.hide(source.slice(list.byte_range().into()));
}

impl Reader<'_> {
    fn text(&self, node: Node<'_>) -> &str {
        self.source.slice(node.byte_range().into())
    }

    /// The name and the value of an assignment.
    pub(super) fn binding(&self, node: Node<'_>) -> Option<(String, Value)> {
        let field = |names: [&str; 3]| names.iter().find_map(|name| self.table.field(node, name));
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
            let items: Vec<Node<'_>> = node.named_children(&mut cursor).collect();
            return Value::List(items.into_iter().flat_map(|item| self.item(item, depth + 1)).collect());
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
                self.table.field(node, "value").map_or(Value::Unknown, |inner| self.value(inner, depth + 1))
            }
            "parenthesized_expression" | "await" | "await_expression" | "try_expression" => first(self),
            "binary_operator" | "binary_expression" => self.binary(node, depth),
            "dictionary" if node.named_child_count() == 0 => Value::Literal("{}".to_owned()),
            "macro_invocation" if empty_document(self.text(node)) => Value::Literal("{}".to_owned()),
            "macro_invocation" => self.format_macro(node, depth),
            "scoped_identifier" => Value::Name(self.text(node).replace("::", ".")),
            "attribute" | "field_expression" => Value::Text(vec![Piece::Hole {
                name: self.text(node).to_owned(),
                origin: self.origin(self.text(node)),
                span,
            }]),
            _ => Value::Unknown,
        }
    }

    /// An item of a list: `*name` gives the items of the list that the name is bound to.
    fn item(&self, node: Node<'_>, depth: usize) -> Vec<Value> {
        let inner = node.named_child(0).filter(|_| node.kind() == "list_splat");
        match self.value(inner.unwrap_or(node), depth) {
            Value::List(items) if inner.is_some() => items,
            value => vec![value],
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
        let (Some(left), Some(right)) = (self.table.field(node, "left"), self.table.field(node, "right")) else {
            return Value::Unknown;
        };
        let operator = self.table.field(node, "operator").map(|op| self.text(op)).unwrap_or_default();
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
                text: plain(text.get(head..tail).unwrap_or_default(), node.kind() == "raw_string_literal"),
                span: Span::new(span.start + head, span.start + tail),
            }];
        }
        let mut pieces = Vec::new();
        let prefix = text.split(['"', '\'']).next().unwrap_or_default().to_ascii_lowercase();
        let mut cursor = node.walk();
        for child in node.named_children(&mut cursor) {
            let at: Span = child.byte_range().into();
            match child.kind() {
                "string_content" => {
                    let text = plain(self.text(child), prefix.contains('r'));
                    let text = if prefix.contains('f') { text.replace("{{", "{").replace("}}", "}") } else { text };
                    pieces.push(Piece::Literal { text, span: at });
                }
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
        let name = self.table.field(node, "macro").map(|name| self.text(name)).unwrap_or_default();
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
        let Some(first) = parts.first().filter(|part| self.table.strings.contains(&part.kind())) else {
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
                | "unwrap" | "strip" | "to_path_buf" | "as_os_str" | "expect",
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

    /// A call, with its callee as a dotted path.
    pub(super) fn call(&self, node: Node<'_>, depth: usize) -> Option<Call> {
        if depth > DEPTH {
            return None;
        }
        let function = self.table.field(node, "function")?;
        let receiver_node = self.table.field(function, "object").or_else(|| self.table.field(function, "value"));
        let receiver = receiver_node.map(|receiver| self.value(receiver, depth + 1));
        let callee = self.path(function, depth);
        let mut arguments = Vec::new();
        let mut named = Vec::new();
        let mut keywords = Vec::new();
        if let Some(list) = self.table.field(node, "arguments") {
            let mut cursor = list.walk();
            for argument in list.named_children(&mut cursor) {
                match argument.kind() {
                    "keyword_argument" => {
                        let part = |name| self.table.field(argument, name);
                        let name = part("name").map(|n| self.text(n)).unwrap_or_default();
                        let value = part("value").map_or(Value::Unknown, |v| self.value(v, depth + 1));
                        named.push(format!("{name}={}", value.render()));
                        keywords.push((name.to_owned(), value));
                    }
                    "comment" | "line_comment" | "block_comment" => {}
                    _ => arguments.push(self.value(argument, depth + 1)),
                }
            }
        }
        Some(Call { callee, receiver, arguments, named, keywords })
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
        let field = |name| self.table.field(node, name);
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

/// The name that a chain of method calls starts from.
pub(super) fn chain_root(node: Node<'_>) -> Option<Node<'_>> {
    let mut at = node;
    for _ in 0..DEPTH {
        let field = |name| at.child_by_field_name(name);
        at = match at.kind() {
            "identifier" => return Some(at),
            "call" | "call_expression" => {
                field("function").filter(|f| f.kind() == "attribute" || f.kind() == "field_expression")?
            }
            "attribute" => field("object")?,
            "field_expression" => field("value")?,
            "try_expression" | "await_expression" | "await" | "parenthesized_expression" => at.named_child(0)?,
            _ => return None,
        };
    }
    None
}

/// Whether a value is a command that is being put together.
pub(super) fn is_builder(value: &Value) -> bool {
    let call = Call { receiver: Some(value.clone()), ..Call::default() };
    matches!(value, Value::Call { .. })
        && command_words(&call).is_some_and(|words| !words.is_empty())
        && !has_run(value)
}

/// Whether a chain of calls has come to one that runs the command.
fn has_run(value: &Value) -> bool {
    let mut at = value;
    for _ in 0..DEPTH {
        let Value::Call { callee, receiver, .. } = at else { return false };
        if ["status", "output", "spawn", "exec"].contains(&callee.rsplit('.').next().unwrap_or_default()) {
            return true;
        }
        match receiver {
            Some(inner) => at = inner,
            None => return false,
        }
    }
    false
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

fn plain(text: &str, raw: bool) -> String {
    if raw { text.to_owned() } else { unescape(text) }
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

/// `doc! {}`, which a driver reads as "every document".
fn empty_document(text: &str) -> bool {
    let bare: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    matches!(bare.as_str(), "doc!{}" | "doc!()" | "bson::doc!{}" | "mongodb::bson::doc!{}")
}
