use std::{
    io,
    path::{Path, PathBuf},
};

#[derive(Debug, thiserror::Error)]
pub enum MediaPathError {
    #[error("outside of the media directory")]
    Outside,
    #[error("no such file")]
    Io(#[from] io::Error),
}

/// An existing file below the media directory.
#[derive(Debug, Clone)]
pub struct MediaPath(PathBuf);

impl MediaPath {
    pub fn resolve(root: &Path, name: &str) -> Result<Self, MediaPathError> {
        let root = root.canonicalize()?;
        let full = root.join(name).canonicalize()?;
        if full.starts_with(&root) {
            Ok(Self(full))
        } else {
            Err(MediaPathError::Outside)
        }
    }
}

impl AsRef<Path> for MediaPath {
    fn as_ref(&self) -> &Path {
        &self.0
    }
}
