//! Host languages as facts: calls with what is known of their arguments, and the commands and statements they carry.

mod bindings;
mod calls;
mod flow;
mod format;
mod imports;
mod macros;
mod names;
mod runs;
#[cfg(test)]
mod table_tests;
mod values;

pub use imports::imports;
use std::borrow::Cow;

use rustc_hash::{FxHashMap, FxHashSet};
use tree_sitter::{Node, Tree};

use super::bounds;
use super::catalogue::Runner;
use super::shell::argv;
use super::{
    Catalogue, Confidence, Fact, FactKind, Guard, GuardKind, Interest, Lowered, Piece, Runs, Surroundings, Value,
};
use crate::lang::{Host, Kind, Language, Part};
use crate::source::{Source, Span, limits};

/// What names a database that goes with the process.
const MEMORY: &str = ":memory:";

/// How many characters of a call are kept: its identity, and what rows ask of the chain it ends.
const RENDERED: usize = 400;

/// One side of a file, and what its module binds.
#[derive(Debug)]
pub struct Module<'a> {
    language: &'static str,
    host: &'static Host,
    tree: &'a Tree,
    source: &'a Source,
    catalogue: &'a Catalogue,
    names: names::Names,
}

impl<'a> Module<'a> {
    /// Reads what the module binds; nothing where `language` is no host language.
    pub fn read(language: &Language, tree: &'a Tree, source: &'a Source, catalogue: &'a Catalogue) -> Option<Self> {
        let host = language.host?;
        let language = host.rows;
        let names = names::module_names(tree.root_node(), host, source, catalogue, language);
        Some(Self { language, host, tree, source, catalogue, names })
    }

    /// The names that `regions` bind at the top of the module. What uses one is lowered, on both sides alike.
    pub fn bound(&self, regions: &[Span]) -> impl Iterator<Item = String> {
        flow::bound_in(&self.names, regions)
    }

    /// The facts of the definitions that `regions` touch or that use one of `changed`.
    ///
    /// `changed` are the names [bound](Self::bound) on both sides together: were it those of one side, what only uses a
    /// name would be a fact of that side alone, and an untouched line would read as added.
    pub fn lower(self, regions: &[Span], changed: &FxHashSet<String>, interest: &Interest) -> Lowered {
        let root = self.tree.root_node();
        let mut walk = Walk {
            language: self.language,
            host: self.host,
            source: self.source,
            regions,
            changed,
            catalogue: self.catalogue,
            interest,
            muted: false,
            keyword: None,
            builders: Vec::new(),
            names: self.names,
            guards: Vec::new(),
            parent: Vec::new(),
            in_test: false,
            in_function: false,
            handed_to: None,
            loops: 0,
            wanted_calls: FxHashMap::default(),
            out: Lowered::default(),
        };
        walk.node(root, 0);
        walk.unfinished();
        once(&mut walk.out.facts);
        walk.out
    }
}

/// A text that is bound, handed on and run is one fact in each definition: the surest and least guarded reading stays,
/// and a reading of the top of the module gives way to any use that is as sure.
fn once(facts: &mut Vec<Fact>) {
    let text_of = |fact: &Fact| (fact.span, fact.name.clone(), fact.rendering.clone());
    let rank = |fact: &Fact| (fact.certainty, std::cmp::Reverse(fact.guards.len()));
    let mut best: FxHashMap<_, usize> = FxHashMap::default();
    let mut used: FxHashMap<_, Confidence> = FxHashMap::default();
    for (index, fact) in facts.iter().enumerate().filter(|(_, fact)| fact.kind == FactKind::Statement) {
        let kept = best.entry((text_of(fact), fact.parent.clone())).or_insert(index);
        if rank(fact) > facts.get(*kept).map_or(rank(fact), rank) {
            *kept = index;
        }
        if !fact.parent.is_empty() {
            let surest = used.entry(text_of(fact)).or_insert(fact.certainty);
            *surest = fact.certainty.max(*surest);
        }
    }
    let mut index = 0;
    facts.retain(|fact| {
        let at = index;
        index += 1;
        let first = || best.get(&(text_of(fact), fact.parent.clone())) == Some(&at);
        let elsewhere =
            || fact.parent.is_empty() && used.get(&text_of(fact)).is_some_and(|sure| *sure >= fact.certainty);
        fact.kind != FactKind::Statement || first() && !elsewhere()
    });
}

