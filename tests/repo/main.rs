//! The repo stage on repositories that real git makes, one trap a test.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail by panicking")]

mod clones;
mod content;
mod diffs;
mod history;
mod paths;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use blastlint::repo::{Content, FileDiff, Hunk, Input, Loaded, RepoError, Status, load};
use blastlint::source::{GapReason, RepoPath};
use tempfile::TempDir;

fn git(repo: &Path, args: &[&str]) -> String {
    let output = Command::new("git")
        .args(["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "protocol.file.allow=always"])
        .args(args)
        .current_dir(repo)
        .output()
        .unwrap();
    assert!(output.status.success(), "git {args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

fn write(repo: &Path, path: &str, content: impl AsRef<[u8]>) {
    let full = repo.join(path);
    fs::create_dir_all(full.parent().unwrap()).unwrap();
    fs::write(full, content).unwrap();
}

fn commit(repo: &Path) {
    git(repo, &["add", "-A"]);
    git(repo, &["commit", "-qm", "change", "--allow-empty"]);
}

/// A repository whose first commit holds `files`.
fn repository(files: &[(&str, &[u8])]) -> TempDir {
    let dir = TempDir::new().unwrap();
    git(dir.path(), &["init", "-q", "-b", "main"]);
    for (path, content) in files {
        write(dir.path(), path, content);
    }
    commit(dir.path());
    dir
}

fn range(text: &str) -> Input {
    Input::parse_range(text).unwrap()
}

fn last(repo: &Path) -> Loaded {
    load(&range("HEAD~1..HEAD"), repo).unwrap()
}

fn only(loaded: &Loaded) -> &FileDiff {
    assert_eq!(loaded.change.files.len(), 1, "{:?}", loaded.change.files);
    &loaded.change.files[0]
}

fn texts(file: &FileDiff) -> (Option<&str>, Option<&str>) {
    (file.before.as_ref().map(|s| s.text.as_str()), file.after.as_ref().map(|s| s.text.as_str()))
}

const LONG: &[u8] = b"one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\n";

#[test]
fn added_deleted_modified_renamed_and_mode() {
    let dir = repository(&[
        ("gone", b"g\n"),
        ("kept", b"a\nb\n"),
        ("old", LONG),
        ("run", b"x\n"),
        ("empty", b""),
        ("e2", b"x"),
    ]);
    let repo = dir.path();
    fs::remove_file(repo.join("gone")).unwrap();
    write(repo, "kept", "a\nc\n");
    write(repo, "new", "n");
    fs::rename(repo.join("old"), repo.join("moved")).unwrap();
    write(repo, "e2", "");
    git(repo, &["add", "-A"]);
    git(repo, &["update-index", "--chmod=+x", "run"]);
    git(repo, &["commit", "-qm", "second"]);
    let loaded = last(repo);
    let found: Vec<(String, Status)> = loaded.change.files.iter().map(|f| (f.path.to_text(), f.status)).collect();
    let expected = [
        ("e2", Status::Modified),
        ("gone", Status::Deleted),
        ("kept", Status::Modified),
        ("moved", Status::Renamed),
        ("new", Status::Added),
        ("run", Status::Modified),
    ];
    assert_eq!(found, expected.map(|(path, status)| (path.to_owned(), status)));
    assert_eq!(texts(&loaded.change.files[0]), (Some("x"), Some("")));
    assert_eq!(loaded.change.files[2].hunks.len(), 1);
    assert_eq!(loaded.change.files[3].before_path, Some(RepoPath::from("old")));
    assert!(loaded.change.files[3].hunks.is_empty());
    assert_eq!(texts(&loaded.change.files[4]), (None, Some("n")));
    assert_eq!(loaded.change.files[5].modes, ("100644".to_owned(), "100755".to_owned()));
    assert!(loaded.change.gaps.is_empty(), "{:?}", loaded.change.gaps);
}

#[test]
fn encodings_and_line_ends() {
    let utf16: Vec<u8> = std::iter::once(0xfeff).chain("DROP\n".encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let table: [(&[u8], Content, Option<&str>); 6] = [
        (b"\xef\xbb\xbfDROP\n", Content::Text, Some("DROP\n")),
        (&utf16, Content::Text, Some("DROP\n")),
        (b"DROP\r\nx\r\n", Content::Text, Some("DROP\r\nx\r\n")),
        (b"DROP", Content::Text, Some("DROP")),
        (b"DROP\0", Content::Binary, None),
        (
            b"version https://git-lfs.github.com/spec/v1\n",
            Content::LfsPointer,
            Some("version https://git-lfs.github.com/spec/v1\n"),
        ),
    ];
    for (bytes, content, text) in table {
        let dir = repository(&[]);
        write(dir.path(), "f", bytes);
        commit(dir.path());
        let loaded = last(dir.path());
        assert_eq!(only(&loaded).content, content, "{bytes:?}");
        assert_eq!(texts(only(&loaded)), (None, text), "{bytes:?}");
    }
}

#[test]
fn what_stood_before_does_not_blind_the_after_side() {
    for before in [&b"\0binary\n"[..], b"version https://git-lfs.github.com/spec/v1\n"] {
        let dir = repository(&[("run.sh", before)]);
        write(dir.path(), "run.sh", "rm -rf /srv\n");
        commit(dir.path());
        let loaded = last(dir.path());
        assert_eq!(only(&loaded).content, Content::Text, "{before:?}");
        assert_eq!(texts(only(&loaded)).1, Some("rm -rf /srv\n"));
    }
}

#[test]
fn root_merge_and_unborn() {
    let dir = TempDir::new().unwrap();
    let repo = dir.path();
    git(repo, &["init", "-q", "-b", "main"]);
    write(repo, "a", "a\n");
    git(repo, &["add", "."]);
    assert_eq!(only(&load(&Input::Staged, repo).unwrap()).status, Status::Added, "no commit yet");
    commit(repo);
    let empty = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";
    assert_eq!(only(&load(&range(&format!("{empty}..HEAD")), repo).unwrap()).status, Status::Added);
    git(repo, &["checkout", "-qb", "side"]);
    write(repo, "b", "b\n");
    commit(repo);
    git(repo, &["checkout", "-q", "main"]);
    write(repo, "c", "c\n");
    commit(repo);
    git(repo, &["merge", "-q", "--no-edit", "side"]);
    assert_eq!(only(&last(repo)).path, RepoPath::from("b"), "the first parent counts");
    assert_eq!(only(&load(&range("main~1...side"), repo).unwrap()).path, RepoPath::from("b"));
    assert_eq!(only(&load(&Input::Since("main~1".into()), repo).unwrap()).path, RepoPath::from("b"));
}

#[test]
fn sha256_repositories_have_their_own_empty_tree() {
    let dir = TempDir::new().unwrap();
    git(dir.path(), &["init", "-q", "--object-format=sha256"]);
    write(dir.path(), "a", "a\n");
    git(dir.path(), &["add", "."]);
    assert_eq!(texts(only(&load(&Input::Staged, dir.path()).unwrap())).1, Some("a\n"));
}

#[test]
fn bare_repositories_and_linked_worktrees() {
    let dir = repository(&[("a", b"a\n")]);
    write(dir.path(), "a", "b\n");
    commit(dir.path());
    let other = TempDir::new().unwrap();
    let (bare, linked) = (other.path().join("bare"), other.path().join("linked"));
    git(dir.path(), &["clone", "-q", "--bare", ".", bare.to_str().unwrap()]);
    assert_eq!(texts(only(&last(&bare))), (Some("a\n"), Some("b\n")));
    assert!(matches!(load(&Input::Staged, &bare), Err(RepoError::Bare)));
    git(dir.path(), &["worktree", "add", "-q", linked.to_str().unwrap(), "-b", "w"]);
    write(&linked, "sub/new", "n\n");
    assert_eq!(only(&load(&Input::Worktree, &linked.join("sub")).unwrap()).path, RepoPath::from("sub/new"));
}

#[test]
fn shallow_clones_say_what_to_type() {
    let dir = repository(&[("a", b"a\n")]);
    let base = git(dir.path(), &["rev-parse", "HEAD"]);
    write(dir.path(), "a", "b\n");
    commit(dir.path());
    let other = TempDir::new().unwrap();
    let url = format!("file://{}", dir.path().display());
    git(other.path(), &["clone", "-q", "--depth", "1", &url, "."]);
    for input in [range(&format!("{base}..HEAD")), range(&format!("{base}...HEAD")), Input::Since(base.clone())] {
        let error = load(&input, other.path()).unwrap_err();
        assert!(error.next().contains("--unshallow"), "{input:?}: {error}");
    }
}

/// A blobless clone without work tree of a repository with two commits, and that repository.
fn blobless() -> (TempDir, TempDir) {
    let dir = repository(&[("a", b"a\n"), ("b", b"a\n"), (".blastlintignore", b"b\n"), ("conf/x", b"x")]);
    write(dir.path(), "a", "b\n");
    write(dir.path(), "b", "c\n");
    commit(dir.path());
    git(dir.path(), &["config", "uploadpack.allowFilter", "true"]);
    let clone = TempDir::new().unwrap();
    let url = format!("file://{}", dir.path().display());
    git(clone.path(), &["clone", "-q", "--no-checkout", "--filter=blob:none", &url, "."]);
    (dir, clone)
}

#[test]
fn blobless_clones_fetch_at_once() {
    let (_dir, clone) = blobless();
    let mut loaded = last(clone.path());
    assert_eq!(texts(only(&loaded)), (Some("a\n"), Some("b\n")));
    assert_eq!(loaded.change.hidden, 1);
    assert!(loaded.change.gaps.is_empty(), "{:?}", loaded.change.gaps);
    assert_eq!(loaded.before.read(&[RepoPath::from("conf/x")]), [Some(b"x".to_vec())]);
}

#[test]
fn a_blob_that_cannot_be_fetched_is_a_gap() {
    let (dir, clone) = blobless();
    drop(dir);
    let loaded = last(clone.path());
    assert_eq!(loaded.change.files.len(), 2, "an ignore file that is not there hides nothing");
    let unreadable = |gap: &&blastlint::source::Gap| matches!(gap.reason, GapReason::Unreadable { .. });
    assert!(loaded.change.gaps.iter().filter(unreadable).count() >= 4, "{:?}", loaded.change.gaps);
}

#[test]
fn working_tree_untracked_intent_to_add_and_nested() {
    let dir = repository(&[("a", b"a\n"), (".gitignore", b"hidden\n")]);
    let repo = dir.path();
    for path in ["ita", "sub/untracked", "hidden"] {
        write(repo, path, "n\n");
    }
    git(repo, &["add", "-N", "ita"]);
    git(repo, &["init", "-q", "nested"]);
    write(repo, "nested/f", "f\n");
    let loaded = load(&Input::Worktree, &repo.join("sub")).unwrap();
    let paths: Vec<String> = loaded.change.files.iter().map(|f| f.path.to_text()).collect();
    assert_eq!(paths, ["ita", "sub/untracked"]);
    assert!(loaded.change.files.iter().all(|f| texts(f).1 == Some("n\n")));
    assert_eq!(loaded.change.gaps.len(), 1, "the nested repository is told: {:?}", loaded.change.gaps);
    assert!(load(&Input::Staged, repo).unwrap().change.files.is_empty());
}

#[cfg(unix)]
#[test]
fn links_pipes_and_paths_of_any_bytes() {
    use std::os::unix::ffi::OsStrExt;
    let dir = repository(&[("a", b"a\n")]);
    let repo = dir.path();
    std::os::unix::fs::symlink("/etc/passwd", repo.join("link")).unwrap();
    let odd = repo.join(std::ffi::OsStr::from_bytes(b"b\xff\n\"q"));
    fs::write(odd, "odd\n").unwrap();
    fs::remove_file(repo.join("a")).unwrap();
    assert!(Command::new("mkfifo").arg(repo.join("a")).status().unwrap().success());
    let loaded = load(&Input::Worktree, repo).unwrap();
    let find = |path: &[u8]| loaded.change.files.iter().find(|f| f.path.as_bytes() == path).unwrap();
    assert_eq!((find(b"link").content, texts(find(b"link")).1), (Content::Symlink, Some("/etc/passwd")));
    assert_eq!(texts(find(b"b\xff\n\"q")).1, Some("odd\n"));
    fs::remove_file(repo.join("a")).unwrap();
    commit(repo);
    let loaded = last(repo);
    assert!(loaded.change.files.iter().any(|f| f.content == Content::Symlink && f.modes.1 == "120000"));
    assert!(loaded.change.files.iter().any(|f| texts(f).1 == Some("odd\n")));
}

#[test]
fn submodules_are_the_commit_they_point_at() {
    let inner = repository(&[("i", b"i\n")]);
    let dir = repository(&[]);
    git(dir.path(), &["submodule", "--quiet", "add", inner.path().to_str().unwrap(), "sub"]);
    commit(dir.path());
    let loaded = last(dir.path());
    let sub = loaded.change.files.iter().find(|f| f.path == RepoPath::from("sub")).unwrap();
    let first = git(inner.path(), &["rev-parse", "HEAD"]);
    assert_eq!((sub.content, texts(sub).1), (Content::Submodule, Some(first.as_str())));
    write(&dir.path().join("sub"), "i", "j\n");
    commit(&dir.path().join("sub"));
    let loaded = load(&Input::Worktree, dir.path()).unwrap();
    let second = git(&dir.path().join("sub"), &["rev-parse", "HEAD"]);
    assert_eq!(texts(only(&loaded)), (Some(first.as_str()), Some(second.as_str())));
}

#[test]
fn unmerged_entries_are_never_silent() {
    let dir = repository(&[("a", b"a\n")]);
    let repo = dir.path();
    git(repo, &["checkout", "-qb", "side"]);
    write(repo, "a", "side\n");
    commit(repo);
    git(repo, &["checkout", "-q", "main"]);
    write(repo, "a", "main\n");
    commit(repo);
    let merge = Command::new("git").args(["merge", "-q", "side"]).current_dir(repo).output().unwrap();
    assert!(!merge.status.success());
    let loaded = load(&Input::Worktree, repo).unwrap();
    assert!(texts(only(&loaded)).1.unwrap().contains("<<<<<<<"));
    let staged = load(&Input::Staged, repo).unwrap();
    assert!(!staged.change.gaps.is_empty(), "{:?}", staged.change);
}

#[test]
fn the_index_that_the_environment_names() {
    let dir = repository(&[("run.sh", b"true\n")]);
    let repo = dir.path();
    let other = repo.join(".git/other-index");
    fs::copy(repo.join(".git/index"), &other).unwrap();
    write(repo, "run.sh", "rm -rf /var/lib/app\n");
    let run = |program: &str, args: &[&str]| {
        Command::new(program).args(args).env("GIT_INDEX_FILE", &other).current_dir(repo).status().unwrap().code()
    };
    assert_eq!(run("git", &["add", "run.sh"]), Some(0));
    assert_eq!(run(env!("CARGO_BIN_EXE_blastlint"), &["check", "--staged"]), Some(1));
    assert!(load(&Input::Staged, repo).unwrap().change.files.is_empty());
}

#[test]
fn large_files_are_gaps_and_the_next_file_still_reads() {
    let dir = repository(&[("a", &vec![b'x'; 5_000_000]), ("b", b"b\n")]);
    write(dir.path(), "a", vec![b'y'; 5_000_000]);
    write(dir.path(), "b", "c\n");
    for input in [Input::Worktree, range("HEAD~1..HEAD")] {
        if input != Input::Worktree {
            commit(dir.path());
        }
        let loaded = load(&input, dir.path()).unwrap();
        let large = loaded.change.gaps.iter().filter(|gap| matches!(gap.reason, GapReason::TooLarge { .. })).count();
        assert_eq!(large, 2, "{input:?}");
        assert_eq!(texts(&loaded.change.files[1]), (Some("b\n"), Some("c\n")));
    }
}

#[test]
fn the_ignore_file_of_before_hides_and_a_move_cannot_use_it() {
    let dir = repository(&[(".blastlintignore", b"gen/\n"), ("gen/a", b"a\n"), ("guard", LONG)]);
    let repo = dir.path();
    write(repo, "gen/a", "b\n");
    fs::rename(repo.join("guard"), repo.join("gen/guard")).unwrap();
    commit(repo);
    let mut loaded = last(repo);
    assert_eq!(loaded.change.hidden, 1);
    assert_eq!(only(&loaded).before_path, Some(RepoPath::from("guard")));
    assert_eq!(loaded.before.list(&RepoPath::from("gen")).files, [RepoPath::from("gen/a")]);
    let paths = ["gen/a", "../x", "nowhere", ".blastlintignore"].map(RepoPath::from);
    assert_eq!(loaded.before.read(&paths), [Some(b"a\n".to_vec()), None, None, Some(b"gen/\n".to_vec())]);
}

#[test]
fn what_the_user_configures_for_git_changes_nothing() {
    let dir = repository(&[("sub/old", LONG), ("b", b"b\n")]);
    let repo = dir.path();
    let config =
        [("diff.renames", "false"), ("diff.external", "false"), ("diff.relative", "true"), ("diff.noprefix", "true")];
    for (key, value) in config {
        git(repo, &["config", key, value]);
    }
    fs::rename(repo.join("sub/old"), repo.join("sub/new")).unwrap();
    write(repo, "b", "c\n");
    commit(repo);
    let loaded = load(&range("HEAD~1..HEAD"), &repo.join("sub")).unwrap();
    assert_eq!(loaded.change.files.len(), 2);
    assert_eq!(loaded.change.files[1].status, Status::Renamed);
}

#[test]
fn bad_places_and_names() {
    let dir = repository(&[]);
    for text in ["nowhere..HEAD", "HEAD..no\nwhere", "--all..HEAD", "HEAD...nowhere"] {
        let error = load(&range(text), dir.path()).unwrap_err();
        assert!(matches!(error, RepoError::UnknownRevision { shallow: false, .. }), "{text}: {error}");
    }
    let empty = TempDir::new().unwrap();
    assert!(matches!(load(&Input::Staged, empty.path()), Err(RepoError::NoRepository(_))));
    let missing = |name: &str| -> PathBuf { empty.path().join(name) };
    let pair = Input::Pair { before: missing("x"), after: missing("y") };
    assert!(matches!(load(&pair, empty.path()), Err(RepoError::Unreadable { .. })));
}

#[test]
fn folders_pair_by_path_and_move_by_content() {
    let dir = TempDir::new().unwrap();
    let (before, after) = (dir.path().join("before"), dir.path().join("after"));
    let files: [(&str, &[u8]); 6] = [
        ("before/.hidden", b"h\n"),
        ("after/.hidden", b"i\n"),
        ("before/old", LONG),
        ("after/new", LONG),
        ("before/same", b"s\n"),
        ("after/same", b"s\n"),
    ];
    for (path, content) in files {
        write(dir.path(), path, content);
    }
    write(&before, ".gitignore", ".hidden\n");
    write(&after, ".gitignore", ".hidden\n");
    write(&before, ".blastlintignore", "gen/\n");
    write(&after, ".blastlintignore", "gen/\n");
    write(&after, "gen/x", "x\n");
    #[cfg(unix)]
    std::os::unix::fs::symlink("/etc/passwd", after.join("link")).unwrap();
    let mut loaded = load(&Input::Pair { before, after }, dir.path()).unwrap();
    let found: Vec<(String, Status)> = loaded.change.files.iter().map(|f| (f.path.to_text(), f.status)).collect();
    let mut expected = vec![(".hidden".to_owned(), Status::Modified)];
    if cfg!(unix) {
        expected.push(("link".to_owned(), Status::Added));
        assert_eq!(texts(&loaded.change.files[1]), (None, Some("/etc/passwd")));
    }
    expected.push(("new".to_owned(), Status::Renamed));
    assert_eq!(found, expected);
    assert_eq!(loaded.change.hidden, 1);
    assert_eq!(
        loaded.before.read(&[RepoPath::from("../after/new"), RepoPath::from("same")]),
        [None, Some(b"s\n".to_vec())]
    );
}

#[test]
fn a_diff_of_git_reads_like_git() {
    let dir = repository(&[
        ("old", LONG),
        ("b", b"1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n"),
        ("bin", b"\0"),
        ("m", b"m\n"),
        ("é", b"a"),
    ]);
    let repo = dir.path();
    fs::rename(repo.join("old"), repo.join("new")).unwrap();
    write(repo, "b", "1\n2\n3\n4\n5\n6\n7\n8\nx\n10\n");
    write(repo, "bin", "\0\0");
    write(repo, "é", "b");
    git(repo, &["add", "-A"]);
    git(repo, &["update-index", "--chmod=+x", "m"]);
    git(repo, &["commit", "-qm", "second"]);
    let diff = git(repo, &["diff", "HEAD~1", "HEAD"]) + "\n";
    let read = load(&Input::Diff(diff.into_bytes()), repo).unwrap();
    let whole = last(repo);
    let shape = |loaded: &Loaded| -> Vec<_> {
        let files = loaded.change.files.iter();
        files.map(|f| (f.path.clone(), f.before_path.clone(), f.status, f.content, f.hunks.clone())).collect()
    };
    assert_eq!(shape(&read), shape(&whole));
    assert!(read.change.hunks_only);
    assert_eq!(read.change.gaps.len(), 5, "one a file");
}
