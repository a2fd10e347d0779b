//! Tests that are gone, that the runner no longer finds, or that are commented out.

use super::brought::Brought;
use super::case::Case;
use super::pair::{self, Pairs, Place, Suites, alike};
use super::say::Weakened;
use super::subject::{self, Code};
use super::words;
use crate::analysis::Spot;
use crate::fact::Confidence;
use crate::repo::{ChangeSet, FileDiff, Status};
use crate::source::{Side, Source, Span};

/// How much of a test, in percent, must come again for it to have moved.
const MOVED: usize = 60;

/// What is looked at.
pub(super) struct Lost<'a> {
    pub(super) change: &'a ChangeSet,
    pub(super) before: &'a Suites,
    pub(super) after: &'a Suites,
    pub(super) pairs: &'a Pairs,
    pub(super) brought: &'a Brought,
    pub(super) code: &'a Code,
    /// Whether another rule tells of whole files that are gone.
    pub(super) told: bool,
}

impl Lost<'_> {
    /// The tests that are lost.
    pub(super) fn judge(&self) -> Vec<Weakened> {
        let gone = self.pairs.gone.iter().filter_map(|place| self.of(*place));
        gone.chain(self.unfound_files()).collect()
    }

    fn of(&self, place: Place) -> Option<Weakened> {
        let case = pair::at(self.before, place)?;
        let file = self.change.files.get(place.0)?;
        if let Some(found) = self.renamed_away(place, case, file) {
            return Some(found);
        }
        if case.groups.first().is_some_and(|group| group == super::suite::HELPER) {
            return None;
        }
        // Its file is told of.
        let away = |path: String| path.rsplit('.').next().is_some_and(|ending| DISABLED.contains(&ending));
        if file.after.as_ref().is_some_and(|after| away(after.path.to_text())) {
            return None;
        }
        if file.after.is_none() && self.put_away(file).is_some() {
            return None;
        }
        // Its own tests are told of.
        if case.is_parent && case.checks.is_empty() {
            return None;
        }
        if self.brought.silenced(case) >= MOVED && self.brought.share(case) < MOVED {
            return Some(self.weakened("test-skipped", Confidence::High, case, file, "is commented out"));
        }
        let emptied = self.after.get(&place.0).is_none_or(|suite| suite.cases.is_empty());
        if self.told && emptied {
            return None;
        }
        let empty = case.lines.len() < 2 || (case.checks.is_empty() && case.lines.len() < 4);
        if empty
            || self.is_elsewhere(case)
            || self.is_part(place, case)
            || self.is_replaced(place, case)
            || self.goes_with_its_subject(case, file)
        {
            return None;
        }
        let skipped = case.skip.is_some();
        let rewritten = self.pairs.came.iter().any(|came| came.0 == place.0);
        let moved = case.calls.iter().any(|call| self.code.moved.contains(call));
        let sure = !(skipped
            || rewritten
            || moved
            || case.checks.is_empty()
            || self.may_be_data(file)
            || self.may_be_a_row(place, case));
        let confidence = if sure { Confidence::High } else { Confidence::Medium };
        Some(self.weakened("test-removed", confidence, case, file, "is deleted, and what it tests stays"))
    }

    fn weakened(
        &self,
        rule: &'static str,
        confidence: Confidence,
        case: &Case,
        file: &FileDiff,
        reason: &str,
    ) -> Weakened {
        let path = file.before.as_ref().map_or_else(|| file.path.clone(), |before| before.path.clone());
        let before = Spot { path, side: Side::Before, span: case.head };
        let checks = case.checks.len();
        let what = if checks == 1 { "1 assertion".to_owned() } else { format!("{checks} assertions") };
        Weakened {
            rule,
            confidence,
            spot: self.shown(file, &before),
            before: Some(before),
            name: case.path(),
            reason: reason.to_owned(),
            evidence: vec![format!("it held {what}")],
        }
    }

    /// Where a lost test is shown: on the after side where the file is still there, at the hunk that took it away.
    fn shown(&self, file: &FileDiff, before: &Spot) -> Spot {
        let (Some(source), Some(after)) = (&file.before, &file.after) else { return before.clone() };
        let line = source.lines.line_of(before.span.start);
        let hunk = file.hunks.iter().find(|hunk| hunk.before.contains(&line));
        let Some(hunk) = hunk else {
            return Spot { path: after.path.clone(), side: Side::After, span: Span::default() };
        };
        let last = after.lines.count().saturating_sub(1);
        let shown = hunk.after.start.min(last);
        let span = after.line_span(&(shown..shown + 1));
        Spot { path: after.path.clone(), side: Side::After, span }
    }

    /// Whether what it says stands among what comes: it has moved, was split, merged, or became the rows of another.
    fn is_elsewhere(&self, case: &Case) -> bool {
        let checks = case.checks.iter().filter(|check| self.brought.holds_check(&check.text)).count();
        let all = case.checks.len();
        self.brought.share(case) >= MOVED
            || self.brought.literals(case).is_some_and(|share| share >= MOVED)
            || (all > 0 && checks == all)
    }

    /// Whether files that are no programs came where a file of tests is gone: a runner may read them.
    fn may_be_data(&self, file: &FileDiff) -> bool {
        let folder = file.path.folder();
        let came = self.change.files.iter().filter(|other| other.status == Status::Added);
        let mut data =
            came.filter(|other| crate::lang::detect(&other.path, "").is_none_or(|known| known.host.is_none()));
        file.status == Status::Deleted && data.any(|other| other.path.as_bytes().starts_with(folder.as_bytes()))
    }

    /// Whether a test that calls the same has more rows now.
    fn may_be_a_row(&self, place: Place, case: &Case) -> bool {
        self.pairs.stay.iter().filter(|(_, is)| is.0 == place.0).any(|(was, is)| {
            let (Some(was), Some(is)) = (pair::at(self.before, *was), pair::at(self.after, *is)) else { return false };
            is.rows.texts.len() > was.rows.texts.len() && case.calls.intersection(&is.calls).next().is_some()
        })
    }

    /// Whether it became a row of a test that calls the same, what others call, or several of longer names.
    fn is_part(&self, place: Place, case: &Case) -> bool {
        let named = subject::plain(&case.name);
        let split =
            self.pairs.came.iter().filter(|came| came.0 == place.0).filter_map(|came| pair::at(self.after, *came));
        let split = split.filter(|new| named.len() >= 6 && subject::plain(&new.name).starts_with(&named)).count();
        let longer = self
            .pairs
            .stay
            .iter()
            .filter(|(_, came)| came.0 == place.0)
            .filter_map(|(_, came)| pair::at(self.after, *came));
        let longer = longer
            .filter(|new| named.len() >= 6 && subject::plain(&new.name).starts_with(&named) && new.name != case.name)
            .count();
        let helps = self.after.values().any(|suite| {
            let called = suite.others.iter().filter(|(name, _)| suite.called.contains(name.as_str()));
            called.into_iter().any(|(_, other)| alike(&case.lines, &other.lines) >= MOVED)
        });
        let row = self.pairs.stay.iter().any(|(was, is)| {
            let (Some(was), Some(is)) = (pair::at(self.before, *was), pair::at(self.after, *is)) else { return false };
            let calls = case.calls.intersection(&is.calls).next().is_some();
            is.rows.texts.len() > was.rows.texts.len()
                && calls
                && self.brought.literals(case).is_some_and(|share| share >= 40)
        });
        split + longer > 0 || helps || row
    }

    /// Whether a test that came asks as much of the same things.
    fn is_replaced(&self, place: Place, case: &Case) -> bool {
        let stem = |file: usize| self.change.files.get(file).map(|file| subject::stem(&file.path.to_text()));
        let own = self
            .change
            .files
            .get(place.0)
            .and_then(|file| file.before.as_ref())
            .map(|before| subject::stem(&before.path.to_text()));
        self.pairs.came.iter().any(|came| {
            let Some(new) = pair::at(self.after, *came) else { return false };
            let near = came.0 == place.0 || stem(came.0) == own;
            let shared = case.words.intersection(&new.words).count() * 100 / case.words.len().max(1);
            let calls = case.calls.intersection(&new.calls).count() * 100 / case.calls.len().max(1);
            (new.checks.len() >= case.checks.len() || !new.rows.texts.is_empty())
                && (shared >= 60 || (near && (shared >= 40 || calls >= 60)))
        })
    }

    /// Whether what it names is gone in the same change.
    fn goes_with_its_subject(&self, case: &Case, file: &FileDiff) -> bool {
        let stood = file.before.as_ref().map(|before| subject::stem(&before.path.to_text())).unwrap_or_default();
        let named = case.name.split(|c: char| !c.is_alphanumeric()).map(str::to_owned).collect::<Vec<_>>();
        self.code.files_gone.contains(&stood)
            || self.code.loses(case.words.iter().filter(|word| word.len() >= 4)).is_some()
            || self.code.loses(case.literals.iter().filter(|text| text.len() >= 5)).is_some()
            || self.code.loses(named.iter().filter(|word| word.len() >= 5)).is_some()
    }

    /// A definition of nearly the same name and content that no runner takes for a test.
    fn renamed_away(&self, place: Place, case: &Case, file: &FileDiff) -> Option<Weakened> {
        let after = file.after.as_ref()?;
        let suite = self
            .after
            .values()
            .zip(self.after.keys())
            .find(|(_, index)| self.change.files.get(**index).is_some_and(|other| std::ptr::eq(other, file)))
            .map(|(suite, _)| suite)?;
        let bare = subject::plain(&case.name);
        let short = bare.strip_prefix("test").unwrap_or(&bare).to_owned();
        let candidate = suite.others.iter().find(|(name, other)| {
            let plain = subject::plain(name);
            let tail = [&bare, &short].iter().any(|known| known.len() >= 3 && plain.ends_with(known.as_str()));
            let same = alike(&case.lines, &other.lines) >= MOVED
                || (case.lines.len() <= 2
                    && case.lines.get(1) == other.lines.get(1)
                    && case.lines.len() == other.lines.len());
            // One that came under another name, and asks something, where the name is what makes a test.
            let came = || {
                let stood = self.before.get(&place.0).is_some_and(|suite| suite.others.contains_key(name.as_str()));
                by_name(suite.language) && other.checks > 0 && case.lines.len() > 2 && !stood
            };
            let called = || self.after.values().any(|suite| suite.called.contains(name.as_str()));
            // What others call has become a part of them.
            same && (tail || came()) && !other.is_fixture && !called()
        });
        let (_, other) = candidate?;
        let reason = "keeps its body and is no test any more for the runner";
        let mut found = self.weakened("test-renamed-away", Confidence::High, case, file, reason);
        found.spot = Spot { path: after.path.clone(), side: Side::After, span: other.head };
        Some(found)
    }

    /// The file that came with the name of `file` and an ending that no runner looks for.
    fn put_away(&self, file: &FileDiff) -> Option<&Source> {
        let name = file.before.as_ref()?.path.file_name();
        let came = self.change.files.iter().filter_map(|other| other.after.as_ref().filter(|_| other.before.is_none()));
        came.into_iter().find(|after| {
            let other = after.path.file_name();
            other.rsplit_once('.').is_some_and(|(stem, ending)| stem == name && DISABLED.contains(&ending))
        })
    }

    /// Files whose new name no runner looks for.
    fn unfound_files(&self) -> Vec<Weakened> {
        let mut out = Vec::new();
        for (index, file) in self.change.files.iter().enumerate() {
            let Some(before) = &file.before else { continue };
            let Some(after) = file.after.as_ref().or_else(|| self.put_away(file)) else { continue };
            let (stood, stands) = (before.path.to_text(), after.path.to_text());
            let cases = self.before.get(&index).map_or(0, |suite| suite.cases.len());
            if stood == stands || cases == 0 || !is_found(&stood) || is_found(&stands) {
                continue;
            }
            // The name of a folder may be what is looked for, and a file may become what others share.
            let left = self.after.get(&index).map_or(0, |suite| suite.cases.len());
            let unread = crate::lang::detect(&after.path, &after.text).is_none_or(|language| language.host.is_none());
            if !unread && left * 2 < cases && stands.rsplit('.').next() != Some("go") {
                continue;
            }
            let span = Span::new(0, after.text.lines().next().map_or(0, str::len));
            out.push(Weakened {
                rule: "test-renamed-away",
                confidence: Confidence::High,
                spot: Spot { path: after.path.clone(), side: Side::After, span },
                before: None,
                name: stands.clone(),
                reason: format!("was called {stood}, and no runner looks for its new name"),
                evidence: vec![format!("it holds {cases} tests")],
            });
        }
        out
    }
}

/// Whether the name of a function says that it is a test, in `language`.
fn by_name(language: &str) -> bool {
    matches!(language, "python" | "go" | "ruby" | "php")
}

/// Endings that put a file away.
const DISABLED: &[&str] =
    &["disabled", "bak", "skip", "off", "old", "txt", "disable", "skipped", "todo", "broken", "ignore", "orig"];

/// Whether a runner looks for a file of this name.
fn is_found(path: &str) -> bool {
    let file = path.rsplit('/').next().unwrap_or(path);
    let Some((stem, ending)) = file.rsplit_once('.') else { return false };
    let known = words::FOUND.iter().find(|(endings, ..)| endings.contains(&ending));
    let Some((_, starts, ends)) = known else {
        return !DISABLED.contains(&ending);
    };
    let in_folder =
        path.split('/').any(|folder| folder == "__tests__") && matches!(ending, "js" | "jsx" | "ts" | "tsx");
    starts.iter().any(|start| stem.starts_with(start)) || ends.iter().any(|end| stem.ends_with(end)) || in_folder
}
