use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

/// Writes the key where the sidecar reads it.
pub fn publish(path: &Path, key: &[u8]) -> std::io::Result<()> {
    fs::write(path, key)?;
    fs::set_permissions(path, Permissions::from_mode(0o666))
}
