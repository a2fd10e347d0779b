//! Whether a text asks for a deed: the same verb about the same object, in one clause, and not under a condition.

use super::clause::{Clause, clauses};
use super::verbs::{self, ALL, ENVIRONMENTS, GLUE, KEEPS, NOT, TOUCHES, UNSURE};
use crate::fact::{Effect, Extent, Meaning};

/// What a change does to something.
#[derive(Clone, Copy, Debug)]
pub struct Deed<'a> {
    /// What is done.
    pub effect: Effect,
    /// What it is done to, in the word of the catalogue: `table`.
    pub noun: &'a str,
    /// Its name; empty where nothing names it.
    pub name: &'a str,
    /// Whether it reaches all there is, or as much as nobody knows.
    pub all: bool,
    /// Where it stands: a path that names an environment says which one is meant.
    pub path: &'a str,
}

/// How far a text asks for a deed, ascending.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Wanted {
    /// It says nothing of it.
    Unsaid,
    /// It says that it is not to be done.
    Forbidden,
    /// It speaks of it.
    Mentioned,
    /// It asks for just that: the same verb, the same object.
    Named,
}

/// Most words between a verb and what it is about.
const REACH: usize = 12;

/// Least letters of a part of a name that tells it from others.
const PART: usize = 4;

impl<'a> Deed<'a> {
    /// What `meaning` does in the file at `path`; `unscoped` where nothing bounds it.
    pub fn of(meaning: &'a Meaning, path: &'a str, unscoped: bool) -> Self {
        Self {
            effect: meaning.effect,
            noun: &meaning.target.noun,
            name: &meaning.target.name,
            all: unscoped || meaning.extent == Extent::Unbounded,
            path,
        }
    }

    /// How far `text` asks for it.
    pub fn wanted(&self, text: &str) -> Wanted {
        let clauses = clauses(text);
        let (mut verb, mut thing) = (false, false);
        let mut loudest = Wanted::Unsaid;
        for clause in &clauses {
            let outside = clause.words.windows(3).any(|words| is(words, &["out", "of", "scope"]));
            if self.is_forbidden_in(clause) || (outside && self.is_spoken_of_in(clause)) {
                return Wanted::Forbidden;
            }
            if outside {
                continue;
            }
            if self.is_named_in(clause) {
                loudest = Wanted::Named;
            }
            verb |= self.verbs_in(clause).any(|at| !is_negated(clause, at));
            thing |= self.is_spoken_of_in(clause);
        }
        if verb && thing { loudest.max(Wanted::Mentioned) } else { loudest }
    }

