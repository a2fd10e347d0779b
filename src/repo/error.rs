//! What keeps a change from being read: what, why, and what to type next.

use std::borrow::Cow;

/// Why a change could not be read at all.
#[derive(Debug, thiserror::Error)]
pub enum RepoError {
    /// The `git` command could not be run.
    #[error("the git command could not be run: {0}")]
    NoGit(std::io::Error),
    /// Not inside a repository.
    #[error("{0}")]
    NoRepository(String),
    /// A repository that belongs to another user.
    #[error("git reads no repository of another user: {0}")]
    NotOurs(String),
    /// A revision that git does not know.
    #[error("git does not know `{revision}`{}", if *shallow { "; this clone is shallow, so its history is cut off" } else { "" })]
    UnknownRevision {
        /// As it was given.
        revision: String,
        /// Whether the clone is shallow.
        shallow: bool,
    },
    /// The two revisions share no history here.
    #[error("no merge base of {before} and {after}{}", if *shallow { "; this clone is shallow, so its history is cut off" } else { "" })]
    NoMergeBase {
        /// One side.
        before: String,
        /// The other.
        after: String,
        /// Whether the clone is shallow.
        shallow: bool,
    },
    /// The working tree was asked for in a bare repository.
    #[error("git sees no working tree from here: the repository is bare, or this is its own folder")]
    Bare,
    /// git failed.
    #[error("git {command}: {detail}")]
    Git {
        /// Which command.
        command: String,
        /// What it said.
        detail: String,
    },
    /// A text that is no unified diff.
    #[error("{0}")]
    NoDiff(String),
    /// A unified diff in which one file is changed twice.
    #[error("it changes {0} more than once, each time on top of what came before")]
    Series(String),
    /// The diff of a merge against all its parents.
    #[error("it is the combined diff of a merge, which has more than two sides")]
    Combined,
    /// A diff in a mail whose text is encoded.
    #[error("it is a mail whose text is written in base64 or quoted-printable")]
    EncodedMail,
    /// The before side is the id that stands for nothing.
    #[error(
        "the before side is all zeros: a hook is told so of a branch that is new, and there is nothing to compare {after} with"
    )]
    NewBranch {
        /// The other side.
        after: String,
        /// The empty tree of the repository.
        empty: &'static str,
    },
    /// The after side is the id that stands for nothing.
    #[error("the after side is all zeros: a hook is told so of a branch that is deleted, and nothing is left to read")]
    GoneBranch,
    /// A folder or file that is not there.
    #[error("{path}: {detail}")]
    Unreadable {
        /// Which.
        path: String,
        /// Why.
        detail: String,
    },
}

impl RepoError {
    /// What went wrong, in a few words.
    pub fn title(&self) -> &'static str {
        match self {
            RepoError::NoGit(_) => "git could not be run",
            RepoError::NoRepository(_) => "this is not a git repository",
            RepoError::NotOurs(_) => "this repository belongs to somebody else",
            RepoError::UnknownRevision { .. } => "a revision is not known",
            RepoError::NoMergeBase { .. } => "the two sides share no history here",
            RepoError::Bare => "there is no working tree here",
            RepoError::Git { .. } => "git failed",
            RepoError::NoDiff(_) => "this is not a unified diff",
            RepoError::Series(_) => "this is a series of patches, not one change",
            RepoError::Combined | RepoError::EncodedMail => "this diff cannot be read",
            RepoError::NewBranch { .. } => "there is no before side",
            RepoError::GoneBranch => "there is no after side",
            RepoError::Unreadable { .. } => "a side could not be read",
        }
    }

    /// What to type next.
    pub fn next(&self) -> Cow<'static, str> {
        let next = match self {
            RepoError::NewBranch { after, empty } => {
                return format!("blastlint check HEAD...{after} for what it adds to the default branch, {empty}..{after} for all that is in it").into();
            }
            RepoError::NoGit(_) => "install git, or compare folders with --before and --after",
            RepoError::NoRepository(_) => "cd into a repository, or compare folders with --before and --after",
            RepoError::NotOurs(_) => "git config --global --add safe.directory FOLDER, if you trust what is in it",
            RepoError::UnknownRevision { shallow: true, .. } | RepoError::NoMergeBase { shallow: true, .. } => {
                "git fetch --unshallow (in CI: check out with fetch-depth: 0)"
            }
            RepoError::UnknownRevision { .. } => "git fetch, then check the name with git rev-parse",
            RepoError::NoMergeBase { .. } => "compare the two trees themselves with A..B",
            RepoError::Bare => "name two revisions: blastlint check A..B, or cd into a working tree",
            RepoError::Git { detail, .. } if detail.contains("promisor remote") => {
                "this clone leaves objects with its remote: git fetch, where that can be reached"
            }
            RepoError::Git { .. } => "run the same git command by hand",
            RepoError::NoDiff(_) => "git diff | blastlint check --diff -",
            RepoError::Series(_) => "git diff FIRST^ LAST | blastlint check --diff -, or blastlint check FIRST^..LAST",
            RepoError::Combined => {
                "git diff MERGE^1 MERGE | blastlint check --diff -, or blastlint check MERGE^1..MERGE"
            }
            RepoError::EncodedMail => "git mailinfo message x.diff < MAIL, then blastlint check --diff x.diff",
            RepoError::GoneBranch => "leave deleted branches out of the hook",
            RepoError::Unreadable { .. } => "name a folder or file that exists",
        };
        next.into()
    }
}
