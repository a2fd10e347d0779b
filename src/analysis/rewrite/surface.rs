//! Flags of a command and paths of a service that others use and that are gone.

use super::is_code;
use super::say::{Rewritten, line_at};
use crate::analysis::{Judgement, Scene, Spot};
use crate::fact::outline::{Item, Outline, What};
use crate::fact::role::{Role, role_of};
use crate::fact::{Confidence, TargetClass};
use crate::repo::Status;
use crate::source::{RepoPath, Side, Source};

/// What is declared with a text that others repeat.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Word {
    /// `--keep-days`.
    Flag,
    /// `/api/orders/export`.
    Route,
}

/// Calls that declare a flag.
const FLAGS: &[&str] = &["add_argument", "add_option", "option", "requiredOption", "addOption", "on", "opt", "flag"];

/// Calls that declare a path.
const ROUTES: &[&str] = &[
    "get",
    "post",
    "put",
    "patch",
    "delete",
    "all",
    "route",
    "GET",
    "POST",
    "PUT",
    "PATCH",
    "DELETE",
    "Get",
    "Post",
    "Put",
    "Patch",
    "Delete",
    "HandleFunc",
    "Handle",
    "GetMapping",
    "PostMapping",
    "PutMapping",
    "PatchMapping",
    "DeleteMapping",
    "RequestMapping",
    "HttpGet",
    "HttpPost",
    "MapGet",
    "MapPost",
    "add_url_rule",
    "api_route",
];

/// Most texts that are searched for.
const WORDS: usize = 20;

/// A text that is no longer declared.
struct Gone {
    file: usize,
    word: Word,
    text: String,
    line: usize,
}

/// Judges the flags and paths that are gone.
pub(super) fn judge(scene: &mut Scene<'_>) -> Vec<Judgement> {
    let mut gone: Vec<Gone> = Vec::new();
    for at in 0..scene.change.files.len() {
        gone.extend(gone_from(scene, at));
    }
    // What another file of the change still says, it may declare.
    let said = |text: &str| {
        scene.change.files.iter().filter_map(|file| file.after.as_ref()).any(|after| after.text.contains(text))
    };
    gone.retain(|one| !said(&one.text));
    gone.truncate(WORDS);
    gone.into_iter().filter_map(|one| told(scene, &one)).collect()
}

fn gone_from(scene: &mut Scene<'_>, at: usize) -> Vec<Gone> {
    let Some(file) = scene.change.files.get(at) else { return Vec::new() };
    let Some(before) = file.before.as_ref().filter(|_| is_code(file) && file.status != Status::Added) else {
        return Vec::new();
    };
    if role_of(&before.path.to_text()).lowers() {
        return Vec::new();
    }
    // Only what hunks take away can be gone: most changes take no such text, and are not read.
    let lost = file.hunks.iter().map(|hunk| before.slice(before.line_span(&hunk.before)));
    if !lost.into_iter().any(|text| ["\"--", "'--", "\"/", "'/", "`/"].iter().any(|start| text.contains(start))) {
        return Vec::new();
    }
    let Some(sides) = scene.outlines(at) else { return Vec::new() };
    let Some(outline) = &sides.before else { return Vec::new() };
    let declared = outline.items.iter().enumerate().filter_map(|(place, item)| {
        let (word, text) = declared(outline, place, item)?;
        Some(Gone { file: at, word, text, line: before.lines.line_of(item.span.start) })
    });
    declared.collect()
}

/// The flag or path that an item declares.
fn declared(outline: &Outline, at: usize, item: &Item) -> Option<(Word, String)> {
    if !matches!(item.what, What::Call | What::Mark) {
        return None;
    }
    let last = item.name.rsplit(['.', ':']).next()?;
    let texts = outline.within(at).iter().filter(|inner| inner.what == What::Text && inner.inside == Some(at));
    let mut texts = texts.map(|text| text.text.trim_matches(['"', '\'', '`']));
    if FLAGS.contains(&last) {
        let flag = texts.find(|text| text.starts_with("--"))?;
        let flag = flag.split([' ', '=', ',', '[']).next()?;
        return (flag.len() >= 6).then(|| (Word::Flag, flag.to_owned()));
    }
    let path = texts.next().filter(|_| ROUTES.contains(&last))?;
    let fixed = path.split('/').filter(|part| part.len() > 1 && !part.starts_with([':', '{', '<', '*', '[']));
    (path.starts_with('/') && !path.contains(' ') && fixed.count() >= 2).then(|| (Word::Route, path.to_owned()))
}

