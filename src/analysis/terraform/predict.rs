//! What Terraform will plan for a change of the configuration, told from the two sides of the source.

use std::collections::BTreeMap;
use std::rc::Rc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::address::{Address, ModulePath, Move, moved};
use super::compare::{Compared, compare};
use super::evaluate::Frame;
use super::expression::Expression;
use super::module::Block;
use super::tree::{Key, Repetition, Tree};
use crate::fact::Confidence;

/// What Terraform does to an instance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Action {
    NoOp,
    Create,
    Update,
    /// Deletes it and creates it again; whether the new one comes first.
    Replace {
        create_first: bool,
    },
    Delete,
    /// Takes it out of the state and leaves it alone.
    Forget,
    /// `prevent_destroy` keeps the plan from being made.
    Refuse,
}

/// Why, in Terraform's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, strum::Display)]
#[strum(serialize_all = "snake_case")]
pub(super) enum Reason {
    DeleteBecauseNoResourceConfig,
    DeleteBecauseWrongRepetition,
    DeleteBecauseCountIndex,
    DeleteBecauseEachKey,
    DeleteBecauseNoModule,
    ReplaceBecauseCannotUpdate,
    ReplaceByTriggers,
}

/// What is planned for one instance.
#[derive(Clone, Debug)]
pub(super) struct Planned {
    /// After the change, or before it where it is gone.
    pub(super) address: Address,
    /// Its address before, where that was another.
    pub(super) previous: Option<Address>,
    pub(super) action: Action,
    pub(super) reason: Option<Reason>,
    pub(super) certainty: Confidence,
    /// What differs and matters.
    pub(super) compared: Compared,
    pub(super) before: Option<Instance>,
    pub(super) after: Option<Instance>,
}

/// An instance of a resource on one side.
#[derive(Clone, Debug)]
pub(super) struct Instance {
    pub(super) address: Address,
    pub(super) block: Rc<Block>,
    /// Where it stands in the tree of its side.
    pub(super) node: usize,
    pub(super) frame: Frame,
    pub(super) repetition: Repetition,
}

impl Tree {
    /// The address of the module that `node` is.
    pub(super) fn modules(&self, node: usize) -> ModulePath {
        let mut modules = Vec::new();
        let mut at = node;
        while let Some((call, parent)) = self.nodes.get(at).and_then(|node| node.call.as_ref()) {
            let key =
                self.nodes.get(at).and_then(|node| node.frame.instance.as_ref()).map_or(Key::None, |one| one.0.clone());
            modules.push((call.label(0), key));
            at = *parent;
        }
        modules.reverse();
        modules
    }

    /// The node that is the module at `modules`.
    pub(super) fn node_at(&self, modules: &[(Rc<str>, Key)]) -> Option<usize> {
        let by_address = || (0..self.nodes.len()).map(|node| (self.modules(node), node)).collect();
        self.places.get_or_init(by_address).get(modules).copied()
    }

    /// Every instance of every resource, and of every module that does not stand in the repository.
    pub(super) fn resources(&self) -> Vec<Instance> {
        const MOST: usize = 20_000;
        let mut all = Vec::new();
        for (node, own) in self.nodes.iter().enumerate() {
            let modules = self.modules(node);
            for (name, (instances, _)) in own.children.iter().filter(|(_, (_, ids))| ids.is_empty()) {
                let Some(call) = own.module.calls.get(name) else { continue };
                for (key, value) in &instances.keys {
                    let modules = modules.iter().cloned().chain([(name.clone(), key.clone())]).collect();
                    let address = Address { modules, resource: None };
                    let (block, repetition) = (call.clone(), instances.repetition);
                    all.push(Instance { address, block, node, frame: Frame::of(key, value), repetition });
                }
            }
            for ((of, name), block) in &own.module.resources {
                let instances = self.instances(block, node);
                for (key, value) in instances.keys {
                    if all.len() >= MOST {
                        return all;
                    }
                    let resource = Some((of.clone(), name.clone(), key.clone()));
                    let address = Address { modules: modules.clone(), resource };
                    let (block, repetition) = (block.clone(), instances.repetition);
                    all.push(Instance { address, block, node, frame: Frame::of(&key, &value), repetition });
                }
            }
        }
        all
    }
}

