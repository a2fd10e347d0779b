//! Addresses of instances, and the blocks that say that one has become another.

use std::rc::Rc;

use super::expression::{Expression, Step};
use super::module::Block;
use super::tree::Key;

/// Longest chain of moves that is followed.
const CHAIN: usize = 64;

/// A module by the names and keys on the way from the root.
pub(super) type ModulePath = Vec<(Rc<str>, Key)>;

/// `module.db[0].aws_db_instance.main["a"]`, or a module alone.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Address {
    pub(super) modules: ModulePath,
    pub(super) resource: Option<(Rc<str>, Rc<str>, Key)>,
}

impl std::fmt::Display for Address {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let modules = self.modules.iter().map(|(name, key)| format!("module.{name}{key}"));
        let resource = self.resource.iter().map(|(of, name, key)| format!("{of}.{name}{key}"));
        f.write_str(&modules.chain(resource).collect::<Vec<_>>().join("."))
    }
}

impl Address {
    /// What `expression` names, seen from the module `within`; none where it is no address.
    pub(super) fn read(expression: &Expression, within: &[(Rc<str>, Key)]) -> Option<Self> {
        let Expression::Reference(name, steps) = expression else {
            // In the JSON syntax an address is a text.
            let Expression::Text(text) = expression else { return None };
            let read = super::json::address(text).filter(|read| matches!(read, Expression::Reference(..)));
            return read.and_then(|read| Self::read(&read, within));
        };
        let mut address = Self { modules: within.to_vec(), resource: None };
        let mut word = Some(name.clone());
        let mut steps = steps.iter().peekable();
        while let Some(own) = word.take() {
            let Some(Step::Attribute(name)) = steps.next() else { return None };
            let key = match steps.peek() {
                Some(Step::Index(index)) => key(index)?,
                _ => Key::None,
            };
            if key != Key::None {
                steps.next();
            }
            if own.as_ref() != "module" {
                address.resource = Some((own, name.clone(), key));
                return Some(address);
            }
            address.modules.push((name.clone(), key));
            word = match steps.next() {
                Some(Step::Attribute(next)) => Some(next.clone()),
                _ => None,
            };
        }
        Some(address)
    }

    /// Without the keys of instances, as references name it.
    pub(super) fn plain(&self) -> String {
        let modules = self.modules.iter().map(|(name, _)| (name.clone(), Key::None)).collect();
        let resource = self.resource.as_ref().map(|(of, name, _)| (of.clone(), name.clone(), Key::None));
        Self { modules, resource }.to_string()
    }

    /// Whether this may be the instance `other`, where keys are not known.
    pub(super) fn may_be(&self, other: &Address) -> bool {
        let alike = |a: &Key, b: &Key| a == b || (*a == Key::Some) != (*b == Key::Some);
        let (Some((of, name, key)), Some((other_of, other_name, other_key))) = (&self.resource, &other.resource) else {
            return false;
        };
        let pairs = || self.modules.iter().zip(&other.modules);
        self.modules.len() == other.modules.len()
            && pairs().all(|((a, k), (b, l))| a == b && alike(k, l))
            && (of, name) == (other_of, other_name)
            && alike(key, other_key)
    }

    /// Whether `other` is this, or in this: a resource without a key is all of its instances.
    pub(super) fn covers(&self, other: &Address) -> bool {
        match &self.resource {
            Some((of, name, key)) => other.resource.as_ref().is_some_and(|(other_of, other_name, other_key)| {
                self.modules == other.modules
                    && (of, name) == (other_of, other_name)
                    && (*key == Key::None || key == other_key)
            }),
            None => self.behind(other).is_some(),
        }
    }

    /// What of the modules of `other` stands behind this module.
    fn behind<'o>(&self, other: &'o Address) -> Option<&'o [(Rc<str>, Key)]> {
        let (last, before) = self.modules.split_last()?;
        let (own, rest) = other.modules.split_at_checked(self.modules.len())?;
        let (own_last, own_before) = own.split_last()?;
        let same = before == own_before && last.0 == own_last.0 && (last.1 == Key::None || last.1 == own_last.1);
        same.then_some(rest)
    }
}

fn key(index: &Expression) -> Option<Key> {
    match index {
        Expression::Number(number) => number.parse().ok().map(Key::Index),
        Expression::Text(name) => Some(Key::Name(name.clone())),
        _ => None,
    }
}

