//! What is deleted, put together by cause, with what is created in its place.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::address::{Address, ModulePath};
use super::judge::missing_module;
use super::module::Block;
use super::predict::{Action, Instance, Planned, Reason};
use super::tree::{Key, Tree, source_of};

/// From which share of equal attributes a new resource is taken for an old one under another name.
const ALIKE: f64 = 0.6;

/// What is deleted for one cause.
pub(super) struct Group<'p> {
    /// The block, the instance or the module that is lost.
    pub(super) name: Address,
    /// The module, where it is lost as a whole.
    pub(super) module: Option<Address>,
    pub(super) lost: Vec<&'p Planned>,
    pub(super) change: Change,
    /// Addresses before and after of what is the same thing to people.
    pub(super) pairs: Vec<(Address, Address)>,
    /// The block that was there: of the resource, or of the module.
    pub(super) before: Rc<Block>,
    /// The block that is there now.
    pub(super) after: Option<Rc<Block>>,
}

/// What has become of it, in half a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Change {
    /// It has another address now.
    Renamed(String),
    /// It is repeated in another way.
    Repeated(String),
    /// Some of its instances are gone.
    Fewer(String),
    Gone,
}

impl Group<'_> {
    /// The type of what is lost.
    pub(super) fn of(&self) -> String {
        match (&self.module, self.name.resource.as_ref()) {
            (None, Some((of, ..))) => of.to_string(),
            _ => "module".to_owned(),
        }
    }
}

/// What instances are lost by together.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Cause {
    /// The module that is gone.
    module: Option<Address>,
    /// Else the block, without keys.
    block: String,
    reason: Option<Reason>,
}

/// A thing that appears: a module, or the instances of a block.
#[derive(Clone)]
struct Gain<'p> {
    module: Option<Address>,
    members: Vec<&'p Planned>,
    block: Rc<Block>,
}

/// What `planned` deletes, by cause.
pub(super) fn groups<'p>(before: &Tree, after: &Tree, planned: &'p [Planned]) -> Vec<Group<'p>> {
    let modules = |tree: &Tree| -> BTreeSet<ModulePath> {
        (0..tree.nodes.len()).map(|node| tree.modules(node)).chain(opaque(tree)).collect()
    };
    let (known_before, known_after) = (modules(before), modules(after));
    let mut lost: BTreeMap<Cause, Vec<&Planned>> = BTreeMap::new();
    for one in planned.iter().filter(|one| one.action == Action::Delete) {
        let module = missing_module(&one.address, &known_after);
        let cause = match &module {
            Some(_) => Cause { module, block: String::new(), reason: None },
            None => Cause { module, block: one.address.plain(), reason: one.reason },
        };
        lost.entry(cause).or_default().push(one);
    }
    let mut gained: BTreeMap<(Option<Address>, String), Vec<&Planned>> = BTreeMap::new();
    for one in planned.iter().filter(|one| one.action == Action::Create) {
        let module = missing_module(&one.address, &known_before);
        let name = if module.is_some() { String::new() } else { one.address.plain() };
        gained.entry((module, name)).or_default().push(one);
    }
    let mut gains: Vec<Option<Gain<'p>>> = gained
        .into_iter()
        .filter_map(|((module, _), members)| {
            let block = match &module {
                Some(module) => call_of(after, module)?,
                None => members.first()?.after.as_ref()?.block.clone(),
            };
            Some(Some(Gain { module, members, block }))
        })
        .collect();
    let group = |(Cause { module, reason, .. }, lost): (Cause, Vec<&'p Planned>)| {
        let block = match &module {
            Some(module) => call_of(before, module)?,
            None => lost.first()?.before.as_ref()?.block.clone(),
        };
        Some(paired(module, reason, lost, block, &mut gains, after))
    };
    lost.into_iter().filter_map(group).collect()
}

/// Modules that are called and do not stand in the repository.
fn opaque(tree: &Tree) -> Vec<ModulePath> {
    let mut all = Vec::new();
    for (at, node) in tree.nodes.iter().enumerate() {
        for (name, (instances, ids)) in &node.children {
            if ids.is_empty() {
                let path = |key: &Key| tree.modules(at).into_iter().chain([(name.clone(), key.clone())]).collect();
                all.extend(instances.keys.iter().map(|(key, _)| path(key)));
            }
        }
    }
    all
}

/// The block that calls the module at `address`.
fn call_of(tree: &Tree, address: &Address) -> Option<Rc<Block>> {
    let ((name, _), above) = address.modules.split_last()?;
    let parent = tree.node_at(above)?;
    tree.nodes.get(parent)?.module.calls.get(name).cloned()
}

