//! Which of the watched values are weaker after the change.

use rustc_hash::{FxHashMap, FxHashSet};

use super::entries::{Entry, Side as Seen};
use super::say::{Loss, Loud};
use super::watch::{Mode, Row};
use crate::analysis::Scene;
use crate::fact::catalogue::wildcard;
use crate::repo::{FileDiff, Status};
use crate::source::{RepoPath, Side, Source, Span};

/// Judges every file of the change that a row is about.
pub(super) fn judge(rows: &[Row], scene: &mut Scene<'_>) -> Vec<Loss> {
    let change = scene.change;
    let files: Vec<(&FileDiff, Vec<String>)> = change
        .files
        .iter()
        .map(|file| (file, paths(file)))
        .filter(|(_, paths)| paths.iter().any(|path| may_configure(path)))
        .collect();
    let mut found = Vec::new();
    for row in rows {
        found.extend(by_row(row, &files, scene));
    }
    merge(found)
}

/// The paths of a file on both sides.
pub(super) fn paths(file: &FileDiff) -> Vec<String> {
    let paths = [Some(&file.path), file.before_path.as_ref()];
    paths.into_iter().flatten().map(RepoPath::to_text).collect()
}

/// Whether a path may be that of a configuration: most files of a change are code, and no row is about them.
pub(super) fn may_configure(path: &str) -> bool {
    const CODE: &[&str] = &[
        "py", "rs", "go", "js", "jsx", "ts", "tsx", "mjs", "cjs", "mts", "cts", "rb", "java", "kt", "kts", "cs", "php",
        "sql", "c", "h", "cc", "cpp", "hpp", "swift", "scala", "vue", "svelte", "html", "css", "scss", "less", "snap",
        "png", "svg", "lock", "txt", "csv", "rst", "ipynb", "proto", "ex", "exs", "erb", "haml", "map", "jpg", "gif",
        "po",
    ];
    let name = path.rsplit('/').next().unwrap_or(path);
    let code = name.rsplit_once('.').is_some_and(|(_, ending)| CODE.contains(&ending));
    !code || name.contains("eslint") || name.contains("stylelint")
}

/// A side of a file that a row reads.
fn side(row: &Row, source: Option<&Source>) -> Option<Seen> {
    let source = source.filter(|source| row.reads(&source.path.to_text(), &source.text))?;
    Seen::of(row, source)
}

fn by_row(row: &Row, files: &[(&FileDiff, Vec<String>)], scene: &mut Scene<'_>) -> Vec<Loss> {
    let files: Vec<&FileDiff> =
        files.iter().filter(|(_, paths)| paths.iter().any(|path| row.named(path))).map(|(file, _)| *file).collect();
    let both: Vec<(&FileDiff, Option<Seen>, Option<Seen>)> =
        files.into_iter().map(|file| (file, side(row, file.before.as_ref()), side(row, file.after.as_ref()))).collect();
    // What is anywhere after the change has moved.
    let after = both.iter().flat_map(|(_, _, after)| after.iter().flat_map(|side| &side.entries));
    let pool = Pool::of(after);
    let mut found = Vec::new();
    for (file, before, after) in &both {
        let Some(before) = before else { continue };
        let gone = file.status == Status::Deleted;
        if (gone && (!row.gone || is_replaced(row, scene) || is_wholesale(file, scene))) || (after.is_none() && !gone) {
            continue;
        }
        let nothing = Seen::default();
        let after = after.as_ref().unwrap_or(&nothing);
        let weaker = Compare { row, before, after, gone, pool: &pool }.weaker();
        found.extend(weaker.into_iter().map(|weaker| weaker.loss(row, file, gone)));
    }
    found
}

/// Whether another file that does the same is there after the change.
fn is_replaced(row: &Row, scene: &mut Scene<'_>) -> bool {
    let Some(instead) = &row.instead else { return false };
    let paths: Vec<&str> = instead.patterns().collect();
    paths.into_iter().any(|path| scene.read(Side::After, &RepoPath::from(path)).is_some())
}

/// Whether a whole folder goes, of which the analysis of deletions tells.
fn is_wholesale(file: &FileDiff, scene: &mut Scene<'_>) -> bool {
    let folder = file.path.folder();
    let gone = scene
        .change
        .files
        .iter()
        .filter(|other| other.status == Status::Deleted && other.path.folder() == folder)
        .count();
    gone >= 2 && scene.list(Side::After, &folder).files.is_empty()
}

/// What is there after the change, in all files of a row.
struct Pool<'a> {
    names: FxHashSet<&'a str>,
    same: FxHashSet<&'a str>,
}

impl<'a> Pool<'a> {
    fn of(entries: impl Iterator<Item = &'a Entry>) -> Self {
        let (mut names, mut same) = (FxHashSet::default(), FxHashSet::default());
        for entry in entries {
            names.insert(entry.name.as_str());
            if !entry.same.is_empty() {
                same.insert(entry.same.as_str());
            }
        }
        Self { names, same }
    }
}

