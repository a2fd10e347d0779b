use std::path::{Component, Path, PathBuf};

use crate::error::ApiError;

/// The name of a stored file, relative to the root of the store.
///
/// Consists of plain components only, so joining it to a folder never leads
/// out of that folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MediaKey(PathBuf);

impl MediaKey {
    pub fn parse(raw: &str) -> Result<Self, ApiError> {
        let path = Path::new(raw);
        let plain = path.components().all(|c| matches!(c, Component::Normal(_)));
        if raw.is_empty() || !plain {
            return Err(ApiError::NotFound);
        }
        Ok(Self(path.to_path_buf()))
    }

    pub(super) fn as_path(&self) -> &Path {
        &self.0
    }
}
