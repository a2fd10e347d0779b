use std::path::PathBuf;

/// A checkout of a repository.
pub struct Checkout {
    root: PathBuf,
}

impl Checkout {
    /// Removes it.
    pub fn close(self) -> std::io::Result<()> {
        std::fs::remove_dir_all(&self.root)
    }
}
