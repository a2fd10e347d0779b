//! A sample of the files of the before side, for whoever asks what is common there.

use std::ffi::OsString;
use std::time::{Duration, Instant};

use bstr::ByteSlice;

use super::git::{self, Object};
use super::{Tree, folders};
use crate::source::{RepoPath, limits};

/// A file of the before side: its path, and the name of its content.
type Named = (RepoPath, String);

impl Tree {
    /// All paths of the before side, and the content of some files, chosen by nothing that says anything of them.
    /// Large and binary files are left out, and so is everything that takes too long.
    pub fn sample(&mut self, mut each: impl FnMut(&[u8])) -> Vec<RepoPath> {
        let files = match self {
            Tree::Commit(objects, commit) => in_commit(objects, commit),
            Tree::Folder(root) => folders::files(root).into_iter().map(|path| (path, String::new())).collect(),
            Tree::Nothing => Vec::new(),
        };
        // The id of a content is as good as a number by chance, and it is the same in the next run.
        let mut chosen: Vec<&Named> = files.iter().collect();
        chosen.sort_by(|a, b| a.1.cmp(&b.1));
        chosen.truncate(limits::SAMPLE_FILES);
        let until = Instant::now() + Duration::from_millis(limits::HISTORY_MS);
        let mut left = limits::SAMPLE_BYTES;
        let mut take = |bytes: &[u8]| {
            let start = bytes.get(..2_000).unwrap_or(bytes);
            if bytes.len() <= limits::SAMPLE_FILE_BYTES && memchr::memchr(0, start).is_none() {
                each(bytes);
            }
            left = left.saturating_sub(bytes.len());
            left > 0 && Instant::now() < until
        };
        match self {
            Tree::Commit(objects, _) if !objects.is_partial() => {
                let ids: Vec<String> = chosen.iter().map(|(_, id)| id.clone()).collect();
                // All that is asked for must be answered before anything else can be asked.
                for ids in ids.chunks(32) {
                    let read: Vec<Object> = objects.read_all(ids).map_while(Result::ok).collect();
                    if !read.into_iter().filter_map(Object::into_bytes).fold(true, |_, bytes| take(&bytes)) {
                        break;
                    }
                }
            }
            Tree::Folder(root) => {
                let contents = chosen.iter().filter_map(|(path, _)| folders::read_inside(root, path));
                let _ = contents.map(|bytes| take(&bytes)).find(|going| !going);
            }
            _ => {}
        }
        files.into_iter().map(|(path, _)| path).collect()
    }
}

/// The files of a commit.
fn in_commit(objects: &git::Objects, commit: &str) -> Vec<Named> {
    let mut command = git::command(objects.root());
    let args = ["ls-tree", "-r", "-z", "--full-tree", commit].map(OsString::from);
    command.args(args).env("GIT_NO_LAZY_FETCH", "1");
    let answer = git::run_within(command, Duration::from_millis(limits::HISTORY_MS), limits::HISTORY_BYTES);
    let (output, _) = answer.unwrap_or_default();
    let named = |line: &[u8]| {
        let (head, path) = line.split_once_str("\t")?;
        let mut words = head.split(|byte| *byte == b' ').skip(1);
        let (kind, id) = (words.next()?, words.next()?);
        (kind == b"blob").then(|| (RepoPath::new(path), id.to_str_lossy().into_owned()))
    };
    output.split(|byte| *byte == 0).filter_map(named).collect()
}
