//! What may stand, who says so, and what of that counts: on repositories that real git makes.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail by panicking")]

mod baseline;
mod own;
mod properties;
mod repository;
mod trailers;

use repository::{Repository, pairs};

const START: &str = "#!/bin/sh\nset -e\necho start\n";
const DANGER: &str = "rm -rf /var/lib/app\n";
const ALLOW: &str = "# blastlint: allow data-path-removed reason=\"the volume is made anew\"";

fn script(body: &str) -> String {
    format!("{START}{body}")
}

/// What the last commit does to a script with `before` in it, which has `after` in it now.
fn change(before: &str, after: &str) -> Repository {
    let repository = Repository::new(&[("run.sh", &script(before))]);
    repository.commit(&[("run.sh", &script(after))], "second");
    repository
}

#[test]
fn what_arrives_is_pending_and_counts() {
    let repository = change("", &format!("{ALLOW}\n{DANGER}"));
    assert_eq!(repository.last(), (pairs(&[("data-path-removed", "pending")]), vec![]));
    for format in ["full", "concise", "github", "markdown", "json", "jsonl", "sarif"] {
        let (code, out) = repository.run(&["check", "HEAD~1..HEAD", "--output-format", format]);
        assert_eq!(code, 1, "{format}");
        assert!(out.contains("the volume is made anew"), "{format}: {out}");
        assert!(out.contains("pending") || out.contains("underReview"), "{format}: {out}");
    }
}

#[test]
fn local_runs_obey_and_say_so() {
    let repository = Repository::new(&[("run.sh", START)]);
    repository.write(&[("run.sh", &script(&format!("{ALLOW}\n{DANGER}")))]);
    repository.git(&["add", "-A"]);
    for args in [&["--staged"][..], &["--worktree"], &[]] {
        let args: Vec<&str> = ["check"].iter().chain(args).copied().collect();
        let (code, out) = repository.run(&args);
        assert_eq!(code, 0, "{args:?}: {out}");
        assert!(out.contains("CI will ask for approval"), "{args:?}: {out}");
        let (code, out) = repository.run(&[&args[..], &["--output-format", "json"]].concat());
        assert_eq!(code, 0);
        assert!(out.contains("CI will ask for approval"), "{out}");
    }
}

#[test]
fn what_stood_over_the_same_is_accepted() {
    const COMMENT: &str = "-- blastlint: allow filter-widened reason=\"asked for by the owner of the data\"";
    let found = |before: &str, after: &str| {
        let repository = Repository::new(&[("clean.sql", before)]);
        repository.commit(&[("clean.sql", after)], "second");
        repository.last()
    };
    let narrow = "DELETE FROM users WHERE org = 3 AND active = false;\n";
    let wide = "DELETE FROM users WHERE org = 3;\n";
    let accepted = (vec![], pairs(&[("filter-widened", "accepted")]));
    let under = |comment: &str, statement: &str| format!("{comment}\n{statement}");
    assert_eq!(found(&under(COMMENT, narrow), &under(COMMENT, wide)), accepted);
    // Laid out anew, with something in front.
    let anew = format!("SELECT 1;\n\n{COMMENT}\n-- and more\n\n  DELETE FROM users\n  WHERE org = 3;\n");
    assert_eq!(found(&under(COMMENT, narrow), &anew), accepted);
    // Another reason, another day or another rule is another suppression.
    let pending = (pairs(&[("filter-widened", "pending")]), vec![]);
    for other in [COMMENT.replace("asked for", "wanted"), format!("{COMMENT} until=2999-01-31")] {
        assert_eq!(found(&under(&other, narrow), &under(COMMENT, wide)), pending, "{other}");
    }
    let other = COMMENT.replace("filter-widened", "table-dropped");
    assert_eq!(found(&under(&other, narrow), &under(COMMENT, wide)), pending);
    assert_eq!(found(narrow, &under(COMMENT, wide)), pending);
    // One that stood over something else does not come along.
    let elsewhere = format!("{COMMENT}\nSELECT 1;\n{narrow}");
    assert_eq!(found(&elsewhere, &format!("SELECT 1;\n{COMMENT}\n{wide}")), pending);
}

#[test]
fn an_accepted_comment_goes_along_with_its_file() {
    let rest = "SELECT count(*) FROM orders;\n".repeat(20);
    let comment = "-- blastlint: allow filter-widened reason=\"asked for by the owner of the data\"";
    let text = |filter: &str| format!("{rest}{comment}\nDELETE FROM users WHERE org = 3{filter};\n");
    let repository = Repository::new(&[("clean.sql", &text(" AND active = false"))]);
    repository.git(&["mv", "clean.sql", "weekly.sql"]);
    repository.commit(&[("weekly.sql", &text(""))], "second");
    assert_eq!(repository.last(), (vec![], pairs(&[("filter-widened", "accepted")])));
}

