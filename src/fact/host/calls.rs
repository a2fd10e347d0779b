//! Calls: what is called, on what, with what; and chains of them that put a command together.

use tree_sitter::Node;

use super::format::{self, Fillers};
use super::values::{DEPTH, Reader, bare_key};
use crate::fact::path::environment_variable;
use crate::fact::{Origin, Piece, Value};
use crate::lang::{Host, Kind, Part};
use crate::source::{Source, Span};

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

impl Reader<'_> {
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
            match self.role(argument) {
                Kind::Keyword | Kind::Pair | Kind::Binding => {
                    let names = [Part::Name, Part::Key, Part::Bound];
                    let name = names.into_iter().find_map(|part| self.host.part(argument, part));
                    let name = bare_key(name.map(|n| self.text(n)).unwrap_or_default());
                    let value = self.host.part(argument, Part::Worth);
                    let value = value.map_or(Value::Unknown, |v| self.value(v, depth + 1));
                    call.named.push(format!("{name}={}", value.render()));
                    value.named(&name, &mut call.named);
                    call.keywords.push((name, value));
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
                match self.names.imported.get(name) {
                    Some(path) => path.clone(),
                    // `qs = Invoice.objects.all()`: what is called on `qs` is called on that.
                    None => self.names.chain(name).unwrap_or(name).to_owned(),
                }
            }
            Kind::Generic | Kind::Call if part(Part::Callee).is_some() => inner(part(Part::Callee)),
            Kind::Member | Kind::Path | Kind::Call => {
                let object = inner(part(Part::Object));
                let name = part(Part::Member).map(|name| self.text(name)).unwrap_or_default();
                // `a?.b`, `a.b<T>`
                let name = name.trim_matches(['"', '\'', '`', '.']);
                let typed = name.split_once('<').filter(|(bare, _)| name.ends_with('>') && !bare.is_empty());
                let name = typed.map_or(name, |(bare, _)| bare);
                if object.is_empty() { name.to_owned() } else { format!("{object}.{name}") }
            }
            Kind::Wrapper => inner(self.wrapped(node)),
            // `Users.objects.filter(…)[:10]` is called on as the whole is.
            Kind::Item => inner(node.named_child(0)),
            Kind::Root => self.text(node).trim_start_matches('\\').replace('\\', "."),
            _ => String::new(),
        }
    }

    pub(super) fn call_value(&self, node: Node<'_>, depth: usize) -> Value {
        let Some(call) = self.call(node, depth) else { return Value::Unknown };
        let span: Span = node.byte_range().into();
        let last = call.callee.rsplit('.').next().unwrap_or_default();
        let joined = |parts: Vec<Value>| self.words(&parts, "/", span);
        if self.host.formats.contains(&call.callee.as_str()) {
            let mut arguments = call.arguments.into_iter();
            let Some(Value::Text(template)) = arguments.next() else { return Value::Unknown };
            let values: Vec<_> = arguments.map(|value| self.pieces(value, span)).collect();
            return Value::Text(format::percents(template, &values));
        }
        if let Some(name) = environment_variable(&call.callee, &call.arguments) {
            return self.variable_named(name, span);
        }
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
            _ if is_path_function(&call.callee) => joined(call.arguments),
            _ if self.host.lists.contains(&call.callee.as_str()) => Value::List(call.arguments),
            (
                "Path" | "PathBuf" | "str" | "abspath" | "realpath" | "expanduser" | "from" | "new" | "text" | "dedent"
                | "String" | "StringBuilder" | "StringBuffer",
                _,
            ) if call.arguments.len() == 1 && !call.callee.ends_with("Command.new") && !is_of_value(&call.callee) => {
                call.arguments.into_iter().next().unwrap_or(Value::Unknown)
            }
            (
                "as_path" | "path" | "as_ref" | "as_str" | "to_string" | "to_owned" | "into" | "clone" | "resolve"
                | "trimIndent" | "trimMargin" | "stripIndent" | "toPath" | "toFile" | "toAbsolutePath" | "normalize"
                | "unwrap" | "strip" | "trim" | "toString" | "ToString" | "to_path_buf" | "as_os_str" | "expect",
                Some(receiver),
            ) => receiver.clone(),
            _ if self.catalogue.call_origin(self.language, &call.callee) == Some(Origin::Temporary) => {
                Value::Text(vec![Piece::Hole { name: call.callee, origin: Origin::Temporary, span }])
            }
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
}

/// The name that a chain of method calls starts from.
pub(super) fn chain_root<'tree>(node: Node<'tree>, host: &Host) -> Option<Node<'tree>> {
    let mut at = node;
    for _ in 0..DEPTH {
        at = match host.kind(at) {
            Kind::Name => return Some(at),
            Kind::Call => match host.part(at, Part::Callee) {
                Some(called) if matches!(host.kind(called), Kind::Member | Kind::Generic) => called,
                Some(_) => return None,
                None => host.part(at, Part::Object)?,
            },
            Kind::Generic => host.part(at, Part::Callee)?,
            Kind::Member => host.part(at, Part::Object)?,
            Kind::Wrapper => host.part(at, Part::Worth).or_else(|| at.named_child(0))?,
            _ => return None,
        };
    }
    None
}

/// The methods that are called on what `call` yields: `where`, `returning` behind `db.delete(t)`.
pub(super) fn followers(call: Node<'_>, host: &Host, source: &Source) -> Vec<String> {
    /// So many are looked at.
    const MOST: usize = 16;
    let mut names = Vec::new();
    let mut at = call;
    for _ in 0..MOST {
        let member = at.parent().filter(|member| host.part(*member, Part::Object) == Some(at));
        // Where a grammar has no node for what is called, the call itself is the member.
        let is_call = |node: Node<'_>| host.kind(node) == Kind::Call && host.part(node, Part::Callee).is_none();
        let outer = match member.filter(|member| is_call(*member)) {
            Some(call) => Some(call),
            None => member.and_then(|member| member.parent()).filter(|outer| host.part(*outer, Part::Callee) == member),
        };
        let (Some(member), Some(outer)) = (member, outer) else { break };
        names.extend(host.part(member, Part::Member).map(|name| source.slice(name.byte_range().into()).to_owned()));
        at = outer;
    }
    names
}

/// The calls of a chain, the last one first: callee and arguments.
fn links(value: &Value) -> impl Iterator<Item = (&str, &[Value])> {
    let mut at = Some(value);
    let links = std::iter::from_fn(move || {
        let Some(Value::Call { callee, receiver, arguments }) = at else { return None };
        at = receiver.as_deref();
        Some((callee.as_str(), arguments.as_slice()))
    });
    links.take(DEPTH)
}

/// Whether a value is a command that is being put together.
pub(super) fn is_builder(value: &Value) -> bool {
    let last = |callee: &str| callee.rsplit('.').next().unwrap_or_default().to_owned();
    let has_run = || links(value).any(|(callee, _)| ["status", "output", "spawn", "exec"].contains(&&*last(callee)));
    let start = links(value).find(|(callee, _)| callee.ends_with("Command.new"));
    start.is_some_and(|(_, arguments)| !arguments.is_empty()) && !has_run()
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
            | "File"
            | "Path.of"
            | "Paths.get"
            | "Path.Combine"
            | "Path.Join"
    )
}