/// The judgement on a text that is gone; none where nobody is seen to use it.
fn told(scene: &mut Scene<'_>, gone: &Gone) -> Option<Judgement> {
    let file = scene.change.files.get(gone.file)?;
    let before = file.before.as_ref()?;
    let stem = before.path.file_name().split('.').next().unwrap_or_default().to_owned();
    // The fixed head of a path is what all who use it write.
    let text = gone.text.split(['{', '<', ':', '*', '[']).next().unwrap_or_default().trim_end_matches('/').to_owned();
    let found = scene.mentions(&[&text]);
    let runs = |path: &&RepoPath| {
        !matches!(role_of(&path.to_text()), Role::Docs | Role::Test | Role::Fixture | Role::Vendored)
    };
    let told = |path: &&RepoPath| {
        let name = path.file_name().to_lowercase();
        [".md", ".rst", ".txt", ".adoc"].iter().any(|end| name.ends_with(end)) || name.starts_with("changelog")
    };
    let paths: Vec<RepoPath> =
        found.paths.iter().filter(runs).filter(|path| !told(path)).take(WORDS).cloned().collect();
    let mut users = Vec::new();
    for path in paths {
        let Some(source) = scene.read(Side::After, &path) else { continue };
        let uses = |line: &str| match gone.word {
            Word::Flag => has_flag(line, &text),
            Word::Route => has_path(line, &gone.text, &text),
        };
        let at = source.text.lines().position(uses);
        // Others have flags of the same name: it must be this program that is run with it.
        let ours = gone.word == Word::Route || is_run_with(&source, &stem, &text);
        users.extend(at.filter(|_| ours).map(|line| format!("{path}:{}", line + 1)));
    }
    let first = users.first()?;
    let after = file.after.as_ref().filter(|after| !after.text.trim().is_empty())?;
    let removes = scene.task().says_remove();
    let more = if users.len() > 1 { format!(" and {} more", users.len() - 1) } else { String::new() };
    let hunk = file.hunks.iter().find(|hunk| hunk.before.contains(&gone.line));
    let noun = if gone.word == Word::Flag { "flag" } else { "route" };
    let rewritten = Rewritten {
        rule: "public-api-removed",
        class: TargetClass::T4,
        noun,
        name: gone.text.clone(),
        confidence: if removes { Confidence::Medium } else { Confidence::High },
        reason: format!("{first}{more} still says it"),
        evidence: vec![format!(
            "`{}` is declared nowhere in the change any more; used in {}",
            gone.text,
            users.join(", ")
        )],
        related: Vec::new(),
    };
    let judgement = rewritten.at(file, line_at(after, hunk.map_or(0, |hunk| hunk.after.start)));
    let stood = Spot { path: before.path.clone(), side: Side::Before, span: line_at(before, gone.line) };
    Some(Judgement { before: Some(stood), ..judgement })
}

fn is_comment(line: &str) -> bool {
    crate::analysis::deletion::lines::is_comment(line.trim())
}

fn has_flag(line: &str, flag: &str) -> bool {
    let word = |part: &str| part.split('=').next() == Some(flag);
    !is_comment(line) && line.split([' ', '\t', '"', '\'', ',', '[', ']', '`', '\\']).any(word)
}

/// Whether a line says the path: whole, or its fixed head with something filled in behind it.
fn has_path(line: &str, whole: &str, fixed: &str) -> bool {
    let open = whole.len() > fixed.len();
    !is_comment(line)
        && line.match_indices(fixed).any(|(at, _)| {
            let behind = line.get(at + fixed.len()..).unwrap_or_default();
            let before = line.get(..at).unwrap_or_default();
            let ends = behind.starts_with(['"', '\'', '`', '?']);
            let filled = open && behind.starts_with('/');
            // A host or a variable may stand in front of it, no further path.
            let starts = before.ends_with(['"', '\'', '`', '}'])
                || before
                    .rsplit(['"', '\'', '`'])
                    .next()
                    .is_some_and(|head| head.contains("://") && head.matches('/').count() == 2);
            starts && (ends || filled)
        })
}

/// Whether a file runs the program called `stem` with `flag`: on one line, whether or not it goes on below.
fn is_run_with(source: &Source, stem: &str, flag: &str) -> bool {
    if stem.len() < 3 || matches!(stem, "main" | "cli" | "index" | "app" | "__main__" | "args" | "cmd") {
        return false;
    }
    let joined = source.text.replace("\\\n", " ");
    joined.lines().any(|line| has_flag(line, flag) && line.contains(stem))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_and_flags_as_others_write_them() {
        for (line, whole, fixed, found) in [
            ("fetch('/api/orders/export')", "/api/orders/export", "/api/orders/export", true),
            ("fetch(`${base}/api/orders/export?x=1`)", "/api/orders/export", "/api/orders/export", true),
            ("get(\"https://shop.example/api/orders/export\")", "/api/orders/export", "/api/orders/export", true),
            ("fetch('/api/orders/exports')", "/api/orders/export", "/api/orders/export", false),
            ("fetch('/v2/api/orders/export')", "/api/orders/export", "/api/orders/export", false),
            ("fetch(`/api/orders/${id}`)", "/api/orders/:id", "/api/orders", true),
            ("# '/api/orders/export'", "/api/orders/export", "/api/orders/export", false),
        ] {
            assert_eq!(has_path(line, whole, fixed), found, "{line}");
        }
        assert!(
            has_flag("prune.py --keep-days=3", "--keep-days") && !has_flag("prune.py --keep-days-max 3", "--keep-days")
        );
    }
}
