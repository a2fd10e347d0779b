//! What speaks for one file of a change by itself: its words, its path and its past against the task.

use std::sync::LazyLock;

use super::bag::{Bag, both, has, set};
use super::edit::Edit;
use super::ground::Ground;
use super::lore::Sayings;
use super::path::{self, Kind};
use super::row::{flag, row};
use crate::repo::Status;

row! {
    /// One file held against the task. Words count by their rarity; `best_…` is the share of the best file of the change.
    Own {
        path_words,
        stem_words,
        path_words_subject,
        changed_words,
        net_words,
        changed_words_subject,
        around_words,
        header_words,
        file_words,
        coverage,
        coverage_subject,
        rarest_hit,
        no_hit,
        no_hit_around,
        named_stem,
        named_path,
        named_idents_changed,
        named_idents_around,
        named_idents_file,
        named_idents_absent,
        prefix_hit,
        prefix_miss,
        asks_test,
        asks_document,
        asks_pipeline,
        asks_dependency,
        task_length,
        is_lock,
        is_changelog,
        is_pipeline,
        is_notes,
        is_test,
        is_document,
        is_manifest,
        is_settings,
        added,
        deleted,
        renamed,
        files,
        size,
        share,
        only_removes,
        only_blanks,
        at_root,
        path_rank,
        past_commits,
        past_none,
        past_words_file,
        past_words_folder,
        near_file,
        near_folder,
        best_path_words,
        best_changed_words,
        best_net_words,
        best_around_words,
        best_file_words,
        best_coverage,
        best_changed_words_subject,
        best_named_idents_changed,
        best_named_idents_file,
        best_past_words_file,
        best_past_words_folder,
        best_near_file,
        best_near_folder,
    }
}

/// The past of a file.
#[derive(Debug, Default)]
pub(crate) struct Known {
    /// The commits that touched it, and those that touched its folder.
    pub(crate) commits: Vec<u32>,
    pub(crate) folder_commits: Vec<u32>,
    /// What these say.
    pub(crate) sayings: Sayings,
    folder_sayings: Sayings,
}

impl Known {
    pub(crate) fn of(edit: &Edit, ground: &Ground) -> Self {
        let commits = ground.lore.of_file(&edit.path_before);
        let folder_commits = ground.lore.of_folder(path::folder(&edit.path));
        let sayings = ground.lore.sayings(&commits);
        Self { folder_sayings: ground.lore.folder_sayings(&folder_commits), sayings, commits, folder_commits }
    }
}

/// The rows of all files, in their order.
pub(crate) fn rows(edits: &[Edit], known: &[&Known], ground: &Ground) -> Vec<Own> {
    let total: u32 = edits.iter().map(|edit| edit.changed.forms.total()).sum();
    let change = Totals {
        files: edits.len(),
        lines: edits.iter().map(Edit::size).sum(),
        words: f64::from(total) / edits.len().max(1) as f64 + 1.0,
    };
    let mut rows: Vec<Own> =
        edits.iter().zip(known).map(|(edit, known)| row_of(edit, known, &change, ground)).collect();
    relate(&mut rows);
    rows
}

/// What the change is as a whole.
struct Totals {
    files: usize,
    lines: usize,
    words: f64,
}

fn row_of(edit: &Edit, known: &Known, change: &Totals, ground: &Ground) -> Own {
    let mut row = Own::default();
    words(&mut row, edit, change, ground);
    names(&mut row, edit, ground);
    form(&mut row, edit, change, ground);
    past(&mut row, edit, known, ground);
    row
}

