//! What checks others and goes: pipelines, policies, alerts.

use super::census::{Census, Gone};
use super::folders::Folder;
use super::kind::{Kind, kind_of};
use super::say::{Loss, amount};
use crate::analysis::{Judgement, Scene};
use crate::fact::{Confidence, Extent, Reversibility, TargetClass};
use crate::source::{RepoPath, Side};

/// Folders in which a host of code looks for pipelines; the root is one too.
const PIPELINES: &[&str] =
    &[".github/workflows", ".gitea/workflows", ".forgejo/workflows", ".circleci", ".buildkite", ""];

/// Judges the checks that are gone.
pub(super) fn judge(scene: &mut Scene<'_>, census: &Census, folders: &[Folder]) -> Vec<Judgement> {
    pipelines(scene, census).into_iter().chain(rules(scene, census, folders)).collect()
}

/// The pipelines, where none is left. One of several that goes is ordinary work.
fn pipelines(scene: &mut Scene<'_>, census: &Census) -> Option<Judgement> {
    let lost: Vec<&Gone> = census
        .gone
        .iter()
        .filter(|gone| {
            gone.kind == Kind::Check && !gone.moved && !gone.emptied && PIPELINES.contains(&folder_of(&gone.path))
        })
        .collect();
    // A file that calls others is short; that of owners, or of hooks, is no pipeline.
    let lines: usize = lost.iter().map(|gone| gone.lines).sum();
    if lost.is_empty() || lines < 5 || lost.iter().all(|gone| is_no_pipeline(&gone.path)) || !scene.is_whole() {
        return None;
    }
    let stays = PIPELINES.iter().any(|folder| {
        let files = scene.list(Side::After, &RepoPath::from(*folder)).files;
        files.iter().map(RepoPath::to_text).any(|path| kind_of(&path, "").1 == Kind::Check && !is_no_pipeline(&path))
    });
    if stays {
        return None;
    }
    let name = lost
        .first()
        .map(|gone| folder_of(&gone.path))
        .filter(|folder| !folder.is_empty())
        .unwrap_or("the root of the repository");
    loss("pipelines", name, &lost, "and no other pipeline is there").of_files(scene.change, &lost)
}

fn folder_of(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

fn is_no_pipeline(path: &str) -> bool {
    // What runs before a commit is told of by the analysis of checks.
    path.to_lowercase().ends_with("codeowners") || path.contains(".pre-commit-config.")
}

/// Folders of policies and alerts that are gone.
fn rules(scene: &Scene<'_>, census: &Census, folders: &[Folder]) -> Vec<Judgement> {
    let judged = folders.iter().filter_map(|folder| {
        let all = folder.gone.iter().filter_map(|index| census.gone.get(*index));
        let lost: Vec<&Gone> = all.filter(|gone| !gone.moved).collect();
        let checks: Vec<&Gone> = lost.iter().copied().filter(|gone| gone.kind == Kind::Check).collect();
        let pipeline = PIPELINES.contains(&folder.path.as_str()) || folder.path.starts_with(".github");
        if checks.len() < 2 || checks.len() * 2 <= lost.len() || pipeline {
            return None;
        }
        loss("rules", &folder.path, &checks, "and nothing that the change brings takes their place")
            .of_files(scene.change, &checks)
    });
    judged.collect()
}

fn loss(noun: &'static str, name: &str, lost: &[&Gone], rest: &str) -> Loss {
    Loss {
        rule: "checks-removed-wholesale",
        class: TargetClass::T3,
        extent: Extent::Container,
        undo: Reversibility::Git,
        // What else checks the same may stand outside the repository.
        confidence: Confidence::Medium,
        noun,
        name: name.to_owned(),
        reason: format!("{} go, {rest}", amount(lost)),
        evidence: Vec::new(),
    }
}
