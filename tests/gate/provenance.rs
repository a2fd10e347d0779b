//! Who wrote a change, by what git and the environment tell.

use super::*;

fn told(scene: &Scene, branch: Option<(&str, &str)>) -> (String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_blastlint"));
    command.args(["gate", "main..work", "--output-format", "json"]).current_dir(scene.repo());
    command.env_remove("GITHUB_HEAD_REF").env_remove("CI_MERGE_REQUEST_SOURCE_BRANCH_NAME").envs(branch);
    let out = command.output().unwrap();
    let value: serde_json::Value = serde_json::from_slice(&out.stdout).unwrap();
    let provenance = &value["provenance"];
    (provenance["kind"].as_str().unwrap().to_owned(), provenance["evidence"].to_string())
}

#[test]
fn notes_branches_and_trailers_tell_of_agents() {
    let scene = Scene::new(&[]);
    let repo = scene.repo();
    assert_eq!(told(&scene, None).0, "person");
    for name in ["GITHUB_HEAD_REF", "CI_MERGE_REQUEST_SOURCE_BRANCH_NAME"] {
        assert_eq!(told(&scene, Some((name, "copilot/fix-7"))).0, "agent", "{name}");
        assert_eq!(told(&scene, Some((name, ""))).0, "person", "{name}");
    }
    git(&repo, &["branch", "-q", "-m", "codex/clean-up"]);
    git(&repo, &["branch", "-q", "work"]);
    let (kind, evidence) = told(&scene, None);
    assert!(kind == "agent" && evidence.contains("codex/clean-up"), "{evidence}");
    git(&repo, &["checkout", "-q", "work"]);
    assert_eq!(told(&scene, None).0, "person");
    let log = "run.sh\n  8f3a2b1c9d 3\n---\n{\"schema_version\": \"authorship/3.0.0\"}\n";
    git(&repo, &["notes", "--ref=ai", "add", "-m", log, "work"]);
    let (kind, evidence) = told(&scene, None);
    assert!(kind == "agent" && evidence.contains("a note of"), "{evidence}");
    git(&repo, &["notes", "--ref=ai", "remove", "work"]);
    git(&repo, &["commit", "-q", "--amend", "-m", "Clean up\n\nAssisted-by: Claude:claude-opus-4-1\n"]);
    assert_eq!(told(&scene, None).0, "agent");
}

#[test]
fn what_tells_of_an_agent_shows_no_secret() {
    let scene = Scene::new(&[]);
    let secret = "ghp_0123456789abcdefghijABCDEFGHIJ012345";
    let message = format!("Clean up\n\nGenerated-by: Codex with GITHUB_TOKEN={secret} \u{1b}[31m\n");
    git(&scene.repo(), &["commit", "-q", "--amend", "-m", &message]);
    for format in ["full", "json", "jsonl", "markdown", "github", "sarif"] {
        let (_, out) = scene.gate(&["--output-format", format]);
        assert!(!out.contains(secret) && !out.contains('\u{1b}'), "{format}: {out}");
    }
}
