//! Scope: does the stated task explain each changed file?
//!
//! A file is held against the task by itself (`own`), with every other file of the change (`pair`), and by how its links
//! lead to what the task explains (`web`). The constants stand in one table (`table`).

mod asked;
mod bag;
mod define;
mod edit;
mod ground;
mod lore;
mod own;
mod pair;
mod path;
mod rarity;
mod row;
mod table;
mod web;
mod words;

use crate::repo::{ChangeSet, History, Tree};
use crate::source::limits;

pub use table::Table;

/// The features of a change.
pub(crate) struct Features {
    edits: Vec<edit::Edit>,
    known: Vec<own::Known>,
    own: Vec<own::Own>,
    /// The links from each file to each other.
    pairs: Vec<Vec<pair::Pair>>,
    ground: ground::Ground,
    /// What was not seen, as the start of a sentence.
    cut: Vec<String>,
}

impl Features {
    /// Reads what there is to know of a change and what it is held against.
    pub(crate) fn read(change: &ChangeSet, before: &mut Tree, history: &History, task: &str) -> Self {
        let mut words = words::Words::default();
        let asked = asked::Asked::read(task, &mut words);
        let past = std::thread::scope(|scope| {
            let past = scope.spawn(|| history.lore());
            let mut rarity = rarity::Rarity::default();
            let paths = before.sample(|bytes| rarity.add(&String::from_utf8_lossy(bytes), &mut words));
            (past.join().unwrap_or_default(), rarity, paths)
        });
        let (past, rarity, paths) = past;
        let mut cut: Vec<String> = past.cut.map(str::to_owned).into_iter().collect();
        if change.files.len() > limits::SCOPE_FILES {
            cut.push(format!("only {} of {} changed files are judged", limits::SCOPE_FILES, change.files.len()));
        }
        let lore = lore::Lore::read(&past, &asked.subject, &mut words);
        let files = change.files.iter().take(limits::SCOPE_FILES);
        let edits: Vec<edit::Edit> = files.map(|file| edit::Edit::read(file, &mut words)).collect();
        let paths: Vec<String> = paths.iter().take(limits::SAMPLE_PATHS).map(|path| path.to_text()).collect();
        let ground = ground::Ground::new(words, asked, lore, rarity, &paths);
        let known: Vec<own::Known> = edits.iter().map(|edit| own::Known::of(edit, &ground)).collect();
        let own = own::rows(&edits, &known, &ground);
        let pairs = pairs(&edits, &known, &ground);
        Self { edits, known, own, pairs, ground, cut }
    }

    /// Everything that a table is fitted on, as one object of JSON.
    pub(crate) fn to_json(&self) -> serde_json::Value {
        let pairs = self.pairs.iter().map(|row| row.iter().map(pair::Pair::values).collect::<Vec<_>>());
        serde_json::json!({
            "own_names": own::Own::NAMES,
            "pair_names": pair::Pair::NAMES,
            "paths": self.edits.iter().map(|edit| edit.path.as_str()).collect::<Vec<_>>(),
            "own": self.own.iter().map(own::Own::values).collect::<Vec<_>>(),
            "pairs": pairs.collect::<Vec<_>>(),
        })
    }
}

/// The links from each file to each other; of a file with itself a row of zeros.
fn pairs(edits: &[edit::Edit], known: &[own::Known], ground: &ground::Ground) -> Vec<Vec<pair::Pair>> {
    let ends: Vec<pair::End> = edits.iter().zip(known).map(|(edit, known)| pair::End::new(edit, known, ground)).collect();
    let mut pairs = vec![vec![pair::Pair::default(); ends.len()]; ends.len()];
    for (i, a) in ends.iter().enumerate() {
        for (j, b) in ends.iter().enumerate().skip(i + 1) {
            let (there, back) = pair::link(a, b, ground);
            pairs[i][j] = there;
            pairs[j][i] = back;
        }
    }
    pairs
}

fn names<'a>(names: impl IntoIterator<Item = &'a [&'a str]>) -> Vec<String> {
    names.into_iter().flatten().map(|name| (*name).to_owned()).collect()
}

pub(crate) fn own_names() -> Vec<String> {
    names([own::Own::NAMES])
}

/// What a link is weighed by: its own features, then those of both ends.
pub(crate) fn link_names() -> Vec<String> {
    let end = |end: &str| own::Own::NAMES.iter().map(move |name| format!("{end}.{name}")).collect::<Vec<_>>();
    [names([pair::Pair::NAMES]), end("here"), end("there")].concat()
}

pub(crate) fn second_names() -> Vec<String> {
    names([own::Own::NAMES, &["first"], web::Web::NAMES])
}

pub(crate) fn hunk_names() -> Vec<String> {
    Vec::new()
}

/// The features of a change as JSON, for whoever fits a table.
pub fn features(change: &ChangeSet, before: &mut Tree, history: &History, task: &str) -> String {
    Features::read(change, before, history, task).to_json().to_string()
}
