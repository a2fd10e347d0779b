//! What keeps a change from being read: what, why, and what to type next.

/// Why a change could not be read at all.
#[derive(Debug, thiserror::Error)]
pub enum RepoError {
    /// The `git` command could not be run.
    #[error("the git command could not be run: {0}")]
    NoGit(std::io::Error),
    /// Not inside a repository.
    #[error("{0}")]
    NoRepository(String),
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
    #[error("this repository is bare: it has neither an index nor a working tree to compare with")]
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
            RepoError::UnknownRevision { .. } => "a revision is not known",
            RepoError::NoMergeBase { .. } => "the two sides share no history here",
            RepoError::Bare => "there is no working tree here",
            RepoError::Git { .. } => "git failed",
            RepoError::NoDiff(_) => "this is not a unified diff",
            RepoError::Unreadable { .. } => "a side could not be read",
        }
    }

    /// What to type next.
    pub fn next(&self) -> &'static str {
        match self {
            RepoError::NoGit(_) => "install git, or compare folders with --before and --after",
            RepoError::NoRepository(_) => "cd into a repository, or compare folders with --before and --after",
            RepoError::UnknownRevision { shallow: true, .. } | RepoError::NoMergeBase { shallow: true, .. } => {
                "git fetch --unshallow (in CI: check out with fetch-depth: 0)"
            }
            RepoError::UnknownRevision { .. } => "git fetch, then check the name with git rev-parse",
            RepoError::NoMergeBase { .. } => "compare the two trees themselves with A..B",
            RepoError::Bare => "name two revisions: blastlint check A..B",
            RepoError::Git { .. } => "run the same git command by hand",
            RepoError::NoDiff(_) => "git diff | blastlint check --diff -",
            RepoError::Unreadable { .. } => "name a folder or file that exists",
        }
    }
}
