//! What git can be asked before it is known where we stand: a process of git takes longer to start than to answer.

use std::path::Path;
use std::process::{Child, Stdio};

use super::{Input, git, raw};

/// A question that git answers while others are asked. Whoever does not want the answer drops it.
#[derive(Debug)]
pub(super) struct Asked(Option<Child>);

impl Asked {
    /// What `input` lets us list without a further look: the files that differ.
    pub(super) fn listing(input: &Input, cwd: &Path) -> Self {
        let revisions: &[&str] = match input {
            Input::Revisions { before, after } => &[before, after],
            Input::Staged | Input::Worktree => &["HEAD"],
            _ => return Self(None),
        };
        Self::ask(cwd, &raw::listing(*input == Input::Staged, revisions), revisions)
    }

    /// The merge base, where `input` asks for one.
    pub(super) fn merge_base(input: &Input, cwd: &Path) -> Self {
        let revisions = match input {
            Input::MergeBase { before, after } => [before.as_str(), after.as_str()],
            Input::Since(revision) => [revision.as_str(), "HEAD"],
            _ => return Self(None),
        };
        Self::ask(cwd, &["merge-base", revisions[0], revisions[1]], &revisions)
    }

    fn ask(cwd: &Path, args: &[&str], revisions: &[&str]) -> Self {
        // A name that reads as an option is refused where it is resolved.
        if revisions.iter().any(|name| name.is_empty() || name.starts_with('-')) {
            return Self(None);
        }
        let mut command = git::command(cwd);
        // In a partial clone it would fetch blob by blob; there the question is asked again.
        command.args(args).env("GIT_NO_LAZY_FETCH", "1");
        Self(command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().ok())
    }

    /// What git has printed; none where it failed or was not asked.
    pub(super) fn answer(mut self) -> Option<Vec<u8>> {
        let output = self.0.take()?.wait_with_output().ok()?;
        output.status.success().then_some(output.stdout)
    }
}

impl Drop for Asked {
    fn drop(&mut self) {
        if let Some(mut child) = self.0.take() {
            // It may wait for somebody to read what it prints; what it says then changes nothing.
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}
