//! Which changed files it would matter for that they go back.

use crate::analysis::deletion::kind::{Kind, kind_of};
use crate::analysis::deletion::lines::{Brought, count};
use crate::fact::TargetClass;
use crate::fact::role::Role;
use crate::repo::{ChangeSet, Content, FileDiff, Hunk, Status};
use crate::source::{Side, Source};

/// A changed file of which somebody would miss what was done to it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate<'a> {
    pub(super) file: &'a FileDiff,
    pub(super) class: TargetClass,
    /// Meaningful lines that the change takes away.
    pub(super) lost: usize,
    /// Meaningful lines that it brings.
    pub(super) came: usize,
}

/// Fewest meaningful lines of a setting that must change: one that is turned on and off is nobody's work.
const SETTING_LINES: usize = 3;

/// The same of code: a line that reads differently is two, one that only comes or only goes is a suppression or a flag.
const CODE_LINES: usize = 2;

impl<'a> Candidate<'a> {
    /// What of `file` could go back; none where nobody would mind.
    pub(super) fn of(file: &'a FileDiff) -> Option<Self> {
        let (Some(_), Some(after)) = (&file.before, &file.after) else { return None };
        if file.status != Status::Modified || file.content != Content::Text {
            return None;
        }
        let path = file.path.to_text();
        let class = class_of(&path, after)?;
        let lost = differing(file, Side::Before).map(count).sum();
        let came = differing(file, Side::After).map(count).sum();
        let candidate = Self { file, class, lost, came };
        (candidate.is_enough() && count(&after.text) > 0).then_some(candidate)
    }

    /// The candidates of a change. What goes to another file of it, or comes from one, is not undone.
    pub(super) fn all(change: &'a ChangeSet) -> Vec<Self> {
        let mut lines = [Brought::default(), Brought::default()];
        for (into, side) in lines.iter_mut().zip([Side::Before, Side::After]) {
            change.files.iter().flat_map(|file| differing(file, side)).for_each(|text| into.add(text));
        }
        let [gone, brought] = lines;
        let of = |file: &'a FileDiff| {
            let candidate = Self::of(file)?;
            let went: usize = differing(file, Side::Before).map(|text| brought.holds(text)).sum();
            let came: usize = differing(file, Side::After).map(|text| gone.holds(text)).sum();
            let (lost, came) = (candidate.lost.saturating_sub(went), candidate.came.saturating_sub(came));
            Some(Self { lost, came, ..candidate }).filter(Self::is_enough)
        };
        change.files.iter().filter_map(of).collect()
    }

    fn is_enough(&self) -> bool {
        self.size() >= if self.class == TargetClass::T1 { SETTING_LINES } else { CODE_LINES }
    }

    /// Meaningful lines that differ.
    pub(super) fn size(&self) -> usize {
        self.lost + self.came
    }

    /// Whether it is part of what runs, or checks it.
    pub(super) fn runs(&self) -> bool {
        self.class >= TargetClass::T3
    }
}

/// The runs of lines of a side that differ from the other.
fn differing(file: &FileDiff, side: Side) -> impl Iterator<Item = &str> {
    let source = if side == Side::Before { file.before.as_ref() } else { file.after.as_ref() };
    source.into_iter().flat_map(move |source| {
        let lines = move |hunk: &Hunk| if side == Side::Before { hunk.before.clone() } else { hunk.after.clone() };
        file.hunks.iter().map(move |hunk| source.slice(source.line_span(&lines(hunk))))
    })
}

fn class_of(path: &str, after: &Source) -> Option<TargetClass> {
    const SETTINGS: &[&str] = &["yaml", "yml", "toml", "ini", "conf", "cfg", "properties", "json", "xml", "env"];
    let (role, kind) = kind_of(path, &after.text);
    if matches!(role, Role::Vendored | Role::Generated | Role::Fixture | Role::Docs | Role::Example) {
        return None;
    }
    match kind {
        Kind::Source | Kind::Infra | Kind::Manifest | Kind::Migration => Some(TargetClass::T4),
        Kind::Check => Some(TargetClass::T3),
        Kind::Test => Some(TargetClass::T2),
        Kind::Data => None,
        Kind::Other => {
            let name = path.rsplit('/').next().unwrap_or(path).to_lowercase();
            let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
            let locked = name.contains("lock") || matches!(name.as_str(), "go.sum" | "package.json");
            let setting = SETTINGS.contains(&ending) || name.starts_with("dockerfile") || name == "makefile";
            (setting && !locked && role != Role::Test).then_some(TargetClass::T1)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::RepoPath;

    #[test]
    fn what_nobody_would_mind_is_no_candidate() {
        let source = |path: &str, text: &str| Source::new(RepoPath::from(path), text.as_bytes());
        for (path, before, after, class) in [
            ("src/pay.py", "total = 1\n", "total = 2\n", Some(TargetClass::T4)),
            (".github/workflows/ci.yml", "timeout: 10\n", "timeout: 20\n", Some(TargetClass::T3)),
            ("tests/test_pay.py", "assert one == 1\n", "assert one == 2\n", Some(TargetClass::T2)),
            ("config/app.yml", "level: debug\n", "level: warn\n", None),
            ("config/app.yml", "first: 1\nsecond: 2\n", "first: 3\nsecond: 4\n", Some(TargetClass::T1)),
            ("Cargo.lock", "first: 1\nsecond: 2\n", "first: 3\nsecond: 4\n", None),
            ("src/pay.py", "total = 1\n", "", None),
            ("src/pay.py", "# the first note\n", "# another note\n", None),
            ("docs/pay.md", "one two three\n", "four five six\n", None),
            ("web/__snapshots__/a.js.snap", "exports one\n", "exports two\n", None),
        ] {
            let file = FileDiff::modified(source(path, before), source(path, after));
            assert_eq!(Candidate::of(&file).map(|candidate| candidate.class), class, "{path}: {after}");
        }
    }
}
