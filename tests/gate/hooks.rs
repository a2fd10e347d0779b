//! A bare repository with a pre-receive hook, and push options.

use std::os::unix::fs::PermissionsExt;

use super::*;

/// A bare repository that takes what the gate allows, by `policy`, and a clone of it with the dangerous branch.
fn served(policy: &str) -> (Scene, PathBuf) {
    let scene = Scene::new(&[("blastlint.toml", policy)]);
    let bare = scene.folder.path().join("bare.git");
    git(scene.folder.path(), &["init", "-q", "--bare", "bare.git"]);
    git(&bare, &["config", "receive.advertisePushOptions", "true"]);
    let url = bare.to_string_lossy().into_owned();
    git(&scene.repo(), &["remote", "add", "origin", &url]);
    git(&scene.repo(), &["push", "-q", "origin", "main"]);
    let hook = bare.join("hooks/pre-receive");
    let run = env!("CARGO_BIN_EXE_blastlint");
    let text = format!(
        "#!/bin/sh\nwhile read old new ref; do\n  case $old in *[!0]*) ;; *) old=main ;; esac\n  {run} gate \"$old..$new\" </dev/null || exit 1\ndone\n"
    );
    fs::create_dir_all(hook.parent().unwrap()).unwrap();
    fs::write(&hook, text).unwrap();
    fs::set_permissions(&hook, fs::Permissions::from_mode(0o755)).unwrap();
    (scene, bare)
}

fn push(scene: &Scene, args: &[&str]) -> (bool, String) {
    let output = git_as("carol", &scene.repo(), &[&["push", "origin", "work:main"], args].concat());
    (output.status.success(), String::from_utf8_lossy(&output.stderr).into_owned())
}

#[test]
fn a_push_needs_an_approval_that_counts() {
    let (scene, bare) = served("[gate]\npush_options = \"trusted\"\napprovers = [\"@dana\"]\n");
    let before = git(&bare, &["rev-parse", "main"]);
    let (taken, said) = push(&scene, &[]);
    assert!(!taken && said.contains("not allowed: 1 of 1"), "{said}");
    let (taken, said) = push(&scene, &["-o", "blastlint-approved-by=carol"]);
    assert!(!taken && said.contains("whoever writes a change does not approve it"), "{said}");
    let (taken, said) = push(&scene, &["-o", "blastlint-approved-by=dana sha256:0"]);
    assert!(!taken && said.contains("it approves another diff"), "{said}");
    assert_eq!(git(&bare, &["rev-parse", "main"]), before);
    let (taken, said) = push(&scene, &["-o", "ci.skip", "-o", "blastlint-approved-by=dana"]);
    assert!(taken && said.contains("dana approves by a push option: counts"), "{said}");
    assert_eq!(git(&bare, &["rev-parse", "main"]), scene.head());
}

#[test]
fn push_options_are_seen_and_do_not_count_by_themselves() {
    let (scene, bare) = served("");
    let before = git(&bare, &["rev-parse", "main"]);
    let (taken, said) = push(&scene, &["-o", "blastlint-approved-by=dana"]);
    assert!(!taken && said.contains("does not count: whoever pushes writes push options"), "{said}");
    assert_eq!(git(&bare, &["rev-parse", "main"]), before);
}

#[test]
fn what_git_is_told_to_show_instead_is_not_what_is_judged() {
    let (scene, bare) = served("");
    let repo = scene.repo();
    let head = scene.head();
    // The same commit with a harmless tree, to be shown in place of the dangerous one.
    let tree = git(&repo, &["rev-parse", "main^{tree}"]);
    let harmless = git(&repo, &["commit-tree", "-p", "main", "-m", "Clean up", &tree]);
    git(&repo, &["push", "-q", "--no-verify", "origin", &format!("{harmless}:refs/replace/{head}")]);
    assert_eq!(git(&bare, &["rev-parse", &format!("{head}^{{tree}}")]).len(), 40);
    let (taken, said) = push(&scene, &[]);
    assert!(!taken && said.contains("not allowed: 1 of 1"), "{said}");
}

#[test]
fn a_policy_that_is_pushed_counts_from_the_next_push_on() {
    let (scene, _) = served("");
    scene.write("blastlint.toml", "[gate]\npush_options = \"trusted\"\n");
    scene.commit("Trust");
    let (taken, said) = push(&scene, &["-o", "blastlint-approved-by=dana"]);
    assert!(!taken && said.contains("does not count"), "{said}");
}
