//! Parameters of a statement that have become part of its text.

use std::cell::OnceCell;

use super::chosen::{has_placeholder, is_chosen, is_path, is_value};
use super::pieces::{Piece, arguments, list, pieces};
use super::{Half, Pairs, Tale};
use crate::analysis::guards::words::last;
use crate::fact::outline::{Item, What};
use crate::fact::{Confidence, TargetClass};
use crate::rule::guard::snake;

/// A statement in a program.
struct Statement {
    at: usize,
    /// Its verb and its table: `select users`; of a part of one, the call that it is given to.
    key: String,
    /// Values that stand in its text and that somebody may have chosen.
    values: Vec<String>,
    /// Whether values are handed over beside its text.
    binds: bool,
    text: String,
}

/// Steps that are given a part of a statement.
const PARTS: &[&str] = &[
    "where",
    "or_where",
    "and_where",
    "where_raw",
    "or_where_raw",
    "having",
    "having_raw",
    "find_by",
    "find_by_sql",
    "not",
    "exists",
    "joins",
    "find",
    "first",
    "count",
    "delete_all",
    "update_all",
    "raw",
    "query",
    "execute",
    "exec",
    "extra",
    "filter",
    "all",
];

/// Steps that put conditions together, one by one.
const GATHERS: &[&str] = &["append", "push", "add", "extend", "push_str", "<<"];

/// Calls that hand over what is filled in beside the text.
const BINDING: &[&str] = &[
    "from_sql_interpolated",
    "from_sql",
    "execute_sql_interpolated",
    "execute_sql_interpolated_async",
    "execute_sql",
    "execute_sql_async",
    "sql_query",
    "$query_raw",
    "$execute_raw",
    "query_raw",
    "execute_raw",
    "prisma.sql",
    "sql",
    "query!",
    "query_as!",
    "query_scalar!",
];

/// Calls that only tell: a text that looks like a statement is none there.
const TELLS: &[&str] = &[
    "log",
    "logger",
    "logging",
    "console",
    "print",
    "println",
    "printf",
    "debug",
    "info",
    "warn",
    "warning",
    "error",
    "trace",
    "puts",
    "exception",
    "panic",
    "fail",
    "raise",
    "errorf",
    "fatal",
    "fatalf",
    "assert",
    "throw",
    "bail",
    "echo",
    "writeln",
    "write_line",
    "expect",
    "context",
    "with_context",
];

pub(super) fn judge(pairs: &Pairs<'_, '_>) -> Vec<Tale> {
    let mut tales = Vec::new();
    let news: OnceCell<Vec<(&Half<'_, '_>, Statement)>> = OnceCell::new();
    for twin in &pairs.twins {
        let (mut before, after) = (statements(&twin.before), statements(&twin.after));
        // What is as it was has lost nothing.
        before.iter_mut().for_each(|was| was.binds &= !after.iter().any(|now| now.text == was.text));
        for now in after.iter().filter(|now| !now.values.is_empty() && twin.after.is_changed(now.at)) {
            tales.extend(replaced(&before, now).and_then(|was| tale(&twin.after, now, &twin.before, was)));
        }
        // Taken out into a function of its own.
        for was in before.iter().filter(|was| was.binds) {
            let built = news.get_or_init(|| new_statements(pairs));
            let now = built.iter().find(|(half, now)| match is_statement(&was.key) {
                true => now.key == was.key,
                // A part of a statement is known by who asks for it.
                false => !is_statement(&now.key) && asks_for(&twin.after, half),
            });
            tales.extend(now.and_then(|(half, now)| tale(half, now, &twin.before, was)));
        }
    }
    tales
}

/// Whether what is new and stands right in `half` calls `other`.
fn asks_for(half: &Half<'_, '_>, other: &Half<'_, '_>) -> bool {
    let is_call =
        |(at, item): (usize, &Item)| item.what == What::Call && last(&item.name) == other.name() && half.is_changed(at);
    other.at.is_some() && half.items().any(is_call)
}

/// The statements of new units with values in their text.
fn new_statements<'p, 's, 'a>(pairs: &'p Pairs<'s, 'a>) -> Vec<(&'p Half<'s, 'a>, Statement)> {
    let of = |half: &'p Half<'s, 'a>| statements(half).into_iter().map(move |statement| (half, statement));
    pairs.news.iter().flat_map(of).filter(|(_, statement)| !statement.values.is_empty()).collect()
}

