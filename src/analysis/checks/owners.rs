//! Who must review what: files of owners, and what of them no longer holds.

use super::say::{Loss, Loud};
use crate::analysis::Scene;
use crate::repo::FileDiff;
use crate::source::{RepoPath, Side, Source, Span};

const RULE: &str = "code-owner-removed";

/// Where a host looks for the file; it takes the first that is there.
const PLACES: &[&str] = &[
    ".github/CODEOWNERS",
    "CODEOWNERS",
    "docs/CODEOWNERS",
    ".gitlab/CODEOWNERS",
    ".gitea/CODEOWNERS",
    ".forgejo/CODEOWNERS",
    ".bitbucket/CODEOWNERS",
];

/// Whether a path is that of a file of owners, wherever it stands.
pub(super) fn is_owners(path: &RepoPath) -> bool {
    matches!(path.file_name().as_str(), "CODEOWNERS" | "OWNERS" | "REVIEWERS")
}

/// Judges the files of owners that a change touches.
pub(super) fn judge(scene: &mut Scene<'_>) -> Vec<Loss> {
    let touched =
        |file: &&FileDiff| file.before.as_ref().is_some_and(|before| PLACES.contains(&before.path.to_text().as_str()));
    let files: Vec<&FileDiff> = scene.change.files.iter().filter(touched).collect();
    let mut found = Vec::new();
    for file in files {
        let Some(before) = &file.before else { continue };
        let old = Owners::of(before);
        let after = PLACES.iter().find_map(|place| scene.read(Side::After, &RepoPath::from(*place)));
        let Some(after) = after else {
            let span = Span::new(0, before.text.lines().next().unwrap_or_default().len());
            let loss = Loss::before(RULE, Loud::Error, &before.path, span);
            found.push(loss.told("owners", "the repository", "the file of owners is gone from where it counts"));
            continue;
        };
        let new = Owners::of(&after);
        found.extend(old.lost(&new, &before.path, scene));
    }
    found
}

struct Line {
    pattern: String,
    owners: Vec<String>,
    span: Span,
}

struct Owners(Vec<Line>);

impl Owners {
    fn of(source: &Source) -> Self {
        let mut lines = Vec::new();
        let mut at = 0;
        let mut section: Vec<String> = Vec::new();
        for line in source.text.split_inclusive('\n') {
            let span = Span::new(at, at + line.trim_end().len());
            at += line.len();
            let text = line.split(" #").next().unwrap_or_default().trim();
            if let Some(rest) = text.strip_prefix('[').or_else(|| text.strip_prefix("^[")) {
                section = rest.rsplit(']').next().unwrap_or_default().split_whitespace().map(str::to_owned).collect();
                continue;
            }
            let mut words = text.split_whitespace();
            let Some(pattern) = words.next().filter(|word| !word.starts_with('#')) else { continue };
            let own: Vec<String> = words.map(str::to_owned).collect();
            let owners = if own.is_empty() { section.clone() } else { own };
            lines.push(Line { pattern: pattern.to_owned(), owners, span });
        }
        Self(lines)
    }

    /// The last line that holds for what `pattern` names.
    fn of_path(&self, path: &str) -> Option<&Line> {
        self.0.iter().rev().find(|line| holds(&line.pattern, path))
    }

    fn lost(&self, new: &Owners, path: &RepoPath, scene: &mut Scene<'_>) -> Vec<Loss> {
        let mut found = Vec::new();
        let part = self.is_part(scene);
        for line in &self.0 {
            let place = sample(&line.pattern);
            // A line that another one overrode has done nothing.
            if line.owners.is_empty() || self.of_path(&place).is_none_or(|own| own.span != line.span) {
                continue;
            }
            let now = new.of_path(&place);
            let owners: &[String] = now.map_or(&[], |now| &now.owners);
            if line.owners.iter().all(|owner| owners.contains(owner)) {
                continue;
            }
            let same_line = now.is_some_and(|now| now.pattern == line.pattern);
            let narrower = now.is_some_and(|now| now.pattern.len() >= line.pattern.len());
            let loud = match (owners.is_empty(), same_line || narrower) {
                (true, _) => Loud::Error,
                // Other owners were named for it.
                (false, true) if owners.iter().any(|owner| !line.owners.contains(owner)) => continue,
                (false, true) => Loud::Note,
                // It falls back to a wider line.
                (false, false) => Loud::Error,
            };
            if !(part || is_there(&line.pattern, scene)) || new.has_moved(self, line) {
                continue;
            }
            let gone: Vec<&str> =
                line.owners.iter().filter(|owner| !owners.contains(owner)).map(String::as_str).collect();
            let reason = match owners.is_empty() {
                true => format!("{} must no longer look, and nobody else must", gone.join(", ")),
                false => format!("{} must no longer look, only {}", gone.join(", "), owners.join(", ")),
            };
            found.push(Loss::before(RULE, loud, path, line.span).told("owners", line.pattern.clone(), reason));
        }
        one(found)
    }

