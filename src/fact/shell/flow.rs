//! What runs under which condition: lists, `if`, `case`, loops, pipelines.

use tree_sitter::Node;

use super::conditions;
use super::scope::Scope;
use super::switches::{self, Run};
use super::{Walk, argv, words};
use crate::fact::{FactKind, GuardKind, Origin, Piece, Template, Value, path};

/// Commands that end the script, the function or the turn of the loop.
const LEAVES: &[&str] = &["exit", "return", "continue", "break", "die", "fail", "abort", "fatal", "bail", "exec"];

/// How deep a block is searched for the command that leaves it.
const SEARCHED: usize = 12;

/// One way through an `if`.
pub(super) struct Branch<'a> {
    pub(super) condition: Vec<Node<'a>>,
    pub(super) body: Vec<Node<'a>>,
}

impl<'a> Walk<'a> {
    fn leaves(&self, node: Node<'_>) -> bool {
        block_leaves(node, &|name| LEAVES.contains(&name) || self.leaving.contains(name), self.template)
    }

    /// `a && b`, `a || b`: b runs under the condition a; `a || exit` guards all that follows.
    pub(super) fn list(&mut self, node: Node<'a>, depth: usize) {
        let (Some(left), Some(right)) = (node.named_child(0), node.named_child(1)) else {
            return self.children(node, depth);
        };
        let or = node.child(1).is_some_and(|operator| self.text(operator) == "||");
        let condition = self.text(left).trim();
        let was_unchecked = self.scope.unchecked_cd;
        let first = self.out.facts.len();
        self.statement(left, depth + 1);
        if or && matches!(self.text(right).trim(), "true" | ":") {
            for fact in self.out.facts.iter_mut().skip(first) {
                fact.flags.push("status-ignored".into());
            }
        }
        let leaves = self.leaves(right);
        if changes_directory(condition) && (!or || leaves) {
            self.scope.unchecked_cd = was_unchecked;
        }
        let mut entry = self.scope.clone();
        self.scope.learn(condition, !or);
        if !or || (decides(condition) && !leaves) {
            self.scope.guard(condition, !or);
        }
        self.statement(right, depth + 1);
        self.after_list(&mut entry, condition, or, leaves);
    }

    fn after_list(&mut self, entry: &mut Scope, condition: &str, or: bool, leaves: bool) {
        let guards = entry.guards.clone();
        if leaves {
            // Whoever comes past here did not take the way out.
            self.scope = entry.clone();
            self.scope.learn(condition, or);
            self.scope.guard(condition, or);
            return;
        }
        if or || is_test(condition) {
            entry.learn(condition, or);
            let right = self.scope.clone();
            self.scope.meet(&[entry.clone(), right]);
        }
        self.scope.guards = guards;
    }

    pub(super) fn conditional(&mut self, node: Node<'a>, depth: usize) {
        let before = self.scope.guards.clone();
        let mut ends = Vec::new();
        // Of the ways that leave: the conditions, and whether what follows means that they held.
        let mut left_by: Vec<(&str, bool)> = Vec::new();
        let mut failed: Vec<&str> = Vec::new();
        let mut open = true;
        for branch in branches(node) {
            let condition = self.condition(&branch.condition, depth);
            let entry = self.scope.clone();
            for earlier in &failed {
                self.scope.guard(earlier, false);
            }
            if condition.is_empty() {
                open = false;
            } else {
                self.scope.guard(condition, true);
                self.scope.learn(condition, true);
            }
            for statement in &branch.body {
                self.statement(*statement, depth + 1);
            }
            if branch.body.iter().any(|statement| self.leaves(*statement)) {
                match (condition, failed.as_slice()) {
                    ("", [only]) => left_by.push((only, true)),
                    ("", _) => {}
                    _ => left_by.push((condition, false)),
                }
            } else {
                ends.push(self.scope.clone());
            }
            self.scope = entry;
            self.scope.learn(condition, false);
            failed.push(condition);
        }
        if open {
            ends.push(self.scope.clone());
        }
        self.scope.meet(&ends);
        self.scope.guards = before;
        for (condition, held) in left_by {
            self.scope.guard(condition, held);
        }
    }

