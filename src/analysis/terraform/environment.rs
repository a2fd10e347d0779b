//! The values that the variables of a root module are given: what Terraform reads by itself, and the files of values
//! that somebody names on the command line, each an environment of its own.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::json;
use super::module::Modules;
use super::tree::Tree;
use super::value::Value;
use crate::analysis::Scene;
use crate::source::{Gap, RepoPath, Side};

/// Most environments of one root module that are looked at.
const MOST: usize = 16;

/// A set of values.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Environment {
    /// Files that are read, the last wins.
    files: Vec<RepoPath>,
    /// The file that has to be named; none for what is read by itself.
    pub(super) named: Option<RepoPath>,
}

fn holds_values(path: &RepoPath) -> bool {
    let name = path.file_name();
    name.ends_with(".tfvars") || name.ends_with(".tfvars.json")
}

fn is_automatic(path: &RepoPath) -> bool {
    let name = path.file_name();
    matches!(name.as_str(), "terraform.tfvars" | "terraform.tfvars.json")
        || name.ends_with(".auto.tfvars")
        || name.ends_with(".auto.tfvars.json")
}

/// The environments of the root module in `folder`: the files beside it and in the folders right below it. The first is
/// that without any file named.
pub(super) fn environments(scene: &mut Scene<'_>, folder: &RepoPath) -> Vec<Environment> {
    let mut files: Vec<RepoPath> = Vec::new();
    let mut folders: Vec<RepoPath> = vec![folder.clone()];
    for side in [Side::Before, Side::After] {
        folders.extend(scene.list(side, folder).folders.into_iter().filter(is_for_values));
    }
    folders.sort();
    folders.dedup();
    for folder in &folders {
        for side in [Side::Before, Side::After] {
            files.extend(scene.list(side, folder).files.into_iter().filter(holds_values));
        }
    }
    files.sort();
    files.dedup();
    let (mut automatic, named): (Vec<RepoPath>, Vec<RepoPath>) =
        files.into_iter().partition(|path| is_automatic(path) && path.folder() == *folder);
    // `terraform.tfvars` first, then its JSON, then the others by name.
    automatic.sort_by_key(|path| (path.file_name().contains(".auto."), path.file_name()));
    let all = std::iter::once(None).chain(named.into_iter().map(Some)).take(MOST);
    all.map(|named| Environment { files: automatic.iter().cloned().chain(named.clone()).collect(), named }).collect()
}

/// Whether a folder below a root module is likely to hold values for it. To look into each would cost more.
fn is_for_values(folder: &RepoPath) -> bool {
    let name = folder.file_name().to_lowercase();
    ["var", "env", "config", "workspace", "stage", "prod", "dev", "live", "region"]
        .iter()
        .any(|word| name.contains(word))
}

impl Environment {
    /// The same environment where its files stood in another folder.
    pub(super) fn moved(&self, from: &RepoPath, to: &RepoPath) -> Self {
        let moved = |path: &RepoPath| {
            let inside =
                path.to_text().strip_prefix(&from.to_text()).map(|rest| rest.trim_start_matches('/').to_owned());
            inside.and_then(|rest| to.joined(&rest)).unwrap_or_else(|| path.clone())
        };
        Self { files: self.files.iter().map(moved).collect(), named: self.named.clone() }
    }

    /// The values on `side`.
    pub(super) fn values(&self, scene: &mut Scene<'_>, modules: &mut Modules, side: Side) -> BTreeMap<Rc<str>, Value> {
        let mut values = BTreeMap::new();
        for path in &self.files {
            if path.file_name().ends_with(".json") {
                match scene.read(side, path).map(|text| json::values(&text)) {
                    Some(Ok(read)) => values.extend(read),
                    Some(Err(reason)) => scene.gaps.push(Gap::at(path, side, reason)),
                    None => {}
                }
                continue;
            }
            let Some(file) = modules.file(scene, side, path) else { continue };
            // Nothing has a name in such a file.
            let nowhere = Tree::nowhere();
            let read = file
                .body
                .attributes
                .iter()
                .map(|a| (a.name.clone(), nowhere.evaluate(&a.value, 0, &Default::default())));
            values.extend(read);
        }
        values
    }
}
