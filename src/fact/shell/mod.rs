//! Shell as facts: commands, wherever they stand, with what is known of their words and what guards them.

mod argv;
mod words;

use rustc_hash::FxHashMap;
use tree_sitter::{Node, Tree};

use super::{Catalogue, Confidence, Guard, GuardKind, Lowered, Origin, Piece, Surroundings, Template, Value};
use crate::source::{Span, limits};
pub use argv::argv;

/// Lowers the text of a shell script or command line; nothing where it cannot be parsed in time.
pub fn lower(template: &Template, around: &Surroundings, catalogue: &Catalogue) -> Lowered {
    let mut parser = tree_sitter::Parser::new();
    let parsed =
        parser.set_language(&tree_sitter_bash::LANGUAGE.into()).ok().and_then(|()| parser.parse(&template.text, None));
    match parsed {
        Some(tree) => lower_tree(&tree, template, around, catalogue),
        None => Lowered { unparsed: vec![template.host_span(Span::new(0, template.text.len()))], ..Lowered::default() },
    }
}

/// Lowers a parsed script.
pub fn lower_tree(tree: &Tree, template: &Template, around: &Surroundings, catalogue: &Catalogue) -> Lowered {
    let mut walk = Walk {
        template,
        around,
        catalogue,
        scope: Scope::default(),
        out: Lowered::default(),
        parent: around.parent.clone(),
    };
    walk.scope.guards = around.guards.clone();
    walk.statement(tree.root_node(), 0);
    walk.out
}

/// What holds at a place of the script.
#[derive(Clone, Debug, Default)]
struct Scope {
    bound: FxHashMap<String, Vec<Piece>>,
    guards: Vec<Guard>,
    /// A `cd` before that was not checked.
    unchecked_cd: bool,
    /// `set -e` or `set -o errexit`.
    exits_on_error: bool,
    /// `set -u`.
    refuses_unset: bool,
}

struct Walk<'a> {
    template: &'a Template,
    around: &'a Surroundings,
    catalogue: &'a Catalogue,
    scope: Scope,
    out: Lowered,
    parent: String,
}