struct Walk<'a> {
    language: &'a str,
    host: &'static Host,
    source: &'a Source,
    regions: &'a [Span],
    changed: &'a FxHashSet<String>,
    catalogue: &'a Catalogue,
    interest: &'a Interest,
    names: names::Names,
    guards: Vec<flow::Seen>,
    parent: Vec<String>,
    in_test: bool,
    /// Within a function, not only in a class or a module.
    in_function: bool,
    /// What is called by the call whose parts are walked: a function among them is handed to it.
    handed_to: Option<Span>,
    /// How many loops are around.
    loops: usize,
    /// Within something that shows its text: `raise`.
    muted: bool,
    /// The keyword whose argument is being read: `state_operations=[…]`.
    keyword: Option<String>,
    /// Command builders that are bound to a name and have not run yet.
    builders: Vec<(String, Span)>,
    /// Which callees are wanted: the same few are called over and over.
    wanted_calls: FxHashMap<String, bool>,
    out: Lowered,
}

impl Walk<'_> {
    fn text(&self, node: Node<'_>) -> &str {
        self.source.slice(node.byte_range().into())
    }

    /// Whether a definition has to be looked into: a hunk touches it, or it uses a name that a hunk binds.
    fn wanted(&self, node: Node<'_>) -> bool {
        let span: Span = node.byte_range().into();
        self.regions.iter().any(|region| region.touches(span)) || self.uses_changed_name(node)
    }

    fn uses_changed_name(&self, node: Node<'_>) -> bool {
        !self.changed.is_empty() && flow::identifiers(self.text(node)).any(|name| self.changed.contains(name))
    }

    fn node(&mut self, node: Node<'_>, depth: usize) {
        // Most nodes are names and literals, which say nothing by themselves.
        if node.named_child_count() == 0 && !node.is_error() {
            return;
        }
        let kind = self.host.kind(node);
        if kind == Kind::Silent {
            return;
        }
        if depth > limits::DEPTH {
            self.out.unparsed.push(node.byte_range().into());
            return;
        }
        if !self.out.has_room(node.byte_range().into()) {
            return;
        }
        if node.is_error() {
            self.out.unparsed.push(node.byte_range().into());
        }
        if let Some((name, closure)) = self.named_closure(kind, node) {
            return self.define(name, node, closure, depth);
        }
        if self.flow(kind, node, depth) {
            return;
        }
        match kind {
            Kind::Definition => return self.definition(node, depth),
            // What stands at the top is known from the start.
            Kind::Import if depth <= 1 => return,
            Kind::Import => return self.names.import(node, self.host, self.source),
            Kind::Raise => return self.raise(node, depth),
            Kind::Keyword => return self.keyword(node, depth),
            Kind::Argument if self.reader().role(node) == Kind::Pair => return self.keyword(node, depth),
            Kind::Assertion => return self.assertion(node, depth),
            Kind::Text => return self.interpolations(node, depth),
            Kind::Shell => self.shell(node),
            Kind::Growth => self.grow(node),
            Kind::Macro => self.macro_call(node),
            Kind::Call => {
                self.call(node);
                let called = self.called(node);
                let outer = std::mem::replace(&mut self.handed_to, called);
                self.children(node, depth);
                self.handed_to = outer;
                return;
            }
            Kind::Binding if self.grows(node) => self.grow(node),
            Kind::Binding => self.assignment(node),
            _ => {}
        }
        self.children(node, depth);
        match kind {
            Kind::Binding => self.binding_or_leaves(node),
            Kind::ExpressionStatement => self.mutation(node),
            _ => {}
        }
    }

    /// `a += b`, where a grammar has one node for that and for `a = b`.
    fn grows(&self, node: Node<'_>) -> bool {
        self.host.part(node, Part::Operator).is_some_and(|operator| self.text(operator) == "+=")
    }

    fn called(&self, call: Node<'_>) -> Option<Span> {
        self.host.part(call, Part::Callee).map(|called| called.byte_range().into())
    }

    fn children(&mut self, node: Node<'_>, depth: usize) {
        let mut cursor = node.walk();
        let mut more = cursor.goto_first_child();
        while more {
            let child = cursor.node();
            if child.is_named() {
                self.node(child, depth + 1);
            }
            more = cursor.goto_next_sibling();
        }
    }

    /// Expressions inside a string; what else is in it says nothing by itself.
    fn interpolations(&mut self, node: Node<'_>, depth: usize) {
        let mut cursor = node.walk();
        for child in node.named_children(&mut cursor) {
            if self.host.kind(child) == Kind::Interpolation {
                self.node(child, depth + 1);
            }
        }
    }

    fn raise(&mut self, node: Node<'_>, depth: usize) {
        let outer = std::mem::replace(&mut self.muted, true);
        self.children(node, depth);
        self.muted = outer;
    }

    fn keyword(&mut self, node: Node<'_>, depth: usize) {
        let name = self.host.part(node, Part::Name).map(|name| self.text(name).to_owned());
        let outer = std::mem::replace(&mut self.keyword, name);
        self.children(node, depth);
        self.keyword = outer;
    }

    fn assertion(&mut self, node: Node<'_>, depth: usize) {
        let condition = node.named_child(0).map(|condition| self.text(condition).to_owned()).unwrap_or_default();
        self.children(node, depth);
        self.guard(&condition, true, true);
    }

    /// `let Some(x) = y else { return };`: what follows is guarded by the pattern.
    fn binding_or_leaves(&mut self, node: Node<'_>) {
        let Some(other) = self.host.part(node, Part::Else) else { return };
        if self.leaves(Some(other)) {
            let text = self.text(node).split(" else ").next().unwrap_or_default().to_owned();
            self.guard(&text, true, false);
        }
    }

    fn definition(&mut self, node: Node<'_>, depth: usize) {
        if !self.wanted(node) {
            return;
        }
        let name = self.host.part(node, Part::Name).map(|name| self.text(name).to_owned()).unwrap_or_default();
        self.define(name, node, node, depth);
    }

    /// A function that a class, an object or the module gives a name: `exports.down = async (db) => …`. What a function
    /// binds to a name of its own is a part of that function.
    fn named_closure<'tree>(&self, kind: Kind, node: Node<'tree>) -> Option<(String, Node<'tree>)> {
        let part = match kind {
            Kind::Binding => Part::Bound,
            Kind::Pair => Part::Key,
            _ => return None,
        };
        let worth = self.host.part(node, Part::Worth).filter(|_| !self.in_function)?;
        let closure = Some(worth).filter(|worth| self.host.kind(*worth) == Kind::Closure)?;
        let name = self.host.part(node, part)?;
        let name = self.host.part(name, Part::Member).unwrap_or(name);
        Some((self.text(name).trim_matches(['"', '\'']).to_owned(), closure))
    }

    /// Reads `body`, the definition called `name` that `node` is.
    fn define(&mut self, name: String, node: Node<'_>, body: Node<'_>, depth: usize) {
        if !self.wanted(node) {
            return;
        }
        let (was_test, in_function) = (self.in_test, self.in_function);
        let loops = std::mem::take(&mut self.loops);
        self.in_test |= name.starts_with("test") || name == "tests" || self.is_marked_test(node);
        self.in_function |= self.host.part(body, Part::Parameters).is_some();
        self.parent.push(name);
        let imported = self.names.imported.clone();
        let builders = std::mem::take(&mut self.builders);
        let (mark, guards) = (self.names.mark(), self.guards.len());
        names::parameters(body, self.host, self.source, &mut self.names);
        let drops = self.host.part(node, Part::Trait).is_some_and(|name| self.text(name) == "Drop");
        if drops {
            self.guards.push(flow::Seen::Known(Guard { kind: GuardKind::Cleanup, text: "Drop".into() }));
        }
        self.children(body, depth);
        self.unfinished();
        self.names.undo(mark);
        self.names.imported = imported;
        self.builders = builders;
        self.guards.truncate(guards);
        self.parent.pop();
        (self.in_test, self.in_function) = (was_test, in_function);
        self.loops = loops;
    }

    fn is_marked_test(&self, node: Node<'_>) -> bool {
        let mut cursor = node.walk();
        let mut marks = node.named_children(&mut cursor).filter(|child| self.host.kind(*child) == Kind::Mark);
        if marks.any(|mark| self.host.tests.iter().any(|test| flow::mentions(self.text(mark), test))) {
            return true;
        }
        let mut before = node.prev_named_sibling();
        while let Some(mark) = before.filter(|mark| mark.kind().ends_with("comment") || mark.kind() == "attribute_item")
        {
            let text = self.text(mark);
            if mark.kind() == "attribute_item" && flow::mentions(text, "test") && !text.contains("not(") {
                return true;
            }
            before = mark.prev_named_sibling();
        }
        false
    }

    fn reader(&self) -> values::Reader<'_> {
        values::Reader {
            host: self.host,
            source: self.source,
            names: &self.names,
            catalogue: self.catalogue,
            language: self.language,
        }
    }

    /// A macro: an assertion is a guard, anything else a call named `name!` of the strings it is given.
    fn macro_call(&mut self, node: Node<'_>) {
        let Some(path) = self.host.part(node, Part::Name) else { return };
        let name = self.text(path).replace("::", ".");
        let name = self.names.imported.get(&name).cloned().unwrap_or(name);
        let span: Span = node.byte_range().into();
        let arguments = self.reader().macro_arguments(node);
        match name.rsplit('.').next().unwrap_or_default() {
            "assert" | "ensure" => {
                let condition = macros::first_group(node, self.source);
                self.guard(&condition, true, true);
            }
            "format" | "format_args" | "concat" | "vec" | "println" | "print" | "eprintln" | "eprint" | "panic"
            | "bail" | "anyhow" | "info" | "warn" | "error" | "debug" | "trace" | "write" | "writeln" | "assert_eq"
            | "assert_ne" | "matches" | "unreachable" | "todo" | "expect" => {}
            _ => {
                let runner = self.catalogue.call_runner(self.language, &name);
                match runner.map(|runner| (runner.runs, runner.argument)) {
                    Some((runs, at)) => self.run(runs, &arguments, at, span),
                    None => self.strings(&arguments, span),
                }
                let call = calls::Call { callee: format!("{name}!"), arguments, ..calls::Call::default() };
                self.push(call, span);
            }
        }
    }

    fn call(&mut self, node: Node<'_>) {
        let Some(callee) = self.reader().callee(node) else { return };
        let last = callee.rsplit('.').next().unwrap_or_default();
        let runs_builder = self.host.ends.contains(&last);
        let runner = self.catalogue.call_runner(self.language, &callee);
        let prints = self.muted
            || self.host.prints.contains(&last)
            || callee.starts_with("log")
            || callee.starts_with("tracing.");
        if runner.is_none() && !runs_builder && last != "confirm" && !self.is_wanted(&callee) {
            // Most calls end here: what they are called on is not asked for.
            if !prints {
                self.texts_of(node);
            }
            return;
        }
        let Some(mut call) = self.reader().call(node, 0) else { return };
        let span: Span = node.byte_range().into();
        if last == "confirm" && call.named.iter().any(|named| named == "abort=True") {
            let text = self.text(node).to_owned();
            self.guard(&text, true, false);
        }
        let kept = self.out.facts.len();
        match runner {
            Some(Runner { runs: Runs::Call, argument, .. }) => self.handed_function(node, *argument, &call, span),
            Some(runner) => {
                let (runs, at) = (runner.runs, runner.argument);
                // `execute(sql=…)`, `run(args=…)`
                let carries = ["args", "cmd", "command", "FileName", "sql", "query", "statement", "operation", "value"];
                let named = call.keywords.iter().find(|(name, _)| carries.contains(&name.as_str()));
                match named.filter(|_| call.arguments.len() <= at) {
                    Some((_, value)) => {
                        let more = call.keywords.iter().find(|(name, _)| name == "Arguments");
                        let words: Vec<Value> = [value].into_iter().chain(more.map(|(_, v)| v)).cloned().collect();
                        self.run(runs, &words, 0, span);
                    }
                    None => self.run(runs, &call.arguments, at, span),
                }
            }
            None if !prints => self.strings(&call.arguments, span),
            None => {}
        }
        if call.receiver.as_ref().is_some_and(|on| on.render_chain().contains(MEMORY)) {
            self.out.facts.iter_mut().skip(kept).for_each(|fact| fact.flags.push(format!("on={MEMORY}")));
        }
        if runs_builder && let Some(root) = calls::chain_root(node, self.host) {
            let root = self.text(root).to_owned();
            self.builders.retain(|(name, _)| *name != root);
        }
        if let Some(words) = runs_builder.then(|| calls::command_words(&call)).flatten() {
            let lowered = argv(&words, span, &self.around(Confidence::High), self.catalogue);
            self.take(lowered);
        }
        if self.is_wanted(&callee) {
            call.then = calls::followers(node, self.host, self.source);
            self.push(call, span);
        }
    }

    /// Whether a row or a rule could make something of a call.
    fn is_wanted(&mut self, callee: &str) -> bool {
        if let Some(wanted) = self.wanted_calls.get(callee) {
            return *wanted;
        }
        let wanted = self.catalogue.knows(FactKind::Call, self.language, callee) || self.interest.holds(callee);
        self.wanted_calls.insert(callee.to_owned(), wanted);
        wanted
    }

    /// The fact that a call is, where anything can be made of it.
    fn push(&mut self, call: calls::Call, span: Span) {
        if self.is_wanted(&call.callee) {
            let mut fact = self.fact(call, span);
            if self.catalogue.knows(fact.kind, self.language, &fact.name) {
                fact.flags.extend(bounds::of_chain(&self.chain_text(span)));
            }
            self.out.facts.push(fact);
        }
    }

    /// A chain of calls as written; where it starts from a name, with what the name is bound to in its place.
    fn chain_text(&self, span: Span) -> Cow<'_, str> {
        let text = self.source.slice(span);
        let end = text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
        let (root, rest) = text.split_at(end);
        match self.names.chain_at(root) {
            Some(bound) => Cow::Owned(format!("{}{rest}", self.source.slice(bound))),
            None => Cow::Borrowed(text),
        }
    }

    fn take(&mut self, mut lowered: Lowered) {
        for fact in &mut lowered.facts {
            if self.in_test {
                fact.flags.push("in-test".into());
            }
        }
        self.out.extend(lowered);
    }

    fn around(&self, certainty: Confidence) -> Surroundings {
        Surroundings { parent: self.parent.join("."), guards: self.guards_here(), certainty, depth: 1 }
    }

    fn fact(&self, call: calls::Call, span: Span) -> Fact {
        let mut flags = call.named.clone();
        flags.extend(call.arguments.iter().enumerate().filter_map(|(i, value)| match value {
            Value::Text(pieces) if i > 0 && matches!(pieces.as_slice(), [Piece::Hole { .. }]) => {
                Some(format!("arg{i}={}", value.render()))
            }
            Value::Name(name) if i > 0 => Some(format!("arg{i}={{{name}}}")),
            _ => value.as_literal().map(|text| format!("arg{i}={text}")),
        }));
        if let Some(receiver @ Value::Call { .. }) = &call.receiver {
            // So that a row can ask what a chain was built on: `diesel::delete(users.filter(…)).execute(…)`.
            flags.push(format!("receiver={}", receiver.render_chain()).chars().take(RENDERED).collect());
        }
        if call.arguments.is_empty() && call.named.is_empty() {
            flags.push("no-arguments".into());
        }
        flags.extend(call.then.iter().map(|name| format!("followed-by={name}")));
        if self.in_test {
            flags.push("in-test".into());
        }
        if self.loops > 0 {
            flags.push("in-loop".into());
        }
        flags.extend(self.keyword.iter().map(|name| format!("within={name}")));
        flags.sort();
        // `db.delete(t).where(…)` is another thing than `db.delete(t)`.
        let then: String = call.then.iter().map(|name| format!(".{name}(…)")).collect();
        let words: Vec<String> = call.arguments.iter().map(Value::render).chain(call.named.iter().cloned()).collect();
        Fact {
            kind: FactKind::Call,
            rendering: format!("{}({}){then}", call.callee, words.join(", ")).chars().take(RENDERED).collect(),
            name: call.callee,
            arguments: call.arguments,
            flags,
            receiver: call.receiver,
            span,
            parent: self.parent.join("."),
            guards: self.guards_here(),
            certainty: Confidence::High,
            meaning: None,
        }
    }
}

