//! Docker Compose: volumes that a change leaves behind. Compose never deletes a named volume when a project is brought
//! up; what a service finds at another name, another place or nowhere is an empty one.

mod compare;
mod deploy;
mod environment;
mod interpolation;
mod naming;
mod project;
mod readable;
mod server;
pub(super) mod store;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use super::{Analysis, Judgement, Scene, Spot, Verdict};
use crate::fact::document::{self, Document};
use crate::lang::detect;
use crate::repo::{ChangeSet, Status};
use crate::source::{Gap, GapReason, RepoPath, Side};
use environment::Variables;
use project::{Mount, Project};

/// The analysis.
pub(super) const ANALYSIS: Analysis = Analysis { name: "compose", concerns, judge };

/// Names of the files that Compose reads by itself, without the ending.
const OWN: [&str; 2] = ["compose", "docker-compose"];

fn concerns(change: &ChangeSet) -> bool {
    change.files.iter().any(|file| is_composed(&file.path) && file.status != Status::Added)
        || change.files.iter().any(|file| is_environment(&file.path) && file.status != Status::Added)
        || deploy::concerns(change)
}

const ENVIRONMENT: &str = ".env";

/// Whether a file gives variables, by its name: `.env`, `db.env`, `.env.db`.
fn is_environment(path: &RepoPath) -> bool {
    let name = path.file_name().to_lowercase();
    name.ends_with(ENVIRONMENT) || name.starts_with(".env.")
}

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
    for file in change.files.iter().filter(|file| is_environment(&file.path)) {
        // `env_file:` names files beside the project and below it.
        for folder in [file.path.folder(), file.path.folder().folder()] {
            let Some(own) = folder.joined("compose.yaml") else { continue };
            if seen.insert((part_of(&own), part_of(&own))) {
                sides.push(Sides::read(scene, &own, &own));
            }
        }
    }
    let everywhere = compare::Everywhere::of(&sides);
    let mut verdicts: Vec<Verdict> = Vec::new();
    for sides in &sides {
        let found = compare::verdicts(sides, &everywhere);
        verdicts.extend(found.into_iter().map(|verdict| sides.placed(scene, verdict)));
    }
    verdicts.into_iter().chain(deploy::verdicts(change)).map(Verdict::judgement).collect()
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
    /// What `.env` gives on each side.
    given: (Variables, Variables),
}

impl Sides {
    fn read(scene: &mut Scene<'_>, before: &RepoPath, after: &RepoPath) -> Self {
        let folders = (before.folder(), after.folder());
        let given = (variables(scene, Side::Before, &folders.0), variables(scene, Side::After, &folders.1));
        let named = (project_name(&given.0), project_name(&given.1));
        let (before, after) =
            (project(scene, Side::Before, before, &given.0), project(scene, Side::After, after, &given.1));
        Self { before, after, folders, named, given }
    }

    /// Whether two mounts are of one thing. Where the project is called otherwise, its volumes are looked at as one.
    fn is_same(&self, before: &Mount, after: &Mount) -> bool {
        let follow = before.source == after.source && self.before.follows(before) && self.after.follows(after);
        follow || self.before.location(before) == self.after.location(after)
    }

    /// Whether anything mounts after the change what `before` is a mount of.
    fn is_mounted(&self, before: &Mount) -> bool {
        self.after.services.values().flat_map(|service| &service.mounts).any(|after| self.is_same(before, after))
    }

    /// `verdict`, shown at the variable that changed where the file that uses it did not.
    fn placed(&self, scene: &mut Scene<'_>, verdict: Verdict) -> Verdict {
        let Spot { path, side, span } = &verdict.spot;
        if scene.diff(*side, path).is_some() {
            return verdict;
        }
        let text = scene.read(*side, path).map(|source| source.slice(*span).to_owned()).unwrap_or_default();
        let (before, after) = (&self.given.0, &self.given.1);
        let mut changed: Vec<&str> = after.differing(before).collect();
        changed.sort_by_key(|name| !text.contains(name));
        let Some(spot) = changed.first().and_then(|name| after.spot(name)) else { return verdict };
        let stood = changed.first().and_then(|name| before.spot(name)).cloned();
        let mut evidence = verdict.evidence;
        evidence.push(format!("`{path}` uses it"));
        Verdict { spot: spot.clone(), before: stood, evidence, ..verdict }
    }
}