/// `moved { from = …, to = … }`.
#[derive(Clone, Debug)]
pub(super) struct Move {
    from: Address,
    to: Address,
}

impl Move {
    /// What `block`, which stands in the module `within`, moves.
    pub(super) fn read(block: &Block, within: &[(Rc<str>, Key)]) -> Option<Self> {
        let end = |name| Address::read(&block.body.attribute(name)?.value, within);
        Some(Self { from: end("from")?, to: end("to")? })
    }

    fn apply(&self, address: &Address) -> Option<Address> {
        let (from, to) = (&self.from, &self.to);
        match (&from.resource, &to.resource, &address.resource) {
            (Some((of, name, key)), Some((to_of, to_name, to_key)), Some((own_of, own_name, own_key))) => {
                let whole = *key == Key::None && *to_key == Key::None;
                let meant = from.modules == address.modules && (of, name) == (own_of, own_name);
                let becomes = if whole { own_key } else { to_key };
                (meant && (whole || key == own_key)).then(|| Address {
                    modules: to.modules.clone(),
                    resource: Some((to_of.clone(), to_name.clone(), becomes.clone())),
                })
            }
            (None, None, _) => {
                let rest = from.behind(address)?;
                let whole = from.modules.last()?.1 == Key::None && to.modules.last()?.1 == Key::None;
                let own = address.modules.get(from.modules.len() - 1)?;
                if !whole && own.1 != from.modules.last()?.1 {
                    return None;
                }
                let mut modules = to.modules.clone();
                if whole && let Some(last) = modules.last_mut() {
                    last.1 = own.1.clone();
                }
                modules.extend(rest.iter().cloned());
                Some(Address { modules, resource: address.resource.clone() })
            }
            _ => None,
        }
    }
}

/// Where `address` is after all `moves`.
pub(super) fn moved(moves: &[Move], address: &Address) -> Address {
    let mut seen = vec![address.clone()];
    while seen.len() < CHAIN {
        let Some(here) = seen.last() else { break };
        let Some(next) = moves.iter().find_map(|one| one.apply(here)).filter(|next| !seen.contains(next)) else {
            break;
        };
        seen.push(next);
    }
    seen.pop().unwrap_or_else(|| address.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(modules: &[(&str, Key)], resource: Option<(&str, Key)>) -> Address {
        Address {
            modules: modules.iter().map(|(name, key)| ((*name).into(), key.clone())).collect(),
            resource: resource.map(|(name, key)| ("aws_vpc".into(), name.into(), key)),
        }
    }

    #[test]
    fn addresses_move_whole_or_by_instance() {
        let vpc = |name, key| address(&[], Some((name, key)));
        let (zero, b) = (Key::Index(0), Key::Name("b".into()));
        let whole = Move { from: vpc("a", Key::None), to: vpc("b", Key::None) };
        assert_eq!(whole.apply(&vpc("a", zero.clone())), Some(vpc("b", zero.clone())));
        let one = Move { from: vpc("a", zero.clone()), to: vpc("a", b.clone()) };
        assert_eq!(one.apply(&vpc("a", zero.clone())), Some(vpc("a", b.clone())));
        assert_eq!(one.apply(&vpc("a", Key::Index(1))), None);
        let into = Move { from: vpc("a", Key::None), to: address(&[("m", zero.clone())], Some(("a", Key::None))) };
        assert_eq!(into.apply(&vpc("a", Key::None)).unwrap().to_string(), "module.m[0].aws_vpc.a");
        let module = Move { from: address(&[("m", Key::None)], None), to: address(&[("n", Key::None)], None) };
        let inside = address(&[("m", zero.clone()), ("x", Key::None)], Some(("a", Key::None)));
        assert_eq!(module.apply(&inside).unwrap().to_string(), "module.n[0].module.x.aws_vpc.a");
    }

    #[test]
    fn chains_of_moves_end() {
        let vpc = |name| address(&[], Some((name, Key::None)));
        let step = |from, to| Move { from: vpc(from), to: vpc(to) };
        assert_eq!(moved(&[step("a", "b"), step("b", "c")], &vpc("a")), vpc("c"));
        assert_eq!(moved(&[step("a", "b"), step("b", "a")], &vpc("a")), vpc("b"));
    }
}
