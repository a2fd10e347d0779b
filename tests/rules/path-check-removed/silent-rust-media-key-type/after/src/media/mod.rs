mod key;

use std::io;
use std::path::{Path, PathBuf};

use axum::body::Bytes;
use tokio::fs;

pub use key::MediaKey;

use crate::error::ApiError;

pub struct MediaStore {
    root: PathBuf,
}

impl MediaStore {
    pub fn open(root: impl AsRef<Path>) -> io::Result<Self> {
        Ok(Self { root: root.as_ref().canonicalize()? })
    }

    pub async fn read(&self, key: &MediaKey) -> Result<Bytes, ApiError> {
        Ok(fs::read(self.path(key)).await?.into())
    }

    pub async fn remove(&self, key: &MediaKey) -> Result<(), ApiError> {
        fs::remove_file(self.path(key)).await?;
        Ok(())
    }

    fn path(&self, key: &MediaKey) -> PathBuf {
        self.root.join(key.as_path())
    }
}