/// What was lost, with what came in its place.
fn paired<'p>(
    module: Option<Address>,
    reason: Option<Reason>,
    lost: Vec<&'p Planned>,
    block: Rc<Block>,
    gains: &mut [Option<Gain<'p>>],
    after: &Tree,
) -> Group<'p> {
    let score = |gain: &Gain<'_>| match (&module, &gain.module) {
        (Some(_), Some(_)) => alike_modules(&block, &lost, gain),
        (None, None) | (None, Some(_)) | (Some(_), None) => alike_blocks(&lost, gain, module.is_some()),
    };
    let scored = gains.iter().enumerate().filter_map(|(at, gain)| Some((at, score(gain.as_ref()?))));
    let best = scored.filter(|(_, score)| *score >= ALIKE).max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)));
    // A module may hold what several blocks have become: it stays for the next one.
    let gain = best.and_then(|(at, _)| {
        let shared = module.is_none() && gains.get(at)?.as_ref()?.module.is_some();
        if shared { gains.get(at)?.clone() } else { gains.get_mut(at)?.take() }
    });
    let names: Vec<Address> = lost.iter().map(|one| one.address.clone()).collect();
    let name = match (&module, names.as_slice()) {
        (Some(module), _) => module.clone(),
        (None, [only]) => only.clone(),
        (None, _) => plain(&names),
    };
    let same_block = lost.first().and_then(|one| one_block(after, &one.address));
    let mut group = Group {
        name,
        module: module.clone(),
        lost,
        change: Change::Gone,
        pairs: Vec::new(),
        before: block,
        after: None,
    };
    match (module, reason, gain) {
        (Some(module), _, Some(Gain { module: Some(to), block, .. })) => {
            let same = plain(std::slice::from_ref(&module)) == plain(std::slice::from_ref(&to));
            let keyed = |block: &Block| ["count", "for_each"].map(|name| block.body.attribute(name).is_some());
            group.change = if same && keyed(&group.before) != keyed(&block) {
                repeated(&block, true)
            } else {
                Change::Renamed(to.to_string())
            };
            group.pairs = vec![(module, to)];
            group.after = Some(block);
        }
        (Some(module), _, _) => {
            group.after = call_of(after, &module);
            if group.after.is_some() {
                group.change = Change::Fewer("this instance of the module is no longer called".to_owned());
            }
        }
        (None, Some(Reason::DeleteBecauseWrongRepetition), gain) => {
            group.after = same_block.clone();
            group.change = group.after.as_ref().map_or(Change::Gone, |block| repeated(block, false));
            group.pairs = gain.map(|gain| in_order(&group.lost, &gain.members)).unwrap_or_default();
        }
        (None, Some(Reason::DeleteBecauseEachKey), Some(gain)) if group.lost.len() == 1 && gain.members.len() == 1 => {
            group.after = same_block.clone();
            group.pairs = in_order(&group.lost, &gain.members);
            group.change = Change::Renamed(gain.members.first().map(|one| one.address.to_string()).unwrap_or_default());
        }
        (None, Some(Reason::DeleteBecauseEachKey), _) => {
            group.after = same_block.clone();
            group.change = Change::Fewer("its key is gone".to_owned());
        }
        (None, Some(Reason::DeleteBecauseCountIndex), _) => {
            group.after = same_block.clone();
            group.change = Change::Fewer("count is lower than before".to_owned());
        }
        (None, _, Some(gain)) => {
            group.pairs = in_order(&group.lost, &gain.members);
            let to = gain.members.iter().find(|one| Some(&one.address) == group.pairs.first().map(|(_, to)| to));
            let to = to.or(gain.members.first());
            group.change = Change::Renamed(to.map(|one| one.address.to_string()).unwrap_or_default());
            group.after = to.and_then(|one| one.after.as_ref()).map(|instance| instance.block.clone());
            if let (Some(_), Some(call)) =
                (&gain.module, gain.module.as_ref().and_then(|module| call_of(after, module)))
            {
                group.after = Some(call);
            }
        }
        (None, _, None) => {}
    }
    group
}

/// How a block is repeated now, in half a sentence.
fn repeated(block: &Block, module: bool) -> Change {
    let how = match (block.body.attribute("count").is_some(), block.body.attribute("for_each").is_some()) {
        (true, _) => "count",
        (_, true) => "for_each",
        _ => "neither count nor for_each",
    };
    let what = if module { "the module" } else { "the block" };
    Change::Repeated(format!("{what} has {how} now, and its instances have other addresses"))
}

/// The block of `address` after the change.
fn one_block(after: &Tree, address: &Address) -> Option<Rc<Block>> {
    let (of, name, _) = address.resource.as_ref()?;
    let node = after.node_at(&address.modules)?;
    after.nodes.get(node)?.module.resources.get(&(of.clone(), name.clone())).cloned()
}

/// The name that several instances share.
fn plain(names: &[Address]) -> Address {
    let Some(first) = names.first() else { return Address { modules: Vec::new(), resource: None } };
    Address {
        modules: first.modules.iter().map(|(name, _)| (name.clone(), Key::None)).collect(),
        resource: first.resource.as_ref().map(|(of, name, _)| (of.clone(), name.clone(), Key::None)),
    }
}

