//! What a change does to the files that say what the linter tells: its configuration, what it leaves out, what is known to
//! stand. They count from the next change on, and nothing in the change can put this away.

mod calls;
mod tables;

use std::collections::BTreeSet;

use super::baseline;
use super::config::NAMES;
use super::files::own_rule;
use super::say::{Said, Weight, shown};
use crate::analysis::{Judgement, Spot};
use crate::fact::role::{Role, role_of};
use crate::repo::{ChangeSet, Content, FileDiff, Status};
use crate::rule::RuleSet;
use crate::source::{RepoPath, Side, Source, Span, start_of};
use crate::task::CONTRACT;

const RULE: &str = "linter-policy-weakened";
const FOLDER: &str = ".blastlint/";
/// Most of what is weaker that is told one by one.
const MOST: usize = 20;
/// Longest name that is told, in bytes.
const NAME: usize = 200;
const IGNORE: &str = ".blastlintignore";
const SCHEMA: &str = ".blastlint/blastlint.schema.json";

/// What a file of the linter is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Config,
    Ignore,
    Baseline,
    Contract,
    /// Rules, approvals: whatever else stands in the folder.
    Other,
}

/// Something that is weaker: what it is, why, and how loud.
type Weaker = (String, String, Weight);

fn kind(path: &RepoPath) -> Option<Kind> {
    let path = path.to_text();
    match path.as_str() {
        IGNORE => Some(Kind::Ignore),
        baseline::PATH => Some(Kind::Baseline),
        CONTRACT => Some(Kind::Contract),
        name if NAMES.contains(&name) => Some(Kind::Config),
        // Editors read it, the linter never does.
        SCHEMA => None,
        // A link or a module may stand where the folder was.
        _ if path.starts_with(FOLDER) || path == FOLDER.trim_end_matches('/') => Some(Kind::Other),
        _ => None,
    }
}

/// Judges what `change` does to them; `in_force` is the name of the configuration that the run goes by.
pub(super) fn judge(change: &ChangeSet, in_force: &str, rules: &RuleSet) -> Vec<Judgement> {
    let known = |path: &RepoPath| kind(path).map(|kind| (kind, path.to_text()));
    let told = |file: &FileDiff| {
        let before = stood(file).and_then(known);
        let after = Some(&file.path).filter(|_| file.status != Status::Deleted).and_then(known);
        let mut weaker = weaker(file, before, after, in_force, change.hunks_only);
        weaker.extend(Some(file).filter(|_| !change.hunks_only).and_then(|file| unloadable(file, rules)));
        weaker.extend(run(file));
        said(file, weaker).map(Said::judgement)
    };
    change.files.iter().filter_map(told).collect()
}

/// How a file that is none of the linter's runs it.
fn run(file: &FileDiff) -> Vec<Weaker> {
    let (Some(before), Some(after)) = (&file.before, &file.after) else { return Vec::new() };
    let told = matches!(role_of(&file.path.to_text()), Role::Docs | Role::Fixture | Role::Test | Role::Example);
    if told || kind(&file.path).is_some() { Vec::new() } else { calls::weaker(&before.text, &after.text) }
}

/// Where a file stood before, if it did.
fn stood(file: &FileDiff) -> Option<&RepoPath> {
    let there = !matches!(file.status, Status::Added | Status::Copied);
    there.then(|| file.before_path.as_ref().unwrap_or(&file.path))
}

fn weaker(
    file: &FileDiff,
    before: Option<(Kind, String)>,
    after: Option<(Kind, String)>,
    in_force: &str,
    hunks_only: bool,
) -> Vec<Weaker> {
    let gone = |(kind, path): &(Kind, String)| match kind {
        Kind::Config | Kind::Contract | Kind::Other => (path.clone(), "the file is gone".to_owned(), Weight::Error),
        Kind::Ignore | Kind::Baseline => (path.clone(), "the file is gone".to_owned(), Weight::Note),
    };
    let Some((now, path)) = after else { return before.iter().map(gone).collect() };
    if file.content != Content::Text {
        let what = if file.content == Content::Symlink { "a symbolic link" } else { "no text" };
        return vec![(path, format!("the file is {what} now"), Weight::Error)];
    }
    // Under another name it counts for something else.
    let moved = before.iter().filter(|(kind, name)| *kind != now || (*kind == Kind::Other && *name != path));
    let mut found: Vec<Weaker> = moved.map(gone).collect();
    let text = |source: &Option<Source>| source.as_ref().map(|source| source.text.clone()).unwrap_or_default();
    let was = if before.as_ref().is_some_and(|(kind, _)| *kind == now) { text(&file.before) } else { String::new() };
    let is = text(&file.after);
    match now {
        Kind::Ignore => found.extend(ignored(&was, &is)),
        Kind::Config | Kind::Baseline | Kind::Contract if hunks_only => {
            found.push((path, "the file is other than before".to_owned(), Weight::Error));
        }
        Kind::Baseline => found.extend(tables::baseline(&was, &is)),
        Kind::Contract => found.extend(tables::contract(&was, &is)),
        Kind::Config => {
            // The first of the names is the one that is read.
            if before.is_none()
                && in_force != path
                && NAMES.contains(&in_force)
                && NAMES.first() == Some(&path.as_str())
            {
                found.push((path, format!("it takes the place of `{in_force}`"), Weight::Error));
            }
            found.extend(tables::config(&was, &is));
        }
        Kind::Other if file.status == Status::Added => {}
        Kind::Other => found.push((path, "the file is other than before".to_owned(), Weight::Warning)),
    }
    found
}

