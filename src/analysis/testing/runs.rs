//! Commands and settings that say which tests are run.

use std::collections::BTreeSet;

use super::narrow::fewer_by_settings;
use super::runner::{MEASURES, PLAIN, RUNNERS, Runner};
use super::say::Weakened;
use super::setting;
use crate::analysis::Spot;
use crate::fact::Confidence;
use crate::fact::lower::lower;
use crate::fact::role::{Role, role_of};
use crate::fact::{Fact, FactKind, Interest, Value};
use crate::repo::{ChangeSet, FileDiff};
use crate::source::{RepoPath, Side, Source, Span};

/// A command that runs tests.
#[derive(Clone, Debug)]
pub(super) struct Run {
    /// What runs them.
    runner: &'static Runner,
    /// The words after its name.
    words: Vec<String>,
    /// All words.
    pub(super) whole: Vec<String>,
    pub(super) path: RepoPath,
    pub(super) span: Span,
    /// What holds it: a job, a target, a script.
    parent: String,
}

/// Whether the file at `path` may carry commands that run tests.
pub(super) fn is_read(path: &str) -> bool {
    let role = role_of(path);
    let lower = path.to_lowercase();
    let file = lower.rsplit('/').next().unwrap_or(&lower);
    const NAMES: &[&str] = &[
        "makefile",
        "justfile",
        "package.json",
        "tox.ini",
        "noxfile.py",
        "pyproject.toml",
        "setup.cfg",
        "pytest.ini",
        "jenkinsfile",
        "taskfile",
        "dockerfile",
        "rakefile",
        "composer.json",
        "azure-pipelines",
        ".travis",
        ".pre-commit",
        "lefthook",
        "gnumakefile",
        "deno.json",
        "cargo.toml",
        "xtask",
        "run_tests",
        "runtests",
        "test.sh",
        "ci.sh",
        "build.sh",
        "check.sh",
    ];
    let named = NAMES.iter().any(|name| file.starts_with(name))
        || [".mk", ".sh", ".bash", ".ps1"].iter().any(|end| file.ends_with(end));
    let kept = !matches!(role, Role::Vendored | Role::Fixture | Role::Docs | Role::Example);
    kept && (named || role == Role::Ci)
}

type Command = (Vec<String>, RepoPath, Span, String);

/// The commands of a side of `file`, word by word.
fn commands(file: &FileDiff, side: Side) -> Vec<Command> {
    let source = if side == Side::Before { &file.before } else { &file.after };
    let Some(source) = source else { return Vec::new() };
    let alone = FileDiff::added(Source::new(source.path.clone(), source.text.as_bytes()));
    let facts = lower(&alone, &Interest::default()).after.into_iter().filter(|fact| fact.kind == FactKind::Command);
    let command = |fact: Fact| {
        let words = std::iter::once(fact.name).chain(fact.arguments.iter().map(Value::render)).collect();
        (words, source.path.clone(), fact.span, fact.parent)
    };
    facts.map(command).collect()
}

/// The commands of a side of `file` that run tests.
pub(super) fn of(file: &FileDiff, side: Side) -> Vec<Run> {
    let source = if side == Side::Before { &file.before } else { &file.after };
    let Some(source) = source else { return Vec::new() };
    let found = commands(file, side).into_iter();
    let mut out: Vec<Run> = found.filter_map(|(words, path, span, parent)| run(&words, &path, span, &parent)).collect();
    if setting::is_read(&source.path.to_text()) {
        for setting in setting::of(source) {
            if setting.keys.last().is_some_and(|key| key == "addopts") {
                let words = std::iter::once("pytest".to_owned()).chain(shell_words(&setting.value)).collect::<Vec<_>>();
                out.extend(run(&words, &source.path, setting.span, "addopts"));
            }
        }
    }
    out
}

/// The words of a text, as a shell would see them.
fn shell_words(text: &str) -> Vec<String> {
    let (mut out, mut word, mut quote) = (Vec::new(), String::new(), None);
    for c in text.chars() {
        match quote {
            Some(open) if c == open => quote = None,
            None if matches!(c, '"' | '\'') => quote = Some(c),
            None if c.is_whitespace() => {
                if !word.is_empty() {
                    out.push(std::mem::take(&mut word));
                }
            }
            _ => word.push(c),
        }
    }
    if !word.is_empty() {
        out.push(word);
    }
    out
}

