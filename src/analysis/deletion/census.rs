//! What of the change is gone and what came in its place, file by file.

use rustc_hash::{FxHashMap, FxHashSet};

use super::kind::{Kind, kind_of};
use super::lines::{Brought, count};
use super::scale;
use crate::fact::Environment;
use crate::fact::role::{Role, environment_of, is_for_trying};
use crate::repo::{ChangeSet, Content, FileDiff, Status};
use crate::source::RepoPath;

/// A file that was there and is not, or of which nothing is left.
#[derive(Debug)]
pub(super) struct Gone {
    /// Where it stood.
    pub(super) path: String,
    /// The file of the change.
    pub(super) file: usize,
    pub(super) kind: Kind,
    /// Its meaningful lines.
    pub(super) lines: usize,
    /// Whether what it said stands elsewhere, or something of its name took its place.
    pub(super) moved: bool,
    /// Whether the file itself stays, empty.
    pub(super) emptied: bool,
}

/// A file that is new, or new at its place.
#[derive(Debug)]
pub(super) struct Came {
    pub(super) path: String,
    /// Its meaningful lines.
    pub(super) lines: usize,
}

/// What is gone and what came.
#[derive(Debug, Default)]
pub(super) struct Census {
    /// In the order of their paths.
    pub(super) gone: Vec<Gone>,
    pub(super) came: Vec<Came>,
    /// Lines that the change brings.
    pub(super) brought: Brought,
    /// Meaningful lines that it brings to files of each kind.
    pub(super) added: FxHashMap<Kind, usize>,
    /// Meaningful lines that it takes out of files of each kind that stay.
    pub(super) cut: FxHashMap<Kind, usize>,
    /// Meaningful lines that it brings to tests and to what they read.
    pub(super) tests_back: usize,
    /// Folders in which something was before the change that is not there now, with all above them.
    pub(super) touched: FxHashSet<RepoPath>,
}

impl Census {
    /// Counts `change`.
    pub(super) fn of(change: &ChangeSet) -> Self {
        let mut census = Census::default();
        for file in &change.files {
            census.come(file);
        }
        let mut files: Vec<(usize, &FileDiff)> = change.files.iter().enumerate().collect();
        files.sort_by(|(_, a), (_, b)| a.path.cmp(&b.path));
        let stems: FxHashSet<String> = census.came.iter().filter_map(|came| stem(&came.path)).collect();
        for (index, file) in files {
            census.go(index, file, &stems);
        }
        census.gone.sort_by(|a, b| a.path.cmp(&b.path));
        census
    }

    fn come(&mut self, file: &FileDiff) {
        let Some(after) = &file.after else { return };
        let path = file.path.to_text();
        let (role, kind) = kind_of(&path, &after.text);
        let mut lines = 0;
        for hunk in &file.hunks {
            let text = after.slice(after.line_span(&hunk.after));
            self.brought.add(text);
            lines += count(text);
        }
        *self.added.entry(kind).or_default() += lines;
        if matches!(role, Role::Test | Role::Fixture) {
            self.tests_back += lines;
        }
        if file.status == Status::Added || leaves_its_environment(file) {
            self.came.push(Came { path, lines: count(&after.text) });
        }
    }

    fn go(&mut self, index: usize, file: &FileDiff, stems: &FxHashSet<String>) {
        let stood = file.before_path.as_ref().unwrap_or(&file.path);
        if let (Some(before), Some(_)) = (&file.before, &file.after) {
            let kind = kind_of(&stood.to_text(), &before.text).1;
            let cut: usize = file.hunks.iter().map(|hunk| count(before.slice(before.line_span(&hunk.before)))).sum();
            *self.cut.entry(kind).or_default() += cut;
        }
        if matches!(file.content, Content::Symlink | Content::Submodule) {
            return;
        }
        let text = file.before.as_ref().map_or("", |before| before.text.as_str());
        let lines = count(text);
        let left = file.after.as_ref().map_or(0, |after| count(&after.text));
        let away = matches!(file.status, Status::Deleted | Status::Renamed);
        if away {
            self.touch(stood);
        }
        let path = stood.to_text();
        let (_, kind) = kind_of(&path, text);
        let little = left == 0 || (kind == Kind::Test && left * scale::MOSTLY < lines);
        let emptied = file.status == Status::Modified && lines >= scale::FILE_LINES && little && file.after.is_some();
        let lost = leaves_its_environment(file);
        if file.status != Status::Deleted && !emptied && !lost {
            return;
        }
        if emptied {
            self.touch(stood);
        }
        let again = !lost && self.brought.take(text) * 100 >= lines * scale::MOVED_PERCENT && lines > 0;
        let renewed = !lost && stem(&path).is_some_and(|stem| stems.contains(&stem));
        self.gone.push(Gone { path, file: index, kind, lines, moved: again || renewed, emptied });
    }

    fn touch(&mut self, path: &RepoPath) {
        let mut folder = path.folder();
        while self.touched.insert(folder.clone()) && !folder.as_bytes().is_empty() {
            folder = folder.folder();
        }
    }

    /// Meaningful lines that come to files of `kind`.
    pub(super) fn added(&self, kind: Kind) -> usize {
        self.added.get(&kind).copied().unwrap_or_default()
    }
}

