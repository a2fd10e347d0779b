//! Reviews of GitHub and GitLab.

use super::*;

fn github(scene: &Scene, by: &str, state: &str, association: &str, commit: &str) -> String {
    let marks = [("BY", by), ("STATE", state), ("ASSOCIATION", association), ("COMMIT", commit)];
    scene.payload("github-reviews.json", &marks)
}

#[test]
fn github_reviews_decide() {
    let scene = Scene::new(&[]);
    let old = git(&scene.repo(), &["rev-parse", "main"]);
    for (by, state, association, commit, code, said) in [
        ("dana", "APPROVED", "MEMBER", "@HEAD@", 0, "allowed: the 1 findings"),
        (
            "dana",
            "APPROVED",
            "MEMBER",
            old.as_str(),
            1,
            "dana approves by a review on GitHub: does not count: it is stale",
        ),
        ("dana", "DISMISSED", "MEMBER", "@HEAD@", 1, "given by nobody"),
        ("dana", "CHANGES_REQUESTED", "MEMBER", "@HEAD@", 1, "dana asked for changes"),
        ("Carol", "APPROVED", "OWNER", "@HEAD@", 1, "whoever writes a change does not approve it"),
        ("stranger", "APPROVED", "NONE", "@HEAD@", 1, "given by nobody"),
        ("dependabot[bot]", "APPROVED", "MEMBER", "@HEAD@", 1, "it is no person"),
    ] {
        let file = github(&scene, by, state, association, commit);
        let out = expect(scene.gate(&["--reviews", &file]), code, said);
        assert!(
            out.contains("copilot-pull-request-reviewer[bot] approves by a review on GitHub: does not count"),
            "{out}"
        );
    }
    expect(scene.gate(&[]), 1, "data-path-removed in run.sh:3");
    let again = scene.file("none.json", "[]");
    expect(scene.gate(&["--reviews", &again]), 1, "needs 1 approval by anybody of the project");
}

#[test]
fn nothing_dangerous_needs_nobody() {
    let scene = Scene::new(&[]);
    let out = blastlint(&scene.repo(), &["gate", "work..main"]);
    expect(out, 0, "allowed: nothing in this change needs an approval");
}

#[test]
fn gitlab_approvals_need_a_time_that_the_host_noted() {
    let scene = Scene::new(&[]);
    let approvals = scene.payload("gitlab-approvals.json", &[("BY", "dana")]);
    let request = scene.payload("gitlab-request.json", &[]);
    let versions = |at: &str| scene.payload("gitlab-versions.json", &[("PUSHED", at)]);
    expect(scene.gate(&["--reviews", &approvals]), 1, "nothing tells for which commit it was given");
    let early = versions("2026-03-02T09:00:00.000Z");
    let all = ["--reviews", &approvals, "--reviews", &request, "--reviews", &early];
    expect(scene.gate(&all), 0, "dana approves by an approval on GitLab: counts");
    let late = versions("2026-03-02T09:35:00.000Z");
    expect(scene.gate(&["--reviews", &approvals, "--reviews", &request, "--reviews", &late]), 1, "it is stale");
    let text = fs::read_to_string(&approvals).unwrap();
    let vouched = scene.file("envelope.json", &format!("{{\"head_sha\":\"{}\",\"approvals\":{text}}}", scene.head()));
    expect(scene.gate(&["--reviews", &vouched]), 0, "given by dana");
    let own = scene.payload("gitlab-approvals.json", &[("BY", "carol")]);
    let early = versions("2026-03-02T09:00:00.000Z");
    expect(scene.gate(&["--reviews", &own, "--reviews", &request, "--reviews", &early]), 1, "does not approve it");
}

#[test]
fn a_date_that_the_author_writes_proves_nothing() {
    let scene = Scene::new(&[]);
    // Approved first, then pushed with a date before the approval.
    let dated = ["commit", "-q", "--amend", "--no-edit", "--date", "2026-03-01T00:00:00Z"];
    let output = Command::new("git")
        .args(["-c", "user.name=carol", "-c", "user.email=carol@example.org"])
        .args(dated)
        .env("GIT_COMMITTER_DATE", "2026-03-01T00:00:00Z")
        .current_dir(scene.repo())
        .output()
        .unwrap();
    assert!(output.status.success());
    let approvals = scene.payload("gitlab-approvals.json", &[("BY", "dana")]);
    let request = scene.payload("gitlab-request.json", &[]);
    expect(scene.gate(&["--reviews", &approvals, "--reviews", &request]), 1, "nothing tells");
}

