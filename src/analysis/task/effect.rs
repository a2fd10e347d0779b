//! Effects that no word of a narrow task asks for: a dependency, a step of a schema, a pipeline, infrastructure, code.

use super::place::{Weight, judgement};
use crate::analysis::Judgement;
use crate::analysis::deletion::kind::{Kind, kind_of};
use crate::fact::role::Role;
use crate::fact::{Confidence, Effect, TargetClass};
use crate::lang::detect;
use crate::repo::{ChangeSet, FileDiff, Status};
use crate::source::{Side, Source};
use crate::task::{Errand, Task};

/// What a change brings about, as far as its files tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, strum::Display)]
enum Brought {
    #[strum(to_string = "a dependency is added")]
    Dependency,
    #[strum(to_string = "the schema of data changes")]
    Schema,
    #[strum(to_string = "what checks or releases the code changes")]
    Pipeline,
    #[strum(to_string = "infrastructure changes")]
    Infrastructure,
    #[strum(to_string = "code that runs changes")]
    Code,
}

/// One judgement for each thing that a narrow task does not ask for, at the first file that does it.
pub(super) fn judge(change: &ChangeSet, task: &Task) -> Vec<Judgement> {
    let Some(errand) = task.errand() else { return Vec::new() };
    let mut found: Vec<(Brought, &FileDiff)> = Vec::new();
    for file in &change.files {
        let Some(brought) = brought_by(file) else { continue };
        let new = found.iter().all(|(known, _)| *known != brought);
        if new && !errand.asks_for(brought) && !task.speaks_of(brought.words()) {
            found.push((brought, file));
        }
    }
    found.sort_by_key(|(brought, file)| (*brought, &file.path));
    // Code that had to follow is what most changes hold beside what they are about: it counts where nothing else does.
    if found.iter().any(|(brought, _)| *brought != Brought::Code) {
        found.retain(|(brought, _)| *brought != Brought::Code);
    }
    found.into_iter().map(|(brought, file)| said(brought, errand, file)).collect()
}

fn said(brought: Brought, errand: Errand, file: &FileDiff) -> Judgement {
    let (class, confidence) = match brought {
        Brought::Dependency | Brought::Pipeline => (TargetClass::T3, Confidence::High),
        Brought::Schema | Brought::Infrastructure => (TargetClass::T4, Confidence::High),
        Brought::Code => (TargetClass::T4, Confidence::Medium),
    };
    let weight = Weight { effect: Effect::Overwrite, class, confidence };
    let why = format!("{brought}, and the task asks for {errand} and no more");
    judgement("effect-not-asked-for", file, weight, why)
}

impl Brought {
    /// Words of a task that ask for it, whatever else it asks for.
    fn words(self) -> &'static [&'static str] {
        match self {
            Brought::Dependency => &[
                "dependency",
                "dependencies",
                "dep",
                "deps",
                "package",
                "crate",
                "library",
                "module",
                "bump",
                "upgrade",
                "update",
                "version",
                "import",
                "require",
                "install",
                "lint",
                "linter",
                "plugin",
            ],
            Brought::Schema => {
                &["schema", "migration", "migrate", "table", "column", "database", "db", "index", "model"]
            }
            Brought::Pipeline => &[
                "ci",
                "pipeline",
                "workflow",
                "action",
                "actions",
                "job",
                "build",
                "release",
                "lint",
                "hook",
                "check",
                "deploy",
                "publish",
                "test",
                "tests",
                "runner",
                "cache",
                "docker",
                "version",
                "permission",
                "owner",
            ],
            Brought::Infrastructure => &[
                "infra",
                "infrastructure",
                "terraform",
                "deploy",
                "deployment",
                "cluster",
                "kubernetes",
                "helm",
                "chart",
                "manifest",
                "config",
                "configuration",
                "resource",
                "module",
                "environment",
                "variable",
                "version",
            ],
            Brought::Code => &[
                "typo", "spelling", "message", "error", "log", "string", "text", "help", "label", "name", "output",
                "type", "api", "code", "function", "method", "variable", "test",
            ],
        }
    }
}

impl Errand {
    /// Whether it is part of what is asked for.
    fn asks_for(self, brought: Brought) -> bool {
        match self {
            Errand::Document => false,
            Errand::Format => matches!(brought, Brought::Code | Brought::Pipeline | Brought::Infrastructure),
            Errand::Test => matches!(brought, Brought::Code | Brought::Dependency | Brought::Pipeline),
            Errand::Bump => brought != Brought::Schema,
            Errand::Rename => brought != Brought::Dependency,
        }
    }
}