impl Walk<'_> {
    fn text(&self, node: Node<'_>) -> &str {
        self.template.text.get(node.byte_range()).unwrap_or_default()
    }

    fn statement(&mut self, node: Node<'_>, depth: usize) {
        if depth > limits::DEPTH || self.out.facts.len() > limits::FACTS {
            self.out.unparsed.push(self.template.host_span(node.byte_range().into()));
            return;
        }
        match node.kind() {
            "command" => self.command(node, None, depth),
            "redirected_statement" => self.redirected(node, depth),
            "variable_assignment" => self.assignment(node, depth),
            "list" => self.list(node, depth),
            "pipeline" => self.pipeline(node, depth),
            "if_statement" => self.conditional(node, depth),
            "function_definition" => self.function(node, depth),
            "subshell" => self.scoped(node, depth),
            "for_statement" => self.loop_over(node, depth),
            "comment" | "test_command" => {}
            "ERROR" => {
                self.out.unparsed.push(self.template.host_span(node.byte_range().into()));
                self.children(node, depth);
            }
            _ => self.children(node, depth),
        }
    }

    fn children(&mut self, node: Node<'_>, depth: usize) {
        let mut cursor = node.walk();
        for child in node.named_children(&mut cursor) {
            self.statement(child, depth + 1);
        }
    }

    fn scoped(&mut self, node: Node<'_>, depth: usize) {
        let outer = self.scope.clone();
        self.children(node, depth);
        self.scope = outer;
    }

    fn function(&mut self, node: Node<'_>, depth: usize) {
        let name = node.child_by_field_name("name").map(|name| self.text(name).to_owned()).unwrap_or_default();
        let outer = (self.scope.clone(), std::mem::replace(&mut self.parent, name));
        if let Some(body) = node.child_by_field_name("body") {
            self.statement(body, depth + 1);
        }
        (self.scope, self.parent) = outer;
    }

    /// A variable that walks over a list is never empty.
    fn loop_over(&mut self, node: Node<'_>, depth: usize) {
        if let Some(name) = node.child_by_field_name("variable") {
            let hole =
                words::hole(self.text(name), Origin::NotEmpty, self.template.host_span(name.byte_range().into()));
            let name = self.text(name).to_owned();
            self.scope.bound.insert(name, vec![hole]);
        }
        self.children(node, depth);
    }

    fn assignment(&mut self, node: Node<'_>, depth: usize) {
        let Some(name) = node.child_by_field_name("name").map(|name| self.text(name).to_owned()) else { return };
        let value = node.child_by_field_name("value");
        let pieces = value.map(|value| self.word(value, depth)).unwrap_or_default();
        if let Some(value) = value {
            self.substitutions(value, depth);
        }
        // `X=${X:-}` and the like stay what they are.
        self.scope.bound.insert(name, pieces);
    }

    /// `a && b`, `a || b`: b runs under the condition a; `a || exit` guards all that follows.
    fn list(&mut self, node: Node<'_>, depth: usize) {
        let (Some(left), Some(right)) = (node.named_child(0), node.named_child(1)) else {
            return self.children(node, depth);
        };
        let or = node.child(1).is_some_and(|operator| self.text(operator) == "||");
        let condition = self.text(left).to_owned();
        let right_text = self.text(right).trim().to_owned();
        let was_unchecked = self.scope.unchecked_cd;
        let first = self.out.facts.len();
        self.statement(left, depth + 1);
        if matches!(right_text.as_str(), "true" | ":") {
            for fact in &mut self.out.facts[first..] {
                fact.flags.push("status-ignored".into());
            }
        }
        let leaves = leaves(&right_text);
        if condition.trim_start().starts_with("cd ") && (!or || leaves) {
            self.scope.unchecked_cd = was_unchecked;
        }
        if or && leaves {
            self.statement(right, depth + 1);
            self.guard(&condition);
            return;
        }
        let outer = self.scope.guards.len();
        if !or {
            self.guard(&condition);
        }
        self.statement(right, depth + 1);
        if !(or || leaves) {
            self.scope.guards.truncate(outer);
        }
    }

    fn guard(&mut self, condition: &str) {
        let kind = words::guard_kind(condition);
        if kind == GuardKind::NotEmpty {
            for name in words::variables(condition) {
                self.known(&name);
            }
        }
        self.scope.guards.push(Guard { kind, text: condition.split_whitespace().collect::<Vec<_>>().join(" ") });
    }

    /// From here on the variable is known not to be empty.
    fn known(&mut self, name: &str) {
        let hole = words::hole(&format!("${name}"), Origin::NotEmpty, Span::default());
        let unknown =
            |pieces: &Vec<Piece>| matches!(pieces.as_slice(), [] | [Piece::Hole { origin: Origin::Unknown, .. }]);
        if self.scope.bound.get(name).is_none_or(unknown) {
            self.scope.bound.insert(name.to_owned(), vec![hole]);
        }
    }

    fn pipeline(&mut self, node: Node<'_>, depth: usize) {
        let mut cursor = node.walk();
        let parts: Vec<Node<'_>> = node.named_children(&mut cursor).collect();
        let printed = parts.first().and_then(|first| self.printed(*first, depth));
        for (index, part) in parts.iter().enumerate() {
            match (&printed, part.kind()) {
                (Some(text), "command") if index == 1 => self.command(*part, Some(text.clone()), depth),
                _ => self.statement(*part, depth + 1),
            }
        }
    }

    /// What `echo` and `printf` print, for the program behind the pipe.
    fn printed(&self, node: Node<'_>, depth: usize) -> Option<Vec<Piece>> {
        let name = node.child_by_field_name("name").map(|name| self.text(name))?;
        matches!(name, "echo" | "printf").then(|| {
            let mut cursor = node.walk();
            node.children_by_field_name("argument", &mut cursor)
                .last()
                .map(|word| self.word(word, depth))
                .unwrap_or_default()
        })
    }

    fn conditional(&mut self, node: Node<'_>, depth: usize) {
        let Some(condition) = node.child_by_field_name("condition") else { return self.children(node, depth) };
        let text = self.text(condition).to_owned();
        self.statement(condition, depth + 1);
        let body = self.template.text.get(condition.end_byte()..node.end_byte()).unwrap_or_default();
        // `if [ -z "$X" ]; then exit 1; fi` guards all that follows.
        let leaves =
            !body.contains("else") && body.lines().any(|line| leaves(line.trim().trim_start_matches("then").trim()));
        let outer = self.scope.clone();
        self.guard(&text);
        let mut cursor = node.walk();
        for child in node.named_children(&mut cursor).filter(|child| child.id() != condition.id()) {
            self.statement(child, depth + 1);
        }
        self.scope = outer;
        if leaves {
            self.guard(&text);
        }
    }

    fn redirected(&mut self, node: Node<'_>, depth: usize) {
        let mut cursor = node.walk();
        let mut input = None;
        let mut written = Vec::new();
        for redirect in node.children_by_field_name("redirect", &mut cursor) {
            match redirect.kind() {
                "heredoc_redirect" => {
                    let mut inner = redirect.walk();
                    let body = redirect.named_children(&mut inner).find(|child| child.kind() == "heredoc_body");
                    input = body.map(|body| self.word(body, depth));
                }
                "herestring_redirect" => input = redirect.named_child(0).map(|word| self.word(word, depth)),
                "file_redirect" => {
                    let truncates =
                        redirect.child(0).or(redirect.child(1)).is_some_and(|op| matches!(self.text(op), ">" | ">|"));
                    written.extend(redirect.child_by_field_name("destination").filter(|_| truncates));
                }
                _ => {}
            }
        }
        let body = node.child_by_field_name("body");
        match body {
            Some(body) if body.kind() == "command" => self.command(body, input, depth),
            Some(body) => self.statement(body, depth + 1),
            None => {}
        }
        let empty = body.is_none_or(|body| {
            matches!(self.text(body).trim(), ":" | "true" | "cat /dev/null" | "echo -n" | "printf ''")
        });
        for target in written {
            self.redirect(target, empty, depth);
        }
    }

    /// `> file` as a command of its own, where it can empty something.
    fn redirect(&mut self, target: Node<'_>, empty: bool, depth: usize) {
        let value = Value::Text(self.word(target, depth));
        let device = value.render().starts_with("/dev/")
            && !matches!(value.render().as_str(), "/dev/null" | "/dev/stdout" | "/dev/stderr" | "/dev/tty");
        if empty || device {
            let span = self.template.host_span(target.byte_range().into());
            let flags = if empty { vec!["empty-command".to_owned()] } else { Vec::new() };
            self.push(">", vec![value], flags, span);
        }
    }

    fn word(&self, node: Node<'_>, depth: usize) -> Vec<Piece> {
        words::read(node, self.template, &self.scope.bound, self.scope.refuses_unset, self.catalogue, depth)
    }

    /// Commands inside `$( … )` run too.
    fn substitutions(&mut self, node: Node<'_>, depth: usize) {
        if matches!(node.kind(), "command_substitution" | "process_substitution") {
            return self.scoped(node, depth);
        }
        let mut cursor = node.walk();
        for child in node.named_children(&mut cursor) {
            if depth < limits::DEPTH {
                self.substitutions(child, depth + 1);
            }
        }
    }

    fn command(&mut self, node: Node<'_>, input: Option<Vec<Piece>>, depth: usize) {
        let Some(name) = node.child_by_field_name("name") else {
            return self.children(node, depth);
        };
        let mut values = vec![Value::Text(self.word(name.named_child(0).unwrap_or(name), depth))];
        let mut cursor = node.walk();
        let arguments: Vec<Node<'_>> = node.children_by_field_name("argument", &mut cursor).collect();
        values.extend(arguments.iter().map(|word| Value::Text(self.word(*word, depth))));
        for word in arguments {
            self.substitutions(word, depth + 1);
        }
        let span = self.template.host_span(node.byte_range().into());
        self.effects(&values);
        let around = Surroundings {
            parent: self.parent.clone(),
            guards: self.guards(),
            certainty: self.around.certainty,
            depth: self.around.depth,
        };
        let mut lowered = argv::run(&values, input.as_deref(), span, &around, self.catalogue);
        if self.scope.unchecked_cd && !self.scope.exits_on_error {
            for fact in &mut lowered.facts {
                fact.flags.push("after-unchecked-cd".into());
            }
        }
        self.out.extend(lowered);
        if values.first().map(Value::render).as_deref() == Some("cd") {
            self.scope.unchecked_cd = true;
        }
    }

    fn guards(&self) -> Vec<Guard> {
        let mut guards = self.scope.guards.clone();
        if self.scope.exits_on_error {
            guards.push(Guard { kind: GuardKind::ExitOnError, text: "set -e".into() });
        }
        guards
    }

    /// What a command does to the script itself: `set -e`, `: "${X:?}"`.
    fn effects(&mut self, values: &[Value]) {
        let words: Vec<String> = values.iter().map(Value::render).collect();
        match words.first().map(String::as_str) {
            Some("set") => {
                let on = |letter: char, long: &str| {
                    words.iter().any(|word| word == long || (word.starts_with('-') && word.contains(letter)))
                };
                self.scope.exits_on_error |= on('e', "errexit");
                self.scope.refuses_unset |= on('u', "nounset");
            }
            Some(":") => {
                for value in values {
                    let Value::Text(pieces) = value else { continue };
                    for piece in pieces {
                        if let Piece::Hole { name, origin: Origin::NotEmpty, .. } = piece {
                            self.known(name.trim_start_matches('$'));
                        }
                    }
                }
            }
            _ => {}
        }
    }

    fn push(&mut self, name: &str, arguments: Vec<Value>, flags: Vec<String>, span: Span) {
        let around =
            Surroundings { parent: self.parent.clone(), guards: self.guards(), certainty: Confidence::High, depth: 0 };
        let mut fact = argv::fact(name, arguments, span, &around);
        fact.flags.extend(flags);
        fact.certainty = self.around.certainty;
        self.out.facts.push(fact);
    }
}

