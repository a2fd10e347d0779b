use std::fs;
use std::io;

/// Makes room in the image.
pub fn shrink() -> io::Result<()> {
    fs::remove_dir_all("/var/cache/apt")
}
