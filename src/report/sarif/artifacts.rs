//! The files that a change deletes: no consumer can open them, so the log says that they are gone and carries the text
//! of those that hold a result.

use rustc_hash::{FxHashMap, FxHashSet};
use serde_json::{Value, json};

use super::{rules::cut, uri};
use crate::lint::Report;
use crate::repo::{FileDiff, Status};
use crate::report::neutral_lines;
use crate::source::{RepoPath, secrets};

/// Most characters of a deleted file that a log carries.
const CONTENTS: usize = 64 * 1024;

/// The deleted files of a change, in the order of the change.
pub(super) struct Artifacts<'a> {
    files: Vec<&'a FileDiff>,
    index: FxHashMap<&'a RepoPath, usize>,
    shown: FxHashSet<&'a RepoPath>,
}

impl<'a> Artifacts<'a> {
    /// The deleted files of the change of `report`.
    pub(super) fn of(report: &'a Report) -> Self {
        let files: Vec<&FileDiff> = report.change.files.iter().filter(|file| file.status == Status::Deleted).collect();
        let index = files.iter().enumerate().map(|(at, file)| (&file.path, at)).collect();
        Self { files, index, shown: FxHashSet::default() }
    }

    /// A reference to `path`, and to its entry in the list if it has one.
    pub(super) fn location(&self, path: &RepoPath) -> Value {
        match self.index.get(path) {
            Some(at) => json!({ "uri": uri(path), "index": at }),
            None => json!({ "uri": uri(path) }),
        }
    }

    /// A result stands in `path`: its entry carries its text.
    pub(super) fn show(&mut self, path: &'a RepoPath) {
        self.shown.insert(path);
    }

    /// The list, as the log holds it.
    pub(super) fn list(&self) -> Vec<Value> {
        self.files.iter().map(|file| self.entry(file)).collect()
    }

    fn entry(&self, file: &FileDiff) -> Value {
        let location = json!({ "uri": uri(&file.path) });
        match file.before.as_ref().filter(|_| self.shown.contains(&file.path)) {
            Some(before) => {
                let masked = secrets::mask(&before.text, secrets::Setting::of(&before.path));
                let text = cut(&neutral_lines(&masked), CONTENTS);
                json!({ "location": location, "roles": ["deleted"], "contents": { "text": text } })
            }
            None => json!({ "location": location, "roles": ["deleted"] }),
        }
    }
}
