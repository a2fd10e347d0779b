//! A change between two folders, or two files, without git.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use bstr::ByteSlice;
use ignore::WalkBuilder;
use rayon::prelude::*;

use super::git::Object;
use super::history::{self, History};
use super::ignored::{self, Ignored};
use super::{ChangeSet, FileDiff, Listing, Loaded, RepoError, Status, Tree, diff, worktree};
use crate::source::{Gap, GapReason, RepoPath, Side, limits};

/// Where each file of a side lies.
pub(super) type Files = BTreeMap<RepoPath, PathBuf>;

pub(super) fn load(before: &Path, after: &Path) -> Result<Loaded, RepoError> {
    let described = format!("{} and {}", before.display(), after.display());
    let mut change = ChangeSet { described, ..ChangeSet::default() };
    let single = is_single(before, after);
    if !before.exists() && !after.exists() {
        return Err(unreadable(before, "neither this nor the other side is there"));
    }
    if let Some(folder) = [before, after].into_iter().find(|path| single && path.is_dir()) {
        return Err(unreadable(folder, "a folder, and the other side is a file"));
    }
    let sides = if single {
        (one(before, after)?, one(after, after)?)
    } else {
        (walk(before, Side::Before, &mut change.gaps), walk(after, Side::After, &mut change.gaps))
    };
    let paths: Vec<&RepoPath> = sides.0.keys().chain(sides.1.keys()).collect::<BTreeSet<_>>().into_iter().collect();
    let pairs: Vec<Pair> =
        paths.par_iter().filter_map(|path| Pair::read(path, sides.0.get(*path), sides.1.get(*path))).collect();
    let mut pairs = join_moved(pairs);
    if !single && let Some(bytes) = read_inside(before, &RepoPath::from(ignored::NAME)) {
        let ignored = Ignored::new(&bytes, &mut change.gaps);
        let count = pairs.len();
        pairs.retain(|pair| !ignored.hides(&pair.path, pair.before_path.as_ref()));
        change.hidden = count - pairs.len();
        for pair in pairs.iter_mut().filter(|pair| ignored.reveals(&pair.path, pair.before_path.as_ref())) {
            (pair.before_path, pair.before) = (None, None);
            pair.modes.0.clear();
        }
    }
    let files: Vec<(FileDiff, Vec<Gap>)> = pairs.into_par_iter().map(Pair::into_file).collect();
    for (file, gaps) in files {
        change.files.push(file);
        change.gaps.extend(gaps);
    }
    let tree = if single { Tree::Nothing } else { Tree::Folder(before.to_owned()) };
    Ok(Loaded { change, before: tree, history: History::Nothing })
}

fn is_single(before: &Path, after: &Path) -> bool {
    before.is_file() || after.is_file()
}

/// The files of both sides; a single file under the name of the after side.
pub(super) fn sides(before: &Path, after: &Path) -> Result<(Files, Files), RepoError> {
    if is_single(before, after) {
        return Ok((one(before, after)?, one(after, after)?));
    }
    let mut gaps = Vec::new();
    let sides = (walk(before, Side::Before, &mut gaps), walk(after, Side::After, &mut gaps));
    gaps.first().map_or(Ok(sides), |gap| Err(unreadable(before, &gap.reason.to_string())))
}

fn unreadable(path: &Path, detail: &str) -> RepoError {
    RepoError::Unreadable { path: path.display().to_string(), detail: detail.to_owned() }
}

/// A single file, under the name of the after file so that the two pair; none for `/dev/null`.
fn one(path: &Path, named: &Path) -> Result<Files, RepoError> {
    if path == Path::new("/dev/null") {
        return Ok(Files::new());
    }
    std::fs::metadata(path).map_err(|e| unreadable(path, &e.to_string()))?;
    let name = named.file_name().ok_or_else(|| unreadable(path, "no file name"))?;
    // The file was named by hand: a link is followed to what it names.
    let target = std::fs::canonicalize(path).map_err(|e| unreadable(path, &e.to_string()))?;
    Ok(Files::from([(RepoPath::new(name.as_encoded_bytes()), target)]))
}

/// Every file and link below `root`; a folder that is not there is an empty side, one that cannot be read is a gap.
fn walk(root: &Path, side: Side, gaps: &mut Vec<Gap>) -> Files {
    let mut files = Files::new();
    if !root.exists() {
        return files;
    }
    let mut walk = WalkBuilder::new(root);
    walk.standard_filters(false).follow_links(false);
    for entry in walk.build() {
        match entry {
            Ok(entry) if entry.file_type().is_some_and(|kind| !kind.is_dir()) => {
                files.insert(relative(root, entry.path()), entry.into_path());
            }
            Ok(_) => {}
            Err(error) => {
                let reason = GapReason::Unreadable { detail: error.to_string() };
                gaps.push(Gap { side: Some(side), ..Gap::of(None, reason) });
            }
        }
    }
    files
}

/// Every file below `root`, in order.
pub(super) fn files(root: &Path) -> Vec<RepoPath> {
    walk(root, Side::Before, &mut Vec::new()).into_keys().take(limits::SAMPLE_PATHS).collect()
}

pub(super) fn relative(root: &Path, path: &Path) -> RepoPath {
    let path = path.strip_prefix(root).unwrap_or(path).as_os_str().as_encoded_bytes();
    RepoPath::new(if cfg!(windows) { path.replace("\\", "/") } else { path.to_vec() })
}