    /// Where the verbs of the effect stand.
    fn verbs_in<'c>(&self, clause: &'c Clause) -> impl Iterator<Item = usize> + use<'c> {
        let effect = self.effect;
        clause.words.iter().enumerate().filter(move |(_, word)| verbs::asks(word, effect)).map(|(at, _)| at)
    }

    /// Where the object stands by its full name: the places of its first word and behind its last.
    fn objects_in(&self, clause: &Clause) -> Vec<(usize, usize)> {
        if self.name.is_empty() || self.name.contains(['{', '$', '*']) {
            return Vec::new();
        }
        let parts: Vec<String> = self.name.split(['_', '-', ' ']).map(str::to_lowercase).collect();
        let single =
            clause.words.iter().enumerate().filter(|(_, word)| self.is_called(word)).map(|(at, _)| (at, at + 1));
        let spelled = clause.words.windows(parts.len().max(1)).enumerate().filter(|(_, words)| {
            parts.len() > 1 && words.iter().zip(&parts).all(|(word, part)| word.to_lowercase() == *part)
        });
        single.chain(spelled.map(|(at, words)| (at, at + words.len()))).collect()
    }

    /// Whether `word` is its name.
    fn is_called(&self, word: &str) -> bool {
        let plain =
            |text: &str| text.trim_start_matches("./").trim_end_matches('/').to_lowercase().replace(['"', '`'], "");
        let (name, word) = (plain(self.name), plain(word));
        if name == word {
            return true;
        }
        // `jobs` is `public.jobs`, and `email` the column of `users.email`; what is called `main` is named by its address.
        let of_sql = ["table", "column", "view", "index", "sequence", "constraint"];
        let qualified = of_sql.iter().any(|noun| self.noun.contains(noun));
        qualified && name.rsplit('.').next() == Some(word.as_str())
    }

    /// Whether the clause asks for the deed: a verb of it, then nothing that turns it elsewhere, then the object; or the
    /// object, and that it is to be done to.
    fn is_named_in(&self, clause: &Clause) -> bool {
        if clause.asks || says_one_of(clause, UNSURE) || self.is_elsewhere(clause) {
            return false;
        }
        if self.all && !says_one_of(clause, ALL) {
            return false;
        }
        let verbs: Vec<usize> = self.verbs_in(clause).filter(|at| !is_negated(clause, *at)).collect();
        self.objects_in(clause).into_iter().any(|(from, to)| {
            let active = verbs.iter().any(|at| *at < from && from - at <= REACH && self.leads_to(clause, at + 1, from));
            let passive = verbs.iter().any(|at| *at >= to && at - to <= 5 && is_done(clause, to, *at));
            (active || passive) && !self.is_another_kind(clause, from, to)
        })
    }

    /// Whether all between a verb and the object only leads from one to the other: `drop the old jobs, runs and`.
    fn leads_to(&self, clause: &Clause, from: usize, to: usize) -> bool {
        const OF_ALL: &[&str] = &["from", "in", "of", "rows", "records", "data", "contents"];
        let rows = self.effect == Effect::Empty || self.all;
        clause.words.get(from..to).unwrap_or_default().iter().all(|word| {
            let lower = word.to_lowercase();
            let named_beside = word.contains(['_', '.', '/', '-']) && !verbs::asks_for_something(word);
            let of_all = rows && OF_ALL.contains(&lower.as_str());
            GLUE.contains(&lower.as_str()) || self.is_noun(&lower) || named_beside || of_all
        })
    }

    fn is_noun(&self, word: &str) -> bool {
        verbs::kind_of(word).is_some_and(|kind| verbs::is_of_kind(self.noun, kind))
            || self.noun.split([' ', '_', '-']).any(|part| part.eq_ignore_ascii_case(word))
    }

    /// Whether a word right beside the object says that it is another kind of thing: `the column jobs`, `the jobs page`.
    fn is_another_kind(&self, clause: &Clause, from: usize, to: usize) -> bool {
        if !verbs::has_kind(self.noun) {
            return false;
        }
        let beside = [from.checked_sub(1).and_then(|at| clause.words.get(at)), clause.words.get(to)];
        let rows = verbs::kind_of("row").filter(|_| self.effect == Effect::Empty);
        beside.into_iter().flatten().any(|word| {
            verbs::kind_of(word).is_some_and(|kind| Some(kind) != rows && !verbs::is_of_kind(self.noun, kind))
        })
    }

    /// Whether the clause is about an environment that this is not in.
    fn is_elsewhere(&self, clause: &Clause) -> bool {
        let here = format!("{} {}", self.path, self.name).to_lowercase();
        let named = |word: &String| {
            let word = word.to_lowercase();
            ENVIRONMENTS.contains(&word.as_str()) && !here.contains(word.trim_end_matches('s'))
        };
        clause.words.iter().any(named)
    }

    /// Whether the clause says that it is not to be done, or that the object is to stay.
    fn is_forbidden_in(&self, clause: &Clause) -> bool {
        let objects = self.objects_in(clause);
        let first = |from: usize| clause.words.get(..from).unwrap_or_default();
        objects.into_iter().any(|(from, to)| {
            let near = from.saturating_sub(REACH);
            let acts = |at: &usize| *at >= near && *at < from && self.leads_to(clause, at + 1, from);
            let touch = |word: &str| TOUCHES.iter().any(|touch| verbs::stem(touch) == verbs::stem(word));
            let negated =
                self.verbs_in(clause).chain(places(first(from), touch)).any(|at| acts(&at) && is_negated(clause, at));
            let keeps = |word: &str| KEEPS.iter().any(|keep| verbs::stem(keep) == verbs::stem(word));
            let kept = places(first(from), keeps).any(|at| acts(&at) && !is_negated(clause, at));
            (negated || kept) && !self.is_another_kind(clause, from, to)
        })
    }

    /// Whether the clause speaks of the object, by a part of its name or by what it is.
    fn is_spoken_of_in(&self, clause: &Clause) -> bool {
        let parts = || self.name.split(|c: char| !c.is_alphanumeric()).filter(|part| part.len() >= PART);
        clause.words.iter().any(|word| {
            let stem = verbs::stem(word);
            self.is_called(word) || self.is_noun(word) || parts().any(|part| verbs::stem(part) == stem)
        }) || clause.words.iter().any(|word| {
            word.split(|c: char| !c.is_alphanumeric())
                .any(|inner| parts().any(|part| verbs::stem(part) == verbs::stem(inner)))
        })
    }
}

fn places<'c>(words: &'c [String], is: impl Fn(&str) -> bool + 'c) -> impl Iterator<Item = usize> + 'c {
    words.iter().enumerate().filter(move |(_, word)| is(word)).map(|(at, _)| at)
}

fn says_one_of(clause: &Clause, list: &[&str]) -> bool {
    clause.words.iter().any(|word| list.contains(&word.to_lowercase().as_str()))
}

