//! What earlier commits say of files: which were changed together, and with which words.

use rustc_hash::FxHashMap;

use super::asked::cleaned;
use super::bag::{Bag, Set, set};
use super::path;
use super::words::Words;
use crate::repo::Past;
use crate::source::start_of;

/// A commit that touches more files than this says nothing of how they belong together.
const WIDE: usize = 30;
/// Likewise for what its message says.
const WIDE_MESSAGE: usize = 20;
/// How many commits with a message like the task's are asked which files they touched.
const NEAREST: usize = 30;
/// How much of a message counts, in bytes, beyond its first line.
const BODY: usize = 600;
/// How many commits of a file, and of a folder, count for the words that are said of it.
const FILE_COMMITS: usize = 60;
const FOLDER_COMMITS: usize = 120;

/// The commits before the change, the newest first.
#[derive(Debug, Default)]
pub(crate) struct Lore {
    commits: Vec<Commit>,
    /// In how many commits a form is said.
    said_in: FxHashMap<u32, u32>,
    /// By form: the commits that say it and are not wide.
    sayings: FxHashMap<u32, Vec<u32>>,
    /// By path: the commits that touched it, the oldest first.
    files: FxHashMap<String, Vec<u32>>,
    folders: FxHashMap<String, Vec<u32>>,
}

#[derive(Debug)]
struct Commit {
    said: Set,
    files: Vec<String>,
    /// It says the same as the task: it is the same work, brought elsewhere.
    same: bool,
}

/// How much of what the commits with the nearest messages did falls on a file and on a folder.
#[derive(Debug, Default)]
pub(crate) struct Nearest {
    pub(crate) files: FxHashMap<String, f64>,
    pub(crate) folders: FxHashMap<String, f64>,
}

/// The words that are said of a file.
#[derive(Debug, Default)]
pub(crate) struct Sayings {
    /// By form: how many of its commits say it.
    pub(crate) said: Bag,
    /// How many commits that are.
    pub(crate) commits: usize,
}

impl Lore {
    pub(crate) fn read(past: &Past, subject: &str, words: &mut Words) -> Self {
        let mut lore = Self::default();
        for step in &past.steps {
            let (first, body) = step.message.split_once('\n').unwrap_or((&step.message, ""));
            let body = start_of(body, BODY);
            let said = set(words.said(&cleaned(&format!("{first}\n{body}"))));
            let files = step.touched.iter().map(|touch| touch.path.to_text()).collect();
            lore.commits.push(Commit { said, files, same: first.trim() == subject });
        }
        for (at, (step, commit)) in past.steps.iter().zip(&lore.commits).enumerate().rev() {
            let at = at as u32;
            for form in &commit.said {
                *lore.said_in.entry(*form).or_default() += 1;
                if commit.files.len() <= WIDE_MESSAGE {
                    lore.sayings.entry(*form).or_default().push(at);
                }
            }
            for (touch, file) in step.touched.iter().zip(&commit.files) {
                // A file that is renamed keeps what was done to it.
                let from = touch.from.as_ref().filter(|_| !lore.files.contains_key(file));
                if let Some(known) = from.and_then(|from| lore.files.get(&from.to_text())).cloned() {
                    lore.files.insert(file.clone(), known);
                }
                lore.files.entry(file.clone()).or_default().push(at);
                let folder = lore.folders.entry(path::folder(file).to_owned()).or_default();
                if folder.last() != Some(&at) {
                    folder.push(at);
                }
            }
        }
        lore
    }

    /// How many commits are known.
    pub(crate) fn len(&self) -> usize {
        self.commits.len()
    }

    /// How rare it is that a commit says `form`.
    pub(crate) fn rarity(&self, form: u32) -> f64 {
        ((self.len() as f64 + 1.0) / (f64::from(self.said_in.get(&form).copied().unwrap_or_default()) + 0.5)).ln()
    }

    /// The commits that touched the file at `path`, the newest first, and are not wide.
    pub(crate) fn of_file(&self, path: &str) -> Set {
        self.telling(self.files.get(path))
    }

    /// The same for everything right in a folder.
    pub(crate) fn of_folder(&self, folder: &str) -> Set {
        self.telling(self.folders.get(folder))
    }

    fn telling(&self, commits: Option<&Vec<u32>>) -> Set {
        let tells =
            |at: &u32| self.commits.get(*at as usize).is_some_and(|commit| commit.files.len() <= WIDE && !commit.same);
        set(commits.into_iter().flatten().copied().filter(tells))
    }

    /// What the newest commits of a file say.
    pub(crate) fn sayings(&self, commits: &[u32]) -> Sayings {
        self.said_by(commits, FILE_COMMITS)
    }

    /// What the newest commits of a folder say.
    pub(crate) fn folder_sayings(&self, commits: &[u32]) -> Sayings {
        self.said_by(commits, FOLDER_COMMITS)
    }