    /// Whether only a part of the repository is seen: most of what has owners is not there, on neither side.
    fn is_part(&self, scene: &mut Scene<'_>) -> bool {
        // Beyond this, what is there says enough.
        const LINES: usize = 40;
        let paths: Vec<RepoPath> = self.0.iter().filter_map(|line| literal(&line.pattern)).take(LINES).collect();
        let seen = |path: &&RepoPath| exists(scene, Side::Before, path) || exists(scene, Side::After, path);
        let there = paths.iter().filter(seen).count();
        paths.len() > 2 && there * 2 < paths.len()
    }

    /// Whether a new line names the same owners for another path, while this one goes.
    fn has_moved(&self, old: &Owners, gone: &Line) -> bool {
        let known = |line: &Line| old.0.iter().any(|other| other.pattern == line.pattern);
        let last =
            |pattern: &str| pattern.trim_end_matches(['/', '*']).rsplit('/').next().unwrap_or_default().to_owned();
        let alike = |line: &Line| {
            last(&line.pattern) == last(&gone.pattern) || gone.owners.iter().all(|owner| line.owners.contains(owner))
        };
        self.0
            .iter()
            .any(|line| !known(line) && alike(line) && gone.owners.iter().any(|owner| line.owners.contains(owner)))
    }
}

/// The losses of one file as one, the loudest first.
fn one(mut losses: Vec<Loss>) -> Vec<Loss> {
    losses.sort_by_key(|loss| std::cmp::Reverse(loss.loud));
    let rest: Vec<String> =
        losses.iter().skip(1).take(10).map(|loss| format!("also {}: {}", loss.name, loss.reason)).collect();
    losses.truncate(1);
    if let Some(first) = losses.first_mut() {
        first.evidence.extend(rest);
    }
    losses
}

/// A path that a pattern names.
fn sample(pattern: &str) -> String {
    let path = pattern.trim_start_matches('/').replace("**/", "").replace("**", "x").replace('*', "x");
    if pattern.ends_with('/') || !path.rsplit('/').next().unwrap_or_default().contains('.') && !path.ends_with('x') {
        format!("{}/x", path.trim_end_matches('/'))
    } else {
        path
    }
}

/// Whether a line for `pattern` holds for `path`.
fn holds(pattern: &str, path: &str) -> bool {
    if matches!(pattern, "*" | "/" | "**" | "/**" | "/*") {
        return pattern != "/*" || !path.contains('/');
    }
    let rooted = pattern.starts_with('/') || pattern.trim_end_matches('/').contains('/');
    let bare = pattern.trim_start_matches('/').trim_end_matches("/**").trim_end_matches("/*").trim_end_matches('/');
    let matches = |pattern: &str, path: &str| crate::fact::catalogue::wildcard(&pattern.replace("**/", "*"), path);
    let parts: Vec<&str> = path.split('/').collect();
    (0..parts.len()).any(|start| {
        (start == 0 || !rooted)
            && (start + 1..=parts.len())
                .any(|end| parts.get(start..end).is_some_and(|part| matches(bare, &part.join("/"))))
    })
}

/// Whether what a pattern names is still there; what cannot be looked up counts as there.
fn is_there(pattern: &str, scene: &mut Scene<'_>) -> bool {
    let Some(path) = literal(pattern) else { return true };
    let (before, after) = (exists(scene, Side::Before, &path), exists(scene, Side::After, &path));
    // What was never there was a line for nothing, or stands outside what is seen.
    after || !before && !scene.is_whole()
}

/// The path that a pattern names, where it is one and no other.
fn literal(pattern: &str) -> Option<RepoPath> {
    let plain = pattern.trim_start_matches('/').trim_end_matches("/**").trim_end_matches("/*").trim_end_matches('/');
    let rooted = pattern.starts_with('/') || plain.contains('/');
    (rooted && !plain.is_empty() && !plain.contains(['*', '?', '['])).then(|| RepoPath::from(plain))
}

/// Whether a path is that of a file, or of a folder that holds one: of a folder whose files go, the folders stay listed.
fn exists(scene: &mut Scene<'_>, side: Side, path: &RepoPath) -> bool {
    // Beyond this, what holds only folders holds a file somewhere.
    const FOLDERS: usize = 64;
    let mut pending = vec![path.clone()];
    let mut seen = 0;
    while let Some(folder) = pending.pop() {
        seen += 1;
        let listing = scene.list(side, &folder);
        if !listing.files.is_empty() || seen > FOLDERS {
            return true;
        }
        pending.extend(listing.folders);
    }
    scene.read(side, path).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn which_line_holds() {
        for (pattern, path, expected) in [
            ("*", "a/b.go", true),
            ("/docs/", "docs/x", true),
            ("docs/", "web/docs/x", true),
            ("/docs/", "web/docs/x", false),
            ("*.go", "a/b.go", true),
            ("/services/payments", "services/payments/charge.go", true),
            ("/services/*/deploy", "services/payments/deploy/x", true),
            ("/infra/**", "infra/prod/x.tf", true),
            ("apps/web/", "apps/web/x", true),
        ] {
            assert_eq!(holds(pattern, path), expected, "{pattern} {path}");
        }
    }
}
