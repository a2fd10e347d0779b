//! Paths as git stores them: bytes, forward slashes, relative to the root.

use std::fmt;

use bstr::{BStr, BString, ByteSlice};

/// A path relative to the root of the repository, `/`-separated, in the bytes that git stores (not always UTF-8).
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RepoPath(BString);

impl RepoPath {
    /// Wraps the bytes of a path.
    pub fn new(bytes: impl Into<Vec<u8>>) -> Self {
        Self(BString::from(bytes.into()))
    }

    /// The bytes.
    pub fn as_bytes(&self) -> &BStr {
        self.0.as_bstr()
    }

    /// The path as text; bytes that are not UTF-8 become U+FFFD.
    pub fn to_text(&self) -> String {
        self.0.to_str_lossy().into_owned()
    }

    /// The last component, as text.
    pub fn file_name(&self) -> String {
        let bytes = self.0.rsplit(|b| *b == b'/').next().unwrap_or_default();
        bytes.to_str_lossy().into_owned()
    }

    /// Whether the path stays inside its root: not rooted, and no `..` component.
    ///
    /// Hand-made diffs can say anything; matchers of ignore patterns assert on such paths.
    pub fn is_inside(&self) -> bool {
        !self.0.starts_with(b"/") && !self.0.split(|b| *b == b'/').any(|part| part == b"..")
    }
}

impl fmt::Display for RepoPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.to_str_lossy())
    }
}

impl From<&str> for RepoPath {
    fn from(text: &str) -> Self {
        Self::new(text.as_bytes())
    }
}

impl serde::Serialize for RepoPath {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
