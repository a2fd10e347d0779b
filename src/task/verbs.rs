//! The words by which a task asks for an effect, and the words around them.

use crate::fact::Effect;

/// What asks for each effect, in the form of a dictionary.
const ASKS: &[(Effect, &[&str])] = &[
    (
        Effect::Destroy,
        &[
            "delete",
            "remove",
            "drop",
            "destroy",
            "purge",
            "wipe",
            "erase",
            "retire",
            "decommission",
            "deprovision",
            "uninstall",
            "terminate",
            "prune",
            "rm",
            "sunset",
            "removal",
            "deletion",
            "destruction",
        ],
    ),
    // Who asks for another name, place or version does not ask for what a platform makes of it.
    (Effect::Replace, &["replace", "recreate", "rebuild", "reprovision", "replacement", "recreation"]),
    (
        Effect::Empty,
        &[
            "empty",
            "truncate",
            "clear",
            "wipe",
            "purge",
            "flush",
            "reset",
            "delete",
            "remove",
            "erase",
            "drain",
            "truncation",
            "deletion",
            "removal",
        ],
    ),
    (Effect::Overwrite, &["overwrite", "replace", "restore", "rewrite", "reset", "update"]),
    (Effect::Revoke, &["revoke", "remove", "withdraw", "drop", "delete", "revocation", "removal"]),
    (
        Effect::Disable,
        &[
            "disable",
            "remove",
            "drop",
            "skip",
            "suspend",
            "stop",
            "deactivate",
            "bypass",
            "loosen",
            "relax",
            "lift",
            "delete",
            "lower",
            "weaken",
            "removal",
        ],
    ),
    (Effect::Expose, &["expose", "open", "publish", "allow", "permit", "grant", "share", "widen"]),
    (Effect::Bypass, &["bypass", "skip", "override", "force", "ignore", "disable"]),
    (Effect::Rewrite, &["rewrite", "rebase", "squash", "amend", "reformat", "regenerate", "replace", "force"]),
];

/// What keeps something as it is, so that whoever asks for it forbids the opposite.
pub(super) const KEEPS: &[&str] = &["keep", "preserve", "retain", "leave", "protect"];

/// What may be done to something in any way, so that whoever forbids it forbids all.
pub(super) const TOUCHES: &[&str] = &["touch", "change", "modify", "alter"];

/// Stands in front of what is not to be done.
pub(super) const NOT: &[&str] = &[
    "not",
    "no",
    "never",
    "without",
    "don't",
    "dont",
    "doesn't",
    "avoid",
    "cannot",
    "can't",
    "cant",
    "mustn't",
    "shouldn't",
    "won't",
    "instead",
    "rather",
    "neither",
    "nor",
    "except",
    "excluding",
];

/// Makes of a wish a thought: what stands beside it is not asked for yet.
pub(super) const UNSURE: &[&str] = &[
    "if",
    "unless",
    "until",
    "once",
    "when",
    "whether",
    "maybe",
    "perhaps",
    "consider",
    "considering",
    "could",
    "might",
    "would",
    "later",
    "eventually",
    "someday",
    "discuss",
    "propose",
    "why",
    "how",
];

/// Says that all of something is meant.
pub(super) const ALL: &[&str] = &[
    "all",
    "every",
    "everything",
    "whole",
    "entire",
    "entirely",
    "complete",
    "completely",
    "each",
    "fully",
    "truncate",
    "wipe",
    "empty",
    "purge",
];

/// May stand between a verb and what it is about without turning it to something else.
pub(super) const GLUE: &[&str] = &[
    "the",
    "a",
    "an",
    "our",
    "this",
    "these",
    "that",
    "those",
    "its",
    "old",
    "unused",
    "legacy",
    "obsolete",
    "deprecated",
    "stale",
    "dead",
    "orphaned",
    "temporary",
    "duplicate",
    "redundant",
    "former",
    "previous",
    "existing",
    "entire",
    "whole",
    "all",
    "every",
    "both",
    "now",
    "and",
    "named",
    "called",
    "production",
    "prod",
    "live",
    "empty",
    "complete",
    "completely",
    "entirely",
    "safely",
    "permanently",
    "finally",
    "resource",
    "object",
];

/// Names an environment that is not the one of production.
pub(super) const ENVIRONMENTS: &[&str] = &[
    "staging",
    "stage",
    "dev",
    "development",
    "test",
    "tests",
    "testing",
    "qa",
    "sandbox",
    "preview",
    "demo",
    "local",
    "locally",
    "ci",
    "uat",
    "ephemeral",
    "scratch",
];

