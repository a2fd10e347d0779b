//! What names a change to the byte: a hash over the paths, modes and contents of both sides. It is the same however the
//! change is named, and another one as soon as any byte of it is.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use bstr::ByteSlice;
use sha2::{Digest as _, Sha256};

use super::git::Objects;
use super::history::{History, Revisions};
use super::{Input, Loaded, RepoError, folders, git, raw, worktree};
use crate::source::RepoPath;

/// Stands in front of all that is hashed, so that no other list hashes to the same.
const DOMAIN: &[u8] = b"blastlint diff 1\0";

/// A path whose content or mode differs. Renames play no part: who tells them may change its mind.
struct Piece {
    path: RepoPath,
    before: Option<Part>,
    after: Option<Part>,
}

/// One side of it.
#[derive(PartialEq)]
struct Part {
    mode: String,
    content: [u8; 32],
}

/// The hash of the change that `loaded` was read from, files that `.blastlintignore` hides included: `sha256:` and 64 hex
/// digits. Of a unified diff the text is hashed, since it is all there is.
///
/// # Errors
/// A side that cannot be read to its last byte: nothing names such a change.
pub fn digest(input: &Input, loaded: &Loaded) -> Result<String, RepoError> {
    let pieces = match (input, &loaded.history) {
        (Input::Diff(text), _) => {
            return Ok(written(Sha256::new().chain_update(b"blastlint text 1\0").chain_update(text)));
        }
        (Input::Pair { before, after }, _) => of_folders(before, after)?,
        (Input::Case(folder), _) => of_folders(&folder.join("before"), &folder.join("after"))?,
        (_, History::Git(revisions)) => of_revisions(input, revisions)?,
        _ => {
            return Err(RepoError::Unreadable { path: "the change".into(), detail: "it has no two sides".into() });
        }
    };
    Ok(hashed(pieces))
}

/// `sha256:` and the hex digits of the hash of `bytes`.
pub fn sha256(bytes: &[u8]) -> String {
    written(Sha256::new().chain_update(bytes))
}

fn written(hasher: Sha256) -> String {
    let hex: String = hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    format!("sha256:{hex}")
}

fn hashed(mut pieces: Vec<Piece>) -> String {
    pieces.retain(|piece| piece.before != piece.after);
    pieces.sort_by(|a, b| a.path.cmp(&b.path));
    let mut hasher = Sha256::new().chain_update(DOMAIN);
    let mut field = |bytes: &[u8]| {
        hasher.update((bytes.len() as u64).to_le_bytes());
        hasher.update(bytes);
    };
    for piece in &pieces {
        let status: &[u8] = match (&piece.before, &piece.after) {
            (None, _) => b"A",
            (_, None) => b"D",
            _ => b"M",
        };
        field(status);
        for part in [&piece.before, &piece.after] {
            field(if part.is_some() { piece.path.as_bytes() } else { b"" });
            field(part.as_ref().map_or(b"", |part| part.mode.as_bytes()));
            field(part.as_ref().map_or(b"", |part| &part.content));
        }
    }
    written(hasher)
}

fn of_revisions(input: &Input, revisions: &Revisions) -> Result<Vec<Piece>, RepoError> {
    let Revisions { root, before, after, .. } = revisions;
    let on_disk = *input == Input::Worktree;
    let mut args = vec!["diff", "--raw", "-z", "--no-abbrev", "--no-renames", "--no-ext-diff", "--no-textconv"];
    args.extend(["--no-relative", "--ignore-submodules=dirty"]);
    args.extend((*input == Input::Staged).then_some("--cached"));
    args.extend(std::iter::once(before.as_str()).chain(after.as_deref()));
    args.push("--");
    let (mut entries, unmerged) = raw::parse(&git::run(root, &args)?)?;
    if let Some(gap) = unmerged.first() {
        let path = gap.path.as_ref().map(RepoPath::to_text).unwrap_or_default();
        return Err(RepoError::Unreadable { path, detail: gap.reason.to_string() });
    }
    if on_disk {
        for new in raw::untracked(root)?.0 {
            match entries.iter_mut().find(|entry| entry.path == new.path && entry.modes.1.is_empty()) {
                Some(gone) => gone.modes.1 = new.modes.1,
                None => entries.push(new),
            }
        }
    }
    let mut objects = Objects::open(root, false)?;
    let mut part = |path: &RepoPath, mode: String, id: &str, disk: bool| -> Result<Option<Part>, RepoError> {
        if mode.is_empty() {
            return Ok(None);
        }
        let known = id.bytes().any(|byte| byte != b'0');
        let content = match (known, mode == "160000") {
            (true, true) => Some(of_bytes(id.as_bytes())),
            (true, false) => objects.hash(id)?,
            (false, submodule) if disk => of_disk(&root.join(path.as_bytes().to_path_lossy()), submodule),
            _ => None,
        };
        let lost = || RepoError::Unreadable { path: path.to_text(), detail: "its content is not at hand".into() };
        Ok(Some(Part { mode, content: content.ok_or_else(lost)? }))
    };
    let piece = |entry: raw::Entry| {
        let before = part(&entry.path, entry.modes.0, &entry.ids.0, false)?;
        let after = part(&entry.path, entry.modes.1, &entry.ids.1, on_disk)?;
        Ok(Piece { path: entry.path, before, after })
    };
    entries.into_iter().map(piece).collect()
}

fn of_folders(before: &Path, after: &Path) -> Result<Vec<Piece>, RepoError> {
    let (before, after) = folders::sides(before, after)?;
    let part = |path: &RepoPath, file: Option<&std::path::PathBuf>| -> Result<Option<Part>, RepoError> {
        let Some(file) = file else { return Ok(None) };
        let lost = || RepoError::Unreadable { path: path.to_text(), detail: "its content is not at hand".into() };
        let content = of_disk(file, false).ok_or_else(lost)?;
        Ok(Some(Part { mode: worktree::mode(file).to_owned(), content }))
    };
    let paths: std::collections::BTreeSet<&RepoPath> = before.keys().chain(after.keys()).collect();
    let piece = |path: &RepoPath| {
        let (before, after) = (part(path, before.get(path))?, part(path, after.get(path))?);
        Ok(Piece { path: path.clone(), before, after })
    };
    paths.into_iter().map(piece).collect()
}

fn of_bytes(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// The hash of what stands at `path`: of a link where it points. None where that is no file.
fn of_disk(path: &Path, submodule: bool) -> Option<[u8; 32]> {
    if submodule {
        return worktree::submodule(path).into_bytes().map(|id| of_bytes(&id));
    }
    let data = std::fs::symlink_metadata(path).ok()?;
    if data.is_symlink() {
        return Some(of_bytes(std::fs::read_link(path).ok()?.as_os_str().as_encoded_bytes()));
    }
    if !data.is_file() {
        return None;
    }
    of_reader(&mut File::open(path).ok()?).ok()
}

/// The hash of all that `reader` gives; nothing of it is kept.
pub(super) fn of_reader(reader: &mut impl Read) -> io::Result<[u8; 32]> {
    let mut hasher = Sha256::new();
    let mut bytes = vec![0; 1 << 16];
    loop {
        match reader.read(&mut bytes)? {
            0 => return Ok(hasher.finalize().into()),
            read => hasher.update(bytes.get(..read).unwrap_or_default()),
        }
    }
}
