//! The act comes by a way that a diff does not show at once: several commits, merges, links of history, settings of git.

use crate::attempt::{Attempt, PLAIN, REMOVE, START, caught};
use crate::repository::Put::Text;
use crate::repository::{Repository, git_in, run_in};

#[track_caller]
fn expect(repository: &Repository, name: &'static str) {
    caught(repository, &Attempt { name, ..PLAIN }).unwrap_or_else(|past| panic!("{past}"));
}

#[track_caller]
fn fails(told: (i32, String), rule: &str) {
    assert!(told.0 == 1 && told.1.contains(rule), "exit {}: {}", told.0, told.1);
}

fn dangerous() -> Repository {
    let repository = Repository::new(PLAIN.before);
    repository.commit(PLAIN.after, "Tidy up");
    repository
}

#[test]
fn split_over_two_commits_of_one_range() {
    let repository = Repository::new(&[("run.sh", Text("#!/bin/sh\nDATA=/tmp/x\n"))]);
    repository.commit(&[("run.sh", Text("#!/bin/sh\nDATA=/tmp/x\nrm -rf \"$DATA\"\n"))], "Clear the cache");
    repository.commit(&[("run.sh", Text("#!/bin/sh\nDATA=/var/lib/app\nrm -rf \"$DATA\"\n"))], "Say where");
    fails(repository.run(&[], &["check", "HEAD~2..HEAD"]), "data-path-removed");
    // The second half alone does it, too.
    fails(repository.run(&[], &["check", "HEAD~1..HEAD"]), "data-path-removed");
}

#[test]
fn a_merge_that_brings_it_in() {
    let repository = Repository::new(PLAIN.before);
    repository.git(&["checkout", "-q", "-b", "side"]);
    repository.commit(&[("docs.txt", Text("x\n"))], "On the side");
    repository.git(&["checkout", "-q", "main"]);
    repository.commit(&[("other.txt", Text("x\n"))], "On main");
    repository.git(&["merge", "-q", "--no-ff", "--no-commit", "side"]);
    // Neither parent has it: it is put into the merge by hand.
    repository.commit(PLAIN.after, "Merge branch 'side'");
    expect(&repository, "an evil merge against its first parent");
    fails(repository.run(&[], &["check", "HEAD^2..HEAD"]), "data-path-removed");
    fails(repository.run(&[], &["check", "--since", "HEAD~1"]), "data-path-removed");
}

#[test]
fn a_merge_that_takes_our_side_takes_the_work_back() {
    let repository = Repository::new(&[(
        "guard.py",
        Text("def check(user):\n    if not user.is_admin:\n        raise PermissionError\n    delete_all(user)\n"),
    )]);
    repository.git(&["checkout", "-q", "-b", "side"]);
    repository.commit(&[("guard.py", Text("def check(user):\n    delete_all(user)\n"))], "Simplify");
    repository.git(&["checkout", "-q", "main"]);
    repository.commit(&[("other.txt", Text("x\n"))], "On main");
    repository.git(&["merge", "-q", "--no-ff", "-m", "Merge", "-X", "theirs", "side"]);
    let told = repository.told(&[], &["HEAD~1..HEAD"]);
    assert!(told.stands().iter().any(|(_, rule)| rule == "permission-check-removed"), "{:?}", told.stands());
}

#[test]
fn history_that_git_is_told_to_show_otherwise() {
    let repository = dangerous();
    let head = repository.git(&["rev-parse", "HEAD"]);
    let tree = repository.git(&["rev-parse", "HEAD~1^{tree}"]);
    let harmless = repository.git(&["commit-tree", "-p", "HEAD~1", "-m", "Tidy up", &tree]);
    repository.git(&["replace", &head, &harmless]);
    expect(&repository, "a commit is replaced");
    repository.git(&["replace", "-d", &head]);
    let (dangerous, harmless) =
        (repository.git(&["rev-parse", "HEAD:run.sh"]), repository.git(&["rev-parse", "HEAD~1:run.sh"]));
    repository.git(&["replace", &dangerous, &harmless]);
    expect(&repository, "a content is replaced");
    repository.git(&["replace", "-d", &dangerous]);
    // A graft says that the commit has no parent, so that there would be nothing to compare.
    std::fs::create_dir_all(repository.path().join(".git/info")).unwrap();
    std::fs::write(repository.path().join(".git/info/grafts"), format!("{head}\n")).unwrap();
    let (code, out) = repository.run(&[], &["check", "HEAD~1..HEAD"]);
    assert!(code == 1 || code == 2, "exit {code}: {out}");
}

