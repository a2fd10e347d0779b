//! One file of a unified diff: its paths and modes, and the lines of its hunks.

use bstr::ByteSlice;

use super::{ChangeSet, Content, FileDiff, Hunk, Status, diff, patch_path};
use crate::source::{Gap, GapReason, RepoPath, Side, Source, limits};

/// The mode at the end of `1234567..89abcde 100644`, which is that of both sides.
fn mode_of_index(rest: &[u8]) -> Option<&[u8]> {
    rest.rsplit(|byte| *byte == b' ').next().filter(|mode| mode.len() == 6 && rest.len() > 7)
}

/// Whether `1234567..89abcde` names no content, or empty content, on both sides.
fn is_empty(rest: &[u8]) -> bool {
    let ids = rest.split(|byte| *byte == b' ').next().unwrap_or_default();
    let none = |id: &[u8]| id.iter().all(|byte| *byte == b'0');
    let side = |id: &[u8]| none(id) || id.starts_with(b"e69de29") || id.starts_with(b"473a0f4");
    ids.split_once_str("..").is_some_and(|(before, after)| side(before) && side(after))
}

/// One side of a file, as far as it is known.
#[derive(Default)]
struct Lines {
    text: Vec<u8>,
    count: usize,
    /// Lines that the open hunk still has to bring.
    left: usize,
}

impl Lines {
    /// Blank lines up to the start of a hunk; false where they are too many.
    fn fill(&mut self, start: usize, count: usize, fill: &mut usize) -> bool {
        let wanted = if count == 0 { start } else { start.saturating_sub(1) };
        let more = wanted.saturating_sub(self.count);
        let fits = more <= *fill && self.text.len().saturating_add(more) <= limits::FILE_BYTES as usize;
        if fits {
            *fill -= more;
            self.text.resize(self.text.len() + more, b'\n');
            self.count += more;
            self.left = count;
        }
        fits
    }

    /// Whether a hunk starts above what is already there.
    fn late(&self, start: usize, count: usize) -> bool {
        self.count > if count == 0 { start } else { start.saturating_sub(1) }
    }

    fn push(&mut self, line: &[u8]) {
        self.text.extend_from_slice(line);
        self.count += 1;
        self.left = self.left.saturating_sub(1);
    }

    fn drop_line_end(&mut self) {
        if self.text.ends_with(b"\n") {
            self.text.pop();
        }
        if self.text.ends_with(b"\r") {
            self.text.pop();
        }
    }
}

/// A file of a diff, as far as it is read.
#[derive(Default)]
pub(super) struct Section {
    pub(super) before_path: Option<RepoPath>,
    pub(super) after_path: Option<RepoPath>,
    before: Lines,
    after: Lines,
    modes: (String, String),
    pub(super) hunks: Vec<Hunk>,
    /// The sign of the last line of a hunk.
    last: u8,
    /// Whether the line before was the last of a hunk.
    pub(super) ended: bool,
    /// Whether git wrote it.
    pub(super) git: bool,
    /// Whether its `---` line was read.
    pub(super) named: bool,
    /// Whether the lines of the diff end in CR LF whatever those of the file do.
    pub(super) carried: bool,
    copied: bool,
    pub(super) binary: bool,
    /// Whether git said that the content changed, and both sides of it are empty or not there.
    index: Option<bool>,
    gaps: Vec<GapReason>,
}

impl Section {
    /// A file that a `diff --git` line opens.
    pub(super) fn of_git(path: Option<RepoPath>) -> Self {
        Self { before_path: path.clone(), after_path: path, git: true, ..Self::default() }
    }

