//! One walk over a tree, and the outline of what it says.

use tree_sitter::{Node, Tree};

use super::name::path;
use super::{Item, Outline, What, one_line};
use crate::lang::{Host, Kind, Part, Shape};
use crate::source::{Source, Span, limits};

/// The word that makes one method of an object wait for another.
const SYNCHRONIZED: &str = "synchronized";

/// The outline of `tree`. Of definitions that none of `regions` touches only the head is read: marks and parameters.
pub fn read(host: &'static Host, tree: &Tree, source: &Source, regions: &[Span]) -> Outline {
    let mut reader = Reader { host, source, regions, inside: None, marks: Vec::new(), out: Outline::default() };
    reader.children(tree.root_node(), 0);
    reader.leave_marks();
    reader.out
}

struct Reader<'a, 'tree> {
    host: &'static Host,
    source: &'a Source,
    regions: &'a [Span],
    inside: Option<usize>,
    /// Marks that stand in front of what they mark.
    marks: Vec<Node<'tree>>,
    out: Outline,
}

impl<'tree> Reader<'_, 'tree> {
    fn text(&self, node: Node<'_>) -> String {
        one_line(self.source, node.byte_range().into())
    }

    /// Adds an item and reads what it holds.
    fn item(&mut self, what: What, name: String, text: String, span: Span, inside: impl FnOnce(&mut Self)) {
        let at = self.out.items.len();
        self.out.items.push(Item { what, name, text, span, inside: self.inside, end: at + 1 });
        let outer = self.inside.replace(at);
        inside(self);
        self.inside = outer;
        let end = self.out.items.len();
        if let Some(item) = self.out.items.get_mut(at) {
            item.end = end;
        }
    }

    fn children(&mut self, node: Node<'tree>, depth: usize) {
        let mut cursor = node.walk();
        for child in node.named_children(&mut cursor) {
            self.node(child, depth + 1);
        }
    }

    fn node(&mut self, node: Node<'tree>, depth: usize) {
        let span: Span = node.byte_range().into();
        if depth > limits::DEPTH || self.out.items.len() > limits::FACTS {
            self.out.unparsed.push(span);
            return;
        }
        if node.is_error() || node.is_missing() {
            self.out.unparsed.push(span);
        }
        if let Some(shape) = self.host.shape(node) {
            return self.shaped(shape, node, depth);
        }
        let kind = self.host.kind(node);
        let is_marked = matches!(kind, Kind::Framed | Kind::Declaration | Kind::Mark | Kind::Definition);
        if !is_marked && !self.is_named_closure(kind, node) {
            self.leave_marks();
        }
        match kind {
            Kind::Silent | Kind::Import => {}
            Kind::Mark => {
                // `public synchronized String next()`
                if self.text(node).split_whitespace().any(|word| word == SYNCHRONIZED) {
                    self.item(What::Mark, SYNCHRONIZED.to_owned(), SYNCHRONIZED.to_owned(), span, |_| {});
                }
                self.children(node, depth);
            }
            Kind::Name | Kind::Member | Kind::Path | Kind::Literal if self.is_handed(node) => {
                let name = path(self.host, self.source, node, 0);
                let name = name.trim_start_matches(':').trim_end_matches(['!', '?']).to_owned();
                self.item(What::Argument, name, self.text(node), span, |r| r.children(node, depth));
            }
            Kind::Name if self.is_bare_call(node) => {
                let name = self.text(node);
                self.item(What::Call, name.trim_end_matches(['!', '?']).to_owned(), name, span, |_| {});
            }
            Kind::Definition => self.definition(node, node, depth),
            Kind::Closure => self.closure(node, depth),
            Kind::Call => self.call(node, depth),
            Kind::Macro => {
                let name = path(self.host, self.source, node, 0);
                self.item(What::Call, name, self.text(node), span, |_| {});
            }
            Kind::Keyword | Kind::Pair => self.option(node, depth),
            Kind::Argument if self.host.part(node, Part::Name).is_some() => self.option(node, depth),
            Kind::Conditional | Kind::ElseIf => self.conditional(node, true, depth),
            Kind::Unless => self.conditional(node, false, depth),
            Kind::Ternary => self.item(What::Check, String::new(), self.text(node), span, |r| r.children(node, depth)),
            Kind::Binary => self.binary(node, depth),
            Kind::Loop => {
                let head = self.head(node, self.host.part(node, Part::Body));
                self.item(What::Loop, String::new(), head, span, |r| r.children(node, depth));
            }
            Kind::Match => {
                let subject = self.host.part(node, Part::Subject).map(|subject| self.text(subject));
                self.item(What::Match, String::new(), subject.unwrap_or_default(), span, |r| r.arms(node, depth));
            }
            Kind::Try => self.item(What::Attempt, String::new(), String::new(), span, |r| r.children(node, depth)),
            Kind::Finally => self.item(What::Finally, String::new(), String::new(), span, |r| r.children(node, depth)),
            Kind::Assertion => {
                let condition = node.named_child(0).map_or_else(|| self.text(node), |condition| self.text(condition));
                self.item(What::Assertion, String::new(), condition, span, |r| r.children(node, depth));
            }
            Kind::Raise => self.item(What::Raise, String::new(), self.text(node), span, |r| r.children(node, depth)),
            Kind::Exit => self.item(What::Leave, String::new(), self.text(node), span, |r| r.children(node, depth)),
            Kind::Binding | Kind::Growth => self.binding(node, depth),
            Kind::Text => self.item(What::Text, String::new(), self.text(node), span, |r| r.children(node, depth)),
            _ => self.children(node, depth),
        }
    }

    fn shaped(&mut self, shape: Shape, node: Node<'tree>, depth: usize) {
        let span: Span = node.byte_range().into();
        match shape {
            Shape::Comment => self.item(What::Comment, String::new(), self.text(node), span, |_| {}),
            Shape::Mark if self.is_own_mark(node) => self.mark(node, depth),
            Shape::Mark => self.marks.push(node),
            Shape::Frame => {
                let head = self.head(node, self.body_of(node));
                self.item(What::Frame, String::new(), head, span, |r| r.children(node, depth));
            }
            Shape::Handler => {
                let body = self.body_of(node);
                let head = self.head(node, body);
                self.item(What::Handler, caught(&head), head, span, |r| r.children(node, depth));
            }
            Shape::Closure => self.closure(node, depth),
            Shape::Field => {
                let part = |names: [&str; 2]| names.iter().find_map(|name| node.child_by_field_name(name));
                // `{ schema }` is called as what it is given.
                let own = || self.text(node);
                let name = part(["field", "name"]).map_or_else(own, |name| self.text(name));
                let text = part(["value", "value"]).map_or_else(own, |value| self.text(value));
                self.item(What::Option, name, text, span, |r| r.children(node, depth));
            }
            Shape::Made => {
                // A list or a map is made of nothing that has a name.
                let name = node.child_by_field_name("type").map(|name| self.text(name)).unwrap_or_default();
                if name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '.')) {
                    self.item(What::Call, name, self.text(node), span, |r| r.children(node, depth));
                } else {
                    self.children(node, depth);
                }
            }
            Shape::Propagation => {
                self.item(What::Propagation, String::new(), String::new(), span, |r| r.children(node, depth));
            }
            Shape::Slice => {
                let text = self.text(node);
                let bound = text.rsplit('[').next().unwrap_or_default().trim_end_matches(']').strip_prefix(':');
                match bound.map(str::trim).filter(|bound| bound.starts_with(char::is_alphanumeric)) {
                    Some(bound) => {
                        self.item(What::Option, "slice".to_owned(), bound.to_owned(), span, |r| {
                            r.children(node, depth)
                        });
                    }
                    None => self.children(node, depth),
                }
            }
            Shape::Type => {
                let name = self.host.part(node, Part::Name).map(|name| self.text(name)).unwrap_or_default();
                let marks = std::mem::take(&mut self.marks);
                self.item(What::Type, name, self.text(node), span, |r| r.marks(marks, depth));
            }
        }
    }

    /// Whether a mark stands within what it marks, or at the top of a file for all of it: `#![allow(…)]`.
    fn is_own_mark(&self, node: Node<'tree>) -> bool {
        let in_head = node.parent().is_some_and(|parent| self.host.kind(parent) == Kind::Mark);
        in_head || node.kind() == "inner_attribute_item"
    }

    /// Marks that have found nothing to mark stand by themselves.
    fn leave_marks(&mut self) {
        let marks = std::mem::take(&mut self.marks);
        self.marks(marks, 0);
    }

    fn marks(&mut self, marks: Vec<Node<'tree>>, depth: usize) {
        for mark in marks {
            self.mark(mark, depth);
        }
    }

    /// `@app.route("/x")`, `#[test]`, `[Authorize(Roles = "admin")]`.
    fn mark(&mut self, node: Node<'tree>, depth: usize) {
        let text = self.text(node);
        let bare = text.trim_start_matches(['@', '#', '[', '!']).trim_end_matches(']');
        let end = bare.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '.' | ':'))).unwrap_or(bare.len());
        let name = bare.get(..end).unwrap_or_default().replace("::", ".");
        self.item(What::Mark, name, text, node.byte_range().into(), |r| r.children(node, depth));
    }

    /// The part of a node that is a block, where the grammar does not name it.
    fn body_of(&self, node: Node<'tree>) -> Option<Node<'tree>> {
        let last = || {
            (0..u32::try_from(node.named_child_count()).unwrap_or_default()).rev().find_map(|at| node.named_child(at))
        };
        self.host
            .part(node, Part::Body)
            .or_else(|| last().filter(|last| last.kind().contains("block") || last.kind().contains("body")))
    }

    /// The text of a node up to its body.
    fn head(&self, node: Node<'tree>, body: Option<Node<'tree>>) -> String {
        let start =
            self.host.part(node, Part::Name).map_or(node.start_byte(), |name| name.start_byte().max(node.start_byte()));
        let start = if self.host.kind(node) == Kind::Definition { start } else { node.start_byte() };
        let end = body.map_or(node.end_byte(), |body| body.start_byte()).max(start);
        one_line(self.source, Span::new(start, end)).trim_end_matches(['{', ':', ' ']).to_owned()
    }

    fn is_touched(&self, node: Node<'_>) -> bool {
        let span: Span = node.byte_range().into();
        self.regions.iter().any(|region| region.touches(span))
    }

    /// Whether a name is an argument, by itself or in a list. Of what else stands for itself only the symbols of Ruby are names.
    fn is_handed(&self, node: Node<'_>) -> bool {
        let is_name =
            self.host.kind(node) != Kind::Literal || self.source.slice(node.byte_range().into()).starts_with(':');
        let mut around = node.parent();
        for _ in 0..3 {
            let Some(holder) = around.filter(|_| is_name) else { return false };
            let call = holder.parent().filter(|call| matches!(self.host.kind(*call), Kind::Call));
            if call.is_some_and(|call| self.host.part(call, Part::Arguments) == Some(holder)) {
                return true;
            }
            let is_list = matches!(self.host.kind(holder), Kind::List | Kind::Argument);
            around = holder.parent().filter(|_| is_list);
        }
        false
    }

    /// `authenticate_user!`, as a statement.
    fn is_bare_call(&self, node: Node<'_>) -> bool {
        let stands_alone = |parent: Node<'_>| {
            matches!(self.host.kind(parent), Kind::Sequence | Kind::Try | Kind::Finally)
                || self.host.shape(parent) == Some(Shape::Handler)
                || parent.parent().is_none()
        };
        self.host.bare_calls && node.parent().is_some_and(stands_alone)
    }

    /// A definition and, where a region touches it, what stands in it. `body` is the function, `node` all of it.
    fn definition(&mut self, node: Node<'tree>, body: Node<'tree>, depth: usize) {
        let name = [Part::Name, Part::Bound, Part::Key].into_iter().find_map(|part| self.host.part(node, part));
        let name = name.map(|name| self.host.part(name, Part::Member).unwrap_or(name));
        let name = name.map(|name| self.text(name).trim_matches(['"', '\'']).to_owned()).unwrap_or_default();
        let head = self.head(node, self.body_of(body));
        let marks = std::mem::take(&mut self.marks);
        let mut span: Span = node.byte_range().into();
        if let Some(first) = marks.first() {
            span.start = span.start.min(first.start_byte());
        }
        let touched = self.is_touched(node) || marks.iter().any(|mark| self.is_touched(*mark));
        self.item(What::Definition, name, head, span, |r| {
            r.marks(marks, depth);
            r.inner(body, touched, depth);
        });
    }

    /// Parameters of a function, and what it does where that was asked for.
    fn inner(&mut self, body: Node<'tree>, touched: bool, depth: usize) {
        let parameters = self.host.part(body, Part::Parameters);
        if let Some(parameters) = parameters {
            self.parameters(parameters, depth);
        }
        let mut cursor = body.walk();
        for child in body.named_children(&mut cursor).filter(|child| Some(*child) != parameters) {
            if touched || self.host.kind(child) == Kind::Mark {
                self.node(child, depth + 1);
            }
        }
    }

    fn parameters(&mut self, list: Node<'tree>, depth: usize) {
        let mut cursor = list.walk();
        let is_one = self.host.kind(list) == Kind::Name;
        let all: Vec<Node<'tree>> = if is_one { vec![list] } else { list.named_children(&mut cursor).collect() };
        for parameter in all {
            if self.host.shape(parameter) == Some(Shape::Comment) {
                continue;
            }
            // In Kotlin a default stands beside its parameter.
            if parameter.prev_sibling().is_some_and(|sign| sign.kind() == "=") {
                let default = self.text(parameter);
                if let Some(last) = self.out.items.last_mut().filter(|last| last.what == What::Parameter) {
                    last.text.push_str(" = ");
                    last.text.push_str(&default);
                    last.span.end = parameter.end_byte();
                }
                continue;
            }
            let text = self.text(parameter);
            let name = ["name", "pattern"].iter().find_map(|field| parameter.child_by_field_name(field));
            let name = name.map_or_else(|| first_name(&text).to_owned(), |name| self.text(name));
            self.item(What::Parameter, name, text, parameter.byte_range().into(), |r| r.children(parameter, depth));
        }
    }

    fn is_named_closure(&self, kind: Kind, node: Node<'tree>) -> bool {
        let named = matches!(kind, Kind::Binding | Kind::Pair);
        named && self.host.part(node, Part::Worth).is_some_and(|worth| self.host.kind(worth) == Kind::Closure)
    }

    fn closure(&mut self, node: Node<'tree>, depth: usize) {
        self.item(What::Closure, String::new(), String::new(), node.byte_range().into(), |r| {
            r.inner(node, true, depth)
        });
    }

    fn call(&mut self, node: Node<'tree>, depth: usize) {
        let name = path(self.host, self.source, node, 0);
        self.item(What::Call, name, self.text(node), node.byte_range().into(), |r| r.children(node, depth));
    }

    fn option(&mut self, node: Node<'tree>, depth: usize) {
        let worth = self.host.part(node, Part::Worth);
        if let Some(closure) = worth.filter(|worth| self.host.kind(*worth) == Kind::Closure) {
            return self.definition(node, closure, depth);
        }
        let name = [Part::Name, Part::Key].into_iter().find_map(|part| self.host.part(node, part));
        let name = name.map(|name| self.text(name).trim_matches(['"', '\'', ':']).to_owned()).unwrap_or_default();
        let text = worth.map(|worth| self.text(worth)).unwrap_or_default();
        self.item(What::Option, name, text, node.byte_range().into(), |r| {
            if let Some(worth) = worth {
                r.node(worth, depth + 1);
            }
        });
    }

    fn binding(&mut self, node: Node<'tree>, depth: usize) {
        let worth = self.host.part(node, Part::Worth);
        if let Some(closure) = worth.filter(|worth| self.host.kind(*worth) == Kind::Closure) {
            return self.definition(node, closure, depth);
        }
        let bound = self.host.part(node, Part::Bound);
        let name = bound.map(|bound| self.text(bound)).unwrap_or_default();
        let text = worth.map(|worth| self.text(worth)).unwrap_or_default();
        self.item(What::Binding, name, text, node.byte_range().into(), |r| {
            let mut cursor = node.walk();
            for child in node.named_children(&mut cursor).filter(|child| Some(*child) != bound) {
                r.node(child, depth + 1);
            }
        });
        // `let Some(x) = y else { return };`
        if let Some(other) = self.host.part(node, Part::Else) {
            let pattern = self.text(node);
            let pattern = pattern.split(" else ").next().unwrap_or_default().to_owned();
            self.item(What::Check, String::new(), format!("!({pattern})"), other.byte_range().into(), |r| {
                r.branch(What::Then, other, depth);
            });
        }
    }

    fn conditional(&mut self, node: Node<'tree>, holds: bool, depth: usize) {
        let conditions: Vec<Node<'tree>> =
            [Part::First, Part::Condition].into_iter().filter_map(|part| self.host.part(node, part)).collect();
        let texts: Vec<String> = conditions.iter().map(|part| bare(&self.text(*part)).to_owned()).collect();
        let text = texts.join("; ");
        let text = if holds { text } else { format!("!({text})") };
        let then = self.host.part(node, Part::Then);
        self.item(What::Check, String::new(), text, node.byte_range().into(), |r| {
            for condition in conditions {
                r.node(condition, depth + 1);
            }
            if let Some(then) = then {
                r.branch(What::Then, then, depth);
            }
            for other in r.host.parts(node, Part::Else) {
                r.branch(What::Otherwise, other, depth);
            }
        });
    }

    /// `ready() or raise`, `test && run()`.
    fn binary(&mut self, node: Node<'tree>, depth: usize) {
        let part = |part| self.host.part(node, part);
        let operator = part(Part::Operator).map(|operator| self.text(operator)).unwrap_or_default();
        let (Some(left), Some(right)) = (part(Part::Left), part(Part::Right)) else {
            return self.children(node, depth);
        };
        let leaves = |node: Node<'_>| matches!(self.host.kind(node), Kind::Raise | Kind::Exit);
        let stands_alone = || node.parent().is_some_and(|parent| self.host.kind(parent) == Kind::ExpressionStatement);
        let text = match operator.as_str() {
            "||" | "or" => format!("!({})", self.text(left)),
            "&&" | "and" => self.text(left),
            _ => String::new(),
        };
        if text.is_empty() || !(leaves(right) || stands_alone()) {
            return self.children(node, depth);
        }
        self.item(What::Check, String::new(), text, node.byte_range().into(), |r| {
            r.node(left, depth + 1);
            r.branch(What::Then, right, depth);
        });
    }

    fn branch(&mut self, what: What, node: Node<'tree>, depth: usize) {
        self.item(what, String::new(), String::new(), node.byte_range().into(), |r| match r.host.kind(node) {
            Kind::Other | Kind::Sequence if r.host.shape(node).is_none() => r.children(node, depth),
            _ => r.node(node, depth + 1),
        });
    }

    fn arms(&mut self, node: Node<'tree>, depth: usize) {
        let subject = self.host.part(node, Part::Subject);
        if let Some(subject) = subject {
            self.node(subject, depth + 1);
        }
        let body = self.host.part(node, Part::Body).unwrap_or(node);
        let mut cursor = body.walk();
        for arm in body.named_children(&mut cursor).filter(|arm| Some(*arm) != subject) {
            let pattern = self.host.part(arm, Part::Pattern).or_else(|| arm.named_child(0));
            let text = pattern.map(|pattern| self.text(pattern)).unwrap_or_default();
            self.item(What::Arm, String::new(), text, arm.byte_range().into(), |r| r.children(arm, depth));
        }
    }
}

/// A condition without the brackets around it.
fn bare(text: &str) -> &str {
    let Some(inner) = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) else { return text };
    let mut depth = 0usize;
    for c in inner.chars() {
        match c {
            '(' => depth += 1,
            ')' if depth == 0 => return text,
            ')' => depth -= 1,
            _ => {}
        }
    }
    inner
}

/// The first word of a parameter that could be its name.
fn first_name(text: &str) -> &str {
    let name = |c: char| c.is_alphanumeric() || c == '_';
    text.split(|c: char| !name(c)).find(|word| !word.is_empty()).unwrap_or_default()
}

/// The types that a handler takes; empty where it takes all: `except (A, B) as e` → `A, B`, `catch (e)` → nothing.
fn caught(head: &str) -> String {
    let part = |c: char| !(c.is_alphanumeric() || matches!(c, '_' | '.' | ':' | '\\'));
    let words = head.split(part).map(|word| word.trim_matches(':')).skip(1);
    let words = words.take_while(|word| !matches!(*word, "as" | "when" | "then"));
    let is_type = |word: &&str| word.contains('.') || word.starts_with(|c: char| c.is_uppercase() || c == '\\');
    words.filter(is_type).collect::<Vec<_>>().join(", ")
}
