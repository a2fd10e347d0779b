//! Statements of every dialect, and what they are read as.

use super::*;
use crate::fact::{Confidence, Fact, GuardKind, Origin, Piece, Value};
use crate::source::{Span, limits};

fn facts(text: &str) -> Vec<Fact> {
    lower(&Template::of_file(text, 0), &Surroundings::default()).facts
}

/// `verb | object, object | flag flag`, one line a fact.
fn lines(text: &str) -> Vec<String> {
    let line = |fact: Fact| {
        let objects: Vec<String> = fact.arguments.iter().map(Value::render).collect();
        let flags: Vec<&str> =
            fact.flags.iter().map(String::as_str).filter(|flag| !flag.starts_with("bound=")).collect();
        format!("{} | {} | {}", fact.name, objects.join(", "), flags.join(" "))
    };
    facts(text).into_iter().map(line).map(|line| line.trim_end().to_owned()).collect()
}

fn check(table: &[(&str, &[&str])]) {
    let wrong: Vec<String> = table
        .iter()
        .filter(|(text, expected)| lines(text) != *expected)
        .map(|(text, expected)| format!("{text}\n   found    {:?}\n   expected {expected:?}", lines(text)))
        .collect();
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn drops() {
    check(&[
        ("DROP TABLE contacts;", &["drop table | contacts |"]),
        ("drop table if exists app.\"Users\" cascade", &["drop table | app.Users | cascade if-exists"]),
        ("DROP TABLE a, b RESTRICT", &["drop table | a | restrict", "drop table | b | restrict"]),
        ("DROP TABLE `a`.`b`", &["drop table | a.b |"]),
        ("DROP TABLE [dbo].[a]", &["drop table | dbo.a |"]),
        ("DROP TEMPORARY TABLE x", &["drop table | x | temporary"]),
        ("DROP TABLE #tmp", &["drop table | #tmp | temporary"]),
        ("DROP TABLE {{ target }}", &["drop table | {{ target }} |"]),
        ("DROP TABLE {{ s }}.t_{{ d }}", &["drop table | {{ s }}.t_{{ d }} |"]),
        ("DROP TABLE ${TABLE}", &["drop table | ${TABLE} |"]),
        ("DROP TABLE {name}", &["drop table | {name} |"]),
        ("DROP TABLE %s", &["drop table | %s |"]),
        ("DROP TABLE :t", &["drop table | :t |"]),
        ("DROP VIEW v", &["drop view | v |"]),
        ("DROP MATERIALIZED VIEW IF EXISTS v", &["drop materialized view | v | if-exists"]),
        ("DROP INDEX CONCURRENTLY i", &["drop index | i | concurrently"]),
        ("DROP SCHEMA s CASCADE", &["drop schema | s | cascade"]),
        ("DROP DATABASE IF EXISTS d", &["drop database | d | if-exists"]),
        ("DROP SEQUENCE s", &["drop sequence | s |"]),
        ("DROP TYPE t", &["drop type | t |"]),
        ("DROP FUNCTION f(int, text)", &["drop function | f |"]),
        ("DROP PROCEDURE p", &["drop procedure | p |"]),
        ("DROP TRIGGER t ON a", &["drop trigger | t |"]),
        ("DROP POLICY p ON a", &["drop policy | p |"]),
        ("DROP ROLE r", &["drop role | r |"]),
        ("DROP USER u", &["drop user | u |"]),
        ("DROP EXTENSION e CASCADE", &["drop extension | e | cascade"]),
        ("DROP TABLESPACE t", &["drop tablespace | t |"]),
        ("DROP OWNED BY r", &["drop owned | r |"]),
        ("REASSIGN OWNED BY a TO b", &["reassign owned | a |"]),
        ("DROP FOREIGN TABLE f", &["drop foreign table | f |"]),
        ("DROP TABLE IF EXISTS a ON CLUSTER c SYNC", &["drop table | a | if-exists"]),
    ]);
}

#[test]
fn writes() {
    check(&[
        ("TRUNCATE a", &["truncate | a |"]),
        (
            "TRUNCATE TABLE a, ONLY b RESTART IDENTITY CASCADE",
            &["truncate | a | cascade restart-identity", "truncate | b | cascade restart-identity"],
        ),
        ("DELETE FROM t", &["delete | t |"]),
        ("DELETE FROM ONLY app.t", &["delete | app.t |"]),
        ("DELETE FROM t WHERE id = $1", &["delete | t | where where-key"]),
        ("DELETE FROM t WHERE id = ?", &["delete | t | where where-key"]),
        ("DELETE FROM users WHERE users.user_id = :id", &["delete | users | where where-key"]),
        ("DELETE FROM t WHERE \"uuid\" = 'x'", &["delete | t | where where-key"]),
        ("DELETE FROM t WHERE id = %(id)s", &["delete | t | where where-key"]),
        ("DELETE FROM t WHERE id = @id", &["delete | t | where where-key"]),
        ("DELETE FROM t WHERE (slug = 'a')", &["delete | t | where where-key"]),
        ("DELETE FROM t WHERE id IN (1, 2, 3)", &["delete | t | where where-key"]),
        ("DELETE FROM t WHERE id IN (SELECT id FROM b)", &["delete | t | where"]),
        ("DELETE FROM t WHERE id = b.id", &["delete | t | where"]),
        ("DELETE FROM t WHERE id = 1 OR a = 2", &["delete | t | where"]),
        ("DELETE FROM t WHERE id > 1", &["delete | t | where"]),
        ("DELETE FROM t WHERE created < now()", &["delete | t | where"]),
        ("DELETE FROM t WHERE 1=1", &["delete | t | where where-constant"]),
        ("DELETE FROM t WHERE 1", &["delete | t | where where-constant"]),
        ("DELETE FROM t WHERE TRUE", &["delete | t | where where-constant"]),
        ("DELETE FROM t WHERE (((1 = 1)))", &["delete | t | where where-constant"]),
        ("DELETE FROM t WHERE id = id", &["delete | t | where where-constant"]),
        ("DELETE FROM t WHERE t.id IS NOT NULL", &["delete | t | where where-constant"]),
        ("DELETE FROM t WHERE a = 2 OR 1 = 1", &["delete | t | where where-constant"]),
        ("DELETE FROM t WHERE 1 = 1 AND a = 2", &["delete | t | where"]),
        ("DELETE FROM t WHERE 1 = 0", &["delete | t | where"]),
        ("DELETE FROM t WHERE ? = ?", &["delete | t | where"]),
        ("DELETE FROM t WHERE deleted_at IS NOT NULL", &["delete | t | where"]),
        ("DELETE FROM t LIMIT 100", &["delete | t | limit"]),
        ("DELETE FROM t USING b WHERE t.a = b.a RETURNING *", &["delete | t | returning using where"]),
        ("DELETE t FROM t JOIN b ON t.a = b.a", &["delete | t | join"]),
        ("DELETE t WHERE a = 1", &["delete | t | where"]),
        ("DELETE TOP (10) FROM t", &["delete | t | limit"]),
        ("DELETE FROM t WHERE a IN (SELECT a FROM b LIMIT 3)", &["delete | t | where"]),
        ("DELETE FROM t WHERE a = 'x; DROP TABLE b'", &["delete | t | where"]),
        ("UPDATE t SET a = 1", &["update | t |"]),
        ("UPDATE ONLY t SET a = 1 WHERE b = 2", &["update | t | where"]),
        ("UPDATE t SET a = (SELECT x FROM b WHERE id = 1)", &["update | t |"]),
        ("UPDATE t SET a = b.a FROM b WHERE t.x = b.x", &["update | t | join where"]),
        ("UPDATE t JOIN b ON t.x = b.x SET t.a = 1", &["update | t | join"]),
        ("UPDATE OR IGNORE t SET a = 1 WHERE id = 3", &["update | t | where where-key"]),
        (
            "WITH d AS (DELETE FROM a RETURNING *) INSERT INTO b SELECT * FROM d",
            &["delete | a | returning", "insert | b |"],
        ),
        ("WITH o AS (SELECT id FROM a) DELETE FROM a WHERE id IN (SELECT id FROM o)", &["delete | a | where"]),
        ("EXPLAIN DELETE FROM a", &[]),
        ("EXPLAIN ANALYZE DELETE FROM a", &["delete | a |"]),
        ("PREPARE p AS DELETE FROM a", &["delete | a |"]),
        ("INSERT INTO a (b) VALUES (1)", &["insert | a |"]),
        ("INSERT INTO a (b) VALUES (1) ON CONFLICT (b) DO UPDATE SET b = 2", &["insert | a |"]),
        ("INSERT INTO a VALUES (1) ON DUPLICATE KEY UPDATE b = 2", &["insert | a |"]),
        ("INSERT OVERWRITE TABLE a SELECT * FROM b", &["insert overwrite | a |"]),
        ("REPLACE INTO a VALUES (1)", &["replace into | a |"]),
        (
            "MERGE INTO a USING b ON a.x = b.x WHEN NOT MATCHED BY SOURCE THEN DELETE",
            &["merge | a | when-not-matched-by-source-delete"],
        ),
        ("MERGE INTO a USING b ON a.x = b.x WHEN MATCHED THEN DELETE", &["merge | a |"]),
        ("LOAD DATA INFILE 'x' INTO TABLE t", &["load data | t |"]),
        ("LOAD DATA INFILE 'x' REPLACE INTO TABLE t", &["load data | t | replace"]),
        ("COPY t FROM stdin;\n1\tDROP TABLE x;\n\\.\nDROP TABLE y;", &["copy | t |", "drop table | y |"]),
    ]);
}

#[test]
fn alterations() {
    check(&[
        ("ALTER TABLE a DROP COLUMN b;", &["alter table drop column | a.b |"]),
        ("ALTER TABLE a DROP b", &["alter table drop column | a.b |"]),
        ("ALTER TABLE a SET keep_days = 0", &["alter table set keep_days | a | keep_days=0"]),
        ("ALTER TABLE a WITH gc_grace_seconds = 0", &["alter table with gc_grace_seconds | a | gc_grace_seconds=0"]),
        (
            "ALTER TABLE a DROP COLUMN IF EXISTS b CASCADE, ADD COLUMN c int NOT NULL DEFAULT 1",
            &["alter table drop column | a.b | cascade if-exists", "alter table add column | a.c | default not-null"],
        ),
        ("ALTER TABLE ONLY a DROP CONSTRAINT c", &["alter table drop constraint | a.c |"]),
        ("ALTER TABLE a DROP FOREIGN KEY c", &["alter table drop constraint | a.c |"]),
        ("ALTER TABLE a DROP PRIMARY KEY", &["alter table drop primary key | a |"]),
        ("ALTER TABLE a DROP INDEX i", &["alter table drop index | a.i |"]),
        ("ALTER TABLE a DROP PARTITION p", &["alter table drop partition | a.p |"]),
        ("ALTER TABLE a DETACH PARTITION p", &["alter table detach partition | a.p |"]),
        (
            "ALTER TABLE a ADD CONSTRAINT c FOREIGN KEY (x) REFERENCES b (y) ON DELETE CASCADE",
            &["alter table add constraint | a.c | on-delete-cascade"],
        ),
        ("ALTER TABLE a RENAME TO b", &["alter table rename table | a, b |"]),
        ("ALTER TABLE a RENAME COLUMN x TO y", &["alter table rename column | a.x, a.y |"]),
        ("ALTER TABLE a ALTER COLUMN x TYPE varchar(10)", &["alter table alter column type | a.x | narrowing"]),
        ("ALTER TABLE a ALTER COLUMN x SET DATA TYPE text", &["alter table alter column type | a.x |"]),
        ("ALTER TABLE a ALTER COLUMN x TYPE date USING x::date", &["alter table alter column type | a.x | narrowing"]),
        ("ALTER TABLE a MODIFY COLUMN x INT NOT NULL", &["alter table alter column type | a.x | narrowing not-null"]),
        ("ALTER TABLE a CHANGE COLUMN x y VARCHAR(20)", &["alter table alter column type | a.x, y | narrowing"]),
        ("ALTER TABLE a ALTER COLUMN x NVARCHAR(20)", &["alter table alter column type | a.x | narrowing"]),
        ("ALTER TABLE a ALTER x SET NOT NULL", &["alter table set not null | a.x |"]),
        ("ALTER TABLE a ALTER x DROP NOT NULL", &["alter table drop not null | a.x |"]),
        ("ALTER TABLE a ALTER x DROP DEFAULT", &["alter table drop default | a.x |"]),
        (
            "CREATE TABLE a (x varchar(5)); ALTER TABLE a ALTER x TYPE varchar(10)",
            &["create table | a |", "alter table alter column type | a.x |"],
        ),
        ("ALTER TABLE t DISABLE ROW LEVEL SECURITY", &["alter table disable row level security | t |"]),
        ("ALTER TABLE t NO FORCE ROW LEVEL SECURITY", &["alter table no force row level security | t |"]),
        ("ALTER TABLE t ENABLE ROW LEVEL SECURITY", &["alter table enable row level security | t |"]),
        ("ALTER TABLE t DISABLE TRIGGER ALL", &["alter table disable trigger | t.ALL |"]),
        (
            "ALTER TABLE t\n  DROP COLUMN a,\n  DROP COLUMN b",
            &["alter table drop column | t.a |", "alter table drop column | t.b |"],
        ),
        ("ALTER TABLE t ON CLUSTER c DELETE WHERE a = 1", &["alter table delete where | t | where"]),
        ("ALTER SYSTEM SET fsync = off", &["alter system set | fsync | fsync=off"]),
        ("ALTER ROLE r SUPERUSER", &["alter role | r | superuser"]),
        ("ALTER DATABASE d SET RECOVERY SIMPLE", &["alter database | d | set-recovery set-recovery-simple"]),
    ]);
}

#[test]
fn the_rest() {
    check(&[
        ("GRANT ALL PRIVILEGES ON t TO PUBLIC", &["grant | t | all all-privileges public"]),
        ("GRANT SELECT, DELETE ON TABLE t TO r WITH GRANT OPTION", &["grant | t | with-grant-option"]),
        ("GRANT admin TO bob", &["grant | admin |"]),
        ("REVOKE ALL ON SCHEMA s FROM PUBLIC", &["revoke | s | all public"]),
        ("REVOKE GRANT OPTION FOR SELECT ON t FROM r", &["revoke | t |"]),
        (
            "SET session_replication_role = 'replica'",
            &["set | session_replication_role | session_replication_role=replica"],
        ),
        ("SET FOREIGN_KEY_CHECKS=0", &["set | foreign_key_checks | foreign_key_checks=0"]),
        ("SET @@global.foreign_key_checks = 0", &["set | foreign_key_checks | foreign_key_checks=0 global"]),
        ("PRAGMA foreign_keys = OFF", &["pragma | foreign_keys | foreign_keys=off"]),
        ("PRAGMA foreign_keys(0)", &["pragma | foreign_keys | foreign_keys=0"]),
        ("VACUUM FULL t", &["vacuum | t | full"]),
        ("REINDEX TABLE t", &["reindex | t |"]),
        ("CLUSTER t", &["cluster | t |"]),
        ("RESET MASTER", &["reset master |  |"]),
        ("EXEC xp_cmdshell 'dir'", &["exec | xp_cmdshell |"]),
        ("CALL p(1)", &["call | p |"]),
        ("SELECT pg_drop_replication_slot('a')", &["select pg_drop_replication_slot |  |"]),
        ("SELECT pg_terminate_backend(1)", &["select pg_terminate_backend |  |"]),
        ("SELECT 'DROP TABLE b'", &["select |  |"]),
        (
            "CREATE TEMP TABLE x (id int); DROP TABLE x; DROP TABLE x",
            &["create table | x | temporary", "drop table | x | temporary", "drop table | x |"],
        ),
        ("CREATE OR REPLACE TABLE a AS SELECT 1", &["create or replace table | a |"]),
        ("CREATE OR REPLACE VIEW v AS SELECT 1", &["create or replace view | v |"]),
        (
            "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS i ON a (b)",
            &["create index | i | concurrently if-not-exists"],
        ),
        (
            "CREATE TABLE IF NOT EXISTS a (b int REFERENCES c ON DELETE CASCADE)",
            &["create table | a | if-not-exists on-delete-cascade"],
        ),
        ("CREATE DATABASE d", &["create database | d |"]),
        ("DROP TABLE a\nGO\nDROP TABLE b\nGO", &["drop table | a |", "drop table | b |"]),
        ("DROP TABLE a DROP TABLE b", &["drop table | a |", "drop table | b |"]),
        ("\\c prod\n\\copy a from 'x'\nDROP TABLE a", &["drop table | a |"]),
        ("{% if x %}\nDROP TABLE a;\n{% endif %}", &["drop table | a |"]),
        ("/*!40000 DROP TABLE a */;", &["drop table | a |"]),
        ("# note\nDROP TABLE a", &["drop table | a |"]),
        ("-- DROP TABLE a", &[]),
        ("/* DROP TABLE a; /* b */ */", &[]),
        ("DELETE FROM a WHERE p = 'C:\\'; DROP TABLE b", &["delete | a | where", "drop table | b |"]),
        ("DELETE FROM `a` WHERE p = 'it\\'s; DROP TABLE b'", &["delete | a | where"]),
        ("BEGIN TRY DROP TABLE a END TRY BEGIN CATCH END CATCH", &["drop table | a |"]),
        ("IF OBJECT_ID('a') IS NOT NULL DROP TABLE a", &["drop table | a |"]),
        ("EXEC('DROP TABLE a')", &["exec |  |", "drop table | a |"]),
        ("EXECUTE IMMEDIATE 'DROP TABLE a'", &["execute immediate |  |", "drop table | a |"]),
        ("EXEC sp_executesql N'DELETE FROM a WHERE b = ''x'''", &["exec | sp_executesql |", "delete | a | where"]),
        (
            "DO $$ BEGIN DELETE FROM a; EXECUTE 'DROP TABLE b'; END $$;",
            &["delete | a |", "execute |  |", "drop table | b |"],
        ),
        (
            "CREATE FUNCTION f() RETURNS void AS $$ BEGIN DROP TABLE a; END $$ LANGUAGE plpgsql; DROP TABLE b",
            &["create function | f |", "drop table | a |", "drop table | b |"],
        ),
        (
            "DELIMITER //\nCREATE PROCEDURE p() BEGIN DELETE FROM a; END//\nDELIMITER ;\nDROP TABLE b;",
            &["create procedure | p |", "delete | a |", "drop table | b |"],
        ),
        (
            "CREATE TRIGGER t AFTER DELETE ON a BEGIN DELETE FROM b; END; DROP TABLE c;",
            &["create trigger | t |", "delete | b |", "drop table | c |"],
        ),
        ("DELET FROM a; DROP TABLE b", &["delet |  |", "drop table | b |"]),
    ]);
}

#[test]
fn sections_and_transactions() {
    let goose = "-- +goose Up\n-- +goose StatementBegin\nCREATE TABLE a (b int);\n-- +goose StatementEnd\n-- +goose Down\nDROP TABLE a;\nDROP TABLE b;";
    let parents = |text| facts(text).into_iter().map(|fact| fact.parent).collect::<Vec<_>>();
    assert_eq!(parents(goose), ["up", "down", "down"]);
    assert_eq!(parents("-- migrate:up\nSELECT 1;\n-- migrate:down transaction:false\nDROP TABLE a;"), ["up", "down"]);
    assert_eq!(parents("-- up and running\nDROP TABLE a;"), [""]);
    let held = |text| {
        let guards = |fact: Fact| fact.guards.iter().any(|guard| guard.kind == GuardKind::Transaction);
        facts(text).into_iter().map(guards).collect::<Vec<_>>()
    };
    assert_eq!(held("BEGIN; DROP TABLE a; COMMIT; DROP TABLE b"), [false, true, false, false]);
    assert_eq!(held("BEGIN TRANSACTION DROP TABLE a COMMIT TRANSACTION"), [false, true, false]);
}

#[test]
fn certainty() {
    for (text, expected) in [
        ("DROP TABLE a", Confidence::High),
        ("DELETE FROM a WHERE id = %(id)s", Confidence::High),
        ("DROP TABLE {{ a }}", Confidence::High),
        ("DROP TABLE a b c d", Confidence::Medium),
        ("ALTER TABLE a ALTER x TYPE varchar(3)", Confidence::Medium),
        ("CREATE TABLE a (x text); ALTER TABLE a ALTER x TYPE varchar(3)", Confidence::High),
        ("DO $$ BEGIN DROP TABLE a; END $$", Confidence::Medium),
        ("CREATE FUNCTION f() RETURNS void AS $$ DROP TABLE a; $$ LANGUAGE sql", Confidence::Low),
    ] {
        assert_eq!(facts(text).last().map(|fact| fact.certainty), Some(expected), "{text}");
    }
}

#[test]
fn renderings_guards_and_holes() {
    let fact = facts("DELETE\n  FROM  Users -- all\nWHERE a=1").remove(0);
    assert_eq!(fact.rendering, "delete from Users where a = 1");
    assert!(fact.guards.iter().any(|guard| guard.kind == GuardKind::Condition && guard.text == "a = 1"));
    let pieces = [
        Piece::Literal { text: "DROP TABLE ".into(), span: Span::new(10, 21) },
        Piece::Hole { name: "table".into(), origin: Origin::Temporary, span: Span::new(21, 28) },
    ];
    let fact = lower(&Template::new(&pieces), &Surroundings::default()).facts.remove(0);
    assert_eq!(fact.rendering, "drop table {table}");
    assert_eq!(fact.arguments, [Value::Text(vec![pieces[1].clone()])]);
    assert_eq!(fact.span, Span::new(10, 28));
}

#[test]
fn hostile_input_ends() {
    let deep = format!("DELETE FROM a WHERE {}1{}", "(".repeat(20_000), ")".repeat(20_000));
    let chain = format!("DELETE FROM a WHERE {}b = 1", "b = 1 OR ".repeat(60_000));
    let near = format!("DELETE FROM a WHERE {}b = 1", "b = 1 OR ".repeat(limits::SQL_TOKENS / 4 - 4));
    for text in [&deep, &chain, &near] {
        assert_eq!(facts(text)[0].name, "delete");
    }
    for text in [
        "'",
        "DROP TABLE a; SELECT 'x",
        "$$ body",
        "/* open",
        "\"",
        "[a",
        "{{ a",
        "{% a",
        "é$é$'\\",
        "\\",
        "E'",
        "%(",
        ":'",
    ] {
        let lowered = lower(&Template::of_file(text, 0), &Surroundings::default());
        assert!(lowered.unparsed.iter().all(|span| span.end <= text.len()), "{text}");
    }
    let open = lower(&Template::of_file("DROP TABLE a; SELECT 'x", 0), &Surroundings::default());
    assert_eq!((open.facts[0].name.as_str(), open.unparsed.len()), ("drop table", 1));
    for text in [
        "BEGIN ".repeat(5_000),
        "WITH a AS (".repeat(3_000),
        "EXPLAIN ANALYZE ".repeat(3_000),
        "IF DROP TABLE a ".repeat(3_000),
        "with delete from ".repeat(2_000),
    ] {
        lower(&Template::of_file(&text, 0), &Surroundings::default());
    }
}

/// What would take the square of the time, were a look ahead not bounded.
#[test]
fn time_is_bounded() {
    let started = std::time::Instant::now();
    for unit in [
        "{% ",
        "{{",
        "/* /* */ ",
        "[a ",
        "%(a ",
        " ",
        "\n",
        "(",
        "with delete from a ",
        "create function begin; ",
        "DROP TABLE a; ",
        "(delete from ",
        "drop table a, ",
        "if ",
        "a.",
        "x' ",
        "$a",
        "insert into a values (1);\n",
    ] {
        let text = format!("WITH x AS ( {}", unit.repeat(40_000 / unit.len()));
        lower(&Template::of_file(&text, 0), &Surroundings::default());
        let text = unit.repeat(40_000 / unit.len());
        lower(&Template::of_file(&text, 0), &Surroundings::default());
        assert!(started.elapsed().as_secs() < 20, "{unit}");
    }
    let nested = format!("DELETE FROM a WHERE {}1{}", "(".repeat(45), ")".repeat(45));
    lower(&Template::of_file(&nested, 0), &Surroundings::default());
    assert!(started.elapsed().as_secs() < 20);
}

/// The bounds of each write: one line reads the same however the condition is laid out and named.
#[test]
fn bounds() {
    for (text, expected) in [
        ("DELETE FROM t", &[][..]),
        ("DELETE FROM t WHERE (A = 1) AND b <> 'X'", &["a = 1", "b <> 'X'"]),
        ("DELETE FROM t x WHERE x.b != 'X' AND x.\"A\" IN (1)", &["a = 1", "b <> 'X'"]),
        ("DELETE FROM t WHERE a = $1 AND 1 = 1", &["a = ?"]),
        ("DELETE FROM t WHERE a = 1 OR (b = 2 AND c = 3)", &["a = 1 ∨ b = 2 ∧ c = 3"]),
        ("DELETE FROM t WHERE a BETWEEN 1 AND 5 AND b = 2", &["a between 1 and 5", "b = 2"]),
        ("DELETE FROM t WHERE a = 1 AND a IS NOT NULL", &["a = 1"]),
        ("DELETE FROM t WHERE a = 1 LIMIT 10", &["a = 1", "limit"]),
        (
            "DELETE FROM t WHERE id IN (SELECT id FROM b WHERE c = 1 LIMIT 5)",
            &["id in select id from b", "in c = 1", "limit"],
        ),
        (
            "DELETE FROM t WHERE id NOT IN (SELECT id FROM b WHERE c = 1)",
            &["id not in ( select id from b where c = 1 )"],
        ),
        ("DELETE t FROM t JOIN b ON b.id = t.id WHERE t.a = 1", &["a = 1", "found in b", "id = id"]),
        ("DELETE t FROM t LEFT JOIN b ON b.id = t.id WHERE t.a = 1", &["a = 1"]),
        ("UPDATE t SET a = (SELECT x FROM b JOIN c ON true WHERE id = 1)", &[]),
        ("UPDATE t SET a = b.a FROM b WHERE t.x = b.x", &["found in b", "x = x"]),
    ] {
        let facts = facts(text);
        let flags = facts.first().map(|fact| fact.flags.clone()).unwrap_or_default();
        let found: Vec<&str> = flags.iter().filter_map(|flag| flag.strip_prefix("bound=")).collect();
        assert_eq!(found, expected, "{text}");
    }
}
