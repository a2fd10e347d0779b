//! Whether a string of a host language is SQL, or prose that starts with the same verb.

/// What `DROP`, `ALTER` and `CREATE` are followed by.
const OBJECTS: [&str; 27] = [
    "TABLE",
    "DATABASE",
    "SCHEMA",
    "VIEW",
    "INDEX",
    "ROLE",
    "USER",
    "POLICY",
    "TRIGGER",
    "FUNCTION",
    "PROCEDURE",
    "MATERIALIZED",
    "SEQUENCE",
    "TYPE",
    "DOMAIN",
    "EXTENSION",
    "TEMPORARY",
    "TEMP",
    "UNIQUE",
    "UNLOGGED",
    "OR",
    "TABLESPACE",
    "SYSTEM",
    "OWNED",
    "PUBLICATION",
    "SUBSCRIPTION",
    "FOREIGN",
];

/// Words that follow a name in a statement; in prose other words do.
const AFTER_NAME: [&str; 31] = [
    "WHERE",
    "USING",
    "LIMIT",
    "RETURNING",
    "AS",
    "CASCADE",
    "RESTRICT",
    "SET",
    "RESTART",
    "CONTINUE",
    "ON",
    "ADD",
    "DROP",
    "ALTER",
    "RENAME",
    "MODIFY",
    "CHANGE",
    "DISABLE",
    "ENABLE",
    "ORDER",
    "OWNER",
    "VALUES",
    "SELECT",
    "DETACH",
    "ATTACH",
    "TO",
    "IN",
    "INNER",
    "JOIN",
    "LEFT",
    "PURGE",
];

/// Whether `text` reads as a SQL statement.
pub fn looks_like_sql(text: &str) -> bool {
    let spaced = |c: char| c.is_whitespace();
    let start = skip_comments(text);
    let words: Vec<&str> = start.split(spaced).filter(|word| !word.is_empty()).take(12).collect();
    let upper: Vec<String> = words.iter().map(|word| word.trim_end_matches(';').to_uppercase()).collect();
    let word = |at: usize| upper.get(at).map(String::as_str).unwrap_or_default();
    // Prose says "Delete from the list" in sentence case; SQL is written in one case.
    let verb = words.first().copied().unwrap_or_default();
    if verb != verb.to_uppercase() && verb != verb.to_lowercase() {
        return false;
    }
    match word(0) {
        "DROP" | "ALTER" | "CREATE" => OBJECTS.contains(&word(1)) && words.len() > 2 && names(&words, &upper, 2),
        "TRUNCATE" => word(1) == "TABLE" && names(&words, &upper, 2) || words.len() == 2 && is_name(words[1]),
        "DELETE" | "INSERT" | "REPLACE" | "MERGE" => {
            let links: &[&str] = if word(0) == "DELETE" { &["FROM"] } else { &["INTO", "OVERWRITE"] };
            links.contains(&word(1)) && names(&words, &upper, 2)
        }
        "UPDATE" => upper.iter().skip(2).take(3).any(|word| word == "SET") && start.contains('='),
        "GRANT" => upper.iter().any(|word| word == "TO"),
        "REVOKE" => upper.iter().any(|word| word == "FROM"),
        "WITH" => upper.iter().any(|word| word == "AS" || word.starts_with("AS(")) && start.contains('('),
        "SELECT" => start.to_uppercase().contains("FROM") || start.contains('('),
        "PRAGMA" => words.len() == 2 || word(2) == "=",
        "SET" => start.contains('=') && words.len() <= 5 && word(1) != "OF",
        _ => false,
    }
}

/// Past comments at the start, without going on for ever.
fn skip_comments(text: &str) -> &str {
    let mut rest = text.trim_start();
    while let Some(after) = rest.strip_prefix("--") {
        rest = after.split_once('\n').map_or("", |(_, rest)| rest).trim_start();
    }
    match rest.strip_prefix("/*").and_then(|inner| inner.split_once("*/")) {
        Some((_, after)) => after.trim_start(),
        None => rest,
    }
}

fn is_name(word: &str) -> bool {
    let word = word.trim_end_matches([';', ',']);
    !word.is_empty()
        && !word.ends_with(['.', ':', '!', '?'])
        && !["the", "this", "that", "list", "your"].contains(&word.to_lowercase().as_str())
}

/// Whether a name stands at `at` (past `IF EXISTS` and the like) and what follows it goes on as a statement does.
fn names(words: &[&str], upper: &[String], mut at: usize) -> bool {
    let skipped = [
        "IF",
        "NOT",
        "EXISTS",
        "ONLY",
        "TABLE",
        "CONCURRENTLY",
        "VIEW",
        "REPLACE",
        "INDEX",
        "BY",
        "TEMPORARY",
        "TEMP",
        "FUNCTION",
        "INTO",
    ];
    while upper.get(at).is_some_and(|word| skipped.contains(&word.as_str())) {
        at += 1;
    }
    let Some(name) = words.get(at).filter(|name| is_name(name)) else { return false };
    let ends = name.ends_with([';', ',']) || name.contains('(');
    let Some(next) = upper.get(at + 1) else { return true };
    let symbol = next.is_empty() || next.starts_with(|c: char| !c.is_alphanumeric());
    let alias =
        upper.get(at + 2).is_some_and(|word| AFTER_NAME.contains(&word.as_str()) && word != "TO" && word != "IN");
    let screams = upper.first().is_some_and(|verb| words.first() == Some(&verb.as_str()))
        && upper.first().is_some_and(|v| v == "CREATE" || v == "ALTER");
    ends || symbol || alias || screams || AFTER_NAME.contains(&next.as_str()) || next.starts_with("VALUES(")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_is_not_sql() {
        for (text, expected) in [
            ("DROP TABLE users", true),
            ("delete from users where id = 1", true),
            ("UPDATE users SET a = 1", true),
            ("UPDATE ONLY app.users u SET a = 1", true),
            ("-- why\nDROP TABLE users", true),
            ("/* why */ DELETE FROM users", true),
            ("TRUNCATE users", true),
            ("truncate table a, b cascade", true),
            ("INSERT INTO a (b) VALUES (1)", true),
            ("INSERT INTO a(b) VALUES (1)", true),
            ("WITH d AS (DELETE FROM a RETURNING *) SELECT 1", true),
            ("GRANT ALL ON a TO b", true),
            ("REVOKE ALL ON a FROM b", true),
            ("ALTER TABLE a DROP COLUMN b", true),
            ("DROP TABLE IF EXISTS \"a\"", true),
            ("DELETE FROM blastlint_hole_1_", true),
            ("MERGE INTO a USING b ON a.x = b.x", true),
            ("DROP TABLE a ; ", true),
            ("Delete from the list", false),
            ("delete from list", false),
            ("update the users", false),
            ("Drop table rows below", false),
            ("drop table rows below", false),
            ("create a table", false),
            ("delete from the cache", false),
            ("", false),
            ("with love", false),
            ("select one", false),
            ("grant me a wish", false),
        ] {
            assert_eq!(looks_like_sql(text), expected, "{text}");
        }
    }
}
