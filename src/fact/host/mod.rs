//! Python and Rust as facts: calls with what is known of their arguments, and the commands and statements they carry.

mod table;
mod values;

use rustc_hash::FxHashMap;
use tree_sitter::{Node, Tree};

use super::shell::argv;
use super::{
    Catalogue, Confidence, Fact, FactKind, Guard, GuardKind, Lowered, Piece, Runs, Surroundings, Template, Value,
    shell, sql,
};
use crate::source::{Source, Span, limits};
use table::{Table, table};

/// The facts of the definitions that `regions` touch, in a file of `language`.
pub fn lower(language: &str, tree: &Tree, source: &Source, regions: &[Span], catalogue: &Catalogue) -> Lowered {
    let Some(table) = table(language) else { return Lowered::default() };
    let mut walk = Walk {
        language,
        table,
        source,
        regions,
        catalogue,
        names: values::Names::default(),
        guards: Vec::new(),
        parent: Vec::new(),
        in_test: false,
        out: Lowered::default(),
    };
    values::module_names(tree.root_node(), table, source, catalogue, language, &mut walk.names);
    walk.node(tree.root_node(), 0);
    walk.out
}

/// The modules that a file imports, by their first name and in full.
pub fn imports(tree: &Tree, source: &Source) -> Vec<String> {
    let mut cursor = tree.walk();
    let kinds = ["import_statement", "import_from_statement", "use_declaration", "extern_crate_declaration"];
    let nodes =
        tree.root_node().named_children(&mut cursor).filter(|node| kinds.contains(&node.kind())).collect::<Vec<_>>();
    let words = nodes
        .into_iter()
        .flat_map(|node| source.slice(node.byte_range().into()).split(|c: char| !c.is_alphanumeric() && c != '_'));
    let mut names: Vec<String> = words.filter(|word| !word.is_empty()).map(str::to_owned).collect();
    names.sort();
    names.dedup();
    names
}

