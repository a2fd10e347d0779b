//! The steps of a schema that go, all or most of them.

use std::collections::{BTreeMap, BTreeSet};

use super::census::{Census, Gone};
use super::folders::Folder;
use super::kind::{Kind, kind_of};
use super::say::{Loss, amount};
use super::scale;
use crate::analysis::{Judgement, Scene};
use crate::fact::{Confidence, Extent, Reversibility, TargetClass};
use crate::repo::{ChangeSet, Listing};
use crate::source::{RepoPath, Side};

/// Judges the migrations that are gone, folder by folder.
pub(super) fn judge(scene: &mut Scene<'_>, census: &Census, folders: &[Folder]) -> Vec<Judgement> {
    let mut by_folder: BTreeMap<String, Vec<&Gone>> = BTreeMap::new();
    for gone in census.gone.iter().filter(|gone| gone.kind == Kind::Migration && !gone.moved) {
        by_folder.entry(step_of(&gone.path).0).or_default().push(gone);
    }
    let mut found = Vec::new();
    for (folder, lost) in by_folder {
        let steps: BTreeSet<String> = lost.iter().map(|gone| step_of(&gone.path).1).collect();
        if steps.len() < scale::MIGRATIONS {
            continue;
        }
        let path = RepoPath::from(folder.as_str());
        let known = |listing: Listing| steps_in(&folder, &listing);
        let (stood, stay) = (known(scene.list(Side::Before, &path)), known(scene.list(Side::After, &path)));
        if steps.len() * 2 < stood.len() || is_squashed(scene.change, &folder, &stay) {
            continue;
        }
        let whole =
            folders.iter().any(|gone| folder.strip_prefix(&gone.path).is_some_and(|rest| rest.starts_with('/')));
        let dumped = has_dump(scene, &folder);
        let sure = !whole && !dumped && scene.is_whole();
        let mut evidence = vec![format!("{} of {} steps go, {} stay or are new", steps.len(), stood.len(), stay.len())];
        if whole {
            evidence.push("what the schema belongs to goes with them".to_owned());
        }
        if dumped {
            evidence.push("a dump of the schema stays, from which a new database can be made".to_owned());
        }
        let loss = Loss {
            rule: "migrations-removed",
            class: TargetClass::T5,
            extent: Extent::Container,
            undo: Reversibility::Inverse,
            confidence: if sure { Confidence::High } else { Confidence::Medium },
            noun: "migrations",
            name: folder.clone(),
            reason: format!("{} go and none of what is there now says that it replaces them", amount(&lost)),
            evidence,
        };
        found.extend(loss.of_files(scene.change, &lost));
    }
    found
}

/// The folder of migrations that `path` stands in, and its step: a file, or a dated folder.
fn step_of(path: &str) -> (String, String) {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    match folder.rsplit_once('/') {
        Some((above, dated)) if dated.starts_with(|c: char| c.is_ascii_digit()) => (above.to_owned(), dated.to_owned()),
        _ => (folder.to_owned(), name.to_owned()),
    }
}

/// The steps in a folder.
fn steps_in(folder: &str, listing: &Listing) -> BTreeSet<String> {
    let file = |path: &RepoPath| kind_of(&path.to_text(), "").1 == Kind::Migration;
    let dated = |path: &RepoPath| path.file_name().starts_with(|c: char| c.is_ascii_digit());
    let files = listing.files.iter().filter(|path| file(path));
    let inner = listing.folders.iter().filter(|path| dated(path));
    files
        .chain(inner)
        .map(|path| path.to_text())
        .filter(|path| path.starts_with(folder))
        .map(|p| step_of(&p).1)
        .collect()
}

/// Whether a step that is there says that it stands for those that are gone, or did so before this change.
fn is_squashed(change: &ChangeSet, folder: &str, stay: &BTreeSet<String>) -> bool {
    let says = |text: &str| text.lines().any(|line| line.trim_start().starts_with("replaces") && line.contains('='));
    let named = |name: &String| ["squash", "baseline"].iter().any(|mark| name.to_lowercase().contains(mark));
    let inside = format!("{folder}/");
    let mut files = change.files.iter().filter(|file| file.after.is_some() && file.path.to_text().starts_with(&inside));
    stay.iter().any(named)
        || files.any(|file| [&file.before, &file.after].into_iter().flatten().any(|source| says(&source.text)))
}

/// Rails and Laravel keep a dump beside the steps and load it into new databases.
fn has_dump(scene: &mut Scene<'_>, folder: &str) -> bool {
    let above = RepoPath::from(folder).folder();
    let schema = above.joined("schema").unwrap_or_default();
    let names = |name: &str| matches!(name, "schema.rb" | "structure.sql" | "schema.sql");
    let beside = scene.list(Side::After, &above).files.iter().any(|path| names(&path.file_name()));
    beside || scene.list(Side::After, &schema).files.iter().any(|path| path.file_name().contains("schema"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_is_a_file_or_a_dated_folder() {
        for (path, folder, step) in [
            ("shop/migrations/0001_a.py", "shop/migrations", "0001_a.py"),
            ("migrations/2024-01-01-0_users/up.sql", "migrations", "2024-01-01-0_users"),
            ("prisma/migrations/20240101_init/migration.sql", "prisma/migrations", "20240101_init"),
        ] {
            assert_eq!(step_of(path), (folder.to_owned(), step.to_owned()));
        }
    }
}