/// What the folder calls a project; nothing for that of the repository.
fn of_folder(folder: &RepoPath) -> String {
    let name = folder.file_name().to_lowercase();
    let kept: String = name.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect();
    kept.trim_start_matches(['-', '_']).to_owned()
}

/// What `.env` in `folder` gives.
fn variables(scene: &mut Scene<'_>, side: Side, folder: &RepoPath) -> Variables {
    let environment = folder.joined(ENVIRONMENT);
    let source = environment.and_then(|path| scene.read(side, &path));
    source.map(|source| Variables::read(&source, side)).unwrap_or_default()
}

/// The project to which the file at `path` belongs on `side`: merged with its override, or, of one with a name of its
/// own, that file.
fn project(scene: &mut Scene<'_>, side: Side, path: &RepoPath, given: &Variables) -> Project {
    let documents: Vec<(RepoPath, Document, bool)> = files(scene, side, path, given)
        .into_iter()
        .filter_map(|file| read(scene, side, &file).map(|(document, readable)| (file, document, readable)))
        .collect();
    let mut given = given.clone();
    if given.get(environment::PROJECT_NAME).is_none_or(str::is_empty) {
        let told = |(_, document, _): &(RepoPath, Document, bool)| {
            document.rendered(document.get(*document.roots.first()?, "name")?)
        };
        let told = documents.iter().rev().find_map(told).map(|name| interpolation::resolved(&name, &given));
        let folder = Some(of_folder(&path.folder())).filter(|name| !name.is_empty());
        let name = told.or(folder).unwrap_or_else(|| "*".to_owned());
        given.set(environment::PROJECT_NAME, &name);
    }
    let mut project = Project { folder: path.folder(), ..Project::default() };
    for (file, document, readable) in documents {
        let one = Project::read(&document, &file, side, &given);
        project.merge(Project { unreadable: !readable, ..one });
    }
    for service in project.services.values_mut() {
        let own = std::mem::take(&mut service.environment);
        for file in &service.environment_files {
            let Some(file) = path.folder().joined(file.trim_start_matches("./")) else { continue };
            let Some(source) = scene.read(side, &file) else { continue };
            let given = Variables::read(&source, side);
            // What is kept is what an image is asked about, and nothing secret.
            let told = given.get("PGDATA").zip(given.spot("PGDATA"));
            service.environment.extend(told.map(|(value, at)| ("PGDATA".to_owned(), (value.to_owned(), at.clone()))));
        }
        service.environment.extend(own);
    }
    project
}

/// The files of a project, those that go over others last.
fn files(scene: &mut Scene<'_>, side: Side, path: &RepoPath, given: &Variables) -> Vec<RepoPath> {
    let part = part_of(path);
    if let Some(told) = given.get(environment::FILES).filter(|told| part.1.is_empty() && !told.is_empty()) {
        let names = told.split([':', ';', ',']).map(|name| name.trim().trim_start_matches("./"));
        return names.filter_map(|name| path.folder().joined(name)).collect();
    }
    let mut files = scene.list(side, &path.folder()).files;
    if files.is_empty() && scene.read(side, path).is_some() {
        files.push(path.clone());
    }
    files.retain(|file| is_composed(file) && part_of(file) == part);
    // The override goes over the other.
    files.sort_by_key(|file| file.file_name().contains(".override."));
    files
}

/// The document of a file, and whether all of it can be read.
fn read(scene: &mut Scene<'_>, side: Side, path: &RepoPath) -> Option<(Document, bool)> {
    let source = scene.read(side, path)?;
    let language = detect(path, &source.text)?;
    match document::read(language, &source) {
        Ok(document) => {
            let document = document?;
            let wrong = readable::unreadable(&document, &source);
            if let Some((line, _)) = wrong.filter(|_| side == Side::After && scene.diff(side, path).is_some()) {
                let reason = GapReason::Unparsed { language: language.id.to_owned() };
                scene.gaps.push(Gap { line: Some(line), ..Gap::at(path, side, reason) });
            }
            Some((document, !wrong.is_some_and(|(_, lost)| lost)))
        }
        Err(reason) => {
            scene.gaps.push(Gap::at(path, side, reason));
            None
        }
    }
}

/// What `.env` calls the project.
fn project_name(given: &Variables) -> Option<Named> {
    let name = given.get(environment::PROJECT_NAME).filter(|name| !name.is_empty())?;
    Some((name.to_owned(), given.spot(environment::PROJECT_NAME)?.clone()))
}
