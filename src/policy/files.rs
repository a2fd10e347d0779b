//! The files that a policy is made of, as they stand on the side that is trusted.

use super::baseline;
use super::config::NAMES;
use crate::repo::{ChangeSet, Content, Loaded, Status};
use crate::source::{RepoPath, decode};

/// Whom a run believes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Trust {
    /// What stood before the change; what arrives in it is pending.
    #[default]
    Before,
    /// The same, but what arrives in the change is obeyed: the change is still with whoever makes it.
    Local,
    /// What stands after the change, for experiments.
    After,
}

/// What stands in them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Files {
    /// The name of the configuration, and its text.
    pub config: Option<(&'static str, String)>,
    /// The text of the baseline.
    pub baseline: Option<String>,
}

impl Files {
    /// Reads those that `trust` believes.
    pub fn read(trust: Trust, loaded: &mut Loaded) -> Self {
        let paths: Vec<RepoPath> = NAMES.iter().chain([&baseline::PATH]).map(|name| RepoPath::from(*name)).collect();
        let stood = loaded.before.read(&paths).into_iter().map(|bytes| bytes.map(|bytes| decode(&bytes).0));
        let mut texts: Vec<Option<String>> = stood.collect();
        // Of a diff only hunks are known, and half a file is none.
        if trust == Trust::After && !loaded.change.hunks_only {
            for (path, text) in paths.iter().zip(&mut texts) {
                if let Some(after) = after(&loaded.change, path) {
                    *text = after;
                }
            }
        }
        let baseline = texts.pop().flatten();
        let config = NAMES.into_iter().zip(texts).find_map(|(name, text)| text.map(|text| (name, text)));
        Self { config, baseline }
    }
}

/// What the change leaves at `path`: a text or nothing; none where it does not touch it.
fn after(change: &ChangeSet, path: &RepoPath) -> Option<Option<String>> {
    let here = change.files.iter().find(|file| file.path == *path && file.status != Status::Deleted);
    if let Some(file) = here {
        let text = file.after.as_ref().filter(|_| file.content == Content::Text);
        return Some(text.map(|source| source.text.clone()));
    }
    let left = |path: &RepoPath| {
        change.files.iter().any(|file| {
            let stood = file.before_path.as_ref().unwrap_or(&file.path);
            stood == path && !matches!(file.status, Status::Copied | Status::Added)
        })
    };
    left(path).then_some(None)
}
