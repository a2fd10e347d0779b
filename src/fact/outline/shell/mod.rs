//! The outline of a shell script: what runs, in which order, behind which conditions.

mod command;
mod condition;
mod flow;

use tree_sitter::Node;

use super::build::Builder;
use super::{Outline, Speech, What};
use crate::fact::Template;
use crate::source::{Source, Span, limits};

/// The outline of a script.
pub(super) fn outline(source: &Source) -> Outline {
    let mut builder = Builder::new(Speech::Commands);
    let is_strict = source.text.lines().take(STRICT).any(sets_exit);
    read(&Template::of_file(&source.text, 0), &mut builder, is_strict);
    builder.out
}

/// How many lines of a script are looked at for `set -e`.
const STRICT: usize = 40;

fn sets_exit(line: &str) -> bool {
    let line = line.trim();
    let options = line
        .strip_prefix("set ")
        .or_else(|| line.strip_prefix("#!").and_then(|run| run.split_once(" -")).map(|_| line));
    options.is_some_and(|rest| {
        rest.contains("errexit")
            || rest
                .split_whitespace()
                .any(|word| word.starts_with('-') && !word.starts_with("--") && word.contains('e'))
    })
}

/// Adds what the script in `template` does. In a strict one what fails ends it, a test too.
pub(super) fn read(template: &Template, builder: &mut Builder, is_strict: bool) {
    let mut parser = tree_sitter::Parser::new();
    let parsed =
        parser.set_language(&tree_sitter_bash::LANGUAGE.into()).ok().and_then(|()| parser.parse(&template.text, None));
    match parsed {
        Some(tree) => {
            let ends = flow::ends(tree.root_node(), &template.text);
            Script { template, builder, is_strict, ends: &ends }.children(tree.root_node(), 0);
        }
        None => builder.out.unparsed.push(template.host_span(Span::new(0, template.text.len()))),
    }
}

struct Script<'t, 'b> {
    template: &'t Template,
    builder: &'b mut Builder,
    is_strict: bool,
    /// Functions after which nothing runs.
    ends: &'t [String],
}