/// The instances of the after side, and what finds them.
struct After<'a> {
    tree: &'a Tree,
    instances: Vec<Instance>,
    by_address: FxHashMap<Address, usize>,
    by_name: FxHashMap<String, Vec<usize>>,
    moves: Vec<Move>,
    removed: Vec<(Address, bool)>,
}

impl<'a> After<'a> {
    fn new(tree: &'a Tree) -> Self {
        let instances = tree.resources();
        let by_address = instances.iter().enumerate().map(|(at, one)| (one.address.clone(), at)).collect();
        let mut by_name: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        for (at, instance) in instances.iter().enumerate() {
            by_name.entry(instance.address.plain()).or_default().push(at);
        }
        let (mut moves, mut removed) = (Vec::new(), Vec::new());
        for (node, own) in tree.nodes.iter().enumerate() {
            let within = tree.modules(node);
            for block in &own.module.refactorings {
                match block.kind.as_ref() {
                    "moved" => moves.extend(Move::read(block, &within)),
                    "removed" => removed.extend(forgotten(block, &within)),
                    _ => {}
                }
            }
        }
        Self { tree, instances, by_address, by_name, moves, removed }
    }

    /// The instance that `before` has become, and where it was looked for.
    fn of(&self, before: &Instance) -> (Address, Option<usize>) {
        let target = moved(&self.moves, &before.address);
        if let Some(at) = self.by_address.get(&target) {
            return (target, Some(*at));
        }
        let named = self.by_name.get(&target.plain()).map(Vec::as_slice).unwrap_or_default();
        // Between none and the first of `count`, Terraform moves by itself; of modules it does not.
        let implied =
            named.iter().copied().find(|at| self.instances.get(*at).is_some_and(|one| implied(&target, &one.address)));
        let guess = || {
            named.iter().copied().find(|at| {
                self.instances
                    .get(*at)
                    .is_some_and(|one| target.may_be(&one.address) && one.repetition == before.repetition)
            })
        };
        let found = implied.or_else(guess);
        (target, found)
    }

    /// What happens to what stood at `target` and stands there no more.
    fn gone(&self, target: &Address) -> (Action, Reason) {
        let removed = self.removed.iter().find(|(removed, _)| removed.covers(target));
        if let Some((_, destroys)) = removed {
            let action = if *destroys { Action::Delete } else { Action::Forget };
            return (action, Reason::DeleteBecauseNoResourceConfig);
        }
        let Some((of, name, key)) = &target.resource else {
            return (Action::Delete, Reason::DeleteBecauseNoResourceConfig);
        };
        let resource = (of.clone(), name.clone());
        let module = |node: usize| self.tree.nodes.get(node).map(|node| &node.module);
        if let Some(module) = self.tree.node_at(&target.modules).and_then(module) {
            let block = module.resources.get(&resource);
            return (Action::Delete, block.map_or(Reason::DeleteBecauseNoResourceConfig, |block| lost(key, block)));
        }
        // The module may still be called, and not with this key.
        let plain: String = target.modules.iter().map(|(name, _)| format!("module.{name}.")).collect();
        let other = self.tree.nodes.iter().find(|node| *node.plain == *plain);
        let configured = other.is_some_and(|node| node.module.resources.contains_key(&resource));
        let reason = if configured { Reason::DeleteBecauseNoModule } else { Reason::DeleteBecauseNoResourceConfig };
        (Action::Delete, reason)
    }
}

/// Why the instance `key` of a block that is still there is gone.
fn lost(key: &Key, block: &Block) -> Reason {
    let counts = block.body.attribute("count").is_some();
    let each = block.body.attribute("for_each").is_some();
    match key {
        Key::Index(_) | Key::None if counts => Reason::DeleteBecauseCountIndex,
        Key::Name(_) if each => Reason::DeleteBecauseEachKey,
        _ => Reason::DeleteBecauseWrongRepetition,
    }
}

fn implied(target: &Address, other: &Address) -> bool {
    let (Some((.., key)), Some((.., own))) = (&target.resource, &other.resource) else { return false };
    target.modules == other.modules && matches!((key, own), (Key::None, Key::Index(0)) | (Key::Index(0), Key::None))
}

/// What a `removed` block names, and whether it deletes it.
fn forgotten(block: &Block, within: &[(Rc<str>, Key)]) -> Option<(Address, bool)> {
    let address = Address::read(&block.body.attribute("from")?.value, within)?;
    let destroy = block.lifecycle().and_then(|lifecycle| lifecycle.body.attribute("destroy"));
    Some((address, destroy.is_none_or(|destroy| destroy.value != Expression::Bool(false))))
}

