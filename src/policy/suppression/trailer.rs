//! Suppressions in the messages of the commits that the change is made of: what is deleted carries no comment.

use ignore::gitignore::{Gitignore, GitignoreBuilder};

use super::directive::{Until, Words, names, said};
use super::{Answer, meta, somewhere};
use crate::analysis::Judgement;
use crate::finding::{Finding, Origin, Standing, Suppression};
use crate::policy::date::Date;
use crate::policy::say::Said;
use crate::repo::{ChangeSet, History};
use crate::rule::RuleSet;
use crate::source::RepoPath;

/// What a line of a message starts with.
const KEY: &str = "blastlint-allow:";
/// Most that are read of a change.
const MOST: usize = 200;
/// Longest line that is read as one, in bytes.
const LINE: usize = 2_000;

/// The trailers of a change. Git is asked for them by the first finding that one could be about.
pub(in crate::policy) struct Trailers<'a> {
    history: &'a History,
    read: Option<Vec<Trailer>>,
}

struct Trailer {
    words: Words,
    /// As it is written.
    path: String,
    paths: Option<Gitignore>,
    /// The commit, for people.
    place: String,
}

impl<'a> Trailers<'a> {
    /// The trailers of the commits that `history` knows within the change.
    pub(in crate::policy) fn of(history: &'a History) -> Self {
        Self { history, read: None }
    }

    /// What they say of `finding`. None of them is ever accepted by itself.
    pub(in crate::policy) fn say(&mut self, finding: &Finding) -> Answer {
        let history = self.history;
        let trailers = self.read.get_or_insert_with(|| read(history));
        let found = trailers.iter().find_map(|trailer| {
            let reason = trailer.words.reason.clone()?;
            (trailer.words.rules.contains(&finding.rule) && trailer.is_about(finding)).then(|| Suppression {
                origin: Origin::Trailer,
                standing: Standing::Pending,
                reason,
                until: None,
                place: trailer.place.clone(),
            })
        });
        Answer { suppression: found, remarks: Vec::new() }
    }

    /// What there is to say of them, where they were read.
    pub(in crate::policy) fn judgements(&self, change: &ChangeSet, rules: &RuleSet) -> Vec<Judgement> {
        let said = |trailer: &Trailer| {
            let path = RepoPath::from(trailer.path.as_str());
            let wrong = meta::wrong(&trailer.words, rules, Date::default(), true);
            let of = |(rule, weight, reason)| {
                Some(Said {
                    rule,
                    weight,
                    spot: somewhere(change, Some(&path))?,
                    noun: "suppression",
                    name: trailer.words.rules.first().cloned().unwrap_or_default(),
                    reason,
                    evidence: vec![format!("`Blastlint-Allow` in {}", trailer.place)],
                })
            };
            wrong.into_iter().filter_map(of).map(Said::judgement).collect::<Vec<_>>()
        };
        self.read.iter().flatten().flat_map(said).collect()
    }
}

impl Trailer {
    /// Reads the rest of a line: `RULE PATH -- reason`.
    fn read(text: &str, place: &str) -> Self {
        let (head, reason) = match text.split_once(" -- ") {
            Some((head, reason)) => (head, said(reason)),
            None => (text, None),
        };
        let (rules, path) = names(head);
        let path = path.trim().to_owned();
        let mut builder = GitignoreBuilder::new("");
        let whole = !path.is_empty() && builder.add_line(None, &path).is_ok();
        let paths = builder.build().ok().filter(|_| whole);
        let words = Words { rules, reason, until: Until::Always };
        Self { words, path, paths, place: place.to_owned() }
    }

    fn is_about(&self, finding: &Finding) -> bool {
        let Some(label) = finding.labels.first().filter(|label| label.path.is_inside()) else { return false };
        let path = label.path.to_text();
        path == self.path
            || self.paths.as_ref().is_some_and(|paths| paths.matched_path_or_any_parents(&path, false).is_ignore())
    }
}

fn read(history: &History) -> Vec<Trailer> {
    let steps = history.within().steps;
    let mut found = Vec::new();
    for step in &steps {
        let place = format!("the commit {}", step.id.get(..10).unwrap_or(&step.id));
        for line in step.message.lines().filter(|line| line.len() <= LINE) {
            let key = line.get(..KEY.len()).filter(|key| key.eq_ignore_ascii_case(KEY));
            if key.is_some() && found.len() < MOST {
                found.push(Trailer::read(line.get(KEY.len()..).unwrap_or_default(), &place));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_line_says() {
        for (line, rules, path, reason) in [
            (" a-b src/x.sql -- moved to S3", vec!["a-b"], "src/x.sql", Some("moved to S3")),
            (" a, b src/my file.sql -- the why", vec!["a", "b"], "src/my file.sql", Some("the why")),
            (" a src/x.sql", vec!["a"], "src/x.sql", None),
            (" a src/x.sql -- ", vec!["a"], "src/x.sql", None),
            ("", vec![], "", None),
        ] {
            let read = Trailer::read(line, "x");
            let found = (read.words.rules.clone(), read.path.as_str(), read.words.reason.as_deref());
            assert_eq!(found, (rules.into_iter().map(str::to_owned).collect(), path, reason), "{line}");
        }
        assert!(Trailer::read(" a", "x").paths.is_none());
    }
}
