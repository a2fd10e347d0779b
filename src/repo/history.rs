//! What came before a change, and what was said of it: asked for only by who wants to know.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::time::Duration;

use bstr::ByteSlice;
use siphasher::sip128::{Hasher128, SipHasher13};
use std::hash::Hasher;

use super::git::{self, Object};
use super::{FileDiff, folders, worktree};
use crate::source::{RepoPath, limits};

/// Where the past of a change is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum History {
    /// In a repository of git.
    Git(Revisions),
    /// In a folder with `task.md`, what was asked for, and `history/`: `history/01/` is how the repository stood, oldest
    /// first, and `history/01.md` what was said when it came to that; `history/before.md` is said of the before side.
    Case(PathBuf),
    /// Nowhere.
    #[default]
    Nothing,
}

/// The two ends of a change that git knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revisions {
    /// Where git is asked.
    pub root: PathBuf,
    /// Full id of the before side.
    pub before: String,
    /// Full id of the after side; none for the index and the working tree.
    pub after: Option<String>,
    /// Whether history is cut off.
    pub shallow: bool,
}

/// Commits, the newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Past {
    /// What is known of them.
    pub steps: Vec<Step>,
    /// Why there may be more, as the start of a sentence.
    pub cut: Option<&'static str>,
}

/// One commit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Step {
    /// Its full id.
    pub id: String,
    /// Who wrote it; empty where that is not known.
    pub author: String,
    /// When, in seconds since 1970.
    pub time: i64,
    /// What was said of it.
    pub message: String,
    /// What it did to the files that were asked for. Nothing is known of what a merge did.
    pub touched: Vec<Touch>,
}

/// What a commit did to a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Touch {
    /// Which file.
    pub path: RepoPath,
    /// Its path before, where the commit renamed it and that was asked for.
    pub from: Option<RepoPath>,
    /// The names of its content before and after; empty where it did not exist.
    pub blobs: (String, String),
}

impl Past {
    /// Why there are more commits than these in most repositories.
    pub const LONG: &'static str = "its history is longer than is read";
}

impl History {
    /// The commits that led to the before side, with what they did to `paths`.
    pub fn before(&self, paths: &[RepoPath]) -> Past {
        let paths = paths.get(..limits::HISTORY_FILES).unwrap_or(paths);
        match self {
            History::Git(revisions) => {
                let mut past = revisions.log(&revisions.before, "%s", &["--no-renames"], paths).unwrap_or_default();
                if revisions.shallow {
                    past.cut = Some("the clone is shallow");
                }
                past
            }
            History::Case(folder) => Past { steps: states(&folder.join("history"), folder, paths), cut: None },
            History::Nothing => Past { steps: Vec::new(), cut: Some("there is no history here") },
        }
    }

    /// The commits that led to the before side, merges aside, with all that they touched and all that was said of them.
    /// What a shallow clone holds says less than nothing: its last commit seems to have made every file.
    pub fn lore(&self) -> Past {
        match self {
            History::Git(Revisions { shallow: true, .. }) => {
                Past { steps: Vec::new(), cut: Some("the clone is shallow") }
            }
            History::Git(revisions) => {
                let log = |renames| revisions.log(&revisions.before, "%B", &["--no-merges", renames], &[]);
                // A partial clone lacks what renames are told by.
                let past = log("-M").or_else(|| log("--no-renames"));
                past.unwrap_or(Past { steps: Vec::new(), cut: Some("git does not tell its history") })
            }
            History::Case(folder) if folder.join("history").is_dir() => {
                let entries = std::fs::read_dir(folder.join("history")).into_iter().flatten().flatten();
                let roots = entries.map(|entry| entry.path()).chain([folder.join("before")]);
                let mut paths: Vec<RepoPath> = roots.flat_map(|root| folders::files(&root)).collect();
                paths.sort();
                paths.dedup();
                Past { steps: states(&folder.join("history"), folder, &paths), cut: None }
            }
            History::Case(_) | History::Nothing => Past { steps: Vec::new(), cut: Some("there is no history here") },
        }
    }

