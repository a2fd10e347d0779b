//! The value of an expression where it stands: names looked up in the module, its callers and its resources.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::expression::{Expression, For, Form, Step};
use super::functions;
use super::module::Block;
use super::tree::{Key, Node, Tree};
use super::value::{Need, Value};

/// Deepest evaluation: a local of a local of a module's output.
const DEPTH: usize = 64;

/// What has a value only where an expression stands.
#[derive(Clone, Debug, Default)]
pub(super) struct Frame {
    /// `each.key` and `each.value`, or `count.index`.
    pub(super) instance: Option<(Key, Value)>,
    /// Names of `for`.
    names: Vec<(Rc<str>, Value)>,
    depth: usize,
}

impl Frame {
    /// That of the instance `key`.
    pub(super) fn of(key: &Key, value: &Value) -> Self {
        Self { instance: (*key != Key::None).then(|| (key.clone(), value.clone())), ..Self::default() }
    }

    /// This frame with one more name in it.
    pub(super) fn with(&self, name: &Rc<str>, value: Value) -> Self {
        let mut frame = self.clone();
        frame.names.push((name.clone(), value));
        frame
    }

    fn deeper(&self) -> Self {
        Self { depth: self.depth + 1, ..self.clone() }
    }
}

impl Tree {
    /// The value of `expression`, which stands in the module of `node`.
    pub(super) fn evaluate(&self, expression: &Expression, node: usize, frame: &Frame) -> Value {
        let left = self.steps.get();
        self.steps.set(left.saturating_sub(1));
        if left == 0 || frame.depth > DEPTH {
            return Value::unknown("too much".into(), BTreeSet::new());
        }
        let inner = |part: &Expression| self.evaluate(part, node, &frame.deeper());
        match &expression.form {
            Form::Null => Value::Null,
            Form::Bool(value) => Value::Bool(*value),
            Form::Number(text) => Value::number(text),
            Form::Text(text) => Value::Text(text.clone()),
            Form::Template(parts) => joined(parts.iter().map(inner).collect()),
            Form::List(items) => Value::List(Rc::new(items.iter().map(inner).collect())),
            Form::Object(pairs) => object(pairs.iter().map(|(key, value)| (inner(key), inner(value))).collect()),
            Form::Reference(name, steps) => self.reference(name, steps, node, frame),
            Form::Within(value, steps) => self.within(inner(value), steps, node, frame),
            Form::Call(name, arguments, spread) => {
                let mut values: Vec<Value> = arguments.iter().map(inner).collect();
                if let (true, Some(Value::List(items))) = (*spread, values.last().cloned()) {
                    values.pop();
                    values.extend(items.iter().cloned());
                }
                let folder = self.nodes.get(node).map(|node| &node.module.folder);
                let read = folder.and_then(|folder| functions::file(name, &values, &self.contents, folder));
                read.unwrap_or_else(|| functions::call(name, values))
            }
            Form::Conditional(parts) => {
                let [condition, one, other] = parts.as_ref();
                match inner(condition) {
                    condition if condition.truth() == Some(true) => inner(one),
                    condition if condition.truth() == Some(false) => inner(other),
                    condition => {
                        let (one, other) = (inner(one), inner(other));
                        if one.same(&other) { one } else { described("if", &[condition, one, other]) }
                    }
                }
            }
            Form::Unary(operator, part) => match (operator, inner(part)) {
                ('!', value) if value.truth().is_some() => Value::Bool(value.truth() == Some(false)),
                ('-', value) if value.float().is_some() => Value::number(&format!("-{}", value.float().unwrap_or(0.0))),
                (operator, value) => described(&operator.to_string(), &[value]),
            },
            Form::Binary(operator, parts) => {
                let [left, right] = parts.as_ref();
                functions::binary(operator, inner(left), inner(right))
            }
            Form::For(body) => self.repeated(body, node, frame),
            Form::Opaque(text, references) => {
                let values: Vec<Value> = references.iter().map(inner).collect();
                described(text, &values)
            }
        }
    }

