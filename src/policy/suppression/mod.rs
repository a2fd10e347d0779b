//! Suppressions that stand in the change: in comments beside the code, and in the messages of its commits.
//!
//! Whoever writes the change writes them, too: one that arrives in the change is pending. A comment is accepted where it
//! stood before, over what it is about now.

mod comment;
mod directive;
mod meta;
mod scan;
mod text;
mod trailer;

use rustc_hash::{FxHashMap, FxHashSet};

use super::date::Date;
use super::say::shown;
use crate::finding::{Finding, Label, Origin, Standing, Suppression};
use crate::repo::{ChangeSet, Content, FileDiff};
use crate::rule::RuleSet;
use crate::source::{RepoPath, Side, Source, Span};
use comment::Directive;
pub(super) use directive::said;
pub(super) use trailer::Trailers;

/// What is said of a finding.
#[derive(Debug, Default)]
pub(super) struct Answer {
    /// What suppresses it.
    pub(super) suppression: Option<Suppression>,
    /// What would, and is over or not complete, as sentences.
    pub(super) remarks: Vec<String>,
}

impl Answer {
    /// The answer of another who was asked, too; what is accepted already stays.
    pub(super) fn or(mut self, other: Answer) -> Self {
        self.remarks.extend(other.remarks);
        let accepted = |said: &Suppression| said.standing == Standing::Accepted;
        if self
            .suppression
            .as_ref()
            .is_none_or(|own| !accepted(own) && other.suppression.as_ref().is_some_and(accepted))
        {
            self.suppression = other.suppression.or(self.suppression);
        }
        self
    }
}

/// The comments of both sides of the change.
pub(super) struct Inline<'a> {
    change: &'a ChangeSet,
    /// By the place of the file in the change.
    files: FxHashMap<usize, Sides>,
    /// Which comment of the after side speaks for a finding of which rule.
    used: FxHashSet<(usize, usize, String)>,
}

#[derive(Default)]
struct Sides {
    before: Vec<Directive>,
    after: Vec<Directive>,
}

impl<'a> Inline<'a> {
    /// Reads the comments of `change`. A file without the mark is not parsed.
    pub(super) fn read(change: &'a ChangeSet) -> Self {
        let read = |source: &Option<Source>| source.as_ref().map(comment::directives).unwrap_or_default();
        let files = change.files.iter().enumerate().filter(|(_, file)| file.content == Content::Text);
        let sides = files.map(|(at, file)| (at, Sides { before: read(&file.before), after: read(&file.after) }));
        let files = sides.filter(|(_, sides)| !sides.before.is_empty() || !sides.after.is_empty()).collect();
        Self { change, files, used: FxHashSet::default() }
    }

    /// What the comments say of `finding`.
    pub(super) fn of(&mut self, finding: &Finding, today: Date) -> Answer {
        let mut answer = Answer::default();
        if self.files.is_empty() {
            return answer;
        }
        let Some((at, label)) = self.place(finding) else { return answer };
        let (Some(file), Some(sides)) = (self.change.files.get(at), self.files.get(&at)) else { return answer };
        let (own, source) = match label.side {
            Side::Before => (&sides.before, &file.before),
            Side::After => (&sides.after, &file.after),
        };
        let Some(source) = source else { return answer };
        let line = source.lines.line_of(label.span.start);
        for (index, one) in own.iter().enumerate() {
            if !one.covers.contains(&line) || !one.words.rules.contains(&finding.rule) {
                continue;
            }
            if label.side == Side::After {
                self.used.insert((at, index, finding.rule.clone()));
            }
            let stands = label.side == Side::Before || stood(sides, one, finding, file, source);
            answer = answer.or(answer_of(one, stands, source, today));
        }
        answer
    }

    /// The file and the label that say where a finding is.
    fn place<'f>(&self, finding: &'f Finding) -> Option<(usize, &'f Label)> {
        let label = finding.labels.first()?;
        let named = |file: &FileDiff| side(file, label.side).is_some_and(|source| source.path == label.path);
        Some((self.change.files.iter().position(named)?, label))
    }

    /// What there is to say of the comments themselves.
    pub(super) fn judgements(&self, rules: &RuleSet, today: Date) -> Vec<crate::analysis::Judgement> {
        meta::judge(self, rules, today)
    }
}

fn side(file: &FileDiff, side: Side) -> Option<&Source> {
    if side == Side::Before { file.before.as_ref() } else { file.after.as_ref() }
}

fn answer_of(one: &Directive, stands: bool, source: &Source, today: Date) -> Answer {
    let place = format!("{}:{}", source.path, one.line + 1);
    let mut answer = Answer::default();
    match &one.words.reason {
        Some(_) if one.words.until.is_over(today) => {
            answer.remarks.push(format!("a suppression at {place} is over"));
        }
        Some(reason) => {
            answer.suppression = Some(Suppression {
                origin: Origin::Comment,
                standing: if stands { Standing::Accepted } else { Standing::Pending },
                reason: reason.clone(),
                until: one.words.until.day(),
                place,
            });
        }
        None => answer.remarks.push(format!("a suppression at {place} says no reason, and counts for nothing")),
    }
    answer
}

/// Whether the comment stood before the change, and over what the finding is about: else the statement under an accepted
/// comment could be changed for another.
fn stood(sides: &Sides, one: &Directive, finding: &Finding, file: &FileDiff, after: &Source) -> bool {
    let Some((place, before)) = finding.before.as_ref().zip(file.before.as_ref()) else { return false };
    if place.path != before.path {
        return false;
    }
    let line = before.lines.line_of(place.span.start);
    let same = |stood: &&Directive| {
        stood.words.rules.contains(&finding.rule)
            && stood.words.reason == one.words.reason
            && stood.words.until == one.words.until
            && stood.covers.contains(&line)
    };
    let Some(stood) = sides.before.iter().find(same) else { return false };
    let text = |source: &Source, covers| squeezed(source.slice(source.line_span(covers)));
    let (was, is) = (text(before, &stood.covers), text(after, &one.covers));
    // The name is the last word of a target; one without a name has only its kind, which no statement says.
    let name = finding.target.rsplit(char::is_whitespace).next().unwrap_or_default();
    (has_word(&was, name) && has_word(&is, name)) || was == is
}

/// A text without its layout.
fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether `word` stands in `text`, and not as a part of another word.
fn has_word(text: &str, word: &str) -> bool {
    // A folder within a folder is another path, and a table of a schema another table.
    let inside = |c: char| c.is_alphanumeric() || "_-./:$@*~".contains(c);
    !word.is_empty()
        && text.match_indices(word).any(|(at, _)| {
            let (before, after) = (text.get(..at), text.get(at + word.len()..));
            !before.is_some_and(|text| text.ends_with(inside)) && !after.is_some_and(|text| text.starts_with(inside))
        })
}

/// A place in the change for what has none of its own.
fn somewhere(change: &ChangeSet, path: Option<&RepoPath>) -> Option<crate::analysis::Spot> {
    let named = |file: &&FileDiff| path.is_none_or(|path| file.path == *path);
    let file = change.files.iter().find(named).or(change.files.first())?;
    let source = file.after.as_ref().or(file.before.as_ref());
    let side = if file.after.is_none() && file.before.is_some() { Side::Before } else { Side::After };
    let path = source.map_or(&file.path, |source| &source.path).clone();
    let span = source.map_or(Span::default(), |source| shown(source, 0));
    Some(crate::analysis::Spot { path, side, span })
}
