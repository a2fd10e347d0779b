//! A change between two states that git knows: revisions, the index, the working tree.

use std::path::{Path, PathBuf};

use bstr::ByteSlice;
use ignore::gitignore::GitignoreBuilder;
use rayon::prelude::*;

use super::git::{self, Object, Objects};
use super::{ChangeSet, Content, FileDiff, Hunk, Input, Loaded, RepoError, Status, Tree, diff};
use crate::source::{Gap, GapReason, RepoPath, Side, Source, limits};

/// What git says about the place we stand in.
struct Place {
    root: PathBuf,
    bare: bool,
    shallow: bool,
}

/// One line of `git diff --raw`.
struct Entry {
    status: Status,
    modes: (String, String),
    ids: (String, String),
    before_path: Option<RepoPath>,
    path: RepoPath,
}

pub(super) fn load(input: &Input, cwd: &Path) -> Result<Loaded, RepoError> {
    let place = place(cwd)?;
    let mut objects = Objects::open(&place.root)?;
    let sides = sides(input, &place, &mut objects)?;
    let mut entries = raw_diff(&place.root, &sides)?;
    if matches!(input, Input::Worktree) {
        entries.extend(untracked(&place.root)?);
    }
    entries.sort_by(|a, b| a.path.cmp(&b.path));
    let mut change = ChangeSet {
        described: sides.described.clone(),
        before_revision: Some(sides.before.clone()),
        after_revision: sides.after.clone(),
        ..ChangeSet::default()
    };
    hide(&mut entries, &mut change, &mut objects, &sides.before)?;
    let from_disk = matches!(input, Input::Worktree);
    let blobs = read_blobs(&entries, &mut objects, from_disk)?;
    let files: Vec<(FileDiff, Vec<Gap>)> =
        entries.into_par_iter().zip(blobs).map(|(entry, blobs)| file(entry, blobs)).collect();
    for (file, gaps) in files {
        change.files.push(file);
        change.gaps.extend(gaps);
    }
    Ok(Loaded { change, before: Tree::Commit(objects, sides.before) })
}

fn place(cwd: &Path) -> Result<Place, RepoError> {
    let args =
        ["rev-parse", "--is-bare-repository", "--is-shallow-repository", "--absolute-git-dir", "--show-toplevel"];
    // In a bare repository --show-toplevel fails, after the other answers are printed.
    let output = std::process::Command::new("git").args(args).current_dir(cwd).output().map_err(RepoError::NoGit)?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let mut lines = text.lines();
    let (Some(bare), Some(shallow), Some(git_dir)) = (lines.next(), lines.next(), lines.next()) else {
        return Err(RepoError::NoRepository(String::from_utf8_lossy(&output.stderr).trim().to_owned()));
    };
    let root = lines.next().map_or_else(|| PathBuf::from(git_dir), PathBuf::from);
    Ok(Place { root, bare: bare == "true", shallow: shallow == "true" })
}

struct Sides {
    before: String,
    after: Option<String>,
    /// What `git diff` is told besides the revisions.
    cached: bool,
    described: String,
}

/// The id of the empty tree, which stands for the side before the first commit (SHA-1 and SHA-256).
const EMPTY_TREE: &str = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";

fn sides(input: &Input, place: &Place, objects: &mut Objects) -> Result<Sides, RepoError> {
    let mut resolve = |revision: &str| resolve(revision, place, objects);
    let head_or_empty = |found: Result<String, RepoError>| found.unwrap_or_else(|_| EMPTY_TREE.to_owned());
    match input {
        Input::Revisions { before, after } => {
            let described = format!("{before}..{after}");
            let before = if before == EMPTY_TREE { before.clone() } else { resolve(before)? };
            Ok(Sides { before, after: Some(resolve(after)?), cached: false, described })
        }
        Input::MergeBase { before, after } => {
            let described = format!("{before}...{after}");
            let (before, after) = (resolve(before)?, resolve(after)?);
            Ok(Sides { before: merge_base(place, &before, &after)?, after: Some(after), cached: false, described })
        }
        Input::Since(revision) => {
            let (before, after) = (resolve(revision)?, resolve("HEAD")?);
            let described = format!("the merge base of {revision} and HEAD, and HEAD");
            Ok(Sides { before: merge_base(place, &before, &after)?, after: Some(after), cached: false, described })
        }
        _ if place.bare => Err(RepoError::Bare),
        Input::Staged => Ok(Sides {
            before: head_or_empty(resolve("HEAD")),
            after: None,
            cached: true,
            described: "HEAD and the index".into(),
        }),
        _ => {
            let described = "HEAD and the working tree".to_owned();
            Ok(Sides { before: head_or_empty(resolve("HEAD")), after: None, cached: false, described })
        }
    }
}

