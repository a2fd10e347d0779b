//! The hash of a diff: the same however the change is named, another for any byte.

use blastlint::repo::{Input, digest, load};

use super::*;

fn hash(input: &Input, cwd: &Path) -> String {
    let loaded = load(input, cwd).unwrap();
    digest(input, &loaded).unwrap()
}

fn range(text: &str) -> Input {
    Input::parse_range(text).unwrap()
}

#[test]
fn a_change_has_one_hash_however_it_is_named() {
    let scene = Scene::new(&[("old.txt", "moved as it is\n"), ("gone.txt", "x\n"), (".blastlintignore", "hidden/\n")]);
    let repo = scene.repo();
    scene.write("hidden/a.txt", "hidden\n");
    git(&repo, &["mv", "old.txt", "new.txt"]);
    fs::remove_file(repo.join("gone.txt")).unwrap();
    scene.write("binary", "\u{0}\u{1}");
    scene.commit("All kinds");
    let expected = hash(&range("main..work"), &repo);
    assert!(expected.starts_with("sha256:") && expected.len() == 71, "{expected}");
    assert_eq!(hash(&range("main...work"), &repo), expected);
    assert_eq!(hash(&Input::Since("main".into()), &repo), expected);
    let sides = ["main", "work"].map(|branch| {
        let folder = scene.folder.path().join(branch);
        git(&repo, &["worktree", "add", "-q", "--detach", &folder.to_string_lossy(), branch]);
        fs::remove_file(folder.join(".git")).unwrap();
        folder
    });
    assert_eq!(hash(&Input::Pair { before: sides[0].clone(), after: sides[1].clone() }, &repo), expected);
    git(&repo, &["reset", "-q", "--soft", "main"]);
    assert_eq!(hash(&Input::Staged, &repo), expected);
    git(&repo, &["reset", "-q"]);
    assert_eq!(hash(&Input::Worktree, &repo), expected);
}

#[test]
fn any_byte_mode_or_path_makes_another_hash() {
    let scene = Scene::new(&[(".blastlintignore", "hidden/\n"), ("hidden/a.txt", "a\n")]);
    let repo = scene.repo();
    let first = scene.head();
    let mut seen = std::collections::BTreeSet::from([hash(&range("main..work"), &repo)]);
    let mut another = |what: &str, change: &dyn Fn()| {
        git(&repo, &["reset", "-q", "--hard", &first]);
        change();
        git(&repo, &["add", "-A"]);
        git(&repo, &["commit", "-q", "--allow-empty", "-m", what]);
        assert!(seen.insert(hash(&range("main..work"), &repo)), "{what}");
    };
    another("a byte", &|| scene.write("run.sh", &format!("{DANGER} ")));
    another("an invisible byte", &|| fs::write(repo.join("run.sh"), [DANGER.as_bytes(), b"\xff"].concat()).unwrap());
    another("another invisible byte", &|| {
        fs::write(repo.join("run.sh"), [DANGER.as_bytes(), b"\xfe"].concat()).unwrap();
    });
    another("a mode", &|| {
        git(&repo, &["update-index", "--chmod=+x", "run.sh"]);
        fs::set_permissions(repo.join("run.sh"), std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    });
    another("a path", &|| fs::rename(repo.join("run.sh"), repo.join("run2.sh")).unwrap());
    another("a hidden file", &|| scene.write("hidden/a.txt", "b\n"));
    another("an empty file", &|| scene.write("empty", ""));
    another("a link", &|| std::os::unix::fs::symlink("run.sh", repo.join("link")).unwrap());
    another("a large file", &|| scene.write("large", &"x".repeat(5 << 20)));
    another("a large file with another end", &|| scene.write("large", &format!("{}y", "x".repeat((5 << 20) - 1))));
}
