//! Conditions of a script and where they lead.

use tree_sitter::Node;

use super::{Script, What};
use crate::source::Span;

/// Commands after which nothing of the block runs.
const ENDS: &[&str] = &["exit", "return", "break", "continue", "die", "fail", "abort", "fatal", "bail", "error_exit"];

/// The functions of a script that end it: `usage() { …; exit 1; }`.
pub(super) fn ends(root: Node<'_>, text: &str) -> Vec<String> {
    let raw = |node: Node<'_>| text.get(node.byte_range()).unwrap_or_default();
    let mut cursor = root.walk();
    let functions = root.named_children(&mut cursor).filter(|node| node.kind() == "function_definition");
    let ending = functions.filter(|function| {
        let Some(body) = function.child_by_field_name("body") else { return false };
        let mut cursor = body.walk();
        let last = body.named_children(&mut cursor).filter(|node| node.kind() == "command").last();
        last.and_then(|last| last.child_by_field_name("name")).is_some_and(|name| raw(name) == "exit")
    });
    ending.filter_map(|function| function.child_by_field_name("name")).map(|name| raw(name).to_owned()).collect()
}

impl<'t> Script<'t, '_> {
    /// `if … then … elif … else … fi`
    pub(super) fn conditional(&mut self, node: Node<'_>, depth: usize) {
        let mut cursor = node.walk();
        let children: Vec<(Node<'_>, bool)> = {
            let mut all = Vec::new();
            if cursor.goto_first_child() {
                loop {
                    all.push((cursor.node(), cursor.field_name() == Some("condition")));
                    if !cursor.goto_next_sibling() {
                        break;
                    }
                }
            }
            all
        };
        let named = || children.iter().filter(|(child, _)| child.is_named());
        let conditions: Vec<Node<'_>> = named().filter(|(_, is)| *is).map(|(child, _)| *child).collect();
        let text: Vec<String> = conditions.iter().map(|condition| self.condition(*condition, 0)).collect();
        let is_other = |node: &Node<'_>| matches!(node.kind(), "elif_clause" | "else_clause");
        let then: Vec<Node<'_>> =
            named().filter(|(child, is)| !*is && !is_other(child)).map(|(child, _)| *child).collect();
        let others: Vec<Node<'_>> = named().map(|(child, _)| *child).filter(is_other).collect();
        self.item(What::Check, "", text.join("; "), self.span(node), |script| {
            for condition in conditions {
                script.asked(condition, depth);
            }
            script.branch(What::Then, &then, depth);
            for other in others {
                let span = script.span(other);
                script.item(What::Otherwise, "", String::new(), span, |script| match other.kind() {
                    "elif_clause" => script.conditional(other, depth + 1),
                    _ => script.children(other, depth),
                });
            }
        });
    }

    fn branch(&mut self, what: What, nodes: &[Node<'_>], depth: usize) {
        let spans = nodes.iter().map(|node| self.span(*node));
        let Some(span) = spans.reduce(Span::cover) else { return };
        self.item(what, "", String::new(), span, |script| {
            for node in nodes {
                match node.kind() {
                    "compound_statement" | "subshell" | "do_group" => script.children(*node, depth),
                    _ => script.statement(*node, depth + 1),
                }
            }
        });
    }

    /// What a condition runs to find its answer.
    fn asked(&mut self, node: Node<'_>, depth: usize) {
        match node.kind() {
            "command" | "pipeline" | "list" | "redirected_statement" => self.plain(node, depth),
            "negated_command" => {
                let mut cursor = node.walk();
                for child in node.named_children(&mut cursor) {
                    self.asked(child, depth + 1);
                }
            }
            _ => self.inner(node, depth),
        }
    }

    /// The commands of a condition, one after the other.
    fn plain(&mut self, node: Node<'_>, depth: usize) {
        if node.kind() != "list" {
            return self.statement(node, depth + 1);
        }
        let mut cursor = node.walk();
        for child in node.named_children(&mut cursor) {
            self.asked(child, depth + 1);
        }
    }

    /// `a && b`, `a || b`
    pub(super) fn list(&mut self, node: Node<'_>, depth: usize) {
        let operator = (0..node.child_count())
            .filter_map(|at| node.child(at))
            .find(|child| !child.is_named())
            .map(|child| child.kind());
        let (Some(left), Some(right)) = (node.named_child(0), node.named_child(1)) else {
            return self.children(node, depth);
        };
        let leaves = self.leaves(right);
        match operator {
            Some("&&") if is_test(left) || leaves => self.guarded(node, self.condition(left, 0), left, right, depth),
            Some("||") if is_test(left) || leaves => {
                self.guarded(node, format!("!({})", self.condition(left, 0)), left, right, depth);
            }
            // It goes on whether it worked or not.
            Some("||") => self.item(What::Attempt, "", String::new(), self.span(node), |script| {
                script.statement(left, depth + 1);
                let span = script.span(right);
                script.item(What::Handler, "", String::new(), span, |script| script.statement(right, depth + 1));
            }),
            _ => self.children(node, depth),
        }
    }

    fn guarded(&mut self, node: Node<'_>, text: String, left: Node<'_>, right: Node<'_>, depth: usize) {
        self.item(What::Check, "", text, self.span(node), |script| {
            script.asked(left, depth);
            script.branch(What::Then, &[right], depth);
        });
    }

    /// Whether nothing that stands behind `node` runs when it has run.
    fn leaves(&self, node: Node<'_>) -> bool {
        match node.kind() {
            "command" => {
                let name = node.child_by_field_name("name").map(|name| self.raw(name)).unwrap_or_default();
                ENDS.contains(&name.rsplit('/').next().unwrap_or(name)) || self.ends.iter().any(|end| end == name)
            }
            "compound_statement" | "redirected_statement" | "list" => {
                let mut cursor = node.walk();
                node.named_children(&mut cursor).any(|child| self.leaves(child))
            }
            _ => false,
        }
    }

    /// `case $x in … esac`: a condition where one of its ways leads away, else a choice.
    pub(super) fn choice(&mut self, node: Node<'_>, depth: usize) {
        let subject = node.child_by_field_name("value");
        let asked = subject.map(|subject| self.text(subject)).unwrap_or_default();
        let mut cursor = node.walk();
        let arms: Vec<Node<'_>> = node.named_children(&mut cursor).filter(|arm| arm.kind() == "case_item").collect();
        let leads_away = |arm: &Node<'_>| {
            let mut cursor = arm.walk();
            arm.named_children(&mut cursor).any(|child| self.leaves(child))
        };
        let leaving = arms.iter().filter(|arm| leads_away(arm)).count();
        let is_guard = leaving > 0 && leaving < arms.len() + 1 && arms.len() <= 4;
        let patterns: Vec<String> = arms.iter().map(|arm| self.pattern(*arm)).collect();
        let span = self.span(node);
        if !is_guard {
            return self.item(What::Match, "", asked, span, |script| {
                if let Some(subject) = subject {
                    script.inner_of(subject, depth);
                }
                for (arm, pattern) in arms.into_iter().zip(patterns) {
                    let span = script.span(arm);
                    script.item(What::Arm, "", pattern, span, |script| script.children(arm, depth));
                }
            });
        }
        let text = format!("{asked} in {}", patterns.join(" "));
        self.item(What::Check, "", text, span, |script| {
            if let Some(subject) = subject {
                script.inner_of(subject, depth);
            }
            for arm in arms {
                let mut cursor = arm.walk();
                let leads = arm.named_children(&mut cursor).any(|child| script.leaves(child));
                let what = if leads { What::Then } else { What::Otherwise };
                let span = script.span(arm);
                script.item(what, "", String::new(), span, |script| script.children(arm, depth));
            }
        });
    }

    fn pattern(&self, arm: Node<'_>) -> String {
        arm.child_by_field_name("value").map(|value| self.text(value)).unwrap_or_default()
    }
}

/// Whether a node only asks.
fn is_test(node: Node<'_>) -> bool {
    match node.kind() {
        "test_command" | "negated_command" => true,
        "list" => (0..2).filter_map(|at| node.named_child(at)).all(is_test),
        _ => false,
    }
}
