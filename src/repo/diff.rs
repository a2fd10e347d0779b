//! What changed between two texts, and what kind of content bytes are.

use imara_diff::{Algorithm, Diff, InternedInput};

use super::{Content, Hunk};

/// The hunks between two texts, by lines.
pub(super) fn hunks(before: &str, after: &str) -> Vec<Hunk> {
    let input = InternedInput::new(before, after);
    let mut diff = Diff::compute(Algorithm::Histogram, &input);
    diff.postprocess_lines(&input);
    let range = |range: std::ops::Range<u32>| range.start as usize..range.end as usize;
    diff.hunks().map(|hunk| Hunk { before: range(hunk.before), after: range(hunk.after) }).collect()
}

/// The kind of content that a file of this mode and these bytes has.
pub(super) fn content(mode: &str, bytes: &[u8]) -> Content {
    let utf16 = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    match mode {
        "120000" => Content::Symlink,
        "160000" => Content::Submodule,
        _ if bytes.starts_with(b"version https://git-lfs.github.com/spec/") => Content::LfsPointer,
        // git's own rule: a NUL in the first 8,000 bytes.
        _ if !utf16 && bytes.iter().take(8000).any(|byte| *byte == 0) => Content::Binary,
        _ => Content::Text,
    }
}
