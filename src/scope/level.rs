//! How loud a score may be: what is routine beside the task, and what ties a file to it whatever the score says.

use serde::Serialize;

use super::asked::Asked;
use super::bag::both;
use super::edit::Edit;
use super::features::Features;
use super::path::{self, Kind};
use crate::repo::Status;

/// How loud it is that the task does not explain something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// The task explains it, as far as can be seen.
    #[default]
    None,
    /// Worth a look.
    Note,
    /// A reviewer should ask why it is there.
    Warning,
    /// A breach of a contract; never inferred.
    Error,
}

impl std::fmt::Display for Level {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Level::None => "none",
            Level::Note => "note",
            Level::Warning => "warning",
            Level::Error => "error",
        })
    }
}

impl Level {
    /// The level of a score, given from where on it is a note and a warning.
    pub(crate) fn of(score: f64, note: f64, warning: f64) -> Self {
        if score >= warning {
            Level::Warning
        } else if score >= note {
            Level::Note
        } else {
            Level::None
        }
    }
}

/// The least words of a task that a warning can rest on.
const WORDS: usize = 3;
/// The least files of a change that a warning can rest on.
pub const FILES: usize = 3;

/// Why nothing of this change is louder than a note.
pub(crate) fn cap(features: &Features) -> Option<&'static str> {
    let said = features.ground.asked.content;
    if said == 0 {
        Some("no task is stated: files are only held against each other")
    } else if said < WORDS {
        Some("the task says too little to hold a file against it")
    } else if features.ground.lore.len() == 0 {
        // What the weights of the table rest on is not there.
        Some("without a history nothing is louder than a note")
    } else if features.files.edits.len() < FILES {
        Some("too few files changed to hold them against each other")
    } else {
        None
    }
}

/// Why the file at `at` goes along with other changed files whatever the task says. `asked` is the task.
pub(crate) fn companion(at: usize, edits: &[Edit], asked: &Asked) -> Option<String> {
    let edit = edits.get(at)?;
    let others = || edits.iter().enumerate().filter(move |(other, _)| *other != at).map(|(_, other)| other);
    let above = |other: &&Edit| edit.path.starts_with(path::folder(&other.path));
    match edit.kind {
        Kind::Lock => {
            let manifest = others().find(|other| {
                other.kind == Kind::Manifest && (above(other) || other.path.starts_with(path::folder(&edit.path)))
            })?;
            Some(format!("the lock of {}", manifest.path))
        }
        Kind::Changelog if edit.status != Status::Deleted && !tells_of_other_work(edit, asked) => {
            Some("an entry of a changelog".into())
        }
        _ if edit.path.ends_with(".snap") || edit.path.contains("__snapshots__/") => {
            let test = others()
                .find(|other| other.kind == Kind::Test && !other.path.ends_with(".snap") && snapshot_of(edit, other))?;
            Some(format!("the snapshot of {}", test.path))
        }
        _ if edit.whole.generated => {
            let source = others().find(|other| !other.whole.generated && other.kind == Kind::Source)?;
            Some(format!("generated, beside {}", source.path))
        }
        _ => None,
    }
}

/// Whether an entry of a changelog, and nothing but an entry, names an issue that the task does not and says no word of
/// the task: then it is held against the task like any other file. A number alone says little: a task may name the pull
/// request and its entry the issue.
fn tells_of_other_work(edit: &Edit, asked: &Asked) -> bool {
    let forms = [edit.whole.path_forms.clone(), edit.changed.forms.set()];
    let task = asked.words.set();
    if task.is_empty() || edit.lines.count_removed > 0 || forms.iter().any(|forms| both(forms, &task).next().is_some())
    {
        return false;
    }
    let mut issues = issues(edit);
    issues
        .next()
        .is_some_and(|first| !path::says(&asked.lower, first) && issues.all(|other| !path::says(&asked.lower, other)))
}

/// The numbers of issues that an entry of a changelog names: its own, as the name of its file, and those behind `#`.
fn issues(edit: &Edit) -> impl Iterator<Item = &str> {
    let number = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let own = path::stem(&edit.path);
    let own = Some(&own[..number(own)]);
    let said = edit.lines.added.split('#').skip(1).map(move |text| &text[..number(text)]);
    own.into_iter().chain(said).filter(|digits| !digits.is_empty())
}

