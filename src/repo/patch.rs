//! A unified diff: only hunks are known, the rest of each file is blank lines so that line numbers stay right.

use bstr::ByteSlice;

use super::{ChangeSet, Content, FileDiff, Hunk, RepoError, Status, patch_path};
use crate::source::{Gap, GapReason, RepoPath, Side, Source, limits};

/// Most blank lines that are filled in, in all files together: a small diff must not ask for all memory.
const FILL: usize = 256 * 1024 * 1024;

/// Reads the files of a unified diff, as git or `diff -u` write it.
pub(super) fn read(bytes: &[u8]) -> Result<ChangeSet, RepoError> {
    let mut reader = Reader {
        change: ChangeSet { described: "a unified diff".into(), hunks_only: true, ..ChangeSet::default() },
        file: Builder::default(),
        fill: FILL,
    };
    let mut lines = bytes.lines_with_terminator().peekable();
    while let Some(line) = lines.next() {
        let next = lines.peek().copied().unwrap_or_default();
        if !reader.file.body(line) {
            reader.header(line.trim_end_with(|c| c == '\n' || c == '\r'), next)?;
        }
    }
    reader.close();
    let mut change = reader.change;
    if change.files.is_empty() && !bytes.trim().is_empty() {
        return Err(RepoError::NoDiff("no file header (`--- a/…`, `+++ b/…`) in it".into()));
    }
    change.files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(change)
}

struct Reader {
    change: ChangeSet,
    file: Builder,
    /// Blank lines that may still be filled in.
    fill: usize,
}

impl Reader {
    fn header(&mut self, line: &[u8], next: &[u8]) -> Result<(), RepoError> {
        let file = &mut self.file;
        if let Some(paths) = line.strip_prefix(b"diff --git ") {
            self.close();
            let path = patch_path::of_git_line(paths);
            self.file = Builder { before_path: path.clone(), after_path: path, git: true, ..Builder::default() };
        } else if line.starts_with(b"diff --cc ") || line.starts_with(b"diff --combined ") || line.starts_with(b"@@@ ")
        {
            return Err(RepoError::NoDiff("it is the combined diff of a merge, which has more than two sides".into()));
        } else if let Some(path) = line.strip_prefix(b"--- ").filter(|_| next.starts_with(b"+++ ")) {
            if !file.git || file.named {
                self.close();
            }
            self.file.named = true;
            self.file.before_path = patch_path::of_side(path);
        } else if let Some(path) = line.strip_prefix(b"+++ ").filter(|_| file.named && file.hunks.is_empty()) {
            file.after_path = patch_path::of_side(path);
        } else if let Some(header) = line.strip_prefix(b"@@ -") {
            let read = header_of(header);
            let (starts, counts) =
                read.ok_or_else(|| RepoError::NoDiff(format!("a hunk header does not read: {}", line.to_str_lossy())))?;
            file.open(starts, counts, &mut self.fill);
        } else {
            file.extended(line);
        }
        Ok(())
    }

    fn close(&mut self) {
        std::mem::take(&mut self.file).finish(&mut self.change);
    }
}

/// `12,3 +12,4 @@` → starts (1-based) and counts.
fn header_of(header: &[u8]) -> Option<((usize, usize), (usize, usize))> {
    // What follows the second `@@` is a line of the file, in whatever encoding.
    let text = header.get(..header.find(" @@")?)?.to_str().ok()?;
    let (before, after) = text.split_once(" +")?;
    let pair = |text: &str| match text.split_once(',') {
        Some((start, count)) => Some((start.parse().ok()?, count.parse().ok()?)),
        None => Some((text.parse().ok()?, 1)),
    };
    let ((b, bn), (a, an)): ((usize, usize), (usize, usize)) = (pair(before)?, pair(after)?);
    Some(((b, a), (bn, an)))
}

