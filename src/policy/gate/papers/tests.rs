use super::super::{Ballot, GateConfig, Subject, Trust};
use super::Papers;

const HEAD: &str = "1111111111111111111111111111111111111111";
const OLD: &str = "2222222222222222222222222222222222222222";

/// Who approves and who blocks, by what `payloads` say of a change at [`HEAD`].
fn heard(payloads: &[String]) -> (Vec<String>, Vec<String>) {
    heard_by(payloads, &GateConfig::default())
}

fn heard_by(payloads: &[String], config: &GateConfig) -> (Vec<String>, Vec<String>) {
    let mut papers = Papers::default();
    payloads.iter().for_each(|payload| papers.add(payload.as_bytes()).unwrap());
    let committed = super::super::time::parse("2026-03-01T12:00:00Z");
    let digest = Ok("sha256:1".into());
    let subject = Subject { head: Some(HEAD.into()), committed, digest, ..Subject::default() };
    let ballot = Ballot::of(&papers, &subject, config);
    let names = |votes: Vec<&super::super::Vote>| votes.into_iter().map(|vote| vote.by.clone()).collect();
    (names(ballot.approvals()), names(ballot.blocks().collect()))
}

fn review(by: &str, state: &str, minute: u32, commit: &str) -> String {
    format!(
        r#"{{"id":1,"user":{{"login":"{by}","type":"User"}},"body":"","state":"{state}","author_association":"MEMBER","submitted_at":"2026-03-01T12:{minute:02}:00Z","commit_id":"{commit}"}}"#
    )
}

#[test]
fn the_latest_review_of_a_person_decides() {
    let list = |reviews: &[(&str, u32, &str)]| {
        let all: Vec<String> = reviews.iter().map(|(state, at, commit)| review("ann", state, *at, commit)).collect();
        vec![format!("[{}]", all.join(","))]
    };
    let ann = || vec!["ann".to_owned()];
    let none = Vec::new;
    for (reviews, approves, blocks) in [
        (vec![("APPROVED", 1, HEAD)], ann(), none()),
        (vec![("APPROVED", 1, HEAD), ("COMMENTED", 2, HEAD)], ann(), none()),
        (vec![("APPROVED", 1, OLD)], none(), none()),
        (vec![("APPROVED", 1, HEAD), ("CHANGES_REQUESTED", 2, HEAD)], none(), ann()),
        (vec![("CHANGES_REQUESTED", 2, HEAD), ("APPROVED", 1, HEAD)], none(), ann()),
        (vec![("CHANGES_REQUESTED", 1, OLD), ("APPROVED", 2, HEAD)], ann(), none()),
        (vec![("CHANGES_REQUESTED", 1, OLD)], none(), ann()),
        (vec![("APPROVED", 1, HEAD), ("DISMISSED", 2, HEAD)], none(), none()),
        (vec![("PENDING", 1, HEAD)], none(), none()),
    ] {
        assert_eq!(heard(&list(&reviews)), (approves, blocks), "{reviews:?}");
    }
}

#[test]
fn pages_read_however_they_are_joined() {
    let (a, b) = (review("ann", "APPROVED", 1, HEAD), review("bob", "APPROVED", 1, HEAD));
    let both = vec!["ann".to_owned(), "bob".to_owned()];
    for payload in [format!("[{a}][{b}]"), format!("[[{a}],[{b}]]"), format!("{a}\n{b}\n"), format!("[{a},{b}]")] {
        assert_eq!(heard(std::slice::from_ref(&payload)).0, both, "{payload}");
    }
    let graph = format!(
        r#"{{"data":{{"repository":{{"pullRequest":{{"author":{{"login":"bob"}},"reviews":{{"nodes":[
        {{"author":{{"login":"ann","__typename":"User"}},"state":"APPROVED","submittedAt":"2026-03-01T12:01:00Z","authorAssociation":"MEMBER","commit":{{"oid":"{HEAD}"}}}},
        {{"author":{{"login":"bob","__typename":"User"}},"state":"APPROVED","submittedAt":"2026-03-01T12:01:00Z","authorAssociation":"MEMBER","commit":{{"oid":"{HEAD}"}}}},
        {{"author":{{"login":"helper","__typename":"Bot"}},"state":"APPROVED","submittedAt":"2026-03-01T12:01:00Z","authorAssociation":"NONE","commit":{{"oid":"{HEAD}"}}}}
        ]}}}}}}}}}}"#
    );
    assert_eq!(heard(&[graph]).0, ["ann"], "neither the author nor a machine");
}

