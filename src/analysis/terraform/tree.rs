//! A configuration: the root module and every module that it calls from the repository, with their instances.

use std::cell::{Cell, OnceCell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::address::ModulePath;
use super::evaluate::Frame;
use super::module::{Block, Module, Modules};
use super::value::Value;
use crate::analysis::Scene;
use crate::source::{RepoPath, Side};

/// Most instances of modules in a configuration.
const NODES: usize = 2_000;
/// Most instances that one block is taken apart into.
const INSTANCES: usize = 500;
/// Deepest modules in modules.
const DEPTH: usize = 12;
/// Most steps that the evaluation of one configuration takes.
const STEPS: usize = 400_000;

/// How a block is repeated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Repetition {
    Single,
    Count,
    ForEach,
}

/// What tells an instance of a block from the others.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Key {
    None,
    Index(usize),
    Name(Rc<str>),
    /// Some, which ones is not known.
    Some,
}

impl std::fmt::Display for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Key::None => Ok(()),
            Key::Index(index) => write!(f, "[{index}]"),
            Key::Name(name) => write!(f, "[{name:?}]"),
            Key::Some => f.write_str("[*]"),
        }
    }
}

/// The instances of a block.
#[derive(Clone, Debug)]
pub(super) struct Instances {
    pub(super) repetition: Repetition,
    /// Each with what `each.value` is to it.
    pub(super) keys: Vec<(Key, Value)>,
}

/// An instance of a module.
pub(super) struct Node {
    /// Its address with a dot behind it, `module.db[0].`; empty for the root.
    pub(super) address: Rc<str>,
    /// The same without keys.
    pub(super) plain: Rc<str>,
    pub(super) module: Rc<Module>,
    /// The block that calls it, and the node in which that stands.
    pub(super) call: Option<(Rc<Block>, usize)>,
    pub(super) frame: Frame,
    /// Instances of the modules that it calls; none of one that does not stand in the repository.
    pub(super) children: BTreeMap<Rc<str>, (Instances, Vec<usize>)>,
    pub(super) memo: RefCell<Memo>,
}

/// Names that were looked up in a module, by their kind: what they stand for, or that there is no such name.
pub(super) type Memo = FxHashMap<(char, Rc<str>), Option<Value>>;

/// A configuration on one side.
pub(super) struct Tree {
    pub(super) nodes: Vec<Node>,
    /// The values that are given to the variables of the root.
    pub(super) values: BTreeMap<Rc<str>, Value>,
    /// What resources are called on the before side, where that is something else; addresses without keys.
    pub(super) names: RefCell<FxHashMap<Rc<str>, Rc<str>>>,
    /// Contents of changed files, which functions may read.
    pub(super) contents: FxHashMap<RepoPath, Rc<str>>,
    pub(super) steps: Cell<usize>,
    /// Nodes by the address of their module.
    pub(super) places: OnceCell<FxHashMap<ModulePath, usize>>,
    /// Whether something was left out because the configuration is larger than is judged.
    pub(super) crowded: bool,
    /// Whether all of its modules could be parsed.
    pub(super) whole: bool,
}

impl Tree {
    /// The configuration of `folder` on `side`, whose variables have `values`; none where there is no module.
    pub(super) fn read(
        scene: &mut Scene<'_>,
        modules: &mut Modules,
        (side, folder): (Side, &RepoPath),
        values: BTreeMap<Rc<str>, Value>,
    ) -> Option<Self> {
        let module = modules.module(scene, side, folder)?;
        let root = Node::new("".into(), "".into(), module, None, Frame::default());
        let mut tree = Self {
            nodes: vec![root],
            values,
            names: RefCell::default(),
            contents: contents(scene, side),
            steps: Cell::new(STEPS),
            places: OnceCell::new(),
            crowded: false,
            whole: true,
        };
        tree.expand(scene, modules, side);
        tree.whole = tree.nodes.iter().all(|node| node.module.whole);
        Some(tree)
    }

    /// A configuration in which nothing has a name.
    pub(super) fn nowhere() -> Self {
        let root = Node::new("".into(), "".into(), Rc::default(), None, Frame::default());
        Self {
            nodes: vec![root],
            values: BTreeMap::new(),
            names: RefCell::default(),
            contents: FxHashMap::default(),
            steps: Cell::new(STEPS),
            places: OnceCell::new(),
            crowded: false,
            whole: true,
        }
    }

