//! Which folders are gone with what was in them.

use rustc_hash::{FxHashMap, FxHashSet};

use super::census::Census;
use super::scale;
use crate::repo::Listing;
use crate::source::RepoPath;

/// A folder that is gone, or as good as gone, and is in no folder that is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Folder {
    /// Where it was.
    pub(super) path: String,
    /// What is gone in it, as indices into what is gone, in the order of their paths.
    pub(super) gone: Vec<usize>,
    /// Files that stay right inside it.
    pub(super) left: usize,
    /// Whether it was seen that nothing else is in it.
    pub(super) seen: bool,
}

/// What became of a folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Gone { seen: bool },
    Mostly { left: usize },
    Stays,
}

/// The folders of `census` that are gone, the outermost ones. `list` says what is in a folder after the change.
pub(super) fn gone(census: &Census, list: &mut dyn FnMut(&RepoPath) -> Listing) -> Vec<Folder> {
    let fates = fates(census, list);
    let mut folders: FxHashMap<RepoPath, Folder> = FxHashMap::default();
    for (index, gone) in census.gone.iter().enumerate() {
        let Some((path, fate)) = outermost(&RepoPath::from(gone.path.as_str()).folder(), &fates) else { continue };
        let (left, seen) = match fate {
            Fate::Gone { seen } => (0, seen),
            Fate::Mostly { left } => (left, true),
            Fate::Stays => continue,
        };
        let text = path.to_text();
        folders.entry(path).or_insert(Folder { path: text, gone: Vec::new(), left, seen }).gone.push(index);
    }
    let mut folders: Vec<Folder> = folders.into_values().collect();
    folders.sort_by(|a, b| a.path.cmp(&b.path));
    folders
}

/// The outermost folder above or at `folder` that is gone without a break; else `folder`, where it is mostly gone.
fn outermost(folder: &RepoPath, fates: &FxHashMap<RepoPath, Fate>) -> Option<(RepoPath, Fate)> {
    let mut found = fates.get(folder).map(|fate| (folder.clone(), *fate)).filter(|(_, fate)| *fate != Fate::Stays)?;
    while let Fate::Gone { .. } = found.1 {
        let above = found.0.folder();
        match fates.get(&above) {
            Some(fate @ Fate::Gone { .. }) if !above.as_bytes().is_empty() => found = (above, *fate),
            _ => break,
        }
    }
    Some(found)
}

/// Innermost first, so that a folder is only looked at when all that is known below it is gone.
fn fates(census: &Census, list: &mut dyn FnMut(&RepoPath) -> Listing) -> FxHashMap<RepoPath, Fate> {
    let mut direct: FxHashMap<RepoPath, usize> = FxHashMap::default();
    let mut concerned: FxHashSet<RepoPath> = FxHashSet::default();
    for gone in census.gone.iter().filter(|gone| !gone.moved) {
        let mut folder = RepoPath::from(gone.path.as_str()).folder();
        *direct.entry(folder.clone()).or_default() += 1;
        while !folder.as_bytes().is_empty() && concerned.insert(folder.clone()) {
            folder = folder.folder();
        }
    }
    let mut below: FxHashMap<RepoPath, FxHashSet<RepoPath>> = FxHashMap::default();
    for folder in census.touched.iter().filter(|folder| !folder.as_bytes().is_empty()) {
        below.entry(folder.folder()).or_default().insert(folder.clone());
    }
    let depth = |folder: &RepoPath| folder.as_bytes().iter().filter(|byte| **byte == b'/').count();
    let mut order: Vec<RepoPath> = census.touched.iter().filter(|f| !f.as_bytes().is_empty()).cloned().collect();
    order.sort_by(|a, b| depth(b).cmp(&depth(a)).then_with(|| a.cmp(b)));
    let emptied: FxHashSet<&str> = census.gone.iter().filter(|g| g.emptied).map(|g| g.path.as_str()).collect();
    // Where there are more than are listed, what is nearest the root says most.
    let near: FxHashSet<&RepoPath> = order.iter().rev().take(scale::LISTINGS).collect();
    let mut fates = FxHashMap::default();
    for folder in &order {
        let none = FxHashSet::default();
        let known = below.get(folder).unwrap_or(&none);
        let all = known.iter().all(|inner| matches!(fates.get(inner), Some(Fate::Gone { .. })));
        let sure = !known.iter().any(|inner| matches!(fates.get(inner), Some(Fate::Gone { seen: false })));
        let own = direct.get(folder).copied().unwrap_or_default();
        let fate = if !all && own < scale::FOLDER_FILES {
            Fate::Stays
        } else if !near.contains(folder) {
            // One file of each of many folders is a sweep, and the folders stay.
            if all && own != 1 { Fate::Gone { seen: false } } else { Fate::Stays }
        } else {
            fate_of(&list(folder), own, (all, sure), &emptied, |inner| known.contains(inner))
        };
        fates.insert(folder.clone(), fate);
    }
    fates.retain(|folder, _| concerned.contains(folder));
    fates
}

