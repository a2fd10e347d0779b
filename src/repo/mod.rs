//! Everything read from git or from disk: the files of a change, both sides, with their hunks.

mod ahead;
mod commits;
mod diff;
mod digest;
mod error;
mod folders;
mod git;
mod history;
mod ignored;
mod kept;
mod mentions;
mod partial;
mod patch;
mod patch_path;
mod patch_section;
mod place;
mod raw;
mod revisions;
mod sample;
mod signed;
mod worktree;

use std::ops::Range;
use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::source::{Gap, RepoPath, Side, Source};

pub use commits::{Author, Commit, Head};
pub use digest::{digest, sha256};
pub use error::RepoError;
pub use history::{History, Past, Revisions, Step, Touch};
pub use mentions::Mentions;
pub use signed::{Signature, Tag};

/// What is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// Exactly these two trees.
    Revisions {
        /// Before.
        before: String,
        /// After.
        after: String,
    },
    /// From the merge base of the two to `after`.
    MergeBase {
        /// One side.
        before: String,
        /// The other, which is the after side.
        after: String,
    },
    /// From the merge base of a revision and `HEAD` to `HEAD`.
    Since(String),
    /// `HEAD` and the index.
    Staged,
    /// `HEAD` and the working tree, untracked files included.
    Worktree,
    /// A unified diff: hunks only.
    Diff(Vec<u8>),
    /// Two folders or two files.
    Pair {
        /// Before.
        before: PathBuf,
        /// After.
        after: PathBuf,
    },
    /// A folder with `before/`, `after/` and optionally `task.md` and `history/`.
    Case(PathBuf),
}

impl Input {
    /// Reads `A..B` and `A...B`; a side left out is `HEAD`. None where there are no two dots.
    pub fn parse_range(text: &str) -> Option<Self> {
        let side = |text: &str| if text.is_empty() { "HEAD".to_owned() } else { text.to_owned() };
        if let Some((before, after)) = text.split_once("...") {
            return Some(Input::MergeBase { before: side(before), after: side(after) });
        }
        let (before, after) = text.split_once("..")?;
        Some(Input::Revisions { before: side(before), after: side(after) })
    }
}

/// A change, and access to the unchanged files of its before side.
#[derive(Debug)]
pub struct Loaded {
    /// The change.
    pub change: ChangeSet,
    /// The before side.
    pub before: Tree,
    /// What came before it, and what was said of the change.
    pub history: History,
}

impl From<ChangeSet> for Loaded {
    /// A change of which no unchanged file can be read.
    fn from(change: ChangeSet) -> Self {
        Self { change, before: Tree::Nothing, history: History::Nothing }
    }
}

/// Files of the before side, read when asked for.
#[derive(Debug)]
pub enum Tree {
    /// A commit.
    Commit(git::Objects, String),
    /// A folder.
    Folder(PathBuf),
    /// Nothing can be read.
    Nothing,
}

impl Tree {
    /// Says that no more will be asked: git ends while the change is judged.
    pub fn finish(&mut self) {
        if let Tree::Commit(objects, _) = self {
            objects.finish();
        }
    }

    /// The content of each of `paths`; none where there is no such file.
    pub fn read(&mut self, paths: &[RepoPath]) -> Vec<Option<Vec<u8>>> {
        match self {
            Tree::Commit(objects, commit) => {
                // Offline the files stay missing, as they would be without asking.
                let _ = partial::fetch_paths(objects, commit, paths);
                let mut read =
                    |path: &RepoPath| raw::read(objects, commit, path).ok().and_then(git::Object::into_bytes);
                // git ends the process on a path that leaves the root.
                paths
                    .iter()
                    .map(|path| Some(path).filter(|path| path.is_inside()))
                    .map(|path| path.and_then(&mut read))
                    .collect()
            }
            Tree::Folder(root) => paths.iter().map(|path| folders::read_inside(root, path)).collect(),
            Tree::Nothing => paths.iter().map(|_| None).collect(),
        }
    }

    /// What stands right inside the folder `dir`; nothing where there is no such folder.
    pub fn list(&mut self, dir: &RepoPath) -> Listing {
        match self {
            _ if !dir.is_inside() => Listing::default(),
            Tree::Commit(objects, commit) => raw::list(objects, commit, dir),
            Tree::Folder(root) => folders::list(root, dir),
            Tree::Nothing => Listing::default(),
        }
    }
}

