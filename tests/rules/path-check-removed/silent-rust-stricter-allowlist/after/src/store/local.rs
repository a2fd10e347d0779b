use std::io;
use std::path::PathBuf;

pub struct Local {
    root: PathBuf,
}

impl Local {
    pub fn remove(&self, name: &str) -> io::Result<()> {
        let plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
        if name.is_empty() || !name.chars().all(plain) {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        std::fs::remove_file(self.root.join(name))
    }
}
