//! Both sides of the repository, as far as an analysis asks for them.

use std::ops::Deref;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::fact::outline::Sides;
use crate::lang::detect;
use crate::repo::{ChangeSet, FileDiff, History, Listing, Mentions, Past, Status, Tree};
use crate::rule::RuleSet;
use crate::scope::{self, FileLevels, Scope, Table};
use crate::source::{Gap, GapReason, RepoPath, Side, Source, limits};
use crate::task::Task;

/// What an analysis sees: the change, and the unchanged files of both sides, read when asked for.
///
/// The after side is the before side with the change applied to it, so that one tree serves both, whatever is compared.
pub struct Scene<'a> {
    /// The change.
    pub change: &'a ChangeSet,
    /// The rules that it is judged by.
    pub rules: &'a RuleSet,
    /// What was not seen.
    pub gaps: Vec<Gap>,
    before: Tree,
    listings: FxHashMap<RepoPath, Listing>,
    unchanged: FxHashMap<RepoPath, Option<Arc<Source>>>,
    /// Changed files by their path on each side.
    changed: [FxHashMap<&'a RepoPath, &'a FileDiff>; 2],
    /// The same by folder.
    folders: [FxHashMap<RepoPath, Listing>; 2],
    reads: usize,
    /// What has been read of programs that the change touches, by their place in the change.
    outlines: FxHashMap<usize, Option<Arc<Sides>>>,
    /// What came before the change.
    pub history: History,
    given: Task,
    levels: Option<FileLevels>,
    within: Option<Past>,
    task: Option<Task>,
}

/// The text of a file on one side.
#[derive(Clone, Debug)]
pub enum Text<'a> {
    /// Of a file that the change touches.
    Changed(&'a Source),
    /// Of one that is the same on both sides.
    Unchanged(Arc<Source>),
}

impl Deref for Text<'_> {
    type Target = Source;

    fn deref(&self) -> &Source {
        match self {
            Text::Changed(source) => source,
            Text::Unchanged(source) => source,
        }
    }
}

impl<'a> Scene<'a> {
    /// A scene of `change`, whose unchanged files are those of `before`.
    pub fn new(change: &'a ChangeSet, before: Tree, rules: &'a RuleSet) -> Self {
        let mut changed: [FxHashMap<&RepoPath, &FileDiff>; 2] = Default::default();
        for file in &change.files {
            if file.status != Status::Added && file.status != Status::Copied {
                changed[0].insert(stood(file), file);
            }
            if file.status != Status::Deleted {
                changed[1].insert(&file.path, file);
            }
        }
        let folders =
            [0, 1].map(|side| by_folder(changed.get(side).into_iter().flat_map(|files| files.keys().copied())));
        Self {
            change,
            rules,
            gaps: Vec::new(),
            before,
            listings: FxHashMap::default(),
            unchanged: FxHashMap::default(),
            changed,
            folders,
            reads: 0,
            outlines: FxHashMap::default(),
            history: History::Nothing,
            given: Task::default(),
            levels: None,
            within: None,
            task: None,
        }
    }

    /// The same scene, with what came before the change and the task that was given.
    pub fn told(self, history: History, given: Task) -> Self {
        Self { history, given, ..self }
    }

    /// The same scene, with levels of scope that a configuration sets.
    pub fn at(self, levels: Option<FileLevels>) -> Self {
        Self { levels, ..self }
    }

    /// The commits that the change is made of.
    pub fn within(&mut self) -> &Past {
        self.within.get_or_insert_with(|| self.history.within())
    }

    /// The commits that led to the before side, with what they did to `paths`.
    ///
    /// Whoever asks for them asks what is said of the change, too: git is asked for both at once, since a process of git
    /// takes longer to start than to answer.
    pub fn past(&mut self, paths: &[RepoPath]) -> Past {
        let (history, known) = (&self.history, self.within.is_some());
        let (within, past) = std::thread::scope(|scope| {
            let within = (!known).then(|| scope.spawn(|| history.within()));
            let past = history.before(paths);
            (within.and_then(|within| within.join().ok()), past)
        });
        self.within = self.within.take().or(within);
        past
    }

