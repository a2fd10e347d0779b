//! The files that a policy is made of, as they stand on the side that is trusted.

use super::baseline;
use super::config::NAMES;
use crate::repo::{ChangeSet, Content, Loaded, Status, Tree};
use crate::rule::{MOST_RULES, OwnFile};
use crate::source::{RepoPath, decode};

/// The folder of the rules that a repository brings along.
pub const RULES: &str = ".blastlint/rules";

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
    /// The rules that the repository brings along, by their paths.
    pub rules: Vec<OwnFile>,
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
        let mut rules = own_rules(&mut loaded.before);
        if trust == Trust::After && !loaded.change.hunks_only {
            rules = as_left(rules, &loaded.change);
        }
        Self { config, baseline, rules }
    }
}

/// The rules that stand in `tree`: right in the folder, and in the folders of families. Where there are none, that costs
/// one look.
pub fn own_rules(tree: &mut Tree) -> Vec<OwnFile> {
    let top = tree.list(&RepoPath::from(RULES));
    let inner: Vec<RepoPath> = top.folders.iter().flat_map(|folder| tree.list(folder).files).collect();
    let mut paths: Vec<RepoPath> = top.files.into_iter().chain(inner).filter(is_rule).collect();
    if paths.is_empty() {
        return Vec::new();
    }
    paths.sort();
    paths.truncate(MOST_RULES + 1);
    let texts = tree.read(&paths);
    let rules = paths.iter().zip(texts);
    rules.filter_map(|(path, bytes)| Some(own_file(path, &decode(&bytes?).0))).collect()
}

/// `rules` as `change` leaves them.
fn as_left(mut rules: Vec<OwnFile>, change: &ChangeSet) -> Vec<OwnFile> {
    let touched = change.files.iter().flat_map(|file| std::iter::once(&file.path).chain(&file.before_path));
    for path in touched.filter(|path| is_rule(path)) {
        let Some(text) = after(change, path) else { continue };
        rules.retain(|rule| rule.path != path.to_text());
        rules.extend(text.map(|text| own_file(path, &text)));
    }
    rules.sort_by(|a, b| a.path.cmp(&b.path));
    rules
}

/// Whether a rule stands at `path`, if anything does.
fn is_rule(path: &RepoPath) -> bool {
    let path = path.to_text();
    let name = path.strip_prefix(RULES).and_then(|rest| rest.strip_prefix('/'));
    name.is_some_and(|name| name.ends_with(".toml") && name.matches('/').count() < 2)
}

/// The file of a rule at `path`, if that is where one stands.
pub(super) fn own_rule(path: &RepoPath, text: &str) -> Option<OwnFile> {
    is_rule(path).then(|| own_file(path, text))
}

fn own_file(path: &RepoPath, text: &str) -> OwnFile {
    let path = path.to_text();
    let name = path.strip_prefix(RULES).unwrap_or_default().trim_start_matches('/').to_owned();
    OwnFile { path, name, text: text.to_owned() }
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
