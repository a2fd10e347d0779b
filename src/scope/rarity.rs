//! How rare words are in the repository, by a sample of its files and by all of its paths.

use std::hash::Hasher;

use rustc_hash::FxHashMap;
use siphasher::sip::SipHasher13;

use super::words::{Numbers, Words, idents};

/// In how many places a word stands, by its number.
#[derive(Clone, Debug, Default)]
pub(crate) struct Rarity {
    files: usize,
    idents: Vec<u32>,
    forms: Vec<u32>,
    /// The last file that a word was seen in: each file counts once.
    last: [Vec<u32>; 2],
    /// The same by hashes of words, of a sample that was counted before: identifiers and forms.
    counted: [FxHashMap<u64, u32>; 2],
}

/// Hashes of words, each with the number of files that it stands in.
pub(crate) type Counts = Vec<(u64, u32)>;

impl Rarity {
    /// A sample that was counted before: how many files it has, and in how many of them each word stands.
    pub(crate) fn counted(files: usize, counts: [Counts; 2]) -> Self {
        Self { files, counted: counts.map(|counts| counts.into_iter().collect()), ..Self::default() }
    }

    /// In how many files each identifier, and each form, of the sample stands, by their hashes: what is kept of a
    /// repository holds no word of it.
    pub(crate) fn counts(&self, words: &Words) -> [Counts; 2] {
        let of = |counts: &[u32], numbers: &Numbers| {
            let seen = counts.iter().enumerate().filter(|(_, count)| **count > 0);
            seen.map(|(number, count)| (hash(numbers.text(number as u32)), *count)).collect()
        };
        [of(&self.idents, &words.idents), of(&self.forms, &words.forms)]
    }

    /// Gives the words that are known by now their counts, where the sample was counted before.
    pub(crate) fn settle(&mut self, words: &Words) {
        let [idents, forms] = &self.counted;
        if idents.is_empty() && forms.is_empty() {
            return;
        }
        let of = |counts: &FxHashMap<u64, u32>, numbers: &Numbers| -> Vec<u32> {
            numbers.texts().map(|text| counts.get(&hash(text)).copied().unwrap_or_default()).collect()
        };
        (self.idents, self.forms) = (of(idents, &words.idents), of(forms, &words.forms));
    }

    /// Counts one more file.
    pub(crate) fn add(&mut self, text: &str, words: &mut Words) {
        self.files += 1;
        let file = self.files as u32;
        for ident in idents(text) {
            let ident = words.ident(ident);
            if seen(&mut self.last[0], &mut self.idents, ident, file) {
                for form in words.forms_of(ident) {
                    seen(&mut self.last[1], &mut self.forms, *form, file);
                }
            }
        }
    }

    /// How many files are in the sample.
    pub(crate) fn files(&self) -> usize {
        self.files
    }

    /// How rare the identifier is: the logarithm of one in so many files.
    pub(crate) fn ident(&self, ident: u32) -> f64 {
        self.rarity(&self.idents, ident)
    }

    /// How rare the form of a word is.
    pub(crate) fn form(&self, form: u32) -> f64 {
        self.rarity(&self.forms, form)
    }

    /// In how many files of the sample the identifier stands.
    pub(crate) fn places(&self, ident: u32) -> u32 {
        self.idents.get(ident as usize).copied().unwrap_or_default()
    }

    fn rarity(&self, counts: &[u32], number: u32) -> f64 {
        let count = counts.get(number as usize).copied().unwrap_or_default();
        ((self.files.max(1) as f64 + 1.0) / (f64::from(count) + 0.5)).ln()
    }
}

/// The name under which a word is kept.
fn hash(text: &str) -> u64 {
    let mut hasher = SipHasher13::new();
    hasher.write(text.as_bytes());
    hasher.finish()
}

/// Counts `number` where this file has not counted it yet.
fn seen(last: &mut Vec<u32>, counts: &mut Vec<u32>, number: u32, file: u32) -> bool {
    let at = number as usize;
    if last.len() <= at {
        last.resize(at + 1, 0);
        counts.resize(at + 1, 0);
    }
    match (last.get_mut(at), counts.get_mut(at)) {
        (Some(last), Some(count)) if *last != file => {
            *last = file;
            *count += 1;
            true
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_file_counts_a_word_once() {
        let (mut words, mut rarity) = (Words::default(), Rarity::default());
        rarity.add("upload upload retryUpload", &mut words);
        rarity.add("download", &mut words);
        let upload = words.ident("upload");
        let form = words.forms.of("upload");
        assert_eq!((rarity.files(), rarity.places(upload)), (2, 1));
        assert!(rarity.ident(upload) < rarity.ident(99) && rarity.form(form) < rarity.form(99));
    }
}
