//! Paths of any bytes, and the places that git can be asked from.

use super::*;

/// Paths that a shell, a line-based protocol or a matcher would trip over.
const ODD: [&[u8]; 12] = [
    b"\xff\xfe.sh",
    b"a\nb.sh",
    b"a\tb.sh",
    b"a\"b'`.sh",
    b"\x1b[31m.sh",
    b"-rf.sh",
    b"--all.sh",
    b" lead and trail .sh",
    b":(top)x.sh",
    b"*.sh",
    b"\xe2\x80\xae.sh",
    b"a\\n.sh",
];

#[cfg(unix)]
fn os(path: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt;
    PathBuf::from(std::ffi::OsStr::from_bytes(path))
}

#[cfg(unix)]
#[test]
fn odd_paths_are_read_on_both_sides() {
    let dir = TempDir::new().unwrap();
    let repo = dir.path();
    git(repo, &["init", "-q", "-b", "main"]);
    let long = [b"d".repeat(200).as_slice(); 15].join(&b'/');
    let all: Vec<Vec<u8>> = ODD.iter().map(|path| path.to_vec()).chain([[&long[..], b"/x.sh"].concat()]).collect();
    for side in ["true\n", "rm -rf /srv/data\n"] {
        for path in &all {
            fs::create_dir_all(repo.join(os(path)).parent().unwrap()).unwrap();
            fs::write(repo.join(os(path)), side).unwrap();
        }
        commit(repo);
    }
    for input in [range("HEAD~1..HEAD"), Input::Worktree] {
        if input == Input::Worktree {
            git(repo, &["reset", "-q", "--mixed", "HEAD~1"]);
        }
        let mut loaded = load(&input, repo).unwrap();
        let found: std::collections::BTreeSet<&[u8]> =
            loaded.change.files.iter().map(|file| file.path.as_bytes().as_ref()).collect();
        assert_eq!(found, all.iter().map(Vec::as_slice).collect(), "{input:?}");
        assert!(loaded.change.files.iter().all(|f| texts(f) == (Some("true\n"), Some("rm -rf /srv/data\n"))));
        let paths: Vec<RepoPath> = all.iter().map(|path| RepoPath::new(path.clone())).collect();
        for (path, read) in paths.iter().zip(loaded.before.read(&paths)) {
            assert_eq!(read.as_deref(), Some(&b"true\n"[..]), "{path:?}");
        }
    }
    let diff = Command::new("git").args(["diff", "HEAD"]).current_dir(repo).output().unwrap().stdout;
    let read = load(&Input::Diff(diff), repo).unwrap();
    let found: std::collections::BTreeSet<&[u8]> =
        read.change.files.iter().map(|file| file.path.as_bytes().as_ref()).collect();
    assert_eq!(found, all.iter().map(Vec::as_slice).collect(), "as a diff");
}

#[test]
fn a_rename_by_case_alone_is_a_rename() {
    let dir = repository(&[("run.sh", LONG)]);
    git(dir.path(), &["mv", "run.sh", "Run.sh"]);
    git(dir.path(), &["commit", "-qm", "case"]);
    let loaded = last(dir.path());
    assert_eq!((only(&loaded).status, only(&loaded).path.to_text().as_str()), (Status::Renamed, "Run.sh"));
    assert!(only(&loaded).hunks.is_empty());
}

#[test]
fn detached_heads_roots_merges_and_linked_worktrees() {
    let dir = repository(&[("a", b"a\n")]);
    let repo = dir.path();
    git(repo, &["checkout", "-qb", "side"]);
    write(repo, "b", "b\n");
    commit(repo);
    git(repo, &["checkout", "-q", "main"]);
    write(repo, "c", "c\n");
    commit(repo);
    git(repo, &["merge", "-q", "--no-edit", "side"]);
    assert_eq!(only(&load(&range("main^1..main"), repo).unwrap()).path, RepoPath::from("b"));
    assert_eq!(only(&load(&range("main^2..main"), repo).unwrap()).path, RepoPath::from("c"));
    git(repo, &["checkout", "-q", "--detach", "main~1"]);
    write(repo, "c", "d\n");
    assert_eq!(only(&load(&Input::Worktree, repo).unwrap()).path, RepoPath::from("c"));
    git(repo, &["add", "c"]);
    assert_eq!(texts(only(&load(&Input::Staged, repo).unwrap())), (Some("c\n"), Some("d\n")));
    let other = TempDir::new().unwrap();
    let linked = other.path().join("linked");
    git(repo, &["worktree", "add", "-q", linked.to_str().unwrap(), "side"]);
    write(&linked, "b", "x\n");
    assert!(load(&Input::Staged, &linked).unwrap().change.files.is_empty(), "its index is its own");
    git(&linked, &["add", "b"]);
    assert_eq!(texts(only(&load(&Input::Staged, &linked).unwrap())), (Some("b\n"), Some("x\n")));
}

#[test]
fn an_unborn_branch_shows_what_is_staged() {
    let dir = TempDir::new().unwrap();
    git(dir.path(), &["init", "-q"]);
    write(dir.path(), "sub/a.sh", "rm -rf /srv/data\n");
    assert!(load(&Input::Staged, dir.path()).unwrap().change.files.is_empty());
    git(dir.path(), &["add", "-N", "sub/a.sh"]);
    assert!(load(&Input::Staged, dir.path()).unwrap().change.files.is_empty(), "only meant to be added");
    assert_eq!(texts(only(&load(&Input::Worktree, dir.path()).unwrap())).1, Some("rm -rf /srv/data\n"));
    git(dir.path(), &["add", "."]);
    for cwd in [dir.path().to_owned(), dir.path().join("sub")] {
        let mut loaded = load(&Input::Staged, &cwd).unwrap();
        assert_eq!(texts(only(&loaded)), (None, Some("rm -rf /srv/data\n")));
        assert_eq!(loaded.before.read(&[RepoPath::from("sub/a.sh")]), [None]);
    }
}