    /// The commits that the change is made of, with what was said of them and which files they touch; none where it is
    /// not made of commits.
    pub fn within(&self) -> Past {
        match self {
            History::Git(Revisions { after: None, .. }) | History::Case(_) | History::Nothing => Past::default(),
            History::Git(revisions) => {
                let range = format!("{}..{}", revisions.before, revisions.after.as_deref().unwrap_or_default());
                revisions.log(&range, "%B", &["--no-renames"], &[]).unwrap_or_default()
            }
        }
    }

    /// What a case says that was asked for.
    pub fn asked(&self) -> Option<String> {
        let History::Case(folder) = self else { return None };
        let bytes = worktree::read(&folder.join("task.md")).into_bytes()?;
        Some(bytes.to_str_lossy().into_owned())
    }

    /// Whether the after side was made from the before side. Of two that only have a forebear in common each lacks what
    /// the other has.
    pub fn descends(&self) -> bool {
        let History::Git(revisions) = self else { return true };
        let Some(after) = &revisions.after else { return true };
        git::run(&revisions.root, &["merge-base", "--is-ancestor", &revisions.before, after]).is_ok()
    }

    /// The name of the content that `file` has after the change.
    pub fn blob_after(&self, file: &FileDiff) -> Option<String> {
        if !file.blobs.1.is_empty() {
            return Some(file.blobs.1.clone());
        }
        let History::Git(Revisions { root, after: None, .. }) = self else { return None };
        // As it would be committed, line ends and filters applied. Nothing is written.
        let path = file.path.as_bytes().to_path().ok()?;
        let args = [OsString::from("hash-object"), "--".into(), root.join(path).into_os_string()];
        let id = git::run(root, &args).ok()?.to_str_lossy().trim().to_owned();
        Some(id).filter(|id| !id.is_empty())
    }
}

impl Revisions {
    fn log(&self, revisions: &str, message: &str, how: &[&str], paths: &[RepoPath]) -> Option<Past> {
        let most = format!("-n{}", limits::HISTORY_COMMITS);
        let format = format!("--format=commit %H %at%x00%an%x00{message}");
        // Everything that the user's configuration could change is asked for by hand, as for the listing of a change.
        let mut args: Vec<OsString> = ["--literal-pathspecs", "log", "--raw", "-z", "--no-abbrev"]
            .into_iter()
            .chain(how.iter().copied())
            .chain(["--no-ext-diff", "--no-textconv", "--no-relative", "--no-color", "--no-show-signature"])
            .chain(["--ignore-submodules=dirty", &most, &format, revisions, "--"])
            .map(OsString::from)
            .collect();
        args.extend(paths.iter().filter_map(|path| Some(path.as_bytes().to_os_str().ok()?.to_owned())));
        let mut command = git::command(&self.root);
        command.args(args).env("GIT_NO_LAZY_FETCH", "1");
        let (output, whole) =
            git::run_within(command, Duration::from_millis(limits::HISTORY_MS), limits::HISTORY_BYTES)?;
        let steps = parse(&output);
        let cut = if !whole {
            Some("git takes too long to tell its history")
        } else if steps.len() >= limits::HISTORY_COMMITS {
            Some(Past::LONG)
        } else {
            None
        };
        Some(Past { steps, cut })
    }
}

