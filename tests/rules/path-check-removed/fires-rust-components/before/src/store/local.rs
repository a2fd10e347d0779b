use std::io;
use std::path::{Component, Path, PathBuf};

/// Files of one folder, by names that clients choose.
pub struct Local {
    root: PathBuf,
}

impl Local {
    /// Removes one file.
    pub fn remove(&self, name: &str) -> io::Result<u64> {
        if Path::new(name).components().any(|part| !matches!(part, Component::Normal(_))) {
            return Err(io::Error::from(io::ErrorKind::InvalidInput));
        }
        let path = self.root.join(name);
        let size = path.metadata()?.len();
        std::fs::remove_file(path)?;
        Ok(size)
    }
}
