//! The commands that show what blastlint knows and sees: `facts`, `explain`, `rule`.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use super::args::{ExplainArgs, FactsArgs};
use super::{Exit, UsageError, check, print};
use crate::fact::Interest;
use crate::lint::case::Fixture;
use crate::lint::read;
use crate::repo::FileDiff;
use crate::report::{gap_line, neutral, neutral_json, neutral_page};
use crate::rule::Rule;
use crate::source::{Gap, RepoPath, Source, secrets};

/// Dumps the facts of files as JSON, one object a line.
pub(super) fn facts(args: &FactsArgs) -> Result<Exit, UsageError> {
    let mut out = String::new();
    for path in &args.files {
        let bytes = std::fs::read(path)
            .map_err(|e| UsageError::new(format!("{} cannot be read", path.display()), e, "name a file"))?;
        let file = FileDiff::added(Source::new(RepoPath::new(path.as_os_str().as_encoded_bytes()), &bytes));
        let facts = crate::fact::lower::lower(&file, &Interest::all());
        let text = file.after.as_ref().map(|source| source.text.as_str()).unwrap_or_default();
        let known = secrets::values(text, secrets::Setting::of(&file.path));
        for fact in &facts.after {
            let line = serde_json::to_string(fact)
                .map_err(|e| UsageError::new("a fact cannot be written", e, "please report this bug"))?;
            let mut own = secrets::values(&fact.rendering, secrets::Setting::Prose);
            own.extend(known.iter().cloned());
            let _ = writeln!(out, "{}", neutral_json(&masked(&line, &own)));
        }
        for gap in &facts.gaps {
            let reason = serde_json::to_string(&gap.reason.to_string()).unwrap_or_default();
            let _ = writeln!(out, "{{\"gap\":{}}}", neutral_json(&reason));
        }
    }
    print(&out)
}

/// One line of JSON with the secrets of every text in it masked: a word alone does not show that it is one, so those
/// that are `known` are masked wherever they stand.
pub(super) fn masked(line: &str, known: &[String]) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(open) = rest.find('"') {
        out.push_str(&rest[..open]);
        let quoted = &rest[open..];
        let mut escaped = false;
        let close = quoted.bytes().skip(1).position(|byte| {
            let closes = byte == b'"' && !escaped;
            escaped = byte == b'\\' && !escaped;
            closes
        });
        let (literal, after) = quoted.split_at(close.map_or(quoted.len(), |close| close + 2));
        let text: String = serde_json::from_str(literal).unwrap_or_default();
        let text = secrets::mask_known(&text, secrets::Setting::Prose, known);
        out.push_str(&serde_json::to_string(&crate::report::neutral_lines(&text)).unwrap_or_default());
        rest = after;
    }
    out.push_str(rest);
    out
}

/// Prints every clause of a rule on every change that has an after side.
pub(super) fn explain(args: &ExplainArgs) -> Result<Exit, UsageError> {
    let rules = check::rules_here()?;
    let rule = rules.get(&args.rule).ok_or_else(|| unknown(&args.rule))?;
    let loaded = check::load(&args.input, &args.pair)?;
    let reading = read(&loaded.change, &Interest::all());
    let mut out = String::new();
    for change in &reading.changes.changes {
        let Some(after) = change.after.and_then(|index| reading.changes.after.get(index)) else { continue };
        let verdict = rule.judge(change, &reading.changes);
        let path = loaded.change.files.get(after.file).map(|file| file.path.to_text()).unwrap_or_default();
        let (path, said) = (neutral(&path), neutral(&after.fact.rendering));
        let _ = writeln!(out, "{} {} in {path}: {said}", change.kind, after.fact.kind);
        for clause in &verdict.clauses {
            let _ = writeln!(out, "  {} {}", if clause.holds { "✓" } else { "✗" }, clause.text);
        }
        let _ = writeln!(out, "  → {}", if verdict.fires() { "fires" } else { "silent" });
    }
    if out.is_empty() {
        out.push_str("no fact on the after side of this change\n");
    }
    for gap in Gap::merged(loaded.change.gaps.into_iter().chain(reading.gaps).collect()) {
        let _ = writeln!(out, "{}", gap_line(&gap));
    }
    print(&neutral_page(&secrets::mask(&out, secrets::Setting::Prose)))
}

/// One line a rule.
pub(super) fn list() -> Result<Exit, UsageError> {
    let rules = check::rules_here()?;
    let line = |rule: &Rule| {
        let from = rule.from.as_ref().map(|from| format!(" ({from})")).unwrap_or_default();
        format!("{:32} {:14} {}{from}\n", rule.id, rule.family.to_string(), rule.title)
    };
    print(&neutral_page(&rules.rules.iter().map(line).collect::<String>()))
}

/// The documentation of one rule.
pub(super) fn show(id: &str) -> Result<Exit, UsageError> {
    let rules = check::rules_here()?;
    let rule = rules.get(id).ok_or_else(|| unknown(id))?;
    let mut out =
        format!("{}: {}\n\nfamily: {}\n\n{}\n\ninstead: {}\n", rule.id, rule.title, rule.family, rule.why, rule.help);
    for alternative in &rule.alternatives {
        let _ = writeln!(out, "  {alternative}");
    }
    if !rule.inline {
        out.push_str("\nNo comment and no commit can allow it.\n");
    }
    if let Some(from) = &rule.from {
        let _ = writeln!(out, "\nA rule of this repository: {from}");
    }
    print(&neutral_page(&out))
}

/// Runs the fixtures below `folder`: one line for each that fails, and a count.
pub(super) fn test(folder: Option<&Path>) -> Result<Exit, UsageError> {
    let folder = &match folder {
        Some(folder) => folder.to_owned(),
        None => fixtures()?,
    };
    let rules = check::rules_here()?;
    let next = "name the folder of a rule's fixtures, or the one above: blastlint rule test .blastlint/tests";
    let fixtures =
        Fixture::find(folder).map_err(|e| UsageError::new(format!("{} cannot be read", folder.display()), e, next))?;
    if fixtures.is_empty() {
        let cause = "it holds no folder called fires-… or silent-…";
        return Err(UsageError::new(format!("{} has no fixtures", folder.display()), cause, next));
    }
    let mut out = String::new();
    let mut failed = 0;
    for fixture in &fixtures {
        let mut wrong = fixture.run(&rules);
        if rules.get(&fixture.rule).is_none() {
            wrong.push(format!("no rule is called {}", fixture.rule));
        }
        failed += usize::from(!wrong.is_empty());
        for line in wrong {
            let _ = writeln!(out, "{}: {line}", fixture.case.folder.display());
        }
    }
    let _ = writeln!(out, "{} fixtures, {failed} failed", fixtures.len());
    print(&neutral_page(&out))?;
    Ok(if failed == 0 { Exit::Clean } else { Exit::Findings })
}

/// Where fixtures stand by default: those of the repository's own rules where it has some.
fn fixtures() -> Result<PathBuf, UsageError> {
    let own = check::root()?.join(".blastlint/tests");
    Ok(if own.is_dir() { own } else { PathBuf::from("tests/rules") })
}

fn unknown(id: &str) -> UsageError {
    UsageError::new(format!("no rule is called `{id}`"), "it is not in the catalogue", "blastlint rule list")
}
