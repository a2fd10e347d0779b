//! What a statement does, read from its words: verb phrase, objects, features.

use super::alter::alter;
use super::bounds;
use super::condition;
use super::lexer::{Kind, Word};
use super::policy;
use super::statements::starts;
use crate::source::limits;

/// Most readings of a statement: one more than facts are kept, so that what is left out is noticed and told.
pub(super) const READ: usize = limits::FACTS + 1;

/// What a statement, or one action of it, says.
#[derive(Clone, Debug)]
pub(super) struct Reading<'a> {
    /// Verb phrase.
    pub(super) verb: String,
    /// Objects.
    pub(super) objects: Vec<String>,
    /// Features.
    pub(super) flags: Vec<String>,
    /// The words that say it, where they are not the whole statement.
    pub(super) words: Option<Vec<Word<'a>>>,
    /// The condition of a write.
    pub(super) condition: Vec<Word<'a>>,
    /// Whether the reading is a guess.
    pub(super) guessed: bool,
}

impl<'a> Reading<'a> {
    /// A reading of a whole statement.
    pub(super) fn new(verb: impl Into<String>, objects: Vec<String>, flags: Vec<String>) -> Self {
        Self { verb: verb.into(), objects, flags, words: None, condition: Vec::new(), guessed: false }
    }
}

/// What `words`, one statement, says; an `ALTER` says one thing for each of its actions.
pub(super) fn read<'a>(words: &[Word<'a>]) -> Vec<Reading<'a>> {
    let Some(first) = words.first() else { return Vec::new() };
    let verb = first.text.to_lowercase();
    let one = |verb: &str, object: String| vec![Reading::new(verb, vec![object], Vec::new())];
    match verb.as_str() {
        "drop" => drop(words),
        "truncate" => list(words, "truncate", skip_words(words, 1, &["table", "only", "if", "exists"])),
        "delete" => vec![write(words, "delete", deleted(words))],
        "update" => vec![write(words, "update", updated(words))],
        "insert" | "replace" | "merge" => vec![insert(words, &verb)],
        "create" => vec![create(words)],
        "alter" => alter(words),
        "grant" | "revoke" => vec![grant(words, &verb)],
        "with" => within(words),
        "explain" if words.iter().take(8).any(|word| word.is("analyze")) => within(words),
        "prepare" => within(words),
        "set" | "pragma" => vec![setting(words, verb)],
        "rename" if words.get(1).is_some_and(|word| word.is("table")) => renamed(words),
        "begin" | "start" => vec![Reading::new("begin", Vec::new(), Vec::new())],
        "commit" | "rollback" => vec![Reading::new(verb, Vec::new(), Vec::new())],
        "vacuum" | "cluster" | "reindex" | "copy" => upkeep(words, &verb),
        "execute" if words.get(1).is_some_and(|word| word.is("immediate")) => one("execute immediate", String::new()),
        "exec" | "execute" | "call" => one(&verb, called(words)),
        "load" if words.get(1).is_some_and(|word| word.is("data")) => {
            let over = words.iter().any(|word| word.is_any(&["replace", "overwrite"]));
            let flags = over.then(|| "replace".to_owned()).into_iter().collect();
            vec![Reading::new("load data", vec![name_after(words, "into")], flags)]
        }
        "reassign" => vec![Reading::new("reassign owned", vec![name(words, 3)], Vec::new())],
        "reset" | "purge" => vec![Reading::new(phrase(words, 2), Vec::new(), Vec::new())],
        "select" => vec![select(words)],
        "explain" | "show" | "describe" | "values" | "declare" | "end" | "if" | "else" | "while" | "return"
        | "print" => Vec::new(),
        _ if first.kind == Kind::Bare => vec![Reading::new(verb, Vec::new(), Vec::new())],
        _ => Vec::new(),
    }
}

