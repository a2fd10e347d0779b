//! What is known of the repository before the change, whatever the change and the task are: so it is kept for later runs.

use serde::{Deserialize, Serialize};

use super::rarity::{Counts, Rarity};
use super::words::Words;
use crate::repo::{History, Past, Step, Touch, Tree};
use crate::source::secrets::{Setting, mask};
use crate::source::{RepoPath, limits};

/// The name that it is kept under; another number for another form.
const NAME: &str = "scope-3";

/// What is known of the repository.
#[derive(Clone, Debug, Default)]
pub(crate) struct Survey {
    /// Its commits, with what they said and touched.
    pub(crate) past: Past,
    /// How rare its words are.
    pub(crate) rarity: Rarity,
    /// All its paths.
    pub(crate) paths: Vec<String>,
}

/// A path, and the one that it had before where that was another: places in the names.
type Moved = (usize, Option<usize>);

/// The same as it is kept. Paths of commits are places in `names`.
#[derive(Serialize, Deserialize)]
struct Kept {
    steps: Vec<(String, Vec<Moved>)>,
    names: Vec<String>,
    paths: Vec<String>,
    files: usize,
    /// Of identifiers, and of forms.
    counts: [Counts; 2],
    whole: bool,
}

impl Survey {
    /// What an earlier run kept of the same commit, or what the repository says.
    pub(crate) fn read(before: &mut Tree, history: &History, words: &mut Words) -> Self {
        let kept = before.kept(NAME).and_then(|bytes| serde_json::from_slice::<Kept>(&bytes).ok());
        if let Some(kept) = kept {
            return Self::unpacked(kept);
        }
        let survey = Self::taken(before, history, words);
        // What a clone lacks it may have tomorrow.
        let whole = matches!(survey.past.cut, None | Some(Past::LONG)) && survey.rarity.files() > 0;
        if let Some(bytes) = whole.then(|| serde_json::to_vec(&survey.packed(words)).ok()).flatten() {
            before.keep(NAME, &bytes);
        }
        survey
    }

    fn taken(before: &mut Tree, history: &History, words: &mut Words) -> Self {
        let (past, rarity, paths) = std::thread::scope(|scope| {
            // Git tells its history while it is asked for files.
            let past = scope.spawn(|| veiled(history.lore()));
            let mut rarity = Rarity::default();
            let paths = before.sample(|bytes| rarity.add(&String::from_utf8_lossy(bytes), words));
            (past.join().unwrap_or_default(), rarity, paths)
        });
        let paths = paths.iter().take(limits::SAMPLE_PATHS).map(RepoPath::to_text).collect();
        Self { past, rarity, paths }
    }

    fn packed(&self, words: &Words) -> Kept {
        let mut names = super::words::Numbers::default();
        let mut name = |path: &RepoPath| names.of(&path.to_text()) as usize;
        let steps = self.past.steps.iter().map(|step| {
            let touched = step.touched.iter().map(|touch| (name(&touch.path), touch.from.as_ref().map(&mut name)));
            (step.message.clone(), touched.collect())
        });
        Kept {
            steps: steps.collect(),
            paths: self.paths.clone(),
            files: self.rarity.files(),
            counts: self.rarity.counts(words),
            whole: self.past.cut.is_none(),
            names: names.into_texts(),
        }
    }

    fn unpacked(kept: Kept) -> Self {
        let names: Vec<RepoPath> = kept.names.iter().map(|name| RepoPath::from(name.as_str())).collect();
        let path = |at: usize| names.get(at).cloned().unwrap_or_default();
        let steps = kept.steps.into_iter().map(|(message, touched)| {
            let touch = |(to, from): Moved| Touch { path: path(to), from: from.map(path), ..Touch::default() };
            Step { message, touched: touched.into_iter().map(touch).collect(), ..Step::default() }
        });
        let cut = if kept.whole { None } else { Some(Past::LONG) };
        let past = Past { steps: steps.collect(), cut };
        Self { past, rarity: Rarity::counted(kept.files, kept.counts), paths: kept.paths }
    }
}

/// The same without the secrets in messages: what is known of the repository is kept, and words of it are shown.
fn veiled(mut past: Past) -> Past {
    for step in &mut past.steps {
        step.message = mask(&step.message, Setting::Prose);
    }
    past
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_says_the_same() {
        let (mut words, mut rarity) = (Words::default(), Rarity::default());
        rarity.add("upload retryUpload", &mut words);
        rarity.add("upload", &mut words);
        let touch = Touch { path: RepoPath::from("b"), from: Some(RepoPath::from("a")), ..Touch::default() };
        let step = Step { message: "Rename it".into(), touched: vec![touch], ..Step::default() };
        let past = Past { steps: vec![step], cut: Some(Past::LONG) };
        let survey = Survey { past, rarity, paths: vec!["b".into()] };
        let bytes = serde_json::to_vec(&survey.packed(&words)).unwrap();
        let mut other = Words::default();
        other.ident("something_else");
        for name in ["upload", "retryUpload", "neither"] {
            other.ident(name);
        }
        let mut read = Survey::unpacked(serde_json::from_slice(&bytes).unwrap());
        read.rarity.settle(&other);
        assert!(!String::from_utf8_lossy(&bytes).contains("upload"), "what is kept holds no word of a file");
        assert_eq!((&read.past, &read.paths), (&survey.past, &survey.paths));
        for name in ["upload", "retryUpload", "neither"] {
            assert_eq!(read.rarity.places(other.ident(name)), survey.rarity.places(words.ident(name)), "{name}");
            let (here, there) = (other.forms.of("upload"), words.forms.of("upload"));
            assert!((read.rarity.form(here) - survey.rarity.form(there)).abs() < 1e-12);
        }
    }
}
