//! The stated task, as far as scope needs it: its words and what it names.

use super::bag::{Bag, Set, set};
use super::words::{self, Words};

/// Lines that say who was there, not what was asked for.
const TRAILERS: &[&str] = &[
    "signed-off-by",
    "co-authored-by",
    "reviewed-by",
    "acked-by",
    "tested-by",
    "change-id",
    "cc",
    "reported-by",
    "generated with",
    "claude-session",
    "git-svn-id",
    "(cherry picked",
    "co-developed-by",
];
/// What stands before the colon of a subject and names no part of the code.
const SORTS: &[&str] =
    &["fix", "feat", "chore", "docs", "doc", "test", "tests", "refactor", "perf", "build", "ci", "style", "stable"];
/// Extensions that make a bare word the name of a file.
const EXTENSIONS: &[&str] = &[
    "rs", "py", "ts", "tsx", "js", "go", "tf", "yaml", "yml", "toml", "md", "rst", "json", "sh", "css", "vue", "cfg",
    "txt",
];

/// What was asked for.
#[derive(Debug, Default)]
pub(crate) struct Asked {
    /// Its text in lower case.
    pub(crate) lower: String,
    /// Its first line.
    pub(crate) subject: String,
    /// How many words and numbers it holds that say something, each once.
    pub(crate) content: usize,
    /// Forms of its words.
    pub(crate) words: Bag,
    /// Those of the first line.
    pub(crate) subject_words: Set,
    /// Identifiers that it names: in backquotes, or written like one.
    pub(crate) idents: Set,
    /// Paths and files that it names, in lower case.
    pub(crate) paths: Vec<String>,
    /// The parts of the code that its first line starts with, in lower case: `fix(upload): …`.
    pub(crate) prefix: Vec<String>,
}

impl Asked {
    pub(crate) fn read(text: &str, known: &mut Words) -> Self {
        let text = cleaned(text);
        let subject = text.lines().next().unwrap_or_default().to_owned();
        let said: Bag = known.said(&text).into_iter().collect();
        let number = |run: &&str| run.len() > 2 && run.bytes().all(|byte| byte.is_ascii_digit());
        let lower = text.to_lowercase();
        let mut content: Vec<&str> = words::telling(&lower).filter(|word| word.len() > 1).collect();
        content.extend(text.split(|c: char| !c.is_alphanumeric()).filter(number));
        content.sort_unstable();
        content.dedup();
        let content = content.len();
        let subject_words = set(known.said(&subject));
        let named = quoted(&text).into_iter().filter(|name| name.len() > 2);
        let named = named.chain(words::idents(&text).filter(|name| is_code(name)));
        let idents = set(named.map(|name| known.ident(name)).collect::<Vec<_>>());
        let prefix = prefix(&subject);
        Self { lower, content, words: said, subject_words, idents, paths: paths(&text), prefix, subject }
    }
}

/// The text without its trailers.
pub(crate) fn cleaned(text: &str) -> String {
    let is_trailer = |line: &str| {
        let lower = line.to_lowercase();
        let rule = line.len() > 2 && line.trim_end().bytes().all(|byte| byte == b'-');
        let named =
            |start: &&str| lower.strip_prefix(*start).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
        rule || line.starts_with('🤖') || TRAILERS.iter().any(named)
    };
    let kept: Vec<&str> = text.lines().filter(|line| !is_trailer(line)).collect();
    kept.join("\n").trim().to_owned()
}

/// The identifiers between backquotes.
fn quoted(text: &str) -> Vec<&str> {
    let spans = text.lines().flat_map(|line| line.split('`').skip(1).step_by(2).filter(|span| span.len() < 80));
    spans.flat_map(words::idents).collect()
}

/// Whether it is written like an identifier and not like a word.
fn is_code(name: &str) -> bool {
    let humps = name
        .as_bytes()
        .windows(2)
        .any(|pair| matches!(pair, [a, b] if a.is_ascii_lowercase() && b.is_ascii_uppercase()));
    name.len() > 3 && (name.trim_matches('_').contains('_') || humps)
}

/// Runs of text with a slash in them, and names of files.
fn paths(text: &str) -> Vec<String> {
    let part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '@' | '.' | '-' | '/' | '[' | ']');
    let mut paths = Vec::new();
    for run in text.split(|c| !part(c)) {
        let run = run.trim_matches(|c| matches!(c, '/' | '[' | ']')).trim_end_matches('.');
        for run in run.split("//") {
            let name = run.rsplit('.').next().is_some_and(|end| EXTENSIONS.contains(&end)) && run.contains('.');
            if run.len() > 2 && (run.contains('/') || name) {
                paths.push(run.to_lowercase());
            }
        }
    }
    paths.sort_unstable();
    paths.dedup();
    paths
}

/// What the first line starts with: `kind(part, part):`, `[part]` or `part:`.
fn prefix(subject: &str) -> Vec<String> {
    let subject = subject.trim_start();
    let plain =
        |text: &str| text.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '/' | '.' | ',' | ' ' | '-' | '`'));
    let inside = |open: char, close: char| -> Option<(&str, &str, &str)> {
        let (before, rest) = subject.split_once(open)?;
        let (inner, after) = rest.split_once(close)?;
        (plain(before) && plain(inner)).then_some((before, inner, after))
    };
    let round = inside('(', ')')
        .filter(|(before, _, after)| !before.is_empty() && after.trim_start_matches('!').starts_with(':'));
    let square = inside('[', ']').filter(|(before, _, _)| before.is_empty());
    let bare = || {
        subject
            .split_once(':')
            .map(|(before, _)| before)
            .filter(|before| plain(before) && (2..=50).contains(&before.len()))
    };
    let found = round.or(square).map(|(_, inner, _)| inner).or_else(bare).unwrap_or_default();
    let parts = found.split([',', ' ']).map(|part| part.trim_matches(['`', ' ']).to_lowercase());
    parts.filter(|part| !part.is_empty() && !SORTS.contains(&part.as_str())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_first_line_names_its_part() {
        for (subject, expected) in [
            ("fix(upload, retry)!: wait", vec!["upload", "retry"]),
            ("[kube-prometheus] Bump", vec!["kube-prometheus"]),
            ("rt: fix a leak", vec!["rt"]),
            ("fix: a leak", vec![]),
            ("Fix a leak (again)", vec![]),
        ] {
            assert_eq!(prefix(subject), expected, "{subject}");
        }
    }

    #[test]
    fn a_task_names_files_and_identifiers() {
        let text = "Fix src/upload/mod.rs, see README.md and and/or.\n\n`retry_after` of parseBody\n\nSigned-off-by: A <a@b.c>";
        let mut known = Words::default();
        let asked = Asked::read(text, &mut known);
        assert_eq!(asked.paths, ["and/or", "readme.md", "src/upload/mod.rs"]);
        let mut names: Vec<&str> = asked.idents.iter().map(|ident| known.idents.text(*ident)).collect();
        names.sort_unstable();
        assert_eq!(names, ["parseBody", "retry_after"]);
        assert!(!asked.lower.contains("signed-off"));
        assert_eq!(Asked::read("Retry uploads on 503, retry", &mut known).content, 3);
    }

    #[test]
    fn trailers_are_no_task() {
        assert_eq!(cleaned("Add x\n\nCC: me\n---\nccache stays\n"), "Add x\n\nccache stays");
    }
}