pub(super) fn phrase(words: &[Word<'_>], count: usize) -> String {
    words.iter().take(count).map(|word| word.text.to_lowercase()).collect::<Vec<_>>().join(" ")
}

pub(super) fn has(words: &[Word<'_>], wanted: &[&str]) -> bool {
    words.windows(wanted.len()).any(|window| window.iter().zip(wanted).all(|(word, wanted)| word.is(wanted)))
}

pub(super) fn skip_words(words: &[Word<'_>], mut at: usize, skipped: &[&str]) -> usize {
    while words.get(at).is_some_and(|word| skipped.iter().any(|s| word.is(s))) {
        at += 1;
    }
    at
}

/// The dotted name at `at`, without quotes.
pub(super) fn name(words: &[Word<'_>], at: usize) -> String {
    /// Most parts, and longest part in characters, of a name that anyone means.
    const PARTS: usize = 8;
    const LONGEST: usize = 256;
    let mut parts: Vec<String> = Vec::new();
    let mut at = at;
    while let Some(word) = words.get(at).filter(|_| parts.len() < PARTS) {
        let bare = word.text.trim_matches(|c| matches!(c, '"' | '`' | '[' | ']' | '\''));
        parts.push(bare.chars().take(LONGEST).collect());
        if !words.get(at + 1).is_some_and(|word| word.is(".")) {
            break;
        }
        at += 2;
    }
    parts.join(".")
}

pub(super) fn name_after(words: &[Word<'_>], keyword: &str) -> String {
    let at = words.iter().position(|word| word.is(keyword));
    at.map_or(String::new(), |at| name(words, skip_words(words, at + 1, &["only", "table"])))
}

/// Features that mean the same wherever they stand.
pub(super) fn common(words: &[Word<'_>]) -> Vec<String> {
    let table: [(&[&str], &str); 9] = [
        (&["if", "exists"], "if-exists"),
        (&["if", "not", "exists"], "if-not-exists"),
        (&["restrict"], "restrict"),
        (&["concurrently"], "concurrently"),
        (&["restart", "identity"], "restart-identity"),
        (&["on", "delete", "cascade"], "on-delete-cascade"),
        (&["with", "grant", "option"], "with-grant-option"),
        (&["drop", "temporary"], "temporary"),
        (&["drop", "temp"], "temporary"),
    ];
    let mut flags: Vec<String> =
        table.iter().filter(|(wanted, _)| has(words, wanted)).map(|(_, feature)| feature.to_string()).collect();
    // `ON DELETE CASCADE` says what a later delete does, not what this statement does.
    let cascades = |(at, word): (usize, &Word<'_>)| {
        let before = at.checked_sub(1).and_then(|at| words.get(at));
        word.is_any(&["cascade", "cascaded"]) && !before.is_some_and(|word| word.is_any(&["delete", "update"]))
    };
    if words.iter().enumerate().any(cascades) {
        flags.push("cascade".into());
    }
    flags.sort();
    flags.dedup();
    flags
}

/// The dotted names from `at` on, separated by commas, each with where it starts and ends.
fn items(words: &[Word<'_>], mut at: usize) -> Vec<(usize, usize)> {
    let mut items = Vec::new();
    while at < words.len() && items.len() < READ {
        let end = name_end(words, at);
        items.push((at, end));
        // `f(int, text)` is one name with what it takes.
        let mut depth = 0i32;
        let comma = words.iter().enumerate().skip(end).find(|(_, word)| {
            depth += i32::from(word.is("(")) - i32::from(word.is(")"));
            depth == 0 && word.is(",")
        });
        let Some((comma, _)) = comma else { break };
        at = skip_words(words, comma + 1, &["only"]);
    }
    items
}

/// One past the dotted name at `at`.
pub(super) fn name_end(words: &[Word<'_>], mut at: usize) -> usize {
    while words.get(at + 1).is_some_and(|word| word.is(".")) && at + 2 < words.len() {
        at += 2;
    }
    (at + 1).min(words.len())
}

/// One reading for each object of a list that starts at `at`.
fn list<'a>(words: &[Word<'a>], verb: &str, at: usize) -> Vec<Reading<'a>> {
    let items = items(words, at);
    let flags = common(words);
    let tail = items.last().map_or(words.len(), |(_, end)| *end);
    let reading = |(start, end): &(usize, usize)| {
        let parts = [words.get(..at).map(cut), words.get(*start..*end).map(cut), words.get(tail..).map(cut)];
        let shown = parts.into_iter().flatten().flatten().copied().collect();
        Reading { words: Some(shown), ..Reading::new(verb, vec![name(words, *start)], flags.clone()) }
    };
    items.iter().map(reading).collect()
}

fn drop<'a>(words: &[Word<'a>]) -> Vec<Reading<'a>> {
    let at = skip_words(words, 1, &["temporary", "temp"]);
    let Some(object) = words.get(at).map(|word| word.text.to_lowercase()) else { return Vec::new() };
    let pairs = [
        ("materialized", "view"),
        ("owned", "by"),
        ("foreign", "table"),
        ("external", "table"),
        ("network", "policy"),
        ("masking", "policy"),
        ("row", "policy"),
        ("resource", "monitor"),
        ("file", "format"),
        ("security", "policy"),
        ("event", "trigger"),
        ("master", "key"),
    ];
    let pair = pairs.iter().find(|(one, two)| object == *one && words.get(at + 1).is_some_and(|word| word.is(two)));
    let (object, at) = match pair {
        Some(("owned", _)) => (object, at + 2),
        Some((one, two)) => (format!("{one} {two}"), at + 2),
        None => (object, at + 1),
    };
    let object = if object == "owned" { "owned".to_owned() } else { object };
    list(words, &format!("drop {object}"), skip_words(words, at, &["concurrently", "if", "exists"]))
}

/// The routine that is called; a string or a parenthesis names none.
fn called(words: &[Word<'_>]) -> String {
    let named = words.get(1).is_some_and(|word| matches!(word.kind, Kind::Bare | Kind::Quoted | Kind::Parameter));
    if named { name(words, 1) } else { String::new() }
}

/// The table that a DELETE hits: after FROM, or straight after the verb (`DELETE t WHERE`).
fn deleted(words: &[Word<'_>]) -> String {
    match place(words, "from") {
        Some(at) => name(words, skip_words(words, at + 1, &["only"])),
        None => name(words, skip_words(words, 1, &["low_priority", "quick", "ignore"])),
    }
}

fn updated(words: &[Word<'_>]) -> String {
    let at = skip_words(words, 1, &["only", "ignore", "low_priority"]);
    let at = if words.get(at).is_some_and(|word| word.is("or")) { at + 2 } else { at };
    if words.get(at).is_some_and(|word| word.is("top")) {
        return name(words, words.iter().position(|word| word.is(")")).map_or(at, |end| end + 1));
    }
    name(words, at)
}

/// Where `keyword` stands outside parentheses.
pub(super) fn place(words: &[Word<'_>], keyword: &str) -> Option<usize> {
    let mut depth = 0i32;
    words.iter().position(|word| {
        depth += i32::from(word.is("(")) - i32::from(word.is(")"));
        depth == 0 && word.is(keyword)
    })
}

/// A DELETE or UPDATE: WHERE and what it is worth, LIMIT, USING, JOIN, RETURNING.
pub(super) fn write<'a>(words: &[Word<'a>], verb: &str, object: String) -> Reading<'a> {
    let bounds = [
        ("limit", "limit"),
        ("using", "using"),
        ("join", "join"),
        ("returning", "returning"),
        ("output", "returning"),
        ("top", "limit"),
    ];
    let found = bounds.iter().filter(|(word, _)| place(words, word).is_some());
    let mut flags: Vec<String> = found.map(|(_, feature)| feature.to_string()).collect();
    if verb == "update" && place(words, "from").is_some() {
        flags.push("join".into());
    }
    let mut condition = Vec::new();
    if let Some(at) = place(words, "where") {
        flags.push("where".into());
        let rest = words.get(at + 1..).unwrap_or_default();
        let end = ["limit", "returning", "order", "option", "settings"].iter().filter_map(|end| place(rest, end)).min();
        condition = rest.get(..end.unwrap_or(rest.len())).unwrap_or_default().to_vec();
        flags.extend(condition::worth(&condition, &object).map(str::to_owned));
    }
    flags.extend(bounds::flags(words, &condition));
    flags.sort();
    flags.dedup();
    Reading { condition, ..Reading::new(verb, vec![object], flags) }
}

fn insert<'a>(words: &[Word<'a>], verb: &str) -> Reading<'a> {
    let mut flags = common(words);
    let by_source = words.windows(2).position(|pair| pair[0].is("by") && pair[1].is("source"));
    let branch = by_source.and_then(|at| words.get(at..)).unwrap_or_default();
    let branch = branch.split(|word| word.is("when")).next().unwrap_or_default();
    if verb == "merge" && has(branch, &["then", "delete"]) {
        flags.push("when-not-matched-by-source-delete".to_owned());
    }
    let overwrite = words.get(1).is_some_and(|word| word.is("overwrite"));
    let verb = match verb {
        "replace" => "replace into",
        _ if overwrite => "insert overwrite",
        _ => verb,
    };
    let at = skip_words(
        words,
        1,
        &["or", "replace", "ignore", "abort", "fail", "rollback", "overwrite", "into", "table", "delayed"],
    );
    flags.extend(place(words, "returning").map(|_| "returning".to_owned()));
    Reading::new(verb, vec![name(words, at)], flags)
}

