//! Sets and counts of small numbers, in order.

/// Numbers, each once, in order.
pub(crate) type Set = Vec<u32>;

/// `numbers`, each once, in order.
pub(crate) fn set(numbers: impl IntoIterator<Item = u32>) -> Set {
    let mut set: Set = numbers.into_iter().collect();
    set.sort_unstable();
    set.dedup();
    set
}

/// Whether `number` is in `set`.
pub(crate) fn has(set: &[u32], number: u32) -> bool {
    set.binary_search(&number).is_ok()
}

/// What is in both.
pub(crate) fn both<'a, T: Ord + Copy>(a: &'a [T], b: &'a [T]) -> impl Iterator<Item = T> + 'a {
    let (small, large) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    small.iter().copied().filter(move |item| large.binary_search(item).is_ok())
}

/// What is in `a` and not in `b`.
pub(crate) fn without(a: &[u32], b: &[u32]) -> Set {
    a.iter().copied().filter(|number| !has(b, *number)).collect()
}

/// Numbers with how often each is there, in the order of the numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Bag(Vec<(u32, u32)>);

impl FromIterator<u32> for Bag {
    fn from_iter<I: IntoIterator<Item = u32>>(numbers: I) -> Self {
        let mut numbers: Vec<u32> = numbers.into_iter().collect();
        numbers.sort_unstable();
        let count = |run: &[u32]| Some((*run.first()?, run.len() as u32));
        Self(numbers.chunk_by(|a, b| a == b).filter_map(count).collect())
    }
}

impl Bag {
    pub(crate) fn count(&self, number: u32) -> u32 {
        let at = self.0.binary_search_by_key(&number, |(number, _)| *number);
        at.ok().and_then(|at| self.0.get(at)).map_or(0, |(_, count)| *count)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (u32, u32)> + '_ {
        self.0.iter().copied()
    }

    pub(crate) fn total(&self) -> u32 {
        self.0.iter().map(|(_, count)| count).sum()
    }

    pub(crate) fn set(&self) -> Set {
        self.0.iter().map(|(number, _)| *number).collect()
    }

    /// All of both.
    pub(crate) fn and(&self, other: &Bag) -> Bag {
        merged(self, other, |a, b| a + b)
    }

    /// By how much the two differ.
    pub(crate) fn apart(&self, other: &Bag) -> Bag {
        merged(self, other, u32::abs_diff)
    }
}

fn merged(a: &Bag, b: &Bag, count: impl Fn(u32, u32) -> u32) -> Bag {
    let mut numbers = a.set();
    numbers.extend(b.set());
    let counted = set(numbers).into_iter().map(|number| (number, count(a.count(number), b.count(number))));
    Bag(counted.filter(|(_, count)| *count > 0).collect())
}

/// A direction in the space of words: weights by number, and how long it is.
#[derive(Clone, Debug, Default)]
pub(crate) struct Direction {
    weights: Vec<(u32, f64)>,
    length: f64,
}

impl Direction {
    pub(crate) fn new(bag: &Bag, weight: impl Fn(u32) -> f64) -> Self {
        let weigh = |(number, count): (u32, u32)| (number, (1.0 + f64::from(count).ln()) * weight(number).max(0.0));
        let weights: Vec<(u32, f64)> = bag.iter().map(weigh).collect();
        let length = weights.iter().map(|(_, weight)| weight * weight).sum::<f64>().sqrt() + 1e-9;
        Self { weights, length }
    }

    /// The cosine of the angle between the two.
    pub(crate) fn cosine(&self, other: &Direction) -> f64 {
        let (mut sum, mut rest) = (0.0, other.weights.as_slice());
        for (number, weight) in &self.weights {
            let skipped = rest.iter().take_while(|(other, _)| other < number).count();
            rest = rest.get(skipped..).unwrap_or_default();
            match rest.first() {
                Some((other, other_weight)) if other == number => sum += weight * other_weight,
                Some(_) => {}
                None => break,
            }
        }
        sum / (self.length * other.length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bags_count() {
        let (a, b): (Bag, Bag) = ([3, 1, 3].into_iter().collect(), [3, 2].into_iter().collect());
        assert_eq!((a.count(3), a.count(2), a.total()), (2, 0, 3));
        assert_eq!(a.and(&b), [1, 2, 3, 3, 3].into_iter().collect());
        assert_eq!(a.apart(&b), [1, 2, 3].into_iter().collect());
        assert_eq!(both(&set([1, 2, 3]), &set([3, 4])).collect::<Vec<_>>(), [3]);
        assert_eq!(without(&set([1, 2]), &set([2])), [1]);
    }

    #[test]
    fn what_shares_words_points_the_same_way() {
        let direction = |numbers: &[u32]| Direction::new(&numbers.iter().copied().collect(), |_| 1.0);
        assert!((direction(&[1, 2]).cosine(&direction(&[1, 2])) - 1.0).abs() < 1e-6);
        assert!(direction(&[1, 2]).cosine(&direction(&[3])) == 0.0);
        assert!((direction(&[1, 5]).cosine(&direction(&[0, 5])) - 0.5).abs() < 1e-6);
    }
}
