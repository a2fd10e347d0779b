//! Which of what is declared before a change is the same after it.

use std::collections::{BTreeMap, BTreeSet};

use super::kinds::Kind;
use super::read::{Declared, Engine, Program};

/// What became of what was declared.
#[derive(Debug)]
pub(super) enum Fate<'a> {
    /// It is the same, maybe with other inputs.
    Kept(&'a Declared, &'a Declared),
    /// It has another address.
    Moved(&'a Declared, &'a Declared, Why),
    /// Nothing that is declared after the change is it.
    Gone(&'a Declared),
}

/// Why an address is another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Why {
    /// Its id, or its name.
    Id,
    /// What it is put under.
    Scope,
    /// It stands in another class that is a stack.
    Stack,
    /// It stands in another class that is a construct.
    Construct,
    /// It stands in a stage, whose id is a part of the names of its stacks.
    Stage,
    /// Its parent, an option of Pulumi.
    Parent,
}

/// What became of each of `before`.
pub(super) fn fates<'a>(before: &'a Program, after: &'a Program) -> Vec<Fate<'a>> {
    let mut pairing = Pairing {
        before,
        after,
        left: before.declared.iter().collect(),
        right: after.declared.iter().collect(),
        fates: Vec::new(),
    };
    let named = |one: &Declared| format!("{:?} {} {} {}", one.engine, one.identity(), one.id, one.language());
    let at = |one: &Declared| format!("{} {} {}", named(one), one.class, one.place());
    // What stands in several programs under the same name is looked for at home first.
    pairing.keep(|one| format!("{} {}", at(one), one.home));
    pairing.keep(at);
    // The name of a variable is no part of an address: what it holds may not be known.
    let known = |one: &Declared| one.path.as_ref().map(|_| one.place()).unwrap_or_default();
    pairing.keep(|one| format!("{} {} {} {}", named(one), one.class, known(one), one.home));
    pairing.renamed_classes();
    pairing.elsewhere();
    pairing.taken_in();
    pairing.renamed();
    pairing.gone();
    pairing.fates
}

struct Pairing<'a> {
    before: &'a Program,
    after: &'a Program,
    left: Vec<&'a Declared>,
    right: Vec<&'a Declared>,
    fates: Vec<Fate<'a>>,
}

impl<'a> Pairing<'a> {
    /// Pairs what has the same key, in the order of the files.
    fn keep(&mut self, key: impl Fn(&Declared) -> String) {
        let mut by_key: BTreeMap<String, Vec<&'a Declared>> = BTreeMap::new();
        for one in self.right.iter().rev() {
            by_key.entry(key(one)).or_default().push(one);
        }
        let mut rest = Vec::new();
        for one in std::mem::take(&mut self.left) {
            match by_key.get_mut(&key(one)).and_then(Vec::pop) {
                Some(other) => self.take(one, other, None),
                None => rest.push(one),
            }
        }
        self.left = rest;
    }

    fn take(&mut self, before: &'a Declared, after: &'a Declared, why: Option<Why>) {
        self.right.retain(|other| !std::ptr::eq(*other, after));
        self.fates.push(match why {
            None => self.parented(before, after),
            Some(why) => Fate::Moved(before, after, why),
        });
    }

    /// A class with another name holds what the former one held.
    fn renamed_classes(&mut self) {
        let gone: BTreeSet<&str> = self
            .left
            .iter()
            .map(|one| one.class.as_str())
            .filter(|class| !class.is_empty() && !self.after.classes.contains_key(*class))
            .collect();
        for class in gone {
            let held: Vec<&Declared> = self.left.iter().copied().filter(|one| one.class == class).collect();
            let targets: BTreeSet<&str> = self
                .right
                .iter()
                .filter(|other| held.iter().any(|one| one.identity() == other.identity() && one.id == other.id))
                .map(|other| other.class.as_str())
                .filter(|class| !self.before.classes.contains_key(*class))
                .collect();
            let [target] = targets.into_iter().collect::<Vec<_>>()[..] else { continue };
            for one in held {
                let same = |other: &&&Declared| {
                    other.identity() == one.identity() && other.id == one.id && other.class == target
                };
                if let Some(other) = self.right.iter().find(same).copied() {
                    self.left.retain(|left| !std::ptr::eq(*left, one));
                    self.take(one, other, None);
                }
            }
        }
    }

    /// The same id at another place.
    fn elsewhere(&mut self) {
        for one in std::mem::take(&mut self.left) {
            let same = |other: &&&Declared| {
                other.engine == one.engine
                    && other.identity() == one.identity()
                    && other.id == one.id
                    && other.language() == one.language()
            };
            let mut found = self.right.iter().filter(same);
            let other = found.next().copied().filter(|_| found.next().is_none());
            match other {
                Some(other) => {
                    let why = self.why(one, other);
                    self.take(one, other, why);
                }
                None => self.left.push(one),
            }
        }
    }

    /// Why the address of the same id is another one; nothing where the source does not show that it is.
    fn why(&self, before: &Declared, after: &Declared) -> Option<Why> {
        if before.engine == Engine::Pulumi {
            return None;
        }
        if before.class == after.class {
            return (before.path.is_some() && after.path.is_some()).then_some(Why::Scope);
        }
        let stage = self.after.classes.get(&after.class).is_some_and(|head| head.ends_with("Stage"));
        if before.class.is_empty() && stage && before.kind == Kind::Container {
            return Some(Why::Stage);
        }
        if before.class.is_empty() || after.class.is_empty() {
            return None;
        }
        let built_on = |program: &Program, class: &str| program.classes.get(class).cloned().unwrap_or_default();
        let is_stack = |head: String| head.contains("Stack");
        let (was, is) = (is_stack(built_on(self.before, &before.class)), is_stack(built_on(self.after, &after.class)));
        let stays = self.after.classes.contains_key(&before.class);
        match (was, is) {
            (true, true) => stays.then_some(Why::Stack),
            // One that is put in under the id `Default` is no step of the way.
            _ if self.is_hidden(&after.class) => None,
            (true, false) => self.is_declared(&after.class).then_some(Why::Construct),
            (false, true) => Some(Why::Construct),
            (false, false) => stays.then_some(Why::Construct),
        }
    }