struct Walk<'a> {
    language: &'a str,
    table: &'static Table,
    source: &'a Source,
    regions: &'a [Span],
    catalogue: &'a Catalogue,
    names: values::Names,
    guards: Vec<Guard>,
    parent: Vec<String>,
    in_test: bool,
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
        let text = self.text(node);
        self.names
            .bound_at
            .iter()
            .any(|(name, at)| self.regions.iter().any(|region| region.contains(*at)) && text.contains(name.as_str()))
    }

    fn node(&mut self, node: Node<'_>, depth: usize) {
        if depth > limits::DEPTH || self.out.facts.len() > limits::FACTS {
            self.out.unparsed.push(node.byte_range().into());
            return;
        }
        let kind = node.kind();
        if self.table.definitions.contains(&kind) {
            return self.definition(node, depth);
        }
        if kind == "ERROR" {
            self.out.unparsed.push(node.byte_range().into());
        }
        if self.table.calls.contains(&kind) {
            self.call(node, depth);
        } else if self.table.assignments.contains(&kind) {
            self.assignment(node);
        } else if self.table.conditions.contains(&kind) {
            return self.conditional(node, depth);
        } else if self.table.asserts.contains(&kind) {
            let text = self.text(node).to_owned();
            self.guard(&text);
        }
        self.children(node, depth);
    }

    fn children(&mut self, node: Node<'_>, depth: usize) {
        let mut cursor = node.walk();
        let children: Vec<Node<'_>> = node.named_children(&mut cursor).collect();
        for child in children {
            self.node(child, depth + 1);
        }
    }

    fn definition(&mut self, node: Node<'_>, depth: usize) {
        if !self.wanted(node) {
            return;
        }
        let name = node.child_by_field_name("name").or_else(|| node.child_by_field_name("type"));
        let name = name.map(|name| self.text(name).to_owned()).unwrap_or_default();
        let was_test = self.in_test;
        self.in_test |= name.starts_with("test") || name == "tests" || self.is_marked_test(node);
        self.parent.push(name);
        let outer = (self.names.clone(), self.guards.len());
        values::parameters(node, self.source, &mut self.names);
        self.children(node, depth);
        self.names = outer.0;
        self.guards.truncate(outer.1);
        self.parent.pop();
        self.in_test = was_test;
    }

    fn is_marked_test(&self, node: Node<'_>) -> bool {
        let mark = node.prev_named_sibling().filter(|node| node.kind() == "attribute_item");
        mark.is_some_and(|mark| self.text(mark).contains("test"))
    }

    fn assignment(&mut self, node: Node<'_>) {
        let reader = values::Reader {
            table: self.table,
            source: self.source,
            names: &self.names,
            catalogue: self.catalogue,
            language: self.language,
        };
        if let Some((name, value)) = reader.binding(node) {
            if let Value::Text(pieces) = &value {
                let pieces = pieces.clone();
                self.string(&pieces, node.byte_range().into(), Confidence::Medium);
            }
            self.names.bind(name, value);
        }
    }

    fn conditional(&mut self, node: Node<'_>, depth: usize) {
        let condition =
            node.child_by_field_name("condition").map(|condition| self.text(condition).to_owned()).unwrap_or_default();
        let outer = self.guards.len();
        self.guard(&condition);
        self.children(node, depth);
        self.guards.truncate(outer);
        let body = node.child_by_field_name("consequence").map(|body| self.text(body)).unwrap_or_default();
        let leaves = ["return", "raise", "continue", "break", "sys.exit", "exit(", "bail!", "panic!"]
            .iter()
            .any(|word| body.contains(word));
        if leaves && node.child_by_field_name("alternative").is_none() {
            self.guard(&condition);
        }
    }

    fn guard(&mut self, text: &str) {
        let text: String = text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(limits::QUOTE).collect();
        self.guards.push(Guard { kind: guard_kind(&text), text });
    }

    fn call(&mut self, node: Node<'_>, _depth: usize) {
        let reader = values::Reader {
            table: self.table,
            source: self.source,
            names: &self.names,
            catalogue: self.catalogue,
            language: self.language,
        };
        let Some(call) = reader.call(node, 0) else { return };
        let span: Span = node.byte_range().into();
        let last = call.callee.rsplit('.').next().unwrap_or_default().to_owned();
        let prints = self.table.prints.contains(&last.as_str())
            || call.callee.starts_with("log")
            || call.callee.starts_with("tracing.");
        match self.catalogue.call_runner(self.language, &call.callee) {
            Some(runner) => {
                let (runs, at) = (runner.runs, runner.argument);
                self.run(runs, &call.arguments, at, span);
            }
            None if !prints => {
                for value in &call.arguments {
                    if let Value::Text(pieces) = value {
                        self.string(pieces, span, Confidence::Medium);
                    }
                }
            }
            None => {}
        }
        let runs_builder = self.language == "rust" && self.table.ends.contains(&last.as_str());
        if let Some(words) = runs_builder.then(|| values::command_words(&call)).flatten() {
            let lowered = argv(&words, span, &self.around(Confidence::High), self.catalogue);
            self.take(lowered);
        }
        let fact = self.fact(call, span);
        self.out.facts.push(fact);
    }

    /// Hands the text, or the list, of a call to what runs it.
    fn run(&mut self, runs: Runs, arguments: &[Value], at: usize, span: Span) {
        let Some(value) = arguments.get(at) else { return };
        let around = self.around(Confidence::High);
        let lowered = match (runs, value) {
            (Runs::Argv, _) => argv(arguments.get(at..).unwrap_or_default(), span, &around, self.catalogue),
            (_, Value::List(words)) => argv(words, span, &around, self.catalogue),
            (Runs::Sql, Value::Text(pieces)) => sql::lower(&Template::new(pieces), &around),
            (_, Value::Text(pieces)) => shell::lower(&Template::new(pieces), &around, self.catalogue),
            (Runs::Sql, Value::Call { arguments, .. }) if !arguments.is_empty() => {
                return self.run(runs, arguments, 0, span);
            }
            _ => Lowered::default(),
        };
        self.take(lowered);
    }

    /// A string that reads as SQL, in a place where it can be executed.
    fn string(&mut self, pieces: &[Piece], span: Span, certainty: Confidence) {
        let template = Template::new(pieces);
        if sql::looks_like_sql(template.text.trim_start()) {
            let mut lowered = sql::lower(&template, &self.around(certainty));
            for fact in lowered.facts.iter_mut().filter(|fact| fact.span == Span::default()) {
                fact.span = span;
            }
            self.take(lowered);
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
        Surroundings { parent: self.parent.join("."), guards: self.guards.clone(), certainty, depth: 1 }
    }

    fn fact(&self, call: values::Call, span: Span) -> Fact {
        let mut flags = call.named.clone();
        flags.extend(
            call.arguments.iter().enumerate().filter_map(|(i, v)| v.as_literal().map(|text| format!("arg{i}={text}"))),
        );
        if let Some(receiver) = &call.receiver {
            // So that a row can ask what a chain was built on: `diesel::delete(users.filter(…)).execute(…)`.
            flags.push(format!("receiver={}", receiver.render()).chars().take(limits::QUOTE).collect());
        }
        if self.in_test {
            flags.push("in-test".into());
        }
        flags.sort();
        let words: Vec<String> = call.arguments.iter().map(Value::render).chain(call.named.iter().cloned()).collect();
        Fact {
            kind: FactKind::Call,
            rendering: format!("{}({})", call.callee, words.join(", ")).chars().take(400).collect(),
            name: call.callee,
            arguments: call.arguments,
            flags,
            receiver: call.receiver,
            span,
            parent: self.parent.join("."),
            guards: self.guards.clone(),
            certainty: Confidence::High,
            meaning: None,
        }
    }
}

/// What kind of guard a condition is, by its words.
fn guard_kind(condition: &str) -> GuardKind {
    let lower = condition.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    if has(&["dry_run", "dryrun", "dry-run", "check_mode", "simulate"]) {
        GuardKind::DryRun
    } else if has(&["confirm", "input(", "prompt"]) {
        GuardKind::Confirmation
    } else if has(&["prod", "environment", "debug", "staging"]) {
        GuardKind::Environment
    } else if has(&["is_empty", "is none", "len(", "not "]) {
        GuardKind::NotEmpty
    } else {
        GuardKind::Condition
    }
}

/// Names that are bound in scope.
pub(crate) type Bindings = FxHashMap<String, Value>;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::LANGUAGES;
    use crate::source::RepoPath;

    fn read(language: &str, text: &str) -> Vec<Fact> {
        let source = Source::new(RepoPath::from("x"), text.as_bytes());
        let language = LANGUAGES.iter().find(|l| l.id == language).unwrap();
        let tree = crate::syntax::parse(language, &source, None).unwrap();
        lower(language.id, &tree, &source, &[Span::new(0, text.len())], Catalogue::shipped().unwrap()).facts
    }

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
