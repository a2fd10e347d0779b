//! Which scripts, statements and documents are worth reading: a look at the changed lines, before anything is parsed.

use super::program::regions;
use crate::fact::role::{Role, role_of};
use crate::lang::{Language, detect};
use crate::repo::{Content, FileDiff};
use crate::source::{Side, Source};

/// Languages of scripts and statements: cheap to read, and any line of them may guard.
const SCRIPTS: &[&str] = &["bash", "sql", "dockerfile", "make", "just"];

/// Data documents.
const DOCUMENTS: &[&str] = &["yaml", "json", "toml", "hcl", "ini"];

/// Words of which a changed line of a document has one, where it may guard something.
const WORDS: &[&str] = &[
    "timeout",
    "limit",
    "throttl",
    "quota",
    "auth",
    "jwt",
    "oidc",
    "acl",
    "checksum",
    "sha256",
    "digest",
    "signature",
    "verify",
    "gpg",
    "retr",
    "backoff",
    "outlier",
    "circuit",
    "breaker",
    "bulkhead",
    "batch",
    "max_",
    "max-",
    "maxper",
    "backup",
    "dump",
    "snapshot",
    "when:",
    "if:",
    "confirm",
    "approv",
    "csrf",
    "samesite",
    "same_site",
    "same-site",
    "middleware",
    "plugin",
    "security",
    "lock",
    "assert",
    "validat",
    "pause",
    "per_page",
    "page_size",
    "exit ",
    "if [",
    "[[ ",
    "|| ",
    "prompt",
    "throttle",
    "requests",
    "burst",
];

/// Places of texts for people, and of what a program has written.
const ASIDE: &[&str] = &["locale", "i18n", "translation", "/lang/", "lock.json", "-lock.", "package.json", ".min."];

/// A larger document is data.
const LARGEST: usize = 512 * 1024;

/// Whether a changed line of `file` may be a guard, or say what one guards.
pub(super) fn may_guard(file: &FileDiff) -> bool {
    let Some(source) = file.after.as_ref().or(file.before.as_ref()) else { return false };
    let Some(language) = detect(&source.path, &source.text).filter(|_| file.content == Content::Text) else {
        return false;
    };
    let path = file.path.to_text();
    let aside = || {
        let role = role_of(&path);
        let lower = path.to_lowercase();
        matches!(role, Role::Test | Role::Fixture | Role::Vendored | Role::Generated | Role::Docs)
            || ASIDE.iter().any(|place| lower.contains(place))
    };
    if aside() {
        return false;
    }
    let side =
        |source: &Option<Source>, side: Side| source.as_ref().is_some_and(|source| says(language, file, source, side));
    side(&file.before, Side::Before) || side(&file.after, Side::After)
}

fn says(language: &Language, file: &FileDiff, source: &Source, side: Side) -> bool {
    let mut changed = regions(file, source, side).into_iter().flat_map(|region| source.slice(region).lines());
    if SCRIPTS.contains(&language.id) {
        let comment = if language.id == "sql" { "--" } else { "#" };
        return changed.any(|line| !line.trim().is_empty() && !line.trim_start().starts_with(comment));
    }
    let has_word = |line: &str| {
        let lower = line.to_lowercase();
        WORDS.iter().any(|word| lower.contains(word))
    };
    DOCUMENTS.contains(&language.id) && source.text.len() <= LARGEST && changed.any(has_word)
}
