//! What a change is held against: the task, the history and the vocabulary of the repository.

use rustc_hash::FxHashMap;

use super::asked::Asked;
use super::bag::Set;
use super::lore::{Lore, Nearest};
use super::rarity::Rarity;
use super::words::Words;

/// Everything that is known beside the change itself.
#[derive(Debug, Default)]
pub(crate) struct Ground {
    pub(crate) words: Words,
    pub(crate) asked: Asked,
    pub(crate) lore: Lore,
    pub(crate) rarity: Rarity,
    /// What the words of the task weigh.
    pub(crate) weights: FxHashMap<u32, f64>,
    /// What the commits did whose messages are nearest to the task.
    pub(crate) nearest: Nearest,
    /// How well the paths of the repository fit the task, those that fit at all, in order.
    fitting: Vec<f64>,
    /// How many paths there are.
    paths: usize,
}

impl Ground {
    pub(crate) fn new(mut words: Words, asked: Asked, lore: Lore, rarity: Rarity, paths: &[String]) -> Self {
        let weight = |form: u32| rarity.form(form).min(lore.rarity(form) + 1.0).max(0.05);
        let weights: FxHashMap<u32, f64> = asked.words.iter().map(|(form, _)| (form, weight(form))).collect();
        let fit = |path: &String| words.forms_in(path).iter().filter_map(|form| weights.get(form)).sum::<f64>();
        let mut fitting: Vec<f64> = paths.iter().map(fit).filter(|fit| *fit > 0.0).collect();
        fitting.sort_by(f64::total_cmp);
        let nearest = lore.nearest(&asked.words);
        Self { words, asked, lore, rarity, weights, nearest, fitting, paths: paths.len() }
    }

    /// What all words of the task weigh.
    pub(crate) fn mass(&self) -> f64 {
        self.weights.values().sum::<f64>() + 1e-9
    }

    /// What the task's words among `forms` weigh.
    pub(crate) fn weight_of(&self, forms: &[u32]) -> f64 {
        // In the order of the numbers: a sum depends on it in its last digits.
        forms.iter().filter_map(|form| self.weights.get(form)).sum()
    }

    /// The task's words among `forms`.
    pub(crate) fn hits(&self, forms: &[u32]) -> Set {
        forms.iter().copied().filter(|form| self.weights.contains_key(form)).collect()
    }

    /// How many paths of the repository fit the task better, as a logarithm.
    pub(crate) fn rank(&self, fit: f64) -> f64 {
        let better = self.fitting.len() - self.fitting.partition_point(|other| *other <= fit);
        if fit > 0.0 { (better as f64).ln_1p() } else { (self.paths as f64).ln_1p() }
    }
}
