//! What of the work on a file is undone, and how sure it is that nobody meant that.

use rustc_hash::FxHashSet;

use super::candidate::Candidate;
use crate::fact::Confidence;
use crate::repo::{History, Past, Step};
use crate::task::{Task, distinctive};

/// A file that is again what it was.
#[derive(Debug)]
pub(super) struct Undone<'a> {
    pub(super) candidate: &'a Candidate<'a>,
    /// The commits whose work on it is gone, the newest first; the last of them brought it away from this content.
    pub(super) steps: Vec<&'a Step>,
}

/// Fewest meaningful lines that must go back for it to be anybody's work. Read off fifteen thousand commits of ten
/// repositories, of which one in a thousand is told of.
pub(super) const LINES: usize = 3;

/// From so many lines on, of which some go and some come, not even the one who wrote them takes them back by and by.
const LINES_OF_ANYBODY: usize = 20;

/// After so many seconds one's own work is like that of others.
const LONG_AGO: i64 = 30 * 24 * 60 * 60;

impl<'a> Undone<'a> {
    /// The work on `candidate` that is undone; none where it does not go back, or goes to and fro all the time.
    pub(super) fn find(candidate: &'a Candidate<'a>, past: &'a Past, history: &History) -> Option<Self> {
        let path = &candidate.file.path;
        let touches = past.steps.iter().flat_map(|step| {
            step.touched.iter().filter(|touch| touch.path == *path).map(move |touch| (step, &touch.blobs))
        });
        let touches: Vec<(&Step, &(String, String))> = touches.collect();
        let after = history.blob_after(candidate.file).filter(|_| !touches.is_empty())?;
        let mut left = touches.iter().enumerate().filter(|(_, (_, (before, _)))| *before == after);
        let (at, _) = left.next()?;
        let toggled = left.next().is_some();
        let steps: Vec<&Step> = touches.iter().take(at + 1).map(|(step, _)| *step).collect();
        (!toggled).then_some(Self { candidate, steps })
    }
}

/// What the task has to do with what is undone.
#[derive(Debug)]
pub(super) struct Witness {
    /// Authors of the change; empty where they are not known.
    authors: FxHashSet<String>,
    /// When it was made, if that is known.
    time: Option<i64>,
}

impl Witness {
    /// Who made a change of the commits `within`, and when.
    pub(super) fn of(within: &Past) -> Self {
        let authors = within.steps.iter().map(|step| step.author.clone()).filter(|author| !author.is_empty()).collect();
        Self { authors, time: within.steps.iter().map(|step| step.time).max() }
    }

    /// How sure it is that nobody meant `undone`; none where the task explains it.
    pub(super) fn weigh(&self, undone: &[&Undone<'_>], task: &Task) -> Option<Confidence> {
        let sum = |count: fn(&Candidate<'_>) -> usize| -> usize { undone.iter().map(|one| count(one.candidate)).sum() };
        let (lost, came) = (sum(|one| one.lost), sum(|one| one.came));
        let steps = || undone.iter().flat_map(|one| one.steps.iter().copied());
        let subjects: Vec<&str> = steps().map(|step| step.message.as_str()).collect();
        let asked = task.words();
        let shared = distinctive(&subjects.join("\n")).iter().any(|word| asked.contains(word));
        let removes = task.says_remove();
        if removes && shared {
            return None;
        }
        let of_others = steps().any(|step| self.is_of_another(step));
        let alarming =
            (of_others && lost + came >= LINES) || (lost.min(came) > 0 && lost + came >= LINES_OF_ANYBODY && !shared);
        // Without a task there is nothing that could have said so.
        let meant = (removes && came == 0) || !task.is_stated();
        Some(if alarming && !meant { Confidence::High } else { Confidence::Medium })
    }

    fn is_of_another(&self, step: &Step) -> bool {
        let long_ago = self.time.is_some_and(|time| time - step.time >= LONG_AGO);
        self.authors.is_empty() || !self.authors.contains(&step.author) || long_ago
    }
}
