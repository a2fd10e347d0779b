//! What an `ALTER` says, action by action.

use super::features::{READ, Reading, common, cut, has, name, name_end, phrase, rights, skip_words, write};
use super::lexer::Word;
use super::policy;

/// One reading for each action.
pub(super) fn alter<'a>(words: &[Word<'a>]) -> Vec<Reading<'a>> {
    let Some(object) = words.get(1).map(|word| word.text.to_lowercase()) else { return Vec::new() };
    let at = skip_words(words, 2, &["if", "exists", "only"]);
    if object == "system" {
        let name = name(words, 3);
        let value = words.get(skip_words(words, name_end(words, 3), &["=", "to"]));
        let value = value.map(|word| word.text.trim_matches('\'').to_lowercase()).unwrap_or_default();
        return vec![Reading::new(
            phrase(words, 3),
            vec![name.clone()],
            vec![format!("{}={value}", name.to_lowercase())],
        )];
    }
    let table = name(words, at);
    if object != "table" {
        let mut flags = common(words);
        flags.extend(of_whole(words.get(name_end(words, at)..).unwrap_or_default()));
        match object.as_str() {
            "role" | "user" => flags.extend(rights(words)),
            "policy" => flags.extend(policy::features(words)),
            _ => {}
        }
        return vec![Reading::new(format!("alter {object}"), vec![table], flags)];
    }
    let after = skip_cluster(words, name_end(words, at));
    let head = words.get(..after).unwrap_or_default();
    let read = |action: &[Word<'a>]| {
        let shown = cut(head).iter().chain(cut(action)).copied().collect();
        Reading { words: Some(shown), ..read_action(&table, action, &common(head)) }
    };
    actions(words.get(after..).unwrap_or_default()).filter(|action| !action.is_empty()).take(READ).map(read).collect()
}

/// What is said of a whole object, a database or a role, by its first words: `owner-to`, `set-recovery`,
/// `set-recovery-simple`.
fn of_whole(action: &[Word<'_>]) -> Vec<String> {
    let action = action.get(skip_words(action, 0, &["with"])..).unwrap_or_default();
    (2..=3).filter(|count| action.len() >= *count).map(|count| phrase(action, count).replace(' ', "-")).collect()
}

/// Past ClickHouse's `ON CLUSTER name`.
fn skip_cluster(words: &[Word<'_>], at: usize) -> usize {
    let on =
        words.get(at).is_some_and(|word| word.is("on")) && words.get(at + 1).is_some_and(|word| word.is("cluster"));
    if on { at + 3 } else { at }
}

/// The actions, split at commas outside parentheses.
fn actions<'w, 'a>(words: &'w [Word<'a>]) -> impl Iterator<Item = &'w [Word<'a>]> {
    let mut depth = 0i32;
    words.split(move |word| {
        depth += i32::from(word.is("(")) - i32::from(word.is(")"));
        depth == 0 && word.is(",")
    })
}

/// How an action starts, its verb, and whether its object is the table or a part of it.
const ACTIONS: [(&str, &str, bool); 28] = [
    ("modify ttl", "modify ttl", false),
    ("remove ttl", "remove ttl", false),
    ("engine", "engine", false),
    ("drop constraint", "drop constraint", true),
    ("drop foreign key", "drop constraint", true),
    ("drop check", "drop constraint", true),
    ("drop primary key", "drop primary key", false),
    ("drop index", "drop index", true),
    ("drop key", "drop index", true),
    ("drop partition", "drop partition", true),
    ("truncate partition", "truncate partition", true),
    ("detach partition", "detach partition", true),
    ("drop column", "drop column", true),
    ("set unused", "drop column", true),
    ("rename to", "rename table", false),
    ("rename as", "rename table", false),
    ("disable row level security", "disable row level security", false),
    ("enable row level security", "enable row level security", false),
    ("force row level security", "force row level security", false),
    ("no force row level security", "no force row level security", false),
    ("disable trigger", "disable trigger", true),
    ("disable keys", "disable keys", false),
    ("add constraint", "add constraint", true),
    ("add foreign key", "add constraint", false),
    ("add check", "add constraint", false),
    ("add primary key", "add constraint", false),
    ("add unique", "add constraint", false),
    ("nocheck constraint", "nocheck constraint", true),
];

