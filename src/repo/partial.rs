//! Partial clones: blobs that git left with the remote are fetched at once, not one by one.

use std::io::Write;
use std::path::Path;
use std::process::Stdio;

use bstr::{BStr, ByteSlice};

use super::git::{self, Objects};
use super::{RepoError, raw};
use crate::source::RepoPath;

/// Makes `ids`, and the files `names` of the tree `before`, present where the remote still has them.
/// What it does not have stays missing; whoever reads it finds that out.
pub(super) fn fetch(root: &Path, before: &str, names: &[&BStr], ids: &[String]) -> Result<(), RepoError> {
    let mut wanted = ids.to_vec();
    wanted.extend(raw::ids(root, before, names));
    let missing = missing(root, &wanted)?;
    if missing.is_empty() {
        return Ok(());
    }
    let remote = remote(root);
    let args = ["-c", "fetch.negotiationAlgorithm=noop", "fetch", "--quiet", "--no-tags", "--no-write-fetch-head"];
    let rest = ["--recurse-submodules=no", "--filter=blob:none", "--stdin"];
    // Offline is no reason to stop: each blob that is not there is told as a gap.
    let _ = feed(root, &[&args[..], &rest[..], &[remote.as_str()]].concat(), &missing, true)?;
    Ok(())
}

/// Makes `paths` of the tree `before` present; nothing to do in a clone that has everything.
pub(super) fn fetch_paths(objects: &Objects, before: &str, paths: &[RepoPath]) -> Result<(), RepoError> {
    if !objects.is_partial() {
        return Ok(());
    }
    let names: Vec<&BStr> = paths.iter().filter(|path| path.is_inside()).map(RepoPath::as_bytes).collect();
    // Without a name git would list the whole tree.
    if names.is_empty() { Ok(()) } else { fetch(objects.root(), before, &names, &[]) }
}

fn missing(root: &Path, ids: &[String]) -> Result<Vec<String>, RepoError> {
    let output = feed(root, &["cat-file", "--batch-check"], ids, false)?;
    let mut missing: Vec<String> = output
        .lines()
        .filter_map(|line| line.strip_suffix(b" missing"))
        .map(|id| id.to_str_lossy().into_owned())
        .collect();
    missing.sort_unstable();
    missing.dedup();
    Ok(missing)
}

/// The remote that keeps the objects.
fn remote(root: &Path) -> String {
    let config = |args: &[&str]| git::run(root, args).unwrap_or_default().to_str_lossy().trim().to_owned();
    let named = config(&["config", "extensions.partialClone"]);
    if !named.is_empty() {
        return named;
    }
    let promisors = config(&["config", "--name-only", "--get-regexp", r"^remote\..*\.promisor$"]);
    let first = promisors.lines().next().and_then(|key| key.strip_prefix("remote.")?.strip_suffix(".promisor"));
    first.filter(|name| !name.starts_with('-')).unwrap_or("origin").to_owned()
}

/// Runs git with `lines` as its input, written from a thread so that full pipes cannot wait for each other.
fn feed(root: &Path, args: &[&str], lines: &[String], lazy: bool) -> Result<Vec<u8>, RepoError> {
    let mut command = git::command(root);
    if !lazy {
        command.env("GIT_NO_LAZY_FETCH", "1");
    }
    // Nobody is there to type a password.
    command.env("GIT_TERMINAL_PROMPT", "0").args(args);
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().map_err(RepoError::NoGit)?;
    let input = child.stdin.take();
    let text: String = lines.iter().map(|line| format!("{line}\n")).collect();
    let writer = std::thread::spawn(move || input.map(|mut input| input.write_all(text.as_bytes())));
    let output = child.wait_with_output().map_err(RepoError::NoGit)?;
    // A process that ends before it has read everything breaks the pipe; its answer is what counts.
    let _ = writer.join();
    Ok(output.stdout)
}
