//! Rules that a repository brings along: read as they stood before the change, and taking nothing from the shipped ones.

#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

#[path = "common/run.rs"]
mod run;

use std::fs;
use std::path::Path;

use run::{blastlint, commit, git, repository, write};

/// A rule of the family `destroy` about tables, with `more` in its head and `asks` in what it asks for.
fn of_tables(id: &str, more: &str, asks: &str) -> String {
    format!(
        "schema = 1\nid = \"{id}\"\ntitle = \"A table of ours is dropped\"\n{more}\n[after]\nkind = [\"statement\"]\neffect = [\"destroy\"]\nnoun = [\"table\"]\n{asks}\n[report]\nmessage = \"ours: {{target}}\"\nhelp = \"h\"\n[docs]\nwhy = \"w\"\n"
    )
}

const PLACE: &str = ".blastlint/rules/destroy/our-table-dropped.toml";
const DROP: &str = "DROP TABLE orders;\n";

fn found(repo: &Path, args: &[&str]) -> Vec<String> {
    let (code, out) = blastlint(repo, &[&["check", "--output-format", "concise"], args].concat());
    assert!(code < 2, "{out}");
    out.lines()
        .filter(|line| line.contains(".sql:") || line.contains("linter-policy-weakened"))
        .map(str::to_owned)
        .collect()
}

#[test]
fn a_rule_counts_from_the_next_change_on() {
    let dir = repository();
    let repo = dir.path();
    write(repo, PLACE, &of_tables("our-table-dropped", "", ""));
    write(repo, ".blastlint/rules/our-flat-rule.toml", &of_tables("our-flat-rule", "family = \"exposure\"", ""));
    write(repo, ".blastlint/rules/README.md", "Ours.\n");
    write(repo, "blastlint.toml", "[rules]\ntable-dropped = \"off\"\n");
    write(repo, "db/a.sql", DROP);
    git(repo, &["add", "."]);
    let told = |args: &[&str]| found(repo, args).iter().filter(|line| line.contains("our-")).count();
    assert_eq!(told(&["--staged"]), 0, "it arrives in this change");
    commit(repo, "rule");
    write(repo, "db/b.sql", DROP);
    assert_eq!(told(&[]), 1, "one of the two, the other is as specific");
    git(repo, &["add", "."]);
    assert_eq!(told(&["--staged"]), 1);
    commit(repo, "drop");
    assert_eq!(told(&["HEAD~1..HEAD"]), 1);
    let (code, out) = blastlint(repo, &["gate", "HEAD~1..HEAD"]);
    assert!(code < 2 && out.contains("our-"), "{out}");
}

/// A rule that does not load would end every run from the next change on: whoever brings it is told.
#[test]
fn a_rule_that_will_not_load_is_told_where_it_arrives() {
    let dir = repository();
    let repo = dir.path();
    for text in [of_tables("our-table-dropped", "", "colour = 1"), of_tables("table-dropped", "", "")] {
        write(repo, PLACE, &text);
        git(repo, &["add", "."]);
        let (code, out) = blastlint(repo, &["check", "--staged", "--output-format", "json"]);
        assert!(code == 1 && out.contains("linter-policy-weakened") && out.contains("does not load"), "{out}");
    }
    write(repo, ".blastlint/rules/destroy/table-dropped.toml", &of_tables("table-dropped", "", ""));
    git(repo, &["rm", "-qf", PLACE]);
    git(repo, &["add", "."]);
    let (code, out) = blastlint(repo, &["check", "--staged", "--output-format", "json"]);
    assert!(code == 1 && out.contains("a rule of blastlint has this id"), "{out}");
}

#[test]
fn what_no_shipped_rule_tells_of_is_told() {
    let dir = repository();
    let repo = dir.path();
    write(repo, "run.sh", "#!/bin/sh\nkubectl create configmap a\n");
    commit(repo, "before");
    let rule = r#"schema = 1
id = "cluster-restarted"
title = "A cluster is restarted by hand"
[after]
kind = ["command"]
name = ["docker*"]
[report]
message = "restarts {target}"
help = "h"
[docs]
why = "w"
"#;
    write(repo, ".blastlint/rules/destroy/cluster-restarted.toml", rule);
    commit(repo, "rule");
    write(repo, "run.sh", "#!/bin/sh\ndocker volume rm scratch\n");
    let (_, with) = blastlint(repo, &["check", "--output-format", "concise", "--ignore", "destroy"]);
    let (_, shown) = blastlint(repo, &["check", "--output-format", "concise", "--select", "cluster-restarted"]);
    assert!(!with.contains("cluster-restarted"), "{with}");
    assert!(shown.contains("cluster-restarted"), "what the policy sets aside keeps nothing quiet: {shown}");
    let (_, without) = blastlint(repo, &["check", "--no-config", "--output-format", "concise"]);
    assert!(!without.contains("cluster-restarted"), "{without}");
    let (code, out) = blastlint(repo, &["check", "--no-config", "--select", "cluster-restarted"]);
    assert!(code == 2 && out.contains("neither a rule nor a family"), "{out}");
}

