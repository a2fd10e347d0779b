//! Who made the commits of a change, and which of them is its head.

use std::ffi::OsString;
use std::time::Duration;

use bstr::ByteSlice;

use super::RepoError;
use super::git;
use super::history::{History, Revisions};
use crate::source::limits;

/// A commit of a change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Commit {
    /// Its full id.
    pub id: String,
    /// The ids of its parents, in order.
    pub parents: Vec<String>,
    /// The id of its tree.
    pub tree: String,
    /// Who wrote it.
    pub author: Author,
    /// Who committed it.
    pub committer: Author,
    /// When it was committed, in seconds since 1970, as whoever committed it says.
    pub time: i64,
    /// Its message.
    pub message: String,
    /// What the notes that were asked for say of it.
    pub notes: String,
}

/// A name and a mail address, as somebody wrote them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Author {
    /// The name.
    pub name: String,
    /// The mail address.
    pub mail: String,
}

/// What reviewers have seen of a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// Full id of the commit that was proposed.
    pub id: String,
    /// Full id of the commit that merges it, where the after side is such a commit.
    pub merge: Option<String>,
}

/// Fields that are asked for of each commit.
const FIELDS: usize = 10;

impl History {
    /// The commits of the change, the newest first, with what the notes of the references `notes` say; none where the
    /// change is not made of commits.
    ///
    /// # Errors
    /// When git does not tell all of them: whoever is left out might be the author.
    pub fn commits(&self, notes: &[String]) -> Result<Vec<Commit>, RepoError> {
        let History::Git(revisions) = self else { return Ok(Vec::new()) };
        let Some(after) = &revisions.after else { return Ok(Vec::new()) };
        let fields = "--format=%H%x00%P%x00%T%x00%an%x00%ae%x00%cn%x00%ce%x00%ct%x00%B%x00%N";
        let most = format!("-n{}", limits::HISTORY_COMMITS + 1);
        let fixed = ["log", "-z", "--encoding=UTF-8", "--no-color", "--no-show-signature", "--no-notes"];
        let mut args: Vec<OsString> = fixed.iter().map(OsString::from).collect();
        args.extend(notes.iter().map(|name| format!("--notes={name}").into()));
        args.extend([&most, fields].map(OsString::from));
        args.extend([after.as_str(), "--not", &revisions.before, "--"].map(OsString::from));
        let mut command = git::command(&revisions.root);
        command.args(args).env("GIT_NO_LAZY_FETCH", "1");
        // Not to know who wrote a change is an error, so git gets more time than where it only explains.
        let time = Duration::from_millis(limits::HISTORY_MS * 5);
        let detail = |detail: &str| RepoError::Git { command: "log".into(), detail: detail.to_owned() };
        let (output, whole) = git::run_within(command, time, limits::HISTORY_BYTES)
            .ok_or_else(|| detail("it does not tell the commits of the change"))?;
        let commits = parse(&output);
        if !whole || commits.as_ref().is_some_and(|commits| commits.len() > limits::HISTORY_COMMITS) {
            return Err(detail("the change has more commits than are read"));
        }
        let commits = commits.ok_or_else(|| detail("what it tells of the commits is not understood"))?;
        // Where history is cut off, the commits behind the cut seem to be none.
        if revisions.shallow && commits.iter().any(|commit| commit.parents.is_empty()) {
            return Err(detail("this clone is shallow, and commits of the change are cut off"));
        }
        Ok(commits)
    }

    /// The head of the change: the after side, or what it merges where it is the merge commit of a pull request that git
    /// would make itself. A merge that holds anything else was made by hand, and nobody has reviewed what that hand did.
    pub fn head(&self, commits: &[Commit]) -> Option<Head> {
        let History::Git(revisions) = self else { return None };
        let after = revisions.after.clone()?;
        let top = commits.iter().find(|commit| commit.id == after);
        match top.map(|top| (top, top.parents.as_slice())) {
            Some((top, [base, proposed])) if *base == revisions.before && is_plain(revisions, top, proposed) => {
                Some(Head { id: proposed.clone(), merge: Some(after) })
            }
            _ => Some(Head { id: after, merge: None }),
        }
    }

