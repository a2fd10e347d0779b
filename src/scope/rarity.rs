//! How rare words are in the repository, by a sample of its files and by all of its paths.

use super::words::{Words, idents};

/// In how many places a word stands, by its number.
#[derive(Clone, Debug, Default)]
pub(crate) struct Rarity {
    files: usize,
    idents: Vec<u32>,
    forms: Vec<u32>,
    /// The last file that a word was seen in: each file counts once.
    last: [Vec<u32>; 2],
}

impl Rarity {
    /// A sample that was counted before: how many files it has, and in how many of them each word stands.
    pub(crate) fn counted(files: usize, idents: &[(u32, u32)], forms: &[(u32, u32)]) -> Self {
        let spread = |counted: &[(u32, u32)]| {
            let most = counted.iter().map(|(number, _)| *number as usize + 1).max().unwrap_or_default();
            let mut counts = vec![0; most];
            for (number, count) in counted {
                counts.get_mut(*number as usize).into_iter().for_each(|slot| *slot = *count);
            }
            counts
        };
        Self { files, idents: spread(idents), forms: spread(forms), last: Default::default() }
    }

    /// The identifiers of the sample, and in how many files each stands.
    pub(crate) fn idents(&self) -> impl Iterator<Item = (u32, u32)> + '_ {
        counts(&self.idents)
    }

    /// The same of forms.
    pub(crate) fn forms(&self) -> impl Iterator<Item = (u32, u32)> + '_ {
        counts(&self.forms)
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

fn counts(counts: &[u32]) -> impl Iterator<Item = (u32, u32)> + '_ {
    counts.iter().enumerate().filter(|(_, count)| **count > 0).map(|(number, count)| (number as u32, *count))
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
