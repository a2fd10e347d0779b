//! Everything that checks, on both sides of the change; and, when asked for, in files that it does not touch.

use rustc_hash::{FxHashMap, FxHashSet};

use super::pipeline::{Job, Pipeline, Step};
use super::read::read;
use super::system::{Place, System};
use super::tools::{Check, Purpose, Tools};
use super::weaker::{may_configure, paths};
use crate::analysis::Scene;
use crate::repo::{ChangeSet, Content, FileDiff, Status};
use crate::source::{RepoPath, Side, Source};

/// Most unchanged files with checks that are read.
const OTHERS: usize = 80;

/// What checks on both sides of the files that a change touches.
pub(super) struct Book<'a> {
    pub(super) tools: &'a Tools,
    pub(super) systems: &'a [System],
    pub(super) before: Vec<Pipeline>,
    pub(super) after: Vec<Pipeline>,
    others: Option<Vec<Pipeline>>,
}

/// A step with the job and the file in which it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Gate<'b> {
    pub(super) pipeline: &'b Pipeline,
    pub(super) job: &'b Job,
    pub(super) step: &'b Step,
}

impl Gate<'_> {
    /// What makes it the same check, wherever it stands.
    pub(super) fn key(&self) -> (&str, &str) {
        (&self.step.text, self.step.working.trim_end_matches('/'))
    }

    /// Whether its failure is seen.
    pub(super) fn counts(&self) -> bool {
        !(self.step.lenient || self.step.off || self.job.lenient.is_some() || self.job.off.is_some())
    }

    /// What it checks for.
    pub(super) fn checks(&self) -> impl Iterator<Item = &Check> {
        self.step.checks.iter().filter(|check| check.purpose != Purpose::Deploy)
    }
}

/// Every step of `pipelines` that checks.
pub(super) fn gates(pipelines: &[Pipeline]) -> Vec<Gate<'_>> {
    steps(pipelines).filter(|gate| gate.checks().next().is_some()).collect()
}

/// Every step of `pipelines`.
pub(super) fn steps(pipelines: &[Pipeline]) -> impl Iterator<Item = Gate<'_>> {
    let of_job = |pipeline, job| move |step| Gate { pipeline, job, step };
    pipelines
        .iter()
        .flat_map(move |pipeline| pipeline.jobs.iter().flat_map(move |job| job.steps.iter().map(of_job(pipeline, job))))
}

impl<'a> Book<'a> {
    /// Reads both sides of `change`.
    pub(super) fn of(tools: &'a Tools, systems: &'a [System], change: &ChangeSet) -> Self {
        let mut book = Self { tools, systems, before: Vec::new(), after: Vec::new(), others: None };
        for file in &change.files {
            if matches!(file.content, Content::Symlink | Content::Submodule)
                || file.hunks.is_empty() && file.status == Status::Modified
            {
                continue;
            }
            if !paths(file).iter().any(|path| may_configure(path)) {
                continue;
            }
            book.before.extend(book.side(file.before.as_ref()));
            book.after.extend(book.side(file.after.as_ref()));
        }
        book
    }

    fn side(&self, source: Option<&Source>) -> Vec<Pipeline> {
        let Some(source) = source else { return Vec::new() };
        let path = source.path.to_text();
        let reads = self.systems.iter().enumerate().filter(|(_, system)| system.reads(&path));
        reads.filter_map(|(index, _)| read(self.tools, self.systems, index, source)).collect()
    }

    /// The pipelines and hooks that the change does not touch.
    pub(super) fn others(&mut self, scene: &mut Scene<'_>) -> &[Pipeline] {
        if self.others.is_none() {
            let read = self.read_others(scene);
            self.others = Some(read);
        }
        self.others.as_deref().unwrap_or_default()
    }

    /// What was read of them so far.
    pub(super) fn known_others(&self) -> &[Pipeline] {
        self.others.as_deref().unwrap_or_default()
    }

    fn read_others(&self, scene: &mut Scene<'_>) -> Vec<Pipeline> {
        if !scene.is_whole() {
            return Vec::new();
        }
        let folders: FxHashSet<&str> =
            self.systems.iter().flat_map(|system| &system.folders).map(String::as_str).collect();
        let mut folders: Vec<&str> = folders.into_iter().collect();
        folders.sort_unstable();
        let mut paths: Vec<RepoPath> =
            folders.iter().flat_map(|folder| scene.list(Side::After, &RepoPath::from(*folder)).files).collect();
        paths.sort();
        paths.dedup();
        paths.retain(|path| scene.diff(Side::After, path).is_none());
        let mut found = Vec::new();
        let mut left = OTHERS;
        for path in paths {
            let text = path.to_text();
            let reads: Vec<usize> = (0..self.systems.len())
                .filter(|index| {
                    self.systems.get(*index).is_some_and(|system| system.reads(&text) && system.place != Place::Target)
                })
                .collect();
            if reads.is_empty() || left == 0 {
                continue;
            }
            left -= 1;
            let Some(source) = scene.read(Side::After, &path) else { continue };
            found.extend(reads.into_iter().filter_map(|index| read(self.tools, self.systems, index, &source)));
        }
        found
    }
}

/// Paths of the change that are gone, with those they were renamed from.
pub(super) fn gone(change: &ChangeSet) -> Vec<String> {
    let of = |file: &FileDiff| match file.status {
        Status::Deleted => Some(file.path.to_text()),
        Status::Renamed => file.before_path.as_ref().map(RepoPath::to_text),
        _ => None,
    };
    change.files.iter().filter_map(of).collect()
}

/// How often each check stands on a side, by its text and where it runs.
pub(super) fn count<'b>(gates: &[Gate<'b>]) -> FxHashMap<(&'b str, &'b str), Vec<usize>> {
    let mut found: FxHashMap<(&str, &str), Vec<usize>> = FxHashMap::default();
    for (at, gate) in gates.iter().enumerate() {
        let key: (&'b str, &'b str) = (&gate.step.text, gate.step.working.trim_end_matches('/'));
        found.entry(key).or_default().push(at);
    }
    found
}
