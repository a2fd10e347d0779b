//! Names in scope, and what they stand for.

use tree_sitter::Node;

use super::values::Reader;
use super::{Bindings, format};
use crate::fact::{Catalogue, Value};
use crate::lang::{Host, Kind, Part};
use crate::source::{Source, Span};

/// Names in scope.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    values: Bindings,
    /// Local name → what it was imported as.
    pub(super) imported: rustc_hash::FxHashMap<String, String>,
    /// Where names of the module are bound.
    pub(super) bound_at: Vec<(String, Span)>,
    /// Where the chains of calls stand that names are bound to.
    chains: rustc_hash::FxHashMap<String, Span>,
    /// What each binding replaced, oldest first.
    journal: Vec<(String, Option<Value>)>,
}

impl Names {
    /// Binds `name` from here on.
    pub(super) fn bind(&mut self, name: String, value: Value) {
        let value = if value.is_large() { Value::Unknown } else { value };
        let before = self.values.insert(name.clone(), value);
        self.journal.push((name, before));
    }

    /// What `name` is bound to.
    pub(super) fn get(&self, name: &str) -> Option<&Value> {
        self.values.get(name)
    }

    /// The callee of the chain of calls that `name` is bound to.
    pub(super) fn chain(&self, name: &str) -> Option<&str> {
        match self.values.get(name)? {
            Value::Call { callee, receiver: Some(_), .. } => Some(callee),
            _ => None,
        }
    }

    /// Remembers that the chain of calls that `name` is bound to stands at `span`.
    pub(super) fn stands(&mut self, name: &str, span: Span) {
        if self.chain(name).is_some() {
            self.chains.insert(name.to_owned(), span);
        }
    }

    /// Where the chain of calls stands that `name` is bound to.
    pub(super) fn chain_at(&self, name: &str) -> Option<Span> {
        self.chain(name).and_then(|_| self.chains.get(name)).copied()
    }

    /// Makes every identifier of `text`, a pattern, one that nothing is known of.
    pub(super) fn hide(&mut self, text: &str) {
        for word in text.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty()) {
            if self.values.contains_key(word) {
                self.bind(word.to_owned(), Value::Unknown);
            }
        }
    }

    /// Takes in what an import brings.
    pub(super) fn import(&mut self, node: Node<'_>, host: &Host, source: &Source) {
        self.imported.extend((host.imported)(node, source));
    }

    /// Takes in what a binding to a module brings; whether it is one.
    pub(super) fn require(&mut self, binding: Node<'_>, host: &Host, source: &Source) -> bool {
        let Some(required) = host.required else { return false };
        let found = required(binding, source, &|name| self.imported.get(name).cloned());
        let is_one = !found.is_empty();
        self.imported.extend(found);
        is_one
    }

    /// A place to come back to.
    pub(super) fn mark(&self) -> usize {
        self.journal.len()
    }

    /// Undoes every binding since `mark`; yields what each of the names was worth.
    pub(super) fn undo(&mut self, mark: usize) -> Bindings {
        let mut worth = Bindings::default();
        while self.journal.len() > mark {
            let Some((name, before)) = self.journal.pop() else { break };
            let now = match before {
                Some(value) => self.values.insert(name.clone(), value),
                None => self.values.remove(&name),
            };
            worth.entry(name).or_insert(now.unwrap_or(Value::Unknown));
        }
        worth
    }

    /// Binds what holds whichever of `branches` ran.
    pub(super) fn merge(&mut self, branches: &[Bindings]) {
        let mut names: Vec<&String> = branches.iter().flat_map(Bindings::keys).collect();
        names.sort();
        names.dedup();
        for name in names {
            let before = self.values.get(name).cloned().unwrap_or(Value::Unknown);
            let worth = branches.iter().map(|branch| branch.get(name).unwrap_or(&before).clone());
            let value = worth.reduce(|a, b| format::common(&a, &b)).unwrap_or(Value::Unknown);
            self.bind(name.clone(), value);
        }
    }
}

/// Imports and constants at the top of a module.
pub(super) fn module_names(
    root: Node<'_>,
    host: &'static Host,
    source: &Source,
    catalogue: &Catalogue,
    language: &str,
) -> Names {
    /// `export const a = 1` and the like: so deep a binding of the module may stand.
    const DEEP: usize = 4;
    let mut names = Names::default();
    let mut rest = vec![(root, 0)];
    while let Some((node, depth)) = rest.pop() {
        match host.kind(node) {
            Kind::Other if depth > 0 => {}
            Kind::Other | Kind::Declaration | Kind::ExpressionStatement if depth < DEEP => {
                let mut cursor = node.walk();
                let children: Vec<Node<'_>> = node.named_children(&mut cursor).collect();
                rest.extend(children.into_iter().rev().map(|child| (child, depth + 1)));
            }
            Kind::Import => names.import(node, host, source),
            Kind::Binding => {
                names.require(node, host, source);
                // Code is read where it stands: a name for it has no worth.
                if host.part(node, Part::Worth).is_some_and(|worth| host.kind(worth) == Kind::Closure) {
                    continue;
                }
                let reader = Reader { host, source, names: &names, catalogue, language };
                if let Some((name, value)) = reader.binding(node) {
                    names.bound_at.push((name.clone(), node.byte_range().into()));
                    let at = host.part(node, Part::Worth).map(|worth| worth.byte_range().into());
                    names.bind(name.clone(), value);
                    at.into_iter().for_each(|at| names.stands(&name, at));
                }
            }
            _ => {}
        }
    }
    names
}

/// Parameters hide what the module binds.
pub(super) fn parameters(node: Node<'_>, host: &Host, source: &Source, names: &mut Names) {
    let Some(list) = host.part(node, Part::Parameters) else { return };
    names.hide(source.slice(list.byte_range().into()));
}