/// Whether a command ends the script or the function.
fn leaves(text: &str) -> bool {
    let text = text.trim_start_matches(['{', '(', ' ']);
    ["exit", "return", "die", "fail", "abort", "continue", "break"].iter().any(|word| text.starts_with(word))
        || text.contains("; exit")
        || text.contains("exit 1")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<super::super::Fact> {
        lower(&Template::of_file(text, 0), &Surroundings::default(), Catalogue::shipped().unwrap()).facts
    }

    #[test]
    fn commands_in_every_position() {
        for text in [
            "rm -rf x",
            "a && rm -rf x",
            "if a; then rm -rf x; fi",
            "f() { rm -rf x; }",
            "(rm -rf x)",
            "X=$(rm -rf x)",
            "echo $(rm -rf x)",
            "sudo rm -rf x",
            "bash -c 'rm -rf x'",
            "for a in b; do rm -rf x; done",
            "FOO=1 rm -rf x",
            "rm -rf x > /dev/null",
        ] {
            assert!(read(text).iter().any(|fact| fact.name == "rm" && fact.flags.contains(&"-r".to_owned())), "{text}");
        }
    }

    #[test]
    fn printed_text_is_not_run() {
        for text in
            ["echo 'rm -rf /'", "echo rm -rf /", "# rm -rf /", "git commit -m 'rm -rf /'", "cat <<EOF\nrm -rf /\nEOF"]
        {
            assert!(read(text).iter().all(|fact| fact.name != "rm"), "{text}");
        }
    }

    #[test]
    fn origins_of_variables() {
        let origin = |text: &str| {
            let facts = read(text);
            let fact = facts.iter().find(|fact| fact.name == "rm").unwrap();
            match &fact.arguments.last().unwrap() {
                Value::Text(pieces) => pieces.first().cloned(),
                _ => None,
            }
        };
        let is = |piece: Option<Piece>, wanted: Origin| matches!(piece, Some(Piece::Hole { origin, .. }) if origin == wanted);
        assert!(is(origin("rm -rf \"$D/\""), Origin::Unknown));
        assert!(is(origin("rm -rf \"${D:?}/\""), Origin::NotEmpty));
        assert!(is(origin("D=$(mktemp -d)\nrm -rf \"$D/\""), Origin::Temporary));
        assert!(is(origin("[ -n \"$D\" ] || exit 1\nrm -rf \"$D/\""), Origin::NotEmpty));
        assert!(is(origin("if [ -z \"$D\" ]; then exit 1; fi\nrm -rf \"$D/\""), Origin::NotEmpty));
        assert!(is(origin("set -eu\nrm -rf \"$D/\""), Origin::NotEmpty));
        assert!(matches!(origin("D=/opt/app\nrm -rf \"$D/\""), Some(Piece::Literal { .. })));
    }

    #[test]
    fn sql_in_commands() {
        for text in ["psql -c 'DROP TABLE a'", "psql <<EOF\nDROP TABLE a;\nEOF", "echo 'DROP TABLE a' | psql db"] {
            assert!(read(text).iter().any(|fact| fact.name == "drop table"), "{text}");
        }
    }

    #[test]
    fn directories_that_were_not_entered() {
        let flagged = |text: &str| {
            read(text).iter().any(|fact| fact.name == "rm" && fact.flags.contains(&"after-unchecked-cd".to_owned()))
        };
        assert!(flagged("cd build\nrm -rf *"));
        for text in
            ["cd build || exit 1\nrm -rf *", "cd build && rm -rf *", "set -e\ncd build\nrm -rf *", "(cd x)\nrm -rf *"]
        {
            assert!(!flagged(text), "{text}");
        }
    }
}