    /// Takes a line of an open hunk; false where none is open, or the line is none of a hunk.
    pub(super) fn body(&mut self, line: &[u8]) -> bool {
        let bare: Vec<u8>;
        let line = match line.strip_suffix(b"\r\n").filter(|_| self.carried) {
            Some(text) => {
                bare = [text, b"\n"].concat();
                &bare
            }
            None => line,
        };
        let sign = line.first().copied().unwrap_or_default();
        if sign == b'\\' && self.last != 0 {
            self.no_line_end();
            return true;
        }
        if self.before.left == 0 && self.after.left == 0 {
            return false;
        }
        let rest = line.get(1..).unwrap_or_default();
        match sign {
            b'-' if self.before.left > 0 => self.push(rest, true, false),
            b'+' if self.after.left > 0 => self.push(rest, false, true),
            b' ' => self.push(rest, true, true),
            // Mail programs cut the blank off an empty line.
            b'\n' | b'\r' => self.push(line, true, true),
            _ => {
                self.cut_off();
                return false;
            }
        }
        self.last = if matches!(sign, b'-' | b'+') { sign } else { b' ' };
        self.ended = self.before.left == 0 && self.after.left == 0;
        true
    }

    /// A hunk is shorter than its header says: what follows must not be taken for its lines.
    fn cut_off(&mut self) {
        if self.before.left > 0 || self.after.left > 0 {
            (self.before.left, self.after.left) = (0, 0);
            self.doubt("a hunk is shorter than its header says");
        }
    }

    /// A gap of this file, told once.
    fn doubt(&mut self, detail: &str) {
        let reason = GapReason::Unreadable { detail: detail.to_owned() };
        if !self.gaps.contains(&reason) {
            self.gaps.push(reason);
        }
    }

    fn no_line_end(&mut self) {
        if self.last != b'+' {
            self.before.drop_line_end();
        }
        if self.last != b'-' {
            self.after.drop_line_end();
        }
        self.last = 0;
    }

    pub(super) fn open(&mut self, starts: (usize, usize), counts: (usize, usize), fill: &mut usize) {
        let (b, a) = (self.before.count, self.after.count);
        self.last = 0;
        if !(self.before.fill(starts.0, counts.0, fill) && self.after.fill(starts.1, counts.1, fill)) {
            (self.before.left, self.after.left) = (0, 0);
            let size = starts.0.max(starts.1) as u64;
            self.gaps.push(GapReason::TooLarge { size, limit: limits::FILE_BYTES });
        }
        let (before, after) = (b..self.before.count, a..self.after.count);
        if before.len() != after.len() {
            // What stands between two hunks is the same on both sides. Where it is not, the lines are no lines of one
            // file, and what differs must be a hunk, or the sides would be compared as if it did not.
            self.hunks.push(Hunk { before, after });
            self.doubt("the line numbers of its hunks do not fit each other");
        } else if self.before.late(starts.0, counts.0) || self.after.late(starts.1, counts.1) {
            self.doubt("its hunks overlap or are out of order");
        }
    }

    /// The lines that git writes between its header and the first hunk.
    pub(super) fn extended(&mut self, line: &[u8]) {
        // The line under which a mail is signed is none of a hunk.
        let signed = matches!(line, b"-- " | b"--");
        if self.ended && !signed && line.first().is_some_and(|sign| b"+- ".contains(sign)) {
            self.doubt("a hunk is longer than its header says");
        }
        let after = |prefix: &str| line.strip_prefix(prefix.as_bytes());
        let text = |bytes: &[u8]| bytes.to_str_lossy().into_owned();
        if !self.git || self.named {
            // A line of prose; what it says of a binary file is said of another one.
        } else if let Some(path) = after("rename from ").or_else(|| after("copy from ")) {
            self.before_path = Some(patch_path::of_move(path));
            self.copied = line.starts_with(b"copy");
        } else if let Some(path) = after("rename to ").or_else(|| after("copy to ")) {
            self.after_path = Some(patch_path::of_move(path));
        } else if let Some(mode) = after("new file mode ") {
            self.before_path = None;
            self.modes.1 = text(mode);
        } else if let Some(mode) = after("deleted file mode ") {
            self.after_path = None;
            self.modes.0 = text(mode);
        } else if let Some(mode) = after("old mode ") {
            self.modes.0 = text(mode);
        } else if let Some(mode) = after("new mode ") {
            self.modes.1 = text(mode);
        } else if let Some(rest) = after("index ") {
            self.index = Some(is_empty(rest));
            if let Some(mode) = mode_of_index(rest) {
                self.modes = (text(mode), text(mode));
            }
        } else if self.hunks.is_empty() {
            self.binary |= line.starts_with(b"Binary files ") || line.starts_with(b"GIT binary patch");
        }
    }

