//! The features of a change: of its files, and of their hunks.

use super::asked::Asked;
use super::edit::Edit;
use super::ground::Ground;
use super::lore::Lore;
use super::own::{self, Known, Own};
use super::pair::{self, Pair};
use super::spot::{self, Spot};
use super::survey::Survey;
use super::words::Words;
use crate::repo::{ChangeSet, Content, FileDiff, History, Hunk, Tree};
use crate::source::{Source, limits, secrets};

/// The features of a change.
pub(crate) struct Features {
    pub(crate) files: Pieces,
    /// The past of each file.
    pub(crate) known: Vec<Known>,
    pub(crate) hunks: Pieces,
    /// By hunk: the place of its file in `files`, and its lines.
    pub(crate) places: Vec<(usize, Hunk)>,
    pub(crate) ground: Ground,
    /// What was not seen.
    pub(crate) cut: Vec<String>,
}

/// Pieces of a change, files or hunks, with their features.
#[derive(Default)]
pub(crate) struct Pieces {
    pub(crate) edits: Vec<Edit>,
    pub(crate) own: Vec<Own>,
    /// The links from each piece to each other; of a piece with itself a row of zeros.
    pub(crate) pairs: Vec<Vec<Pair>>,
}

impl Pieces {
    fn new(edits: Vec<Edit>, known: &[&Known], ground: &Ground) -> Self {
        let own = own::rows(&edits, known, ground);
        let ends = pair::ends(&edits, known, ground);
        let mut pairs = vec![vec![Pair::default(); ends.len()]; ends.len()];
        for (i, a) in ends.iter().enumerate() {
            for (j, b) in ends.iter().enumerate().skip(i + 1) {
                let (there, back) = pair::link(a, b, ground);
                pairs[i][j] = there;
                pairs[j][i] = back;
            }
        }
        Self { edits, own, pairs }
    }

    fn to_json(&self) -> serde_json::Value {
        let pairs = self.pairs.iter().map(|row| row.iter().map(Pair::values).collect::<Vec<_>>());
        serde_json::json!({
            "own": self.own.iter().map(Own::values).collect::<Vec<_>>(),
            "pairs": pairs.collect::<Vec<_>>(),
        })
    }
}

impl Features {
    /// Reads what there is to know of a change and what it is held against.
    pub(crate) fn read(change: &ChangeSet, before: &mut Tree, history: &History, task: &str) -> Self {
        let mut words = Words::default();
        let survey = Survey::read(before, history, &mut words);
        Self::of(change, survey, words, task)
    }

    /// The same by what is known of the repository already, in `words`.
    pub(crate) fn of(change: &ChangeSet, survey: Survey, mut words: Words, task: &str) -> Self {
        let asked = Asked::read(&secrets::mask(task, secrets::Setting::Prose), &mut words);
        let Survey { past, mut rarity, paths } = survey;
        let lore = Lore::read(&past, &asked.subject, &mut words);
        let judged: Vec<FileDiff> = change.files.iter().take(limits::SCOPE_FILES).map(veiled).collect();
        let edits: Vec<Edit> = judged.iter().map(|file| Edit::read(file, &mut words)).collect();
        let mut places: Vec<(usize, Hunk)> = Vec::new();
        for (at, file) in judged.iter().enumerate().filter(|(_, file)| file.content == Content::Text) {
            places.extend(spot::merged(&file.hunks).into_iter().map(|hunk| (at, hunk)));
        }
        let hunks = places.iter().take(limits::SCOPE_HUNKS);
        let hunks: Vec<Edit> = hunks
            .filter_map(|(at, hunk)| Some(Edit::of_hunk(edits.get(*at)?, judged.get(*at)?, hunk, &mut words)))
            .collect();
        rarity.settle(&words);
        let ground = Ground::new(words, asked, lore, rarity, &paths);
        let known: Vec<Known> = edits.iter().map(|edit| Known::of(edit, &ground)).collect();
        let of_hunks: Vec<&Known> = places.iter().take(hunks.len()).filter_map(|(at, _)| known.get(*at)).collect();
        let mut hunks = Pieces::new(hunks, &of_hunks, &ground);
        near(&mut hunks, &places);
        let files = Pieces::new(edits, &known.iter().collect::<Vec<_>>(), &ground);
        let mut cut: Vec<String> = past.cut.map(str::to_owned).into_iter().collect();
        if judged.len() < change.files.len() {
            cut.push(format!("only {} of {} changed files are judged", judged.len(), change.files.len()));
        }
        if hunks.edits.len() < places.len() {
            cut.push(format!("only {} of {} hunks are judged by themselves", hunks.edits.len(), places.len()));
        }
        Self { files, known, hunks, places, ground, cut }
    }

    /// The spots of all judged hunks, given the scores of the files.
    pub(crate) fn spots(&self, file_score: impl Fn(usize) -> f64) -> Vec<Spot> {
        let judged = self.places.get(..self.hunks.edits.len()).unwrap_or_default();
        let mut spots = Vec::with_capacity(judged.len());
        for of_file in judged.chunk_by(|a, b| a.0 == b.0) {
            let edits = self.hunks.edits.get(spots.len()..spots.len() + of_file.len()).unwrap_or_default();
            let hunks: Vec<Hunk> = of_file.iter().map(|(_, hunk)| hunk.clone()).collect();
            let score = of_file.first().map_or(0.0, |(file, _)| file_score(*file));
            spots.extend((0..hunks.len()).map(|at| spot::spot(at, &hunks, edits, score)));
        }
        spots
    }

    /// Everything that a table is fitted on, as one object of JSON. The scores of files in the spots of hunks are left
    /// for who fits: they come from the table.
    pub(crate) fn to_json(&self) -> serde_json::Value {
        let places = self.places.iter().take(self.hunks.edits.len());
        serde_json::json!({
            "own_names": Own::NAMES,
            "pair_names": Pair::NAMES,
            "spot_names": Spot::NAMES,
            "paths": self.files.edits.iter().map(|edit| edit.path.as_str()).collect::<Vec<_>>(),
            "files": self.files.to_json(),
            "hunks": self.hunks.to_json(),
            "places": places.map(|(file, hunk)| (file, hunk.after.start, hunk.after.end)).collect::<Vec<_>>(),
            "spots": self.spots(|_| 0.0).iter().map(Spot::values).collect::<Vec<_>>(),
        })
    }
}

/// The same file without the secrets in its texts, each place where it was: words of it are shown and compared.
fn veiled(file: &FileDiff) -> FileDiff {
    let veil = |source: &Option<Source>| {
        source.as_ref().map(|source| {
            let text = secrets::mask(&source.text, secrets::Setting::of(&source.path));
            Source { path: source.path.clone(), text, lines: source.lines.clone(), decoding: source.decoding }
        })
    };
    FileDiff {
        status: file.status,
        content: file.content,
        path: file.path.clone(),
        before_path: file.before_path.clone(),
        before: veil(&file.before),
        after: veil(&file.after),
        modes: file.modes.clone(),
        blobs: file.blobs.clone(),
        hunks: file.hunks.clone(),
    }
}

/// How near hunks of one file stand to each other: one where they touch, a half at so many lines.
fn near(hunks: &mut Pieces, places: &[(usize, Hunk)]) {
    const HALF: f64 = 20.0;
    for (row, (file, hunk)) in hunks.pairs.iter_mut().zip(places) {
        for (pair, (_, other)) in row.iter_mut().zip(places).filter(|(_, (other, _))| other == file) {
            pair.same_file = 1.0;
            pair.nearness = 1.0 / (1.0 + spot::apart(hunk, other) as f64 / HALF);
        }
    }
}