#[test]
fn approvals_of_another_diff_do_not_count() {
    let scene = Scene::new(&[]);
    let reviews = github(&scene, "dana", "APPROVED", "MEMBER", "@HEAD@");
    let file = scene.folder.path().join("approvals.json");
    let written = file.to_string_lossy().into_owned();
    expect(scene.gate(&["--reviews", &reviews, "--write-approvals", &written]), 0, "allowed");
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.contains("\"sha256:") && text.contains("\"dana\"") && !text.contains("erin"), "{text}");
    expect(scene.gate(&["--reviews", &written]), 0, "dana approves by an approval file: counts");
    // The same content over other commits is the same diff.
    git(&scene.repo(), &["commit", "-q", "--amend", "-m", "Said otherwise"]);
    expect(scene.gate(&["--reviews", &written]), 0, "counts");
    scene.write("run.sh", &format!("{DANGER}# one byte more\n"));
    scene.commit("More");
    expect(scene.gate(&["--reviews", &written]), 1, "it approves another diff");
    let forged = text.replace("dana", "carol");
    let forged = scene.file("forged.json", &forged);
    expect(scene.gate(&["--reviews", &forged]), 1, "needs 1 approval");
}

#[test]
fn a_file_of_the_change_is_no_review() {
    let scene = Scene::new(&[]);
    let head = scene.head();
    let said = format!("{{\"head_sha\":\"{head}\",\"approved_by\":[{{\"username\":\"dana\"}}]}}");
    scene.write("reviews.json", &said);
    scene.commit("Approve");
    expect(scene.gate(&["--reviews", "reviews.json"]), 2, "it is a file of the change");
}

#[test]
fn payloads_that_are_no_reviews_are_errors() {
    let scene = Scene::new(&[]);
    for text in ["", "{\"message\":\"Not Found\"}", "<html>", "[[[[[[[[[]]]]]]]]]"] {
        let file = scene.file("wrong.json", text);
        let out = expect(scene.gate(&["--reviews", &file]), 2, "do not read");
        assert!(out.contains("next: gh api"), "{out}");
    }
    expect(scene.gate(&["--reviews", "/nowhere.json"]), 2, "do not read");
}

#[test]
fn the_merge_commit_of_a_pull_request_is_approved_by_its_head() {
    let scene = Scene::new(&[]);
    let repo = scene.repo();
    let approved = github(&scene, "dana", "APPROVED", "MEMBER", "@HEAD@");
    git(&repo, &["checkout", "-q", "main"]);
    scene.write("other.txt", "on main\n");
    scene.commit("On main");
    git(&repo, &["merge", "-q", "--no-ff", "-m", "Merge pull request #7", "work"]);
    git(&repo, &["update-ref", "refs/pull/7/merge", "HEAD"]);
    let range = "refs/pull/7/merge^1..refs/pull/7/merge";
    expect(
        blastlint(&repo, &["gate", range, "--reviews", &approved]),
        0,
        "dana approves by a review on GitHub: counts",
    );
    // The same merge with something added by hand is not what was reviewed.
    scene.write("run.sh", &format!("{DANGER}rm -rf /srv/data\n"));
    git(&repo, &["commit", "-qa", "--amend", "--no-edit"]);
    expect(blastlint(&repo, &["gate", "HEAD^1..HEAD", "--reviews", &approved]), 1, "it is stale");
}

