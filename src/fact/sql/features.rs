//! What a statement does, read from its words: verb phrase, objects, features.

use super::tokens::Word;

/// Verb phrase, objects, features.
type Reading = (String, Vec<String>, Vec<String>);

/// What `words`, one statement, says; an `ALTER` says one thing for each of its actions.
pub(super) fn read(words: &[Word<'_>]) -> Vec<Reading> {
    let Some(first) = words.first() else { return Vec::new() };
    let verb = first.text.to_lowercase();
    match verb.as_str() {
        "drop" => drop(words),
        "truncate" => vec![truncate(words)],
        "delete" => vec![("delete".into(), vec![name_after(words, "from")], bounds(words))],
        "update" => {
            vec![("update".into(), vec![name(words, skip_words(words, 1, &["only", "or", "ignore"]))], bounds(words))]
        }
        "insert" | "replace" | "merge" => vec![insert(words, &verb)],
        "create" => vec![create(words)],
        "alter" => alter(words),
        "grant" | "revoke" => vec![grant(words, &verb)],
        "with" => with(words),
        "set" | "pragma" => vec![setting(words, verb)],
        "begin" | "start" => vec![("begin".into(), Vec::new(), Vec::new())],
        "commit" | "rollback" | "copy" => vec![(verb, Vec::new(), Vec::new())],
        "vacuum" | "cluster" | "reindex" => vec![maintenance(words, verb)],
        "exec" | "execute" | "call" => vec![(verb, vec![name(words, 1)], Vec::new())],
        "reset" | "purge" | "reassign" => vec![(phrase(words, 2), Vec::new(), Vec::new())],
        _ => select(words, &verb),
    }
}

fn phrase(words: &[Word<'_>], count: usize) -> String {
    words.iter().take(count).map(|word| word.text.to_lowercase()).collect::<Vec<_>>().join(" ")
}

fn has(words: &[Word<'_>], wanted: &[&str]) -> bool {
    words.windows(wanted.len()).any(|window| window.iter().zip(wanted).all(|(word, wanted)| word.is(wanted)))
}

fn skip_words(words: &[Word<'_>], mut at: usize, skipped: &[&str]) -> usize {
    while words.get(at).is_some_and(|word| skipped.iter().any(|s| word.is(s))) {
        at += 1;
    }
    at
}

/// The dotted name at `at`, without quotes.
fn name(words: &[Word<'_>], mut at: usize) -> String {
    let mut out = String::new();
    while let Some(word) = words.get(at) {
        out.push_str(word.text.trim_matches(|c| matches!(c, '"' | '`' | '[' | ']' | '\'')));
        if !words.get(at + 1).is_some_and(|word| word.is(".")) {
            break;
        }
        out.push('.');
        at += 2;
    }
    out
}

fn name_after(words: &[Word<'_>], keyword: &str) -> String {
    words
        .iter()
        .position(|word| word.is(keyword))
        .map_or(String::new(), |at| name(words, skip_words(words, at + 1, &["only", "table"])))
}

fn common(words: &[Word<'_>]) -> Vec<String> {
    let table: [(&[&str], &str); 8] = [
        (&["if", "exists"], "if-exists"),
        (&["if", "not", "exists"], "if-not-exists"),
        (&["cascade"], "cascade"),
        (&["restrict"], "restrict"),
        (&["concurrently"], "concurrently"),
        (&["restart", "identity"], "restart-identity"),
        (&["on", "delete", "cascade"], "on-delete-cascade"),
        (&["with", "grant", "option"], "with-grant-option"),
    ];
    table.iter().filter(|(wanted, _)| has(words, wanted)).map(|(_, feature)| feature.to_string()).collect()
}

/// `VACUUM FULL t`, `REINDEX TABLE CONCURRENTLY t`.
fn maintenance(words: &[Word<'_>], verb: String) -> Reading {
    let skipped =
        ["full", "freeze", "verbose", "analyze", "table", "index", "schema", "database", "system", "concurrently"];
    let mut flags = common(words);
    if words.iter().any(|word| word.is("full")) {
        flags.push("full".into());
    }
    (verb, vec![name(words, skip_words(words, 1, &skipped))], flags)
}

fn drop(words: &[Word<'_>]) -> Vec<Reading> {
    let at = skip_words(words, 1, &["temporary", "temp"]);
    let Some(object) = words.get(at).map(|word| word.text.to_lowercase()) else { return Vec::new() };
    let (object, at) = if object == "materialized" || (object == "owned") {
        (phrase(&words[at..], 2), at + 2)
    } else {
        (object, at + 1)
    };
    let at = skip_words(words, at, &["concurrently", "if", "exists"]);
    let flags = common(words);
    let mut readings = vec![(format!("drop {object}"), vec![name(words, at)], flags.clone())];
    // DROP TABLE a, b
    for (index, word) in words.iter().enumerate().skip(at) {
        if word.is(",") {
            readings.push((format!("drop {object}"), vec![name(words, index + 1)], flags.clone()));
        }
    }
    readings
}

fn truncate(words: &[Word<'_>]) -> Reading {
    let at = skip_words(words, 1, &["table", "only", "if", "exists"]);
    ("truncate".into(), vec![name(words, at)], common(words))
}

/// The bounds of a DELETE or UPDATE: WHERE and what it is worth, LIMIT, USING, JOIN.
fn bounds(words: &[Word<'_>]) -> Vec<String> {
    let mut flags = Vec::new();
    for (word, feature) in
        [("limit", "limit"), ("using", "using"), ("join", "join"), ("returning", "returning"), ("top", "limit")]
    {
        if words.iter().any(|w| w.is(word)) {
            flags.push(feature.to_owned());
        }
    }
    let mut depth = 0i32;
    let at = words.iter().position(|word| {
        depth += i32::from(word.is("(")) - i32::from(word.is(")"));
        depth == 0 && word.is("where")
    });
    if let Some(at) = at {
        flags.push("where".into());
        let ends = ["limit", "returning", "order"];
        let condition: Vec<&Word<'_>> =
            words[at + 1..].iter().take_while(|word| !ends.iter().any(|end| word.is(end))).collect();
        if is_constant(&condition) {
            flags.push("where-constant".into());
        } else if is_key(&condition) {
            flags.push("where-key".into());
        }
    }
    flags.sort();
    flags
}

fn is_constant(condition: &[&Word<'_>]) -> bool {
    match condition {
        [word] => word.is("true") || word.is("1"),
        [left, equals, right] => equals.is("=") && left.text.eq_ignore_ascii_case(right.text),
        [id, is, not, null] => is_key_name(id.text) && is.is("is") && not.is("not") && null.is("null"),
        _ => false,
    }
}

/// `id = value`, alone or with further conditions that only narrow it.
fn is_key(condition: &[&Word<'_>]) -> bool {
    let narrowing = !condition.iter().any(|word| word.is("or"));
    narrowing && condition.windows(2).any(|pair| is_key_name(pair[0].text) && pair[1].is("="))
}

fn is_key_name(name: &str) -> bool {
    let name = name.trim_matches(|c| matches!(c, '"' | '`' | '[' | ']')).to_lowercase();
    matches!(name.as_str(), "id" | "uuid" | "pk" | "key" | "rowid" | "ctid")
        || name.ends_with("_id")
        || name.ends_with("_uuid")
}

fn insert(words: &[Word<'_>], verb: &str) -> Reading {
    let mut flags = Vec::new();
    if has(words, &["not", "matched", "by", "source", "then", "delete"]) {
        flags.push("when-not-matched-by-source-delete".to_owned());
    }
    let verb = if verb == "replace" {
        "replace into"
    } else if has(words, &["insert", "overwrite"]) {
        "insert overwrite"
    } else {
        verb
    };
    let object = if words.iter().any(|word| word.is("into")) {
        name_after(words, "into")
    } else {
        name_after(words, "overwrite")
    };
    (verb.to_owned(), vec![object], flags)
}

fn create(words: &[Word<'_>]) -> Reading {
    let replace = has(words, &["create", "or", "replace"]);
    let skipped = [
        "or",
        "replace",
        "temporary",
        "temp",
        "global",
        "local",
        "unlogged",
        "unique",
        "transient",
        "external",
        "recursive",
    ];
    let at = skip_words(words, 1, &skipped);
    let mut object = words.get(at).map(|word| word.text.to_lowercase()).unwrap_or_default();
    let mut at = at + 1;
    if object == "materialized" {
        object.push_str(" view");
        at += 1;
    }
    let at = skip_words(words, at, &["concurrently", "if", "not", "exists"]);
    let mut flags = common(words);
    if words.iter().take(at).any(|word| word.is("temporary") || word.is("temp")) {
        flags.push("temporary".into());
    }
    flags.sort();
    let verb = if replace { format!("create or replace {object}") } else { format!("create {object}") };
    (verb, vec![name(words, at)], flags)
}

fn alter(words: &[Word<'_>]) -> Vec<Reading> {
    let Some(object) = words.get(1).map(|word| word.text.to_lowercase()) else { return Vec::new() };
    let at = skip_words(words, 2, &["if", "exists", "only"]);
    let table = name(words, at);
    if object != "table" {
        return vec![(format!("alter {object}"), vec![table], common(words))];
    }
    let mut after = at + 1;
    while words.get(after).is_some_and(|word| word.is(".")) {
        after += 2;
    }
    actions(words.get(after..).unwrap_or_default()).map(|action| read_action(&table, action)).collect()
}

/// The actions of an ALTER TABLE, split at commas outside parentheses.
fn actions<'w, 'a>(words: &'w [Word<'a>]) -> impl Iterator<Item = &'w [Word<'a>]> {
    let mut depth = 0i32;
    words.split(move |word| {
        depth += i32::from(word.is("(")) - i32::from(word.is(")"));
        depth == 0 && word.is(",")
    })
}

fn read_action(table: &str, words: &[Word<'_>]) -> Reading {
    let flags = common(words);
    let of = |at: usize| format!("{table}.{}", name(words, skip_words(words, at, &["if", "exists", "not"])));
    let is =
        |wanted: &[&str]| words.len() >= wanted.len() && words.iter().zip(wanted).all(|(word, wanted)| word.is(wanted));
    let one = |verb: &str, object: String| (format!("alter table {verb}"), vec![object], flags.clone());
    if is(&["drop", "constraint"]) || is(&["drop", "foreign", "key"]) || is(&["drop", "check"]) {
        return one("drop constraint", of(if is(&["drop", "foreign"]) { 3 } else { 2 }));
    }
    for (wanted, verb) in [
        (["drop", "partition"], "drop partition"),
        (["detach", "partition"], "detach partition"),
        (["drop", "index"], "drop index"),
    ] {
        if is(&wanted) {
            return one(verb, of(2));
        }
    }
    if is(&["drop", "primary"]) {
        return one("drop primary key", table.to_owned());
    }
    if is(&["modify", "ttl"]) || is(&["remove", "ttl"]) {
        return one(&phrase(words, 2), table.to_owned());
    }
    if is(&["engine"]) {
        return one("engine", table.to_owned());
    }
    if is(&["drop"]) {
        return one("drop column", of(skip_words(words, 1, &["column"])));
    }
    if is(&["rename", "to"]) || is(&["rename", "as"]) {
        return ("alter table rename table".into(), vec![table.to_owned(), name(words, 2)], flags);
    }
    if is(&["rename"]) {
        return one("rename column", of(skip_words(words, 1, &["column"])));
    }
    if is(&["disable", "row"]) || has(words, &["no", "force", "row"]) {
        return one(
            if is(&["disable"]) { "disable row level security" } else { "no force row level security" },
            table.to_owned(),
        );
    }
    if is(&["disable", "trigger"]) {
        return one("disable trigger", of(2));
    }
    if is(&["add", "constraint"])
        || is(&["add", "foreign"])
        || is(&["add", "check"])
        || is(&["add", "primary"])
        || is(&["add", "unique"])
    {
        return one("add constraint", of(2));
    }
    if is(&["add"]) {
        return one("add column", of(skip_words(words, 1, &["column"])));
    }
    if is(&["alter"]) || is(&["modify"]) || is(&["change"]) {
        let at = skip_words(words, 1, &["column"]);
        let verb = if has(words, &["type"]) || !is(&["alter"]) {
            "alter column type"
        } else if has(words, &["set", "not", "null"]) {
            "set not null"
        } else if has(words, &["drop", "default"]) {
            "drop default"
        } else if has(words, &["drop", "not", "null"]) {
            "drop not null"
        } else {
            "alter column"
        };
        let mut flags = flags.clone();
        if verb == "alter column type" && words.iter().any(|word| is_bounded_type(word.text)) {
            flags.push("narrowing".into());
        }
        return (format!("alter table {verb}"), vec![of(at)], flags);
    }
    one(&phrase(words, 2), table.to_owned())
}

/// A type that may not hold what the column holds now; the type before is not in the statement.
fn is_bounded_type(name: &str) -> bool {
    let bounded = [
        "varchar",
        "char",
        "character",
        "nvarchar",
        "smallint",
        "tinyint",
        "int",
        "integer",
        "date",
        "boolean",
        "real",
    ];
    bounded.iter().any(|known| name.eq_ignore_ascii_case(known))
}

fn grant(words: &[Word<'_>], verb: &str) -> Reading {
    let mut flags = common(words);
    if words.get(1).is_some_and(|word| word.is("all")) {
        flags.push("all".into());
    }
    if has(words, &["to", "public"]) {
        flags.push("public".into());
    }
    flags.sort();
    (verb.to_owned(), vec![name_after(words, "on")], flags)
}

/// `WITH d AS (DELETE FROM …) …`: the writes inside count, each by itself.
fn with(words: &[Word<'_>]) -> Vec<Reading> {
    let write = |at: &usize| {
        let word = &words[*at];
        (word.is("delete") && words.get(at + 1).is_some_and(|w| w.is("from")))
            || (word.is("update") && !words[at - 1].is("for") && !words[at - 1].is("do"))
    };
    let starts = (1..words.len()).filter(write);
    starts
        .flat_map(|at| {
            let mut depth = 0i32;
            let length = words[at..].iter().take_while(|word| {
                depth += i32::from(word.is("(")) - i32::from(word.is(")"));
                depth >= 0
            });
            read(&words[at..at + length.count()])
        })
        .collect()
}

fn setting(words: &[Word<'_>], verb: String) -> Reading {
    let at = skip_words(words, 1, &["session", "local", "global"]);
    let name = name(words, at).to_lowercase();
    let value = words.get(at + 2).map(|word| word.text.trim_matches('\'').to_lowercase()).unwrap_or_default();
    (verb, vec![name.clone()], vec![format!("{name}={value}")])
}

/// Functions that do something, in a statement that reads as a question.
fn select(words: &[Word<'_>], verb: &str) -> Vec<Reading> {
    let acts = ["pg_drop_replication_slot", "pg_terminate_backend", "lo_unlink", "pg_switch_wal"];
    let act = words.iter().find(|word| acts.iter().any(|act| word.is(act)));
    let name = act.map_or(verb.to_owned(), |act| format!("select {}", act.text.to_lowercase()));
    vec![(name, Vec::new(), Vec::new())]
}
