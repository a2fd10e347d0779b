//! What was said of a change: reviews, signed trailers, push options. Whoever asks for approvals asks here.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::UsageError;
use crate::finding::Finding;
use crate::lint::Report;
use crate::policy::Config;
use crate::policy::gate::{Authors, BYTES, Ballot, Decision, Gate, Owners, Papers, Signed, Subject, paths};
use crate::provenance::{self, Provenance};
use crate::repo::{self, Commit, Head, History, Input, Loaded};
use crate::source::RepoPath;

/// All that is known of who wrote a change and who approves it.
pub(super) struct Heard {
    pub(super) ballot: Ballot,
    pub(super) owners: Owners,
    pub(super) provenance: Provenance,
    pub(super) diff: Option<String>,
    pub(super) head: Option<String>,
}

/// The gate of a configuration, and all that it is to decide by.
pub(super) struct Bench {
    pub(super) heard: Heard,
    gate: Gate,
}

impl Bench {
    /// Reads `reviews` and whatever else was said of the change.
    pub(super) fn hear(
        reviews: &[PathBuf],
        input: Option<&Input>,
        loaded: &mut Loaded,
        config: &Config,
    ) -> Result<Self, UsageError> {
        let wrong = |e| UsageError::new("the configuration does not read", e, "correct it and run again");
        let gate = Gate::new(config.gate.as_ref()).map_err(wrong)?;
        let heard = hear(reviews, input, loaded, &gate)?;
        Ok(Self { heard, gate })
    }

    /// Who must approve what of `report`, and whether they did.
    pub(super) fn decide(&self, report: &Report) -> Decision {
        let Heard { owners, provenance, ballot, diff, head } = &self.heard;
        let decided = self.gate.decide(&report.findings, &report.change, owners, provenance.clone(), ballot.clone());
        Decision { diff: diff.clone(), head: head.clone(), ..decided }
    }

    /// Sets aside what is pending and was approved, by whom the gate asks for where it asks for anybody.
    pub(super) fn honour(&self, report: &mut Report) {
        let decision = self.decide(report);
        let approved = |(at, finding): (usize, &Finding)| match decision.demands.iter().find(|one| one.finding == at) {
            Some(demand) => demand.allowed,
            None => {
                !self.gate.endorsers(&self.heard.ballot, &paths(finding, &report.change), &self.heard.owners).is_empty()
            }
        };
        let honoured: Vec<bool> = report.findings.iter().enumerate().map(approved).collect();
        report.honour_pending(&honoured);
    }
}

/// The key of a trailer.
const TRAILER: &str = "blastlint-approved-by";

/// Most trailers that are verified.
const TRAILERS: usize = 32;

/// Reads `reviews` and asks git and the environment for the rest.
pub(super) fn hear(
    reviews: &[PathBuf],
    input: Option<&Input>,
    loaded: &mut Loaded,
    gate: &Gate,
) -> Result<Heard, UsageError> {
    let papers = papers(reviews, loaded)?;
    let commits = commits(loaded)?;
    let head = loaded.history.head(&commits);
    let digest = diff(input, loaded);
    let subject = Subject {
        committed: head.as_ref().and_then(|head| commits.iter().find(|commit| commit.id == head.id)).map(|c| c.time),
        authors: authors(&commits, head.as_ref(), loaded),
        signed: signed(&commits, head.as_ref(), &loaded.history),
        push_options: push_options(),
        head: head.as_ref().map(|head| head.id.clone()),
        digest: digest.clone(),
    };
    let long =
        |why| UsageError::new("who owns what is not known", why, "split the file, or take out what nobody reads");
    Ok(Heard {
        ballot: Ballot::of(&papers, &subject, gate.config()),
        owners: Owners::of(&mut loaded.before).map_err(long)?,
        provenance: Provenance::of(&commits, &branches(&loaded.history), &loaded.change),
        diff: digest.ok(),
        head: subject.head,
    })
}

/// Who wrote a change.
pub(super) fn provenance(loaded: &Loaded) -> Result<Provenance, UsageError> {
    Ok(Provenance::of(&commits(loaded)?, &branches(&loaded.history), &loaded.change))
}

/// The hash of the diff, or why there is none.
pub(super) fn diff(input: Option<&Input>, loaded: &Loaded) -> Result<String, String> {
    let input = input.ok_or("there is nothing but a plan")?;
    repo::digest(input, loaded).map_err(|e| e.to_string())
}

fn commits(loaded: &Loaded) -> Result<Vec<Commit>, UsageError> {
    loaded.history.commits(provenance::notes()).map_err(|e| {
        UsageError::new("who wrote the change is not known", e, "git fetch --unshallow, or gate a smaller range")
    })
}