/// The statement of before whose values were bound, and whose place `now` takes.
fn replaced<'b>(before: &'b [Statement], now: &Statement) -> Option<&'b Statement> {
    let was_built = before.iter().any(|was| became(was, now) && !was.values.is_empty());
    before.iter().filter(|was| was.binds).find(|was| became(was, now)).filter(|_| !was_built)
}

/// Whether `now` may be what `was` has become: on the same table, or a part of a statement as it was.
fn became(was: &Statement, now: &Statement) -> bool {
    let table = || {
        now.key
            .split_once(' ')
            .map(|(_, table)| table.rsplit('.').next().unwrap_or(table).trim_end_matches('s').to_owned())
    };
    match (is_statement(&was.key), is_statement(&now.key)) {
        (true, true) => was.key == now.key,
        (false, false) => true,
        (false, true) => table().is_some_and(|table| table.len() > 2 && was.text.to_lowercase().contains(&table)),
        (true, false) => false,
    }
}

fn is_statement(key: &str) -> bool {
    key.contains(' ')
}

fn tale(half: &Half<'_, '_>, now: &Statement, from: &Half<'_, '_>, was: &Statement) -> Option<Tale> {
    Some(Tale {
        rule: "query-built-from-string",
        noun: "bound parameters",
        class: TargetClass::T1,
        confidence: Confidence::High,
        spot: half.spot(now.at)?,
        before: from.spot(was.at),
        covers: from.extent(from.statement(was.at)),
        unit: half.path.clone(),
        name: now.key.clone(),
        text: now.text.clone(),
        evidence: format!("`{}` stands in the text, where values were bound before", now.values.join("`, `")),
    })
}

/// The statements right in `half`.
fn statements(half: &Half<'_, '_>) -> Vec<Statement> {
    let mut found = Vec::new();
    for (at, item) in half.items() {
        match item.what {
            What::Call => found.extend(given(half, at, item)),
            What::Binding if !tells(&item.text) => found.extend(read(half, at, &item.text, &item.text, "")),
            What::Leave => {
                let text = item.text.trim_start_matches("return").trim();
                found.extend(read(half, at, text, text, ""));
            }
            _ => {}
        }
    }
    found
}

fn tells(name: &str) -> bool {
    name.split('(').next().unwrap_or_default().split('.').any(|part| {
        let part = snake(part);
        TELLS.contains(&part.trim_end_matches('!')) || part.ends_with("error") || part.ends_with("exception")
    })
}

/// The statements that a call is given.
fn given(half: &Half<'_, '_>, at: usize, item: &Item) -> Vec<Statement> {
    if tells(&item.name) {
        return Vec::new();
    }
    let name = snake(last(&item.name));
    let tag = item.text.split('`').next().unwrap_or_default();
    let tagged = item.text.ends_with('`') && !tag.contains('(') && tag.len() < item.text.len();
    if tagged {
        let from = item.text.find('`').unwrap_or_default();
        let mut found: Vec<Statement> =
            read(half, at, item.text.get(from..).unwrap_or_default(), &item.text, &name).into_iter().collect();
        found.iter_mut().for_each(Statement::bind);
        return found;
    }
    // `query!(…)` of Rust is read as one text.
    let text = if item.name.ends_with('!') { item.text.trim_end_matches(';') } else { item.text.as_str() };
    let Some((_, arguments)) = arguments(text, half.language()) else { return Vec::new() };
    let mut found = Vec::new();
    for argument in &arguments {
        let value =
            argument.split_once(['=', ':']).filter(|(key, _)| is_word(key)).map_or(*argument, |(_, value)| value);
        // `[text, value, …]`
        let first =
            list(value, half.language()).filter(|_| value.starts_with('[')).and_then(|items| items.first().copied());
        found.extend(read(half, at, first.unwrap_or(value), text, &name));
    }
    let is_hash = |argument: &str| {
        argument.split_once(['=', ':']).is_some_and(|(key, value)| is_word(key) && !value.starts_with(['=', ':']))
    };
    // `text.append("…")`: not the function of Go that is given a list and what comes behind it.
    if name == "append" && item.name.contains('.') {
        found = read(half, at, text, text, &name).into_iter().collect();
    }
    // `where({ email })`, `where(email: email)`, `filter(name=name)`
    if PARTS.contains(&name.as_str())
        && arguments.iter().any(|argument| argument.starts_with('{') || is_hash(argument))
        && found.is_empty()
    {
        found.push(Statement { at, key: name.clone(), values: Vec::new(), binds: true, text: text.to_owned() });
    }
    if BINDING.contains(&name.as_str()) {
        found.iter_mut().for_each(Statement::bind);
    }
    found
}

fn is_word(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || c == '_')
}