/// A rule that does not load: it would end every run from the next change on.
fn unloadable(file: &FileDiff, rules: &RuleSet) -> Option<Weaker> {
    let after = file.after.as_ref().filter(|_| file.content == Content::Text)?;
    let own = own_rule(&file.path, &after.text)?;
    let error = rules.shipped_alone().with_own(std::slice::from_ref(&own)).err()?.to_string();
    let said = error.lines().next().unwrap_or_default();
    Some((own.name, format!("it does not load: {}", start_of(said, 2 * NAME)), Weight::Error))
}

/// Patterns that come, and exceptions that go.
fn ignored(was: &str, is: &str) -> Vec<Weaker> {
    fn lines(text: &str) -> BTreeSet<&str> {
        text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')).collect()
    }
    let (was, is) = (lines(was), lines(is));
    let came = is.difference(&was).filter(|line| !line.starts_with('!'));
    let came = came.map(|line| {
        let weight = if is_broad(line) { Weight::Error } else { Weight::Warning };
        ((*line).to_owned(), "files that match it are left out from now on".to_owned(), weight)
    });
    let went = was.difference(&is).filter(|line| line.starts_with('!'));
    let went = went.map(|line| {
        ((*line).to_owned(), "what it kept in sight may be left out from now on".to_owned(), Weight::Warning)
    });
    came.chain(went).collect()
}

/// Whether a pattern leaves out whole kinds of files, or folders of code.
fn is_broad(pattern: &str) -> bool {
    const FOLDERS: &[&str] = &[
        "src",
        "lib",
        "app",
        "infra",
        "terraform",
        "migrations",
        "db",
        "deploy",
        "k8s",
        "charts",
        "scripts",
        ".github",
        "config",
        "packages",
        "services",
    ];
    let bare = pattern.trim_matches('/').trim_end_matches("/**").trim_end_matches("/*");
    bare.chars().all(|c| "*./?[]".contains(c))
        || pattern.starts_with("*.")
        || pattern.starts_with("**/*.")
        || FOLDERS.contains(&bare)
}

/// One finding a file: at the loudest, with the others as evidence.
fn said(file: &FileDiff, mut weaker: Vec<Weaker>) -> Option<Said> {
    weaker.sort_by_key(|(_, _, weight)| std::cmp::Reverse(*weight));
    let mut weaker = weaker.into_iter();
    let (name, reason, weight) = weaker.next()?;
    let others = weaker.len();
    let also = |(name, reason, _): Weaker| format!("also `{}`: {reason}", start_of(&name, NAME));
    let mut evidence: Vec<String> = weaker.by_ref().take(MOST).map(also).collect();
    if others > MOST {
        evidence.push(format!("and {} more", others - MOST));
    }
    Some(Said { rule: RULE, weight, spot: spot(file), noun: "policy of the linter", name, reason, evidence })
}

/// The first line that changed, of the side that is there.
fn spot(file: &FileDiff) -> Spot {
    let (side, source) = match (&file.after, &file.before) {
        (None, Some(before)) => (Side::Before, Some(before)),
        (after, _) => (Side::After, after.as_ref()),
    };
    let path = source.map_or(&file.path, |source| &source.path).clone();
    let hunk = file.hunks.iter().map(|hunk| hunk.lines(side)).find(|lines| !lines.is_empty());
    let first = hunk.map_or(0, |lines| lines.start);
    let span = source.map_or(Span::default(), |source| shown(source, first));
    Spot { path, side, span }
}
