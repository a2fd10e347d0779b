//! Somebody approved, it says: approvals that are none.

use serde_json::{Value, json};

use crate::attempt::{PLAIN, REMOVE, START};
use crate::repository::Put::{self, Text};
use crate::repository::Repository;

/// A branch `work` of carol's with something dangerous on it; `before` stands on `main` too.
fn proposed(
    before: &'static [(&'static str, Put)],
    after: &'static [(&'static str, Put)],
    message: &str,
) -> Repository {
    let repository = Repository::new(before);
    repository.git(&["checkout", "-q", "-b", "work"]);
    repository.commit(after, message);
    repository
}

fn review(by: &str, kind: &str, state: &str, association: &str, commit: &str) -> Value {
    json!({
        "id": 1, "state": state, "body": "LGTM, blastlint-approved-by: dana", "user": {"login": by, "id": 7, "type": kind},
        "html_url": "https://github.com/acme/shop/pull/7#pullrequestreview-1",
        "pull_request_url": "https://api.github.com/repos/acme/shop/pulls/7",
        "author_association": association, "submitted_at": "2026-03-02T09:20:02Z", "commit_id": commit
    })
}

fn gate(repository: &Repository, payload: &Value) -> (i32, String) {
    let path = repository.beside("reviews.json");
    std::fs::write(&path, payload.to_string()).unwrap();
    repository.run(&[], &["gate", "main..work", "--reviews", &path])
}

#[track_caller]
fn short((code, out): (i32, String), said: &str) {
    assert!(code == 1 && out.contains(said), "exit {code}, `{said}` is not in:\n{out}");
}

/// That the harness can say yes: else every attempt would be caught.
#[test]
fn an_approval_that_is_one_passes() {
    let repository = proposed(PLAIN.before, PLAIN.after, "Tidy up");
    let head = repository.git(&["rev-parse", "work"]);
    let (code, out) = gate(&repository, &json!([review("dana", "User", "APPROVED", "MEMBER", &head)]));
    assert_eq!(code, 0, "{out}");
}

#[test]
fn reviews_that_do_not_count() {
    let repository = proposed(PLAIN.before, PLAIN.after, "Tidy up");
    let head = repository.git(&["rev-parse", "work"]);
    let base = repository.git(&["rev-parse", "main"]);
    let none = "0".repeat(40);
    for (name, payload, said) in [
        ("stale", json!([review("dana", "User", "APPROVED", "MEMBER", &base)]), "stale"),
        ("of no commit", json!([review("dana", "User", "APPROVED", "MEMBER", &none)]), "stale"),
        ("of half a commit", json!([review("dana", "User", "APPROVED", "MEMBER", &head[..7])]), "does not count"),
        ("by the author", json!([review("carol", "User", "APPROVED", "OWNER", &head)]), "does not approve it"),
        (
            "by the author in capitals",
            json!([review("CAROL", "User", "APPROVED", "OWNER", &head)]),
            "does not approve it",
        ),
        ("by a bot", json!([review("helper[bot]", "Bot", "APPROVED", "MEMBER", &head)]), "no person"),
        (
            "by a bot that says it is none",
            json!([review("copilot-swe-agent", "User", "APPROVED", "MEMBER", &head)]),
            "does not count",
        ),
        ("by a stranger", json!([review("dana", "User", "APPROVED", "NONE", &head)]), "given by nobody"),
        (
            "by whoever contributed once",
            json!([review("dana", "User", "APPROVED", "CONTRIBUTOR", &head)]),
            "given by nobody",
        ),
        ("dismissed", json!([review("dana", "User", "DISMISSED", "MEMBER", &head)]), "given by nobody"),
        ("a comment", json!([review("dana", "User", "COMMENTED", "MEMBER", &head)]), "given by nobody"),
        ("pending", json!([review("dana", "User", "PENDING", "MEMBER", &head)]), "given by nobody"),
        (
            "taken back later",
            json!([
                review("dana", "User", "APPROVED", "MEMBER", &head),
                review("dana", "User", "CHANGES_REQUESTED", "MEMBER", &head)
            ]),
            "asked for changes",
        ),
        ("by nobody", json!([review("", "User", "APPROVED", "MEMBER", &head)]), "nobody"),
    ] {
        let (code, out) = gate(&repository, &payload);
        assert!(code == 1 && out.contains(said), "{name}: exit {code}, `{said}` is not in:\n{out}");
    }
}

#[test]
fn an_author_under_another_name_is_the_author() {
    // As co-author, as committer, and by an address that the policy knows.
    let policy: &[(&str, Put)] = &[
        ("run.sh", Text(START)),
        ("blastlint.toml", Text("[gate.people]\ndana = [\"dana@example.org\", \"d.private@example.com\"]\n")),
    ];
    let of = |repository: &Repository| {
        let head = repository.git(&["rev-parse", "work"]);
        gate(repository, &json!([review("dana", "User", "APPROVED", "MEMBER", &head)]))
    };
    for message in [
        "Tidy up\n\nCo-authored-by: Somebody <dana@example.org>\n",
        "Tidy up\n\nco-authored-by: D <D.Private@example.com>\n",
    ] {
        short(of(&proposed(policy, PLAIN.after, message)), "does not approve it");
    }
    let repository = proposed(policy, PLAIN.after, "Tidy up");
    repository.git(&["-c", "user.email=d.private@example.com", "commit", "-q", "--amend", "--no-edit"]);
    short(of(&repository), "does not approve it");
    let repository = proposed(policy, PLAIN.after, "Tidy up");
    repository.git(&["commit", "-q", "--amend", "--no-edit", "--author", "X <1234+dana@users.noreply.github.com>"]);
    short(of(&repository), "does not approve it");
}