fn create<'a>(words: &[Word<'a>]) -> Reading<'a> {
    let replace = has(words.get(..3).unwrap_or_default(), &["create", "or", "replace"]);
    let skipped = [
        "or",
        "replace",
        "alter",
        "temporary",
        "temp",
        "global",
        "local",
        "unlogged",
        "unique",
        "transient",
        "external",
        "recursive",
        "clustered",
        "nonclustered",
        "virtual",
    ];
    let at = skip_words(words, 1, &skipped);
    let mut object = words.get(at).map(|word| word.text.to_lowercase()).unwrap_or_default();
    let mut named = at + 1;
    if object == "materialized" {
        object.push_str(" view");
        named += 1;
    }
    let named = skip_words(words, named, &["concurrently", "if", "not", "exists"]);
    let mut flags = common(words);
    if words.iter().take(at).any(|word| word.is_any(&["temporary", "temp"])) {
        flags.push("temporary".into());
    }
    if object == "policy" {
        flags.extend(policy::features(words));
    }
    flags.extend(rights(words).into_iter().filter(|_| matches!(object.as_str(), "role" | "user")));
    flags.sort();
    let verb = if replace { format!("create or replace {object}") } else { format!("create {object}") };
    Reading::new(verb, vec![name(words, named)], flags)
}

