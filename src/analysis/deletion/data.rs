//! Files that hold data, or the state of something, and go.

use super::census::{Census, Gone};
use super::kind::Kind;
use super::say::Loss;
use crate::analysis::Judgement;
use crate::fact::{Confidence, Extent, Reversibility, TargetClass};
use crate::repo::ChangeSet;

/// Judges the files of data that are gone, those of each sort together.
pub(super) fn judge(change: &ChangeSet, census: &Census) -> Vec<Judgement> {
    let lost = census.gone.iter().filter(|gone| gone.kind == Kind::Data && !gone.moved && !gone.emptied);
    let (states, others): (Vec<&Gone>, Vec<&Gone>) = lost.partition(|gone| gone.path.contains(".tfstate"));
    let ignored = |gone: &&Gone| is_ignored(change, &gone.path);
    let states = Some(states).filter(|states| !states.is_empty() && !has_backend(change));
    let others = Some(others).filter(|others| !others.is_empty());
    let state = states.map(|states| {
        let rest = "whoever applies next sees nothing of what is there, and makes all of it again";
        (loss("state", &states, rest, Confidence::High), states)
    });
    let other = others.map(|others| {
        // What git is told to ignore from now on stays where it is used.
        let kept = others.iter().all(ignored);
        let confidence = if kept { Confidence::Low } else { Confidence::High };
        (
            loss(
                "data files",
                &others,
                "a checkout takes the copy in use away with what was written to it",
                confidence,
            ),
            others,
        )
    });
    state.into_iter().chain(other).filter_map(|(loss, files)| loss.of_files(change, &files)).collect()
}

fn loss(noun: &'static str, files: &[&Gone], reason: &str, confidence: Confidence) -> Loss {
    Loss {
        rule: "data-file-deleted",
        class: TargetClass::T5,
        extent: Extent::Container,
        // Git has it as it was committed, which is not as it was last used.
        undo: Reversibility::Inverse,
        confidence,
        noun,
        name: files.first().map(|gone| gone.path.clone()).unwrap_or_default(),
        reason: reason.to_owned(),
        evidence: Vec::new(),
    }
}

fn added<'a>(change: &'a ChangeSet, wanted: impl Fn(&str) -> bool + 'a) -> impl Iterator<Item = &'a str> + 'a {
    let files = change.files.iter().filter_map(|file| Some((file, file.after.as_ref()?)));
    let files = files.filter(move |(file, _)| wanted(&file.path.file_name()));
    files.flat_map(|(file, after)| file.hunks.iter().map(|hunk| after.slice(after.line_span(&hunk.after))))
}

/// Whether the change says where the state is kept from now on.
fn has_backend(change: &ChangeSet) -> bool {
    added(change, |name| name.ends_with(".tf")).any(|text| text.contains("backend \"") || text.contains("cloud {"))
}

/// Whether the change tells git to ignore `path` from now on.
fn is_ignored(change: &ChangeSet, path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let hides = |line: &str| {
        let pattern = line.trim().trim_start_matches("**").trim_matches('/');
        match pattern.strip_prefix('*') {
            Some(ending) => !ending.is_empty() && name.ends_with(ending),
            None => {
                pattern == name || (!pattern.is_empty() && path.starts_with(&format!("{pattern}/"))) || pattern == path
            }
        }
    };
    added(change, |name| name == ".gitignore").any(|text| text.lines().any(hides))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repo::FileDiff;
    use crate::source::{RepoPath, Source};

    #[test]
    fn what_git_is_told_to_ignore() {
        for (line, path, ignored) in [
            ("*.sqlite3", "data/app.sqlite3", true),
            ("/data/", "data/app.sqlite3", true),
            ("app.sqlite3", "data/app.sqlite3", true),
            ("*.log", "data/app.sqlite3", false),
            ("*", "data/app.sqlite3", false),
            ("", "data/app.sqlite3", false),
        ] {
            let file = FileDiff::added(Source::new(RepoPath::from(".gitignore"), line.as_bytes()));
            let change = ChangeSet { files: vec![file], ..ChangeSet::default() };
            assert_eq!(is_ignored(&change, path), ignored, "{line}");
        }
    }
}