impl Statement {
    /// What is filled in is handed over beside the text.
    fn bind(&mut self) {
        self.binds = true;
        self.values.clear();
    }
}

/// What stands for a value in a text that is looked at.
const HOLE: char = '\u{0}';

fn read(half: &Half<'_, '_>, at: usize, expression: &str, whole: &str, call: &str) -> Option<Statement> {
    let expression = expression.trim().trim_end_matches(';');
    let tagged = expression.trim().ends_with('`') && !expression.trim_start().starts_with('`');
    let expression = if tagged { expression.get(expression.find('`')?..)? } else { expression };
    let known = resolved(half, pieces(expression, half.language())?);
    let mut text = String::new();
    let mut values = Vec::new();
    for piece in &known {
        match piece {
            Piece::Text(part) => text.push_str(part),
            Piece::Hole(value) => {
                if is_value(&text) && is_chosen(half, value) {
                    values.push(value.clone());
                }
                text.push(HOLE);
            }
        }
    }
    let text: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let key = key(&text, call)?;
    let binds = tagged || has_placeholder(&text) || text.contains(&format!("${HOLE}"));
    let values = if tagged || composes(expression) { Vec::new() } else { values };
    Some(Statement { at, key, values, binds, text: whole.to_owned() })
}

/// Whether a library puts the text together and quotes what it is given: `sql.SQL("…").format(…)`.
fn composes(expression: &str) -> bool {
    ["sql.SQL(", "SQL(", "sql.Identifier(", "Composed("].iter().any(|word| expression.contains(word))
}

/// `known` with names that are bound to texts in their place.
fn resolved(half: &Half<'_, '_>, known: Vec<Piece>) -> Vec<Piece> {
    let resolve = |piece: Piece| match &piece {
        Piece::Hole(name) if is_path(name) => {
            let name = name.trim_start_matches('$');
            let text = half.bound(name).and_then(|bound| pieces(bound, half.language()));
            let constant = text.filter(|text| text.iter().all(|piece| matches!(piece, Piece::Text(_))));
            constant.unwrap_or_else(|| vec![piece.clone()])
        }
        _ => vec![piece],
    };
    known.into_iter().flat_map(resolve).collect()
}

/// Whether a text compares a column with what is filled in, and is nothing else: `title ILIKE $1`.
fn is_condition(lower: &str) -> bool {
    const SIGNS: &[&str] = &["=", "<", ">", "<=", ">=", "<>", "!=", "like", "ilike", "in", "between", "@>"];
    let lower = ["and ", "or "].iter().find_map(|joint| lower.trim_start().strip_prefix(joint)).unwrap_or(lower);
    let mut words = lower.split_whitespace();
    let is_column =
        |word: &str| word.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | '"' | '`' | '(' | ')'));
    let column = words.next().is_some_and(is_column);
    let compared = words.next().is_some_and(|sign| SIGNS.contains(&sign));
    let filled = |word: &str| word.contains([HOLE, '?', '$', ':', '@', '%']);
    column && compared && words.any(filled)
}

/// The verb and the table of a statement; of a part of one, the call that it is given to.
fn key(text: &str, call: &str) -> Option<String> {
    let lower = text.trim_start_matches(['(', ' ']).to_lowercase();
    let word = |after: &str| {
        let (_, rest) = lower.split_once(after)?;
        let name = rest
            .trim_start()
            .split(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '.' | '"' | '`' | HOLE)))
            .next()?;
        Some(name.trim_matches(['"', '`']).to_owned())
    };
    let verb = lower.split(' ').next().unwrap_or_default();
    let table = match verb {
        "select" | "with" => word(" from "),
        "from" => word("from "),
        "delete" => word(" from ").or_else(|| word("delete ")),
        "insert" | "replace" | "merge" => word(" into "),
        "update" => Some(word("update ")?).filter(|_| lower.contains(" set ")),
        "call" | "exec" | "execute" => word(" "),
        _ => None,
    };
    if let Some(table) = table {
        return Some(format!("{verb} {table}"));
    }
    let compares =
        ["=", "<", ">", " like ", " ilike ", " in ", " in(", " between "].iter().any(|sign| lower.contains(sign));
    let starts = ["and ", "or ", "where ", "having "].iter().any(|word| lower.starts_with(word));
    let is_part =
        PARTS.contains(&call) && compares && lower.contains(' ') || GATHERS.contains(&call) && is_condition(&lower);
    (is_part || (starts && compares)).then(|| if call.is_empty() { "condition".to_owned() } else { call.to_owned() })
}