fn papers(files: &[PathBuf], loaded: &Loaded) -> Result<Papers, UsageError> {
    let mut papers = Papers::default();
    for file in files {
        let title = || format!("the reviews {} do not read", file.display());
        let next = "gh api --paginate repos/OWNER/REPO/pulls/NUMBER/reviews > reviews.json";
        if is_of_change(file, loaded) {
            let cause = "it is a file of the change: whoever wrote the change wrote it";
            return Err(UsageError::new(title(), cause, next));
        }
        let bytes = bytes(file).map_err(|e| UsageError::new(title(), e, next))?;
        papers.add(&bytes).map_err(|why| UsageError::new(title(), why, next))?;
    }
    Ok(papers)
}

fn bytes(file: &Path) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let read = if file == Path::new("-") {
        io::stdin().lock().take(BYTES + 1).read_to_end(&mut bytes)
    } else {
        File::open(file).and_then(|file| file.take(BYTES + 1).read_to_end(&mut bytes))
    };
    read.map_err(|e| e.to_string())?;
    let fits = u64::try_from(bytes.len()).is_ok_and(|length| length <= BYTES);
    if fits { Ok(bytes) } else { Err(format!("they are longer than {BYTES} bytes")) }
}

/// Whether the change brings the file at `path`, links followed. One that git does not track yet is nobody's.
fn is_of_change(path: &Path, loaded: &Loaded) -> bool {
    let History::Git(revisions) = &loaded.history else { return false };
    if revisions.after.is_none() {
        return false;
    }
    let (Ok(path), Ok(root)) = (path.canonicalize(), revisions.root.canonicalize()) else { return false };
    let Ok(inside) = path.strip_prefix(&root) else { return false };
    let inside = RepoPath::from(inside.to_string_lossy().replace('\\', "/").as_str());
    loaded.change.files.iter().any(|file| file.path == inside)
}

/// Everybody who wrote some of the change; who only signs an approval, or merges what others wrote, wrote nothing.
fn authors(commits: &[Commit], head: Option<&Head>, loaded: &Loaded) -> Authors {
    let before = loaded.change.before_revision.as_deref();
    let tree_before = loaded.history.tree_before();
    let tree = |id: &String| {
        let own = commits.iter().find(|commit| commit.id == *id).map(|commit| commit.tree.as_str());
        own.or_else(|| tree_before.as_deref().filter(|_| before == Some(id)))
    };
    let merge = head.and_then(|head| head.merge.as_deref());
    let is_empty = |commit: &Commit| {
        let same = matches!(commit.parents.as_slice(), [parent] if tree(parent) == Some(&commit.tree));
        same || merge == Some(&commit.id)
    };
    let mut authors = Authors::of(commits, is_empty);
    loaded.history.committer().iter().for_each(|author| authors.add(author));
    authors
}

fn signed(commits: &[Commit], head: Option<&Head>, history: &History) -> Vec<Signed> {
    let tops = head.into_iter().flat_map(|head| std::iter::once(&head.id).chain(&head.merge));
    let tags: Vec<repo::Tag> = tops.flat_map(|id| history.tags_at(id)).collect();
    let carriers = commits.iter().map(|commit| (&commit.id, &commit.message));
    let carriers = carriers.chain(tags.iter().map(|tag| (&tag.id, &tag.message)));
    let said = carriers.flat_map(|(id, message)| message.lines().filter_map(trailer).map(move |said| (id, said)));
    let verified = said.take(TRAILERS).map(|(id, said)| Signed {
        said: said.to_owned(),
        signature: history.signature(id),
        carrier: id.clone(),
    });
    verified.collect()
}

fn trailer(line: &str) -> Option<&str> {
    let (key, said) = line.trim().split_once(':')?;
    key.eq_ignore_ascii_case(TRAILER).then_some(said.trim()).filter(|said| !said.is_empty())
}

/// The push options that git gives to a hook.
fn push_options() -> Vec<String> {
    let count = std::env::var("GIT_PUSH_OPTION_COUNT").ok().and_then(|count| count.parse::<usize>().ok());
    let option = |at: usize| std::env::var(format!("GIT_PUSH_OPTION_{at}")).ok();
    (0..count.unwrap_or_default().min(64)).filter_map(option).collect()
}

/// The branches that the change is said to come from.
fn branches(history: &History) -> Vec<String> {
    const TOLD: [&str; 2] = ["GITHUB_HEAD_REF", "CI_MERGE_REQUEST_SOURCE_BRANCH_NAME"];
    let told = TOLD.iter().filter_map(|name| std::env::var(name).ok()).filter(|name| !name.is_empty());
    told.chain(history.branch()).collect()
}