/// The run that `words` are, behind whatever they are run by.
fn run(words: &[String], path: &RepoPath, span: Span, parent: &str) -> Option<Run> {
    const BEHIND: usize = 6;
    let bare = |word: &String| {
        let word = word.trim_matches(['"', '\'']);
        word.rsplit(['/', '\\']).next().unwrap_or(word).trim_end_matches(".cmd").trim_end_matches(".bat").to_owned()
    };
    for start in 0..words.len().min(BEHIND) {
        for runner in RUNNERS {
            let Some(own) = words.get(start..start + runner.name.len()) else { continue };
            if own.iter().map(bare).eq(runner.name.iter().map(|name| (*name).to_owned())) {
                let rest = words.get(start + runner.name.len()..).unwrap_or_default();
                let rest = rest.iter().map(|word| word.trim_matches(['"', '\'']).to_owned()).collect();
                return Some(Run {
                    runner,
                    words: rest,
                    whole: words.to_vec(),
                    path: path.clone(),
                    span,
                    parent: parent.to_owned(),
                });
            }
        }
    }
    None
}

/// The commands of a side of `file` that run tests or measure them.
pub(super) fn measured(file: &FileDiff, side: Side) -> Vec<Run> {
    let mut out = of(file, side);
    out.extend(commands(file, side).into_iter().filter_map(|(words, path, span, parent)| {
        let known = words.iter().take(4).any(|word| MEASURES.contains(&word.rsplit('/').next().unwrap_or(word)));
        let again = run(&words, &path, span, &parent).is_some();
        (known && !again).then(|| Run { runner: &PLAIN, words: Vec::new(), whole: words, path, span, parent })
    }));
    out
}

/// Judges which tests `change` leaves out.
pub(super) fn judge(change: &ChangeSet) -> Vec<Weakened> {
    let (mut gone, mut came): (Vec<Run>, Vec<Run>) = (Vec::new(), Vec::new());
    let mut out = Vec::new();
    for file in &change.files {
        let path = file.path.to_text();
        let settings = setting::is_read(&path);
        if is_read(&path) || settings {
            gone.extend(of(file, Side::Before));
            came.extend(of(file, Side::After));
        }
        if settings && let (Some(before), Some(after)) = (&file.before, &file.after) {
            out.extend(fewer_by_settings(before, after));
        }
    }
    let same = |a: &Run, b: &Run| a.words == b.words && std::ptr::eq(a.runner, b.runner);
    gone.retain(|run| match came.iter().position(|other| same(run, other)) {
        Some(at) => {
            came.remove(at);
            false
        }
        None => true,
    });
    let mut couples = Vec::new();
    for was in gone {
        let near = |is: &Run| std::ptr::eq(is.runner, was.runner) && is.parent == was.parent;
        let at = came.iter().position(|is| near(is) && is.path == was.path).or_else(|| came.iter().position(near));
        if let Some(at) = at {
            couples.push((came.remove(at), was));
        }
    }
    for (is, was) in couples {
        // What is left out here may be run there.
        let elsewhere = came.iter().any(|other| std::ptr::eq(other.runner, is.runner));
        if let Some(reason) = narrower(&was, &is).filter(|_| !elsewhere) {
            out.push(Weakened {
                rule: "test-run-narrowed",
                confidence: Confidence::High,
                spot: Spot { path: is.path.clone(), side: Side::After, span: is.span },
                before: Some(Spot { path: was.path.clone(), side: Side::Before, span: was.span }),
                name: is.runner.name.join(" "),
                reason,
                evidence: Vec::new(),
            });
        }
    }
    out
}

/// Why `is` runs fewer tests than `was`.
fn narrower(was: &Run, is: &Run) -> Option<String> {
    let (before, after) = (options(was), options(is));
    for (option, value) in &after {
        if !is.runner.fewer.contains(&option.as_str()) {
            continue;
        }
        let known: Vec<&String> = before.iter().filter(|(name, _)| name == option).map(|(_, value)| value).collect();
        let more = after.iter().filter(|(name, _)| name == option).count() > known.len();
        let nots = |text: &str| text.split(|c: char| !c.is_alphanumeric()).filter(|word| *word == "not").count();
        let stricter = known.iter().all(|known| nots(value) > nots(known)) && !known.is_empty();
        // `-m "not slow"` in place of `-m "not slow and not net"` is wider.
        if (more && !known.contains(&value)) || stricter {
            let shown = if value.is_empty() { option.clone() } else { format!("{option} {value}") };
            return Some(format!("`{shown}` leaves tests out"));
        }
    }
    let lost = is.runner.all.iter().find(|option| {
        before.iter().any(|(name, _)| name == *option) && !after.iter().any(|(name, _)| name == *option)
    });
    if let Some(option) =
        lost.filter(|option| **option != "--all" || !after.iter().any(|(name, _)| name == "--workspace"))
    {
        return Some(format!("`{option}` is gone"));
    }
    if !is.runner.places {
        return None;
    }
    let (were, are) = (places(was), places(is));
    narrower_places(&were, &are)
}