/// How much the words of the task are said.
fn words(row: &mut Own, edit: &Edit, change: &Totals, ground: &Ground) {
    let changed = &edit.changed;
    let task = ground.asked.words.set();
    let subject = &ground.asked.subject_words;
    let length = f64::from(changed.forms.total()) / change.words;
    // As search engines weigh how often a word is said, and how long a text is.
    let said = |bag: &Bag, of: &[u32]| {
        let score = |form: &u32| {
            let (count, weight) = (f64::from(bag.count(*form)), ground.weights.get(form).copied().unwrap_or_default());
            weight * count * 2.2 / (count + 1.2 * (0.4 + 0.6 * length))
        };
        of.iter().filter(|form| bag.count(**form) > 0).map(score).sum::<f64>()
    };
    row.path_words = ground.weight_of(&edit.whole.path_forms);
    row.stem_words = ground.weight_of(&edit.whole.stem_forms);
    row.path_words_subject = ground.weight_of(&both(subject, &edit.whole.path_forms).collect::<Vec<_>>());
    row.changed_words = said(&changed.forms, &task);
    row.net_words = said(&changed.net, &task);
    row.changed_words_subject = said(&changed.forms, subject);
    row.around_words = ground.weight_of(&changed.around);
    row.header_words = ground.weight_of(&changed.headers);
    row.file_words = ground.weight_of(&edit.whole.forms.set());
    let hits = ground.hits(&set(edit.whole.path_forms.iter().copied().chain(changed.forms.set())));
    let wide = ground.hits(&set([&hits, &changed.around, &changed.headers].into_iter().flatten().copied()));
    row.coverage = ground.weight_of(&hits) / ground.mass();
    row.coverage_subject =
        ground.weight_of(&both(subject, &wide).collect::<Vec<_>>()) / (ground.weight_of(subject) + 1e-9);
    row.rarest_hit = hits.iter().filter_map(|form| ground.weights.get(form)).copied().fold(0.0, f64::max);
    row.no_hit = flag(hits.is_empty());
    row.no_hit_around = flag(wide.is_empty());
    row.task_length = (task.len() as f64).ln_1p();
}

/// What the task names.
fn names(row: &mut Own, edit: &Edit, ground: &Ground) {
    let asked = &ground.asked;
    let lower = edit.path.to_lowercase();
    let stem = path::stem(&lower);
    row.named_stem = flag(stem.len() > 2 && !path::is_generic(stem) && path::says(&asked.lower, stem));
    row.named_path = flag(asked.paths.iter().any(|path| names_path(path, &lower)));
    let rare = |idents: &[u32]| {
        both(&asked.idents, idents).map(|ident| ground.rarity.ident(ident).min(3.0) / 3.0).sum::<f64>()
    };
    row.named_idents_changed = rare(&edit.changed.idents);
    row.named_idents_around = both(&asked.idents, &edit.changed.idents_around).count() as f64;
    row.named_idents_file = rare(&edit.whole.idents);
    let any = asked.idents.iter().any(|ident| has(&edit.whole.idents, *ident));
    row.named_idents_absent = flag(!asked.idents.is_empty() && !any);
    let mut parts = lower.split(['/', '.', '_', '-']);
    let mut hit = |part: &String| if part.len() > 3 { lower.contains(part) } else { parts.any(|own| own == part) };
    row.prefix_hit = flag(asked.prefix.iter().any(&mut hit));
    row.prefix_miss = flag(!asked.prefix.is_empty() && row.prefix_hit == 0.0);
}

/// Whether `named`, from the task, is the path `lower` or its end.
pub(crate) fn names_path(named: &str, lower: &str) -> bool {
    lower.ends_with(named.trim_start_matches(['.', '/'])) || (named.contains('/') && lower.contains(named))
}

/// Words of a task that ask for files of a kind.
struct Says {
    test: Vec<&'static str>,
    document: Vec<&'static str>,
    pipeline: Vec<&'static str>,
    dependency: Vec<&'static str>,
}

static SAYS: LazyLock<Says> = LazyLock::new(|| Says {
    test: vec!["test"],
    document: vec!["doc", "readme", "guide", "example", "typo"],
    pipeline: vec!["ci", "workflow", "github action", "makefile", "tox", "pre-commit"],
    dependency: vec!["dep", "dependenc", "version", "upgrade", "bump", "crate", "package"],
});

/// Whether a word of `text` starts with one of `starts`.
fn starts_one(text: &str, starts: &[&str]) -> bool {
    let fresh = |at: usize| !text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
    starts.iter().any(|start| text.match_indices(start).any(|(at, _)| fresh(at)))
}