/// The mode at the end of `1234567..89abcde 100644`, which is that of both sides.
fn mode_of_index(rest: &[u8]) -> Option<&[u8]> {
    rest.rsplit(|byte| *byte == b' ').next().filter(|mode| mode.len() == 6 && rest.len() > 7)
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

#[derive(Default)]
struct Builder {
    before_path: Option<RepoPath>,
    after_path: Option<RepoPath>,
    before: Lines,
    after: Lines,
    modes: (String, String),
    hunks: Vec<Hunk>,
    /// The sign of the last line of a hunk.
    last: u8,
    git: bool,
    named: bool,
    copied: bool,
    binary: bool,
    gaps: Vec<GapReason>,
}

impl Builder {
    /// Takes a line of an open hunk; false where none is open, or the line is none of a hunk.
    fn body(&mut self, line: &[u8]) -> bool {
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
        true
    }

    /// A hunk is shorter than its header says: what follows must not be taken for its lines.
    fn cut_off(&mut self) {
        if self.before.left > 0 || self.after.left > 0 {
            (self.before.left, self.after.left) = (0, 0);
            self.gaps.push(GapReason::Unreadable { detail: "a hunk is shorter than its header says".into() });
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

    fn open(&mut self, starts: (usize, usize), counts: (usize, usize), fill: &mut usize) {
        let fits = self.before.fill(starts.0, counts.0, fill) && self.after.fill(starts.1, counts.1, fill);
        self.last = 0;
        if !fits {
            (self.before.left, self.after.left) = (0, 0);
            let size = starts.0.max(starts.1) as u64;
            self.gaps.push(GapReason::TooLarge { size, limit: limits::FILE_BYTES });
        }
    }

    /// The lines that git writes between its header and the first hunk.
    fn extended(&mut self, line: &[u8]) {
        let after = |prefix: &str| line.strip_prefix(prefix.as_bytes());
        let text = |bytes: &[u8]| bytes.to_str_lossy().into_owned();
        if !self.git || self.named {
            self.binary |= line.starts_with(b"Binary files ");
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
        } else if let Some(mode) = after("index ").and_then(mode_of_index) {
            self.modes = (text(mode), text(mode));
        } else {
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

    fn finish(mut self, change: &mut ChangeSet) {
        self.cut_off();
        let Some(path) = self.after_path.clone().or_else(|| self.before_path.clone()) else {
            if self.git {
                let reason = GapReason::Unreadable { detail: "a file of the diff has no path that reads".into() };
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
            hunks: if readable { self.hunks } else { Vec::new() },
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(text: &str) -> FileDiff {
        let mut change = read(text.as_bytes()).unwrap();
        assert_eq!(change.files.len(), 1, "{text}");
        change.files.remove(0)
    }

    #[test]
    fn headers_tell_what_happened() {
        let git = "diff --git a/x b/x\n";
        let table = [
            (format!("{git}old mode 100644\nnew mode 100755\n"), Status::Modified, Content::Text, "100755"),
            (format!("{git}new file mode 100644\n"), Status::Added, Content::Text, "100644"),
            (format!("{git}deleted file mode 100644\n"), Status::Deleted, Content::Text, ""),
            (
                format!("{git}index 1..2 100644\nBinary files a/x and b/x differ\n"),
                Status::Modified,
                Content::Binary,
                "100644",
            ),
            ("diff --git a/y b/x\nrename from y\nrename to x\n".into(), Status::Renamed, Content::Text, ""),
            ("diff --git a/y b/x\ncopy from y\ncopy to x\n".into(), Status::Copied, Content::Text, ""),
            ("--- x\n+++ x\n@@ -1 +1 @@\n-a\n+b\n".into(), Status::Modified, Content::Text, ""),
        ];
        for (text, status, content, mode) in table {
            let file = one(&text);
            assert_eq!((file.status, file.content, file.modes.1.as_str()), (status, content, mode), "{text}");
            assert_eq!(file.path, RepoPath::from("x"), "{text}");
        }
    }

    #[test]
    fn lines_keep_their_numbers_and_ends() {
        let file = one("--- a/x\n+++ b/x\n@@ -3 +3 @@ f\n-a\r\n\\ No newline\n+b\n\\ No newline\n");
        assert_eq!(file.before.unwrap().text, "\n\na");
        assert_eq!(file.after.unwrap().text, "\n\nb");
        assert_eq!(file.hunks, [Hunk { before: 2..3, after: 2..3 }]);
        let file = one("--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n \r\n--- a\n+++ b\n");
        assert_eq!(file.before.unwrap().text, "\r\n-- a\n", "a line of a hunk is no header");
    }

    #[test]
    fn a_lying_header_hides_no_file() {
        let x = "--- a/x\n+++ b/x\n@@ -1,999 +1,999 @@\n-a\n+b\n";
        let y = "diff --git a/y b/y\n--- a/y\n+++ b/y\n@@ -1 +1 @@\n-a\n+rm -rf /\n";
        let change = read(format!("{x}{y}").as_bytes()).unwrap();
        assert_eq!(change.files.len(), 2);
        assert!(change.gaps.iter().any(|gap| matches!(gap.reason, GapReason::Unreadable { .. })));
        let far = read(b"--- a/x\n+++ b/x\n@@ -99999999999,1 +1 @@\n-a\n+b\n").unwrap();
        assert!(far.gaps.iter().any(|gap| matches!(gap.reason, GapReason::TooLarge { .. })));
    }

    #[test]
    fn what_is_outside_is_a_gap_and_not_read() {
        for path in ["/etc/x", "b/../../x"] {
            let change = read(format!("--- a/x\n+++ {path}\n@@ -1 +1 @@\n-a\n+b\n").as_bytes()).unwrap();
            assert_eq!(change.gaps[0].reason, GapReason::OutsideRoot, "{path}");
            assert!(change.files[0].after.is_none());
        }
    }

    #[test]
    fn other_texts_are_refused() {
        for text in ["hello\n", "diff --cc x\n", "--- a/x\n+++ b/x\n@@ -z +1 @@\n"] {
            assert!(read(text.as_bytes()).is_err(), "{text}");
        }
        assert!(read(b"").unwrap().files.is_empty());
    }

    #[test]
    fn no_bytes_panic() {
        let seed = b"diff --git \"a/\\303\" b/x\n--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n a\n-b\n+c\n\\ No\n\xff\0";
        for cut in 0..seed.len() {
            for byte in [0, b'\n', b'@', b'"', 0xff] {
                let mut bytes = seed.to_vec();
                bytes[cut] = byte;
                let _ = read(&bytes);
                let _ = read(&seed[cut..]);
            }
        }
    }
}