fn fate_of(
    after: &Listing,
    own: usize,
    (all, sure): (bool, bool),
    emptied: &FxHashSet<&str>,
    known: impl Fn(&RepoPath) -> bool,
) -> Fate {
    let stays = |path: &&RepoPath| !is_left_over(&path.file_name()) && !emptied.contains(path.to_text().as_str());
    let left = after.files.iter().filter(stays).count();
    if all && left == 0 && after.folders.iter().all(known) {
        return Fate::Gone { seen: sure };
    }
    if own >= scale::FOLDER_FILES && own >= left * (scale::MOSTLY - 1) { Fate::Mostly { left } } else { Fate::Stays }
}

/// What stays where a folder was cleared out.
fn is_left_over(name: &str) -> bool {
    const NAMES: &[&str] =
        &[".gitkeep", ".keep", ".gitignore", ".terraform.lock.hcl", "license", "owners", "__init__.py", ".ds_store"];
    let name = name.to_lowercase();
    NAMES.contains(&name.as_str()) || name.starts_with("readme") || name.starts_with("changelog")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repo::{ChangeSet, FileDiff, Status};
    use crate::source::Source;

    /// The folders that are gone where `files` are deleted and `left` stay.
    fn found(files: &[&str], left: &[&str]) -> Vec<String> {
        let source = |path: &str| Source::new(RepoPath::from(path), b"a = 1 plus two\n");
        let deleted = |path: &&str| FileDiff {
            status: Status::Deleted,
            after: None,
            ..FileDiff::modified(source(path), source(path))
        };
        let change = ChangeSet { files: files.iter().map(deleted).collect(), ..ChangeSet::default() };
        let mut list = |folder: &RepoPath| {
            let prefix = format!("{folder}/");
            let mut listing = Listing::default();
            for path in files.iter().chain(left).filter_map(|path| path.strip_prefix(&prefix)) {
                let inner = path.split_once('/').map(|(inner, _)| format!("{prefix}{inner}"));
                match inner {
                    Some(inner) => listing.folders.push(RepoPath::from(inner.as_str())),
                    None if files.contains(&format!("{prefix}{path}").as_str()) => {}
                    None => listing.files.push(RepoPath::from(format!("{prefix}{path}").as_str())),
                }
            }
            listing.folders.sort();
            listing.folders.dedup();
            listing
        };
        let folders = gone(&Census::of(&change), &mut list);
        folders.into_iter().map(|f| format!("{} {}/{}", f.path, f.gone.len(), f.gone.len() + f.left)).collect()
    }

    #[test]
    fn the_outermost_folder_that_is_gone() {
        for (files, left, expected) in [
            (&["env/prod/a.tf", "env/prod/db/b.tf"][..], &["env/dev/a.tf"][..], &["env/prod 2/2"][..]),
            (&["env/prod/a.tf", "env/prod/db/b.tf"], &[], &["env 2/2"]),
            (&["env/prod/a.tf", "env/prod/db/b.tf"], &["env/prod/c.tf"], &["env/prod/db 1/1"]),
            (&["env/prod/a.tf"], &["env/prod/README.md", "env/x"], &["env/prod 1/1"]),
            (&["a/1", "a/2", "a/3", "a/4", "a/5"], &["a/6"], &["a 5/6"]),
            (&["a/1", "a/2", "a/3", "a/4", "a/5"], &["a/6", "a/7"], &[]),
            (&["a.tf", "b.tf"], &[], &[]),
        ] {
            assert_eq!(found(files, left), expected, "{files:?}");
        }
    }

    /// More folders than are listed: of those that are not, what the change shows decides.
    #[test]
    fn a_sweep_through_many_folders_takes_none_of_them() {
        let all = |name: &str| (0..scale::LISTINGS + 50).map(|n| format!("pkg/d{n}/{name}")).collect::<Vec<_>>();
        let (one, two) = (all("a.py"), all("b.py"));
        fn refs(files: &[String]) -> Vec<&str> {
            files.iter().map(String::as_str).collect()
        }
        let folders = found(&refs(&one), &refs(&two));
        assert!(folders.iter().all(|folder| !folder.starts_with("pkg ")), "{folders:?}");
        let both: Vec<String> = one.iter().chain(&two).cloned().collect();
        let (count, left) = (both.len(), "other/c.py");
        assert_eq!(found(&refs(&both), &[left]), [format!("pkg {count}/{count}")]);
    }
}
