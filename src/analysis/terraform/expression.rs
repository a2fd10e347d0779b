//! Expressions of HCL, read from the tree of the grammar to a form of our own, so that nothing of the tree is kept.

use std::rc::Rc;

use tree_sitter::Node;

use crate::source::Source;

/// Deepest expression that is read, in levels.
const DEPTH: usize = 48;

/// What an expression says; where it stands is no part of it.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Expression {
    Null,
    Bool(bool),
    Number(String),
    Text(Rc<str>),
    /// Parts that follow each other in a text.
    Template(Vec<Expression>),
    List(Vec<Expression>),
    Object(Vec<(Expression, Expression)>),
    /// A name and the steps from it: `aws_vpc.main.id`.
    Reference(Rc<str>, Vec<Step>),
    /// Steps into the value of an expression: `merge(a, b).c`.
    Within(Box<Expression>, Vec<Step>),
    /// A call; whether its last argument is spread.
    Call(Rc<str>, Vec<Expression>, bool),
    Conditional(Box<[Expression; 3]>),
    Unary(char, Box<Expression>),
    Binary(Rc<str>, Box<[Expression; 2]>),
    For(Box<For>),
    /// What is not modelled, as it is written, and the references in it.
    Opaque(Rc<str>, Vec<Expression>),
}

/// A step into a value.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Step {
    Attribute(Rc<str>),
    Index(Expression),
    /// `[*]` and `.*`.
    Splat,
}

/// `[for k, v in collection : key => value if condition]`.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct For {
    pub(super) names: Vec<Rc<str>>,
    pub(super) collection: Expression,
    pub(super) key: Option<Expression>,
    pub(super) value: Expression,
    pub(super) condition: Option<Expression>,
    /// `...`: values of the same key are a list.
    pub(super) grouped: bool,
}

/// The expression that `node` of `source` is.
pub(super) fn read(node: Node<'_>, source: &Source) -> Expression {
    Reader { source }.expression(node, 0)
}

struct Reader<'a> {
    source: &'a Source,
}

