//! A change between two states that git knows: revisions, the index, the working tree.

use std::path::Path;
use std::sync::OnceLock;

use bstr::{BStr, ByteSlice};

use super::ahead::Asked;
use super::git::{self, Object, Objects};
use super::history::{History, Revisions};
use super::ignored::{self, Ignored};
use super::place::{EMPTY_TREES, Place};
use super::raw::{self, Entry};
use super::{ChangeSet, FileDiff, Input, Loaded, RepoError, Status, Tree, diff, partial, worktree};
use crate::source::{Gap, GapReason, RepoPath, Side, limits};

/// The files of the before side that every run asks for.
const ASKED_FOR: [&str; 4] = [ignored::NAME, "blastlint.toml", ".blastlint.toml", ".blastlint/baseline.toml"];

pub(super) fn load(input: &Input, cwd: &Path) -> Result<Loaded, RepoError> {
    // What goes wrong may be due to what does not show: then git is asked where we stand.
    let usual = Place::usual(cwd).and_then(|place| load_at(input, cwd, || Ok(place)).ok());
    usual.map_or_else(|| load_at(input, cwd, || Place::of(cwd)), Ok)
}

fn load_at(input: &Input, cwd: &Path, place: impl FnOnce() -> Result<Place, RepoError>) -> Result<Loaded, RepoError> {
    // All start at once: a process of git takes longer to start than to answer.
    let objects = Objects::open(cwd, false)?;
    let (listing, base) = (Asked::listing(input, cwd), Asked::merge_base(input, cwd));
    let place = place()?;
    let mut objects = if place.partial { Objects::open(&place.root, true)? } else { objects.rooted(&place.root) };
    let sides = sides(input, &place, base, &mut objects)?;
    let from_disk = matches!(input, Input::Worktree);
    let listed = listing.answer().filter(|_| !place.partial);
    let (mut entries, gaps) = entries(&place.root, &sides, listed, from_disk)?;
    let mut change = ChangeSet {
        described: sides.described,
        before_revision: Some(sides.before.clone()),
        after_revision: sides.after,
        gaps,
        ..ChangeSet::default()
    };
    if place.partial {
        let ids: Vec<String> = wanted(&entries).map(str::to_owned).collect();
        partial::fetch(&place.root, &sides.before, &ASKED_FOR.map(BStr::new), &ids)?;
        change.gaps.extend(lost(&sides.before, &mut objects)?);
    }
    hide(&mut entries, &mut change, &mut objects, &sides.before)?;
    for (file, gaps) in files(entries, &mut objects, from_disk)? {
        change.files.push(file);
        change.gaps.extend(gaps);
    }
    let history = History::Git(Revisions {
        root: place.root,
        before: sides.before.clone(),
        after: change.after_revision.clone(),
        shallow: place.shallow,
    });
    Ok(Loaded { change, before: Tree::Commit(objects, sides.before), history })
}

struct Sides {
    before: String,
    after: Option<String>,
    /// Whether the after side is the index.
    cached: bool,
    described: String,
}

fn sides(input: &Input, place: &Place, base: Asked, objects: &mut Objects) -> Result<Sides, RepoError> {
    let mut resolve = |revision: &str| resolve(revision, place, objects);
    let mut commits = |before: &str, after: &str, described: String, base: Option<Asked>| {
        if is_nothing(after) {
            return Err(RepoError::GoneBranch);
        } else if is_nothing(before) {
            return Err(RepoError::NewBranch { after: after.to_owned(), empty: place.empty_tree });
        }
        let (before, after) = (resolve(before)?, resolve(after)?);
        let before = match base {
            Some(base) => merge_base(place, base, &before, &after)?,
            None => before,
        };
        Ok(Sides { before, after: Some(after), cached: false, described })
    };
    let (cached, described) = match input {
        Input::Revisions { before, after } => return commits(before, after, format!("{before}..{after}"), None),
        Input::MergeBase { before, after } => return commits(before, after, format!("{before}...{after}"), Some(base)),
        Input::Since(revision) => {
            let described = format!("the merge base of {revision} and HEAD, and HEAD");
            return commits(revision, "HEAD", described, Some(base));
        }
        _ if place.bare || (*input == Input::Worktree && !place.tree) => return Err(RepoError::Bare),
        Input::Staged => (true, "HEAD and the index"),
        _ => (false, "HEAD and the working tree"),
    };
    // Before the first commit there is no HEAD; everything is new then.
    let before = match resolve("HEAD") {
        Err(RepoError::UnknownRevision { .. }) => place.empty_tree.to_owned(),
        found => found?,
    };
    Ok(Sides { before, after: None, cached, described: described.to_owned() })
}