fn read_action<'a>(table: &str, words: &[Word<'a>], around: &[String]) -> Reading<'a> {
    let mut flags = common(words);
    flags.extend(around.iter().cloned());
    let part =
        |at: usize| format!("{table}.{}", name(words, skip_words(words, at, &["if", "exists", "not", "column", "("])));
    let starts = |wanted: &str| {
        let mut wanted = wanted.split(' ').enumerate();
        wanted.all(|(at, wanted)| words.get(at).is_some_and(|word| word.is(wanted)))
    };
    let found = ACTIONS.iter().find(|(start, ..)| starts(start));
    if let Some((start, verb, parted)) = found {
        let length = start.split(' ').count();
        let mut objects = vec![if *parted { part(length) } else { table.to_owned() }];
        if *verb == "rename table" {
            objects.push(name(words, 2));
        }
        return finished(verb, objects, flags);
    }
    let column = skip_words(words, 1, &["column"]);
    match words.first().map(|word| word.text.to_lowercase()).unwrap_or_default().as_str() {
        "drop" => {
            let of = skip_words(words, 1, &["if", "exists"]);
            match words.get(of).is_some_and(|word| word.is("partition")) {
                true => finished("drop partition", vec![part(of + 1)], flags),
                false => finished("drop column", vec![part(column)], flags),
            }
        }
        "rename" if words.get(1).is_some_and(|word| word.is_any(&["constraint", "index", "key"])) => {
            finished(&phrase(words, 2), vec![part(2)], flags)
        }
        "rename" => {
            let to = words.iter().position(|word| word.is("to")).map_or(words.len(), |at| at + 1);
            finished("rename column", vec![part(column), part(to)], flags)
        }
        "add" => {
            flags.extend(column_features(words));
            finished("add column", vec![part(skip_words(words, column, &["if", "not", "exists", "("]))], flags)
        }
        "alter" | "modify" | "change" => change_of_column(words, part(column), column, flags),
        // ClickHouse writes its mutations as alterations.
        "delete" | "update" => {
            let reading = write(words, "", table.to_owned());
            Reading { verb: format!("alter table {}", phrase(words, if starts("delete") { 2 } else { 1 })), ..reading }
        }
        _ => {
            flags.extend(option_set(words));
            finished(&phrase(words, 2), vec![table.to_owned()], flags)
        }
    }
}

/// `SET name = value`, `WITH name = value`: an option of the table, as `name=value`.
fn option_set(words: &[Word<'_>]) -> Option<String> {
    let value = words.get(3).filter(|_| words.get(2).is_some_and(|word| word.is("=")))?;
    Some(format!("{}={}", words.get(1)?.text.to_lowercase(), value.text.trim_matches('\'').to_lowercase()))
}

fn finished<'a>(verb: &str, objects: Vec<String>, mut flags: Vec<String>) -> Reading<'a> {
    flags.sort();
    flags.dedup();
    Reading::new(format!("alter table {verb}"), objects, flags)
}

fn column_features(words: &[Word<'_>]) -> Vec<String> {
    let mut flags = Vec::new();
    if has(words, &["not", "null"]) {
        flags.push("not-null".to_owned());
    }
    if words.iter().any(|word| word.is("default")) {
        flags.push("default".to_owned());
    }
    flags
}

fn change_of_column<'a>(words: &[Word<'a>], object: String, column: usize, mut flags: Vec<String>) -> Reading<'a> {
    let set = [
        ("set not null", "set not null"),
        ("drop not null", "drop not null"),
        ("drop default", "drop default"),
        ("set default", "set default"),
    ];
    let found = set.iter().find(|(wanted, _)| has(words, &wanted.split(' ').collect::<Vec<_>>()));
    let alters = words.first().is_some_and(|word| word.is("alter"));
    if let (Some((_, verb)), true) = (found, alters) {
        return finished(verb, vec![object], flags);
    }
    if alters && (has(words, &["set", "statistics"]) || has(words, &["add", "generated"])) {
        return finished("alter column", vec![object], flags);
    }
    let mut objects = vec![object];
    if words.first().is_some_and(|word| word.is("change")) {
        objects.push(name(words, name_end(words, column)));
    }
    flags.extend(column_features(words));
    finished("alter column type", objects, flags)
}

/// The type that an action gives its column, as written on one line.
pub(super) fn type_of(words: &[Word<'_>]) -> Option<String> {
    let verb = 1 + words.iter().skip(1).position(|word| word.is_any(&["alter", "modify", "change", "add"]))?;
    let start = skip_words(words, verb + 1, &["column", "if", "not", "exists"]);
    let mut at = name_end(words, start);
    if words.get(verb).is_some_and(|word| word.is("change")) {
        at = name_end(words, at);
    }
    column_type(words.get(skip_words(words, at, &["set", "data", "type"])..)?)
}

/// The type at the start of `words`.
pub(super) fn column_type(words: &[Word<'_>]) -> Option<String> {
    let first = words.first()?.text.to_lowercase();
    let room = match words.get(1..) {
        Some([open, size, ..]) if open.is("(") => format!("({})", size.text),
        // `character varying(20)`
        Some([_, open, size, ..]) if open.is("(") && first == "character" => format!("({})", size.text),
        _ => String::new(),
    };
    Some(first + &room)
}
