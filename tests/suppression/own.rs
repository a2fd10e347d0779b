//! What a change does to the files that say what the linter tells.

use std::fs;

use crate::repository::{Repository, pairs};
use crate::{DANGER, START, script};

const STRICT: &str = "[rules]\ntable-dropped = \"error\"\n";
const RULE: (&str, &str) = ("linter-policy-weakened", "");

fn own(repository: &Repository) -> Vec<(String, String)> {
    repository.last().0.into_iter().filter(|(rule, _)| rule == RULE.0).collect()
}

#[test]
fn each_way_to_weaken_it_is_told_of() {
    let allow = "[[allow]]\nrules = [\"destroy\"]\npaths = [\"**\"]\nreason = \"we are fast\"\n";
    let folder = "[[override]]\npaths = [\"db/\"]\nrules = { destroy = \"off\" }\n";
    for (name, text) in [
        ("blastlint.toml", "[rules]\ntable-dropped = \"error\"\ndestroy = \"off\"\n"),
        ("blastlint.toml", "[rules]\ntable-dropped = \"note\"\n"),
        ("blastlint.toml", "[rules\n"),
        ("blastlint.toml", allow),
        ("blastlint.toml", folder),
        (".blastlintignore", "*\n"),
        (
            ".blastlint/baseline.toml",
            "version = 1\n[[finding]]\nfingerprint = \"1\"\nrule = \"r\"\npath = \"a\"\nreason = \"why\"\n",
        ),
    ] {
        let repository = Repository::new(&[("run.sh", START), ("blastlint.toml", STRICT)]);
        repository.commit(&[(name, text)], "weaker");
        assert_eq!(own(&repository), pairs(&[RULE]), "{name}: {text}");
    }
}

#[test]
fn a_configuration_that_goes_or_is_put_in_the_shade_is_told_of() {
    let gated = "[rules]\ntable-dropped = \"error\"\n";
    for how in ["delete", "rename", "link", "shade"] {
        let name = if how == "shade" { ".blastlint.toml" } else { "blastlint.toml" };
        let repository = Repository::new(&[("run.sh", START), (name, gated)]);
        let path = repository.path().join(name);
        match how {
            "delete" => fs::remove_file(&path).unwrap(),
            "rename" => fs::rename(&path, repository.path().join("old.toml")).unwrap(),
            "shade" => repository.write(&[("blastlint.toml", "# nothing\n")]),
            _ => {
                fs::remove_file(&path).unwrap();
                #[cfg(unix)]
                std::os::unix::fs::symlink("run.sh", &path).unwrap();
            }
        }
        repository.commit(&[], how);
        assert_eq!(own(&repository), pairs(&[RULE]), "{how}");
    }
}

#[test]
#[cfg(unix)]
fn a_folder_that_becomes_a_link_is_told_of() {
    let repository = Repository::new(&[("run.sh", START), (".blastlint/rules/notes.md", "ours\n")]);
    fs::remove_dir_all(repository.path().join(".blastlint")).unwrap();
    std::os::unix::fs::symlink("/tmp", repository.path().join(".blastlint")).unwrap();
    repository.commit(&[], "link");
    assert_eq!(own(&repository), pairs(&[RULE, RULE]));
}

#[test]
fn nothing_hides_them() {
    let repository = Repository::new(&[("run.sh", START), (".blastlintignore", "*.toml\n.blastlint/\n.*\n")]);
    repository.commit(&[("blastlint.toml", "[rules]\ndestroy = \"off\"\n")], "weaker");
    assert_eq!(own(&repository), pairs(&[RULE]));
}

#[test]
fn nothing_in_the_change_allows_it() {
    let comment = "# blastlint: allow linter-policy-weakened reason=\"it is in the way\"\n";
    let allow = "[[allow]]\nrules = [\"guard-removed\"]\npaths = [\"**\"]\nreason = \"it is in the way\"\n";
    let repository = Repository::new(&[("run.sh", START), ("blastlint.toml", allow)]);
    let message = "Weaker\n\nBlastlint-Allow: linter-policy-weakened blastlint.toml -- it is in the way\n";
    repository.commit(
        &[("blastlint.toml", &format!("{allow}{comment}[rules]\ndestroy = \"off\"\n")), ("run.sh", &script(DANGER))],
        message,
    );
    let (stand, aside) = repository.last();
    assert!(stand.contains(&(RULE.0.to_owned(), String::new())), "{stand:?} {aside:?}");
    assert!(stand.iter().any(|(rule, _)| rule == "data-path-removed"), "{stand:?}");
    assert_eq!(stand.iter().filter(|(rule, _)| rule == "suppression-not-permitted").count(), 2, "{stand:?}");
}

#[test]
fn stricter_is_silent() {
    let repository = Repository::new(&[("blastlint.toml", "[rules]\ntable-dropped = \"note\"\n")]);
    repository.commit(&[("blastlint.toml", STRICT)], "stricter");
    assert_eq!(own(&repository), []);
}