/// Whether `revision` is what git writes where there is no commit.
fn is_nothing(revision: &str) -> bool {
    matches!(revision.len(), 40 | 64) && !is_known(revision)
}

fn resolve(revision: &str, place: &Place, objects: &mut Objects) -> Result<String, RepoError> {
    if EMPTY_TREES.contains(&revision) {
        return Ok(revision.to_owned());
    }
    for kind in ["commit", "tree"] {
        if let Object::Other(id) = objects.read(format!("{revision}^{{{kind}}}"))? {
            return Ok(id);
        }
    }
    Err(RepoError::UnknownRevision { revision: revision.to_owned(), shallow: place.shallow })
}

fn merge_base(place: &Place, asked: Asked, before: &str, after: &str) -> Result<String, RepoError> {
    let none = || RepoError::NoMergeBase { before: before.to_owned(), after: after.to_owned(), shallow: place.shallow };
    let output = match asked.answer() {
        Some(output) => output,
        None => git::run(&place.root, &["merge-base", before, after]).map_err(|_| none())?,
    };
    let id = output.to_str_lossy().trim().to_owned();
    if id.is_empty() { Err(none()) } else { Ok(id) }
}

/// What differs, `listed` by git already or listed now.
fn entries(
    root: &Path,
    sides: &Sides,
    listed: Option<Vec<u8>>,
    from_disk: bool,
) -> Result<(Vec<Entry>, Vec<Gap>), RepoError> {
    let revisions: Vec<&str> = std::iter::once(sides.before.as_str()).chain(sides.after.as_deref()).collect();
    let (mut entries, mut gaps) = match listed {
        Some(listed) => raw::parse(&listed)?,
        None => raw::diff(root, sides.cached, &revisions)?,
    };
    if from_disk {
        let (untracked, nested) = raw::untracked(root)?;
        // A path taken out of the index and left on the disk is listed by both: it is one modified file.
        for new in untracked {
            match entries.iter_mut().find(|entry| entry.path == new.path && entry.modes.1.is_empty()) {
                Some(gone) => {
                    gone.status = super::Status::Modified;
                    gone.modes.1 = new.modes.1;
                }
                None => entries.push(new),
            }
        }
        gaps.extend(nested);
    }
    entries.sort_by(|a, b| a.path.cmp(&b.path));
    Ok((entries, gaps))
}

/// Gaps for the files of [`ASKED_FOR`] that the tree names and a partial clone could not get.
fn lost(before: &str, objects: &mut Objects) -> Result<Vec<Gap>, RepoError> {
    let mut gaps = Vec::new();
    for path in raw::list(objects, before, &RepoPath::default()).files {
        let name = path.to_text();
        if ASKED_FOR.contains(&name.as_str()) && objects.read(format!("{before}:{name}"))? == Object::Missing {
            gaps.push(Gap::at(&path, Side::Before, missing()));
        }
    }
    Ok(gaps)
}

/// Takes out what `.blastlintignore` of the before side hides, and counts it.
fn hide(
    entries: &mut Vec<Entry>,
    change: &mut ChangeSet,
    objects: &mut Objects,
    before: &str,
) -> Result<(), RepoError> {
    let name = format!("{before}:{}", ignored::NAME);
    let Some(bytes) = objects.read(name)?.into_bytes() else { return Ok(()) };
    let ignored = Ignored::new(&bytes, &mut change.gaps);
    let count = entries.len();
    entries.retain(|entry| !ignored.hides(&entry.path, entry.before_path.as_ref()));
    change.hidden = count - entries.len();
    for entry in entries.iter_mut().filter(|entry| ignored.reveals(&entry.path, entry.before_path.as_ref())) {
        entry.status = Status::Added;
        entry.before_path = None;
        entry.modes.0.clear();
        entry.ids.0.clear();
    }
    Ok(())
}

