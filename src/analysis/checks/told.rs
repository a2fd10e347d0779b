//! What agents are told not to do, in the files that they read before they work.

use rustc_hash::FxHashSet;

use super::say::{Loss, Loud};
use crate::fact::catalogue::Words;
use crate::repo::{ChangeSet, FileDiff};
use crate::source::{RepoPath, Source, Span};

const RULE: &str = "agent-guard-weakened";

/// Files that tell agents what to do.
const FILES: &str = "*CLAUDE.md|*CLAUDE.local.md|*AGENTS.md|*AGENT.md|*GEMINI.md|*QWEN.md|*.cursorrules|*.windsurfrules|*.clinerules|*.clinerules/*.md|*.github/copilot-instructions.md|*.github/instructions/*.md|*.cursor/rules/*.md|*.cursor/rules/*.mdc|*.windsurf/rules/*.md|*.junie/guidelines.md|*.claude/agents/*.md|*.claude/rules/*.md|*.kiro/steering/*.md|*.roo/rules/*.md|*.augment-guidelines|*WARP.md|*.rules";

/// Words by which a line forbids, or asks for a person.
const FORBIDS: &[&str] = &[
    "never ",
    "do not ",
    "don't ",
    "don’t ",
    "must not",
    "mustn't",
    "forbidden",
    "prohibited",
    "not allowed",
    "off limits",
    "off-limits",
    "without approval",
    "without asking",
    "without permission",
    "without confirmation",
    "without explicit",
    "without review",
    "ask before",
    "ask first",
    "always ask",
    "requires approval",
    "require approval",
    "needs approval",
    "only after",
    "no force",
    "read-only",
    "read only",
    "must be approved",
    "get confirmation",
    "stop and ask",
    "avoid running",
    "refuse to",
];

/// What harm is done to.
const TOPICS: &[&str] = &[
    "delet",
    "drop",
    "truncat",
    "force",
    "push",
    "prod",
    "deploy",
    "migrat",
    "secret",
    "credential",
    ".env",
    "password",
    "token",
    "rm -",
    "reset",
    "destroy",
    "main branch",
    "main`",
    "master",
    "no-verify",
    "hook",
    "schema",
    "database",
    "customer",
    "user data",
    "personal data",
    "terraform",
    "kubectl",
    "permission",
    "billing",
    "payment",
    "backup",
    "remov",
    "overwrit",
    "disable",
    "skip",
    "bypass",
    "merge",
    "publish",
    "release",
    "history",
    "rebase",
    "commit",
    "sudo",
    "install",
    "network",
    "auth",
    "encrypt",
    "test",
    "lint",
    "suppress",
    "revert",
];

/// Whether a path is that of a file which tells agents what to do.
pub(super) fn is_told(path: &RepoPath) -> bool {
    let path = path.to_text();
    let may = [".md", ".mdc", "rules", "guidelines"].iter().any(|end| path.ends_with(end));
    may && Words::new(FILES).has(&path)
}

/// Judges the lines that are gone.
pub(super) fn judge(change: &ChangeSet) -> Vec<Loss> {
    let files: Vec<&FileDiff> = change
        .files
        .iter()
        .filter(|file| is_told(&file.path) || file.before_path.as_ref().is_some_and(is_told))
        .collect();
    let after: Vec<FxHashSet<String>> = files
        .iter()
        .filter_map(|file| file.after.as_ref())
        .flat_map(|source| source.text.lines().map(words).collect::<Vec<_>>())
        .filter(|words| words.len() > 1)
        .collect();
    files.into_iter().filter_map(|file| of_file(file, &after)).collect()
}

fn of_file(file: &FileDiff, after: &[FxHashSet<String>]) -> Option<Loss> {
    let before = file.before.as_ref()?;
    let lost: Vec<(String, Span)> = file
        .hunks
        .iter()
        .flat_map(|hunk| lines(before, &hunk.before))
        .filter(|(line, _)| forbids(line) && !stays(line, after))
        .collect();
    // A file that is written anew as a whole says things in other words.
    const MANY: usize = 12;
    let (line, span) = lost.first()?.clone();
    let kept = before.text.lines().filter(|line| forbids(line)).count() - lost.len();
    let rewritten = lost.len() > MANY && kept == 0 && file.after.is_some();
    let grave = lost.iter().any(|(line, _)| is_grave(line));
    let loud = if grave && !rewritten { Loud::Warning } else { Loud::Note };
    let name = line.trim_start_matches(['-', '*', ' ', '#', '>']).chars().take(100).collect::<String>();
    let mut loss = Loss::before(RULE, loud, &before.path, span).told(
        "what agents are told",
        file.path.to_text(),
        format!("they are no longer told `{name}`"),
    );
    loss.evidence.extend(lost.iter().skip(1).take(10).map(|(line, _)| format!("also gone: {}", line.trim())));
    Some(loss)
}

fn lines(source: &Source, range: &std::ops::Range<usize>) -> Vec<(String, Span)> {
    let each = |line: usize| {
        let span = source.line_span(&(line..line + 1));
        let text = source.slice(span).trim_end();
        (text.to_owned(), Span::new(span.start, span.start + text.len()))
    };
    range.clone().map(each).collect()
}

fn forbids(line: &str) -> bool {
    // What is long tells a story, of which a part forbids.
    const LONG: usize = 220;
    let lower = line.to_lowercase();
    let dated = lower.trim_start_matches(['-', '*', ' ']).starts_with("20");
    if dated || lower.len() > LONG {
        return false;
    }
    FORBIDS.iter().any(|word| lower.contains(word)) && TOPICS.iter().any(|topic| lower.contains(topic))
}

/// Whether what is forbidden cannot be taken back, or is how others find out.
fn is_grave(line: &str) -> bool {
    const GRAVE: &[&str] = &[
        "delet",
        "drop",
        "truncat",
        "force",
        "prod",
        "secret",
        "credential",
        ".env",
        "password",
        "rm -",
        "destroy",
        "no-verify",
        "database",
        "customer",
        "user data",
        "personal data",
        "terraform",
        "kubectl",
        "billing",
        "payment",
        "backup",
        "sudo",
        "main branch",
        "to main",
        "master",
        "approval",
        "history",
        "deploy",
    ];
    let lower = line.to_lowercase();
    GRAVE.iter().any(|word| lower.contains(word))
}

/// Whether a line after the change says most of what `line` said.
fn stays(line: &str, after: &[FxHashSet<String>]) -> bool {
    const SHARE: usize = 55;
    let own = words(line);
    let shared =
        |other: &FxHashSet<String>| own.iter().filter(|word| other.contains(*word)).count() * 100 >= own.len() * SHARE;
    own.is_empty() || after.iter().any(shared)
}

/// The words of a line that say something, cut to their stems.
fn words(line: &str) -> FxHashSet<String> {
    const STEM: usize = 6;
    let lower = line.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| {
        word.len() >= 3 && !matches!(*word, "the" | "and" | "for" | "with" | "that" | "this" | "any" | "you" | "are")
    });
    words.map(|word| word.chars().take(STEM).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_forbids_and_what_stays() {
        assert!(forbids("- Never push to main, and never force-push any branch."));
        assert!(forbids("Ask before you run a migration."));
        assert!(!forbids("Use four spaces; do not use tabs."));
        let after = vec![words("* You must never force-push a branch, nor push to main")];
        assert!(stays("- Never push to main, and never force-push any branch.", &after));
        assert!(!stays("- Never run `terraform destroy`.", &after));
    }
}
