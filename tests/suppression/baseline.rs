//! The baseline: written, read, pruned, and what of it counts.

use std::fs;

use crate::repository::{Repository, pairs};
use crate::{DANGER, START, script};

const FILE: &str = ".blastlint/baseline.toml";

/// A repository with a dangerous branch whose finding is in the baseline of its before side.
fn known(args: &[&str]) -> Repository {
    let repository = Repository::new(&[("run.sh", START)]);
    repository.write(&[("run.sh", &script(DANGER))]);
    let args: Vec<&str> = ["baseline", "write"].iter().chain(args).copied().collect();
    let (code, out) = repository.run(&args);
    assert_eq!(code, 0, "{out}");
    assert!(out.starts_with("1 added"), "{out}");
    repository.write(&[("run.sh", START)]);
    repository.commit(&[], "baseline");
    repository.commit(&[("run.sh", &script(DANGER))], "danger");
    repository
}

#[test]
fn what_is_known_may_stand() {
    let repository = known(&["--reason", "the volume is made anew"]);
    assert_eq!(repository.last(), (vec![], pairs(&[("data-path-removed", "accepted")])));
    assert_eq!(repository.run(&["check", "HEAD~1..HEAD"]).0, 0);
    let (_, out) = repository.run(&["check", "HEAD~1..HEAD", "--show-suppressed"]);
    assert!(out.contains("the volume is made anew") && out.contains(FILE), "{out}");
    assert_eq!(repository.run(&["check", "HEAD~1..HEAD", "--no-config"]).0, 1);
}

#[test]
fn what_is_known_until_a_day_that_is_over_does_not() {
    let repository = known(&["--reason", "the volume is made anew", "--until", "2001-01-31"]);
    assert_eq!(repository.last(), (pairs(&[("data-path-removed", "")]), vec![]));
    let (code, out) = repository.run(&["baseline", "write", "--until", "2027-02-30"]);
    assert!(code == 2 && out.contains("is no day"), "{out}");
}

#[test]
fn what_arrives_in_the_change_counts_for_nothing() {
    let repository = Repository::new(&[("run.sh", START)]);
    repository.write(&[("run.sh", &script(DANGER))]);
    assert_eq!(repository.run(&["baseline", "write", "--reason", "made anew"]).0, 0);
    repository.commit(&[], "danger and baseline");
    let expected = pairs(&[("data-path-removed", ""), ("linter-policy-weakened", "")]);
    assert_eq!(repository.last(), (expected, vec![]));
    // Whoever runs the check may name one, and an experiment may believe it.
    let (_, aside) = repository.told(&["HEAD~1..HEAD", "--baseline", FILE]);
    assert_eq!(aside.len(), 1);
    let (_, aside) = repository.told(&["HEAD~1..HEAD", "--trust", "worktree"]);
    assert_eq!(aside.len(), 1);
}

#[test]
fn writing_again_keeps_what_is_said() {
    let repository = Repository::new(&[("a.sh", START), ("b.sh", START)]);
    repository.write(&[("b.sh", &script(DANGER))]);
    repository.run(&["baseline", "write", "--reason", "the first reason"]);
    repository.write(&[("a.sh", &script("rm -rf /srv/data\n"))]);
    let (_, out) = repository.run(&["baseline", "write", "--reason", "the second reason"]);
    assert!(out.starts_with("1 added, 2 in"), "{out}");
    let text = fs::read_to_string(repository.path().join(FILE)).unwrap();
    assert_eq!(text.matches("the first reason").count(), 1);
    assert!(text.find("a.sh").unwrap() < text.find("b.sh").unwrap(), "sorted by path: {text}");
    let (_, out) = repository.run(&["baseline", "write"]);
    assert!(out.starts_with("0 added"), "{out}");
    assert_eq!(fs::read_to_string(repository.path().join(FILE)).unwrap(), text, "nothing to add changes nothing");
}

#[test]
fn what_matches_nothing_is_told_of_and_dropped() {
    let repository = known(&["--reason", "the volume is made anew"]);
    repository.commit(&[("run.sh", &script("echo better\n"))], "better");
    assert_eq!(repository.last().0, pairs(&[("baseline-entry-stale", "")]));
    repository.commit(&[("other.sh", START)], "another file");
    assert_eq!(repository.last().0, []);
    let (code, out) = repository.run(&["baseline", "prune", "HEAD~1..HEAD"]);
    assert_eq!(code, 0);
    assert!(out.contains("dropped data-path-removed in run.sh: the volume is made anew"), "{out}");
    assert!(!fs::read_to_string(repository.path().join(FILE)).unwrap().contains("fingerprint ="));
    let (_, out) = repository.run(&["baseline", "prune", "HEAD~1..HEAD"]);
    assert!(out.starts_with("0 dropped"), "{out}");
}

#[test]
fn pruning_keeps_what_is_found() {
    let repository = known(&["--reason", "the volume is made anew"]);
    let (_, out) = repository.run(&["baseline", "prune", "HEAD~1..HEAD"]);
    assert!(out.starts_with("0 dropped, 1 in"), "{out}");
}

#[test]
fn a_baseline_that_does_not_read_is_an_error() {
    let repository = Repository::new(&[("run.sh", START), (FILE, "version = 1\nfindings = 3\n")]);
    repository.commit(&[("run.sh", &script(DANGER))], "danger");
    for args in [&["check", "HEAD~1..HEAD"][..], &["baseline", "write"]] {
        let (code, out) = repository.run(args);
        assert!(code == 2 && out.contains("the baseline does not read"), "{out}");
    }
}

#[test]
#[cfg(unix)]
fn a_link_is_not_written_through() {
    let repository = Repository::new(&[("run.sh", START)]);
    let outside = repository.path().join("outside");
    fs::write(&outside, "version = 1\n").unwrap();
    fs::create_dir(repository.path().join(".blastlint")).unwrap();
    std::os::unix::fs::symlink(&outside, repository.path().join(FILE)).unwrap();
    repository.write(&[("run.sh", &script(DANGER))]);
    let (code, out) = repository.run(&["baseline", "write"]);
    assert!(code == 2 && out.contains("symbolic link"), "{out}");
    assert_eq!(fs::read_to_string(outside).unwrap(), "version = 1\n");
}
