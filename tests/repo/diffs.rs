//! Unified diffs as git writes them in its many moods, against the change that they were made from.

use super::*;

/// What git prints, untrimmed.
fn printed(repo: &Path, args: &[&str]) -> Vec<u8> {
    let output = Command::new("git").args(args).current_dir(repo).output().unwrap();
    assert!(output.status.success(), "git {args:?}: {}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

fn read(bytes: Vec<u8>) -> Loaded {
    load(&Input::Diff(bytes), Path::new(".")).unwrap()
}

/// The gaps beside the one that every file of a diff has.
fn doubts(loaded: &Loaded) -> Vec<&GapReason> {
    loaded.change.gaps.iter().map(|gap| &gap.reason).filter(|reason| **reason != GapReason::HunksOnly).collect()
}

/// A repository whose last commit does everything that a commit can do to a file.
#[cfg(unix)]
fn everything() -> TempDir {
    let inner = repository(&[("i", b"i\n")]);
    let dir = repository(&[
        ("mode.sh", b"true\n"),
        ("gone", b"g\n"),
        ("gone-empty", b""),
        ("moved", LONG),
        ("moved and changed", LONG),
        ("text", b"1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n"),
        ("no-end", b"a\nb"),
        ("bin", b"\0"),
        ("to-link", b"a\n"),
        ("dos", b"a\r\nb\r\nc\r\n"),
    ]);
    let repo = dir.path();
    std::os::unix::fs::symlink("here", repo.join("from-link")).unwrap();
    commit(repo);
    for path in ["gone", "gone-empty", "to-link", "from-link"] {
        fs::remove_file(repo.join(path)).unwrap();
    }
    std::os::unix::fs::symlink("there", repo.join("to-link")).unwrap();
    write(repo, "from-link", "text\n");
    fs::rename(repo.join("moved"), repo.join("sub dir")).unwrap();
    fs::remove_file(repo.join("moved and changed")).unwrap();
    write(repo, "now \"here\"", [LONG, b"nine\n"].concat());
    write(repo, "text", "1\n2\nx\n4\n5\n6\n7\n8\n9\n10\n11\ny\nz\n");
    write(repo, "no-end", "a\nc");
    write(repo, "bin", "\0\0");
    write(repo, "dos", "a\r\nx\r\nc\r\n");
    write(repo, "new-empty", "");
    write(repo, "new", "-- a\n++ b\n@@ -1 +1 @@\ndiff --git a/x b/x\n");
    git(repo, &["submodule", "--quiet", "add", inner.path().to_str().unwrap(), "sub"]);
    git(repo, &["add", "-A"]);
    git(repo, &["update-index", "--chmod=+x", "mode.sh"]);
    git(repo, &["commit", "-qm", "a list:\n\n- one\n+ two\n--- a/x\n@@ no\nOnly in prose: here\n"]);
    dir
}

#[cfg(unix)]
#[test]
fn every_way_of_printing_reads_as_the_change_itself() {
    let dir = everything();
    let repo = dir.path();
    let whole = last(repo);
    let shape = |loaded: &Loaded| -> Vec<_> {
        let files = loaded.change.files.iter();
        files.map(|f| (f.path.clone(), f.before_path.clone(), f.status, f.content, f.hunks.clone())).collect()
    };
    let table: [&[&str]; 8] = [
        &["diff", "-M", "HEAD~1", "HEAD"],
        &["diff", "-M", "-U0", "HEAD~1", "HEAD"],
        &["diff", "-M", "-U99", "--full-index", "--binary", "HEAD~1", "HEAD"],
        &["diff", "-M", "--no-prefix", "HEAD~1", "HEAD"],
        &["-c", "diff.mnemonicPrefix=true", "diff", "-M", "HEAD~1", "HEAD"],
        &["-c", "core.quotePath=false", "show", "-M", "--stat", "--patch"],
        &["format-patch", "-M", "-1", "--stdout"],
        &["log", "-M", "-p", "-1"],
    ];
    for args in table {
        let loaded = read(printed(repo, args));
        assert_eq!(shape(&loaded), shape(&whole), "{args:?}");
        assert_eq!(doubts(&loaded), Vec::<&GapReason>::new(), "{args:?}");
    }
}

#[cfg(unix)]
#[test]
fn a_diff_that_is_cut_off_anywhere_is_never_less_than_it_shows() {
    let dir = everything();
    let diff = printed(dir.path(), &["diff", "-M", "HEAD~1", "HEAD"]);
    let whole = read(diff.clone()).change.files.len();
    for cut in (1..diff.len()).filter(|cut| diff[cut - 1] == b'\n') {
        let Ok(loaded) = load(&Input::Diff(diff[..cut].to_vec()), dir.path()) else { continue };
        assert!(loaded.change.files.len() <= whole && !loaded.change.gaps.is_empty(), "{cut}");
        let opened = String::from_utf8_lossy(&diff[..cut]).matches("\ndiff --git ").count() + 1;
        // The two of a file that becomes a link, and the one in the text of `new`, open no file of their own.
        assert!(loaded.change.files.len() + 3 >= opened, "{cut}: {opened}");
    }
}

#[test]
fn a_series_reads_where_each_file_is_changed_once() {
    let dir = repository(&[("a.sh", b"1\n2\n3\n"), ("b.sh", b"1\n2\n3\n")]);
    let repo = dir.path();
    for (path, text) in [("a.sh", "1\nx\n3\n"), ("b.sh", "1\nx\n3\n"), ("a.sh", "1\ny\n3\n")] {
        write(repo, path, text);
        commit(repo);
    }
    let loaded = read(printed(repo, &["format-patch", "--stdout", "HEAD~3..HEAD~1"]));
    assert_eq!(loaded.change.files.len(), 2);
    assert_eq!(doubts(&loaded), Vec::<&GapReason>::new());
    for args in [&["format-patch", "--stdout", "HEAD~3"][..], &["log", "-p", "HEAD~3..HEAD"]] {
        let error = load(&Input::Diff(printed(repo, args)), repo).unwrap_err();
        assert!(matches!(&error, RepoError::Series(path) if path == "a.sh"), "{error}");
    }
}

#[test]
fn a_merge_that_was_solved_by_hand_says_what_to_type() {
    let dir = repository(&[("a", b"a\n")]);
    let repo = dir.path();
    git(repo, &["checkout", "-qb", "side"]);
    write(repo, "a", "side\n");
    commit(repo);
    git(repo, &["checkout", "-q", "main"]);
    write(repo, "a", "main\n");
    commit(repo);
    let _ = Command::new("git").args(["merge", "-q", "side"]).current_dir(repo).output().unwrap();
    write(repo, "a", "both\n");
    commit(repo);
    for args in [&["show"][..], &["show", "-c"], &["diff-tree", "-p", "--cc", "HEAD"]] {
        let error = load(&Input::Diff(printed(repo, args)), repo).unwrap_err();
        assert!(matches!(error, RepoError::Combined), "{args:?}: {error}");
    }
    let loaded = read(printed(repo, &["show", "-m", "--first-parent"]));
    assert_eq!(texts(only(&loaded)), (Some("main\n"), Some("both\n")));
}
