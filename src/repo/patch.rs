//! A unified diff: only hunks are known, the rest of each file is blank lines so that line numbers stay right.

use bstr::ByteSlice;

use super::{ChangeSet, Content, FileDiff, Hunk, RepoError, Status};
use crate::source::{Gap, GapReason, RepoPath, Source};

/// Most lines of a file that are filled in before a hunk; a line number beyond it is hostile.
const MOST_LINES: usize = 5_000_000;

#[derive(Default)]
struct Builder {
    before_path: Option<RepoPath>,
    after_path: Option<RepoPath>,
    before: Vec<u8>,
    after: Vec<u8>,
    lines: (usize, usize),
    hunks: Vec<Hunk>,
    binary: bool,
}

/// Reads the files of a unified diff, as git or `diff -u` write it.
pub(super) fn read(bytes: &[u8]) -> Result<ChangeSet, RepoError> {
    let mut change = ChangeSet { described: "a unified diff".into(), hunks_only: true, ..ChangeSet::default() };
    let mut file = Builder::default();
    let mut left = (0usize, 0usize);
    for line in bytes.lines_with_terminator() {
        let bare = line.trim_end_with(|c| c == '\n' || c == '\r');
        if left.0 > 0 || left.1 > 0 {
            body(&mut file, line, &mut left);
        } else if bare.starts_with(b"diff --git ") {
            std::mem::take(&mut file).finish(&mut change);
        } else if let Some(path) = bare.strip_prefix(b"--- ") {
            if !file.hunks.is_empty() {
                std::mem::take(&mut file).finish(&mut change);
            }
            file.before_path = path_of(path);
        } else if let Some(path) = bare.strip_prefix(b"+++ ") {
            file.after_path = path_of(path);
        } else if let Some(path) = bare.strip_prefix(b"rename from ") {
            file.before_path = Some(RepoPath::new(path));
        } else if let Some(path) = bare.strip_prefix(b"rename to ") {
            file.after_path = Some(RepoPath::new(path));
        } else if bare.starts_with(b"Binary files ") || bare.starts_with(b"GIT binary patch") {
            file.binary = true;
        } else if let Some(header) = bare.strip_prefix(b"@@ -") {
            left = header_of(header)
                .and_then(|(starts, counts)| file.open(starts, counts))
                .ok_or_else(|| RepoError::NoDiff(format!("a hunk header does not read: {}", bare.to_str_lossy())))?;
        }
    }
    file.finish(&mut change);
    if change.files.is_empty() && !bytes.trim().is_empty() {
        return Err(RepoError::NoDiff("no file header (`--- a/…`, `+++ b/…`) in it".into()));
    }
    change.files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(change)
}

fn body(file: &mut Builder, line: &[u8], left: &mut (usize, usize)) {
    let rest = line.get(1..).unwrap_or_default();
    match line.first() {
        Some(b'-') => file.push(rest, true, false, left),
        Some(b'+') => file.push(rest, false, true, left),
        Some(b'\\') => {}
        _ => file.push(if line.first() == Some(&b' ') { rest } else { line }, true, true, left),
    }
}

/// `12,3 +12,4 @@` → starts (1-based) and counts.
fn header_of(header: &[u8]) -> Option<((usize, usize), (usize, usize))> {
    let text = header.to_str().ok()?;
    let (before, rest) = text.split_once(" +")?;
    let (after, _) = rest.split_once(" @@")?;
    let pair = |text: &str| match text.split_once(',') {
        Some((start, count)) => Some((start.parse().ok()?, count.parse().ok()?)),
        None => Some((text.parse().ok()?, 1)),
    };
    let ((b, bn), (a, an)): ((usize, usize), (usize, usize)) = (pair(before)?, pair(after)?);
    Some(((b, a), (bn, an)))
}

/// The path of a `---` or `+++` line; none for `/dev/null`.
fn path_of(text: &[u8]) -> Option<RepoPath> {
    let text = text.split(|byte| *byte == b'\t').next().unwrap_or_default();
    let unquoted = text.strip_prefix(b"\"").and_then(|t| t.strip_suffix(b"\"")).map(unquote);
    let text = unquoted.as_deref().unwrap_or(text);
    if text == b"/dev/null" {
        return None;
    }
    let stripped = text.strip_prefix(b"a/").or_else(|| text.strip_prefix(b"b/")).unwrap_or(text);
    Some(RepoPath::new(stripped))
}

/// Undoes git's quoting of paths: C escapes and octal bytes.
fn unquote(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut bytes = text.iter().copied().peekable();
    while let Some(byte) = bytes.next() {
        if byte != b'\\' {
            out.push(byte);
            continue;
        }
        match bytes.next() {
            Some(b'n') => out.push(b'\n'),
            Some(b't') => out.push(b'\t'),
            Some(digit @ b'0'..=b'7') => {
                let mut value = u32::from(digit - b'0');
                for _ in 0..2 {
                    if let Some(next) = bytes.next_if(|b| (b'0'..=b'7').contains(b)) {
                        value = value * 8 + u32::from(next - b'0');
                    }
                }
                out.push(value as u8);
            }
            Some(other) => out.push(other),
            None => {}
        }
    }
    out
}

impl Builder {
    /// Fills both sides with blank lines up to the start of a hunk.
    fn open(&mut self, starts: (usize, usize), counts: (usize, usize)) -> Option<(usize, usize)> {
        let fill = |text: &mut Vec<u8>, at: &mut usize, start: usize, count: usize| {
            let wanted = if count == 0 { start } else { start.saturating_sub(1) };
            if wanted > MOST_LINES {
                return None;
            }
            text.resize(text.len() + wanted.saturating_sub(*at), b'\n');
            *at = wanted.max(*at);
            Some(())
        };
        fill(&mut self.before, &mut self.lines.0, starts.0, counts.0)?;
        fill(&mut self.after, &mut self.lines.1, starts.1, counts.1)?;
        Some(counts)
    }

    fn push(&mut self, line: &[u8], before: bool, after: bool, left: &mut (usize, usize)) {
        let (b, a) = self.lines;
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
            self.before.extend_from_slice(line);
            self.lines.0 += 1;
            left.0 = left.0.saturating_sub(1);
        }
        if after {
            self.after.extend_from_slice(line);
            self.lines.1 += 1;
            left.1 = left.1.saturating_sub(1);
        }
    }

    fn finish(self, change: &mut ChangeSet) {
        let Some(path) = self.after_path.clone().or_else(|| self.before_path.clone()) else { return };
        let status = match (&self.before_path, &self.after_path) {
            (None, _) => Status::Added,
            (_, None) => Status::Deleted,
            (Some(before), Some(after)) if before != after => Status::Renamed,
            _ => Status::Modified,
        };
        let reason = if path.is_inside() { GapReason::HunksOnly } else { GapReason::OutsideRoot };
        change.gaps.push(Gap { path: Some(path.clone()), side: None, reason, line: None });
        let content = if self.binary { Content::Binary } else { Content::Text };
        let side = |path: &Option<RepoPath>, bytes: &[u8]| path.as_ref().map(|path| Source::new(path.clone(), bytes));
        change.files.push(FileDiff {
            status,
            content,
            before: side(&self.before_path, &self.before),
            after: side(&self.after_path, &self.after),
            before_path: self.before_path.filter(|_| status == Status::Renamed),
            path,
            modes: Default::default(),
            hunks: self.hunks,
        });
    }
}
