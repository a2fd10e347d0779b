//! The `git` command: one process for each question, one that stays open for objects.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use super::RepoError;
use crate::source::limits;

/// The `git` command in `cwd`. It takes no locks: a linter must not get in the way of a commit that runs beside it.
pub(super) fn command(cwd: &Path) -> Command {
    let mut command = Command::new("git");
    command.arg("--no-optional-locks").current_dir(cwd);
    // Whoever may push may also push `refs/replace/`, and git would show something else than what it hands out.
    command.env("GIT_NO_REPLACE_OBJECTS", "1");
    command
}

/// Runs `git` in `cwd` and returns what it prints.
///
/// # Errors
/// When git cannot be run, or fails.
pub(super) fn run<S: AsRef<OsStr>>(cwd: &Path, args: &[S]) -> Result<Vec<u8>, RepoError> {
    let output = command(cwd).args(args).stdin(Stdio::null()).output().map_err(RepoError::NoGit)?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let command = args.first().map(|arg| arg.as_ref().to_string_lossy().into_owned()).unwrap_or_default();
    Err(RepoError::Git { command, detail: String::from_utf8_lossy(&output.stderr).trim().to_owned() })
}

/// What `command` prints in so much time, and at most so many bytes of it; and whether that is all. None where it cannot
/// be run, or fails.
pub(super) fn run_within(mut command: Command, time: Duration, most: u64) -> Option<(Vec<u8>, bool)> {
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().ok()?;
    let output = child.stdout.take()?;
    let (done, wait) = mpsc::channel();
    let reader = std::thread::spawn(move || {
        let mut bytes = Vec::new();
        let read = output.take(most).read_to_end(&mut bytes);
        // Nobody waits any more where it took too long.
        let _ = done.send(());
        read.map(|_| bytes).unwrap_or_default()
    });
    let in_time = wait.recv_timeout(time).is_ok();
    if !in_time {
        let _ = child.kill();
    }
    let bytes = reader.join().unwrap_or_default();
    let whole = in_time && (bytes.len() as u64) < most;
    if in_time && !whole {
        let _ = child.kill();
    }
    let ended = child.wait().ok()?;
    // A search that finds nothing ends with 1.
    (!whole || ended.code().is_some_and(|code| code < 2)).then_some((bytes, whole))
}

/// An object as `cat-file --batch` gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Object {
    /// A blob.
    Blob(Vec<u8>),
    /// A commit, a tree or a tag: its id.
    Other(String),
    /// A blob over the size limit, not kept: its size.
    TooLarge(u64),
    /// git has no such object here.
    Missing,
}

impl Object {
    /// The bytes of a blob.
    pub fn into_bytes(self) -> Option<Vec<u8>> {
        match self {
            Object::Blob(bytes) => Some(bytes),
            _ => None,
        }
    }
}

/// An answer of `cat-file --batch`.
struct Content {
    kind: String,
    id: String,
    size: u64,
    bytes: Option<Vec<u8>>,
}

/// An open `git cat-file --batch`.
#[derive(Debug)]
pub struct Objects {
    child: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
    root: PathBuf,
    partial: bool,
}

impl Objects {
    /// Opens the process in `cwd`. In a partial clone it must not fetch by itself, which it would do blob by blob.
    ///
    /// # Errors
    /// When git cannot be run.
    pub(super) fn open(cwd: &Path, partial: bool) -> Result<Self, RepoError> {
        let mut command = command(cwd);
        if partial {
            command.env("GIT_NO_LAZY_FETCH", "1");
        }
        let mut child = command
            .args(["cat-file", "--batch"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(RepoError::NoGit)?;
        let broken = || RepoError::Git { command: "cat-file".into(), detail: "no pipe".into() };
        let input = child.stdin.take();
        let output = BufReader::new(child.stdout.take().ok_or_else(broken)?);
        Ok(Self { child, input, output, root: cwd.to_owned(), partial })
    }

    /// The same process, whose paths of the working tree count from `root`.
    pub(super) fn rooted(mut self, root: &Path) -> Self {
        root.clone_into(&mut self.root);
        self
    }

    /// The folder that paths of the working tree count from.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Ends the process; nothing can be read any more.
    pub(super) fn finish(&mut self) {
        self.input = None;
    }

    /// Whether git may have left objects with the remote.
    pub(super) fn is_partial(&self) -> bool {
        self.partial
    }

    /// Reads one object by name. A name with a line end is no name.
    ///
    /// # Errors
    /// When the process is gone.
    pub fn read(&mut self, name: impl AsRef<[u8]>) -> Result<Object, RepoError> {
        let name = name.as_ref();
        if name.contains(&b'\n') || name.contains(&0) {
            return Ok(Object::Missing);
        }
        self.ask(std::iter::once(name))?;
        self.answer()
    }

    /// The content of a tree by name, as git stores it, and how many bytes an id in it has.
    ///
    /// # Errors
    /// When the process is gone.
    pub(super) fn read_tree(&mut self, name: &[u8]) -> Result<Option<(Vec<u8>, usize)>, RepoError> {
        if name.contains(&b'\n') || name.contains(&0) {
            return Ok(None);
        }
        self.ask(std::iter::once(name))?;
        let (kind, id, bytes) = match self.content(|kind| kind == "tree")? {
            Some(Content { kind, id, bytes: Some(bytes), .. }) => (kind, id, bytes),
            _ => return Ok(None),
        };
        Ok((kind == "tree").then_some((bytes, id.len() / 2)))
    }

    /// Reads many objects by id, each as soon as it is there.
    ///
    /// # Errors
    /// When the process is gone.
    pub(super) fn read_all<'a>(
        &'a mut self,
        ids: &'a [String],
    ) -> impl Iterator<Item = Result<Object, RepoError>> + 'a {
        // So many are asked for ahead of the answers that git need not wait, and never so many that a pipe fills up:
        // 64 ids are 4 KiB at most, well below the smallest pipe.
        const AHEAD: usize = 64;
        let mut asked = 0;
        (0..ids.len()).map(move |answered| {
            if asked - answered <= AHEAD / 2 {
                let upto = ids.len().min(answered + AHEAD);
                self.ask(ids.get(asked..upto).unwrap_or_default().iter().map(String::as_bytes))?;
                asked = upto;
            }
            self.answer()
        })
    }

