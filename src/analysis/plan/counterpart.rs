//! Which created resource a deleted one has become, where nothing says that the two are the same.

use rustc_hash::{FxHashMap, FxHashSet};
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use super::address;
use super::terraform::{Deed, Resource};
use crate::source::limits;

/// How many of a hundred attributes that are known beforehand must be equal.
const ALIKE: usize = 85;

/// Attributes that are longer, in bytes, are not held against others.
const LONG: usize = 64 * 1024;

/// Reasons that say by themselves what has become of an instance.
const NOT_BY_NAME: [&str; 4] = [
    "delete_because_count_index",
    "delete_because_each_key",
    "delete_because_no_module",
    "delete_because_wrong_repetition",
];

/// For each deleted resource that has become another, which: the one of its name in another module, or else the one whose
/// attributes are the most like its own. Each is taken once.
pub(super) fn of(resources: &[Resource<'_>]) -> FxHashMap<usize, usize> {
    let mut pairs = FxHashMap::default();
    let mut taken = FxHashSet::default();
    let deleted = places(resources, |resource| {
        resource.deed == Deed::Delete && !resource.deposed && !NOT_BY_NAME.contains(&resource.reason.as_str())
    });
    let mut named: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    let mut typed: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for at in places(resources, |resource| resource.deed == Deed::Create) {
        let Some(resource) = resources.get(at) else { continue };
        named.entry(address::parts(&resource.address).1).or_default().push(at);
        typed.entry(&resource.of).or_default().push(at);
    }
    for at in &deleted {
        let Some(resource) = resources.get(*at) else { continue };
        let same = named.get(address::parts(&resource.address).1).into_iter().flatten();
        // With two of that name it is not known which.
        let mut free = same.filter(|at| !taken.contains(*at));
        if let (Some(created), None) = (free.next(), free.next()) {
            taken.insert(*created);
            pairs.insert(*at, *created);
        }
    }
    let mut left = limits::PLAN_PAIRS;
    for at in deleted.iter().filter(|at| !pairs.contains_key(*at)).copied().collect::<Vec<_>>() {
        let Some(resource) = resources.get(at) else { continue };
        let Some(before) = object(resource.before) else { continue };
        let free = typed.get(resource.of.as_str()).into_iter().flatten().filter(|at| !taken.contains(*at));
        let candidates: Vec<usize> = free.take(left).copied().collect();
        left -= candidates.len();
        let likeness = |created: &usize| {
            let after = object(resources.get(*created)?.after)?;
            Some((likeness(&before, &after), *created)).filter(|(likeness, _)| *likeness >= ALIKE)
        };
        let best =
            candidates.iter().filter_map(likeness).max_by_key(|(likeness, at)| (*likeness, std::cmp::Reverse(*at)));
        if let Some((_, created)) = best {
            taken.insert(created);
            pairs.insert(at, created);
        }
    }
    pairs
}

/// Whether the attributes before of one are nearly those of another after.
pub(super) fn alike(before: Option<&RawValue>, after: Option<&RawValue>) -> bool {
    match (object(before), object(after)) {
        (Some(before), Some(after)) => likeness(&before, &after) >= ALIKE,
        _ => false,
    }
}

fn places(resources: &[Resource<'_>], wanted: impl Fn(&Resource<'_>) -> bool) -> Vec<usize> {
    resources.iter().enumerate().filter(|(_, resource)| wanted(resource)).map(|(at, _)| at).collect()
}

fn object(raw: Option<&RawValue>) -> Option<Map<String, Value>> {
    let text = raw?.get();
    Some(text).filter(|text| text.len() <= LONG).and_then(|text| serde_json::from_str(text).ok())
}

/// How many of a hundred attributes of `after` stood in `before`. What is not known beforehand is not in `after`, and what
/// is null says nothing.
fn likeness(before: &Map<String, Value>, after: &Map<String, Value>) -> usize {
    let known = after.iter().filter(|(_, value)| !value.is_null());
    let (mut all, mut equal) = (0, 0);
    for (name, value) in known {
        all += 1;
        equal += usize::from(before.get(name) == Some(value));
    }
    (equal * 100).checked_div(all).unwrap_or_default()
}