/// What kind of file it is and how much of the change.
fn form(row: &mut Own, edit: &Edit, change: &Totals, ground: &Ground) {
    let is = |kind: Kind| flag(edit.kind == kind);
    row.is_lock = is(Kind::Lock);
    row.is_changelog = is(Kind::Changelog);
    row.is_pipeline = is(Kind::Pipeline);
    row.is_notes = is(Kind::Notes);
    row.is_test = is(Kind::Test);
    row.is_document = is(Kind::Document);
    row.is_manifest = is(Kind::Manifest);
    row.is_settings = is(Kind::Settings);
    let says = &*SAYS;
    let text = &ground.asked.lower;
    let asks = |kinds: &[Kind], words: &[&str]| flag(kinds.contains(&edit.kind) && starts_one(text, words));
    row.asks_test = asks(&[Kind::Test], &says.test);
    row.asks_document = asks(&[Kind::Document], &says.document);
    let pipeline = says.pipeline.iter().any(|word| path::says(text, word));
    row.asks_pipeline = flag(edit.kind == Kind::Pipeline && pipeline);
    row.asks_dependency = asks(&[Kind::Lock, Kind::Manifest], &says.dependency);
    row.added = flag(edit.status == Status::Added);
    row.deleted = flag(edit.status == Status::Deleted);
    row.renamed = flag(edit.status == Status::Renamed);
    row.files = (change.files as f64).ln();
    row.size = (edit.size() as f64).ln_1p();
    row.share = edit.size() as f64 / (change.lines as f64 + 1.0);
    let lines = &edit.lines;
    row.only_removes = flag(lines.count_added == 0 && lines.count_removed > 0);
    let dense = |text: &str| text.split_whitespace().collect::<String>();
    row.only_blanks = flag(lines.count_added > 0 && dense(&lines.added) == dense(&lines.removed));
    row.at_root = flag(!edit.path.contains('/'));
    row.path_rank = ground.rank(row.path_words);
}

/// What earlier commits say.
fn past(row: &mut Own, edit: &Edit, known: &Known, ground: &Ground) {
    row.past_commits = (known.commits.len() as f64).ln_1p();
    row.past_none = flag(known.commits.is_empty());
    row.past_words_file = ground.lore.lift(&known.sayings, &ground.asked.words);
    row.past_words_folder = ground.lore.lift(&known.folder_sayings, &ground.asked.words);
    row.near_file = ground.nearest.files.get(&edit.path).copied().unwrap_or_default();
    row.near_folder = ground.nearest.folders.get(path::folder(&edit.path)).copied().unwrap_or_default();
}

type Field = fn(&mut Own) -> &mut f64;

/// What is compared with the best file of the change, and where the share goes.
const RELATED: &[(Field, Field)] = &[
    (|row| &mut row.path_words, |row| &mut row.best_path_words),
    (|row| &mut row.changed_words, |row| &mut row.best_changed_words),
    (|row| &mut row.net_words, |row| &mut row.best_net_words),
    (|row| &mut row.around_words, |row| &mut row.best_around_words),
    (|row| &mut row.file_words, |row| &mut row.best_file_words),
    (|row| &mut row.coverage, |row| &mut row.best_coverage),
    (|row| &mut row.changed_words_subject, |row| &mut row.best_changed_words_subject),
    (|row| &mut row.named_idents_changed, |row| &mut row.best_named_idents_changed),
    (|row| &mut row.named_idents_file, |row| &mut row.best_named_idents_file),
    (|row| &mut row.past_words_file, |row| &mut row.best_past_words_file),
    (|row| &mut row.past_words_folder, |row| &mut row.best_past_words_folder),
    (|row| &mut row.near_file, |row| &mut row.best_near_file),
    (|row| &mut row.near_folder, |row| &mut row.best_near_folder),
];

/// Where no file has any of it, all stand in the middle.
fn relate(rows: &mut [Own]) {
    for (from, to) in RELATED {
        let best = rows.iter_mut().map(|row| *from(row)).fold(0.0, f64::max);
        for row in rows.iter_mut() {
            *to(row) = if best > 0.0 { *from(row) / best } else { 0.5 };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_file_is_the_measure() {
        let mut rows = vec![Own { path_words: 2.0, ..Own::default() }, Own { path_words: 1.0, ..Own::default() }];
        relate(&mut rows);
        assert_eq!((rows[0].best_path_words, rows[1].best_path_words, rows[0].best_coverage), (1.0, 0.5, 0.5));
    }

    #[test]
    fn a_path_is_named_by_its_end() {
        for (named, path, expected) in [
            ("upload.rs", "src/upload.rs", true),
            ("./src/upload.rs", "src/upload.rs", true),
            ("src/net", "crates/src/net/upload.rs", true),
            ("load.py", "src/upload.rs", false),
        ] {
            assert_eq!(names_path(named, path), expected, "{named}");
        }
        assert!(starts_one("fix the tests", &["test"]) && !starts_one("attest it", &["test"]));
    }
}