impl Reader<'_> {
    fn text(&self, node: Node<'_>) -> &str {
        self.source.slice(node.byte_range().into())
    }

    fn expression(&self, node: Node<'_>, depth: usize) -> Expression {
        if depth > DEPTH || node.is_error() {
            return Expression::Opaque(one_line(self.text(node)), Vec::new());
        }
        match node.kind() {
            "null_lit" => Expression::Null,
            "bool_lit" => Expression::Bool(self.text(node) == "true"),
            "numeric_lit" => Expression::Number(self.text(node).to_owned()),
            "string_lit" | "quoted_template" | "heredoc_template" => self.template(node, depth),
            "tuple" => {
                Expression::List(items(node, "expression").map(|item| self.expression(item, depth + 1)).collect())
            }
            "object" => Expression::Object(self.object(node, depth)),
            "function_call" => self.call(node, depth),
            "conditional" => match children(node).as_slice() {
                [condition, one, other] => Expression::Conditional(Box::new(
                    [*condition, *one, *other].map(|part| self.expression(part, depth + 1)),
                )),
                _ => self.opaque(node, depth),
            },
            "unary_operation" => self.unary(node, depth),
            "binary_operation" => self.binary(node, depth),
            "for_tuple_expr" | "for_object_expr" => self.repeated(node, depth),
            "variable_expr" | "identifier" => Expression::Reference(self.text(node).into(), Vec::new()),
            "expression" | "literal_value" | "template_expr" | "collection_value" | "operation" | "for_expr" => {
                self.chain(&children(node), depth)
            }
            _ => self.opaque(node, depth),
        }
    }

    /// A value and the steps behind it, which the grammar puts side by side.
    fn chain(&self, nodes: &[Node<'_>], depth: usize) -> Expression {
        let Some((first, rest)) = nodes.split_first() else {
            return Expression::Opaque("".into(), Vec::new());
        };
        let value = self.expression(*first, depth + 1);
        let mut steps = Vec::new();
        rest.iter().for_each(|node| self.steps(*node, &mut steps, depth + 1));
        if steps.is_empty() {
            return value;
        }
        into(value, steps)
    }

    fn steps(&self, node: Node<'_>, steps: &mut Vec<Step>, depth: usize) {
        if depth > DEPTH {
            return;
        }
        match node.kind() {
            "get_attr" => steps.extend(children(node).first().map(|name| Step::Attribute(self.text(*name).into()))),
            "index" => children(node).into_iter().for_each(|inner| self.steps(inner, steps, depth + 1)),
            "new_index" => {
                steps.extend(children(node).first().map(|index| Step::Index(self.expression(*index, depth + 1))));
            }
            "legacy_index" => {
                let number = self.text(node).trim_start_matches('.').to_owned();
                steps.push(Step::Index(Expression::Number(number)));
            }
            "splat" => children(node).into_iter().for_each(|inner| self.steps(inner, steps, depth + 1)),
            "attr_splat" | "full_splat" => {
                steps.push(Step::Splat);
                children(node).into_iter().for_each(|inner| self.steps(inner, steps, depth + 1));
            }
            _ => {}
        }
    }

    fn template(&self, node: Node<'_>, depth: usize) -> Expression {
        let mut parts = Vec::new();
        for child in children(node) {
            match child.kind() {
                "template_literal" => {
                    let text = unescaped(self.text(child), node.kind() != "heredoc_template");
                    parts.push(Expression::Text(text));
                }
                "template_interpolation" => {
                    let inner = children(child).into_iter().find(|inner| inner.kind() == "expression");
                    parts.extend(inner.map(|inner| self.expression(inner, depth + 1)));
                }
                "template_directive" => return self.opaque(node, depth),
                _ => {}
            }
        }
        // The grammar cuts a text at each escape.
        let mut joined: Vec<Expression> = Vec::new();
        for part in parts {
            match (joined.last_mut(), &part) {
                (Some(Expression::Text(last)), Expression::Text(more)) => *last = format!("{last}{more}").into(),
                _ => joined.push(part),
            }
        }
        match joined.as_slice() {
            [] => Expression::Text("".into()),
            [Expression::Text(text)] => Expression::Text(text.clone()),
            _ => Expression::Template(joined),
        }
    }

    fn object(&self, node: Node<'_>, depth: usize) -> Vec<(Expression, Expression)> {
        let element = |element: Node<'_>| {
            let (key, value) = (element.child_by_field_name("key")?, element.child_by_field_name("val")?);
            let computed = key.child(0).is_some_and(|first| first.kind() == "(");
            let mut key = self.expression(key, depth + 1);
            // A word alone is the key itself.
            if let (Expression::Reference(name, steps), false) = (&key, computed)
                && steps.is_empty()
            {
                key = Expression::Text(name.clone());
            }
            Some((key, self.expression(value, depth + 1)))
        };
        items(node, "object_elem").filter_map(element).collect()
    }

    fn call(&self, node: Node<'_>, depth: usize) -> Expression {
        let parts = children(node);
        let name = parts.first().map(|name| self.text(*name)).unwrap_or_default();
        let given = parts.get(1).map(|arguments| children(*arguments)).unwrap_or_default();
        let spread = given.iter().any(|argument| argument.kind() == "ellipsis");
        let arguments = given.iter().filter(|argument| argument.kind() == "expression");
        Expression::Call(name.into(), arguments.map(|argument| self.expression(*argument, depth + 1)).collect(), spread)
    }

    fn unary(&self, node: Node<'_>, depth: usize) -> Expression {
        let operator = self.text(node).chars().next().unwrap_or('-');
        let inner = self.chain(&children(node), depth);
        match (operator, &inner) {
            ('-', Expression::Number(number)) => Expression::Number(format!("-{number}")),
            _ => Expression::Unary(operator, Box::new(inner)),
        }
    }

    fn binary(&self, node: Node<'_>, depth: usize) -> Expression {
        let mut cursor = node.walk();
        let all: Vec<Node<'_>> = node.children(&mut cursor).collect();
        let Some(at) = all.iter().position(|child| !child.is_named()) else { return self.opaque(node, depth) };
        let (left, right) = (all.get(..at).unwrap_or_default(), all.get(at + 1..).unwrap_or_default());
        let side = |nodes: &[Node<'_>]| {
            let nodes: Vec<Node<'_>> = nodes.iter().copied().filter(is_said).collect();
            self.chain(&nodes, depth)
        };
        let operator = all.get(at).map(|operator| self.text(*operator)).unwrap_or_default();
        Expression::Binary(operator.into(), Box::new([side(left), side(right)]))
    }

    fn repeated(&self, node: Node<'_>, depth: usize) -> Expression {
        let parts = children(node);
        let Some(intro) = parts.iter().find(|part| part.kind() == "for_intro") else { return self.opaque(node, depth) };
        let names = items(*intro, "identifier").map(|name| self.text(name).into()).collect();
        let collection = items(*intro, "expression").last().map(|inner| self.expression(inner, depth + 1));
        let mut bodies = parts.iter().filter(|part| part.kind() == "expression");
        let first = bodies.next().map(|body| self.expression(*body, depth + 1));
        let second = bodies.next().map(|body| self.expression(*body, depth + 1));
        let condition = parts.iter().find(|part| part.kind() == "for_cond");
        let condition = condition.and_then(|condition| children(*condition).first().copied());
        let condition = condition.map(|inner| self.expression(inner, depth + 1));
        let grouped = parts.iter().any(|part| part.kind() == "ellipsis");
        let object = node.kind() == "for_object_expr";
        match (collection, first, second) {
            (Some(collection), Some(key), Some(value)) if object => {
                Expression::For(Box::new(For { names, collection, key: Some(key), value, condition, grouped }))
            }
            (Some(collection), Some(value), None) if !object => {
                Expression::For(Box::new(For { names, collection, key: None, value, condition, grouped }))
            }
            _ => self.opaque(node, depth),
        }
    }

    /// What is not modelled: its text, and the references in it, on which its value depends.
    fn opaque(&self, node: Node<'_>, depth: usize) -> Expression {
        let mut references = Vec::new();
        let mut pending = vec![node];
        while let Some(next) = pending.pop() {
            if next.kind() == "expression" && next.id() != node.id() {
                references.push(self.expression(next, depth + 1));
            } else {
                pending.extend(children(next).into_iter().rev());
            }
        }
        Expression::Opaque(one_line(self.text(node)), references)
    }
}