    fn reference(&self, name: &Rc<str>, steps: &[Step], node: usize, frame: &Frame) -> Value {
        if let Some((_, value)) = frame.names.iter().rev().find(|(own, _)| own == name) {
            return self.within(value.clone(), steps, node, frame);
        }
        let first = match steps.first() {
            Some(Step::Attribute(first)) => first.clone(),
            _ => return described(&format!("{name}{}", self.written(steps, node, frame)), &[]),
        };
        let rest = steps.get(1..).unwrap_or_default();
        let value = match name.as_ref() {
            "var" => self.variable(&first, node, frame),
            "local" => self.local(&first, node, frame),
            "each" | "count" => return self.instance(name, &first, rest, node, frame),
            "module" => return self.output(&first, rest, node, frame),
            "path" | "terraform" | "self" => described(&format!("{name}.{first}"), &[]),
            "data" => {
                let own = self.nodes.get(node).map(|node| node.plain.clone()).unwrap_or_default();
                return described(&format!("{own}data{}", self.written(steps, node, frame)), &[]);
            }
            _ => return self.resource((name, &first), rest, node, frame),
        };
        self.within(value, rest, node, frame)
    }

    /// What is looked up once; while it is being looked up, it is not known.
    fn once(
        &self,
        kind: char,
        name: &Rc<str>,
        node: usize,
        find: impl FnOnce(&Node) -> Option<Value>,
    ) -> Option<Value> {
        let own = self.nodes.get(node)?;
        let key = (kind, name.clone());
        if let Some(known) = own.memo.borrow().get(&key) {
            return known.clone();
        }
        own.memo.borrow_mut().insert(key.clone(), Some(described(&format!("{kind}.{name}"), &[])));
        let value = find(own).map(bounded);
        own.memo.borrow_mut().insert(key, value.clone());
        value
    }

    fn variable(&self, name: &Rc<str>, node: usize, frame: &Frame) -> Value {
        let find = |own: &Node| {
            let declared = own.module.variables.get(name);
            let given = match &own.call {
                Some((call, parent)) => call.body.attribute(name).map(|given| {
                    self.evaluate(&given.value, *parent, &Frame { depth: frame.depth + 1, ..own.frame.clone() })
                }),
                None => self.values.get(name).cloned(),
            };
            let default = || {
                let default = &declared?.body.attribute("default")?.value;
                Some(self.evaluate(default, node, &Frame { depth: frame.depth + 1, ..Frame::default() }))
            };
            given.or_else(default)
        };
        let own = self.nodes.get(node).map(|node| node.plain.clone()).unwrap_or_default();
        self.once('v', name, node, find).unwrap_or_else(|| described(&format!("{own}var.{name}"), &[]))
    }

    fn local(&self, name: &Rc<str>, node: usize, frame: &Frame) -> Value {
        let find = |own: &Node| {
            let (_, local) = own.module.locals.get(name)?;
            Some(self.evaluate(&local.value, node, &Frame { depth: frame.depth + 1, ..Frame::default() }))
        };
        self.once('l', name, node, find).unwrap_or_else(|| described(&format!("local.{name}"), &[]))
    }

    fn instance(&self, name: &str, first: &str, rest: &[Step], node: usize, frame: &Frame) -> Value {
        let value = match (&frame.instance, first) {
            (Some((Key::Name(key), _)), "key") => Value::Text(key.clone()),
            (Some((Key::Index(index), _)), "index") => Value::number(&index.to_string()),
            (Some((Key::Name(_), value)), "value") => value.clone(),
            _ => described(&format!("{name}.{first}"), &[]),
        };
        self.within(value, rest, node, frame)
    }

    /// What a module that is called says of itself.
    fn output(&self, name: &Rc<str>, steps: &[Step], node: usize, frame: &Frame) -> Value {
        let Some(own) = self.nodes.get(node) else { return Value::Null };
        let address: Rc<str> = format!("{}module.{name}", own.plain).into();
        let need = |attribute: Rc<str>| BTreeSet::from([Need { resource: address.clone(), attribute }]);
        let unknown = || {
            let attribute = steps.iter().find_map(|step| match step {
                Step::Attribute(name) => Some(name.clone()),
                _ => None,
            });
            Value::unknown(
                format!("{address}{}", self.written(steps, node, frame)),
                need(attribute.unwrap_or_default()),
            )
        };
        let Some((instances, ids)) = own.children.get(name).filter(|(_, ids)| !ids.is_empty()) else {
            return unknown();
        };
        let (key, rest) = self.keyed(steps, node, frame);
        let found = key.and_then(|key| instances.keys.iter().position(|(own, _)| *own == key));
        let (Some(id), Some(Step::Attribute(output))) = (found.and_then(|at| ids.get(at)), rest.first()) else {
            return unknown();
        };
        let find = |child: &Node| {
            let value = &child.module.outputs.get(output)?.body.attribute("value")?.value;
            Some(self.evaluate(value, *id, &Frame { depth: frame.depth + 1, ..Frame::default() }))
        };
        match self.once('o', output, *id, find) {
            Some(value) => self.within(value, rest.get(1..).unwrap_or_default(), node, frame),
            None => unknown(),
        }
    }