    fn said_by(&self, commits: &[u32], most: usize) -> Sayings {
        let newest = commits.get(..most).unwrap_or(commits);
        let said = newest
            .iter()
            .filter_map(|at| self.commits.get(*at as usize))
            .flat_map(|commit| commit.said.iter().copied());
        Sayings { said: said.collect(), commits: newest.len() }
    }

    /// How much more often than elsewhere the words of the task are said of a file: a sum of logarithms.
    pub(crate) fn lift(&self, sayings: &Sayings, words: &Bag) -> f64 {
        if sayings.commits == 0 {
            return 0.0;
        }
        let lift = |(form, _): (u32, u32)| {
            let here = f64::from(sayings.said.count(form)) / (sayings.commits as f64 + 2.0);
            let anywhere = f64::from(self.said_in.get(&form).copied().unwrap_or_default()) + 1.0;
            (here / (anywhere / (self.len() as f64 + 2.0))).ln().max(0.0)
        };
        words.iter().map(lift).sum()
    }

    /// How alike the words are that are said of two files.
    pub(crate) fn alike(&self, a: &Sayings, b: &Sayings) -> f64 {
        let share = |sayings: &Sayings, count: u32| f64::from(count) / (sayings.commits as f64 + 1.0);
        let weight = |form: u32| self.rarity(form).max(0.0);
        let all = |sayings: &Sayings| {
            sayings.said.iter().map(|(form, count)| share(sayings, count) * weight(form)).sum::<f64>()
        };
        let both =
            a.said.iter().map(|(form, count)| (share(a, count) * share(b, b.said.count(form))).sqrt() * weight(form));
        both.sum::<f64>() / ((all(a) * all(b)).sqrt() + 1e-9)
    }

    /// What the commits did whose messages are nearest to the task's words.
    pub(crate) fn nearest(&self, words: &Bag) -> Nearest {
        let mut near: FxHashMap<u32, f64> = FxHashMap::default();
        for (form, _) in words.iter() {
            let commits = self.sayings.get(&form).map(Vec::as_slice).unwrap_or_default();
            // What every other commit says makes none of them near.
            if commits.len() as f64 <= 0.15 * self.len() as f64 {
                let weight = self.rarity(form).max(0.0);
                commits.iter().for_each(|at| *near.entry(*at).or_default() += weight);
            }
        }
        let mut ranked: Vec<(f64, u32)> = near
            .into_iter()
            .filter_map(|(at, weight)| {
                let commit = self.commits.get(at as usize).filter(|commit| !commit.same)?;
                Some((weight / (3.0 + (commit.said.len() as f64).sqrt()), at))
            })
            .collect();
        ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(b.1.cmp(&a.1)));
        ranked.truncate(NEAREST);
        let all = ranked.iter().map(|(weight, _)| weight).sum::<f64>() + 1e-9;
        let mut nearest = Nearest::default();
        for (weight, at) in ranked {
            let files = self.commits.get(at as usize).map(|commit| commit.files.as_slice()).unwrap_or_default();
            let mut folders: Vec<&str> = files.iter().map(|file| path::folder(file)).collect();
            folders.sort_unstable();
            folders.dedup();
            for file in files {
                *nearest.files.entry(file.clone()).or_default() += weight / all;
            }
            for folder in folders {
                *nearest.folders.entry(folder.to_owned()).or_default() += weight / all;
            }
        }
        nearest
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repo::{Step, Touch};
    use crate::source::RepoPath;

    fn step(message: &str, files: &[(&str, Option<&str>)]) -> Step {
        let touch = |(path, from): &(&str, Option<&str>)| Touch {
            path: RepoPath::from(*path),
            from: from.map(RepoPath::from),
            ..Touch::default()
        };
        Step { message: message.into(), touched: files.iter().map(touch).collect(), ..Step::default() }
    }

    #[test]
    fn a_renamed_file_keeps_its_past() {
        let steps = vec![
            step("Rename the pool", &[("src/pool.rs", Some("src/old.rs"))]),
            step("Drain the pool", &[("src/old.rs", None), ("docs/pool.md", None)]),
        ];
        let mut words = Words::default();
        let lore = Lore::read(&Past { steps, cut: None }, "", &mut words);
        assert_eq!(lore.of_file("src/pool.rs"), [0, 1]);
        assert_eq!(lore.of_folder("src"), [0, 1]);
        let pool: Bag = words.said("pool").into_iter().collect();
        assert!(lore.lift(&lore.sayings(&lore.of_file("src/pool.rs")), &pool) >= 0.0);
        assert_eq!(lore.alike(&lore.sayings(&[0]), &lore.sayings(&[])), 0.0);
    }

    #[test]
    fn the_same_work_elsewhere_is_no_past() {
        let steps = vec![step("Drain the pool", &[("a", None)])];
        let lore = Lore::read(&Past { steps, cut: None }, "Drain the pool", &mut Words::default());
        assert!(lore.of_file("a").is_empty());
    }
}
