//! What git lists: changed files, untracked files, the files of a tree.

use std::ffi::OsStr;
use std::path::Path;

use bstr::{BStr, ByteSlice};

use super::git::{self, Object, Objects};
use super::{Listing, RepoError, Status};
use crate::source::{Gap, GapReason, RepoPath, Side};

/// One line of `git diff --raw`.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) status: Status,
    /// As git writes them, empty where the side does not exist.
    pub(super) modes: (String, String),
    /// All zeros where git has no object for the side.
    pub(super) ids: (String, String),
    pub(super) before_path: Option<RepoPath>,
    pub(super) path: RepoPath,
}

/// The files that differ, and a gap for each that git could not tell the content of.
pub(super) fn diff(root: &Path, cached: bool, revisions: &[&str]) -> Result<(Vec<Entry>, Vec<Gap>), RepoError> {
    parse(&git::run(root, &listing(cached, revisions))?)
}

/// The arguments that make git list the files that differ.
pub(super) fn listing<'a>(cached: bool, revisions: &[&'a str]) -> Vec<&'a str> {
    // Everything that the user's configuration could change is asked for by hand. Copies are not asked for: a copy of
    // a dangerous file is as dangerous as a new one, and must not look unchanged.
    let mut args = vec!["diff", "--raw", "-z", "--no-abbrev", "-M", "-l1000", "--no-ext-diff", "--no-textconv"];
    args.extend(["--no-relative", "--ignore-submodules=dirty"]);
    args.extend(cached.then_some("--cached"));
    args.extend(revisions);
    args.push("--");
    args
}

/// Reads such a list.
pub(super) fn parse(output: &[u8]) -> Result<(Vec<Entry>, Vec<Gap>), RepoError> {
    let mut fields = output.split(|byte| *byte == 0);
    let (mut entries, mut unmerged) = (Vec::<Entry>::new(), Vec::new());
    while let Some(header) = fields.next().filter(|header| !header.is_empty()) {
        let header = header.to_str_lossy();
        let words: Vec<&str> = header.trim_start_matches(':').split(' ').collect();
        let [mode_before, mode_after, id_before, id_after, status] = words.as_slice() else {
            return Err(RepoError::Git { command: "diff --raw".into(), detail: format!("not understood: {header}") });
        };
        let first = RepoPath::new(fields.next().unwrap_or_default());
        let (status, moved) = match status.chars().next() {
            Some('A') => (Status::Added, false),
            Some('D') => (Status::Deleted, false),
            Some('R') => (Status::Renamed, true),
            Some('C') => (Status::Copied, true),
            Some('U') => {
                unmerged.push(first);
                continue;
            }
            _ => (Status::Modified, false),
        };
        let (before_path, path) =
            if moved { (Some(first), RepoPath::new(fields.next().unwrap_or_default())) } else { (None, first) };
        let mode = |mode: &str| if mode == "000000" { String::new() } else { mode.to_owned() };
        entries.push(Entry {
            status,
            modes: (mode(mode_before), mode(mode_after)),
            ids: (id_before.to_string(), id_after.to_string()),
            before_path,
            path,
        });
    }
    // The working tree has content for an unmerged path, and an entry beside the mark; the index has neither.
    unmerged.retain(|path| !entries.iter().any(|entry| entry.path == *path && !entry.modes.1.is_empty()));
    let detail = "merge conflict: the index holds no result".to_owned();
    let gap = |path: &RepoPath| Gap::at(path, Side::After, GapReason::Unreadable { detail: detail.clone() });
    Ok((entries, unmerged.iter().map(gap).collect()))
}