/// What a file is called, without its ending: a module that is written anew in another language keeps its name. None
/// where every folder has one of that name.
pub(super) fn stem(path: &str) -> Option<String> {
    const COMMON: &[&str] = &[
        "index",
        "main",
        "mod",
        "lib",
        "init",
        "__init__",
        "app",
        "setup",
        "config",
        "utils",
        "helpers",
        "types",
        "test",
        "tests",
        "conftest",
        "variables",
        "outputs",
        "versions",
        "providers",
        "backend",
        "kustomization",
        "deployment",
        "service",
        "namespace",
        "values",
        "helmrelease",
        "ks",
        "terragrunt",
        "terraform",
        "readme",
        "up",
        "down",
        "migration",
        "externalsecret",
        "ocirepository",
        "models",
        "views",
        "urls",
        "admin",
        "apps",
        "routes",
        "data",
        "locals",
        "ingress",
        "configmap",
        "secret",
        "pvc",
        "schema",
    ];
    let name = path.rsplit('/').next()?.to_lowercase();
    let stem = name.split('.').find(|part| !part.is_empty())?.to_owned();
    (!COMMON.contains(&stem.as_str()) && stem.len() >= 4).then_some(stem)
}

/// The environment that a path stands for, spelled in one way: `prod`, `staging`, `dev`. The innermost word that says so.
pub(super) fn environment_word(path: &str) -> Option<&'static str> {
    let lower = path.to_lowercase();
    let folders = lower.rsplit_once('/').map_or("", |(folders, _)| folders);
    folders.rsplit('/').find_map(|part| part.split(['-', '_', '.']).find_map(canonical))
}

/// The word that `word` is another spelling of.
pub(super) fn canonical(word: &str) -> Option<&'static str> {
    if environment_of(word) == Environment::Production {
        return Some("production");
    }
    match word {
        "staging" | "stage" | "stg" => Some("staging"),
        "dev" | "development" | "devel" => Some("development"),
        _ if is_for_trying(word) => Some("trial"),
        _ => None,
    }
}

/// Whether a file of one environment is now one of another. Environments are made from each other, so that git takes the
/// files of one that is gone for those of one that is new.
fn leaves_its_environment(file: &FileDiff) -> bool {
    let Some(stood) = file.before_path.as_ref().filter(|_| file.status == Status::Renamed) else { return false };
    let (before, after) = (stood.to_text(), file.path.to_text());
    environment_word(&before).is_some_and(|word| environment_word(&after).is_some_and(|other| word != other))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;

    fn source(path: &str, text: &str) -> Source {
        Source::new(RepoPath::from(path), text.as_bytes())
    }

    fn deleted(path: &str, text: &str) -> FileDiff {
        let file = FileDiff::modified(source(path, text), source(path, ""));
        FileDiff { status: Status::Deleted, after: None, ..file }
    }

    fn renamed(from: &str, to: &str, text: &str) -> FileDiff {
        let file = FileDiff::modified(source(from, text), source(to, text));
        FileDiff { status: Status::Renamed, hunks: Vec::new(), ..file }
    }

    const BODY: &str = "def total(orders):\n    return sum(order.amount for order in orders)\n";

    fn moved(files: Vec<FileDiff>) -> Vec<(String, bool)> {
        let census = Census::of(&ChangeSet { files, ..ChangeSet::default() });
        census.gone.into_iter().map(|gone| (gone.path, gone.moved)).collect()
    }

    #[test]
    fn what_stands_elsewhere_or_got_a_successor_has_moved() {
        let came = |path: &str, text: &str| FileDiff::added(source(path, text));
        for (files, expected) in [
            (vec![deleted("a/sums.py", BODY)], vec![("a/sums.py", false)]),
            (vec![deleted("a/sums.py", BODY), came("b/totals.py", BODY)], vec![("a/sums.py", true)]),
            (vec![deleted("a/sums.js", BODY), came("a/sums.ts", "other words")], vec![("a/sums.js", true)]),
            (vec![deleted("a/main.tf", BODY), came("b/main.tf", "other words")], vec![("a/main.tf", false)]),
            // What came once stands for one of the two.
            (
                vec![deleted("a/sums.py", BODY), deleted("b/sums.py", BODY), came("c/totals.py", BODY)],
                vec![("a/sums.py", true), ("b/sums.py", false)],
            ),
            (vec![renamed("live/prod/main.tf", "live/stage/main.tf", BODY)], vec![("live/prod/main.tf", false)]),
            (vec![renamed("live/prod/main.tf", "envs/production/main.tf", BODY)], vec![]),
        ] {
            let expected: Vec<(String, bool)> =
                expected.into_iter().map(|(path, moved)| (path.into(), moved)).collect();
            assert_eq!(moved(files), expected);
        }
    }

    #[test]
    fn environments_are_spelled_in_one_way() {
        for (path, word) in [
            ("environments/prod/main.tf", Some("production")),
            ("live/prd-eu/vpc/terragrunt.hcl", Some("production")),
            ("clusters/stage/kustomization.yaml", Some("staging")),
            ("envs/dev/main.tf", Some("development")),
            ("modules/vpc/main.tf", None),
            ("product/main.tf", None),
        ] {
            assert_eq!(environment_word(path), word, "{path}");
        }
    }
}