/// A file that differs.
struct Pair {
    path: RepoPath,
    before_path: Option<RepoPath>,
    modes: (String, String),
    before: Option<Object>,
    after: Option<Object>,
}

impl Pair {
    /// Reads both sides; none where they are equal.
    fn read(path: &RepoPath, before: Option<&PathBuf>, after: Option<&PathBuf>) -> Option<Self> {
        let mode = |file: Option<&PathBuf>| file.map_or(String::new(), |file| worktree::mode(file).to_owned());
        let object = |file: Option<&PathBuf>| file.map(|file| worktree::read(file));
        let pair = Self {
            path: path.clone(),
            before_path: None,
            modes: (mode(before), mode(after)),
            before: object(before),
            after: object(after),
        };
        let same = match (&pair.before, &pair.after) {
            (Some(Object::TooLarge(b)), Some(Object::TooLarge(a))) => b == a && same_content(before?, after?),
            // Both sides unreadable is not the same as equal.
            (Some(Object::Missing), _) | (_, Some(Object::Missing)) => false,
            (before, after) => before == after,
        };
        (!same || pair.modes.0 != pair.modes.1).then_some(pair)
    }

    fn into_file(self) -> (FileDiff, Vec<Gap>) {
        let status = match (&self.before_path, &self.before, &self.after) {
            (Some(_), ..) => Status::Renamed,
            (_, None, _) => Status::Added,
            (_, _, None) => Status::Deleted,
            _ => Status::Modified,
        };
        let mut gaps = Vec::new();
        let before_path = self.before_path.as_ref().unwrap_or(&self.path);
        let blobs = (history::named(self.before.as_ref()), history::named(self.after.as_ref()));
        let before = bytes(self.before, before_path, Side::Before, &mut gaps);
        let after = bytes(self.after, &self.path, Side::After, &mut gaps);
        let Self { path, before_path, modes, .. } = self;
        (diff::file(diff::Parts { status, path, before_path, modes, blobs, before, after }), gaps)
    }
}

/// Pairs a file that is gone with a new one of the same content. An empty file says nothing about where it went.
fn join_moved(pairs: Vec<Pair>) -> Vec<Pair> {
    let (gone, mut rest): (Vec<Pair>, Vec<Pair>) = pairs.into_iter().partition(|pair| pair.after.is_none());
    let mut by_content: HashMap<Vec<u8>, Vec<Pair>> = HashMap::new();
    for mut pair in gone.into_iter().rev() {
        match pair.before.take() {
            Some(Object::Blob(bytes)) if !bytes.is_empty() => by_content.entry(bytes).or_default().push(pair),
            other => rest.push(Pair { before: other, ..pair }),
        }
    }
    for pair in rest.iter_mut().filter(|pair| pair.before.is_none()) {
        let Some(Object::Blob(bytes)) = &pair.after else { continue };
        let Some(gone) = by_content.get_mut(bytes).and_then(Vec::pop) else { continue };
        pair.before = Some(Object::Blob(bytes.clone()));
        pair.before_path = Some(gone.path);
        pair.modes.0 = gone.modes.0;
    }
    for (bytes, pairs) in by_content {
        rest.extend(pairs.into_iter().map(|pair| Pair { before: Some(Object::Blob(bytes.clone())), ..pair }));
    }
    rest.sort_by(|a, b| a.path.cmp(&b.path));
    rest
}

fn bytes(object: Option<Object>, path: &RepoPath, side: Side, gaps: &mut Vec<Gap>) -> Option<Vec<u8>> {
    let reason = match object? {
        Object::Blob(bytes) => return Some(bytes),
        Object::TooLarge(size) => GapReason::TooLarge { size, limit: limits::FILE_BYTES },
        _ => GapReason::Unreadable { detail: "not a file that can be read".into() },
    };
    gaps.push(Gap::at(path, side, reason));
    None
}

/// Whether two large files of the same size are equal; what cannot be read is not.
fn same_content(before: &Path, after: &Path) -> bool {
    let (Ok(mut before), Ok(mut after)) = (File::open(before), File::open(after)) else { return false };
    let (mut b, mut a) = (Vec::new(), Vec::new());
    loop {
        b.clear();
        a.clear();
        let read = |file: &mut File, into: &mut Vec<u8>| file.take(1 << 16).read_to_end(into);
        match (read(&mut before, &mut b), read(&mut after, &mut a)) {
            (Ok(0), Ok(0)) => return true,
            (Ok(_), Ok(_)) if a == b => {}
            _ => return false,
        }
    }
}

/// A file of the before folder; none where the path leaves it, or is no plain file.
pub(super) fn read_inside(root: &Path, path: &RepoPath) -> Option<Vec<u8>> {
    let full = path.is_inside().then(|| root.join(path.as_bytes().to_path_lossy()))?;
    // A link could lead out of the folder.
    std::fs::symlink_metadata(&full).ok().filter(|data| data.is_file())?;
    worktree::read(&full).into_bytes()
}

/// What stands right inside `dir` of a folder.
pub(super) fn list(root: &Path, dir: &RepoPath) -> Listing {
    let mut listing = Listing::default();
    let Ok(entries) = std::fs::read_dir(root.join(dir.as_bytes().to_path_lossy())) else { return listing };
    for entry in entries.flatten() {
        match entry.file_type() {
            Ok(kind) if kind.is_file() => listing.files.push(relative(root, &entry.path())),
            Ok(kind) if kind.is_dir() => listing.folders.push(relative(root, &entry.path())),
            _ => {}
        }
    }
    listing.files.sort();
    listing.folders.sort();
    listing
}
