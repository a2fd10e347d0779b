use super::*;
use crate::fact::embedded::written;
use crate::repo::{Author, FileDiff};
use crate::source::{RepoPath, Source};

fn commit(name: &str, mail: &str, message: &str) -> Commit {
    let author = Author { name: name.into(), mail: mail.into() };
    Commit { id: "ab".repeat(20), committer: author.clone(), author, message: message.into(), ..Commit::default() }
}

fn kind(commit: Commit) -> Kind {
    Provenance::of(&[commit], &[], &ChangeSet::default()).kind
}

#[test]
fn the_book_reads_and_is_in_lower_case() {
    let [(_, text)] = written("provenance").try_into().unwrap();
    let book: book::Book = toml::from_str(&text).unwrap();
    assert!(book.agents.len() > 12 && book.agents.len() == BOOK.agents.len());
    for known in book.agents.iter().chain(&book.bots) {
        let all = [&known.names, &known.tools, &known.mails, &known.logins, &known.branches, &known.lines];
        for text in all.into_iter().flatten() {
            assert_eq!(*text, text.to_lowercase(), "{}", known.name);
        }
    }
}

#[test]
fn agents_are_known_by_trailers_and_lines() {
    for said in [
        "Co-Authored-By: Claude <noreply@anthropic.com>",
        "Co-authored-by: Claude Opus 4.1 <x@example.org>",
        "co-authored-by: Cursor Agent <cursoragent@cursor.com>",
        "Co-authored-by: Copilot <223556219+Copilot@users.noreply.github.com>",
        "Co-authored-by: copilot-swe-agent[bot] <198982749+copilot-swe-agent[bot]@users.noreply.github.com>",
        "Co-authored-by: google-labs-jules[bot] <161369871+google-labs-jules[bot]@users.noreply.github.com>",
        "Co-authored-by: aider (gpt-5) <noreply@aider.chat>",
        "Co-authored-by: openhands <openhands@all-hands.dev>",
        "Assisted-by: Claude:claude-opus-4-1 [clippy]",
        "Generated-by: Codex",
        "Generated-by: gemini-cli (2.5)",
        "🤖 Generated with [Claude Code](https://claude.com/claude-code)",
        "Amp-Thread: https://ampcode.com/threads/T-1",
    ] {
        assert_eq!(kind(commit("Ann", "ann@example.org", &format!("Fix\n\n{said}\n"))), Kind::Agent, "{said}");
    }
}

#[test]
fn people_and_bots_are_no_agents() {
    for said in [
        "Co-authored-by: Claude Monet <claude@monet.example>",
        "Co-authored-by: Devin Smith <devin@example.org>",
        "Reviewed-by: Claude <noreply@anthropic.com>",
        "Assisted-by: Ann <ann@example.org>",
        "Use the cursor of the database: claude would",
        "Generated with protoc",
    ] {
        assert_eq!(kind(commit("Ann", "ann@example.org", said)), Kind::Person, "{said}");
    }
    let bot = commit("dependabot[bot]", "49699333+dependabot[bot]@users.noreply.github.com", "Bump x");
    assert_eq!(kind(bot), Kind::Bot);
    assert_eq!(kind(commit("shiny-release[bot]", "bot@example.org", "Bump")), Kind::Bot);
    assert_eq!(Provenance::of(&[], &[], &ChangeSet::default()).kind, Kind::Unknown);
}

#[test]
fn agents_are_known_by_authors_and_branches() {
    for (name, mail) in [
        ("copilot-swe-agent[bot]", "198982749+Copilot@users.noreply.github.com"),
        ("Devin AI", "158243242+devin-ai-integration[bot]@users.noreply.github.com"),
        ("Cursor Agent", "cursoragent@cursor.com"),
        ("google-labs-jules[bot]", "161369871+google-labs-jules[bot]@users.noreply.github.com"),
    ] {
        assert_eq!(kind(commit(name, mail, "Fix")), Kind::Agent, "{name}");
    }
    for branch in ["copilot/fix-1", "codex/add-x", "Claude/issue-7", "cursor/bug", "devin/1", "jules/2"] {
        let told = Provenance::of(&[commit("Ann", "a@x", "Fix")], &[branch.to_owned()], &ChangeSet::default());
        assert_eq!(told.kind, Kind::Agent, "{branch}");
        assert!(told.evidence[0].contains(branch), "{:?}", told.evidence);
    }
    let told = Provenance::of(&[commit("Ann", "a@x", "Fix")], &["feature/codex".into()], &ChangeSet::default());
    assert_eq!(told.kind, Kind::Person);
}

#[test]
fn agents_are_known_by_notes() {
    let log = |who: &str| format!("src/a.rs\n  {who} 1-5,9\n---\n{{\n  \"schema_version\": \"authorship/3.0.0\"\n}}\n");
    let traced = |kind: &str| {
        format!(
            r#"{{"version":"0.1.0","files":[{{"path":"a","conversations":[{{"contributor":{{"type":"{kind}"}}}}]}}]}}"#
        )
    };
    let empty = "---\n{\"schema_version\": \"authorship/3.0.0\", \"prompts\": {}}\n".to_owned();
    for (notes, expected) in [
        (log("8f3a2b1c"), Kind::Agent),
        (log("h_8f3a2b1c"), Kind::Person),
        (empty, Kind::Person),
        (traced("ai"), Kind::Agent),
        (traced("mixed"), Kind::Agent),
        (traced("human"), Kind::Person),
        ("deep".to_owned() + &"[".repeat(100_000), Kind::Person),
    ] {
        assert_eq!(kind(Commit { notes: notes.clone(), ..commit("Ann", "a@x", "Fix") }), expected, "{notes}");
    }
}

#[test]
fn agents_are_known_by_records_of_the_change() {
    let record =
        r#"{"files":[{"path":"a.rs","conversations":[{"contributor":{"type":"ai","model_id":"m"},"ranges":[]}]}]}"#;
    for (path, kind) in [(".agent-trace/traces.jsonl", Kind::Agent), ("docs/traces.jsonl", Kind::Person)] {
        let file = FileDiff::added(Source::new(RepoPath::from(path), record.as_bytes()));
        let change = ChangeSet { files: vec![file], ..ChangeSet::default() };
        assert_eq!(Provenance::of(&[commit("Ann", "a@x", "Fix")], &[], &change).kind, kind, "{path}");
    }
}

#[test]
fn accounts_of_programs_are_known() {
    assert_eq!(of_account("Copilot"), Some(Kind::Agent));
    assert_eq!(of_account("some-tool[bot]"), Some(Kind::Bot));
    assert_eq!(of_account("project_12_bot_ab12cd"), Some(Kind::Bot));
    assert_eq!(of_account("robotnik"), None);
}