    fn is_hidden(&self, class: &str) -> bool {
        self.after.declared.iter().any(|one| one.of == class && matches!(one.id.as_str(), "Default" | "Resource"))
    }

    fn is_declared(&self, class: &str) -> bool {
        self.after.declared.iter().any(|one| one.of == class)
    }

    /// Another id at the same place.
    fn renamed(&mut self) {
        let rest = std::mem::take(&mut self.left);
        for one in rest.iter().copied() {
            let same = |other: &&&Declared| {
                other.engine == one.engine
                    && other.identity() == one.identity()
                    && other.home == one.home
                    && other.class == one.class
                    && other.place() == one.place()
            };
            let candidates: Vec<&'a Declared> = self.right.iter().filter(|other| same(other)).copied().collect();
            let alone = rest.iter().filter(|other| same(other)).count() == 1 && candidates.len() == 1;
            // The name of what fills an id in is no part of it.
            if let Some(same) = candidates.iter().find(|other| one.is_computed() && other.skeleton() == one.skeleton())
            {
                self.take(one, same, None);
                continue;
            }
            match likeliest(one, &candidates).or_else(|| candidates.first().copied().filter(|_| alone)) {
                Some(other) => self.take(one, other, Some(Why::Id)),
                None => self.left.push(one),
            }
        }
    }

    fn gone(&mut self) {
        for one in std::mem::take(&mut self.left) {
            // It may be what an id stands for that is only known at run time.
            let computed = |other: &&Declared| other.identity() == one.identity() && other.is_computed();
            let helped = self.after.makers.contains(&one.of) && self.after.given.contains(&one.id);
            if !one.is_computed() && !helped && !self.right.iter().any(computed) && self.is_taken_out(one) {
                self.fates.push(Fate::Gone(one));
            }
        }
    }

    /// The same address, unless an option puts it under another parent.
    fn parented(&self, before: &'a Declared, after: &'a Declared) -> Fate<'a> {
        let component =
            |program: &Program, one: &Declared| program.classes.get(&one.class).is_some_and(|head| is_component(head));
        let (was, is) = (component(self.before, before), component(self.after, after));
        // The name of a variable may change; that there is a parent at all does not.
        let apart = parent(before).is_some() != parent(after).is_some();
        if before.engine == Engine::Pulumi && apart && (before.class == after.class || was != is) {
            return Fate::Moved(before, after, Why::Parent);
        }
        Fate::Kept(before, after)
    }

    /// What a new component makes, with its own name in front: `${name}-table`.
    fn taken_in(&mut self) {
        let rest = std::mem::take(&mut self.left);
        for one in rest.iter().copied() {
            let is_new = |class: &str| {
                let head = self.after.classes.get(class);
                head.is_some_and(|head| is_component(head)) && !self.before.classes.contains_key(class)
            };
            let candidates: Vec<&'a Declared> = self
                .right
                .iter()
                .filter(|other| {
                    other.engine == Engine::Pulumi
                        && one.engine == Engine::Pulumi
                        && other.identity() == one.identity()
                        && other.language() == one.language()
                        && parent(other).is_some()
                        && parent(one).is_none()
                        && is_new(&other.class)
                })
                .copied()
                .collect();
            match likeliest(one, &candidates) {
                Some(other) => self.take(one, other, Some(Why::Parent)),
                None => self.left.push(one),
            }
        }
    }

    /// Whether what held it is still there. A program that is gone as a whole is not run any more, and takes nothing away.
    fn is_taken_out(&self, one: &Declared) -> bool {
        let stands = |one: &Declared| {
            let file = self.after.files.contains(&one.home) || self.after.dropped.contains(&one.home);
            if one.class.is_empty() { file } else { self.after.classes.contains_key(&one.class) && file }
        };
        let holds = |other: &&Declared| other.of == one.class && other.language() == one.language();
        stands(one) || !one.class.is_empty() && self.before.declared.iter().filter(holds).any(stands)
    }
}

/// The one of `candidates` that `one` became: bound to the same name, or given much the same.
fn likeliest<'a>(one: &Declared, candidates: &[&'a Declared]) -> Option<&'a Declared> {
    let bound: Vec<&&Declared> =
        candidates.iter().filter(|other| !one.bound.is_empty() && other.bound == one.bound).collect();
    if let [other] = bound[..] {
        return Some(other);
    }
    let alike = |other: &&&Declared| {
        let (same, all) = one.inputs.alike(&other.inputs);
        all > 0 && same * 3 >= all * 2
    };
    let mut found = candidates.iter().filter(alike);
    let first = found.next().copied();
    first.filter(|_| found.next().is_none())
}

/// Whether a class is a component of Pulumi, by what it is built on.
fn is_component(head: &str) -> bool {
    head.contains("ComponentResource")
}

/// The parent that an option of Pulumi names.
fn parent(one: &Declared) -> Option<&str> {
    one.inputs.word("parent").map(|text| text.trim_matches(['{', '}']))
}

/// What is in the class that `container` stands for.
pub(super) fn contents<'a>(container: &Declared, program: &'a Program) -> Vec<&'a Declared> {
    program.declared.iter().filter(|one| one.class == container.of && one.kind != Kind::Container).collect()
}