fn resolve(revision: &str, place: &Place, objects: &mut Objects) -> Result<String, RepoError> {
    let name = format!("{revision}^{{commit}}");
    match objects.read(&name)? {
        Object::Other(id) => Ok(id),
        _ => match objects.read(&format!("{revision}^{{tree}}"))? {
            Object::Other(id) => Ok(id),
            _ => Err(RepoError::UnknownRevision { revision: revision.to_owned(), shallow: place.shallow }),
        },
    }
}

fn merge_base(place: &Place, before: &str, after: &str) -> Result<String, RepoError> {
    let none = || RepoError::NoMergeBase { before: before.to_owned(), after: after.to_owned(), shallow: place.shallow };
    let output = git::run(&place.root, &["merge-base", before, after]).map_err(|_| none())?;
    let id = String::from_utf8_lossy(&output).trim().to_owned();
    if id.is_empty() { Err(none()) } else { Ok(id) }
}

fn raw_diff(root: &Path, sides: &Sides) -> Result<Vec<Entry>, RepoError> {
    // Renames are asked for by hand: the user's configuration must not change what is seen.
    let mut args = vec![
        "diff",
        "--raw",
        "-z",
        "--no-abbrev",
        "-M",
        "-l1000",
        "--no-ext-diff",
        "--no-textconv",
        "--ignore-submodules=dirty",
    ];
    if sides.cached {
        args.push("--cached");
    }
    args.push(&sides.before);
    args.extend(sides.after.as_deref());
    args.push("--");
    parse_raw(&git::run(root, &args)?)
}

fn parse_raw(output: &[u8]) -> Result<Vec<Entry>, RepoError> {
    let mut fields = output.split(|byte| *byte == 0);
    let mut entries = Vec::new();
    while let Some(header) = fields.next().filter(|header| !header.is_empty()) {
        let header = header.to_str_lossy();
        let words: Vec<&str> = header.trim_start_matches(':').split(' ').collect();
        let [mode_before, mode_after, id_before, id_after, status] = words.as_slice() else {
            return Err(RepoError::Git { command: "diff --raw".into(), detail: format!("not understood: {header}") });
        };
        let first = RepoPath::new(fields.next().unwrap_or_default());
        let (status, renamed) = match status.chars().next() {
            Some('A') => (Status::Added, false),
            Some('D') => (Status::Deleted, false),
            Some('R') => (Status::Renamed, true),
            Some('C') => (Status::Copied, true),
            // An unmerged entry comes beside the entry that has its content.
            Some('U') => continue,
            _ => (Status::Modified, false),
        };
        let (before_path, path) =
            if renamed { (Some(first), RepoPath::new(fields.next().unwrap_or_default())) } else { (None, first) };
        let mode = |mode: &str| if mode == "000000" { String::new() } else { mode.to_owned() };
        entries.push(Entry {
            status,
            modes: (mode(mode_before), mode(mode_after)),
            ids: (id_before.to_string(), id_after.to_string()),
            before_path,
            path,
        });
    }
    Ok(entries)
}

fn untracked(root: &Path) -> Result<Vec<Entry>, RepoError> {
    let output = git::run(root, &["ls-files", "-o", "-z", "--exclude-standard", "--full-name"])?;
    let paths = output.split(|byte| *byte == 0).filter(|path| !path.is_empty() && !path.ends_with(b"/"));
    let entry = |path: &[u8]| Entry {
        status: Status::Added,
        modes: (String::new(), "100644".into()),
        ids: (String::new(), String::new()),
        before_path: None,
        path: RepoPath::new(path),
    };
    Ok(paths.map(entry).collect())
}

/// Takes out what `.blastlintignore` of the before side hides, and counts it.
fn hide(
    entries: &mut Vec<Entry>,
    change: &mut ChangeSet,
    objects: &mut Objects,
    before: &str,
) -> Result<(), RepoError> {
    let Some(bytes) = objects.read(&format!("{before}:.blastlintignore"))?.into_bytes() else { return Ok(()) };
    let mut builder = GitignoreBuilder::new("");
    for line in String::from_utf8_lossy(&bytes).lines() {
        if let Err(error) = builder.add_line(None, line) {
            let reason = GapReason::Unreadable { detail: format!("pattern {line}: {error}") };
            change.gaps.push(Gap {
                path: Some(RepoPath::from(".blastlintignore")),
                side: Some(Side::Before),
                reason,
                line: None,
            });
        }
    }
    let Ok(matcher) = builder.build() else { return Ok(()) };
    let count = entries.len();
    entries.retain(|entry| {
        !(entry.path.is_inside() && matcher.matched_path_or_any_parents(entry.path.to_text(), false).is_ignore())
    });
    change.hidden = count - entries.len();
    Ok(())
}

