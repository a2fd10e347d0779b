use std::io;
use std::path::{Path, PathBuf};

use axum::body::Bytes;
use tokio::fs;

use crate::error::ApiError;

pub struct MediaStore {
    root: PathBuf,
}

impl MediaStore {
    pub fn open(root: impl AsRef<Path>) -> io::Result<Self> {
        Ok(Self { root: root.as_ref().canonicalize()? })
    }

    pub async fn read(&self, name: &str) -> Result<Bytes, ApiError> {
        let path = fs::canonicalize(self.root.join(name))
            .await
            .map_err(|_| ApiError::NotFound)?;
        if !path.starts_with(&self.root) {
            return Err(ApiError::NotFound);
        }
        Ok(fs::read(path).await?.into())
    }

    pub async fn remove(&self, name: &str) -> Result<(), ApiError> {
        let path = fs::canonicalize(self.root.join(name))
            .await
            .map_err(|_| ApiError::NotFound)?;
        if !path.starts_with(&self.root) {
            return Err(ApiError::NotFound);
        }
        fs::remove_file(path).await?;
        Ok(())
    }
}