/// What stands right inside a folder, each in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// Its files.
    pub files: Vec<RepoPath>,
    /// Its folders.
    pub folders: Vec<RepoPath>,
}

/// Reads the change that `input` names, as seen from the folder `cwd`.
///
/// # Errors
/// Whatever keeps the whole change from being read; a single file that cannot be read is a gap.
pub fn load(input: &Input, cwd: &Path) -> Result<Loaded, RepoError> {
    match input {
        Input::Diff(bytes) => Ok(patch::read(bytes)?.into()),
        Input::Pair { before, after } => folders::load(before, after),
        Input::Case(folder) => {
            let loaded = folders::load(&folder.join("before"), &folder.join("after"))?;
            Ok(Loaded { history: History::Case(folder.clone()), ..loaded })
        }
        _ => revisions::load(input, cwd),
    }
}

/// A change: the files that differ between two sides.
#[derive(Debug, Default)]
pub struct ChangeSet {
    /// The changed files, in the order of their paths.
    pub files: Vec<FileDiff>,
    /// What could not be read.
    pub gaps: Vec<Gap>,
    /// What was compared, for people: `main...HEAD`, `HEAD and the index`.
    pub described: String,
    /// Full id of the before commit, where the before side is one.
    pub before_revision: Option<String>,
    /// Full id of the after commit, where the after side is one.
    pub after_revision: Option<String>,
    /// Changed files that `.blastlintignore` hides.
    pub hidden: usize,
    /// Whether only hunks were given, so that nothing outside them can be seen.
    pub hunks_only: bool,
}

/// One changed file.
#[derive(Debug)]
pub struct FileDiff {
    /// What happened to it.
    pub status: Status,
    /// What kind of content it has.
    pub content: Content,
    /// Its path: after the change, or before where it is gone.
    pub path: RepoPath,
    /// Its path before the change, where it differs.
    pub before_path: Option<RepoPath>,
    /// The text before; none where it did not exist, is not text, or could not be read (then a gap says so).
    pub before: Option<Source>,
    /// The text after; likewise.
    pub after: Option<Source>,
    /// The mode of each side as git writes it (`100755`), empty where the side does not exist.
    pub modes: (String, String),
    /// What names the content of each side: equal content, equal name. Empty where that is not known.
    pub blobs: (String, String),
    /// What changed, in order.
    pub hunks: Vec<Hunk>,
}

impl FileDiff {
    /// A file of text that is new as a whole.
    pub fn added(after: Source) -> Self {
        let lines = after.lines.count();
        Self {
            status: Status::Added,
            content: Content::Text,
            path: after.path.clone(),
            before_path: None,
            before: None,
            after: Some(after),
            modes: Default::default(),
            blobs: Default::default(),
            hunks: vec![Hunk { before: 0..0, after: 0..lines }],
        }
    }

    /// A file of text of which every line counts as changed.
    pub fn modified(before: Source, after: Source) -> Self {
        let hunks = vec![Hunk { before: 0..before.lines.count(), after: 0..after.lines.count() }];
        let before_path = Some(before.path.clone());
        Self { status: Status::Modified, before_path, before: Some(before), hunks, ..Self::added(after) }
    }
}

/// What happened to a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// It is new.
    Added,
    /// It is gone.
    Deleted,
    /// Its content or mode changed.
    Modified,
    /// It has another path.
    Renamed,
    /// It is a copy of a file that stays.
    Copied,
}

/// What kind of content a file has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Content {
    /// Text.
    Text,
    /// Binary.
    Binary,
    /// A symbolic link; its text is where it points.
    Symlink,
    /// A submodule; its text is a commit id.
    Submodule,
    /// A pointer of git LFS.
    LfsPointer,
}

/// A run of changed lines: lines of the before side that became lines of the after side. 0-based, half-open; either may be empty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Hunk {
    /// Lines of the before side.
    pub before: Range<usize>,
    /// Lines of the after side.
    pub after: Range<usize>,
}

impl Hunk {
    /// Its lines on `side`.
    pub fn lines(&self, side: Side) -> &Range<usize> {
        if side == Side::Before { &self.before } else { &self.after }
    }

    /// The hunk of the way back.
    pub fn turned(&self) -> Self {
        Self { before: self.after.clone(), after: self.before.clone() }
    }
}
