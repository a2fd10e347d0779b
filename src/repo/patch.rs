//! A unified diff: only hunks are known, the rest of each file is blank lines so that line numbers stay right.

use bstr::ByteSlice;

use super::patch_section::Section;
use super::{ChangeSet, Content, FileDiff, Hunk, RepoError, Status, patch_path};
use crate::source::{Gap, GapReason, RepoPath, Source};

/// Most blank lines that are filled in, in all files together: a small diff must not ask for all memory.
const FILL: usize = 256 * 1024 * 1024;

/// Reads the files of a unified diff, as git, `diff -u` and their like write it, alone or in mails.
pub(super) fn read(bytes: &[u8]) -> Result<ChangeSet, RepoError> {
    let mut reader = Reader {
        change: ChangeSet { described: "a unified diff".into(), hunks_only: true, ..ChangeSet::default() },
        file: Section::default(),
        listed: None,
        prose: false,
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
    join(&mut change)?;
    Ok(change)
}

/// Makes one file of the two sections that git writes where a file becomes a link or the other way round. Any other
/// path with two sections is changed by two patches, one after the other: the lines of the first are those of a text in
/// between, which nobody has.
fn join(change: &mut ChangeSet) -> Result<(), RepoError> {
    let mut files: Vec<FileDiff> = Vec::new();
    for next in std::mem::take(&mut change.files) {
        match files.pop() {
            Some(last) if last.path == next.path => {
                let (gone, new) = if last.status == Status::Deleted { (last, next) } else { (next, last) };
                if (gone.status, new.status) != (Status::Deleted, Status::Added) {
                    return Err(RepoError::Series(new.path.to_text()));
                }
                files.push(replaced(gone, new));
            }
            last => files.extend(last.into_iter().chain([next])),
        }
    }
    for file in files.iter().filter(|file| file.status == Status::Renamed) {
        let at = file.before_path.as_ref().and_then(|path| files.binary_search_by(|other| other.path.cmp(path)).ok());
        if let Some(first) = at.and_then(|at| files.get(at)).filter(|other| other.status != Status::Renamed) {
            let detail = format!("another part of the diff changes {} first", first.path);
            change.gaps.push(Gap::of(Some(&file.path), GapReason::Unreadable { detail }));
        }
    }
    change.files = files;
    Ok(())
}

/// The file of which one section says that it is gone and the other what took its place. Text was not made from the
/// target of a link.
fn replaced(gone: FileDiff, new: FileDiff) -> FileDiff {
    let modes = (gone.modes.0, new.modes.1);
    if new.content == Content::Text {
        return FileDiff { status: Status::Modified, modes, ..new };
    }
    let lines = |source: &Option<Source>| source.as_ref().map_or(0, |source| source.lines.count());
    let hunk = Hunk { before: 0..lines(&gone.before), after: 0..lines(&new.after) };
    FileDiff { status: Status::Modified, modes, before: gone.before, hunks: vec![hunk], ..new }
}

const BINARY: &str = "a binary file, which the diff does not show";

/// Whether a header of a mail says that what follows is written in other characters than it has.
fn is_encoded(line: &[u8]) -> bool {
    let line = line.to_ascii_lowercase();
    let encoding = line.strip_prefix(b"content-transfer-encoding:").map(|rest| rest.trim());
    encoding.is_some_and(|encoding| encoding == b"base64" || encoding == b"quoted-printable")
}

struct Reader {
    change: ChangeSet,
    file: Section,
    /// The path of the last `Index:` line, which subversion writes in front of everything that it says of a file.
    listed: Option<RepoPath>,
    /// Whether a commit or a mail has been seen, in whose message anything may be said.
    prose: bool,
    /// Blank lines that may still be filled in.
    fill: usize,
}

impl Reader {
    fn header(&mut self, line: &[u8], next: &[u8]) -> Result<(), RepoError> {
        let file = &mut self.file;
        if let Some(paths) = line.strip_prefix(b"diff --git ") {
            self.close();
            let path = patch_path::of_git_line(paths);
            self.file = Section::of_git(path);
        } else if line.starts_with(b"diff --cc ") || line.starts_with(b"diff --combined ") || line.starts_with(b"@@@ ")
        {
            return Err(RepoError::Combined);
        } else if is_encoded(line) {
            return Err(RepoError::EncodedMail);
        } else if let Some(path) = line.strip_prefix(b"--- ").filter(|_| next.starts_with(b"+++ ")) {
            if !file.git || file.named {
                self.close();
            }
            self.file.named = true;
            self.file.before_path = patch_path::of_side(path);
            // The header is the tool's own: where its lines end in CR LF, whoever carried the diff wrote them so.
            self.file.carried = next.ends_with(b"\r\n");
        } else if let Some(path) = line.strip_prefix(b"+++ ").filter(|_| file.named && file.hunks.is_empty()) {
            file.after_path = patch_path::of_side(path);
        } else if let Some(header) = line.strip_prefix(b"@@ -") {
            let read = header_of(header);
            let (starts, counts) =
                read.ok_or_else(|| RepoError::NoDiff(format!("a hunk header does not read: {}", line.to_str_lossy())))?;
            file.open(starts, counts, &mut self.fill);
        } else {
            file.extended(line);
            self.told(line);
        }
        self.file.ended = false;
        Ok(())
    }

    /// What is said of a file without showing it, in a line of its own.
    fn told(&mut self, line: &[u8]) {
        self.prose |= [&b"From "[..], b"Subject: ", b"commit "].iter().any(|start| line.starts_with(start));
        if let Some(path) = line.strip_prefix(b"Index: ") {
            self.listed = patch_path::of_side(path);
            return;
        }
        let (path, detail) = if let Some((folder, name)) =
            line.strip_prefix(b"Only in ").filter(|_| !self.prose).and_then(|l| l.split_once_str(": "))
        {
            let path = patch_path::of_side(&[folder, b"/", name].concat());
            (path, "the diff says that it is on one side only; diff -ruN shows it")
        } else if let Some(path) = line.strip_prefix(b"Binary file ").and_then(|l| l.strip_suffix(b" has changed")) {
            (patch_path::of_side(path), BINARY)
        } else if line.starts_with(b"Cannot display: file marked as a binary type") {
            (self.listed.clone(), BINARY)
        } else if let Some(paths) = line.strip_prefix(b"Binary files ").filter(|_| !self.file.binary) {
            let after = paths.split_once_str(" and ").and_then(|(_, after)| after.strip_suffix(b" differ"));
            (after.and_then(patch_path::of_side), BINARY)
        } else {
            return;
        };
        let reason = GapReason::Unreadable { detail: detail.to_owned() };
        self.change.gaps.push(Gap::of(path.as_ref(), reason));
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
    /// The gaps beside the one that every file of a diff has.
    fn told(text: &str) -> Vec<String> {
        let gaps = read(text.as_bytes()).unwrap().gaps.into_iter();
        let gaps = gaps.filter(|gap| gap.reason != GapReason::HunksOnly);
        gaps.map(|gap| format!("{}: {}", gap.path.unwrap_or_default(), gap.reason)).collect()
    }

    #[test]
    fn what_does_not_add_up_is_a_gap() {
        let x = "--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n";
        let table = [
            (x.to_owned(), ""),
            (format!("{x}-- \n2.47.3\n\nFrom 1\n- a list\n--- \n"), ""),
            (format!("{x}\ncommit 1\n\n    + text\n"), ""),
            (format!("{x}+rm -rf /srv\n"), "x: content could not be read: a hunk is longer than its header says"),
            (format!("{x}+++ b/y\n@@ -5 +5 @@\n-a\n+b\n"), "a hunk is longer"),
            (format!("@@ -1 +1 @@\n-a\n+b\n{x}"), ": content could not be read: a part of the diff has no path"),
            (format!("{x}@@ -3 +9 @@\n-a\n+b\n"), "do not fit each other"),
            (format!("{x}@@ -1 +1 @@\n-a\n+b\n"), "overlap or are out of order"),
            ("--- a/x\n+++ b/x\n".into(), "holds none of its hunks"),
            ("diff --git a/x b/x\n".into(), "holds none of its hunks"),
            ("diff --git a/x b/x\nindex 1234567..89abcde 100644\n".into(), "holds none of its hunks"),
            ("diff --git a/x b/x\nnew file mode 100644\nindex 0000000..e69de29\n".into(), ""),
            ("diff --git a/x b/x\nnew file mode 100644\nindex 0000000..1234567\n".into(), "holds none of its hunks"),
            ("diff --git a/x b/x\nold mode 100644\nnew mode 100755\n".into(), ""),
            ("diff --git a/x b/y\nsimilarity index 100%\nrename from x\nrename to y\n".into(), ""),
            ("diff --git a/x b/x\nindex 1..2 100644\nGIT binary patch\nliteral 1\nIc$\n\n".into(), ""),
            (format!("{x}Only in b/sub: y.sh\n"), "sub/y.sh: content could not be read: the diff says"),
            (format!("{x}Binary files a/y.sh and b/y.sh differ\n"), "y.sh: content could not be read: a binary"),
            (format!("{x}Binary file y.sh has changed\n"), "y.sh: content could not be read: a binary"),
            (
                format!("{x}Index: y.png\n====\nCannot display: file marked as a binary type.\n"),
                "y.png: content could not be read: a binary",
            ),
        ];
        for (text, gap) in table {
            let told = told(&text);
            let found = if gap.is_empty() { told.is_empty() } else { told.len() == 1 && told[0].contains(gap) };
            assert!(found, "{text}{told:?}");
        }
    }

    #[test]
    fn what_is_said_of_another_file_hides_no_hunk() {
        let file = one("--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\nBinary files a/y and b/y differ\n");
        assert_eq!((file.content, file.after.unwrap().text.as_str()), (Content::Text, "b\n"));
    }

    #[test]
    fn lines_that_were_carried_with_cr_lf_are_those_of_the_file() {
        let plain = "diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n \n-a\n\\ No newline\n+b\n";
        let (carried, plain) = (one(&plain.replace('\n', "\r\n")), one(plain));
        assert_eq!(carried.after.unwrap().text, plain.after.unwrap().text);
        assert_eq!(carried.before.unwrap().text, plain.before.unwrap().text);
        assert_eq!(carried.hunks, plain.hunks);
    }

    #[test]
    fn a_file_that_becomes_a_link_is_one_file_and_a_series_is_refused() {
        let gone =
            "diff --git a/x b/x\ndeleted file mode 100644\nindex 1..0\n--- a/x\n+++ /dev/null\n@@ -1 +0,0 @@\n-a\n";
        let new = "diff --git a/x b/x\nnew file mode 120000\nindex 0..1\n--- /dev/null\n+++ b/x\n@@ -0,0 +1 @@\n+/etc\n\\ No newline\n";
        let file = one(&format!("{gone}{new}"));
        assert_eq!((file.status, file.content), (Status::Modified, Content::Symlink));
        assert_eq!(file.modes, ("100644".to_owned(), "120000".to_owned()));
        let x = "--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n";
        for series in [format!("{x}{x}"), format!("{new}{new}"), format!("{gone}{gone}")] {
            assert!(matches!(read(series.as_bytes()), Err(RepoError::Series(_))), "{series}");
        }
        let moved = format!("{x}diff --git a/x b/y\nrename from x\nrename to y\n");
        assert!(told(&moved)[0].contains("changes x first"));
    }

    #[test]
    fn a_pointer_is_a_pointer() {
        let pointer = "+version https://git-lfs.github.com/spec/v1\n+oid sha256:0\n+size 1\n";
        let file = one(&format!("--- a/x.sh\n+++ b/x.sh\n@@ -1 +1,3 @@\n-a\n{pointer}"));
        assert_eq!(file.content, Content::LfsPointer);
    }

    #[test]
    fn mails_read_unless_they_are_encoded() {
        let x = "--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n";
        let mail = |encoding| format!("From 1\nContent-Transfer-Encoding: {encoding}\n\ntext\n---\n x | 2 +-\n\n{x}");
        assert_eq!(one(&mail("8bit")).path, RepoPath::from("x"));
        for encoding in ["base64", "Quoted-Printable"] {
            assert!(matches!(read(mail(encoding).as_bytes()), Err(RepoError::EncodedMail)), "{encoding}");
        }
    }
}
