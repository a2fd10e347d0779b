//! `.blastlintignore` of the before side: what it hides, and how much.

use bstr::ByteSlice;
use ignore::gitignore::{Gitignore, GitignoreBuilder};

use crate::source::{Gap, GapReason, RepoPath, Side};

/// The name of the file.
pub(super) const NAME: &str = ".blastlintignore";

/// The patterns of an ignore file.
#[derive(Debug)]
pub(super) struct Ignored(Gitignore);

impl Ignored {
    /// Reads `bytes`; a pattern that does not read is a gap, and hides nothing.
    pub(super) fn new(bytes: &[u8], gaps: &mut Vec<Gap>) -> Self {
        let mut builder = GitignoreBuilder::new("");
        let mut bad = |detail: String| {
            gaps.push(Gap::at(&RepoPath::from(NAME), Side::Before, GapReason::Unreadable { detail }));
        };
        let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).to_str_lossy();
        for line in text.lines() {
            if let Err(error) = builder.add_line(None, line) {
                bad(format!("pattern {line}: {error}"));
            }
        }
        Self(builder.build().unwrap_or_else(|error| {
            bad(error.to_string());
            Gitignore::empty()
        }))
    }

    /// Whether a changed file is hidden: its path after, and before where it moved. A file that moves into hiding is
    /// shown, or a move would be the way to take a guard out unseen. What says what the linter tells is never hidden.
    pub(super) fn hides(&self, path: &RepoPath, before_path: Option<&RepoPath>) -> bool {
        std::iter::once(path).chain(before_path).all(|path| !is_own(path) && self.matches(path))
    }

    /// Whether a file comes out of hiding: nobody has looked at it yet, so that it is new.
    pub(super) fn reveals(&self, path: &RepoPath, before_path: Option<&RepoPath>) -> bool {
        before_path.is_some_and(|before| !is_own(before) && self.matches(before)) && !self.matches(path)
    }

    fn matches(&self, path: &RepoPath) -> bool {
        // The matcher asserts on paths that leave the root.
        path.is_inside() && self.0.matched_path_or_any_parents(path.to_text(), false).is_ignore()
    }
}

/// Whether a file is one of the linter's own: its configuration, this one, and what stands in its folder.
fn is_own(path: &RepoPath) -> bool {
    let path = path.as_bytes();
    path.starts_with(b".blastlint/") || [NAME, "blastlint.toml", ".blastlint.toml"].iter().any(|name| path == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_inside_on_both_sides_hides() {
        let table = [
            ("gen/\n", "gen/a", None, true),
            ("gen/\n", "gen/a", Some("src/a"), false),
            ("gen/\n", "gen/a", Some("gen/b"), true),
            ("*\n", "blastlint.toml", None, false),
            ("*\n", ".blastlint/baseline.toml", None, false),
            ("*\n", "a/blastlint.toml", None, true),
            ("*\n", "/etc/x", None, false),
            ("*\n", "a/../../x", None, false),
            ("\u{feff}*.sh\n!keep.sh\n", "keep.sh", None, false),
            ("*.sh\r\n", "a/b.sh", None, true),
        ];
        for (patterns, path, before, hidden) in table {
            let ignored = Ignored::new(patterns.as_bytes(), &mut Vec::new());
            let before = before.map(RepoPath::from);
            assert_eq!(ignored.hides(&RepoPath::from(path), before.as_ref()), hidden, "{patterns:?} {path}");
        }
    }

    #[test]
    fn a_bad_pattern_is_a_gap() {
        let mut gaps = Vec::new();
        let ignored = Ignored::new(b"[z-a]\nb\n", &mut gaps);
        assert_eq!(gaps.len(), 1);
        assert!(ignored.hides(&RepoPath::from("b"), None));
    }
}
