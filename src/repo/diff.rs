//! What changed between two texts, and what kind of content bytes are.

use imara_diff::{Algorithm, Diff, InternedInput};

use super::{Content, FileDiff, Hunk, Status};
use crate::source::{RepoPath, Source};

/// What is known of a changed file before its content is looked at.
pub(super) struct Parts {
    pub(super) status: Status,
    pub(super) path: RepoPath,
    pub(super) before_path: Option<RepoPath>,
    pub(super) modes: (String, String),
    pub(super) blobs: (String, String),
    pub(super) before: Option<Vec<u8>>,
    pub(super) after: Option<Vec<u8>>,
}

/// Decodes both sides and computes the hunks. The kind of content is that of the after side where there is one: what
/// stood before must not decide whether the new content is read.
pub(super) fn file(parts: Parts) -> FileDiff {
    let Parts { status, path, before_path, modes, blobs, before, after } = parts;
    let kind = |mode: &str, bytes: Option<&Vec<u8>>| bytes.map(|bytes| content(mode, bytes));
    let mut kinds = (kind(&modes.0, before.as_ref()), kind(&modes.1, after.as_ref()));
    if kinds == (Some(Content::Binary), Some(Content::Text)) {
        // A NUL that stood before is no reason to compare the new text with nothing.
        kinds.0 = Some(Content::Text);
    }
    // Where a link pointed, or what stood in for the content, is not what the new text was made from: compared with it,
    // a script that was first brought in as the target of a link would not be new.
    let stood_in = |kind| matches!(kind, Some(Content::Symlink | Content::Submodule | Content::LfsPointer));
    let before = before.filter(|_| kinds.1 != Some(Content::Text) || !stood_in(kinds.0));
    let by_mode = content(if modes.1.is_empty() { &modes.0 } else { &modes.1 }, b"");
    let source = |bytes: Option<Vec<u8>>, kind: Option<Content>, path: &RepoPath| {
        bytes.filter(|_| kind != Some(Content::Binary)).map(|bytes| Source::new(path.clone(), &bytes))
    };
    let before = source(before, kinds.0, before_path.as_ref().unwrap_or(&path));
    let after = source(after, kinds.1, &path);
    let text = |source: &Option<Source>| source.as_ref().map_or(String::new(), |source| source.text.clone());
    let hunks = match (&before, &after) {
        (Some(before), Some(after)) => hunks(&before.text, &after.text),
        (before, after) => hunks(&text(before), &text(after)),
    };
    let content = kinds.1.or(kinds.0).unwrap_or(by_mode);
    FileDiff { status, content, path, before_path, before, after, modes, blobs, hunks }
}

/// The hunks between two texts, by lines. They are everything that changed, line ends included: the parse of the after
/// side starts from the tree of the before side with these hunks applied, so none may be left out.
fn hunks(before: &str, after: &str) -> Vec<Hunk> {
    let input = InternedInput::new(before, after);
    let mut diff = Diff::compute(Algorithm::Histogram, &input);
    diff.postprocess_lines(&input);
    let range = |range: std::ops::Range<u32>| range.start as usize..range.end as usize;
    diff.hunks().map(|hunk| Hunk { before: range(hunk.before), after: range(hunk.after) }).collect()
}

/// The kind of content that a file of this mode and these bytes has.
fn content(mode: &str, bytes: &[u8]) -> Content {
    let utf16 = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    match mode {
        "120000" => Content::Symlink,
        "160000" => Content::Submodule,
        _ if is_lfs_pointer(bytes) => Content::LfsPointer,
        // A system runs what starts like this, whatever follows; what of it is no text then does not parse, and says so.
        _ if bytes.starts_with(b"#!") => Content::Text,
        // git's own rule: a NUL in the first 8,000 bytes.
        _ if !utf16 && memchr::memchr(0, bytes.get(..8000).unwrap_or(bytes)).is_some() => Content::Binary,
        _ => Content::Text,
    }
}

/// Whether git LFS would take this for a pointer: short, and nothing but `key value` lines after the first. A script
/// that only starts like one is a script.
pub(super) fn is_lfs_pointer(bytes: &[u8]) -> bool {
    let known = |line: &[u8]| {
        let keys: [&[u8]; 4] = [b"version ", b"oid ", b"size ", b"ext-"];
        line.is_empty() || keys.iter().any(|key| line.starts_with(key))
    };
    bytes.len() < 1024
        && bytes.starts_with(b"version https://git-lfs.github.com/spec/")
        && bytes.split(|byte| *byte == b'\n').all(known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_of_content() {
        let pointer = b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n";
        let script = b"version https://git-lfs.github.com/spec/v1\nrm -rf /srv\n";
        let table: [(&str, &[u8], Content); 8] = [
            ("100644", b"", Content::Text),
            ("100644", b"a\0", Content::Binary),
            ("100644", b"#!/bin/sh\n\0", Content::Text),
            ("100644", b"\xff\xfea\0", Content::Text),
            ("100644", pointer, Content::LfsPointer),
            ("100644", script, Content::Text),
            ("120000", b"a", Content::Symlink),
            ("160000", b"a", Content::Submodule),
        ];
        for (mode, bytes, kind) in table {
            assert_eq!(content(mode, bytes), kind, "{bytes:?}");
        }
    }
}
