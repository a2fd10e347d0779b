//! What can have changed at all: only that is evaluated and compared. Of two thousand resources a change touches three.

use std::cell::RefCell;

use rustc_hash::FxHashMap;

use super::expression::{Expression, Step};
use super::module::{Body, Module};
use super::predict::{Fates, Instance};
use super::tree::Tree;

/// Deepest chain of names that is followed; beyond it a name counts as changed.
const DEPTH: usize = 100;

/// Tells which names stand for something else after the change.
pub(super) struct Dirty<'a> {
    before: &'a Tree,
    after: &'a Tree,
    /// The node before of each node after, by addresses without keys.
    nodes: FxHashMap<&'a str, usize>,
    known: RefCell<FxHashMap<(usize, String), bool>>,
}

impl<'a> Dirty<'a> {
    pub(super) fn new(before: &'a Tree, after: &'a Tree) -> Self {
        let nodes = before.nodes.iter().enumerate().map(|(at, node)| (node.plain.as_ref(), at)).collect();
        Self { before, after, nodes, known: RefCell::default() }
    }

    /// Whether `instance` may say something else than `state`.
    pub(super) fn concerns(&self, state: &Instance, instance: &Instance) -> bool {
        state.block.text != instance.block.text
            || state.address != instance.address
            || self.body(instance.node, &instance.block.body, DEPTH)
    }

    /// Whether `instance` may be made of something that has met its fate.
    pub(super) fn refers(&self, instance: &Instance, fates: &Fates) -> bool {
        if fates.replaced.is_empty() && fates.updated.is_empty() {
            return false;
        }
        let mut found = false;
        references(&instance.block.body, &mut |name, steps| {
            found |= !matches!(name, "each" | "count" | "path" | "data") && !steps.is_empty();
        });
        found
    }

    fn body(&self, node: usize, body: &Body, depth: usize) -> bool {
        let mut dirty = false;
        references(body, &mut |name, steps| {
            if let (false, Some(Step::Attribute(first))) = (dirty, steps.first()) {
                dirty = self.name(node, name, first, depth);
            }
        });
        dirty || (!self.after.contents.is_empty() && reads_files(body))
    }

    fn name(&self, node: usize, name: &str, first: &str, depth: usize) -> bool {
        let Some(depth) = depth.checked_sub(1) else { return true };
        let key = (node, format!("{name}.{first}"));
        if let Some(known) = self.known.borrow().get(&key) {
            return *known;
        }
        // What refers to itself adds nothing.
        self.known.borrow_mut().insert(key.clone(), false);
        let dirty = self.look(node, name, first, depth);
        self.known.borrow_mut().insert(key, dirty);
        dirty
    }

    fn look(&self, node: usize, name: &str, first: &str, depth: usize) -> bool {
        let Some(own) = self.after.nodes.get(node) else { return true };
        let Some(stood) = self.nodes.get(own.plain.as_ref()).and_then(|at| self.before.nodes.get(*at)) else {
            return true;
        };
        let (now, then) = (&own.module, &stood.module);
        match name {
            "var" => {
                let text = |module: &Module| module.variables.get(first).map(|block| block.text.clone());
                if text(now) != text(then) {
                    return true;
                }
                match (&own.call, &stood.call) {
                    (Some((call, parent)), Some((before, _))) => {
                        let given = call.body.attribute(first);
                        let stood = before.body.attribute(first);
                        given.map(|given| &given.value) != stood.map(|stood| &stood.value)
                            || call.text != before.text && call.body.attribute("for_each").is_some()
                            || given.is_some_and(|given| self.expression(*parent, &given.value, depth))
                    }
                    _ => self.after.values.get(first) != self.before.values.get(first),
                }
            }
            "local" => {
                let value = |module: &'a Module| module.locals.get(first).map(|(_, local)| &local.value);
                value(now) != value(then)
                    || value(now).is_some_and(|value| self.expression(node, value, depth))
                    || !self.after.contents.is_empty() && value(now).is_some_and(reads)
            }
            "module" => {
                let text = |module: &Module| module.calls.get(first).map(|block| block.text.clone());
                text(now) != text(then)
                    || now.calls.get(first).is_some_and(|call| self.body(node, &call.body, depth))
                    || own.children.get(first).is_some_and(|(_, ids)| ids.iter().any(|id| self.module(*id, depth)))
            }
            "each" | "count" | "path" | "terraform" | "self" | "data" => false,
            _ => {
                let key = (name.into(), first.into());
                let (now, then) = (now.resources.get(&key), then.resources.get(&key));
                now.map(|block| &block.text) != then.map(|block| &block.text)
                    || now.is_some_and(|block| self.body(node, &block.body, depth))
            }
        }
    }

    /// Whether anything in the module `node` may say something else.
    fn module(&self, node: usize, depth: usize) -> bool {
        let Some(depth) = depth.checked_sub(1) else { return true };
        let Some(own) = self.after.nodes.get(node) else { return true };
        let Some(stood) = self.nodes.get(own.plain.as_ref()).and_then(|at| self.before.nodes.get(*at)) else {
            return true;
        };
        // The same files read once are the same module, whatever stands in it.
        let changed = !std::rc::Rc::ptr_eq(&own.module, &stood.module) && !own.module.says_the_same_as(&stood.module);
        changed || own.module.outputs.values().any(|output| self.body(node, &output.body, depth))
    }

    fn expression(&self, node: usize, expression: &Expression, depth: usize) -> bool {
        let mut dirty = false;
        expression.references(&mut |name, steps| {
            if let (false, Some(Step::Attribute(first))) = (dirty, steps.first()) {
                dirty = self.name(node, name, first, depth);
            }
        });
        dirty
    }
}

/// Calls `visit` with every reference of a body and of the blocks in it.
fn references(body: &Body, visit: &mut impl FnMut(&str, &[Step])) {
    let mut pending = vec![body];
    while let Some(body) = pending.pop() {
        body.attributes.iter().for_each(|attribute| attribute.value.references(visit));
        pending.extend(body.blocks.iter().map(|block| &block.body));
    }
}

/// Whether anything in a module reads a file of the repository.
pub(super) fn reads_data(module: &Module) -> bool {
    let blocks = module.resources.values().chain(module.calls.values());
    let bodies = blocks.into_iter().any(|block| reads_files(&block.body));
    bodies || module.locals.values().any(|(_, local)| reads(&local.value))
}

/// Whether a body reads a file of the repository.
fn reads_files(body: &Body) -> bool {
    let mut pending = vec![body];
    while let Some(body) = pending.pop() {
        if body.attributes.iter().any(|attribute| reads(&attribute.value)) {
            return true;
        }
        pending.extend(body.blocks.iter().map(|block| &block.body));
    }
    false
}

fn reads(expression: &Expression) -> bool {
    match expression {
        Expression::Call(name, arguments, _) => {
            name.starts_with("file") || name.as_ref() == "templatefile" || arguments.iter().any(reads)
        }
        Expression::Template(parts) | Expression::List(parts) => parts.iter().any(reads),
        Expression::Object(pairs) => pairs.iter().any(|(_, value)| reads(value)),
        Expression::For(body) => reads(&body.collection) || reads(&body.value),
        Expression::Binary(_, parts) => parts.iter().any(reads),
        Expression::Conditional(parts) => parts.iter().any(reads),
        Expression::Within(value, _) => reads(value),
        _ => false,
    }
}
