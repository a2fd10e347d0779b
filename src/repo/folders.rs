//! A change between two folders, or two files, without git.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use ignore::WalkBuilder;

use super::{ChangeSet, Content, FileDiff, Loaded, RepoError, Status, Tree, diff, revisions};
use crate::source::{Gap, GapReason, RepoPath, Side, Source, limits};

pub(super) fn load(before: &Path, after: &Path) -> Result<Loaded, RepoError> {
    let mut change =
        ChangeSet { described: format!("{} and {}", before.display(), after.display()), ..ChangeSet::default() };
    let single = before.is_file() || after.is_file();
    let sides = if single { (one(before, after)?, one(after, after)?) } else { (walk(before)?, walk(after)?) };
    let paths: std::collections::BTreeSet<&RepoPath> = sides.0.keys().chain(sides.1.keys()).collect();
    for path in paths {
        let before = sides.0.get(path).and_then(|file| read(file, path, Side::Before, &mut change.gaps));
        let after = sides.1.get(path).and_then(|file| read(file, path, Side::After, &mut change.gaps));
        if before != after {
            change.files.push(file(path, before, after));
        }
    }
    Ok(Loaded { change, before: if single { Tree::Nothing } else { Tree::Folder(before.to_owned()) } })
}

/// A single file, under the name of the after file so that the two pair.
fn one(path: &Path, named: &Path) -> Result<BTreeMap<RepoPath, PathBuf>, RepoError> {
    let missing = |detail: String| RepoError::Unreadable { path: path.display().to_string(), detail };
    std::fs::metadata(path).map_err(|e| missing(e.to_string()))?;
    let name = named.file_name().ok_or_else(|| missing("no file name".into()))?;
    Ok(BTreeMap::from([(RepoPath::new(name.as_encoded_bytes()), path.to_owned())]))
}

/// Every file below `root`; a folder that is not there is an empty side.
fn walk(root: &Path) -> Result<BTreeMap<RepoPath, PathBuf>, RepoError> {
    let mut files = BTreeMap::new();
    if !root.exists() {
        return Ok(files);
    }
    let mut walk = WalkBuilder::new(root);
    walk.standard_filters(false).follow_links(false);
    for entry in walk.build() {
        let entry =
            entry.map_err(|e| RepoError::Unreadable { path: root.display().to_string(), detail: e.to_string() })?;
        if entry.file_type().is_some_and(|kind| kind.is_file()) {
            let relative = entry.path().strip_prefix(root).unwrap_or(entry.path());
            files.insert(RepoPath::new(relative.as_os_str().as_encoded_bytes()), entry.path().to_owned());
        }
    }
    Ok(files)
}

fn read(file: &Path, path: &RepoPath, side: Side, gaps: &mut Vec<Gap>) -> Option<Vec<u8>> {
    let size = std::fs::metadata(file).map_or(0, |data| data.len());
    if size > limits::FILE_BYTES {
        gaps.push(Gap::at(path, side, GapReason::TooLarge { size, limit: limits::FILE_BYTES }));
        return None;
    }
    let unreadable = |e: std::io::Error| Gap::at(path, side, GapReason::Unreadable { detail: e.to_string() });
    std::fs::read(file).map_err(|e| gaps.push(unreadable(e))).ok()
}

fn file(path: &RepoPath, before: Option<Vec<u8>>, after: Option<Vec<u8>>) -> FileDiff {
    let status = match (&before, &after) {
        (None, _) => Status::Added,
        (_, None) => Status::Deleted,
        _ => Status::Modified,
    };
    let kinds = [&before, &after].into_iter().flatten().map(|bytes| diff::content("100644", bytes));
    let content = kinds.into_iter().find(|kind| *kind != Content::Text).unwrap_or(Content::Text);
    let source =
        |bytes: Option<Vec<u8>>| bytes.filter(|_| content != Content::Binary).map(|b| Source::new(path.clone(), &b));
    let (before, after) = (source(before), source(after));
    let hunks = revisions::hunks(before.as_ref(), after.as_ref());
    FileDiff { status, content, path: path.clone(), before_path: None, before, after, modes: Default::default(), hunks }
}