type Blobs = (Option<Object>, Option<Object>);

fn read_blobs(entries: &[Entry], objects: &mut Objects, from_disk: bool) -> Result<Vec<Blobs>, RepoError> {
    let known =
        |id: &str, mode: &str| !mode.is_empty() && mode != "160000" && !id.is_empty() && id.bytes().any(|b| b != b'0');
    let mut wanted = Vec::new();
    for entry in entries {
        wanted.extend(known(&entry.ids.0, &entry.modes.0).then(|| entry.ids.0.clone()));
        wanted.extend(known(&entry.ids.1, &entry.modes.1).then(|| entry.ids.1.clone()));
    }
    let root = objects.root().to_owned();
    let mut read = objects.read_all(&wanted)?.into_iter();
    let mut side = |id: &str, mode: &str, disk: Option<&RepoPath>| {
        if known(id, mode) {
            return read.next();
        }
        let path = disk.filter(|_| from_disk && !mode.is_empty() && mode != "160000")?;
        Some(from_worktree(&root, path))
    };
    let blobs = |entry: &Entry| {
        let before = side(&entry.ids.0, &entry.modes.0, None);
        (before, side(&entry.ids.1, &entry.modes.1, Some(&entry.path)))
    };
    Ok(entries.iter().map(blobs).collect())
}

fn from_worktree(root: &Path, path: &RepoPath) -> Object {
    let full = root.join(bstr::ByteSlice::to_path_lossy(path.as_bytes().as_bytes()));
    let Ok(data) = std::fs::symlink_metadata(&full) else { return Object::Missing };
    if data.is_symlink() {
        let target = std::fs::read_link(&full).map(|target| target.as_os_str().as_encoded_bytes().to_vec());
        return target.map_or(Object::Missing, Object::Blob);
    }
    if data.len() > limits::FILE_BYTES {
        return Object::TooLarge(data.len());
    }
    std::fs::read(&full).map_or(Object::Missing, Object::Blob)
}

fn file(entry: Entry, blobs: Blobs) -> (FileDiff, Vec<Gap>) {
    let mut gaps = Vec::new();
    let before_path = entry.before_path.clone().unwrap_or_else(|| entry.path.clone());
    let before = bytes(blobs.0, &before_path, Side::Before, &mut gaps);
    let after = bytes(blobs.1, &entry.path, Side::After, &mut gaps);
    let mode = if entry.modes.1.is_empty() { &entry.modes.0 } else { &entry.modes.1 };
    let content =
        [&before, &after].into_iter().flatten().map(|bytes| diff::content(mode, bytes)).find(|c| *c != Content::Text);
    let content = content.unwrap_or_else(|| diff::content(mode, b""));
    let source = |bytes: Option<Vec<u8>>, path: RepoPath| {
        bytes.filter(|_| content != Content::Binary).map(|bytes| Source::new(path, &bytes))
    };
    let (before, after) = (source(before, before_path), source(after, entry.path.clone()));
    let hunks = hunks(before.as_ref(), after.as_ref());
    let file = FileDiff {
        status: entry.status,
        content,
        path: entry.path,
        before_path: entry.before_path,
        before,
        after,
        modes: entry.modes,
        hunks,
    };
    (file, gaps)
}

/// The hunks between two sides; one that is not there counts as empty.
pub(super) fn hunks(before: Option<&Source>, after: Option<&Source>) -> Vec<Hunk> {
    let text = |source: Option<&Source>| source.map_or(String::new(), |source| source.text.clone());
    match (before, after) {
        (Some(before), Some(after)) => diff::hunks(&before.text, &after.text),
        _ => diff::hunks(&text(before), &text(after)),
    }
}

fn bytes(object: Option<Object>, path: &RepoPath, side: Side, gaps: &mut Vec<Gap>) -> Option<Vec<u8>> {
    let reason = match object? {
        Object::Blob(bytes) => return Some(bytes),
        Object::TooLarge(size) => GapReason::TooLarge { size, limit: limits::FILE_BYTES },
        Object::Missing | Object::Other(_) => GapReason::Unreadable { detail: "git has no such object here".into() },
    };
    gaps.push(Gap::at(path, side, reason));
    None
}