#[test]
fn authors_behind_the_end_of_a_shallow_clone_are_not_overlooked() {
    let scene = Scene::new(&[]);
    scene.write("more.txt", "by somebody else\n");
    git(&scene.repo(), &["add", "-A"]);
    git_as("erin", &scene.repo(), &["commit", "-qm", "More"]);
    let approved = github(&scene, "carol", "APPROVED", "MEMBER", "@HEAD@");
    git(&scene.repo(), &["checkout", "-q", "-B", "merged", "main"]);
    git(&scene.repo(), &["merge", "-q", "--no-ff", "-m", "Merge", "work"]);
    let url = format!("file://{}", scene.repo().display());
    git(scene.folder.path(), &["clone", "-q", "--depth", "2", "--branch", "merged", &url, "shallow"]);
    let shallow = scene.folder.path().join("shallow");
    let gate = ["gate", "HEAD^1..HEAD", "--reviews", &approved];
    let out = expect(blastlint(&shallow, &gate), 2, "who wrote the change is not known");
    assert!(out.contains("git fetch --unshallow"), "{out}");
    expect(blastlint(&scene.repo(), &gate), 1, "whoever writes a change does not approve it");
}

#[test]
fn owners_are_those_of_before() {
    let owned = "[gate]\napprovers = [\"owners\"]\n[gate.teams]\n\"acme/ops\" = [\"dana\", \"erin-q\"]\n";
    let scene = Scene::new(&[("CODEOWNERS", "*.sh @acme/ops\n"), ("blastlint.toml", owned)]);
    let by = |who: &str| github(&scene, who, "APPROVED", "MEMBER", &scene.head());
    expect(scene.gate(&["--reviews", &by("frank")]), 1, "needs 1 approval by the owners (@acme/ops); given by nobody");
    expect(scene.gate(&["--reviews", &by("erin-q")]), 0, "given by erin-q");
    // The change makes frank an owner, lets anybody approve, and moves the file to where nobody owns it.
    scene.write("CODEOWNERS", "* @frank\n");
    scene.write("blastlint.toml", "[gate]\napprovers = [\"@frank\"]\n");
    git(&scene.repo(), &["mv", "run.sh", "run.zsh"]);
    scene.commit("Reorganise");
    let out = expect(scene.gate(&["--reviews", &by("frank")]), 1, "by the owners (@acme/ops)");
    assert!(out.contains("given by nobody"), "{out}");
    expect(scene.gate(&["--reviews", &by("dana")]), 0, "given by dana");
}

#[test]
fn an_owner_who_asks_for_changes_blocks() {
    let policy = "[gate]\napprovers = [\"senior\"]\n[gate.teams]\nsenior = [\"dana\", \"gus\"]\n";
    let scene = Scene::new(&[("blastlint.toml", policy)]);
    let approved = github(&scene, "dana", "APPROVED", "MEMBER", "@HEAD@");
    let review = |by: &str| {
        format!(
            r#"[{{"user":{{"login":"{by}","type":"User"}},"state":"CHANGES_REQUESTED","author_association":"MEMBER","submitted_at":"2026-03-02T09:00:00Z","commit_id":"{}"}}]"#,
            scene.head()
        )
    };
    let blocked = scene.file("blocked.json", &review("gus"));
    expect(scene.gate(&["--reviews", &approved, "--reviews", &blocked]), 1, "given by dana; gus asked for changes");
    let other = scene.file("other.json", &review("hank"));
    expect(scene.gate(&["--reviews", &approved, "--reviews", &other]), 0, "given by dana");
}

#[test]
fn policies_say_who_and_how_many() {
    let policy = "[gate.teams]\nsenior = [\"dana\", \"gus\"]\n[[gate.rule]]\npaths = [\"*.sh\"]\nradius = [\"critical\", \"high\"]\napprovers = [\"senior\"]\ncount = 2\n[[gate.rule]]\npaths = [\"sandbox/\"]\ncount = 0\n";
    let scene = Scene::new(&[("blastlint.toml", policy)]);
    let one = github(&scene, "dana", "APPROVED", "MEMBER", "@HEAD@");
    expect(scene.gate(&["--reviews", &one]), 1, "needs 2 approvals by the team senior; given by dana");
    let two = fs::read_to_string(&one).unwrap().replace("erin-q", "gus").replace("COMMENTED", "APPROVED");
    let two = scene.file("two.json", &two);
    expect(scene.gate(&["--reviews", &two]), 0, "dana");
    git(&scene.repo(), &["checkout", "-q", "-B", "work", "main"]);
    scene.write("sandbox/run.sh", DANGER);
    scene.commit("Try");
    expect(scene.gate(&[]), 0, "allowed");
}