/// Why the places `are` hold fewer tests than those that `were`.
pub(super) fn narrower_places(were: &BTreeSet<String>, are: &BTreeSet<String>) -> Option<String> {
    if are.is_empty() || were == are || are.iter().chain(were).any(|place| place.contains(['$', '{'])) {
        return None;
    }
    let covers = |outer: &String, inner: &String| {
        let outer = outer.trim_end_matches("...").trim_end_matches('/').trim_start_matches("./");
        let inner = inner.trim_start_matches("./");
        outer.is_empty()
            || outer == "."
            || inner == outer
            || inner.starts_with(&format!("{outer}/"))
            || inner.starts_with(&format!("{outer}::"))
    };
    if were.is_empty() {
        return Some(format!("only {} is run", are.iter().cloned().collect::<Vec<_>>().join(" ")));
    }
    let inside = are.iter().all(|place| were.iter().any(|outer| covers(outer, place)));
    let all = were.iter().all(|place| are.iter().any(|outer| covers(outer, place)));
    (inside && !all).then(|| {
        format!(
            "only {} is run in place of {}",
            are.iter().cloned().collect::<Vec<_>>().join(" "),
            were.iter().cloned().collect::<Vec<_>>().join(" ")
        )
    })
}

/// The options of a run with their values.
fn options(run: &Run) -> Vec<(String, String)> {
    let mut out = Vec::new();
    let words = &run.words;
    for (at, word) in words.iter().enumerate().filter(|(_, word)| word.starts_with('-')) {
        let next = words.get(at + 1).filter(|next| !next.starts_with('-'));
        let pair = next.map(|next| format!("{word} {next}"));
        if let Some(pair) = pair.filter(|pair| run.runner.fewer.contains(&pair.as_str())) {
            out.push((pair, String::new()));
        } else if let Some((name, value)) = word.split_once('=').filter(|_| !run.runner.fewer.contains(&word.as_str()))
        {
            out.push((name.to_owned(), value.to_owned()));
        } else {
            let takes = run.runner.fewer.contains(&word.as_str())
                && !matches!(
                    word.as_str(),
                    "--lib"
                        | "--bins"
                        | "--doc"
                        | "-short"
                        | "--passWithNoTests"
                        | "--onlyChanged"
                        | "-o"
                        | "--tests"
                        | "--examples"
                );
            out.push((word.clone(), next.filter(|_| takes).cloned().unwrap_or_default()));
        }
    }
    out
}

/// What of a run says which tests are meant.
fn places(run: &Run) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    let mut taken = false;
    for word in &run.words {
        if std::mem::replace(&mut taken, false) {
            continue;
        }
        if word == "--" || word.starts_with('>') || word == "|" || word == "&&" {
            break;
        }
        if word.starts_with('-') {
            taken = !word.contains('=')
                && (run.runner.takes.contains(&word.as_str()) || run.runner.fewer.contains(&word.as_str()));
        } else if word != "run" && word != "watch" && word != "discover" {
            out.insert(word.clone());
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Run {
        run(&shell_words(text), &RepoPath::from("Makefile"), Span::default(), "test").unwrap()
    }

    #[test]
    fn runs_of_fewer_tests() {
        for (was, is, fewer) in [
            ("go test ./...", "go test ./pkg/...", true),
            ("go test ./pkg/...", "go test ./...", false),
            ("go test -race ./...", "go test -short ./...", true),
            ("cargo test --workspace", "cargo test -p a", true),
            ("cargo test --all", "cargo test --workspace", false),
            ("poetry run pytest", "poetry run pytest -k 'not slow'", true),
            ("pytest -m 'not slow and not net'", "pytest -m 'not net'", false),
            ("pytest tests", "pytest -n auto tests", false),
            ("npx jest", "npx jest --ci --maxWorkers 2", false),
            ("npx jest", "npx jest --passWithNoTests", true),
            ("mvn verify", "mvn verify -DskipTests", true),
            ("./gradlew build", "./gradlew build -x test", true),
            ("bundle exec rspec", "bundle exec rspec spec/models", true),
        ] {
            assert_eq!(narrower(&words(was), &words(is)).is_some(), fewer, "{was} → {is}");
        }
    }
}
