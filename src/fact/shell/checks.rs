//! Functions that check for those who call them: `require_dir() { [ -n "$DIR" ] || exit 1; }`.

use tree_sitter::Node;

use super::Walk;
use super::flow::{block_leaves, branches};

/// Commands that end the whole script, and not only the function.
const ENDS: &[&str] = &["exit", "die", "fail", "abort", "fatal", "bail"];

/// How many checks of one function are kept.
const KEPT: usize = 16;

/// What holds once a function has been called.
#[derive(Default)]
pub(super) struct Checked {
    /// Conditions, and whether they held.
    conditions: Vec<(String, bool)>,
    /// The words of each `read`.
    asked: Vec<Vec<String>>,
    /// The words of each `set`.
    set: Vec<Vec<String>>,
}

impl<'a> Walk<'a> {
    /// Remembers what a call of the function `name` checks and sets: what its body says at its top.
    pub(super) fn remember_checks(&mut self, name: &str, body: Node<'a>) {
        let mut checked = Checked::default();
        let mut cursor = body.walk();
        for statement in body.named_children(&mut cursor) {
            match statement.kind() {
                "list" => checked.conditions.extend(self.check_in_list(statement)),
                "if_statement" => checked.conditions.extend(self.check_in_if(statement)),
                "command" => self.remember_command(statement, &mut checked),
                _ => {}
            }
        }
        checked.conditions.truncate(KEPT);
        self.checking.insert(name.to_owned(), checked);
    }

    /// `[ -n "$D" ] || exit`
    fn check_in_list(&self, list: Node<'a>) -> Option<(String, bool)> {
        let (left, right) = (list.named_child(0)?, list.named_child(1)?);
        let or = list.child(1).is_some_and(|operator| self.text(operator) == "||");
        self.ends(right).then(|| (self.text(left).trim().to_owned(), or))
    }

    /// `if [ -z "$D" ]; then exit; fi`
    fn check_in_if(&self, node: Node<'a>) -> Option<(String, bool)> {
        let ways = branches(node);
        let [only] = ways.as_slice() else { return None };
        let (first, last) = (only.condition.first()?, only.condition.last()?);
        let text = self.template.text.get(first.start_byte()..last.end_byte())?;
        only.body.iter().any(|statement| self.ends(*statement)).then(|| (text.trim().to_owned(), false))
    }

    fn remember_command(&self, node: Node<'a>, checked: &mut Checked) {
        let words: Vec<String> = self.text(node).split_whitespace().map(str::to_owned).collect();
        match words.split_first() {
            Some((name, rest)) if name == "read" => checked.asked.push(rest.to_vec()),
            Some((name, rest)) if name == "set" => checked.set.push(rest.to_vec()),
            _ => {}
        }
    }

    fn ends(&self, node: Node<'_>) -> bool {
        block_leaves(node, &|name| ENDS.contains(&name) || self.leaving.contains(name), self.template)
    }

    /// After a call of the function `name`: what it checked holds.
    pub(super) fn called(&mut self, name: &str) {
        let Some(checked) = self.checking.remove(name) else { return };
        checked.asked.iter().for_each(|words| self.read(words));
        checked.set.iter().for_each(|words| self.set(words));
        for (condition, held) in &checked.conditions {
            self.scope.learn(condition, *held);
            self.scope.guard(condition, *held);
        }
        self.checking.insert(name.to_owned(), checked);
    }
}