    /// Whoever commits here, for a change that is not committed yet.
    pub fn committer(&self) -> Option<Author> {
        let History::Git(Revisions { root, after: None, .. }) = self else { return None };
        let said = git::run(root, &["var", "GIT_AUTHOR_IDENT"]).ok()?;
        let said = said.to_str_lossy();
        let (name, rest) = said.split_once('<')?;
        let (mail, _) = rest.split_once('>')?;
        Some(Author { name: name.trim().to_owned(), mail: mail.to_owned() })
    }

    /// The branch that we stand on, where the after side is what is checked out.
    pub fn branch(&self) -> Option<String> {
        let History::Git(Revisions { root, after, .. }) = self else { return None };
        let told = |args: &[&str]| Some(git::run(root, args).ok()?.to_str_lossy().trim().to_owned());
        let here = after.is_none() || told(&["rev-parse", "--verify", "-q", "HEAD"]) == *after;
        here.then(|| told(&["symbolic-ref", "--short", "-q", "HEAD"])).flatten().filter(|name| !name.is_empty())
    }

    /// The id of the tree of the before side.
    pub fn tree_before(&self) -> Option<String> {
        let History::Git(Revisions { root, before, .. }) = self else { return None };
        let said = git::run(root, &["rev-parse", "--verify", "-q", &format!("{before}^{{tree}}")]).ok()?;
        Some(said.to_str_lossy().trim().to_owned())
    }
}

/// Whether `merge` holds what git makes of its two parents by itself, without a conflict.
fn is_plain(revisions: &Revisions, merge: &Commit, proposed: &str) -> bool {
    let args = ["merge-tree", "--write-tree", "--no-messages", &revisions.before, proposed];
    git::run(&revisions.root, &args).is_ok_and(|tree| tree.to_str_lossy().trim() == merge.tree)
}

/// Reads what git tells; none where it is anything else than commits.
fn parse(output: &[u8]) -> Option<Vec<Commit>> {
    let fields: Vec<&[u8]> = output.split(|byte| *byte == 0).collect();
    let text = |bytes: &[u8]| bytes.to_str_lossy().into_owned();
    let named = |id: &[u8]| !id.is_empty() && id.iter().all(u8::is_ascii_hexdigit);
    let commit = |fields: &[&[u8]]| match fields {
        [id, parents, tree, name, mail, committer, committer_mail, time, message, notes] if named(id) => Some(Commit {
            id: text(id),
            parents: text(parents).split_whitespace().map(str::to_owned).collect(),
            tree: text(tree),
            author: Author { name: text(name), mail: text(mail) },
            committer: Author { name: text(committer), mail: text(committer_mail) },
            time: text(time).parse().unwrap_or(i64::MAX),
            message: text(message),
            notes: text(notes),
        }),
        _ => None,
    };
    let chunks = fields.chunks_exact(FIELDS);
    let whole = matches!(chunks.remainder(), [last] if last.is_empty());
    chunks.map(commit).collect::<Option<_>>().filter(|_| whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commits_read_whatever_they_say() {
        let one = "aa\0bb cc\0dd\0Ann\0a@x\0Bob\0b@x\x007\0Fix\n\nlog: commit\n\0\0";
        let two = "ee\0\0ff\0\0\0\0\0no time\0\0{\"x\":1}\n\0";
        let commits = parse(format!("{one}{two}").as_bytes()).unwrap();
        assert_eq!(commits.len(), 2);
        assert_eq!((commits[0].parents.len(), commits[0].time, commits[0].author.mail.as_str()), (2, 7, "a@x"));
        assert_eq!((commits[1].time, commits[1].notes.as_str()), (i64::MAX, "{\"x\":1}\n"));
        assert_eq!(parse(b""), Some(Vec::new()));
        assert_eq!(parse(format!("{one}x\0").as_bytes()), None, "a field too many");
        assert_eq!(parse(one.replace("aa", "no id").as_bytes()), None);
    }
}
