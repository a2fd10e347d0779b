//! Routines of a database: failures that are ignored, statements that are put together, archives that are left out.

use super::{Tale, hard};
use crate::analysis::Spot;
use crate::fact::role::{Role, role_of};
use crate::fact::{Confidence, TargetClass};
use crate::repo::{ChangeSet, Content, FileDiff};
use crate::source::{Side, Source, Span};

pub(super) fn judge(change: &ChangeSet) -> Vec<Tale> {
    let mut tales = Vec::new();
    for file in change.files.iter().filter(|file| is_routine(file)) {
        let (Some(before), Some(after)) = (&file.before, &file.after) else { continue };
        let (was, now) = (statements(before), statements(after));
        tales.extend(built(&was, &now, after));
        tales.extend(ignored(&was, &now, after));
        tales.extend(hardened(change, &was, &now, after));
    }
    tales
}

/// Whether a file holds statements, and stays.
pub(super) fn is_routine(file: &FileDiff) -> bool {
    let path = file.path.to_text();
    let is_sql = [".sql", ".pls", ".plsql", ".pkb", ".psql"].iter().any(|end| path.ends_with(end));
    is_sql && file.content == Content::Text && !matches!(role_of(&path), Role::Test | Role::Fixture | Role::Vendored)
}

/// A statement on one line, in lower case, and where it stands.
struct Statement {
    text: String,
    span: Span,
}

/// The statements of a file: what stands between semicolons outside of strings, `$$` of a body left aside.
fn statements(source: &Source) -> Vec<Statement> {
    let text = &source.text;
    let mut found = Vec::new();
    let (mut start, mut quoted, mut comment) = (0usize, false, false);
    let bytes = text.as_bytes();
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'\n' => comment = false,
            b'-' if !quoted && bytes.get(at + 1) == Some(&b'-') => comment = true,
            b'\'' if !comment => quoted = !quoted,
            b';' if !quoted && !comment => {
                found.extend(statement(text, start, at));
                start = at + 1;
            }
            _ => {}
        }
    }
    found.extend(statement(text, start, text.len()));
    found
}

fn statement(text: &str, start: usize, end: usize) -> Option<Statement> {
    let all = text.get(start..end)?;
    let start = start + (all.len() - all.trim_start().len());
    let lines = all.lines().map(|line| line.split("--").next().unwrap_or_default());
    let text = lines.collect::<Vec<_>>().join(" ").split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    (!text.is_empty()).then_some(Statement { text, span: Span::new(start, end) })
}

fn tale(rule: &'static str, noun: &'static str, source: &Source, statement: &Statement, evidence: &str) -> Tale {
    let first = source.slice(statement.span).lines().next().unwrap_or_default().len().max(1);
    let end = (statement.span.start + first).min(statement.span.end);
    Tale {
        rule,
        noun,
        class: TargetClass::T1,
        confidence: Confidence::High,
        spot: Spot { path: source.path.clone(), side: Side::After, span: Span::new(statement.span.start, end) },
        before: None,
        covers: None,
        unit: String::new(),
        name: statement.text.chars().take(60).collect(),
        text: statement.text.clone(),
        evidence: evidence.to_owned(),
    }
}

/// `EXECUTE '…' || wanted` where values were bound with `USING`.
fn built(was: &[Statement], now: &[Statement], source: &Source) -> Option<Tale> {
    let open = |statement: &&Statement| is_open(&statement.text);
    let binds = |statement: &&Statement| executes(&statement.text).is_some_and(|text| text.contains(" using "));
    let count = |list: &[Statement], is: &dyn Fn(&&Statement) -> bool| list.iter().filter(|one| is(one)).count();
    if count(now, &open) <= count(was, &open) || count(now, &binds) >= count(was, &binds) {
        return None;
    }
    let new = now.iter().filter(open).find(|one| !was.iter().any(|other| other.text == one.text))?;
    Some(tale("query-built-from-string", "bound parameters", source, new, "values stand in the text that is executed"))
}

/// What a statement executes.
fn executes(text: &str) -> Option<&str> {
    let at =
        ["execute immediate ", "execute ", "exec(", "exec (", "prepare "].iter().find_map(|word| text.find(word))?;
    text.get(at..).filter(|rest| rest.contains('\'') || rest.contains("format("))
}

/// Whether values that nothing quotes are put into a text that is executed.
fn is_open(text: &str) -> bool {
    let Some(text) = executes(text) else { return false };
    let body = text.split(" using ").next().unwrap_or(text);
    let mut joined = body.split("||").skip(1).map(str::trim);
    let unquoted = |part: &str| {
        part.starts_with(|c: char| c.is_alphabetic()) && !part.starts_with("quote_") && !part.starts_with("format(")
    };
    joined.any(|part| unquoted(part.split(" into ").next().unwrap_or(part)))
        || body.contains("format(") && body.contains("%s'")
}

/// `EXCEPTION WHEN OTHERS THEN NULL`
fn ignored(was: &[Statement], now: &[Statement], source: &Source) -> Option<Tale> {
    let ignores = |list: &[Statement], at: usize| {
        let Some(statement) = list.get(at) else { return false };
        let Some((_, then)) = statement.text.split_once("when others then") else { return false };
        let next = list.get(at + 1).map_or("", |next| next.text.as_str());
        let goes_on = |text: &str| text.trim() == "null" || text.trim().starts_with("return") || text.trim().is_empty();
        let tells = |text: &str| {
            text.trim().starts_with("raise notice")
                || text.trim().starts_with("raise warning")
                || text.trim().starts_with("raise log")
        };
        goes_on(then) || (tells(then) && !next.starts_with("raise"))
    };
    let count = |list: &[Statement]| (0..list.len()).filter(|at| ignores(list, *at)).count();
    if count(now) <= count(was) {
        return None;
    }
    let new = (0..now.len())
        .filter(|at| ignores(now, *at))
        .filter_map(|at| now.get(at))
        .find(|one| !was.iter().any(|other| other.text == one.text))?;
    Some(tale("error-swallowed", "a failure", source, new, "whatever fails in the block is ignored"))
}

/// An archive, or a mark, that stood in front of a deletion.
fn hardened(change: &ChangeSet, was: &[Statement], now: &[Statement], source: &Source) -> Option<Tale> {
    let keeps = |list: &[Statement]| list.iter().filter(|one| hard::keeps(&one.text)).count();
    let deletes = |one: &&Statement| one.text.contains("delete from ");
    if keeps(was) == 0 || keeps(now) >= keeps(was) || hard::is_kept_elsewhere(change, &source.path.to_text()) {
        return None;
    }
    let table = |text: &str| {
        text.split_once("delete from ").map(|(_, rest)| rest.split([' ', ';']).next().unwrap_or_default().to_owned())
    };
    let gone: Vec<&Statement> =
        was.iter().filter(|one| hard::keeps(&one.text) && !now.iter().any(|other| other.text == one.text)).collect();
    let new = now
        .iter()
        .filter(deletes)
        .find(|one| table(&one.text).is_some_and(|table| gone.iter().any(|gone| gone.text.contains(&table))))?;
    Some(tale("soft-delete-made-hard", "a soft delete", source, new, "what it deletes is kept nowhere any more"))
}
