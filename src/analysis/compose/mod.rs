//! Docker Compose: volumes that a change leaves behind. Compose never deletes a named volume when a project is brought
//! up; what a service finds at another name, another place or nowhere is an empty one.

mod compare;
mod deploy;
mod interpolation;
mod project;
pub(super) mod store;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use super::{Analysis, Judgement, Scene, Spot};
use crate::fact::document;
use crate::lang::detect;
use crate::repo::{ChangeSet, FileDiff, Status};
use crate::source::{Gap, RepoPath, Side};
use project::Project;

/// The analysis.
pub(super) const ANALYSIS: Analysis = Analysis { name: "compose", concerns, judge };

/// Names of the files that Compose reads by itself, without the ending.
const OWN: [&str; 2] = ["compose", "docker-compose"];

fn concerns(change: &ChangeSet) -> bool {
    change.files.iter().any(|file| is_composed(&file.path) && file.status != Status::Added)
        || names_a_project(change)
        || deploy::concerns(change)
}

/// Whether a change says in `.env` what a project is called.
fn names_a_project(change: &ChangeSet) -> bool {
    let says = |file: &FileDiff| {
        file.path.file_name() == ENVIRONMENT
            && file.before.iter().chain(&file.after).any(|source| source.text.contains(PROJECT_NAME))
    };
    change.files.iter().any(says)
}

const ENVIRONMENT: &str = ".env";
const PROJECT_NAME: &str = "COMPOSE_PROJECT_NAME";

/// Whether a file is one of Compose, by its name.
fn is_composed(path: &RepoPath) -> bool {
    let name = path.file_name().to_lowercase();
    let Some((stem, ending)) = name.rsplit_once('.') else { return false };
    matches!(ending, "yml" | "yaml") && stem.contains("compose")
}

/// Which project of its folder a file belongs to: those that are read by themselves, with their override, have no name;
/// any other file is one of its own.
fn part_of(path: &RepoPath) -> (RepoPath, String) {
    let name = path.file_name().to_lowercase();
    let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem);
    let bare = stem.strip_suffix(".override").unwrap_or(stem);
    let own = OWN.contains(&bare);
    (path.folder(), if own { String::new() } else { name })
}

fn judge(scene: &mut Scene<'_>) -> Vec<Judgement> {
    if !scene.is_whole() {
        return Vec::new();
    }
    let change = scene.change;
    let mut seen = BTreeSet::new();
    let mut sides: Vec<Sides> = Vec::new();
    for file in change.files.iter().filter(|file| is_composed(&file.path)) {
        let before = file.before_path.as_ref().filter(|_| file.status == Status::Renamed).unwrap_or(&file.path);
        // A new file may hold what another lost; one that is gone is not brought up by anybody.
        if seen.insert((part_of(before), part_of(&file.path))) {
            sides.push(Sides::read(scene, before, &file.path));
        }
    }
    for file in change.files.iter().filter(|file| file.path.file_name() == ENVIRONMENT) {
        let own = file.path.folder().joined("compose.yaml").unwrap_or_default();
        if seen.insert((part_of(&own), part_of(&own))) {
            sides.push(Sides::read(scene, &own, &own));
        }
    }
    let everywhere = compare::Everywhere::of(&sides);
    let verdicts = sides.iter().flat_map(|sides| compare::verdicts(sides, &everywhere));
    verdicts.chain(deploy::verdicts(change)).map(super::Verdict::judgement).collect()
}

/// A name, and where it is given.
type Named = (String, Spot);

/// Both sides of a project.
#[derive(Debug)]
struct Sides {
    before: Project,
    after: Project,
    /// The folder on each side.
    folders: (RepoPath, RepoPath),
    /// `COMPOSE_PROJECT_NAME` in `.env` on each side.
    named: (Option<Named>, Option<Named>),
}

impl Sides {
    fn read(scene: &mut Scene<'_>, before: &RepoPath, after: &RepoPath) -> Self {
        let named = (project_name(scene, Side::Before, before), project_name(scene, Side::After, after));
        let folders = (before.folder(), after.folder());
        Self { before: project(scene, Side::Before, before), after: project(scene, Side::After, after), folders, named }
    }
}

/// The project to which the file at `path` belongs on `side`: merged with its override, or, of one with a name of its
/// own, that file.
fn project(scene: &mut Scene<'_>, side: Side, path: &RepoPath) -> Project {
    let part = part_of(path);
    let mut files = scene.list(side, &path.folder()).files;
    if files.is_empty() && scene.read(side, path).is_some() {
        files.push(path.clone());
    }
    files.retain(|file| is_composed(file) && part_of(file) == part);
    // The override goes over the other.
    files.sort_by_key(|file| file.file_name().contains(".override."));
    let mut project = Project::default();
    for file in files {
        if let Some(one) = read(scene, side, &file) {
            project.merge(one);
        }
    }
    project
}

fn read(scene: &mut Scene<'_>, side: Side, path: &RepoPath) -> Option<Project> {
    let source = scene.read(side, path)?;
    let language = detect(path, &source.text)?;
    match document::read(language, &source) {
        Ok(document) => document.map(|document| Project::read(&document, path, side)),
        Err(reason) => {
            scene.gaps.push(Gap::at(path, side, reason));
            None
        }
    }
}

/// What `.env` beside the file at `path` calls the project.
fn project_name(scene: &mut Scene<'_>, side: Side, path: &RepoPath) -> Option<Named> {
    let environment = path.folder().joined(ENVIRONMENT)?;
    let source = scene.read(side, &environment)?;
    let given = |line: usize| {
        let span = source.line_span(&(line..line + 1));
        let value = source.slice(span).trim().strip_prefix(PROJECT_NAME)?.trim_start().strip_prefix('=')?;
        let name = value.trim().trim_matches(['"', '\'']).to_owned();
        Some((name, Spot { path: environment.clone(), side, span }))
    };
    (0..source.lines.count()).rev().find_map(given).filter(|(name, _)| !name.is_empty())
}