/// Snapshots lie beside their test or one folder below.
fn snapshot_of(snapshot: &Edit, test: &Edit) -> bool {
    let folder = path::folder(&snapshot.path);
    let home = path::folder(&test.path);
    folder == home || path::folder(folder) == home
}

/// What ties the file at `at` to the task whatever the score says. `explained` says of other files that the task
/// explains them.
pub(crate) fn tie(at: usize, features: &Features, core: usize, explained: impl Fn(usize) -> bool) -> Option<String> {
    let edits = &features.files.edits;
    let (edit, core_edit) = (edits.get(at)?, edits.get(core)?);
    let lower = edit.path.to_lowercase();
    let full = features
        .ground
        .asked
        .paths
        .iter()
        .find(|named| named.contains('/') && named.contains('.') && super::own::names_path(named, &lower));
    if let Some(named) = full {
        return Some(format!("the task names {named}"));
    }
    let rare = |ident: &u32| {
        f64::from(features.ground.rarity.places(*ident)) <= (0.005 * features.ground.rarity.files() as f64).max(1.0)
            && features.ground.words.idents.text(*ident).len() > 3
    };
    let (own, theirs) = (&edit.changed, &core_edit.changed);
    if at != core {
        let gone = both(&own.gone, &theirs.gone).find(rare);
        let came = both(&own.came, &theirs.came).find(rare);
        if let (Some(gone), Some(came)) = (gone, came) {
            let text = |ident| features.ground.words.idents.text(ident);
            return Some(format!("`{}` becomes `{}` as in {}", text(gone), text(came), core_edit.path));
        }
    }
    edits.iter().enumerate().filter(|(other, _)| *other != at && explained(*other)).find_map(|(_, other)| {
        let there = both(&other.changed.came, &edit.changed.came).filter(rare);
        let mut shared = there.filter(|ident| {
            let defines = |edit: &Edit| super::bag::has(&edit.changed.defined, *ident);
            defines(edit) != defines(other)
        });
        let ident = shared.next()?;
        Some(format!("`{}` is new both here and in {}", features.ground.words.idents.text(ident), other.path))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repo::FileDiff;
    use crate::scope::words::Words;
    use crate::source::{RepoPath, Source};

    fn edits(files: &[(&str, &str)], task: &str) -> (Vec<Edit>, Asked) {
        let mut words = Words::default();
        let asked = Asked::read(task, &mut words);
        let read = |(path, text): &(&str, &str)| {
            Edit::read(&FileDiff::added(Source::new(RepoPath::from(*path), text.as_bytes())), &mut words)
        };
        (files.iter().map(read).collect(), asked)
    }

    #[test]
    fn companions_go_along() {
        let files = [
            ("web/package.json", "{}"),
            ("web/yarn.lock", ""),
            ("docs/CHANGELOG.md", ""),
            ("api/client.go", "// Code generated by x. DO NOT EDIT.\n"),
            ("api/spec.go", "package api\n"),
            ("api/go.sum", ""),
        ];
        let (edits, asked) = edits(&files, "Retry uploads on 503");
        let why = |at: usize| companion(at, &edits, &asked);
        assert_eq!(why(1).as_deref(), Some("the lock of web/package.json"));
        assert!(why(2).is_some() && why(3).is_some());
        assert!(why(0).is_none() && why(4).is_none() && why(5).is_none());
    }

    #[test]
    fn an_entry_that_tells_of_other_work_is_no_companion() {
        let files = [
            ("changelog/812.bugfix.rst", "Sort the columns of a report.\n"),
            ("changelog/813.bugfix.rst", "Retry an upload.\n"),
            ("changelog/814.bugfix.rst", "Sort the columns, see #77.\n"),
            ("CHANGES.md", "Sort the columns of a report.\n"),
        ];
        let companions = |task: &str| {
            let (edits, asked) = edits(&files, task);
            (0..files.len()).map(|at| companion(at, &edits, &asked).is_some()).collect::<Vec<_>>()
        };
        assert_eq!(companions("Retry uploads on 503"), [false, true, false, true]);
        assert_eq!(companions("Retry uploads (#77)"), [false, true, true, true]);
        assert_eq!(companions("Retry uploads, as 812 asks"), [true, true, false, true]);
        assert_eq!(companions(""), [true; 4], "there is no task to tell it from");
    }

    #[test]
    fn a_score_has_a_level() {
        let level = |score| Level::of(score, 0.3, 0.8);
        assert_eq!([level(0.1), level(0.3), level(0.9)], [Level::None, Level::Note, Level::Warning]);
    }
}
