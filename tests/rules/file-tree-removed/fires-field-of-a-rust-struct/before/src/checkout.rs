use std::path::PathBuf;

/// A checkout of a repository.
pub struct Checkout {
    root: PathBuf,
}

impl Checkout {
    /// Whether it is there.
    pub fn close(self) -> std::io::Result<bool> {
        self.root.try_exists()
    }
}