    /// Adds the modules that are called, level by level.
    fn expand(&mut self, scene: &mut Scene<'_>, modules: &mut Modules, side: Side) {
        let mut next = 0;
        while let Some(node) = self.nodes.get(next) {
            let module = node.module.clone();
            let depth = node.plain.matches("module.").count();
            for (name, call) in &module.calls {
                let instances = self.instances(call, next);
                let called = local_source(call).and_then(|source| module.folder.joined(&source));
                // A module that calls itself is refused by Terraform, and bounded here.
                let called = called.filter(|_| depth < DEPTH).and_then(|folder| modules.module(scene, side, &folder));
                let mut ids = Vec::new();
                if let Some(called) = called {
                    for (key, value) in &instances.keys {
                        if self.nodes.len() >= NODES {
                            self.crowded = true;
                            break;
                        }
                        ids.push(self.nodes.len());
                        let child = self.child((next, name), call, called.clone(), (key, value));
                        self.nodes.push(child);
                    }
                }
                if let Some(node) = self.nodes.get_mut(next) {
                    node.children.insert(name.clone(), (instances, ids));
                }
            }
            next += 1;
        }
    }

    fn child(
        &self,
        (parent, name): (usize, &str),
        call: &Rc<Block>,
        module: Rc<Module>,
        (key, value): (&Key, &Value),
    ) -> Node {
        let (address, plain) =
            self.nodes.get(parent).map(|node| (node.address.clone(), node.plain.clone())).unwrap_or_default();
        let address = format!("{address}module.{name}{key}.").into();
        let plain = format!("{plain}module.{name}.").into();
        Node::new(address, plain, module, Some((call.clone(), parent)), Frame::of(key, value))
    }

    /// The instances of `block`, which stands in the module of `node`.
    pub(super) fn instances(&self, block: &Block, node: usize) -> Instances {
        let some = |repetition| Instances {
            repetition,
            keys: vec![(Key::Some, Value::unknown("each".into(), Default::default()))],
        };
        let frame = Frame::default();
        if let Some(count) = block.body.attribute("count") {
            let number = self.evaluate(&count.value, node, &frame).float();
            return match number {
                Some(number) if (0.0..=INSTANCES as f64).contains(&number) => {
                    let index = |index: usize| (Key::Index(index), Value::number(&index.to_string()));
                    Instances { repetition: Repetition::Count, keys: (0..number as usize).map(index).collect() }
                }
                _ => some(Repetition::Count),
            };
        }
        let Some(each) = block.body.attribute("for_each") else {
            return Instances { repetition: Repetition::Single, keys: vec![(Key::None, Value::Null)] };
        };
        let keys: Option<Vec<(Key, Value)>> = match self.evaluate(&each.value, node, &frame) {
            Value::Map(map) => Some(map.iter().map(|(key, value)| (Key::Name(key.clone()), value.clone())).collect()),
            Value::List(items) => {
                items.iter().map(|item| item.scalar().map(|key| (Key::Name(key), item.clone()))).collect()
            }
            _ => None,
        };
        match keys.filter(|keys| keys.len() <= INSTANCES) {
            Some(keys) => Instances { repetition: Repetition::ForEach, keys },
            None => some(Repetition::ForEach),
        }
    }

    /// Says what resources were called before, `names` from an address after the change to that.
    pub(super) fn rename(&self, names: FxHashMap<Rc<str>, Rc<str>>) {
        if !names.is_empty() {
            self.nodes.iter().for_each(|node| node.memo.borrow_mut().clear());
            *self.names.borrow_mut() = names;
        }
    }
}

impl Node {
    fn new(
        address: Rc<str>,
        plain: Rc<str>,
        module: Rc<Module>,
        call: Option<(Rc<Block>, usize)>,
        frame: Frame,
    ) -> Self {
        Self { address, plain, module, call, frame, children: BTreeMap::new(), memo: RefCell::default() }
    }
}

/// The folder that a module block names, where it is in the repository.
pub(super) fn local_source(call: &Block) -> Option<String> {
    let source = source_of(call)?;
    source.starts_with('.').then(|| source.to_string())
}

/// What a module block names as its source.
pub(super) fn source_of(call: &Block) -> Option<Rc<str>> {
    match &call.body.attribute("source")?.value {
        super::expression::Expression::Text(text) => Some(text.clone()),
        _ => None,
    }
}

/// What stands in each changed file.
fn contents(scene: &Scene<'_>, side: Side) -> FxHashMap<RepoPath, Rc<str>> {
    let text = |file: &crate::repo::FileDiff| {
        let source = if side == Side::Before { file.before.as_ref() } else { file.after.as_ref() }?;
        let read = !super::module::is_source(&source.path);
        read.then(|| (source.path.clone(), source.text.as_str().into()))
    };
    scene.change.files.iter().filter_map(text).collect()
}