/// What a role may do past every other right.
pub(super) fn rights(words: &[Word<'_>]) -> Vec<String> {
    let known = ["superuser", "bypassrls", "createrole"];
    known.iter().filter(|right| words.iter().any(|word| word.is(right))).map(|right| right.to_string()).collect()
}

fn grant<'a>(words: &[Word<'a>], verb: &str) -> Reading<'a> {
    let mut flags = common(words);
    let at = skip_words(words, 1, &["grant", "option", "for"]);
    let all = words.get(at).is_some_and(|word| word.is("all"));
    if all {
        flags.push("all".into());
    }
    if words.iter().any(|word| word.is("privileges")) && all {
        flags.push("all-privileges".into());
    }
    let to = if verb == "grant" { "to" } else { "from" };
    if has(words, &[to, "public"]) {
        flags.push("public".into());
    }
    flags.sort();
    let object = place(words, "on").map(|at| {
        let many =
            ["table", "schema", "database", "sequence", "function", "all", "tables", "sequences", "functions", "in"];
        name(words, skip_words(words, at + 1, &many))
    });
    // Without ON, membership of a role is what is given.
    Reading::new(verb, vec![object.unwrap_or_else(|| name(words, at))], flags)
}

/// The writes inside a statement that holds others, each by itself; the statement itself where there are none.
fn within<'a>(words: &[Word<'a>]) -> Vec<Reading<'a>> {
    /// Longest inner statement that is read, in words: nested ones are read once for each level.
    const LONGEST: usize = 2_000;
    let begins = |at: &usize| {
        let closed = words.get(at.wrapping_sub(1)).is_some_and(|word| word.is(")"));
        // `WITH d AS (…) DELETE d WHERE …`
        starts(words, *at) || (closed && words.get(*at).is_some_and(|word| word.is("delete")))
    };
    let readings = (1..words.len()).filter(begins).take(READ).flat_map(|at| {
        let rest = words.get(at..).unwrap_or_default();
        let mut depth = 0i32;
        let length = rest.iter().take(LONGEST).enumerate().take_while(|(by, word)| {
            depth += i32::from(word.is("(")) - i32::from(word.is(")"));
            depth >= 0 && (*by == 0 || depth > 0 || !starts(rest, *by))
        });
        let inner = rest.get(..length.count()).unwrap_or_default();
        let shown = |reading: Reading<'a>| Reading { words: reading.words.or(Some(cut(inner).to_vec())), ..reading };
        read(inner).into_iter().map(shown).collect::<Vec<_>>()
    });
    readings.collect()
}

