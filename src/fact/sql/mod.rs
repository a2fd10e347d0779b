//! SQL statements as facts. Statements are read from their tokens, which no dialect and no syntax error can blind.

mod features;
mod tokens;

use super::{Fact, FactKind, Guard, GuardKind, Lowered, Surroundings, Template, Value};
use crate::source::Span;
use tokens::Word;

/// Whether a string of a host language reads as a SQL statement, rather than as prose that starts with the same verb.
pub fn looks_like_sql(text: &str) -> bool {
    let words: Vec<&str> =
        text.split(|c: char| c.is_whitespace() || c == '(' || c == ';').filter(|w| !w.is_empty()).take(4).collect();
    let upper: Vec<String> = words.iter().map(|w| w.to_uppercase()).collect();
    let word = |i: usize| upper.get(i).map(String::as_str).unwrap_or_default();
    let object = |w: &str| {
        matches!(
            w,
            "TABLE"
                | "DATABASE"
                | "SCHEMA"
                | "VIEW"
                | "INDEX"
                | "COLUMN"
                | "ROLE"
                | "USER"
                | "POLICY"
                | "TRIGGER"
                | "FUNCTION"
                | "MATERIALIZED"
                | "SEQUENCE"
                | "TYPE"
                | "EXTENSION"
                | "TEMPORARY"
                | "UNIQUE"
        )
    };
    let known = match word(0) {
        "DROP" | "ALTER" | "CREATE" => object(word(1)),
        "TRUNCATE" => words.len() == 2 || word(1) == "TABLE",
        "DELETE" => word(1) == "FROM",
        "UPDATE" => word(2) == "SET" || word(3) == "SET",
        "INSERT" | "MERGE" => word(1) == "INTO",
        "GRANT" | "REVOKE" => text.to_uppercase().contains(" ON ") || text.to_uppercase().contains(" TO "),
        _ => false,
    };
    // Prose says "Delete from list" in sentence case; SQL is written in one case.
    let verb = words.first().copied().unwrap_or_default();
    known && (verb == verb.to_uppercase() || verb == verb.to_lowercase())
}

/// The statements of `template`.
pub fn lower(template: &Template, around: &Surroundings) -> Lowered {
    let mut lowered = Lowered::default();
    let Some(words) = tokens::read(&template.text) else {
        lowered.unparsed.push(template.host_span(Span::new(0, template.text.len())));
        return lowered;
    };
    let mut section = String::new();
    let mut transaction = false;
    let mut temporary: Vec<String> = Vec::new();
    for statement in words.split(|word| word.is(";")) {
        if let Some(way) = statement.first().and_then(|word| tokens::section_before(&template.text, word.span.start)) {
            section = way.to_owned();
        }
        for (name, arguments, flags) in features::read(statement) {
            transaction = (transaction || name == "begin") && name != "commit" && name != "rollback";
            let mut flags = flags;
            let object = arguments.first().cloned().unwrap_or_default();
            if name.starts_with("create") && flags.iter().any(|flag| flag == "temporary") {
                temporary.push(object.clone());
            } else if temporary.contains(&object) || object.starts_with('#') {
                flags.push("temporary".into());
            }
            flags.sort();
            flags.dedup();
            lowered.facts.push(fact(template, around, statement, &section, transaction, name, &arguments, flags));
        }
    }
    lowered
}