    /// The SHA-256 of the bytes of a blob, however large; none where git has no such blob here.
    ///
    /// # Errors
    /// When the process is gone.
    pub(super) fn hash(&mut self, id: &str) -> Result<Option<[u8; 32]>, RepoError> {
        self.ask(std::iter::once(id.as_bytes()))?;
        let Some((kind, _, size)) = self.header()? else { return Ok(None) };
        let hash = super::digest::of_reader(&mut (&mut self.output).take(size)).map_err(|e| gone(&e.to_string()))?;
        let mut end = [0];
        self.output.read_exact(&mut end).map_err(|e| gone(&e.to_string()))?;
        Ok((kind == "blob").then_some(hash))
    }

    fn ask<'a>(&mut self, names: impl Iterator<Item = &'a [u8]>) -> Result<(), RepoError> {
        let input = self.input.as_mut().ok_or_else(|| gone("closed"))?;
        let lines: Vec<u8> = names.flat_map(|name| [name, b"\n"].concat()).collect();
        input.write_all(&lines).and_then(|()| input.flush()).map_err(|e| gone(&e.to_string()))
    }

    fn answer(&mut self) -> Result<Object, RepoError> {
        let Some(content) = self.content(|kind| kind == "blob")? else { return Ok(Object::Missing) };
        Ok(match (content.kind.as_str(), content.bytes) {
            ("blob", Some(bytes)) => Object::Blob(bytes),
            ("blob", None) => Object::TooLarge(content.size),
            _ => Object::Other(content.id),
        })
    }

    /// The line in front of the next answer: kind, id and size; none where git has no such object.
    fn header(&mut self) -> Result<Option<(String, String, u64)>, RepoError> {
        let mut header = Vec::new();
        self.output.read_until(b'\n', &mut header).map_err(|e| gone(&e.to_string()))?;
        let header = String::from_utf8_lossy(&header).trim_end().to_owned();
        if header.is_empty() {
            return Err(gone("no answer"));
        }
        let mut fields = header.rsplit(' ');
        let size = fields.next().and_then(|size| size.parse::<u64>().ok());
        let kind = fields.next().unwrap_or_default();
        let Some(size) = size.filter(|_| matches!(kind, "blob" | "tree" | "commit" | "tag")) else {
            return Ok(None);
        };
        Ok(Some((kind.to_owned(), fields.next().unwrap_or_default().to_owned(), size)))
    }

    /// The next answer; its bytes are kept where it is `wanted` and not too large.
    fn content(&mut self, wanted: impl Fn(&str) -> bool) -> Result<Option<Content>, RepoError> {
        let Some((kind, id, size)) = self.header()? else { return Ok(None) };
        let keep = wanted(&kind) && size <= limits::FILE_BYTES;
        let mut bytes = Vec::new();
        let mut content = (&mut self.output).take(size + 1);
        let copied = if keep {
            content.read_to_end(&mut bytes).map(|n| n as u64)
        } else {
            std::io::copy(&mut content, &mut std::io::sink())
        };
        if copied.map_err(|e| gone(&e.to_string()))? != size + 1 {
            return Err(gone("the answer was cut off"));
        }
        bytes.pop();
        Ok(Some(Content { kind, id, size, bytes: keep.then_some(bytes) }))
    }
}

impl Drop for Objects {
    fn drop(&mut self) {
        self.input = None;
        // The process ends with its input; what it says then changes nothing.
        let _ = self.child.wait();
    }
}

fn gone(detail: &str) -> RepoError {
    RepoError::Git { command: "cat-file --batch".into(), detail: detail.to_owned() }
}