#[test]
fn approvals_of_gitlab_need_a_time_or_a_commit() {
    let listed = r#"{"id":5,"iid":5,"approved":true,"approved_by":[{"user":{"username":"ann"}}]}"#;
    let dated = |at: &str| format!(r#"{{"approved_by":[{{"user":{{"username":"ann"}},"approved_at":"{at}"}}]}}"#);
    let request = |sha: &str| format!(r#"{{"iid":5,"sha":"{sha}","author":{{"username":"bob"}}}}"#);
    let version = |at: &str| format!(r#"[{{"id":1,"head_commit_sha":"{HEAD}","created_at":"{at}"}}]"#);
    let note = |by: &str, body: &str, at: &str, system: bool| {
        format!(r#"{{"id":1,"body":"{body}","author":{{"username":"{by}"}},"created_at":"{at}","system":{system}}}"#)
    };
    let (early, push, late) = ("2026-03-01T12:10:00.000Z", "2026-03-01T12:20:00.000Z", "2026-03-01T12:30:00.000Z");
    for (payloads, counts) in [
        (vec![listed.to_owned()], false),
        (vec![format!(r#"{{"head_sha":"{HEAD}","approvals":{listed}}}"#)], true),
        (vec![format!(r#"{{"head_sha":"{OLD}","approvals":{listed}}}"#)], false),
        (vec![format!(r#"{{"head_sha":"{HEAD}","approved_by":[{{"user":{{"username":"ann"}}}}]}}"#)], true),
        (vec![listed.to_owned(), request(HEAD)], false),
        (vec![listed.to_owned(), request(HEAD), r#"{"reset_approvals_on_push":true}"#.into()], true),
        (vec![listed.to_owned(), request(OLD), r#"{"reset_approvals_on_push":true}"#.into()], false),
        (vec![dated(late), version(push)], true),
        (vec![dated(early), version(push)], false),
        (vec![dated(late)], false),
        (
            vec![
                listed.to_owned(),
                request(HEAD),
                format!("[{},{}]", version(push), note("ann", "approved this merge request", late, true)),
            ],
            true,
        ),
        (
            vec![
                listed.to_owned(),
                request(HEAD),
                format!("[{},{}]", version(push), note("ann", "approved this merge request", early, true)),
            ],
            false,
        ),
        (vec![request(HEAD), version(push), note("ann", "approved this merge request", late, false)], false),
        (vec![request(HEAD), version(push), note("ann", "approved this merge request", late, true)], true),
        (
            vec![
                request(HEAD),
                version(push),
                note("ann", "approved this merge request", push, true),
                note("ann", "unapproved this merge request", late, true),
            ],
            false,
        ),
        (
            vec![
                r#"{"rules":[{"name":"r","approved_by":[{"username":"ann"}]}]}"#.into(),
                request(HEAD),
                r#"{"reset_approvals_on_push":true}"#.into(),
            ],
            true,
        ),
    ] {
        let expected: Vec<&str> = if counts { vec!["ann"] } else { vec![] };
        assert_eq!(heard(&payloads).0, expected, "{payloads:?}");
    }
    let trusting = GateConfig { commit_dates: Trust::Trusted, ..GateConfig::default() };
    assert_eq!(heard_by(&[dated(late)], &trusting).0, ["ann"]);
    assert_eq!(heard_by(&[dated("2026-03-01T11:00:00Z")], &trusting).0, Vec::<String>::new());
}

#[test]
fn what_is_not_understood_is_an_error() {
    let nested = "[".repeat(50) + &"]".repeat(50);
    for payload in [
        "",
        "{",
        "7",
        "{\"message\":\"Not Found\",\"status\":\"404\"}",
        "[1]",
        "\"x\"",
        nested.as_str(),
        "{\"version\":1,\"diff\":\"x\",\"approvals\":[{\"who\":1}]}",
    ] {
        assert!(Papers::default().add(payload.as_bytes()).is_err(), "{payload}");
    }
    assert!(Papers::default().add(b"[]").is_ok());
    // A gone account, a review without a state, texts of any length: nobody approves.
    let odd = format!(
        r#"[{{"user":null,"state":"APPROVED","commit_id":"{HEAD}"}},{{"user":{{"login":"a"}},"state":null,"commit_id":"{HEAD}"}}]"#
    );
    assert_eq!(heard(&[odd]).0, Vec::<String>::new());
}