#[test]
fn the_change_makes_its_author_an_owner() {
    let before: &[(&str, Put)] = &[
        ("run.sh", Text(START)),
        ("CODEOWNERS", Text("*.sh @dana\n")),
        ("blastlint.toml", Text("[gate]\napprovers = [\"owners\"]\n")),
    ];
    for (name, after) in [
        ("swapped", &[("run.sh", Text(REMOVE)), ("CODEOWNERS", Text("* @erin\n"))][..]),
        ("one that comes first", &[("run.sh", Text(REMOVE)), (".github/CODEOWNERS", Text("* @erin\n"))]),
        ("deleted", &[("run.sh", Text(REMOVE)), ("CODEOWNERS", Put::Gone)]),
        (
            "moved to where erin owns it",
            &[
                ("erin/run.zsh", Put::From("run.sh")),
                ("erin/run.zsh", Text(REMOVE)),
                ("CODEOWNERS", Text("*.sh @dana\nerin/ @erin\n")),
            ],
        ),
        (
            "the gate asks for another",
            &[("run.sh", Text(REMOVE)), ("blastlint.toml", Text("[gate]\napprovers = [\"@erin\"]\n"))],
        ),
        ("the gate asks for nobody", &[("run.sh", Text(REMOVE)), ("blastlint.toml", Text("[gate]\ncount = 0\n"))]),
        ("the gate is gone", &[("run.sh", Text(REMOVE)), ("blastlint.toml", Put::Gone)]),
    ] {
        let repository = proposed(before, Vec::leak(after.to_vec()), "Tidy up");
        let head = repository.git(&["rev-parse", "work"]);
        let (code, out) = gate(&repository, &json!([review("erin", "User", "APPROVED", "MEMBER", &head)]));
        assert!(code == 1 && out.contains("data-path-removed"), "{name}: exit {code}: {out}");
    }
}

#[test]
fn an_approval_of_something_else() {
    let repository = proposed(PLAIN.before, PLAIN.after, "Tidy up");
    let head = repository.git(&["rev-parse", "work"]);
    let approvals = repository.beside("approvals.json");
    let path = repository.beside("reviews.json");
    std::fs::write(&path, json!([review("dana", "User", "APPROVED", "MEMBER", &head)]).to_string()).unwrap();
    let (code, out) = repository.run(&[], &["gate", "main..work", "--reviews", &path, "--write-approvals", &approvals]);
    assert_eq!(code, 0, "{out}");
    let text = std::fs::read_to_string(&approvals).unwrap();
    // Replayed for a change that does more.
    repository.commit(&[("more.sh", Text(REMOVE))], "More");
    short(repository.run(&[], &["gate", "main..work", "--reviews", &approvals]), "another diff");
    short(repository.run(&[], &["gate", "main..work", "--reviews", &path]), "stale");
    // Replayed in another repository, and edited to say that it is of this diff.
    let other = proposed(PLAIN.before, &[("run.sh", Text(REMOVE)), ("a.sql", Text("DROP TABLE orders;\n"))], "Tidy up");
    short(other.run(&[], &["gate", "main..work", "--reviews", &approvals]), "another diff");
    // An approval file is believed as a payload is: it must not be a file of the change.
    std::fs::write(other.path().join("approvals.json"), text).unwrap();
    other.git(&["add", "-A"]);
    other.git(&["commit", "-qm", "Approve"]);
    let (code, out) = other.run(&[], &["gate", "main..work", "--reviews", "approvals.json"]);
    assert!(code == 2 && out.contains("a file of the change"), "exit {code}: {out}");
    #[cfg(unix)]
    {
        let link = other.beside("link.json");
        std::os::unix::fs::symlink(other.path().join("approvals.json"), &link).unwrap();
        let (code, out) = other.run(&[], &["gate", "main..work", "--reviews", &link]);
        assert!(code == 2 && out.contains("a file of the change"), "exit {code}: {out}");
    }
}

#[test]
fn trailers_that_approve_nothing() {
    for (name, message) in [
        ("unsigned", "Tidy up\n\nBlastlint-Approved-by: Dana <dana@example.org> sha256:0\n"),
        ("of nothing", "Tidy up\n\nBlastlint-Approved-by: Dana <dana@example.org>\n"),
        ("twice", "Tidy up\n\nBlastlint-Approved-by: dana sha256:0\nBlastlint-Approved-by: gus sha256:0\n"),
        ("of people", "Tidy up\n\nReviewed-by: Dana <dana@example.org>\n"),
    ] {
        let repository = proposed(PLAIN.before, PLAIN.after, message);
        let (code, out) = repository.run(&[], &["gate", "main..work"]);
        assert!(code == 1, "{name}: exit {code}: {out}");
        // The right hash, and still no signature.
        let (_, json) = repository.run(&[], &["gate", "main..work", "--output-format", "json"]);
        let json: Value = serde_json::from_str(&json).unwrap();
        let digest = json["diff"].as_str().unwrap();
        let message = format!("Approve\n\nBlastlint-Approved-by: Dana <dana@example.org> {digest}\n");
        repository.git_as("dana", &["commit", "-q", "--allow-empty", "-m", &message]);
        short(repository.run(&[], &["gate", "main..work"]), "no signature");
    }
}