#[test]
fn a_reason_drives_no_terminal_and_shows_no_secret() {
    let reason = "\u{1b}[31m\u{202e}made anew ##[group] password=hunter2hunter2 ](http://x)";
    let body = format!("# blastlint: allow data-path-removed reason=\"{reason}\"\n{DANGER}");
    let repository = change("", &body);
    for format in ["full", "concise", "github", "markdown", "json", "jsonl", "sarif"] {
        let (_, out) = repository.run(&["check", "HEAD~1..HEAD", "--output-format", format]);
        assert!(out.contains("made anew"), "{format}: {out}");
        for hostile in ["\u{1b}", "\u{202e}", "##[group]", "hunter2"] {
            assert!(!out.contains(hostile), "{format}: {hostile:?} in {out}");
        }
    }
}

/// A file that is made to cost time is read in time.
#[test]
fn many_suppressions_are_read_in_time() {
    let comments = "/* blastlint: allow a */".repeat(50_000);
    let lines = format!("// {ALLOW}\n").repeat(30_000);
    let spaces = " ".repeat(1_000_000);
    let files = [("a.js", comments.as_str()), ("b.js", &lines), ("c.sql", &spaces), ("d.sql", "'"), ("e.bat", &spaces)];
    let repository = Repository::new(&files);
    let changed: Vec<(&str, String)> =
        files.iter().map(|(path, text)| (*path, format!("{text}\n-- blastlint: allow a\n{text}"))).collect();
    let changed: Vec<(&str, &str)> = changed.iter().map(|(path, text)| (*path, text.as_str())).collect();
    repository.commit(&changed, "second");
    let start = std::time::Instant::now();
    let (code, out) = repository.run(&["check", "HEAD~1..HEAD"]);
    assert!(code <= 1, "{out}");
    assert!(start.elapsed().as_secs() < 60, "{:?}", start.elapsed());
}

#[test]
fn another_statement_under_an_accepted_comment_is_pending() {
    let before = format!("{ALLOW}\n{DANGER}");
    for after in [
        format!("{ALLOW}\nrm -rf /var/lib/postgresql\n"),
        format!("{ALLOW}\nrm -rf /var/lib\n"),
        format!("{ALLOW}\nrm -rf /srv/data\n{DANGER}"),
        format!("{DANGER}{ALLOW}\nrm -rf /srv/data\n"),
        // A copy of the comment over something else.
        format!("{ALLOW}\n{DANGER}{ALLOW}\nrm -rf /srv/data\n"),
    ] {
        let (stand, aside) = change(&before, &after).last();
        let loud = stand.iter().filter(|(rule, _)| rule.ends_with("removed"));
        assert!(loud.count() > 0 && aside.is_empty(), "{after}: {stand:?} {aside:?}");
    }
}

#[test]
fn a_narrower_path_does_not_stand_for_a_wider_one() {
    let before = format!("{ALLOW}\nrm -rf /var/lib/app/cache\n");
    let (stand, aside) = change(&before, &format!("{ALLOW}\n{DANGER}")).last();
    assert_eq!((stand, aside), (pairs(&[("data-path-removed", "pending")]), vec![]));
}

#[test]
fn what_is_over_or_says_no_reason_counts_for_nothing() {
    for (words, rule) in [
        ("reason=\"the volume is made anew\" until=2001-01-31", "suppression-expired"),
        ("reason=\"the volume is made anew\" until=2027-02-30", "suppression-expired"),
        ("", "suppression-without-reason"),
        ("reason=\"\"", "suppression-without-reason"),
    ] {
        let body = format!("# blastlint: allow data-path-removed {words}\n{DANGER}");
        let (stand, aside) = change("", &body).last();
        assert_eq!((stand, aside), (pairs(&[("data-path-removed", ""), (rule, "")]), vec![]), "{words}");
    }
    let body = format!("{ALLOW} until=2999-01-31\n{DANGER}");
    assert_eq!(change("", &body).last().0, pairs(&[("data-path-removed", "pending")]));
}

#[test]
fn meta_findings_cannot_be_suppressed() {
    let body = format!(
        "# blastlint: allow suppression-without-reason reason=\"we need none\"\n# blastlint: allow data-path-removed\n{DANGER}"
    );
    let (stand, aside) = change("", &body).last();
    let expected = [("data-path-removed", ""), ("suppression-not-permitted", ""), ("suppression-without-reason", "")];
    assert_eq!((stand, aside), (pairs(&expected), vec![]));
}

#[test]
fn what_is_deleted_goes_by_the_comment_that_stood_over_it() {
    let table = "resource \"aws_s3_bucket\" \"logs\" {\n  bucket = \"logs\"\n}\n";
    let other = "resource \"aws_s3_bucket\" \"keep\" {\n  bucket = \"keep\"\n}\n";
    let found = |comment: &str| {
        let repository = Repository::new(&[("main.tf", &format!("{other}{comment}{table}"))]);
        repository.commit(&[("main.tf", other)], "second");
        repository.last()
    };
    let (stand, aside) = found("");
    assert_eq!((stand.len(), aside.len()), (1, 0), "{stand:?}");
    let comment = format!("# blastlint: allow {} reason=\"nothing is in it\"\n", stand[0].0);
    assert_eq!(found(&comment), (vec![], pairs(&[(&stand[0].0, "accepted")])));
}

