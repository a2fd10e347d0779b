//! What git says about the place we stand in, in one question.

use std::path::{Path, PathBuf};
use std::process::Stdio;

use bstr::ByteSlice;

use super::{RepoError, git};

/// A repository, as seen from a folder in it.
#[derive(Debug)]
pub(super) struct Place {
    /// The top of the working tree; the git folder where there is none.
    pub(super) root: PathBuf,
    /// Whether there is no working tree.
    pub(super) bare: bool,
    /// Whether we stand in a working tree: not so in a bare repository, and not in a `.git` folder.
    pub(super) tree: bool,
    /// Whether history is cut off.
    pub(super) shallow: bool,
    /// Whether git may have left objects with the remote.
    pub(super) partial: bool,
    /// The id of the empty tree, which stands for the side before the first commit.
    pub(super) empty_tree: &'static str,
}

/// The ids of the empty tree, in SHA-1 and in SHA-256.
pub(super) const EMPTY_TREES: [&str; 2] =
    ["4b825dc642cb6eb9a060e54bf8d69288fbee4904", "6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321"];

impl Place {
    /// What is plain to see where nothing is out of the ordinary: the top of a working tree or a bare repository, with a
    /// configuration that moves neither. A process of git less to wait for; where anything is unusual, git is asked.
    pub(super) fn usual(cwd: &Path) -> Option<Self> {
        // These say who commits, how to ask and how to connect; any other variable of git may move what it looks at.
        const ELSEWHERE: [&str; 7] =
            ["GIT_SSL", "GIT_SSH", "GIT_AUTHOR", "GIT_COMMITTER", "GIT_TERMINAL", "GIT_ASKPASS", "GIT_PAGER"];
        let moves = |name: &str| name.starts_with("GIT_") && !ELSEWHERE.iter().any(|start| name.starts_with(start));
        let moved = std::env::vars_os().any(|(name, _)| moves(&name.to_string_lossy()));
        let inner = cwd.join(".git");
        let common = if inner.is_dir() { inner } else { cwd.to_owned() };
        let config = std::fs::read(common.join("config")).unwrap_or_default().to_ascii_lowercase();
        let says = |text: &str| config.contains_str(text);
        let whole = ["HEAD", "objects", "refs"].iter().all(|name| common.join(name).exists());
        let bare = common == cwd;
        let plain = !["worktree", "include", "objectformat", "promisor", "partialclone"].iter().any(|key| says(key));
        let as_said = if bare { says("bare = true") || !says("bare") } else { !says("bare = true") };
        (whole && plain && !moved && as_said).then(|| Self {
            root: cwd.to_owned(),
            bare,
            tree: !bare,
            shallow: common.join("shallow").exists(),
            partial: false,
            empty_tree: EMPTY_TREES[0],
        })
    }

    /// Asks git about `cwd`.
    pub(super) fn of(cwd: &Path) -> Result<Self, RepoError> {
        const ASKED: [&str; 7] = [
            "rev-parse",
            "--is-bare-repository",
            "--is-shallow-repository",
            "--show-object-format",
            "--path-format=absolute",
            "--git-common-dir",
            "--show-toplevel",
        ];
        // In a bare repository --show-toplevel fails, after the other answers are printed.
        let output = git::command(cwd).args(ASKED).stdin(Stdio::null()).output().map_err(RepoError::NoGit)?;
        // The last answer is a path and may hold a line end itself.
        let mut lines = output.stdout.splitn(5, |byte| *byte == b'\n');
        let (Some(bare), Some(shallow), Some(format), Some(common)) =
            (lines.next(), lines.next(), lines.next(), lines.next())
        else {
            let said = output.stderr.to_str_lossy().trim().to_owned();
            let ours = !said.contains("dubious ownership");
            return Err(if ours { RepoError::NoRepository(said) } else { RepoError::NotOurs(said) });
        };
        let common = common.to_path_lossy().into_owned();
        let top = lines.next().map(|top| top.strip_suffix(b"\n").unwrap_or(top)).filter(|top| !top.is_empty());
        let tree = top.is_some();
        let root = top.map_or_else(|| common.clone(), |top| top.to_path_lossy().into_owned());
        let [sha1, sha256] = EMPTY_TREES;
        Ok(Self {
            root,
            bare: bare == b"true",
            tree,
            shallow: shallow == b"true",
            partial: is_partial(&common),
            empty_tree: if format == b"sha256" { sha256 } else { sha1 },
        })
    }
}

/// Whether the configuration names a remote that keeps objects for us. Read by hand, because one more process would
/// cost every run; a configuration that hides it in an include is fetched from blob by blob, which is slow, not wrong.
fn is_partial(common: &Path) -> bool {
    let config = std::fs::read(common.join("config")).unwrap_or_default().to_ascii_lowercase();
    config.contains_str("promisor") || config.contains_str("partialclone")
}