#[allow(clippy::too_many_arguments, reason = "the parts of one fact, each read elsewhere")]
fn fact(
    template: &Template,
    around: &Surroundings,
    statement: &[Word<'_>],
    section: &str,
    transaction: bool,
    name: String,
    arguments: &[String],
    flags: Vec<String>,
) -> Fact {
    const LONGEST: usize = 400;
    let rendering = statement.iter().map(|word| word.text).collect::<Vec<_>>().join(" ");
    let start = statement.first().map_or(0, |word| word.span.start);
    let end = statement.last().map_or(start, |word| word.span.end);
    let mut guards = around.guards.clone();
    if transaction {
        guards.push(Guard { kind: GuardKind::Transaction, text: "BEGIN".into() });
    }
    let parent = if section.is_empty() { around.parent.clone() } else { section.to_owned() };
    Fact {
        kind: FactKind::Statement,
        name,
        arguments: arguments.iter().map(|text| Value::text(template.restore(text))).collect(),
        flags,
        receiver: None,
        rendering: template.restore(&rendering).chars().take(LONGEST).collect(),
        span: template.host_span(Span::new(start, end)),
        parent,
        guards,
        certainty: around.certainty,
        meaning: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(String, String, Vec<String>)> {
        let lowered = lower(&Template::of_file(text, 0), &Surroundings::default());
        lowered
            .facts
            .into_iter()
            .map(|f| (f.name, f.arguments.first().map(Value::render).unwrap_or_default(), f.flags))
            .collect()
    }

    #[test]
    fn statements() {
        let table: &[(&str, &str, &str, &[&str])] = &[
            ("DROP TABLE contacts;", "drop table", "contacts", &[]),
            ("drop table if exists app.\"Users\" cascade", "drop table", "app.Users", &["cascade", "if-exists"]),
            ("ALTER TABLE a DROP COLUMN b;", "alter table drop column", "a.b", &[]),
            ("ALTER TABLE ONLY a DROP CONSTRAINT c", "alter table drop constraint", "a.c", &[]),
            ("DELETE FROM t", "delete", "t", &[]),
            ("DELETE FROM t WHERE id = $1", "delete", "t", &["where", "where-key"]),
            ("DELETE FROM t WHERE created < now()", "delete", "t", &["where"]),
            ("DELETE FROM t WHERE 1=1", "delete", "t", &["where", "where-constant"]),
            ("UPDATE t SET a = 1", "update", "t", &[]),
            ("UPDATE t SET a = 1 WHERE b = 2", "update", "t", &["where"]),
            ("TRUNCATE TABLE a RESTART IDENTITY CASCADE", "truncate", "a", &["cascade", "restart-identity"]),
            ("GRANT ALL PRIVILEGES ON t TO PUBLIC", "grant", "t", &["all", "public"]),
            ("ALTER TABLE t DISABLE ROW LEVEL SECURITY", "alter table disable row level security", "t", &[]),
            ("DROP DATABASE app", "drop database", "app", &[]),
            ("CREATE TEMP TABLE x (id int)", "create table", "x", &["temporary"]),
            ("ALTER TABLE a RENAME TO b", "alter table rename table", "a", &[]),
            ("DELETE FROM t LIMIT 100", "delete", "t", &["limit"]),
        ];
        for (text, name, object, flags) in table {
            let facts = read(text);
            assert_eq!(
                facts.first(),
                Some(&(name.to_string(), object.to_string(), flags.iter().map(|f| f.to_string()).collect())),
                "{text}"
            );
        }
    }

    #[test]
    fn comments_and_strings_are_not_statements() {
        assert_eq!(read("-- DROP TABLE a;\nSELECT 'DROP TABLE b';").len(), 1);
        assert_eq!(read("/* DROP TABLE a; */").len(), 0);
    }

    #[test]
    fn hostile_input_ends() {
        for text in ["'unterminated", "((((((((((", &"a OR ".repeat(60_000), "$$ body"] {
            lower(&Template::of_file(text, 0), &Surroundings::default());
        }
    }

    #[test]
    fn prose_is_not_sql() {
        for (text, expected) in [
            ("DROP TABLE users", true),
            ("delete from users where id = 1", true),
            ("UPDATE users SET a = 1", true),
            ("Delete from the list", false),
            ("update the users", false),
            ("Drop table rows below", false),
            ("create a table", false),
        ] {
            assert_eq!(looks_like_sql(text), expected, "{text}");
        }
    }

    #[test]
    fn ways_of_a_migration() {
        let lowered = lower(
            &Template::of_file("-- migrate:up\nCREATE TABLE a (id int);\n-- migrate:down\nDROP TABLE a;", 0),
            &Surroundings::default(),
        );
        assert_eq!(lowered.facts.iter().map(|f| f.parent.as_str()).collect::<Vec<_>>(), ["up", "down"]);
    }
}