/// `steps` into `value`. An operator in front binds less than they do: `!v.old` is not of `v.old`.
fn into(value: Expression, steps: Vec<Step>) -> Expression {
    match value {
        Expression::Reference(name, mut own) => {
            own.extend(steps);
            Expression::Reference(name, own)
        }
        Expression::Unary(operator, inner) => Expression::Unary(operator, Box::new(into(*inner, steps))),
        _ => Expression::Within(Box::new(value), steps),
    }
}

impl Expression {
    /// Calls `visit` with every reference in it, names and steps.
    pub(super) fn references(&self, visit: &mut impl FnMut(&str, &[Step])) {
        // As deep as it was read.
        let mut each = |parts: &[Expression]| parts.iter().for_each(|part| part.references(visit));
        match self {
            Expression::Null | Expression::Bool(_) | Expression::Number(_) | Expression::Text(_) => {}
            Expression::Template(parts)
            | Expression::List(parts)
            | Expression::Call(_, parts, _)
            | Expression::Opaque(_, parts) => each(parts),
            Expression::Object(pairs) => pairs.iter().for_each(|(key, value)| {
                key.references(visit);
                value.references(visit);
            }),
            Expression::Conditional(parts) => each(parts.as_slice()),
            Expression::Binary(_, parts) => each(parts.as_slice()),
            Expression::Unary(_, part) => part.references(visit),
            Expression::For(body) => {
                body.collection.references(visit);
                body.key.iter().chain([&body.value]).chain(&body.condition).for_each(|part| part.references(visit));
            }
            Expression::Reference(name, steps) => {
                visit(name, steps);
                inner(steps, visit);
            }
            Expression::Within(value, steps) => {
                value.references(visit);
                inner(steps, visit);
            }
        }
    }
}

fn inner(steps: &[Step], visit: &mut impl FnMut(&str, &[Step])) {
    for step in steps {
        if let Step::Index(index) = step {
            index.references(visit);
        }
    }
}

/// What the grammar names, without comments.
pub(super) fn children(node: Node<'_>) -> Vec<Node<'_>> {
    let mut cursor = node.walk();
    node.named_children(&mut cursor).filter(is_said).collect()
}

fn is_said(node: &Node<'_>) -> bool {
    node.is_named() && node.kind() != "comment"
}

fn items<'t>(node: Node<'t>, kind: &'static str) -> impl Iterator<Item = Node<'t>> {
    children(node).into_iter().filter(move |child| child.kind() == kind)
}

/// `text` on one line.
pub(super) fn one_line(text: &str) -> Rc<str> {
    text.split_whitespace().collect::<Vec<_>>().join(" ").into()
}

fn unescaped(text: &str, quoted: bool) -> Rc<str> {
    if !text.contains(['\\', '$', '%']) {
        return text.into();
    }
    let text = text.replace("$${", "${").replace("%%{", "%{");
    if !quoted {
        return text.into();
    }
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match (c, if c == '\\' { chars.clone().next() } else { None }) {
            ('\\', Some(next @ ('n' | 't' | 'r' | '"' | '\\'))) => {
                chars.next();
                out.push(match next {
                    'n' => '\n',
                    't' => '\t',
                    'r' => '\r',
                    other => other,
                });
            }
            _ => out.push(c),
        }
    }
    out.into()
}