    /// The task, as far as it is said elsewhere than in the commits of the change.
    pub fn given(&self) -> &Task {
        &self.given
    }

    /// Whether `task` explains each changed file and hunk.
    ///
    /// # Errors
    /// What is wrong with the shipped table: a bug.
    pub fn scope(&mut self, task: &Task) -> Result<Scope, String> {
        let table = Table::shipped()?.at(self.levels);
        Ok(scope::judge(self.change, &mut self.before, &self.history, task, &table))
    }

    /// What is said of the change. Git is asked the first time.
    pub fn task(&mut self) -> &Task {
        if self.task.is_none() {
            self.within();
        }
        let within = self.within.get_or_insert_default();
        self.task.get_or_insert_with(|| self.given.with_commits(within))
    }

    /// The unchanged files that say one of `words`.
    pub fn mentions(&self, words: &[&str]) -> Mentions {
        let mut found = self.before.mentions(words);
        let [before, after] = &self.changed;
        found.paths.retain(|path| !before.contains_key(path) && !after.contains_key(path));
        found
    }

    /// Whether whole files are known. Of a diff alone only hunks are.
    pub fn is_whole(&self) -> bool {
        !self.change.hunks_only
    }

    /// What stands right inside `folder` on `side`.
    pub fn list(&mut self, side: Side, folder: &RepoPath) -> Listing {
        if !self.listings.contains_key(folder) {
            let listing = if self.may_read(folder) { self.before.list(folder) } else { Listing::default() };
            self.listings.insert(folder.clone(), listing);
        }
        let mut listing = self.listings.get(folder).cloned().unwrap_or_default();
        let [before, after] = &self.changed;
        let (own, other) = if side == Side::Before { (before, after) } else { (after, before) };
        // What the tree of the before side lists and this side does not have, and the other way round.
        listing.files.retain(|path| own.contains_key(path) || !other.contains_key(path));
        let own = if side == Side::Before { &self.folders[0] } else { &self.folders[1] };
        let (files, folders) = own.get(folder).map(|own| (&own.files, &own.folders)).unzip();
        listing.files.extend(files.into_iter().flatten().cloned());
        listing.files.sort();
        listing.files.dedup();
        listing.folders.extend(folders.into_iter().flatten().cloned());
        listing.folders.sort();
        listing.folders.dedup();
        listing
    }

    /// The text of `path` on `side`; none where it does not exist there, is no text, or could not be read.
    pub fn read(&mut self, side: Side, path: &RepoPath) -> Option<Text<'a>> {
        let [before, after] = &self.changed;
        let (own, other) = if side == Side::Before { (before, after) } else { (after, before) };
        if let Some(file) = own.get(path) {
            let source = if side == Side::Before { file.before.as_ref() } else { file.after.as_ref() };
            return source.map(Text::Changed);
        }
        if other.contains_key(path) {
            return None;
        }
        if !self.unchanged.contains_key(path) {
            let bytes =
                if self.may_read(path) { self.before.read(std::slice::from_ref(path)).pop().flatten() } else { None };
            let source = bytes.map(|bytes| Arc::new(Source::new(path.clone(), &bytes)));
            self.unchanged.insert(path.clone(), source);
        }
        self.unchanged.get(path).cloned().flatten().map(Text::Unchanged)
    }

    /// The outlines of the file at place `file` of the change; none where it is in no host language.
    pub fn outlines(&mut self, file: usize) -> Option<Arc<Sides>> {
        let change = self.change;
        let source = change.files.get(file).and_then(|file| file.after.as_ref().or(file.before.as_ref()))?;
        let is_program = detect(&source.path, &source.text).is_some_and(|language| language.host.is_some());
        if is_program { self.all_outlines(file) } else { None }
    }

    /// The same of scripts, statements and documents too.
    pub fn all_outlines(&mut self, file: usize) -> Option<Arc<Sides>> {
        let (change, gaps) = (self.change, &mut self.gaps);
        let read = || change.files.get(file).and_then(|file| Sides::read(file, gaps)).map(Arc::new);
        self.outlines.entry(file).or_insert_with(read).clone()
    }

    /// The change of the file that is called `path` on `side`, if it is changed.
    pub fn diff(&self, side: Side, path: &RepoPath) -> Option<&'a FileDiff> {
        let [before, after] = &self.changed;
        if side == Side::Before { before.get(path).copied() } else { after.get(path).copied() }
    }

    /// Says that an analysis stopped by a bug of ours.
    pub fn failed(&mut self, detail: &str) {
        self.gaps.push(Gap::of(None, GapReason::Internal { detail: detail.to_owned() }));
    }

    /// Counts a look beyond the change; past the limit there is none, and a gap.
    fn may_read(&mut self, path: &RepoPath) -> bool {
        if matches!(self.before, Tree::Nothing) {
            return false;
        }
        self.reads += 1;
        if self.reads == limits::FURTHER_READS + 1 {
            self.gaps.push(Gap::at(path, Side::Before, GapReason::TooManyReads { limit: limits::FURTHER_READS }));
        }
        self.reads <= limits::FURTHER_READS
    }
}