/// Instances before and after, one by one: by equal keys, the rest in order.
fn in_order(lost: &[&Planned], gained: &[&Planned]) -> Vec<(Address, Address)> {
    let key = |one: &Planned| {
        let key = one.address.resource.as_ref().map(|(.., key)| key.clone());
        match key {
            Some(Key::Index(index)) => index.to_string(),
            Some(Key::Name(name)) => name.to_string(),
            _ => String::new(),
        }
    };
    let of = |one: &Planned| one.address.resource.as_ref().map(|(of, ..)| of.clone());
    let mut left: Vec<&Planned> = gained.to_vec();
    let mut pairs = Vec::new();
    let mut rest = Vec::new();
    for one in lost {
        match left.iter().position(|other| key(other) == key(one) && of(other) == of(one)) {
            Some(at) => pairs.push((one.address.clone(), left.remove(at).address.clone())),
            None => rest.push(one),
        }
    }
    for one in rest {
        if let Some(at) = left.iter().position(|other| of(other) == of(one)) {
            pairs.push((one.address.clone(), left.remove(at).address.clone()));
        }
    }
    pairs
}

/// How much of two modules is the same.
fn alike_modules(block: &Block, lost: &[&Planned], gain: &Gain<'_>) -> f64 {
    if source_of(block).is_some() && source_of(block) == source_of(&gain.block) {
        // Of several of the same source, the one of the same name, else the one with the most equal arguments.
        let named = if block.label(0) == gain.block.label(0) { 1.0 } else { 0.0 };
        return 0.6 + named + alike(block, &gain.block) / 4.0;
    }
    let inside = |ones: &[&Planned]| -> BTreeSet<String> {
        let name = |one: &&Planned| one.address.resource.as_ref().map(|(of, name, _)| format!("{of}.{name}"));
        ones.iter().filter_map(name).collect()
    };
    let (before, after) = (inside(lost), inside(&gain.members));
    let both = before.intersection(&after).count() as f64;
    both / before.len().max(after.len()).max(1) as f64
}

/// How much of a resource that is lost is in what appears.
fn alike_blocks(lost: &[&Planned], gain: &Gain<'_>, module: bool) -> f64 {
    let Some(before) = lost.first().and_then(|one| one.before.as_ref()) else { return 0.0 };
    if module {
        return 0.0;
    }
    let of = |instance: &Instance| instance.address.resource.as_ref().map(|(of, ..)| of.clone());
    let candidates = gain.members.iter().filter_map(|one| one.after.as_ref()).filter(|after| of(after) == of(before));
    let score = |after: &Instance| {
        let same_name = before.block.labels == after.block.labels;
        alike(&before.block, &after.block) + if same_name { 0.5 } else { 0.0 }
    };
    candidates.map(score).fold(0.0, f64::max)
}

/// How much two blocks have in common: the share of their attributes that are equal, and what they are called.
fn alike(before: &Block, after: &Block) -> f64 {
    let (left, right) = (said(before), said(after));
    let total = left.len().max(right.len());
    let close = if related(before, after) { 0.25 } else { 0.0 };
    if total == 0 {
        // There is nothing but names to go by.
        return if close > 0.0
            || left.len() == right.len() && before.body.blocks.is_empty() && after.body.blocks.is_empty()
        {
            1.0
        } else {
            close
        };
    }
    let same = left.iter().filter(|one| right.contains(one)).count();
    // The same attribute with another value is still some likeness.
    let near = left.iter().filter(|one| !right.contains(one) && right.iter().any(|other| other.0 == one.0)).count();
    (same as f64 + 0.25 * near as f64) / total as f64 + close
}

/// What two blocks of one kind differ in, although they are alike.
const NAMES: &[&str] =
    &["name", "name_prefix", "identifier", "bucket", "tags", "labels", "source", "count", "for_each", "description"];

/// Every attribute of a block and of those in it, but for what only names it.
fn said(block: &Block) -> Vec<(String, &super::expression::Expression)> {
    let mut all = Vec::new();
    let mut pending = vec![(String::new(), &block.body)];
    while let Some((path, body)) = pending.pop() {
        let counted = body.attributes.iter().filter(|attribute| !NAMES.contains(&attribute.name.as_ref()));
        all.extend(counted.map(|attribute| (format!("{path}{}", attribute.name), &attribute.value)));
        pending.extend(body.blocks.iter().map(|inner| (format!("{path}{}.", inner.kind), &inner.body)));
    }
    all
}

/// Whether two blocks are called alike: a word of their names in common, or the same name to the platform.
fn related(before: &Block, after: &Block) -> bool {
    let words = |block: &Block| -> BTreeSet<String> {
        let name = block.labels.last().map(|name| name.to_lowercase()).unwrap_or_default();
        name.split(['-', '_']).filter(|word| word.len() > 1).map(str::to_owned).collect()
    };
    let named = |block: &Block| {
        let own = block
            .body
            .attributes
            .iter()
            .find(|attribute| matches!(attribute.name.as_ref(), "name" | "bucket" | "identifier"));
        own.map(|attribute| attribute.value.clone())
    };
    let same_name = named(before).is_some() && named(before) == named(after);
    same_name || !words(before).is_disjoint(&words(after))
}