/// What is planned for every instance of both sides.
pub(super) fn predict(before: &Tree, after: &Tree) -> Vec<Planned> {
    let (states, targets) = (before.resources(), After::new(after));
    let mut taken: FxHashSet<usize> = FxHashSet::default();
    let mut planned = Vec::new();
    let mut names: FxHashMap<Rc<str>, Rc<str>> = FxHashMap::default();
    for state in states {
        let (target, found) = targets.of(&state);
        // What cannot be told apart is one.
        let several = |at: &usize| {
            targets.instances.get(*at).is_some_and(|one| target.may_be(&one.address) && target != one.address)
        };
        let found = found.filter(|at| taken.insert(*at) || several(at));
        match found.and_then(|at| targets.instances.get(at)) {
            Some(instance) => {
                let (own, previous) = (instance.address.plain(), state.address.plain());
                if own != previous {
                    names.insert(own.into(), previous.into());
                }
                let previous = (instance.address != state.address).then(|| state.address.clone());
                planned.push(Planned {
                    address: instance.address.clone(),
                    previous,
                    action: Action::NoOp,
                    reason: None,
                    certainty: Confidence::High,
                    compared: Compared::default(),
                    after: Some(instance.clone()),
                    before: Some(state),
                });
            }
            None => {
                let (action, reason) = targets.gone(&target);
                planned.push(Planned {
                    // Where a move leads nowhere, people know it by the name that it had.
                    address: state.address.clone(),
                    previous: None,
                    action,
                    reason: Some(reason),
                    certainty: Confidence::High,
                    compared: Compared::default(),
                    before: Some(state),
                    after: None,
                });
            }
        }
    }
    after.rename(names);
    let new = targets.instances.iter().enumerate().filter(|(at, _)| !taken.contains(at));
    planned.extend(new.map(|(_, instance)| Planned {
        address: instance.address.clone(),
        previous: None,
        action: Action::Create,
        reason: None,
        certainty: Confidence::High,
        compared: Compared::default(),
        before: None,
        after: Some(instance.clone()),
    }));
    settle(&mut planned, before, after);
    planned.sort_by(|a, b| a.address.cmp(&b.address));
    planned
}

/// What became of resources that others refer to, by their address before.
#[derive(Default)]
pub(super) struct Fates {
    pub(super) replaced: BTreeMap<Rc<str>, Confidence>,
    pub(super) updated: FxHashSet<Rc<str>>,
    /// Addresses after the change under which nothing stood before.
    pub(super) created: FxHashSet<Rc<str>>,
}

/// Compares what stands on both sides, again for as long as a replacement takes another with it.
fn settle(planned: &mut [Planned], before: &Tree, after: &Tree) {
    const ROUNDS: usize = 24;
    let mut fates = Fates::default();
    let name = |one: &Planned| one.before.as_ref().map(|before| Rc::<str>::from(before.address.plain()));
    let new = planned.iter().filter(|one| one.action == Action::Create && one.address.resource.is_some());
    fates.created.extend(new.map(|one| Rc::<str>::from(one.address.plain())));
    let dirty = super::dirty::Dirty::new(before, after);
    for round in 0..ROUNDS {
        let mut more = false;
        for one in planned.iter_mut() {
            let (Some(state), Some(instance)) = (&one.before, &one.after) else { continue };
            // In later rounds only what refers to something that has met its fate can change its own.
            if round == 0 && !dirty.concerns(state, instance) || round > 0 && !dirty.refers(instance, &fates) {
                continue;
            }
            let compared = compare((before, state), (after, instance), &fates);
            let (action, reason, certainty) = compared.outcome(&instance.block);
            more |= action != one.action || certainty != one.certainty;
            let Some(name) = name(one) else { continue };
            match action {
                Action::Replace { .. } | Action::Refuse => {
                    let known = fates.replaced.entry(name).or_insert(certainty);
                    *known = (*known).max(certainty);
                }
                Action::Update => drop(fates.updated.insert(name)),
                _ => {}
            }
            (one.action, one.reason, one.certainty, one.compared) = (action, reason, certainty, compared);
        }
        if !more {
            break;
        }
    }
}