impl<'t> Script<'t, '_> {
    fn raw(&self, node: Node<'_>) -> &'t str {
        self.template.text.get(node.byte_range()).unwrap_or_default()
    }

    /// The text of a node without the quotes in which variables stand.
    fn text(&self, node: Node<'_>) -> String {
        bare(&self.template.restore(self.raw(node)))
    }

    fn span(&self, node: Node<'_>) -> Span {
        self.template.host_span(node.byte_range().into())
    }

    fn item(&mut self, what: What, name: &str, text: String, span: Span, inside: impl FnOnce(&mut Script<'t, '_>)) {
        let (template, is_strict, ends) = (self.template, self.is_strict, self.ends);
        self.builder.item(what, name, text, span, |builder| inside(&mut Script { template, builder, is_strict, ends }));
    }

    fn children(&mut self, node: Node<'_>, depth: usize) {
        let mut cursor = node.walk();
        for child in node.named_children(&mut cursor) {
            self.statement(child, depth + 1);
        }
    }

    fn statement(&mut self, node: Node<'_>, depth: usize) {
        let span = self.span(node);
        if depth > limits::DEPTH || self.builder.is_full() {
            self.builder.out.unparsed.push(span);
            return;
        }
        match node.kind() {
            "comment" => self.item(What::Comment, "", self.text(node), span, |_| {}),
            "function_definition" => {
                let name = node.child_by_field_name("name").map(|name| self.text(name)).unwrap_or_default();
                let body = node.child_by_field_name("body");
                self.item(What::Definition, &name, format!("{name}()"), span, |script| {
                    if let Some(body) = body {
                        script.children(body, depth);
                    }
                });
            }
            "if_statement" => self.conditional(node, depth),
            "while_statement" | "for_statement" | "c_style_for_statement" => {
                let body = node.child_by_field_name("body").map_or(node.end_byte(), |body| body.start_byte());
                let head = bare(self.template.text.get(node.start_byte()..body).unwrap_or_default());
                self.item(What::Loop, "", head, span, |script| script.children(node, depth));
            }
            "case_statement" => self.choice(node, depth),
            "list" => self.list(node, depth),
            "redirected_statement" => self.redirected(node, depth),
            "command" => self.command(node, &[], depth),
            "variable_assignment" => self.assignment(node, depth),
            "declaration_command" | "unset_command" | "variable_assignments" => self.children(node, depth),
            "test_command" | "negated_command" => {
                let what = if self.is_strict { What::Assertion } else { What::Check };
                self.item(what, "", self.condition(node, 0), span, |script| script.inner(node, depth));
            }
            "command_substitution"
            | "process_substitution"
            | "subshell"
            | "pipeline"
            | "compound_statement"
            | "do_group"
            | "ERROR"
            | "program" => {
                if node.is_error() {
                    self.builder.out.unparsed.push(span);
                }
                self.children(node, depth);
            }
            _ => self.inner(node, depth),
        }
    }

    /// The commands that are put in somewhere inside a word or a condition.
    fn inner(&mut self, node: Node<'_>, depth: usize) {
        if depth > limits::DEPTH {
            return;
        }
        let mut cursor = node.walk();
        for child in node.named_children(&mut cursor) {
            match child.kind() {
                "command_substitution" | "process_substitution" | "command" | "pipeline" | "subshell" => {
                    self.statement(child, depth + 1);
                }
                "expansion" => {
                    self.refusing(child);
                    self.inner(child, depth + 1);
                }
                _ => self.inner(child, depth + 1),
            }
        }
    }

    /// `${name:?nobody said}` ends the script where the variable is empty.
    fn refusing(&mut self, node: Node<'_>) {
        let text = self.raw(node);
        let Some((name, _)) = text.strip_prefix("${").and_then(|rest| rest.split_once(['?'])) else { return };
        let name = name.trim_end_matches(':');
        if !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_') {
            self.item(What::Assertion, "", format!("${name} != \"\""), self.span(node), |_| {});
        }
    }

    /// `x=$(command)`
    fn assignment(&mut self, node: Node<'_>, depth: usize) {
        let name = node.child_by_field_name("name").map(|name| self.text(name)).unwrap_or_default();
        let value = node.child_by_field_name("value");
        let text = value.map(|value| self.text(value)).unwrap_or_default();
        self.item(What::Binding, &name, text, self.span(node), |script| {
            if let Some(value) = value {
                script.inner_of(value, depth);
            }
        });
    }

    /// The same where the node itself may be such a command.
    fn inner_of(&mut self, node: Node<'_>, depth: usize) {
        match node.kind() {
            "command_substitution" | "process_substitution" => self.statement(node, depth + 1),
            "expansion" => {
                self.refusing(node);
                self.inner(node, depth);
            }
            _ => self.inner(node, depth),
        }
    }

    /// A statement with what is written or read: `(…) 9>lock`, `psql <<SQL`.
    fn redirected(&mut self, node: Node<'_>, depth: usize) {
        let body = node.child_by_field_name("body");
        let mut cursor = node.walk();
        let redirects: Vec<Node<'_>> =
            node.named_children(&mut cursor).filter(|child| child.kind().ends_with("_redirect")).collect();
        for redirect in redirects.iter().filter(|redirect| redirect.kind() != "heredoc_redirect") {
            self.inner(*redirect, depth);
        }
        match body {
            Some(body) if body.kind() == "command" => self.command(body, &redirects, depth),
            Some(body) => self.statement(body, depth + 1),
            None => {}
        }
        // `cat <<EOF | psql`: what stands behind the heredoc on its line.
        for redirect in redirects.iter().filter(|redirect| redirect.kind() == "heredoc_redirect") {
            let mut cursor = redirect.walk();
            for child in redirect.named_children(&mut cursor) {
                let kind = child.kind();
                if !kind.starts_with("heredoc") && !kind.ends_with("_redirect") && kind != "file_descriptor" {
                    self.statement(child, depth + 1);
                }
            }
        }
    }
}

/// `text` on one line without double quotes; an empty string stays one.
fn bare(text: &str) -> String {
    let kept = text.replace("\\\n", " ").replace("\"\"", "\u{1}").replace('"', "").replace('\u{1}', "\"\"");
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}