/// A value or an entry that is weaker.
struct Weaker {
    name: String,
    how: String,
    loud: Loud,
    /// Where it is, after the change; of what is gone, where it was.
    after: Option<Span>,
    before: Option<Span>,
}

impl Weaker {
    fn loss(self, row: &Row, file: &FileDiff, gone: bool) -> Loss {
        let stood = file.before.as_ref().map_or(&file.path, |before| &before.path);
        let mut loss = match (self.after, self.before) {
            (Some(span), _) if !gone => Loss::after(row.rule, self.loud, &file.path, span),
            (_, before) => Loss::before(row.rule, self.loud, stood, before.unwrap_or_default()),
        };
        loss.before = self.before.map(|span| (stood.clone(), span));
        loss.told(&row.what, self.name, self.how)
    }
}

struct Compare<'a> {
    row: &'a Row,
    before: &'a Seen,
    after: &'a Seen,
    gone: bool,
    pool: &'a Pool<'a>,
}

impl Compare<'_> {
    fn weaker(&self) -> Vec<Weaker> {
        match &self.row.mode {
            Mode::Lost => self.lost(),
            Mode::Came(entries) => self.came(|name| entries.has(name)),
            _ if self.gone => Vec::new(),
            _ => self.values(),
        }
    }

    /// Whether an entry counts for the row.
    fn counts(&self, entry: &Entry) -> bool {
        self.row.only.as_ref().is_none_or(|only| only.has(&entry.value) || only.has(&entry.name))
    }

    fn lost(&self) -> Vec<Weaker> {
        let stays = |entry: &Entry| {
            self.pool.names.contains(entry.name.as_str())
                || (!entry.same.is_empty() && self.pool.same.contains(entry.same.as_str()))
                || (self.row.widened && self.pool.names.iter().any(|name| covers(name, &entry.value)))
        };
        let lost: Vec<&Entry> =
            self.before.entries.iter().filter(|entry| self.counts(entry) && !stays(entry)).collect();
        let known: FxHashSet<&str> = self.before.entries.iter().map(|entry| entry.name.as_str()).collect();
        let came: Vec<&Entry> = self
            .after
            .entries
            .iter()
            .filter(|entry| self.counts(entry) && !known.contains(entry.name.as_str()))
            .collect();
        // As many came as went: they have other names, as far as can be seen.
        let replaced = !came.is_empty() && came.len() >= lost.len();
        let renewed = self.row.renewed && replaced && came.iter().all(|entry| runs_file(&entry.value));
        let loud = match (self.row.loud.unwrap_or(Loud::Warning), replaced) {
            _ if renewed => Loud::Note,
            (Loud::Error, true) => Loud::Warning,
            (_, true) => Loud::Note,
            (loud, false) => loud,
        };
        let weaker = |entry: &Entry| Weaker {
            name: entry.name.clone(),
            how: format!("{} is gone", self.row.what),
            loud,
            after: None,
            before: Some(entry.span),
        };
        lost.into_iter().map(weaker).collect()
    }

    fn came(&self, wanted: impl Fn(&str) -> bool) -> Vec<Weaker> {
        let known: FxHashSet<&str> = self.before.entries.iter().map(|entry| entry.name.as_str()).collect();
        let came = self
            .after
            .entries
            .iter()
            .filter(|entry| !known.contains(entry.name.as_str()) && wanted(&entry.value_or_name()));
        let weaker = |entry: &Entry| {
            let broad = self.row.broad.as_ref().is_some_and(|broad| broad.has(&entry.value_or_name()));
            if !broad && (entry.reasoned || self.row.quiet) {
                return None;
            }
            let loud = if broad { Loud::Warning } else { self.row.loud.unwrap_or(Loud::Note) };
            let how = format!("{} came without a reason beside it", self.row.what);
            Some(Weaker { name: entry.name.clone(), how, loud, after: Some(entry.span), before: None })
        };
        came.filter_map(weaker).collect()
    }

    fn values(&self) -> Vec<Weaker> {
        let (before, after) = (by_id(&self.before.entries), by_id(&self.after.entries));
        let excused = !self.after.excuse.is_empty() && self.after.excuse != self.before.excuse;
        let mut ids: Vec<&str> = before.keys().chain(after.keys()).copied().collect();
        ids.sort_unstable();
        ids.dedup();
        let mut found = Vec::new();
        for id in ids {
            let (old, new) = (before.get(id), after.get(id));
            if new.is_none() && (excused || !self.after.has_parent(id)) {
                continue;
            }
            let (was, is) = (self.weakest(old), self.weakest(new));
            let Some((was, is)) = was.zip(is).filter(|(was, is)| is > was) else { continue };
            let Some(entry) = new.or(old).and_then(|entries| entries.first()) else { continue };
            let value = |entries: Option<&Vec<&Entry>>| {
                entries.and_then(|entries| entries.first()).map_or("nothing".to_owned(), |entry| entry.value.clone())
            };
            let broad = self.row.broad.as_ref().is_none_or(|broad| {
                broad.has(&entry.name) || broad.has(id.rsplit_once('.').map_or(id, |(parent, _)| parent))
            });
            let loud = self.row.loud.unwrap_or(Loud::Warning);
            // One level down of many, or a rule that nobody had set.
            // What another file says that this one builds on is not seen.
            let based = new.is_none() && !self.after.excuse.is_empty();
            let slight = based
                || matches!(self.row.mode, Mode::Order(_)) && (old.is_none() || is - was == 1.0 && self.levels() > 2);
            let loud = match (loud, slight) {
                (loud, true) => Loud::Note.max(if loud == Loud::Error { Loud::Warning } else { Loud::Note }),
                (Loud::Note, false) if broad && self.row.broad.is_some() => Loud::Warning,
                (loud, false) => loud,
            };
            let how = format!("{} was {} and is {}", self.row.what, value(old), value(new));
            let span = new.and_then(|entries| entries.first()).map(|entry| entry.span);
            found.push(Weaker {
                name: entry.name.clone(),
                how,
                loud,
                after: span,
                before: old.and_then(|entries| entries.first()).map(|entry| entry.span),
            });
        }
        found
    }

    fn levels(&self) -> usize {
        if let Mode::Order(levels) = &self.row.mode { levels.len() } else { 2 }
    }

    /// How weak the weakest of the values is; none where nobody knows.
    fn weakest(&self, entries: Option<&Vec<&Entry>>) -> Option<f64> {
        let Some(entries) = entries else {
            return self.row.unwritten.map(|protects| if protects { 0.0 } else { 1.0 });
        };
        entries.iter().filter_map(|entry| self.weakness(&entry.value)).max_by(f64::total_cmp)
    }

    fn weakness(&self, value: &str) -> Option<f64> {
        let lower = value.trim().to_lowercase();
        let has = |words: &crate::fact::catalogue::Words| words.has(&lower) || words.has(value);
        match &self.row.mode {
            Mode::Protects(words) => Some(if has(words) { 0.0 } else { 1.0 }),
            Mode::Opens(words) => Some(if has(words) { 1.0 } else { 0.0 }),
            Mode::Order(levels) => levels.iter().position(|level| level.contains(&lower)).map(|at| at as f64),
            Mode::Falls => number(&lower).map(|number| -number),
            Mode::Rises => number(&lower),
            Mode::Lost | Mode::Came(_) => None,
        }
    }
}