#[test]
fn settings_of_git() {
    let repository = dangerous();
    let outside = repository.beside("witness");
    let quiet = repository.beside("quiet.sh");
    std::fs::write(&quiet, format!("#!/bin/sh\ntouch {outside}\nexit 0\n")).unwrap();
    #[cfg(unix)]
    std::fs::set_permissions(&quiet, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    std::fs::write(repository.path().join(".git/info/attributes"), "*.sh diff=quiet -text filter=quiet\n").unwrap();
    for (name, value) in [
        ("diff.renames", "copies"),
        ("diff.external", quiet.as_str()),
        ("diff.quiet.textconv", &quiet),
        ("diff.quiet.command", &quiet),
        ("diff.ignoreSubmodules", "all"),
        ("diff.orderFile", "/dev/null"),
        ("diff.noprefix", "true"),
        ("diff.relative", "true"),
        ("core.quotePath", "false"),
        ("core.hooksPath", "/dev/null"),
        ("core.fsmonitor", &quiet),
        ("core.pager", &quiet),
        ("core.sshCommand", &quiet),
        ("core.untrackedCache", "true"),
        ("filter.quiet.clean", &quiet),
        ("filter.quiet.smudge", &quiet),
        ("alias.diff", &format!("!{quiet}")),
        ("alias.log", &format!("!{quiet}")),
        ("alias.cat-file", &format!("!{quiet}")),
        ("log.showSignature", "true"),
        ("gpg.program", &quiet),
        ("color.ui", "always"),
        ("i18n.logOutputEncoding", "UTF-16"),
    ] {
        repository.git(&["config", name, value]);
        let told = repository.told(&[], &["HEAD~1..HEAD"]);
        assert!(told.code == 1 && told.has("error", "data-path-removed"), "{name}: {:?}", told.stands());
    }
    assert!(!std::path::Path::new(&outside).exists(), "what the repository names was run");
}

#[test]
fn files_that_git_is_told_to_ignore() {
    let repository = Repository::new(PLAIN.before);
    std::fs::write(repository.path().join(".git/info/exclude"), "*\n").unwrap();
    repository.put(&[(".gitignore", Text("*\n")), ("new.sh", Text(REMOVE))]);
    repository.git(&["add", "-f", "new.sh"]);
    fails(repository.run(&[], &["check", "--staged"]), "data-path-removed");
}

#[test]
fn a_shallow_clone_without_the_base() {
    let repository = dangerous();
    let base = repository.git(&["rev-parse", "HEAD~1"]);
    let url = format!("file://{}", repository.path().display());
    let clone = git_in(repository.0.path(), "carol", &["clone", "-q", "--depth", "1", &url, "shallow"]);
    assert!(clone.status.success());
    let shallow = repository.0.path().join("shallow");
    for range in [format!("{base}..HEAD"), "HEAD~1..HEAD".to_owned(), format!("{base}...HEAD")] {
        let (code, out) = run_in(&shallow, &[], &["check", &range]);
        assert!(code == 2 && out.contains("git fetch"), "{range}: exit {code}: {out}");
    }
}

#[test]
fn a_clone_that_lacks_the_content() {
    let repository = dangerous();
    repository.git(&["config", "uploadpack.allowFilter", "true"]);
    let url = format!("file://{}", repository.path().display());
    let args = ["clone", "-q", "--bare", "--filter=blob:none", &url, "partial"];
    assert!(git_in(repository.0.path(), "carol", &args).status.success());
    let partial = repository.0.path().join("partial");
    // Nobody answers any more.
    git_in(&partial, "carol", &["config", "remote.origin.url", "file:///nowhere"]);
    let (code, out) = run_in(&partial, &[], &["check", "HEAD~1..HEAD", "--strict"]);
    assert!(code == 3 && out.contains("run.sh"), "exit {code}: {out}");
}

#[test]
fn a_submodule_brings_it() {
    let repository = Repository::new(PLAIN.before);
    let library = Repository::new(&[("run.sh", Text(START))]);
    let url = library.path().to_string_lossy().into_owned();
    repository.git(&["submodule", "add", "-q", &url, "library"]);
    repository.commit(&[], "Add the library");
    library.commit(&[("run.sh", Text(REMOVE))], "Tidy up");
    repository.git(&["-C", "library", "pull", "-q"]);
    repository.commit(&[], "Bump the library");
    // What stands in it is not seen, and that is said.
    let told = repository.told(&[], &["HEAD~1..HEAD", "--strict"]);
    assert!(told.code != 0 && told.gaps().contains("library"), "exit {}: {}", told.code, told.gaps());
}

#[test]
fn the_diff_is_given_by_hand() {
    const DIFF: &str = "diff --git a/db/x.sql b/db/x.sql\nnew file mode 100644\n--- /dev/null\n+++ b/db/x.sql\n@@ -0,0 +1 @@\n+DROP TABLE orders;\n";
    for (name, text, codes) in [
        ("as it is", DIFF.to_owned(), &[3][..]),
        ("cut off", DIFF[..DIFF.len() - 20].to_owned(), &[2, 3]),
        ("a hunk that says that it is shorter", DIFF.replace("+1 @@", "+0,0 @@"), &[2, 3]),
        ("a hunk that says that it is longer", DIFF.replace("+1 @@", "+1,9 @@"), &[2, 3]),
        ("binary", "diff --git a/db/x.sql b/db/x.sql\nindex 1111111..2222222 100644\nBinary files a/db/x.sql and b/db/x.sql differ\n".to_owned(), &[2, 3]),
        ("empty", String::new(), &[0, 2]),
        ("no diff", "everything is fine\n".to_owned(), &[2, 3]),
        ("a combined diff", "diff --cc db/x.sql\nindex 1,2..3\n--- a/db/x.sql\n+++ b/db/x.sql\n@@@ -1,1 -1,1 +1,1 @@@\n++DROP TABLE orders;\n".to_owned(), &[2, 3]),
        ("line ends of other systems", DIFF.replace('\n', "\r\n"), &[2, 3]),
        ("without a prefix", DIFF.replace("a/db", "db").replace("b/db", "db"), &[2, 3]),
    ] {
        let repository = Repository::new(&[]);
        let path = repository.beside("change.diff");
        std::fs::write(&path, text).unwrap();
        let (code, out) = repository.run(&[], &["check", "--diff", &path, "--strict"]);
        assert!(codes.contains(&code), "{name}: exit {code}: {out}");
    }
}
