//! Which unchanged files say a name: a search of the before side, bounded.

use std::ffi::OsString;
use std::path::Path;
use std::time::{Duration, Instant};

use bstr::ByteSlice;
use ignore::WalkBuilder;

use super::git::{self, Objects};
use super::{Tree, folders};
use crate::source::{RepoPath, limits};

/// The files that say one of the words that were asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mentions {
    /// Where, in order.
    pub paths: Vec<RepoPath>,
    /// Whether there may be more.
    pub cut: bool,
}

impl Tree {
    /// The files of the before side in which one of `words` stands as a word of its own.
    pub fn mentions(&self, words: &[&str]) -> Mentions {
        let words: Vec<&str> = words.iter().copied().filter(|word| !word.is_empty() && !word.contains('\n')).collect();
        match self {
            _ if words.is_empty() => Mentions::default(),
            Tree::Commit(objects, commit) => in_commit(objects, commit, &words),
            Tree::Folder(root) => in_folder(root, &words),
            Tree::Nothing => Mentions { cut: true, ..Mentions::default() },
        }
    }
}

fn in_commit(objects: &Objects, commit: &str, words: &[&str]) -> Mentions {
    let mut args: Vec<OsString> = ["grep", "-z", "-l", "-w", "-F", "-I", "--no-color", "--full-name", "--no-textconv"]
        .into_iter()
        .map(OsString::from)
        .collect();
    args.extend(words.iter().flat_map(|word| ["-e".into(), OsString::from(word)]));
    args.extend([commit.into(), "--".into()]);
    let mut command = git::command(objects.root());
    // In a partial clone it would fetch blob by blob.
    command.args(args).env("GIT_NO_LAZY_FETCH", "1");
    let answer = git::run_within(command, Duration::from_millis(limits::SEARCH_MS), limits::HISTORY_BYTES);
    let (output, whole) = answer.unwrap_or_default();
    let prefix = [commit.as_bytes(), b":"].concat();
    let found = output.split(|byte| *byte == 0).filter_map(|line| line.strip_prefix(prefix.as_slice()));
    let mut paths: Vec<RepoPath> = found.map(RepoPath::new).collect();
    paths.sort();
    Mentions { paths, cut: !whole }
}

fn in_folder(root: &Path, words: &[&str]) -> Mentions {
    let mut found = Mentions::default();
    let until = Instant::now() + Duration::from_millis(limits::SEARCH_MS);
    let files = WalkBuilder::new(root).standard_filters(false).follow_links(false).build().flatten();
    let files = files.filter(|entry| entry.file_type().is_some_and(|kind| kind.is_file()));
    for (count, entry) in files.enumerate() {
        if count >= limits::SEARCH_FILES || Instant::now() > until {
            found.cut = true;
            break;
        }
        let path = folders::relative(root, entry.path());
        let bytes = folders::read_inside(root, &path).unwrap_or_default();
        if words.iter().any(|word| says(&bytes, word)) {
            found.paths.push(path);
        }
    }
    found.paths.sort();
    found
}

/// Whether `word` stands in `bytes` with no letter, digit or underscore right beside it.
fn says(bytes: &[u8], word: &str) -> bool {
    let part = |byte: Option<&u8>| byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_');
    bytes.find_iter(word).any(|at| {
        let before = at.checked_sub(1).and_then(|at| bytes.get(at));
        !part(before) && !part(bytes.get(at + word.len()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_as_a_word() {
        for (text, word, found) in [
            ("load(path)", "load", true),
            ("preload(path)", "load", false),
            ("loader", "load", false),
            ("reload load", "load", true),
            ("a.suspend!", "suspend!", true),
        ] {
            assert_eq!(says(text.as_bytes(), word), found, "{text}");
        }
    }
}