/// The rule of the repository asks for more, and is capped, set aside or allowed: the shipped one is heard all the same.
#[test]
fn no_rule_of_the_repository_lowers_a_shipped_one() {
    let dir = repository();
    let repo = dir.path();
    write(repo, PLACE, &of_tables("our-table-dropped", "cap = \"note\"", "extent = [\"container\", \"unbounded\"]"));
    write(repo, "blastlint.toml", "[rules]\n");
    commit(repo, "rule");
    write(repo, "db/drop.sql", DROP);
    let lines = found(repo, &[]);
    assert!(lines.len() == 1 && lines[0].contains("table-dropped") && !lines[0].contains("our-"), "{lines:?}");
    let loudest = lines[0].clone();
    fs::remove_file(repo.join("db/drop.sql")).unwrap();

    // Louder, it speaks; set aside, it does not keep the shipped one quiet.
    let policy = "[rules]\ntable-dropped = \"note\"\nour-table-dropped = \"error\"\n";
    write(repo, "blastlint.toml", policy);
    commit(repo, "louder");
    write(repo, "db/drop.sql", DROP);
    let lines = found(repo, &[]);
    assert!(lines.len() == 1 && lines[0].contains("our-table-dropped"), "{lines:?}");
    let (_, json) = blastlint(repo, &["check", "--output-format", "json"]);
    assert!(json.contains("table-dropped says so too, as note"), "{json}");
    let lines = found(repo, &["--ignore", "our-table-dropped"]);
    assert!(lines.len() == 1 && !lines[0].contains("our-"), "{lines:?}");
    fs::remove_file(repo.join("db/drop.sql")).unwrap();

    write(
        repo,
        "blastlint.toml",
        "[[allow]]\nrules = [\"our-table-dropped\"]\npaths = [\"db/\"]\nreason = \"ours to drop\"\n",
    );
    commit(repo, "allowed");
    write(repo, "db/drop.sql", DROP);
    assert_eq!(found(repo, &[]), [loudest]);
}

#[test]
fn a_rule_that_does_not_load_ends_the_run() {
    let dir = repository();
    let repo = dir.path();
    for (path, text, said) in [
        (PLACE, of_tables("table-dropped", "", ""), ":2: the id"),
        (
            ".blastlint/rules/destroy/table-dropped.toml",
            of_tables("table-dropped", "", ""),
            ":2: a rule of blastlint has this id",
        ),
        (
            PLACE,
            of_tables("our-table-dropped", "analysis = \"guards\"", ""),
            ":4: a rule of your own judges by predicates",
        ),
        (PLACE, of_tables("our-table-dropped", "", "colour = 1"), ":9: unknown field `colour`"),
        (".blastlint/rules/ours/our-table-dropped.toml", of_tables("our-table-dropped", "", ""), "`ours` is no family"),
    ] {
        write(repo, path, &text);
        commit(repo, "rule");
        for command in [
            &["check", "HEAD~1..HEAD"][..],
            &["check", "--trust", "worktree"],
            &["check"],
            &["gate", "HEAD..HEAD"],
            &["rule", "list"],
        ] {
            let (code, out) = blastlint(repo, command);
            // Before the change there was none.
            let expected = if command == ["check", "HEAD~1..HEAD"] { 0 } else { 2 };
            assert!((code == expected) || (expected == 0 && code == 1), "{command:?}: {out}");
            if expected == 2 {
                assert!(
                    out.contains("does not load") && out.contains(said) && out.contains("next: "),
                    "{command:?}: {out}"
                );
                assert!(out.contains(path) || said.starts_with('`'), "{command:?}: {out}");
            }
        }
        git(repo, &["rm", "-qr", ".blastlint"]);
        git(repo, &["commit", "-qm", "gone"]);
    }
}