/// Reads what `log --raw -z` prints: a commit is `commit <id> <time>`, an author and a message, and for each file a line
/// of numbers and a path; a zero byte ends each.
fn parse(output: &[u8]) -> Vec<Step> {
    let mut fields = output.split(|byte| *byte == 0);
    let mut steps: Vec<Step> = Vec::new();
    while let Some(field) = fields.next() {
        let field = field.strip_prefix(b"\n").unwrap_or(field).to_str_lossy();
        if let Some(rest) = field.strip_prefix("commit ") {
            let (id, time) = rest.split_once(' ').unwrap_or((rest, ""));
            let mut text = || fields.next().map(|text| text.to_str_lossy().into_owned()).unwrap_or_default();
            steps.push(Step {
                id: id.to_owned(),
                time: time.parse().unwrap_or_default(),
                author: text(),
                message: text(),
                touched: Vec::new(),
            });
        } else if let Some(rest) = field.strip_prefix(':') {
            let Some(first) = fields.next() else { break };
            let words: Vec<&str> = rest.split(' ').collect();
            let ([_, _, before, after, status], Some(step)) = (words.as_slice(), steps.last_mut()) else { break };
            let named = |id: &str| if id.bytes().all(|byte| byte == b'0') { String::new() } else { id.to_owned() };
            let moved = status.starts_with(['R', 'C']).then(|| fields.next()).flatten();
            step.touched.push(Touch {
                path: RepoPath::new(moved.unwrap_or(first)),
                from: moved.filter(|_| status.starts_with('R')).map(|_| RepoPath::new(first)),
                blobs: (named(before), named(after)),
            });
        }
    }
    steps
}

/// What names the content of a file on disk; nothing where there is none.
pub(super) fn named(object: Option<&Object>) -> String {
    let Some(Object::Blob(bytes)) = object else { return String::new() };
    let mut hasher = SipHasher13::new();
    hasher.write(bytes);
    let hash = hasher.finish128();
    format!("{:016x}{:016x}", hash.h1, hash.h2)
}

/// The states of `folder`, the newest first; the last of them is the before side of `case`.
fn states(folder: &Path, case: &Path, paths: &[RepoPath]) -> Vec<Step> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut states: Vec<PathBuf> = entries.filter(|path| path.is_dir()).collect();
    states.sort();
    states.push(case.join("before"));
    let name = |state: &Path| state.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let blob = |state: &Path, path: &RepoPath| named(folders::read_inside(state, path).map(Object::Blob).as_ref());
    let mut steps: Vec<Step> = states
        .windows(2)
        .filter_map(|pair| match pair {
            [before, after] => {
                let touch = |path: &RepoPath| Touch {
                    path: path.clone(),
                    from: None,
                    blobs: (blob(before, path), blob(after, path)),
                };
                let id = name(after);
                let message = worktree::read(&folder.join(format!("{id}.md"))).into_bytes().unwrap_or_default();
                let touched = paths.iter().map(touch).filter(|touch| touch.blobs.0 != touch.blobs.1).collect();
                Some(Step { id, message: message.to_str_lossy().trim().to_owned(), touched, ..Step::default() })
            }
            _ => None,
        })
        .collect();
    steps.reverse();
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_git_prints_reads_whatever_a_message_says() {
        let (a, b, none) = ("a".repeat(40), "b".repeat(40), "0".repeat(40));
        let said = format!(
            "commit 12 7\0Ann\0Add x\n\n:100644 nonsense\ncommit 3 4\0\0commit 13 8\0Bob\0Fix\0\n:100644 100644 {a} {b} M\0src/x\0\
             :000000 100644 {none} {a} A\0commit y\0"
        );
        let steps = parse(said.as_bytes());
        assert_eq!(steps.len(), 2, "{steps:?}");
        assert_eq!((steps[0].author.as_str(), steps[0].time, steps[0].touched.len()), ("Ann", 7, 0));
        let touched: Vec<(String, &str, &str)> = steps[1]
            .touched
            .iter()
            .map(|touch| (touch.path.to_text(), touch.blobs.0.as_str(), touch.blobs.1.as_str()))
            .collect();
        assert_eq!(touched, [("src/x".to_owned(), a.as_str(), b.as_str()), ("commit y".to_owned(), "", a.as_str())]);
    }
}
