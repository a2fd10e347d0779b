//! Files as they lie on the disk, without following links.

use std::fs::{self, Metadata};
use std::path::Path;

use super::git::{self, Object};
use crate::source::limits;

/// The mode that git would give to `path`.
pub(super) fn mode(path: &Path) -> &'static str {
    fs::symlink_metadata(path).map_or("100644", |data| mode_of(&data))
}

fn mode_of(data: &Metadata) -> &'static str {
    #[cfg(unix)]
    let runs = std::os::unix::fs::PermissionsExt::mode(&data.permissions()) & 0o100 != 0;
    #[cfg(not(unix))]
    let runs = false;
    match (data.is_symlink(), runs) {
        (true, _) => "120000",
        (_, true) => "100755",
        _ => "100644",
    }
}

/// The content of `path`: of a link where it points, of a file its bytes. Nothing else is opened: a pipe would wait
/// for a writer for ever.
pub(super) fn read(path: &Path) -> Object {
    let Ok(data) = fs::symlink_metadata(path) else { return Object::Missing };
    if data.is_symlink() {
        let target = fs::read_link(path).map(|target| target.as_os_str().as_encoded_bytes().to_vec());
        return target.map_or(Object::Missing, Object::Blob);
    }
    if !data.is_file() {
        return Object::Missing;
    }
    if data.len() > limits::FILE_BYTES {
        return Object::TooLarge(data.len());
    }
    fs::read(path).map_or(Object::Missing, Object::Blob)
}

/// The commit that the working tree of the submodule at `path` stands on.
pub(super) fn submodule(path: &Path) -> Object {
    // Without its own `.git` git would answer for the repository around it.
    if !path.join(".git").exists() {
        return Object::Missing;
    }
    let output = git::run(path, &["rev-parse", "--verify", "HEAD"]).unwrap_or_default();
    let id = output.strip_suffix(b"\n").unwrap_or(&output);
    if id.is_empty() { Object::Missing } else { Object::Blob(id.to_vec()) }
}