#[test]
fn trust_worktree_reads_the_rules_as_the_change_leaves_them() {
    let dir = repository();
    let repo = dir.path();
    write(repo, PLACE, &of_tables("our-table-dropped", "", ""));
    write(repo, "blastlint.toml", "[rules]\ntable-dropped = \"off\"\n");
    write(repo, "db/drop.sql", DROP);
    assert!(found(repo, &["--trust", "worktree"]).iter().any(|line| line.contains("our-table-dropped")));
    commit(repo, "all");
    fs::remove_file(repo.join(PLACE)).unwrap();
    write(repo, "db/drop.sql", &format!("{DROP}DROP TABLE carts;\n"));
    assert!(found(repo, &[]).iter().any(|line| line.contains("our-table-dropped")));
    let after = found(repo, &["--trust", "worktree"]);
    assert!(!after.iter().any(|line| line.contains(".sql:") && line.contains("our-table-dropped")), "{after:?}");
}

#[test]
fn what_becomes_of_a_rule_is_told() {
    let dir = repository();
    let repo = dir.path();
    write(repo, PLACE, &of_tables("our-table-dropped", "", ""));
    git(repo, &["add", "."]);
    assert_eq!(found(repo, &["--staged"]), Vec::<String>::new(), "a rule that comes asks for more");
    commit(repo, "rule");
    let told = || {
        git(repo, &["add", "-A"]);
        let told = found(repo, &["--staged"]).iter().any(|line| line.contains("linter-policy-weakened"));
        git(repo, &["reset", "-q", "--hard"]);
        told
    };
    write(repo, PLACE, &of_tables("our-table-dropped", "cap = \"note\"", ""));
    assert!(told(), "edited");
    fs::remove_file(repo.join(PLACE)).unwrap();
    assert!(told(), "removed");
    git(repo, &["mv", PLACE, ".blastlint/rules/destroy/our-table-kept.toml"]);
    assert!(told(), "renamed");
    fs::create_dir(repo.join("docs")).unwrap();
    git(repo, &["mv", PLACE, "docs/rule.toml"]);
    assert!(told(), "moved out");
}

#[test]
fn the_catalogue_knows_them_and_their_fixtures_run() {
    let dir = repository();
    let repo = dir.path();
    write(repo, PLACE, &of_tables("our-table-dropped", "", "extent = [\"container\", \"unbounded\"]"));
    let (code, out) = blastlint(repo, &["rule", "list"]);
    assert!(code == 0 && out.contains(&format!("({PLACE})")), "{out}");
    let (code, out) = blastlint(repo, &["rule", "show", "our-table-dropped"]);
    assert!(code == 0 && out.contains(&format!("A rule of this repository: {PLACE}")), "{out}");
    write(repo, "db/drop.sql", DROP);
    let (code, out) = blastlint(repo, &["explain", "our-table-dropped"]);
    assert!(code == 0 && out.contains("→ fires"), "{out}");

    let folder = ".blastlint/tests/our-table-dropped";
    write(repo, &format!("{folder}/fires-here/after/db/a.sql"), DROP);
    let table = blastlint(repo, &["rule", "list"]).1.lines().any(|line| line.starts_with("table-dropped "));
    assert!(table);
    write(repo, &format!("{folder}/silent-there/after/db/a.sql"), "CREATE TABLE a (b int);\n");
    write(repo, &format!("{folder}/fires-here/before/blastlint.toml"), "[rules]\ntable-dropped = \"off\"\n");
    write(repo, &format!("{folder}/fires-here/after/blastlint.toml"), "[rules]\ntable-dropped = \"off\"\n");
    let (code, out) = blastlint(repo, &["rule", "test"]);
    assert!(code == 1 && out.contains("found, not expected") && out.contains("our-table-dropped db/a.sql"), "{out}");
    let line = out.lines().find_map(|line| line.split_once("not expected: ")).unwrap().1.to_owned();
    write(repo, &format!("{folder}/fires-here/expected.txt"), &format!("{line}\n"));
    for args in [&["rule", "test"][..], &["rule", "test", ".blastlint/tests"], &["rule", "test", folder]] {
        let (code, out) = blastlint(repo, args);
        assert!(code == 0 && out.contains("2 fixtures, 0 failed"), "{args:?}: {out}");
    }
}

/// The rule that the README shows is one that works.
#[test]
fn the_example_of_the_readme_works() {
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let (_, rule) = readme.split_once("```toml\nschema = 1\n").unwrap();
    let (rule, _) = rule.split_once("```").unwrap();
    let dir = repository();
    let repo = dir.path();
    write(repo, ".blastlint/rules/destroy/audit-table-touched.toml", &format!("schema = 1\n{rule}"));
    commit(repo, "rule");
    for (statement, fires) in
        [("DROP TABLE audit_trail;\n", true), ("TRUNCATE TABLE audit_trail;\n", true), ("DROP TABLE carts;\n", false)]
    {
        write(repo, "db/a.sql", statement);
        let told = found(repo, &["--select", "audit-table-touched"]);
        assert_eq!(!told.is_empty(), fires, "{statement}: {told:?}");
    }
}