impl Entry {
    fn value_or_name(&self) -> String {
        if self.value.is_empty() { self.name.clone() } else { self.value.clone() }
    }
}

fn number(text: &str) -> Option<f64> {
    match text {
        "max" => Some(10.0),
        _ => text.trim_end_matches(|c: char| c.is_alphabetic()).parse().ok(),
    }
}

fn by_id(entries: &[Entry]) -> FxHashMap<&str, Vec<&Entry>> {
    let mut found: FxHashMap<&str, Vec<&Entry>> = FxHashMap::default();
    for entry in entries {
        found.entry(entry.id.as_str()).or_default().push(entry);
    }
    found
}

/// Whether a pattern holds what `narrow` held: `Bash(git push:*)` and `Bash(git push --force:*)`.
fn covers(wide: &str, narrow: &str) -> bool {
    let stem = wide.trim_end_matches([')', '*', ':', '/']);
    let pattern = wide.replace("**/", "*").replace(":*)", "*)");
    wide.contains('*') && (stem.len() >= 2 && narrow.starts_with(stem) || wildcard(&pattern, narrow))
}

/// Whether a command runs a file of the repository: `node .claude/hooks/guard.mjs`.
fn runs_file(command: &str) -> bool {
    let is_file = |word: &str| word.contains('/') && word.rsplit('/').next().is_some_and(|name| name.contains('.'));
    command.split_whitespace().take(3).any(|word| is_file(word.trim_matches(['"', '\''])))
}

/// One finding a file: an entry each would tell the same many times.
fn merge(losses: Vec<Loss>) -> Vec<Loss> {
    let mut found: Vec<Loss> = Vec::new();
    for loss in losses {
        let same = |known: &&mut Loss| known.rule == loss.rule && known.path == loss.path;
        match found.iter_mut().find(same) {
            Some(known) => {
                known.evidence.push(format!("also `{}`: {}", loss.name, loss.reason));
                if loss.loud > known.loud {
                    let evidence = std::mem::take(&mut known.evidence);
                    *known = Loss { evidence, ..loss };
                }
            }
            None => found.push(loss),
        }
    }
    found
}