    /// Splits the key of an instance off `steps`; none where it is not one known instance.
    fn keyed<'s>(&self, steps: &'s [Step], node: usize, frame: &Frame) -> (Option<Key>, &'s [Step]) {
        match steps.split_first() {
            Some((Step::Index(index), rest)) => {
                let key = match self.evaluate(index, node, &frame.deeper()) {
                    Value::Number(number) => number.parse().ok().map(Key::Index),
                    Value::Text(name) => Some(Key::Name(name)),
                    _ => None,
                };
                (key, rest)
            }
            Some((Step::Splat, _)) => (None, steps),
            _ => (Some(Key::None), steps),
        }
    }

    /// An attribute of a resource: what is written for it, where something is; else what only the platform knows.
    fn resource(&self, (of, name): (&Rc<str>, &Rc<str>), steps: &[Step], node: usize, frame: &Frame) -> Value {
        let Some(own) = self.nodes.get(node) else { return Value::Null };
        let address: Rc<str> = format!("{}{of}.{name}", own.plain).into();
        let attribute = steps.iter().find_map(|step| match step {
            Step::Attribute(name) => Some(name.clone()),
            _ => None,
        });
        if let Some(block) = own.module.resources.get(&(of.clone(), name.clone()))
            && let (Some(key), Some((Step::Attribute(attribute), rest))) =
                (self.keyed(steps, node, frame).0, self.keyed(steps, node, frame).1.split_first())
            && let Some(value) = self.written_for(block, attribute, key, node, frame)
        {
            return self.within(value, rest, node, frame);
        }
        let called = self.names.borrow().get(&address).cloned().unwrap_or_else(|| address.clone());
        let needs = BTreeSet::from([Need { resource: called.clone(), attribute: attribute.unwrap_or_default() }]);
        Value::unknown(format!("{called}{}", self.written(steps, node, frame)), needs)
    }

    /// What the instance `key` of `block` sets `attribute` to, where that is known.
    fn written_for(&self, block: &Block, attribute: &str, key: Key, node: usize, frame: &Frame) -> Option<Value> {
        let written = block.body.attribute(attribute)?;
        let repeated = block.body.attribute("count").is_some() || block.body.attribute("for_each").is_some();
        if repeated != (key != Key::None) {
            return None;
        }
        let instances = if repeated { self.instances(block, node).keys } else { vec![(Key::None, Value::Null)] };
        let (key, value) = instances.into_iter().find(|(own, _)| *own == key)?;
        let frame = Frame { depth: frame.depth + 1, ..Frame::of(&key, &value) };
        Some(self.evaluate(&written.value, node, &frame)).filter(Value::is_known)
    }

    /// Steps into a value.
    fn within(&self, value: Value, steps: &[Step], node: usize, frame: &Frame) -> Value {
        let mut value = value;
        for (at, step) in steps.iter().enumerate() {
            let next = match (step, &value) {
                (Step::Attribute(name), Value::Map(map)) => map.get(name).cloned(),
                (Step::Index(index), Value::Map(map)) => {
                    self.evaluate(index, node, &frame.deeper()).scalar().and_then(|key| map.get(&key).cloned())
                }
                (Step::Index(index), Value::List(items)) => {
                    let index = self.evaluate(index, node, &frame.deeper()).float();
                    index.and_then(|index| items.get(index as usize).cloned())
                }
                (Step::Splat, Value::List(items)) => {
                    let rest = steps.get(at + 1..).unwrap_or_default();
                    let each = |item: &Value| self.within(item.clone(), rest, node, &frame.deeper());
                    return Value::List(Rc::new(items.iter().map(each).collect()));
                }
                _ => None,
            };
            let Some(next) = next else {
                let rest = self.written(steps.get(at..).unwrap_or_default(), node, frame);
                return described(&rest, &[value]);
            };
            value = next;
        }
        value
    }

    /// Steps as they are written, with the values of indices.
    fn written(&self, steps: &[Step], node: usize, frame: &Frame) -> String {
        let step = |step: &Step| match step {
            Step::Attribute(name) => format!(".{name}"),
            Step::Index(index) => format!("[{}]", self.evaluate(index, node, &frame.deeper()).describe()),
            Step::Splat => "[*]".to_owned(),
        };
        steps.iter().map(step).collect()
    }

    fn repeated(&self, body: &For, node: usize, frame: &Frame) -> Value {
        let collection = self.evaluate(&body.collection, node, &frame.deeper());
        let items: Vec<(Value, Value)> = match &collection {
            Value::List(items) => {
                items.iter().enumerate().map(|(at, item)| (Value::number(&at.to_string()), item.clone())).collect()
            }
            Value::Map(map) => map.iter().map(|(key, value)| (Value::Text(key.clone()), value.clone())).collect(),
            _ => return self.not_repeated(body, collection, node, frame),
        };
        let (mut pairs, mut values) = (Vec::new(), Vec::new());
        for (key, item) in items {
            let mut inner = frame.deeper();
            match body.names.as_slice() {
                [only] => inner.names.push((only.clone(), item)),
                [first, second, ..] => inner.names.extend([(first.clone(), key), (second.clone(), item)]),
                [] => {}
            }
            let holds = body.condition.as_ref().map(|condition| self.evaluate(condition, node, &inner));
            match holds.map(|holds| holds.truth()) {
                Some(None) => return self.not_repeated(body, collection, node, frame),
                Some(Some(false)) => continue,
                _ => {}
            }
            let value = self.evaluate(&body.value, node, &inner);
            match &body.key {
                Some(key) => pairs.push((self.evaluate(key, node, &inner), value)),
                None => values.push(value),
            }
        }
        if body.key.is_none() {
            return Value::List(Rc::new(values));
        }
        if body.grouped { described("grouped", &[object(pairs)]) } else { object(pairs) }
    }

    /// A `for` over what is not known: its parts, the names in it standing for themselves.
    fn not_repeated(&self, body: &For, collection: Value, node: usize, frame: &Frame) -> Value {
        let mut inner = frame.deeper();
        inner.names.extend(body.names.iter().map(|name| (name.clone(), described(name, &[]))));
        let parts = body.key.iter().chain([&body.value]).chain(&body.condition);
        let values: Vec<Value> =
            std::iter::once(collection).chain(parts.map(|p| self.evaluate(p, node, &inner))).collect();
        described("for", &values)
    }
}

