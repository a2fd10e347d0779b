//! `blastlint init`, in repositories that real git makes; what the program says of itself for shells and pagers.

#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

#[path = "common/run.rs"]
mod run;

use std::fs;
use std::path::Path;

use run::{blastlint, git, repository, write};

const WORKFLOW: &str = ".github/workflows/blastlint.yml";

fn read(repo: &Path, path: &str) -> String {
    fs::read_to_string(repo.join(path)).unwrap_or_default()
}

#[test]
fn without_a_terminal_nothing_is_written() {
    let dir = repository();
    let (code, out) = blastlint(dir.path(), &["init"]);
    assert_eq!(code, 0, "{out}");
    for said in ["not written yet blastlint.toml", WORKFLOW, ".pre-commit-config.yaml", "blastlint init --yes"] {
        assert!(out.contains(said), "{said}: {out}");
    }
    assert!(!dir.path().join("blastlint.toml").exists() && !dir.path().join(".github").exists());
}

/// What is written works, blastlint itself has nothing to say of it, and a second run leaves it as it is.
#[test]
fn what_is_written_works() {
    for (args, job) in [
        (&["init", "--yes"][..], WORKFLOW),
        (&["init", "--yes", "--gate"], WORKFLOW),
        (&["init", "--yes", "--ci", "gitlab"], ".gitlab-ci.yml"),
        (&["init", "--yes", "--ci", "gitlab", "--gate"], ".gitlab-ci.yml"),
    ] {
        let dir = repository();
        let repo = dir.path();
        let (code, out) = blastlint(repo, args);
        assert!(code == 0 && out.matches("written  ").count() == 4, "{args:?}: {out}");
        git(repo, &["add", "."]);
        for more in [&[][..], &["--trust", "worktree"]] {
            let check = [&["check", "--staged", "--strict", "--fail-on", "note"], more].concat();
            let (code, out) = blastlint(repo, &check);
            assert!(code == 0 && out.contains("0 errors, 0 warnings, 0 notes"), "{args:?}: {out}");
        }
        git(repo, &["commit", "-qm", "init"]);
        let (code, out) = blastlint(repo, &["config", "show"]);
        assert!(code == 0 && out.contains("version = 1  # blastlint.toml:3"), "{out}");

        // The job reads as YAML: its commands are seen, and nothing is not.
        let (code, out) = blastlint(repo, &["facts", job]);
        assert!(code == 0 && !out.contains("\"gap\""), "{out}");
        let text = read(repo, job);
        assert_eq!(text.contains("blastlint gate"), args.contains(&"--gate"), "{text}");
        assert!(text.contains(&format!("blastlint@{}", env!("CARGO_PKG_VERSION"))), "{text}");
        assert!(text.contains("fetch-depth: 0") || text.contains("GIT_DEPTH: \"0\""), "{text}");

        let before = [read(repo, job), read(repo, "blastlint.toml"), read(repo, ".pre-commit-config.yaml")];
        let (code, out) = blastlint(repo, args);
        assert!(code == 0 && out.matches("there already").count() == 4, "{out}");
        assert_eq!(before, [read(repo, job), read(repo, "blastlint.toml"), read(repo, ".pre-commit-config.yaml")]);
    }
}

/// One truth: the actions are pinned, and the same as those of the action itself.
#[test]
fn actions_are_pinned_as_in_our_own_action() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let own = read(root, "action.yml");
    for name in ["github.yml", "github-gate.yml"] {
        let text = read(root, &format!("src/cli/init/{name}"));
        let uses: Vec<&str> = text.lines().filter_map(|line| line.split_once("uses: ")).map(|(_, uses)| uses).collect();
        assert_eq!(uses.len(), 2, "{name}");
        for uses in uses {
            let pin = uses.split_once('@').unwrap().1.split_once(' ').unwrap().0;
            assert!(pin.len() == 40 && pin.bytes().all(|b| b.is_ascii_hexdigit()), "{name}: {uses}");
            assert!(!uses.starts_with("github/codeql-action") || own.contains(uses), "{name}: {uses}");
        }
        assert!(text.contains("permissions: {}"), "{name}");
    }
}

#[test]
fn what_is_there_is_never_overwritten() {
    let dir = repository();
    let repo = dir.path();
    let config = "[rules]\ndestroy = \"note\"\n";
    write(repo, ".blastlint.toml", config);
    write(repo, WORKFLOW, "name: mine\n");
    write(repo, ".pre-commit-config.yaml", "repos:\n- repo: local\n  hooks: []\nfail_fast: true\n");
    let (code, out) = blastlint(repo, &["init", "--yes"]);
    assert_eq!(code, 0, "{out}");
    assert!(out.contains("there already   blastlint.toml") && out.contains("as .blastlint.toml"), "{out}");
    assert!(
        out.contains("left to you     .pre-commit-config.yaml") && out.contains("entry: blastlint check --staged"),
        "{out}"
    );
    assert!(!repo.join("blastlint.toml").exists());
    assert_eq!(read(repo, WORKFLOW), "name: mine\n");
    assert!(!read(repo, ".pre-commit-config.yaml").contains("blastlint"));

    write(repo, ".pre-commit-config.yaml", "# hooks\nrepos:\n- repo: local\n  hooks: []\n");
    let (_, out) = blastlint(repo, &["init", "--yes"]);
    assert!(out.contains("written         .pre-commit-config.yaml"), "{out}");
    let text = read(repo, ".pre-commit-config.yaml");
    assert!(
        text.starts_with("# hooks\nrepos:\n- repo: local\n  hooks: []\n- repo: local\n  hooks:\n    - id: blastlint\n"),
        "{text}"
    );

    write(repo, ".gitlab-ci.yml", "build:\n  script: make\n");
    let (_, out) = blastlint(repo, &["init", "--yes", "--ci", "gitlab"]);
    assert!(
        out.contains("left to you     .gitlab-ci.yml") && read(repo, ".gitlab-ci.yml").starts_with("build"),
        "{out}"
    );
}

#[cfg(unix)]
#[test]
fn no_link_is_followed_out_of_the_repository() {
    let (dir, other) = (repository(), repository());
    let repo = dir.path();
    std::os::unix::fs::symlink(other.path(), repo.join(".github")).unwrap();
    std::os::unix::fs::symlink(other.path().join("x.toml"), repo.join("blastlint.toml")).unwrap();
    let (code, out) = blastlint(repo, &["init", "--yes", "--ci", "github"]);
    assert!(code == 0 && out.contains("is a symbolic link") && out.contains("a symbolic link stands there"), "{out}");
    assert!(!other.path().join("workflows").exists() && !other.path().join("x.toml").exists());
}

#[test]
fn completions_and_the_manual_know_every_command() {
    let dir = repository();
    let commands =
        ["check", "gate", "audit", "scope", "calibrate", "facts", "explain", "rule", "config", "init", "baseline"];
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let (code, out) = blastlint(dir.path(), &["completions", shell]);
        assert_eq!(code, 0);
        for word in commands.iter().chain(&["migrate", "prune", "verify", "show-suppressed"]) {
            assert!(out.contains(word), "{shell}: {word}");
        }
    }
    let (code, man) = blastlint(dir.path(), &["man"]);
    assert_eq!(code, 0);
    for word in commands {
        assert!(man.contains(&format!("blastlint\\-{word}")), "{word}");
    }
}