#[test]
fn a_wrong_policy_is_shown_with_its_line() {
    let scene = Scene::new(&[("blastlint.toml", "[gate]\napprovers = [\"seniors\"]\n")]);
    let out = expect(scene.gate(&[]), 2, "blastlint.toml:2: `seniors` is neither");
    assert!(out.contains("a person is written `@seniors`"), "{out}");
}

#[test]
fn every_format_answers() {
    let scene = Scene::new(&[]);
    for (format, said) in [
        ("full", "not allowed: 1 of 1"),
        ("concise", "run.sh:3:1: needs approval data-path-removed"),
        ("json", "\"allowed\": false"),
        ("jsonl", "\"allowed\":false"),
        ("markdown", "- **needs approval** data-path-removed in ` run.sh:3 `"),
        ("github", "::error file=run.sh,line=3,title=gate%3A data-path-removed::"),
        ("sarif", "\"approval\""),
    ] {
        let out = expect(scene.gate(&["--output-format", format]), 1, said);
        if matches!(format, "json" | "sarif") {
            let value: serde_json::Value = serde_json::from_str(&out).unwrap();
            let gate = if format == "json" { &value } else { &value["runs"][0]["properties"]["gate"] };
            assert_eq!(gate["allowed"], false, "{out}");
        }
    }
    let sarif = scene.folder.path().join("gate.sarif");
    scene.gate(&["--output", &format!("sarif={}", sarif.display())]);
    assert!(fs::read_to_string(sarif).unwrap().contains("\"gate\": true"));
}

#[test]
fn names_in_payloads_are_harmless() {
    let scene = Scene::new(&[]);
    let by = "x\\u001b[31m\\n::error::y##[group]`@team`";
    let file = github(&scene, by, "APPROVED", "MEMBER", "@HEAD@");
    for format in ["full", "concise", "json", "jsonl", "markdown", "github", "sarif"] {
        let (_, out) = scene.gate(&["--reviews", &file, "--output-format", format]);
        assert!(!out.contains('\u{1b}') && !out.contains("##["), "{format}: {out}");
        assert!(!out.lines().any(|line| line.trim_start().starts_with("::error::y")), "{format}: {out}");
    }
}

#[test]
fn what_an_agent_weakens_needs_somebody() {
    let (before, after) = ("approval_policy = \"on-request\"\n", "approval_policy = \"never\"\n");
    for (message, code) in [("Tidy up", 0), ("Tidy up\n\nCo-Authored-By: Claude <noreply@anthropic.com>", 1)] {
        let scene = Scene::new(&[(".codex/config.toml", before)]);
        git(&scene.repo(), &["checkout", "-q", "-B", "work", "main"]);
        scene.write(".codex/config.toml", after);
        scene.commit(message);
        let (_, found) = blastlint(&scene.repo(), &["check", "main..work", "--output-format", "concise"]);
        let (answer, out) = scene.gate(&[]);
        assert_eq!(answer, code, "{found}\n{out}");
    }
}

#[test]
fn tests_that_are_weakened_with_their_code_need_somebody() {
    let (code, test) = (
        "def total(items):\n    return sum(items)\n",
        "from orders import total\n\n\ndef test_total():\n    assert total([1, 2]) == 3\n    assert total([]) == 0\n",
    );
    for (changed, answer) in [(true, 1), (false, 0)] {
        let scene = Scene::new(&[("orders.py", code), ("tests/test_orders.py", test)]);
        git(&scene.repo(), &["checkout", "-q", "-B", "work", "main"]);
        scene.write("tests/test_orders.py", "from orders import total\n\n\ndef test_total():\n    total([1, 2])\n");
        if changed {
            scene.write("orders.py", "def total(items):\n    return sum(items) + 1\n");
        }
        scene.commit("Add one");
        let (_, found) = blastlint(&scene.repo(), &["check", "main..work", "--output-format", "concise"]);
        assert!(found.contains("warning"), "{found}");
        let (code, out) = scene.gate(&[]);
        assert_eq!(code, answer, "{found}\n{out}");
    }
}