/// What `name` makes of `values`, where only the platform knows it.
pub(super) fn described(name: &str, values: &[Value]) -> Value {
    let needs = values.iter().flat_map(Value::needs).collect();
    let parts: Vec<String> = values.iter().map(Value::describe).collect();
    let text = if parts.is_empty() { name.to_owned() } else { format!("{name}({})", parts.join(",")) };
    Value::unknown(text, needs)
}

/// The parts of a template as one text.
fn joined(parts: Vec<Value>) -> Value {
    let texts: Option<Vec<Rc<str>>> = parts.iter().map(Value::scalar).collect();
    match (texts, parts.as_slice()) {
        (Some(texts), _) => Value::Text(texts.concat().into()),
        // `"${x}"` is x itself.
        (None, [only]) => only.clone(),
        (None, _) => described("text", &parts),
    }
}

fn object(pairs: Vec<(Value, Value)>) -> Value {
    if pairs.iter().any(|(key, _)| key.scalar().is_none()) {
        let parts: Vec<Value> = pairs.into_iter().flat_map(|(key, value)| [key, value]).collect();
        return described("object", &parts);
    }
    let pairs = pairs.into_iter().filter_map(|(key, value)| Some((key.scalar()?, value)));
    Value::Map(Rc::new(pairs.collect::<BTreeMap<Rc<str>, Value>>()))
}

/// A value that names are bound to. What refers to it twice, and is referred to twice, doubles each time: a large one
/// is not known.
fn bounded(value: Value) -> Value {
    const LARGE: usize = 20_000;
    let mut left = LARGE;
    let mut pending = vec![&value];
    while let (Some(next), 1..) = (pending.pop(), left) {
        left -= 1;
        match next {
            Value::List(items) => pending.extend(items.iter()),
            Value::Map(map) => pending.extend(map.values()),
            _ => {}
        }
    }
    if left > 0 { value } else { described("a large value", &[]) }
}