#[test]
fn a_run_that_believes_the_change_says_so() {
    let repository = change("", &format!("{ALLOW}\n{DANGER}"));
    for format in ["full", "concise", "github", "markdown", "json", "jsonl", "sarif"] {
        let args = ["check", "HEAD~1..HEAD", "--trust", "worktree", "--output-format", format];
        let (code, out) = repository.run(&args);
        assert_eq!(code, 0, "{format}: {out}");
        assert!(out.contains("--trust worktree"), "{format}: {out}");
    }
    // The configuration, too, as the change leaves it.
    repository.commit(
        &[("run.sh", &script("rm -rf /srv/data\n")), ("blastlint.toml", "[rules]\ndestroy = \"off\"\n")],
        "third",
    );
    let (_, aside) = repository.told(&["HEAD~1..HEAD", "--trust", "worktree"]);
    assert!(aside.iter().any(|(rule, ..)| rule == "data-path-removed"), "{aside:?}");
    assert_eq!(repository.run(&["check", "HEAD~1..HEAD", "--trust", "worktree"]).0, 1, "it is told of all the same");
}

#[test]
fn what_is_set_aside_is_shown_when_asked_for() {
    let config =
        "[[allow]]\nrules = [\"data-path-removed\"]\npaths = [\"*.sh\"]\nreason = \"a machine for trying things\"\n";
    let repository = Repository::new(&[("run.sh", START), ("blastlint.toml", config)]);
    repository.commit(&[("run.sh", &script(DANGER))], "second");
    for format in ["full", "concise", "markdown", "json", "jsonl", "sarif"] {
        let args = ["check", "HEAD~1..HEAD", "--output-format", format];
        let (code, out) = repository.run(&args);
        assert_eq!(code, 0, "{format}: {out}");
        assert!(!out.contains("a machine for trying"), "{format}: {out}");
        let (_, out) = repository.run(&[&args[..], &["--show-suppressed"]].concat());
        assert!(out.contains("a machine for trying") && out.contains("blastlint.toml"), "{format}: {out}");
    }
    let (_, out) = repository.run(&["check", "HEAD~1..HEAD", "--show-suppressed", "--output-format", "sarif"]);
    let log: serde_json::Value = serde_json::from_str(&out).unwrap();
    let said = &log["runs"][0]["results"][0];
    assert_eq!(said["suppressions"][0]["kind"], "external", "{out}");
    assert_eq!(said["suppressions"][0]["status"], "accepted");
    assert_eq!(said["level"], "error");
}

#[test]
fn the_configuration_allows_by_rule_path_and_day() {
    let allow = |rules: &str, paths: &str, until: &str| {
        format!("[[allow]]\nrules = [\"{rules}\"]\npaths = [\"{paths}\"]\nreason = \"made anew\"\n{until}")
    };
    for (config, aside) in [
        (allow("data-path-removed", "run.sh", ""), true),
        (allow("destroy", "*.sh", "until = \"2999-01-31\"\n"), true),
        (allow("data-path-removed", "other/", ""), false),
        (allow("table-dropped", "run.sh", ""), false),
        (allow("data-path-removed", "run.sh", "until = \"2001-01-31\"\n"), false),
    ] {
        let repository = Repository::new(&[("run.sh", START), ("blastlint.toml", &config)]);
        repository.commit(&[("run.sh", &script(DANGER))], "second");
        assert_eq!(repository.last().0.is_empty(), aside, "{config}");
    }
    for (config, said) in [
        (allow("data-path-removd", "run.sh", ""), "neither a rule nor a family"),
        (allow("destroy", "run.sh", "until = \"2027-02-30\"\n"), "is no day"),
        (allow("destroy", "run.sh", "").replace("made anew", " "), "says nothing"),
        (allow("destroy", "run.sh", "").replace("reason = \"made anew\"\n", ""), "missing field"),
    ] {
        let repository = Repository::new(&[("run.sh", START), ("blastlint.toml", &config)]);
        repository.commit(&[("run.sh", &script(DANGER))], "second");
        let (code, out) = repository.run(&["check", "HEAD~1..HEAD"]);
        assert!(code == 2 && out.contains(said), "{config}: {out}");
    }
}

#[test]
fn a_suppression_in_a_diff_is_seen() {
    let repository = change("", &format!("{ALLOW}\n{DANGER}"));
    let diff = repository.git(&["diff", "HEAD~1..HEAD"]);
    repository.write(&[("change.diff", &format!("{diff}\n"))]);
    let (stand, aside) = repository.told(&["--diff", "change.diff"]);
    assert_eq!((stand.len(), aside.len()), (1, 0));
    assert_eq!(stand[0].1, "pending");
}