/// What things are called; each row is one kind of thing.
const NOUNS: &[&[&str]] = &[
    &["table", "model"],
    &["column", "field", "attribute"],
    &["row", "record", "entry"],
    &["index"],
    &["constraint"],
    &["view"],
    &["database", "db"],
    &["schema"],
    &["bucket"],
    &["volume", "disk"],
    &["snapshot", "backup"],
    &["namespace"],
    &["cluster"],
    &["instance", "server", "vm"],
    &["user", "account"],
    &["role"],
    &["queue"],
    &["topic"],
    &["key"],
    &["secret", "password"],
    &["file"],
    &["directory", "folder"],
    &["environment"],
    &["stack"],
    &["repository"],
    &["branch"],
    &["tag"],
    &["function", "method", "helper"],
    &["test"],
    &["endpoint", "route", "page"],
    &["class"],
    &["option", "flag", "setting", "variable", "parameter"],
    &["import", "dependency", "package"],
    &["comment", "doc", "note", "reference", "mention"],
    &["migration"],
];

/// Whether `word` asks for `effect`.
pub(super) fn asks(word: &str, effect: Effect) -> bool {
    let own = effect.to_string();
    let listed = ASKS.iter().filter(|(of, _)| *of == effect).flat_map(|(_, verbs)| verbs.iter());
    let stem = stem(word);
    listed.copied().chain([own.as_str()]).any(|verb| self::stem(verb) == stem)
}

/// Whether `word` asks for any effect.
pub(super) fn asks_for_something(word: &str) -> bool {
    ASKS.iter().any(|(effect, _)| asks(word, *effect))
}

/// Which kind of thing `word` is a word for.
pub(super) fn kind_of(word: &str) -> Option<usize> {
    let stem = stem(word);
    NOUNS.iter().position(|row| row.iter().any(|noun| self::stem(noun) == stem))
}

/// Whether a thing called `noun`, by the catalogue or by its platform, is of the `kind`: `aws_db_instance` is a database
/// and an instance.
pub(super) fn is_of_kind(noun: &str, kind: usize) -> bool {
    noun.split(|c: char| !c.is_alphanumeric()).any(|part| kind_of(part) == Some(kind))
}

/// Whether anything is known of the things that are called `noun`.
pub(super) fn has_kind(noun: &str) -> bool {
    noun.split(|c: char| !c.is_alphanumeric()).any(|part| kind_of(part).is_some())
}

/// A word without its ending: `dropped`, `drops` and `dropping` are one.
pub(super) fn stem(word: &str) -> String {
    let word = word.to_lowercase();
    let cut = ["ing", "ed", "es", "s"].iter().find_map(|ending| {
        // `index`, `redis`, `class`: short words and double letters keep theirs.
        word.strip_suffix(ending).filter(|rest| rest.len() > 2 && !(*ending == "s" && rest.ends_with(['s', 'u', 'i'])))
    });
    let mut root = cut.unwrap_or(&word).to_owned();
    let last = root.chars().last();
    if cut.is_some() && last.is_some_and(|c| !"aeiouls".contains(c)) && root.chars().rev().nth(1) == last {
        root.pop();
    }
    if root.len() > 2 && root.ends_with('e') {
        root.pop();
    }
    if root.ends_with('i') && cut.is_some() {
        root.pop();
        root.push('y');
    }
    root
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_known_in_all_their_forms() {
        for word in ["drop", "drops", "dropped", "dropping", "Delete", "deleted", "deleting", "removal", "purged"] {
            assert!(asks(word, Effect::Destroy), "{word}");
        }
        for word in ["add", "dropdown", "renamed", "undelete", "deliver"] {
            assert!(!asks(word, Effect::Destroy), "{word}");
        }
        assert!(asks("truncating", Effect::Empty) && asks("replaced", Effect::Replace));
        assert!(asks("disabled", Effect::Disable) && asks("skipping", Effect::Disable));
    }

    #[test]
    fn things_are_of_kinds() {
        assert_eq!(kind_of("tables"), kind_of("table"));
        assert_eq!(kind_of("queries"), None);
        assert_eq!(kind_of("entries"), kind_of("record"));
        assert!(is_of_kind("aws_db_instance", kind_of("database").unwrap_or_default()));
        assert!(!is_of_kind("table", kind_of("column").unwrap_or_default()));
    }
}