    fn push(&mut self, line: &[u8], before: bool, after: bool) {
        let (b, a) = (self.before.count, self.after.count);
        if before != after {
            let joins = self.hunks.last_mut().filter(|hunk| hunk.before.end == b && hunk.after.end == a);
            match joins {
                Some(hunk) => {
                    hunk.before.end += usize::from(before);
                    hunk.after.end += usize::from(after);
                }
                None => self.hunks.push(Hunk { before: b..b + usize::from(before), after: a..a + usize::from(after) }),
            }
        }
        if before {
            self.before.push(line);
        }
        if after {
            self.after.push(line);
        }
    }

    fn content(&self) -> Content {
        let mode = if self.modes.1.is_empty() { &self.modes.0 } else { &self.modes.1 };
        match mode.as_str() {
            "120000" => Content::Symlink,
            "160000" => Content::Submodule,
            _ if self.binary => Content::Binary,
            _ if diff::is_lfs_pointer(&self.after.text) => Content::LfsPointer,
            _ => Content::Text,
        }
    }

    fn status(&self) -> Status {
        match (&self.before_path, &self.after_path) {
            (None, _) => Status::Added,
            (_, None) => Status::Deleted,
            _ if self.copied => Status::Copied,
            (Some(before), Some(after)) if before != after => Status::Renamed,
            _ => Status::Modified,
        }
    }

    /// Whether the content changed and the diff does not show how: it is cut off, or was made to leave it out.
    fn lacks_hunks(&self) -> bool {
        let moded = self.modes.0 != self.modes.1 && !self.modes.0.is_empty() && !self.modes.1.is_empty();
        let quiet = match self.status() {
            Status::Renamed | Status::Copied => self.index.is_none(),
            Status::Modified => self.index.is_none() && moded,
            Status::Added | Status::Deleted => self.index == Some(true),
        };
        self.hunks.is_empty() && !self.binary && (self.named || !quiet)
    }

    /// Adds the file to `change`.
    pub(super) fn finish(mut self, change: &mut ChangeSet) {
        self.cut_off();
        if self.lacks_hunks() && (self.git || self.named) {
            self.doubt("the diff holds none of its hunks");
        }
        let Some(path) = self.after_path.clone().or_else(|| self.before_path.clone()) else {
            if self.git || !self.hunks.is_empty() {
                let reason = GapReason::Unreadable { detail: "a part of the diff has no path that reads".into() };
                change.gaps.push(Gap::of(None, reason));
            }
            return;
        };
        let (status, content) = (self.status(), self.content());
        let inside = [&self.before_path, &self.after_path].into_iter().flatten().all(RepoPath::is_inside);
        let reason = if inside { GapReason::HunksOnly } else { GapReason::OutsideRoot };
        change.gaps.push(Gap::of(Some(&path), reason));
        change.gaps.extend(self.gaps.into_iter().map(|reason| Gap::at(&path, Side::After, reason)));
        let readable = inside && content != Content::Binary;
        let side = |path: &Option<RepoPath>, lines: Lines| {
            path.as_ref().filter(|_| readable).map(|path| Source::new(path.clone(), &lines.text))
        };
        change.files.push(FileDiff {
            status,
            content,
            before: side(&self.before_path, self.before),
            after: side(&self.after_path, self.after),
            before_path: self.before_path.filter(|_| matches!(status, Status::Renamed | Status::Copied)),
            path,
            modes: self.modes,
            blobs: Default::default(),
            hunks: if readable { self.hunks } else { Vec::new() },
        });
    }
}