/// The files that git does not track and is not told to ignore, and a gap for each repository among them.
pub(super) fn untracked(root: &Path) -> Result<(Vec<Entry>, Vec<Gap>), RepoError> {
    let output = git::run(root, &["ls-files", "-o", "-z", "--exclude-standard", "--full-name"])?;
    let (mut entries, mut gaps) = (Vec::new(), Vec::new());
    for path in output.split(|byte| *byte == 0).filter(|path| !path.is_empty()) {
        if let Some(folder) = path.strip_suffix(b"/") {
            let detail = "a repository of its own that is not tracked here".to_owned();
            gaps.push(Gap::at(&RepoPath::new(folder), Side::After, GapReason::Unreadable { detail }));
            continue;
        }
        entries.push(Entry {
            status: Status::Added,
            modes: (String::new(), super::worktree::mode(&root.join(path.to_path_lossy())).to_owned()),
            ids: Default::default(),
            before_path: None,
            path: RepoPath::new(path),
        });
    }
    Ok((entries, gaps))
}

/// The blob at `path` of the tree `tree`.
pub(super) fn read(objects: &mut Objects, tree: &str, path: &RepoPath) -> Result<Object, RepoError> {
    let path = path.as_bytes();
    if !path.contains(&b'\n') {
        return objects.read([tree.as_bytes(), b":", path].concat());
    }
    // A name with a line end cannot be asked for; its id can.
    match ids(objects.root(), tree, &[path]).as_slice() {
        [id] => objects.read(id),
        _ => Ok(Object::Missing),
    }
}

/// The ids of those of `paths` that the tree `tree` has; paths with bytes that the system cannot pass on are left out.
pub(super) fn ids(root: &Path, tree: &str, paths: &[&BStr]) -> Vec<String> {
    // Literal, because a file may be called `:(top)x`.
    let fixed = ["--literal-pathspecs", "ls-tree", "-z", tree, "--"];
    let mut args: Vec<&OsStr> = fixed.iter().map(OsStr::new).collect();
    args.extend(paths.iter().filter_map(|path| path.to_os_str().ok()));
    let output = git::run(root, &args).unwrap_or_default();
    let id = |line: &[u8]| {
        Some(line.split(|byte| *byte == b'\t').next()?.rsplit(|b| *b == b' ').next()?.to_str_lossy().into_owned())
    };
    output.split(|byte| *byte == 0).filter(|line| !line.is_empty()).filter_map(id).collect()
}

/// What stands right inside `dir` of a tree.
pub(super) fn list(objects: &mut Objects, tree: &str, dir: &RepoPath) -> Listing {
    let dir = dir.as_bytes().trim_end_with(|c| c == '/');
    let name = [tree.as_bytes(), b":", dir].concat();
    let (bytes, id) = objects.read_tree(&name).ok().flatten().unwrap_or_default();
    let mut listing = Listing::default();
    // A mode, a blank, a name, a zero byte and an id, one behind the other.
    let mut rest = bytes.as_slice();
    while let Some((head, behind)) = rest.find_byte(0).and_then(|at| rest.split_at_checked(at)) {
        let (mode, name) = head.split_once_str(" ").unwrap_or_default();
        let path = RepoPath::new(if dir.is_empty() { name.to_vec() } else { [dir, b"/", name].concat() });
        match mode {
            b"40000" => listing.folders.push(path),
            _ if mode.starts_with(b"100") => listing.files.push(path),
            _ => {}
        }
        rest = behind.get(1 + id..).unwrap_or_default();
    }
    listing
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn raw_lines_read() {
        let id = "0".repeat(40);
        let table = [
            ("M", "a\0", Status::Modified, None),
            ("T", "a\0", Status::Modified, None),
            ("R090", "old\0a\0", Status::Renamed, Some("old")),
            ("C100", "old\0a\0", Status::Copied, Some("old")),
        ];
        for (status, paths, expected, before) in table {
            let (entries, gaps) = parse(format!(":100644 100755 {id} {id} {status}\0{paths}").as_bytes()).unwrap();
            assert_eq!((entries.len(), gaps.len()), (1, 0), "{status}");
            assert_eq!((entries[0].status, entries[0].before_path.clone()), (expected, before.map(RepoPath::from)));
            assert_eq!(entries[0].path, RepoPath::from("a"));
        }
        assert!(parse(b"nonsense\0").is_err());
    }
}
