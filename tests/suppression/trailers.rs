//! Suppressions in the messages of commits.

use crate::repository::{Repository, pairs};
use crate::{DANGER, START, script};

fn committed(message: &str) -> Repository {
    let repository = Repository::new(&[("ops/run.sh", START)]);
    repository.commit(&[("ops/run.sh", &script(DANGER))], message);
    repository
}

#[test]
fn a_trailer_is_pending() {
    for path in ["ops/run.sh", "ops/", "*.sh", "ops/**"] {
        let repository =
            committed(&format!("Clean\n\nBlastlint-Allow: data-path-removed {path} -- made anew at start\n"));
        assert_eq!(repository.last(), (pairs(&[("data-path-removed", "pending")]), vec![]), "{path}");
        assert_eq!(repository.run(&["check", "HEAD~1..HEAD"]).0, 1);
    }
    let out = committed("Clean\n\nBlastlint-Allow: data-path-removed ops/ -- made anew at start\n");
    let (_, out) = out.run(&["check", "HEAD~1..HEAD"]);
    assert!(out.contains("made anew at start") && out.contains("the commit "), "{out}");
}

#[test]
fn a_trailer_for_another_path_or_rule_says_nothing() {
    for trailer in
        ["data-path-removed src/ -- made anew", "table-dropped ops/ -- made anew", "data-path-removed -- made anew"]
    {
        let repository = committed(&format!("Clean\n\nBlastlint-Allow: {trailer}\n"));
        assert_eq!(repository.last(), (pairs(&[("data-path-removed", "")]), vec![]), "{trailer}");
    }
}

#[test]
fn a_trailer_that_is_wrong_is_told_of() {
    for (trailer, rule) in [
        ("data-path-removed ops/", "suppression-without-reason"),
        ("data-path-removd ops/ -- made anew", "suppression-of-unknown-rule"),
        ("code-owner-removed ops/ -- made anew", "suppression-not-permitted"),
    ] {
        let repository = committed(&format!("Clean\n\nBlastlint-Allow: {trailer}\n"));
        assert_eq!(repository.last(), (pairs(&[("data-path-removed", ""), (rule, "")]), vec![]), "{trailer}");
    }
}

#[test]
fn what_guards_the_guards_is_allowed_by_no_trailer() {
    let owners = "* @acme/all\n/db/ @acme/data\n";
    let repository = Repository::new(&[("CODEOWNERS", owners), ("db/a.txt", "a\n")]);
    let message = "Clean\n\nBlastlint-Allow: code-owner-removed CODEOWNERS -- the team is gone\n";
    repository.commit(&[("CODEOWNERS", "* @acme/all\n"), ("run.sh", &script(DANGER))], message);
    let expected = pairs(&[("code-owner-removed", ""), ("data-path-removed", ""), ("suppression-not-permitted", "")]);
    assert_eq!(repository.last(), (expected, vec![]));
}

#[test]
fn a_trailer_outside_of_the_change_says_nothing() {
    let repository = Repository::new(&[("ops/run.sh", START)]);
    repository.commit(&[], "Earlier\n\nBlastlint-Allow: data-path-removed ops/ -- made anew\n");
    repository.commit(&[("ops/run.sh", &script(DANGER))], "Later");
    assert_eq!(repository.last(), (pairs(&[("data-path-removed", "")]), vec![]));
}
