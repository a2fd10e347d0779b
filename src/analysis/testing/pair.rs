//! Which test of the before side is which of the after side, over all files of the change.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::{FxHashMap, FxHashSet};

use super::case::Case;
use super::suite::{HELPER, Suite};

/// A test, by the file of the change and its place there.
pub(super) type Place = (usize, usize);

/// The tests of both sides, paired.
#[derive(Debug, Default)]
pub(super) struct Pairs {
    pub(super) stay: Vec<(Place, Place)>,
    /// Those of them that are called otherwise and were known by what they say.
    pub(super) renamed: FxHashSet<Place>,
    pub(super) gone: Vec<Place>,
    pub(super) came: Vec<Place>,
}

/// The suites of a side, by the file of the change.
pub(super) type Suites = BTreeMap<usize, Suite>;

/// The test at `place`.
pub(super) fn at(suites: &Suites, place: Place) -> Option<&Case> {
    suites.get(&place.0)?.cases.get(place.1)
}

/// Tests that go into the last round; with more of them a file was written anew.
const COMPARED: usize = 400;

/// How much of a test, in percent of its lines, must stand in another for both to be one.
const ALIKE: usize = 50;

/// Pairs the tests of both sides.
pub(super) fn pair(before: &Suites, after: &Suites) -> Pairs {
    // What asserts for tests is no test, and paired by itself.
    let all = |suites: &Suites, helper: bool| -> Vec<Place> {
        let places = suites.iter().flat_map(|(file, suite)| (0..suite.cases.len()).map(|case| (*file, case)));
        places.filter(|place| at(suites, *place).is_some_and(|case| is_helper(case) == helper)).collect()
    };
    let mut pairs =
        Pairs { stay: Vec::new(), renamed: FxHashSet::default(), gone: all(before, false), came: all(after, false) };
    let name = |suites: &Suites, place: Place| at(suites, place).map(|case| case.name.clone()).unwrap_or_default();
    let path = |suites: &Suites, place: Place| at(suites, place).map(Case::path).unwrap_or_default();
    pairs.round(before, after, |suites, place| (place.0, path(suites, place)), false);
    pairs.round(before, after, |suites, place| (place.0, name(suites, place)), true);
    pairs.round(before, after, |suites, place| (place.0, plain(&name(suites, place))), true);
    pairs.round(before, after, |suites, place| (0, plain(&path(suites, place))), true);
    pairs.round(before, after, |suites, place| (0, plain(&name(suites, place))), true);
    pairs.by_lines(before, after);
    let mut helpers = Pairs { gone: all(before, true), came: all(after, true), ..Pairs::default() };
    helpers.round(before, after, |suites, place| (place.0, path(suites, place)), false);
    helpers.round(before, after, |suites, place| (0, path(suites, place)), true);
    pairs.stay.extend(helpers.stay);
    pairs
}

/// Whether it is what asserts for tests.
fn is_helper(case: &Case) -> bool {
    case.groups.first().is_some_and(|group| group == HELPER)
}

/// A name without case, blanks and what says that it is a test: `testReserves` and `reserves` are one.
fn plain(name: &str) -> String {
    let lower: String = name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    let bare = lower.strip_prefix("test").unwrap_or(&lower);
    let bare = bare.strip_prefix("it").filter(|rest| rest.len() > 6).unwrap_or(bare);
    bare.strip_prefix("should").unwrap_or(bare).to_owned()
}

impl Pairs {
    /// Pairs what has the same key; where `alone`, only what is alone with its key on each side.
    fn round<K: Ord>(&mut self, before: &Suites, after: &Suites, key: impl Fn(&Suites, Place) -> K, alone: bool) {
        let mut waiting: BTreeMap<K, (Vec<Place>, Vec<Place>)> = BTreeMap::new();
        for place in &self.gone {
            waiting.entry(key(before, *place)).or_default().0.push(*place);
        }
        for place in &self.came {
            waiting.entry(key(after, *place)).or_default().1.push(*place);
        }
        let mut paired = Vec::new();
        for (gone, came) in waiting.into_values() {
            if !alone || (gone.len() == 1 && came.len() == 1) {
                paired.extend(gone.into_iter().zip(came));
            }
        }
        self.take(paired);
    }

    fn take(&mut self, paired: Vec<(Place, Place)>) {
        let (gone, came): (FxHashSet<Place>, FxHashSet<Place>) = paired.iter().copied().unzip();
        self.gone.retain(|place| !gone.contains(place));
        self.came.retain(|place| !came.contains(place));
        self.stay.extend(paired);
    }

    /// Pairs what is left by what it says.
    fn by_lines(&mut self, before: &Suites, after: &Suites) {
        if self.gone.len() > COMPARED || self.came.len() > COMPARED {
            return;
        }
        let mut likely: Vec<(usize, Place, Place)> = Vec::new();
        for gone in &self.gone {
            let Some(lost) = at(before, *gone) else { continue };
            for came in &self.came {
                let Some(found) = at(after, *came) else { continue };
                let share = alike(&lost.lines, &found.lines);
                if share >= ALIKE {
                    likely.push((share, *gone, *came));
                }
            }
        }
        likely.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
        let (mut left, mut right) = (BTreeSet::new(), BTreeSet::new());
        let mut paired = Vec::new();
        for (_, gone, came) in likely {
            if !left.contains(&gone) && !right.contains(&came) {
                left.insert(gone);
                right.insert(came);
                paired.push((gone, came));
            }
        }
        self.renamed.extend(paired.iter().map(|(_, came)| *came));
        self.take(paired);
    }
}

/// How many lines of `a`, its first aside, stand in `b`, in percent. A test of one line is never found by it.
pub(super) fn alike(a: &[u64], b: &[u64]) -> usize {
    let body = a.get(1..).unwrap_or_default();
    if body.len() < 2 {
        return 0;
    }
    let mut left: FxHashMap<u64, usize> = FxHashMap::default();
    b.iter().for_each(|line| *left.entry(*line).or_default() += 1);
    let found = body.iter().filter(|line| match left.get_mut(line) {
        Some(count) if *count > 0 => {
            *count -= 1;
            true
        }
        _ => false,
    });
    found.count() * 100 / body.len()
}