/// Names that are bound in scope.
pub(crate) type Bindings = FxHashMap<String, Value>;

#[cfg(test)]
mod tests {
    use super::table_tests::read;
    use crate::fact::FactKind;

    #[test]
    fn calls_and_what_they_carry() {
        let table: &[(&str, &str, &str)] = &[
            ("python", "import shutil\nshutil.rmtree('/data')", "shutil.rmtree"),
            ("python", "from shutil import rmtree as r\nr(p)", "shutil.rmtree"),
            ("python", "import subprocess\nsubprocess.run(['rm', '-rf', d])", "rm"),
            ("python", "import subprocess\ncmd = ['rm', '-rf', d]\nsubprocess.run(cmd)", "rm"),
            ("python", "import os\nos.system('rm -rf ' + d)", "rm"),
            ("python", "import subprocess\nsubprocess.run(f'rm -rf {d}', shell=True)", "rm"),
            ("python", "cur.execute('DROP TABLE a')", "drop table"),
            ("python", "T = 'users'\ndef f(c):\n    c.execute(f'DROP TABLE {T}')", "drop table"),
            ("python", "User.objects.all().delete()", "User.objects.all.delete"),
            ("rust", "fn f() { std::fs::remove_dir_all(\"/var/lib/x\"); }", "std.fs.remove_dir_all"),
            ("rust", "use std::fs; fn f() { fs::remove_dir_all(p); }", "std.fs.remove_dir_all"),
            ("rust", "fn f() { Command::new(\"rm\").arg(\"-rf\").arg(p).status(); }", "rm"),
            ("rust", "fn f() { Command::new(\"rm\").args([\"-rf\", \"/x\"]).output().await?; }", "rm"),
            ("rust", "fn f() { sqlx::query(\"DROP TABLE a\").execute(&pool); }", "drop table"),
            ("rust", "const Q: &str = \"DROP TABLE a\"; fn f() { c.batch_execute(Q); }", "drop table"),
            ("rust", "fn f() { c.execute(&format!(\"DROP TABLE {}\", t)); }", "drop table"),
        ];
        for (language, text, name) in table {
            let facts = read(language, text);
            assert!(
                facts.iter().any(|fact| fact.name == *name),
                "{text}: {:?}",
                facts.iter().map(|f| &f.name).collect::<Vec<_>>()
            );
        }
    }

    #[test]
    fn text_that_is_not_run() {
        for (language, text) in [
            ("python", "print('DROP TABLE a')"),
            ("python", "\"\"\"DROP TABLE a\"\"\""),
            ("python", "logger.info('DELETE FROM a')"),
            ("python", "# DROP TABLE a"),
            ("rust", "fn f() { println!(\"DROP TABLE a\"); }"),
            ("rust", "/// DROP TABLE a\nfn f() {}"),
        ] {
            assert!(read(language, text).iter().all(|fact| fact.kind != FactKind::Statement), "{text}");
        }
    }
}
