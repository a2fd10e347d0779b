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

    /// The folder that it stands in; the root for a name alone.
    pub fn folder(&self) -> RepoPath {
        let end = self.0.rfind_byte(b'/').unwrap_or_default();
        RepoPath::new(self.0.get(..end).unwrap_or_default())
    }

    /// What `relative` names as seen from this folder, `.` and `..` worked out; none where that leaves the root.
    pub fn joined(&self, relative: &str) -> Option<RepoPath> {
        let mut parts: Vec<&[u8]> = self.0.split(|b| *b == b'/').filter(|part| !part.is_empty()).collect();
        for part in relative.split('/').filter(|part| !part.is_empty() && *part != ".") {
            match part {
                ".." => drop(parts.pop()?),
                _ => parts.push(part.as_bytes()),
            }
        }
        Some(RepoPath::new(parts.join(&b'/')))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_seen_from_a_folder() {
        let folder = RepoPath::from("infra/prod/main.tf").folder();
        assert_eq!(folder, RepoPath::from("infra/prod"));
        assert_eq!(RepoPath::from("main.tf").folder(), RepoPath::default());
        assert_eq!(folder.joined("../modules/./db"), Some(RepoPath::from("infra/modules/db")));
        assert_eq!(folder.joined("../../../x"), None);
        assert_eq!(RepoPath::default().joined("./mod"), Some(RepoPath::from("mod")));
    }
}