const SUBMODULE: &str = "160000";

/// The blobs that git has for the two sides of the entries, in order.
fn wanted(entries: &[Entry]) -> impl Iterator<Item = &str> {
    let sides = |entry: &'_ Entry| [is_blob(&entry.ids.0, &entry.modes.0), is_blob(&entry.ids.1, &entry.modes.1)];
    entries.iter().flat_map(move |entry| {
        let [before, after] = sides(entry);
        before.then_some(entry.ids.0.as_str()).into_iter().chain(after.then_some(entry.ids.1.as_str()))
    })
}

fn is_known(id: &str) -> bool {
    id.bytes().any(|byte| byte != b'0')
}

fn is_blob(id: &str, mode: &str) -> bool {
    !mode.is_empty() && mode != SUBMODULE && is_known(id)
}

type Blobs = (Option<Object>, Option<Object>);

/// The files of `entries`, in order. Each is compared by another thread as soon as git has given both sides.
fn files(entries: Vec<Entry>, objects: &mut Objects, from_disk: bool) -> Result<Vec<(FileDiff, Vec<Gap>)>, RepoError> {
    let ids: Vec<String> = wanted(&entries).map(str::to_owned).collect();
    let root = objects.root().to_owned();
    let mut read = objects.read_all(&ids);
    let mut side = |id: &str, mode: &str, disk: Option<&RepoPath>| {
        if is_blob(id, mode) {
            return read.next().transpose();
        }
        let full = || disk.map(|path| root.join(path.as_bytes().to_path_lossy()));
        Ok(match mode {
            "" => None,
            SUBMODULE if is_known(id) => Some(Object::Blob(id.as_bytes().to_vec())),
            SUBMODULE => full().map(|path| worktree::submodule(&path)),
            _ => full().map(|path| worktree::read(&path)),
        })
    };
    let mut sides = |entry: &Entry| -> Result<Blobs, RepoError> {
        let before = side(&entry.ids.0, &entry.modes.0, None)?;
        Ok((before, side(&entry.ids.1, &entry.modes.1, Some(&entry.path).filter(|_| from_disk))?))
    };
    if entries.len() == 1 {
        // Starting threads takes longer than to compare one file.
        return entries.into_iter().map(|entry| sides(&entry).map(|blobs| file(entry, blobs))).collect();
    }
    let compared: Vec<OnceLock<(FileDiff, Vec<Gap>)>> = entries.iter().map(|_| OnceLock::new()).collect();
    rayon::in_place_scope(|scope| {
        for (entry, place) in entries.into_iter().zip(&compared) {
            let blobs = sides(&entry)?;
            scope.spawn(move |_| {
                // Nobody else writes to this place.
                let _ = place.set(file(entry, blobs));
            });
        }
        Ok(())
    })?;
    Ok(compared.into_iter().filter_map(OnceLock::into_inner).collect())
}

fn file(entry: Entry, blobs: Blobs) -> (FileDiff, Vec<Gap>) {
    let mut gaps = Vec::new();
    let before_path = entry.before_path.as_ref().unwrap_or(&entry.path);
    let before = bytes(blobs.0, before_path, Side::Before, &mut gaps);
    let after = bytes(blobs.1, &entry.path, Side::After, &mut gaps);
    let file = diff::file(diff::Parts {
        status: entry.status,
        path: entry.path,
        before_path: entry.before_path,
        modes: entry.modes,
        blobs: (named(entry.ids.0), named(entry.ids.1)),
        before,
        after,
    });
    (file, gaps)
}

/// The id where git has one.
fn named(id: String) -> String {
    if is_known(&id) { id } else { String::new() }
}

fn bytes(object: Option<Object>, path: &RepoPath, side: Side, gaps: &mut Vec<Gap>) -> Option<Vec<u8>> {
    let reason = match object? {
        Object::Blob(bytes) => return Some(bytes),
        Object::TooLarge(size) => GapReason::TooLarge { size, limit: limits::FILE_BYTES },
        Object::Missing | Object::Other(_) => missing(),
    };
    gaps.push(Gap::at(path, side, reason));
    None
}

fn missing() -> GapReason {
    GapReason::Unreadable { detail: "neither git nor the disk has its content here".into() }
}