    /// Runs the statements of a condition; its text on one line.
    fn condition(&mut self, statements: &[Node<'a>], depth: usize) -> &'a str {
        let (Some(first), Some(last)) = (statements.first(), statements.last()) else { return "" };
        let unchecked = self.scope.unchecked_cd;
        for statement in statements {
            self.statement(*statement, depth + 1);
        }
        self.scope.unchecked_cd = unchecked;
        self.template.text.get(first.start_byte()..last.end_byte()).unwrap_or_default().trim()
    }

    pub(super) fn case(&mut self, node: Node<'a>, depth: usize) {
        let entry = self.scope.clone();
        let subject = node.child_by_field_name("value");
        let value = subject.map(|value| self.text(value)).unwrap_or_default();
        if let Some(subject) = subject {
            self.substitutions(subject, depth + 1);
        }
        let mut ends = Vec::new();
        let mut open = true;
        // The arm that takes all dry runs, and the arms past which comes whatever follows the `case`.
        let mut dry: Option<String> = None;
        let mut left = Vec::new();
        let mut cursor = node.walk();
        for item in node.named_children(&mut cursor).filter(|child| child.kind() == "case_item") {
            self.scope = entry.clone();
            let names = patterns(item).map(|pattern| self.text(pattern)).collect::<Vec<_>>().join("|");
            let arm = format!("case {value} in {names}");
            let run = switches::arm(value, &names);
            if names == "*" {
                open = false;
                dry.iter().for_each(|arm| self.scope.push_guard(GuardKind::DryRun, &format!("! {arm}")));
            } else if run == Some(Run::Real) {
                self.scope.push_guard(GuardKind::DryRun, &arm);
            } else {
                self.scope.guard(&arm, true);
            }
            let wanted: Vec<usize> = patterns(item).map(|pattern| pattern.id()).collect();
            let mut inner = item.walk();
            let body: Vec<Node<'a>> =
                item.named_children(&mut inner).filter(|child| !wanted.contains(&child.id())).collect();
            for statement in &body {
                self.statement(*statement, depth + 1);
            }
            let leaves = body.iter().any(|statement| self.leaves(*statement));
            if !leaves {
                ends.push(self.scope.clone());
            }
            if run == Some(Run::Dry) {
                dry = Some(arm.clone());
            }
            if leaves && names != "*" {
                left.push((run, arm));
            }
        }
        self.scope = entry.clone();
        if open {
            ends.push(entry.clone());
        }
        self.scope.meet(&ends);
        for (run, arm) in left {
            self.scope.guard_past(run, &arm);
        }
    }

    /// A variable that walks over a list is never empty.
    pub(super) fn loop_over(&mut self, node: Node<'a>, depth: usize) {
        let entry = self.scope.clone();
        let mut cursor = node.walk();
        let values: Vec<Node<'a>> = node.children_by_field_name("value", &mut cursor).collect();
        if let Some(variable) = node.child_by_field_name("variable") {
            let hole = words::hole(&format!("${}", self.text(variable)), Origin::NotEmpty, self.span(variable));
            let items = values.iter().flat_map(|word| self.items(*word, depth)).collect();
            let pieces = match path::worst(items) {
                Value::Text(pieces) => pieces.into_iter().map(|piece| walked(piece, &hole)).collect(),
                _ => vec![hole],
            };
            self.scope.bound.insert(self.text(variable).to_owned(), pieces);
        }
        for value in values {
            self.substitutions(value, depth + 1);
        }
        if let Some(body) = node.child_by_field_name("body") {
            self.statement(body, depth + 1);
        }
        self.after_loop(entry);
    }

    /// What a loop over `node` walks over: its words, or what the command in `$( … )` prints.
    fn items(&self, node: Node<'a>, depth: usize) -> Vec<Value> {
        let command = node.named_child(0).filter(|_| node.kind() == "command_substitution");
        match command.map(|command| self.output(command, depth)) {
            Some(Some(printed)) => words::split(&printed),
            Some(None) => vec![Value::Unknown],
            None => self.words(node, depth),
        }
    }

    /// What a command or a pipeline prints, where the script says so.
    fn output(&self, node: Node<'a>, depth: usize) -> Option<Vec<Piece>> {
        if node.kind() != "pipeline" {
            return self.printed(node, None, depth);
        }
        let mut cursor = node.walk();
        let mut parts = node.named_children(&mut cursor);
        let first = parts.next().and_then(|part| self.printed(part, None, depth));
        parts.fold(first, |input, part| self.printed(part, input.as_ref(), depth))
    }

    /// `while`, `until`, and `for` that counts.
    pub(super) fn repeated(&mut self, node: Node<'a>, depth: usize) {
        let mut cursor = node.walk();
        let condition: Vec<Node<'a>> =
            node.children_by_field_name("condition", &mut cursor).filter(|part| part.is_named()).collect();
        let until = node.child(0).is_some_and(|word| word.kind() == "until");
        let text = self.condition(&condition, depth);
        let entry = self.scope.clone();
        if is_test(text) {
            self.scope.learn(text, !until);
            self.scope.guard(text, !until);
        }
        if let Some(body) = node.child_by_field_name("body") {
            self.statement(body, depth + 1);
        }
        self.after_loop(entry);
    }

    fn after_loop(&mut self, entry: Scope) {
        let end = std::mem::replace(&mut self.scope, entry.clone());
        self.scope.meet(&[entry, end]);
    }

    /// `a | b`: what `echo` and `cat <<EOF` print is what b reads. `input` is what the first part reads.
    pub(super) fn pipeline(&mut self, node: Node<'a>, input: Option<Vec<Piece>>, depth: usize) {
        let mut cursor = node.walk();
        let mut input = input;
        let mut starts = Vec::new();
        for part in node.named_children(&mut cursor) {
            starts.push(self.out.facts.len());
            let printed = self.printed(part, input.as_ref(), depth);
            match part.kind() {
                "command" => self.command(part, input, depth),
                "redirected_statement" => self.redirected(part, input, depth),
                _ => self.fed(part, input, depth),
            }
            input = printed;
        }
        self.flag_readers(&starts);
    }

    /// Says of each part of a pipeline who reads what it prints: `feeds=sudo`, `feeds=bash`. Parts begin at `starts`.
    fn flag_readers(&mut self, starts: &[usize]) {
        /// More commands than wrap one another in a part.
        const READERS: usize = 4;
        for (index, pair) in starts.windows(2).enumerate() {
            let end = starts.get(index + 2).copied().unwrap_or(self.out.facts.len());
            let readers = self.out.facts.get(pair[1]..end).unwrap_or_default().iter();
            let commands = readers.filter(|fact| fact.kind == FactKind::Command).take(READERS);
            let flags: Vec<String> = commands.map(|fact| format!("feeds={}", script_name(&fact.name))).collect();
            let feeders = self.out.facts.get_mut(pair[0]..pair[1]).unwrap_or_default();
            feeders.iter_mut().for_each(|fact| fact.flags.extend_from_slice(&flags));
        }
    }

    /// A loop or a group that reads `input`.
    pub(super) fn fed(&mut self, node: Node<'a>, input: Option<Vec<Piece>>, depth: usize) {
        let outer = std::mem::replace(&mut self.scope.input, input);
        self.statement(node, depth + 1);
        self.scope.input = outer;
    }

    /// What a part of a pipeline prints, where that is written in the script.
    pub(super) fn printed(&self, node: Node<'_>, input: Option<&Vec<Piece>>, depth: usize) -> Option<Vec<Piece>> {
        let name = node.child_by_field_name("name").map(|name| self.text(name))?;
        let mut cursor = node.walk();
        let mut arguments = node.children_by_field_name("argument", &mut cursor);
        match name {
            "echo" => {
                let words = arguments.skip_while(|word| matches!(self.text(*word), "-n" | "-e" | "-E"));
                Some(argv::joined(&words.flat_map(|word| self.words(word, depth)).collect::<Vec<_>>()))
            }
            "printf" => Some(arguments.last().map(|word| self.word(word, depth)).unwrap_or_default()),
            "cat" | "tee" if arguments.next().is_none() || name == "tee" => input.cloned(),
            // What lets a part through, or orders it, prints nothing else.
            "grep" | "egrep" | "fgrep" | "sort" | "uniq" | "head" | "tail" | "sed" | "tr" => input.cloned(),
            "find" => {
                let words: Vec<Value> = arguments.flat_map(|word| self.words(word, depth)).collect();
                match path::worst(super::found(&words)) {
                    Value::Text(pieces) => Some(pieces),
                    _ => None,
                }
            }
            _ => None,
        }
    }
}

/// What a loop walks over is never empty; of what is not known the name of the variable says more.
fn walked(piece: Piece, variable: &Piece) -> Piece {
    match piece {
        Piece::Hole { name, origin: Origin::Unknown, span } => {
            let own = Piece::Hole { name: name.clone(), origin: Origin::NotEmpty, span };
            if name.starts_with("$(") || name == "$@" || name == "$*" { variable.clone() } else { own }
        }
        piece => piece,
    }
}

/// The name of a script, wherever it lies.
pub(super) fn script_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or_default()
}

/// Whether a condition is a test, and not a command that also does something.
fn is_test(condition: &str) -> bool {
    let condition = condition.trim_start_matches(['!', ' ']);
    condition.starts_with('[') || condition.starts_with("test ") || condition.starts_with("((")
}

/// Whether a condition says something of what runs where it failed: a test, or a switch that is run as a command.
fn decides(condition: &str) -> bool {
    is_test(condition) || switches::run(condition, false).is_some() || conditions::is_vacant(condition, false)
}

/// Whether a condition is a change of directory.
pub(super) fn changes_directory(condition: &str) -> bool {
    let words = condition.trim_start_matches(['!', ' ']);
    words.starts_with("cd ") || words.starts_with("pushd ")
}

fn patterns<'a>(item: Node<'a>) -> impl Iterator<Item = Node<'a>> {
    let mut cursor = item.walk();
    item.children_by_field_name("value", &mut cursor).filter(Node::is_named).collect::<Vec<_>>().into_iter()
}