/// What a changed file brings about; none for what nobody would mind, and for what only reads differently.
fn brought_by(file: &FileDiff) -> Option<Brought> {
    let source = file.after.as_ref().or(file.before.as_ref())?;
    let path = file.path.to_text();
    if adds_a_dependency(file) {
        return Some(Brought::Dependency);
    }
    let (role, kind) = kind_of(&path, &source.text);
    if role.lowers() || !says_something_else(file) {
        return None;
    }
    match (role, kind) {
        (Role::MigrationUp, _) | (_, Kind::Migration) => Some(Brought::Schema),
        (_, Kind::Check) => Some(Brought::Pipeline),
        (_, Kind::Infra | Kind::Manifest) => Some(Brought::Infrastructure),
        (_, Kind::Source) if detect(&file.path, "").is_some_and(|language| language.host.is_some()) => {
            Some(Brought::Code)
        }
        _ => None,
    }
}

/// Whether a line of code comes or goes, and no comment.
fn says_something_else(file: &FileDiff) -> bool {
    const COMMENTS: &[&str] = &["#", "//", "/*", "*", "--", ";", "\"\"\"", "'''", "<!--", "%"];
    let differs = |source: Option<&Source>, side: Side| {
        let Some(source) = source else { return false };
        let lines = file.hunks.iter().flat_map(|hunk| source.slice(source.line_span(hunk.lines(side))).lines());
        // The words inside a long comment or text are told by having no sign of code.
        lines.map(str::trim).any(|line| {
            let code = line.contains(['=', '(', ')', '{', '}', ';', '[', ']']) || line.ends_with(':');
            code && !COMMENTS.iter().any(|mark| line.starts_with(mark))
        })
    };
    differs(file.before.as_ref(), Side::Before) || differs(file.after.as_ref(), Side::After)
}

/// Whether a manifest names something that it did not name before, in a line that says a version.
fn adds_a_dependency(file: &FileDiff) -> bool {
    const MANIFESTS: &[&str] =
        &["Cargo.toml", "package.json", "requirements.txt", "Gemfile", "go.mod", "pyproject.toml", "composer.json"];
    let name = file.path.file_name();
    if file.status != Status::Modified || !MANIFESTS.contains(&name.as_str()) {
        return false;
    }
    let names = |source: &Source, side: Side| -> Vec<String> {
        let lines = file.hunks.iter().flat_map(|hunk| source.slice(source.line_span(hunk.lines(side))).lines());
        lines.filter_map(dependency).collect()
    };
    let (Some(before), Some(after)) = (&file.before, &file.after) else { return false };
    let gone = names(before, Side::Before);
    names(after, Side::After).iter().any(|name| !gone.contains(name))
}

/// The name in a line of a manifest that says which version of it is meant: `serde = "1"`, `"left-pad": "^1.3.0"`,
/// `gem 'rails', '~> 7'`, `requests>=2`, `github.com/x/y v1.2.0`.
fn dependency(line: &str) -> Option<String> {
    let line = line.trim().trim_start_matches("require ").trim_start_matches("gem ").trim_start_matches('-').trim();
    let bare = line.trim_start_matches(['"', '\'']);
    let end = bare.find(|c: char| !(c.is_alphanumeric() || "-_./@".contains(c)))?;
    let (name, rest) = bare.split_at(end);
    let version = rest.trim_start_matches(['"', '\'', ' ', ',', ':', '=', '{']);
    let told = |text: &str| {
        text.trim_start_matches(['^', '~', '>', '<', '=', 'v', ' ', '"', '\''])
            .starts_with(|c: char| c.is_ascii_digit())
    };
    let named = name.len() > 1 && name.chars().any(char::is_alphabetic) && name != "version" && name != "edition";
    (named && (told(version) || version.starts_with("version") || rest.contains(">=") || rest.contains("~>")))
        .then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_manifests_name_dependencies() {
        for (line, name) in [
            ("serde = \"1\"", Some("serde")),
            ("serde = { version = \"1\" }", Some("serde")),
            ("    \"left-pad\": \"^1.3.0\",", Some("left-pad")),
            ("gem 'rails', '~> 7'", Some("rails")),
            ("requests>=2.1", Some("requests")),
            ("\tgithub.com/x/y v1.2.0", Some("github.com/x/y")),
            ("\"build\": \"tsc\",", None),
            ("version = \"1.2.3\"", None),
            ("[dependencies]", None),
        ] {
            assert_eq!(dependency(line).as_deref(), name, "{line}");
        }
    }
}
