use std::io;
use std::path::{Component, Path, PathBuf};

pub struct Local {
    root: PathBuf,
}

impl Local {
    pub fn remove(&self, name: &str) -> io::Result<()> {
        if Path::new(name).components().any(|part| !matches!(part, Component::Normal(_))) {
            return Err(io::Error::from(io::ErrorKind::InvalidInput));
        }
        std::fs::remove_file(self.root.join(name))
    }
}
