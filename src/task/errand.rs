//! A task that is narrow: one that asks for documentation, a rename, a test, another version, and nothing else.

use super::phrases::words;
use super::{Task, TaskSource, verbs};

/// What a narrow task asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::Display)]
#[strum(serialize_all = "kebab-case")]
pub enum Errand {
    /// Words that people read: documentation, a typo, a comment.
    #[strum(to_string = "documentation")]
    Document,
    /// The looks of code.
    #[strum(to_string = "the looks of code")]
    Format,
    /// Tests.
    #[strum(to_string = "tests")]
    Test,
    /// Another version of a dependency.
    #[strum(to_string = "other versions of dependencies")]
    Bump,
    /// Another name.
    #[strum(to_string = "another name")]
    Rename,
}

/// What stands in front of a subject: `docs(api): …`.
const PREFIXES: &[(&[&str], Errand)] = &[
    (&["doc", "docs"], Errand::Document),
    (&["style", "fmt", "format"], Errand::Format),
    (&["test", "tests"], Errand::Test),
    (&["deps", "chore(deps)", "build(deps)", "chore(deps-dev)", "build(deps-dev)", "fix(deps)"], Errand::Bump),
];

/// Words of a subject that make it narrow, where nothing else is asked for in it.
const WORDS: &[(&[&str], Errand)] = &[
    (&["typo", "docstring", "readme", "spelling", "wording", "reword", "grammar", "misspelling"], Errand::Document),
    (
        &["format", "reformat", "formatting", "whitespace", "indentation", "prettier", "rustfmt", "gofmt"],
        Errand::Format,
    ),
    (&["bump"], Errand::Bump),
    (&["rename"], Errand::Rename),
];

/// Words that ask for more than any narrow task.
const MORE: &[&str] = &[
    "add",
    "implement",
    "support",
    "introduce",
    "feature",
    "create",
    "remove",
    "delete",
    "drop",
    "migrate",
    "migration",
    "replace",
    "refactor",
    "allow",
    "enable",
    "disable",
    "switch",
    "use",
    "improve",
    "handle",
    "and",
    "change",
    "set",
];

impl Task {
    /// What it asks for, where all who state it ask for the same narrow thing.
    pub fn errand(&self) -> Option<Errand> {
        let given = self.said.iter().filter(|said| said.source != TaskSource::Commits && !said.denies);
        let mut errands = given.map(|said| errand_of(&said.text));
        let first = errands.next().flatten()?;
        errands.all(|errand| errand == Some(first)).then_some(first)
    }

    /// Whether any word of it, negated or not, is a form of one of `wanted`.
    pub fn speaks_of(&self, wanted: &[&str]) -> bool {
        let stems: Vec<String> = wanted.iter().map(|word| verbs::stem(word)).collect();
        let text = self.text();
        words(&text).any(|word| stems.contains(&verbs::stem(&word)))
    }
}

fn errand_of(text: &str) -> Option<Errand> {
    let subject = text.lines().find(|line| !line.trim().is_empty())?.trim().to_lowercase();
    let (prefix, rest) = subject.split_once(':').unwrap_or(("", &subject));
    let bare = prefix.split_once('(').map_or(prefix, |(bare, _)| bare).trim_end_matches('!');
    let by_prefix = PREFIXES.iter().find(|(names, _)| names.contains(&prefix) || names.contains(&bare));
    if let Some((_, errand)) = by_prefix {
        return Some(*errand);
    }
    let said: Vec<String> = words(rest).map(|word| verbs::stem(&word)).collect();
    let says = |list: &[&str]| list.iter().any(|word| said.contains(&verbs::stem(word)));
    // `Update the README` and `Add a comment` are narrow, `Add a comment box` is not known to be.
    // What the subject is about stands at its end: `update the docs`, not `update the docs check`.
    let last = said.last().map(String::as_str).unwrap_or_default();
    let documents = said.first().is_some_and(|word| *word == verbs::stem("document"));
    let about_documents = documents || ["docs", "documentation"].iter().any(|word| last == verbs::stem(word));
    let more = says(MORE) && !(said.len() <= 6 && says(&["typo", "readme", "docstring", "spelling"]));
    let worded = WORDS.iter().find(|(list, _)| says(list)).map(|(_, errand)| *errand);
    worded.or(about_documents.then_some(Errand::Document)).filter(|_| !more)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn narrow_tasks_ask_for_one_thing() {
        for (text, errand) in [
            ("Fix typo in the README", Some(Errand::Document)),
            ("docs(api): describe the limits", Some(Errand::Document)),
            ("Fix a typo", Some(Errand::Document)),
            ("chore(deps): bump serde from 1.0.1 to 1.0.2", Some(Errand::Bump)),
            ("Bump serde", Some(Errand::Bump)),
            ("test: cover the empty cart", Some(Errand::Test)),
            ("Rename the pool to workers", Some(Errand::Rename)),
            ("Run prettier", Some(Errand::Format)),
            ("Update the docs", Some(Errand::Document)),
            ("Document the limits", Some(Errand::Document)),
            ("Update documentation check", None),
            ("Fix the mismatch caused by comments in slots", None),
            ("Add comments to posts", None),
            ("Rename the pool and drop the old one", None),
            ("Fix the upload", None),
            ("", None),
        ] {
            assert_eq!(Task::stated(text).errand(), errand, "{text}");
        }
        assert!(Task::stated("Bump the dependencies").speaks_of(&["dependency"]));
    }
}