/// As many words as are ever shown.
pub(super) fn cut<'w, 'a>(words: &'w [Word<'a>]) -> &'w [Word<'a>] {
    const SHOWN: usize = 200;
    words.get(..SHOWN).unwrap_or(words)
}

/// `RENAME TABLE a TO b, c TO d`
fn renamed<'a>(words: &[Word<'a>]) -> Vec<Reading<'a>> {
    let pairs = words.get(2..).unwrap_or_default().split(|word| word.is(",")).take(limits::FACTS);
    let reading = |pair: &[Word<'a>]| {
        let to = pair.iter().position(|word| word.is("to"))?;
        let objects = vec![name(pair, 0), name(pair, to + 1)];
        let shown = words.iter().take(2).chain(cut(pair)).copied().collect();
        Some(Reading { words: Some(shown), ..Reading::new("alter table rename table", objects, Vec::new()) })
    };
    pairs.filter_map(reading).collect()
}

/// `SET GLOBAL a = 1, b = 2`: each `name=value`, and `global` where it holds for everybody.
fn setting<'a>(words: &[Word<'a>], verb: String) -> Reading<'a> {
    let mut flags = Vec::new();
    let mut object = String::new();
    for (index, part) in words.get(1..).unwrap_or_default().split(|word| word.is(",")).take(limits::FACTS).enumerate() {
        let at = skip_words(part, 0, &["session", "local", "global", "persist"]);
        let end = name_end(part, at);
        let assigned = part.get(end).is_some_and(|word| word.is_any(&["=", ":=", "to", "("]));
        // `SET search_path TO a, b`: what follows a comma need not be another setting.
        if index > 0 && !assigned {
            continue;
        }
        let written = name(part, at).trim_start_matches('@').to_lowercase();
        let (scope, name) = match written.split_once('.') {
            Some((scope @ ("global" | "session" | "local" | "persist"), name)) => (scope, name.to_owned()),
            _ => ("", written),
        };
        let value = part.get(skip_words(part, end, &["=", "to", ":=", "("]));
        let value = value.map(|word| word.text.trim_matches('\'').to_lowercase()).unwrap_or_default();
        let before = part.get(..at).unwrap_or_default();
        if matches!(scope, "global" | "persist") || before.iter().any(|word| word.is_any(&["global", "persist"])) {
            flags.push("global".to_owned());
        }
        flags.push(format!("{name}={value}"));
        if index == 0 {
            object = name;
        }
    }
    flags.sort();
    flags.dedup();
    Reading::new(verb, vec![object], flags)
}

fn upkeep<'a>(words: &[Word<'a>], verb: &str) -> Vec<Reading<'a>> {
    let full = verb == "vacuum" && words.iter().any(|word| word.is("full"));
    let at = skip_words(words, 1, &["full", "freeze", "verbose", "analyze", "table", "index", "database", "into"]);
    let flags = full.then(|| "full".to_owned()).into_iter().chain(common(words)).collect::<Vec<_>>();
    vec![Reading::new(verb, vec![name(words, at)], flags)]
}

/// Functions that do something, in a statement that reads as a question.
fn select<'a>(words: &[Word<'a>]) -> Reading<'a> {
    let acts = ["pg_drop_replication_slot", "pg_terminate_backend", "pg_cancel_backend", "lo_unlink", "pg_switch_wal"];
    let act = words.iter().find(|word| word.is_any(&acts));
    match act {
        Some(act) => Reading::new(format!("select {}", act.text.to_lowercase()), Vec::new(), Vec::new()),
        None => Reading::new("select", Vec::new(), Vec::new()),
    }
}