/// Where a file of the before side stood.
fn stood(file: &FileDiff) -> &RepoPath {
    file.before.as_ref().map(|before| &before.path).or(file.before_path.as_ref()).unwrap_or(&file.path)
}

/// What of `paths` stands right inside each folder.
fn by_folder<'a>(paths: impl Iterator<Item = &'a RepoPath>) -> FxHashMap<RepoPath, Listing> {
    let mut folders: FxHashMap<RepoPath, Listing> = FxHashMap::default();
    for path in paths {
        let mut inner = path.folder();
        let home = folders.entry(inner.clone()).or_default();
        // A folder that holds something is known to all above it already.
        let mut known = !home.files.is_empty();
        home.files.push(path.clone());
        while !known && !inner.as_bytes().is_empty() {
            let outer = folders.entry(inner.folder()).or_default();
            known = outer.folders.contains(&inner);
            if !known {
                outer.folders.push(inner.clone());
            }
            inner = inner.folder();
        }
    }
    folders
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(path: &str, text: &str) -> Source {
        Source::new(RepoPath::from(path), text.as_bytes())
    }

    fn names(paths: &[RepoPath]) -> Vec<String> {
        paths.iter().map(RepoPath::to_text).collect()
    }

    #[test]
    fn the_after_side_is_the_before_side_with_the_change_applied() {
        let folder = tempfile::tempdir().unwrap();
        for (path, text) in [("infra/a.tf", "a"), ("infra/gone.tf", "g"), ("infra/db/main.tf", "d")] {
            let path = folder.path().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        let gone = FileDiff {
            status: Status::Deleted,
            after: None,
            ..FileDiff::modified(source("infra/gone.tf", "g"), source("infra/gone.tf", ""))
        };
        let change = ChangeSet {
            files: vec![
                FileDiff::modified(source("infra/a.tf", "a"), source("infra/a.tf", "b")),
                gone,
                FileDiff::added(source("infra/web/new.tf", "n")),
            ],
            ..ChangeSet::default()
        };
        let rules = RuleSet::default();
        let mut scene = Scene::new(&change, Tree::Folder(folder.path().to_owned()), &rules);
        let infra = RepoPath::from("infra");
        let (before, after) = (scene.list(Side::Before, &infra), scene.list(Side::After, &infra));
        assert_eq!(names(&before.files), ["infra/a.tf", "infra/gone.tf"]);
        assert_eq!(names(&after.files), ["infra/a.tf"]);
        assert_eq!(
            (names(&before.folders), names(&after.folders)),
            (vec!["infra/db".into()], vec!["infra/db".into(), "infra/web".into()])
        );
        let mut text = |side, path: &str| scene.read(side, &RepoPath::from(path)).map(|text| text.text.clone());
        assert_eq!(text(Side::Before, "infra/a.tf").as_deref(), Some("a"));
        assert_eq!(text(Side::After, "infra/a.tf").as_deref(), Some("b"));
        assert_eq!(text(Side::After, "infra/db/main.tf").as_deref(), Some("d"));
        assert_eq!((text(Side::After, "infra/gone.tf"), text(Side::Before, "infra/web/new.tf")), (None, None));
        assert!(scene.gaps.is_empty());
    }
}
