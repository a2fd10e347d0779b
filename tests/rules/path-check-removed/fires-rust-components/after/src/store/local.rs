use std::io;
use std::path::PathBuf;

/// Files of one folder, by names that clients choose.
pub struct Local {
    root: PathBuf,
}

impl Local {
    /// Removes one file.
    pub fn remove(&self, name: &str) -> io::Result<u64> {
        let path = self.root.join(name);
        let size = path.metadata()?.len();
        std::fs::remove_file(path)?;
        Ok(size)
    }
}
