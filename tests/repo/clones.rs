//! Clones that lack objects, and the repository that a hook of a server sees.

use super::*;

/// A repository with two commits that change `files` files in two folders, served to partial clones.
fn served(files: usize) -> TempDir {
    let dir = repository(&[(".blastlintignore", b"gen/\n"), ("blastlint.toml", b"")]);
    let names = |n: usize| [format!("a/b/{n}.sh"), format!("c/{n}.sql")];
    for (side, text) in [("before", "true"), ("after", "false")] {
        for name in (0..files).flat_map(names) {
            write(dir.path(), &name, format!("{side} {name} {text}\n"));
        }
        commit(dir.path());
    }
    git(dir.path(), &["config", "uploadpack.allowFilter", "true"]);
    dir
}

fn clone(of: &TempDir, filter: &str) -> TempDir {
    let clone = TempDir::new().unwrap();
    let url = format!("file://{}", of.path().display());
    git(clone.path(), &["clone", "-q", "--no-checkout", filter, &url, "."]);
    clone
}

#[test]
fn treeless_and_blobless_clones_read_everything() {
    let dir = served(70);
    for filter in ["--filter=blob:none", "--filter=tree:0"] {
        let clone = clone(&dir, filter);
        for input in ["HEAD~1..HEAD", "HEAD~1...HEAD"] {
            let mut loaded = load(&range(input), clone.path()).unwrap();
            assert_eq!(loaded.change.files.len(), 140, "{filter} {input}");
            assert!(loaded.change.gaps.is_empty(), "{filter}: {:?}", loaded.change.gaps);
            assert!(loaded.change.files.iter().all(|file| file.before.is_some() && file.after.is_some()), "{filter}");
            assert_eq!(loaded.before.list(&RepoPath::from("c")).files.len(), 70, "{filter}");
            assert_eq!(loaded.before.read(&[RepoPath::from(".blastlintignore")]), [Some(b"gen/\n".to_vec())]);
        }
        let packs = fs::read_dir(clone.path().join(".git/objects/pack")).unwrap();
        let packs = packs.filter(|file| file.as_ref().unwrap().path().extension().is_some_and(|e| e == "pack")).count();
        assert!(packs <= 10, "{filter}: {packs} packs, though blobs are fetched at once");
    }
}

#[test]
fn a_partial_clone_that_is_cut_off_tells_it() {
    let dir = served(3);
    let (blobless, treeless) = (clone(&dir, "--filter=blob:none"), clone(&dir, "--filter=tree:0"));
    drop(dir);
    let loaded = last(blobless.path());
    assert_eq!(loaded.change.files.len(), 6);
    assert!(loaded.change.gaps.len() >= 12, "each side of each: {:?}", loaded.change.gaps);
    let error = load(&range("HEAD~1..HEAD"), treeless.path()).unwrap_err();
    assert!(error.next().contains("git fetch"), "{error}: {}", error.next());
}

/// Runs `blastlint check OLD..NEW` where a server does: in front of the objects that are pushed.
fn pushed_through_a_hook(bare: &Path, repo: &Path, branch: &str) -> (bool, String) {
    let hook = format!(
        "#!/bin/sh\nenv | grep -c GIT_QUARANTINE_PATH >&2\nwhile read old new ref; do\n  {} check \"$old..$new\" --output-format concise >&2 || exit 1\ndone\n",
        env!("CARGO_BIN_EXE_blastlint")
    );
    let path = bare.join("hooks/pre-receive");
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, hook).unwrap();
    #[cfg(unix)]
    fs::set_permissions(&path, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    let output = Command::new("git").args(["push", "-q", "origin", branch]).current_dir(repo).output().unwrap();
    (output.status.success(), String::from_utf8_lossy(&output.stderr).into_owned())
}

#[cfg(unix)]
#[test]
fn a_hook_of_a_server_reads_what_is_pushed() {
    let dir = repository(&[("run.sh", b"true\n")]);
    let (repo, other) = (dir.path(), TempDir::new().unwrap());
    let bare = other.path().join("bare.git");
    git(repo, &["clone", "-q", "--bare", ".", bare.to_str().unwrap()]);
    git(repo, &["remote", "add", "origin", bare.to_str().unwrap()]);
    write(repo, "run.sh", "rm -rf /var/lib/app\n");
    commit(repo);
    let (taken, said) = pushed_through_a_hook(&bare, repo, "main");
    assert!(!taken && said.contains("data-path-removed") && said.contains("remote: 1"), "{said}");
    let (taken, said) = pushed_through_a_hook(&bare, repo, "main:new");
    assert!(!taken && said.contains("blastlint check HEAD...") && said.contains("new"), "{said}");
    write(repo, "run.sh", "false\n");
    git(repo, &["commit", "-qam", "x", "--amend"]);
    let (taken, said) = pushed_through_a_hook(&bare, repo, "main");
    assert!(taken, "{said}");
    let (taken, said) = pushed_through_a_hook(&bare, repo, ":main");
    assert!(!taken && said.contains("deleted"), "{said}");
}

#[test]
fn ids_of_nothing_say_what_to_type() {
    let dir = repository(&[("a", b"a\n")]);
    for width in [40, 64] {
        let nothing = "0".repeat(width);
        for range_text in [format!("{nothing}..HEAD"), format!("{nothing}...HEAD")] {
            let error = load(&range(&range_text), dir.path()).unwrap_err();
            assert!(error.next().contains("blastlint check HEAD...HEAD"), "{error}");
            assert!(error.next().contains("4b825dc642cb6eb9a060e54bf8d69288fbee4904..HEAD"), "{}", error.next());
        }
        let error = load(&range(&format!("HEAD..{nothing}")), dir.path()).unwrap_err();
        assert!(matches!(error, RepoError::GoneBranch), "{error}");
    }
}

/// Git keeps each object in a file of its own here; one of them is spoilt in each of three ways.
#[test]
fn an_object_that_is_spoilt_is_a_gap_and_the_next_one_reads() {
    let dir = repository(&[("a.sh", b"a\n"), ("b.sh", b"b\n"), ("c.sh", b"c\n")]);
    let repo = dir.path();
    for path in ["a.sh", "b.sh", "c.sh"] {
        write(repo, path, "true\n".to_owned() + path);
    }
    commit(repo);
    let id = git(repo, &["rev-parse", "HEAD:b.sh"]);
    let file = repo.join(".git/objects").join(&id[..2]).join(&id[2..]);
    let spoil: [fn(&Path); 3] =
        [|file| fs::write(file, "garbage").unwrap(), |file| fs::write(file, "").unwrap(), |_| {}];
    for spoil in spoil {
        fs::remove_file(&file).unwrap();
        spoil(&file);
        let loaded = last(repo);
        assert_eq!(loaded.change.gaps.len(), 1, "{:?}", loaded.change.gaps);
        let read: Vec<bool> = loaded.change.files.iter().map(|file| file.after.is_some()).collect();
        assert_eq!(read, [true, false, true]);
        let rules = blastlint::rule::RuleSet::shipped().unwrap();
        let stats = blastlint::lint::lint(loaded.change, &rules, &blastlint::policy::Policy::default()).stats;
        assert_eq!((stats.files, stats.linted, stats.unsupported), (3, 3, 0), "the before side of b.sh was read");
    }
}
