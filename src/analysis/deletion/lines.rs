//! Lines that say something, whatever the layout, and where they stand again.

use std::hash::{Hash, Hasher};

use rustc_hash::{FxHashMap, FxHasher};

/// The lines of `text` that say something, as hashes: blanks, brackets and one-word lines stand in every file.
pub(in crate::analysis) fn meaningful(text: &str) -> impl Iterator<Item = u64> + '_ {
    text.lines().filter_map(hash)
}

/// How many lines of `text` say something.
pub(in crate::analysis) fn count(text: &str) -> usize {
    meaningful(text).count()
}

/// The hash of a line without its blanks and the comma at its end; none where it says nothing.
fn hash(line: &str) -> Option<u64> {
    let line = line.trim().trim_end_matches([',', ';']);
    if is_comment(line) || line.chars().filter(|c| c.is_alphanumeric()).take(4).count() < 4 {
        return None;
    }
    let mut hasher = FxHasher::default();
    line.split_whitespace().for_each(|word| word.hash(&mut hasher));
    Some(hasher.finish())
}

/// Whether a line is a comment in most languages. What is commented out is as gone as what is deleted.
pub(in crate::analysis) fn is_comment(line: &str) -> bool {
    ["//", "# ", "/*", "* ", "-- ", "<!--", "##"].iter().any(|start| line.starts_with(start))
}

/// Lines that a change brings, each as often as it does.
#[derive(Debug, Default)]
pub(in crate::analysis) struct Brought(FxHashMap<u64, u32>);

impl Brought {
    /// Adds the lines of `text`.
    pub(in crate::analysis) fn add(&mut self, text: &str) {
        meaningful(text).for_each(|line| *self.0.entry(line).or_default() += 1);
    }

    /// How many lines of `text` are brought again. Each is taken away, so that what is kept once does not stand for two
    /// that are gone.
    pub(in crate::analysis) fn take(&mut self, text: &str) -> usize {
        let taken = meaningful(text).filter(|line| match self.0.get_mut(line) {
            Some(left) if *left > 0 => {
                *left -= 1;
                true
            }
            _ => false,
        });
        taken.count()
    }

    /// How many lines of `text` are brought at all.
    pub(in crate::analysis) fn holds(&self, text: &str) -> usize {
        meaningful(text).filter(|line| self.0.contains_key(line)).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_found_again_whatever_their_layout_and_only_as_often_as_they_stand() {
        let mut brought = Brought::default();
        brought.add("fn total(orders: &[Order]) {\n    sum(orders)\n}\n");
        assert_eq!(count("}\n\n  x\n# a comment\n// let total = 1;\n"), 0);
        let lost = "  fn  total(orders: &[Order]) {\n sum(orders);\n}\n";
        assert_eq!((brought.holds(lost), brought.take(lost), brought.take(lost), brought.holds(lost)), (2, 2, 0, 2));
    }
}
