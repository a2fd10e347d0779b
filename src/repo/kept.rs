//! What a run leaves for later ones under the git directory. Whoever can write there can change it: it may only ever save
//! work, and nothing is granted by it.

use std::io::Read;
use std::path::{Path, PathBuf};

use super::Tree;
use crate::source::limits;

impl Tree {
    /// What an earlier run kept of the before side under the name `what`; none where it is no commit.
    pub fn kept(&self, what: &str) -> Option<Vec<u8>> {
        let file = self.place(what)?;
        let mut bytes = Vec::new();
        std::fs::File::open(file).ok()?.take(limits::KEPT_BYTES).read_to_end(&mut bytes).ok()?;
        Some(bytes)
    }

    /// Keeps `bytes` for later runs. That it cannot be written, in a repository that is only read, changes nothing.
    pub fn keep(&self, what: &str, bytes: &[u8]) {
        let Some(file) = self.place(what) else { return };
        let Some(folder) = file.parent() else { return };
        // Another run may write the same: a file is there as a whole or not at all.
        let own = folder.join(format!("{}.tmp", std::process::id()));
        let written = std::fs::create_dir_all(folder).and_then(|()| std::fs::write(&own, bytes));
        if written.and_then(|()| std::fs::rename(&own, &file)).is_err() {
            let _ = std::fs::remove_file(&own);
        }
        forget(folder);
    }

    fn place(&self, what: &str) -> Option<PathBuf> {
        let Tree::Commit(objects, commit) = self else { return None };
        let named = commit.len() >= 40 && commit.bytes().all(|byte| byte.is_ascii_hexdigit());
        let folder = named.then(|| git_folder(objects.root()))??.join("blastlint");
        Some(folder.join(format!("{what}-{commit}")))
    }
}

/// The folder that git keeps its objects of `root` in, without asking git: a process takes longer than all that is saved.
fn git_folder(root: &Path) -> Option<PathBuf> {
    let inner = root.join(".git");
    if inner.is_dir() {
        return Some(inner);
    }
    if let Ok(text) = std::fs::read_to_string(&inner) {
        // A linked work tree names its own folder, and that names the one that all share.
        let own = root.join(text.strip_prefix("gitdir:")?.trim());
        let shared = std::fs::read_to_string(own.join("commondir")).ok();
        return Some(shared.map_or(own.clone(), |shared| own.join(shared.trim())));
    }
    (root.join("objects").is_dir() && root.join("HEAD").is_file()).then(|| root.to_owned())
}

/// Takes away all but the newest.
fn forget(folder: &Path) {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let dated = entries.filter_map(|entry| Some((entry.metadata().ok()?.modified().ok()?, entry.path())));
    let mut files: Vec<_> = dated.collect();
    files.sort_by(|a, b| b.cmp(a));
    for (_, path) in files.iter().skip(limits::KEPT_FILES) {
        let _ = std::fs::remove_file(path);
    }
}