/// The ways through an `if`: before `then` stands the condition, after it the body; `else` has no condition.
pub(super) fn branches(node: Node<'_>) -> Vec<Branch<'_>> {
    let mut all = Vec::new();
    let mut cursor = node.walk();
    for part in std::iter::once(node).chain(node.named_children(&mut cursor)) {
        if part.id() != node.id() && !matches!(part.kind(), "elif_clause" | "else_clause") {
            continue;
        }
        let mut branch = Branch { condition: Vec::new(), body: Vec::new() };
        let mut then = part.kind() == "else_clause";
        let mut inner = part.walk();
        for child in part.children(&mut inner) {
            match child.kind() {
                "then" => then = true,
                "elif_clause" | "else_clause" | "comment" => {}
                _ if !child.is_named() => {}
                _ if then => branch.body.push(child),
                _ => branch.condition.push(child),
            }
        }
        all.push(branch);
    }
    all
}

/// Whether every way through `node` ends in a command for which `ends` says so.
pub(super) fn block_leaves(node: Node<'_>, ends: &dyn Fn(&str) -> bool, template: &Template) -> bool {
    let mut pending = vec![(node, 0)];
    while let Some((node, depth)) = pending.pop() {
        if depth > SEARCHED {
            continue;
        }
        match node.kind() {
            "command" => {
                let name = node.child_by_field_name("name").and_then(|name| template.text.get(name.byte_range()));
                if name.is_some_and(ends) {
                    return true;
                }
            }
            "compound_statement" | "redirected_statement" => {
                let mut cursor = node.walk();
                pending.extend(node.named_children(&mut cursor).map(|child| (child, depth + 1)));
            }
            "list" => {
                let or = node.child(1).and_then(|operator| template.text.get(operator.byte_range())) == Some("||");
                pending.extend(node.named_child(0).map(|left| (left, depth + 1)));
                pending.extend(node.named_child(1).filter(|_| !or).map(|right| (right, depth + 1)));
            }
            _ => {}
        }
    }
    false
}