fn is(words: &[String], expected: &[&str]) -> bool {
    words.iter().zip(expected).all(|(word, expected)| word.eq_ignore_ascii_case(expected))
}

/// Whether something in front of the word at `at` turns it into its opposite.
fn is_negated(clause: &Clause, at: usize) -> bool {
    let before = clause.words.get(at.saturating_sub(4)..at).unwrap_or_default();
    before.iter().any(|word| NOT.contains(&word.to_lowercase().replace('’', "'").as_str()))
}

/// Whether the words between the object and the verb say that it is to be done to it: `jobs can be dropped`.
fn is_done(clause: &Clause, from: usize, to: usize) -> bool {
    const BE: &[&str] = &[
        "is", "are", "be", "gets", "get", "being", "to", "can", "must", "should", "will", "shall", "now", "table",
        "has", "have", "been",
    ];
    let between = clause.words.get(from..to).unwrap_or_default();
    let passive = clause.words.get(to).is_some_and(|verb| verb.to_lowercase().ends_with("ed"));
    let be = |word: &String| BE.contains(&word.to_lowercase().as_str()) || verbs::kind_of(word).is_some();
    passive && !between.is_empty() && between.iter().all(be)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drop_of<'a>(noun: &'a str, name: &'a str) -> Deed<'a> {
        Deed { effect: Effect::Destroy, noun, name, all: false, path: "db/migrate/7_cleanup.sql" }
    }

    #[test]
    fn the_same_verb_and_the_same_object_in_one_clause() {
        use Wanted::*;
        let jobs = drop_of("table", "legacy_jobs");
        for (text, wanted) in [
            ("Drop the legacy_jobs table", Named),
            ("drop table legacy_jobs", Named),
            ("chore(db): remove the unused `legacy_jobs` table.", Named),
            ("Drop old_runs, legacy_jobs and stats", Named),
            ("The legacy_jobs table can be dropped", Named),
            ("Delete the legacy jobs table", Named),
            ("Retire public.legacy_jobs", Mentioned),
            ("Remove the column legacy_jobs", Mentioned),
            ("Remove support for legacy_jobs", Mentioned),
            ("Remove the rows from legacy_jobs", Mentioned),
            ("Drop the legacy_jobs table in staging", Mentioned),
            ("Should we drop the legacy_jobs table?", Mentioned),
            ("Drop the legacy_jobs table once nobody reads it", Mentioned),
            ("Drop the table of jobs that nobody needs", Mentioned),
            ("Do not drop the legacy_jobs table", Forbidden),
            ("Fix the report without dropping legacy_jobs", Forbidden),
            ("Fix the importer; keep the legacy_jobs table", Forbidden),
            ("Dropping legacy_jobs is out of scope", Forbidden),
            ("Fix the typo in the report", Unsaid),
            ("Remove the unused import", Unsaid),
            ("Rename legacy_jobs to jobs", Unsaid),
            ("", Unsaid),
        ] {
            assert_eq!(jobs.wanted(text), wanted, "{text}");
        }
    }

    #[test]
    fn objects_are_called_by_what_tells_them_apart() {
        use Wanted::*;
        assert_eq!(drop_of("table", "public.jobs").wanted("Drop jobs"), Named);
        assert_eq!(drop_of("column", "users.email").wanted("Drop the column email of users"), Named);
        assert_eq!(drop_of("table", "users").wanted("Drop the column email from table users"), Mentioned);
        let database = Deed { path: "infra/main.tf", ..drop_of("aws_db_instance", "aws_db_instance.main") };
        assert_eq!(database.wanted("Remove aws_db_instance.main"), Named);
        assert_eq!(database.wanted("Remove main"), Mentioned);
        assert_eq!(drop_of("table", "").wanted("Drop the tables"), Mentioned);
        assert_eq!(drop_of("table", "{name}").wanted("Drop {name}"), Mentioned);
    }

    #[test]
    fn who_asks_for_another_name_does_not_ask_for_a_new_database() {
        let database = Deed { effect: Effect::Replace, ..drop_of("aws_db_instance", "aws_db_instance.main") };
        assert_eq!(database.wanted("Rename aws_db_instance.main to primary"), Wanted::Unsaid);
        assert_eq!(database.wanted("Recreate aws_db_instance.main in the other subnet"), Wanted::Named);
    }

    #[test]
    fn all_of_something_is_asked_for_in_so_many_words() {
        let all = Deed { effect: Effect::Empty, all: true, ..drop_of("table", "users") };
        assert_eq!(all.wanted("Delete the inactive users"), Wanted::Mentioned);
        assert_eq!(all.wanted("Delete users"), Wanted::Mentioned);
        assert_eq!(all.wanted("Delete all rows from users"), Wanted::Named);
        assert_eq!(all.wanted("Truncate users"), Wanted::Named);
    }
}
