//! Files that a hook runs: of git, and of agents. What is in them is code, of which is seen that it no longer refuses.

use super::say::{Loss, Loud};
use crate::fact::catalogue::Words;
use crate::repo::{ChangeSet, FileDiff, Status};
use crate::source::{RepoPath, Source, Span};

/// Hooks of git that refuse.
const GIT: &str = ".husky/pre-commit|.husky/pre-push|.husky/commit-msg|.githooks/pre-*|.githooks/commit-msg|.hooks/pre-*|hooks/pre-commit|hooks/pre-push|hooks/commit-msg|hooks/pre-receive|git-hooks/pre-*|githooks/pre-*|.git-hooks/pre-*";

/// Hooks of agents.
const AGENTS: &str = "*.claude/hooks/*|*.cursor/hooks/*|*.codex/hooks/*|*.gemini/hooks/*|*.opencode/plugin/*|*.opencode/plugins/*|*.github/hooks/*|*.kiro/hooks/*|*.agents/hooks/*";

/// By what a hook of an agent refuses.
const REFUSES: &[&str] = &[
    "exit 2",
    "exit(2)",
    "\"block\"",
    "'block'",
    "\"deny\"",
    "'deny'",
    "exit 1",
    "exit(1)",
    "throw new",
    "\"ask\"",
    "'ask'",
    "raise SystemExit",
    "std::process::exit(2)",
    "\"decision\"",
    "permissionDecision",
];

/// Whether the file at `path` is one.
pub(super) fn is_hook(path: &RepoPath) -> bool {
    let path = path.to_text();
    if !["hook", ".husky/", "plugin"].iter().any(|part| path.contains(part)) {
        return false;
    }
    Words::new(GIT).has(&path) || Words::new(AGENTS).has(&path)
}

/// Judges the hooks that a change touches; `told` are files of which another finding tells.
pub(super) fn judge(change: &ChangeSet, told: &[RepoPath]) -> Vec<Loss> {
    let replaced = change.files.iter().any(|file| {
        let came = file.after.is_some()
            && [
                "lefthook",
                ".pre-commit-config",
                ".husky/",
                ".githooks/",
                "prek.toml",
                ".simple-git-hooks",
                ".overcommit",
                "package.json",
            ]
            .iter()
            .any(|name| file.path.to_text().contains(name));
        came && file.status == Status::Added
    });
    let agents = Words::new(AGENTS);
    let refusals = |source: Option<&Source>| source.map_or(0, refusals);
    let is = |path: &RepoPath| agents.has(&path.to_text());
    let hooks = || change.files.iter().filter(|file| is(&file.path) || file.before_path.as_ref().is_some_and(is));
    let lost: usize = hooks().map(|file| refusals(file.before.as_ref())).sum();
    let kept: usize = hooks().map(|file| refusals(file.after.as_ref())).sum();
    let mut found = Vec::new();
    for file in hooks().filter(|_| kept < lost) {
        let (was, is) = (refusals(file.before.as_ref()), refusals(file.after.as_ref()));
        if is < was
            && let Some(before) = &file.before
        {
            let span = first_refusal(file, before);
            let reason = if file.after.is_none() { "the hook is gone" } else { "the hook refuses less" };
            found.push(Loss::before("agent-guard-weakened", Loud::Warning, &before.path, span).told(
                "a hook",
                before.path.to_text(),
                reason,
            ));
        }
    }
    for file in change.files.iter().filter(|file| !replaced && Words::new(GIT).has(&file.path.to_text())) {
        let Some(before) = file.before.as_ref().filter(|before| !told.contains(&before.path) && says(before)) else {
            continue;
        };
        if file.status == Status::Renamed || file.after.as_ref().is_some_and(says) {
            continue;
        }
        let span = first_line(before);
        found.push(Loss::before("hook-removed", Loud::Warning, &before.path, span).told(
            "what it checked",
            before.path.to_text(),
            "nothing runs there any more",
        ));
    }
    found
}

fn refusals(source: &Source) -> usize {
    let code =
        source.text.lines().map(str::trim).filter(|line| !line.starts_with(['#', '*']) && !line.starts_with("//"));
    // What stands behind an exit at the top is never reached.
    let reached = source.text.lines().position(|line| line == "exit 0" || line == "sys.exit(0)").unwrap_or(usize::MAX);
    code.enumerate()
        .filter(|(at, _)| *at < reached)
        .filter(|(_, line)| REFUSES.iter().any(|word| line.contains(word)))
        .count()
}

fn first_refusal(file: &FileDiff, before: &Source) -> Span {
    let lines = file.hunks.iter().flat_map(|hunk| hunk.before.clone());
    let spans = lines.map(|line| before.line_span(&(line..line + 1)));
    let refuses = |span: &Span| REFUSES.iter().any(|word| before.slice(*span).contains(word));
    let found = spans
        .into_iter()
        .find(refuses)
        .map(|span| Span::new(span.start, span.start + before.slice(span).trim_end().len()));
    found.unwrap_or_else(|| first_line(before))
}

fn first_line(source: &Source) -> Span {
    Span::new(0, source.text.lines().next().unwrap_or_default().len())
}

/// Whether a hook runs anything.
fn says(source: &Source) -> bool {
    let idle = |line: &str| {
        line.is_empty()
            || line.starts_with('#')
            || line.starts_with(". \"")
            || line.starts_with("set ")
            || line.starts_with("echo ")
            || matches!(line, "exit 0" | "true" | ":" | "exit")
    };
    let first = source.text.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with('#'));
    first.is_some_and(|line| line != "exit 0") && source.text.lines().map(str::trim).any(|line| !idle(line))
}
