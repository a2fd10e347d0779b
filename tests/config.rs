//! The configuration: its errors, its versions, where its values come from, and the variables that stand for flags.

#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

#[path = "common/run.rs"]
mod run;

use std::fs;
use std::path::Path;

use run::{blastlint, blastlint_with, commit, git, repository, write};

#[test]
fn every_error_shows_the_line() {
    let dir = repository();
    let repo = dir.path();
    for (text, said) in [
        ("[rules\n", "c.toml:1:"),
        ("version = 2\n", "c.toml:1: version 2 is newer than this program, which knows version 1\n"),
        ("version = 2\nfuture = true\n", "which knows version 1\n"),
        ("version = 0\n", "c.toml:1: there is no version 0"),
        ("version = \"1\"\n", "c.toml:1:"),
        (
            "[rules]\n\nno-such = \"off\"\n",
            "c.toml:3: `no-such` is neither a rule nor a family; `blastlint rule list` names them\n",
        ),
        ("[rules]\ndestroy = \"loud\"\n", "c.toml:2: unknown variant `loud`"),
        ("[severity]\n", "c.toml:1: unknown field `severity`"),
        ("[severity]\n", "levels stand in [rules]"),
        ("exclude = [\"x\"]\n", ".blastlintignore"),
        ("x = 1\nsuppress = []\n", "c.toml:2: unknown field `suppress`"),
        ("suppress = []\n", "[[allow]]"),
        ("[scope]\nnote = 0.9\nwarning = 0.1\n", "c.toml:1: [scope] holds scores from 0 to 1"),
        ("[[override]]\npaths = [\"a\"]\nrules = { nope = \"off\" }\n", "c.toml:3: `nope` is neither"),
        ("[[override]]\npaths = [\n\"a\",\n\"b/{\", \"[z-\"]\nrules = {}\n", "c.toml:4:"),
        ("[[allow]]\nrules = [\"nope\"]\npaths = [\"a\"]\nreason = \"known\"\n", "c.toml:2: `nope` is neither"),
        ("[[allow]]\nrules = [\"destroy\"]\npaths = [\"a\"]\nreason = \".\"\n", "c.toml:4: the reason says nothing"),
        (
            "[[allow]]\nrules = [\"destroy\"]\npaths = [\"a\"]\nreason = \"known\"\nuntil = \"2027-02-30\"\n",
            "c.toml:5: `2027-02-30` is no day",
        ),
        ("[gate]\ncount = 0\n", "c.toml:2: somebody must approve"),
        ("[gate]\napprovers = [\"owners\",\n \"seniors\"]\n", "c.toml:3: `seniors` is neither"),
        ("[gate.teams]\na = [\"b\"]\nsenior = []\n", "c.toml:3: the team `senior` has no members"),
        (
            "[[gate.rule]]\nradius = [\"high\"]\ncount = 0\n[[gate.rule]]\nrules = [\"nope\"]\ncount = 0\n",
            "c.toml:5: no rule is called `nope`",
        ),
        ("[gate]\n[[gate.signer]]\nby = \"ann\"\n", "c.toml:2: a signer has either"),
    ] {
        write(repo, "c.toml", text);
        let (code, out) = blastlint(repo, &["check", "--config", "c.toml"]);
        assert!(code == 2 && out.contains(said), "{text}: {out}");
        assert!(out.contains(" | ") && out.contains('^') && out.contains("next: "), "{text}: {out}");
    }
}

#[test]
fn what_is_in_force_says_where_it_comes_from() {
    let dir = repository();
    let repo = dir.path();
    let text = "# ours\n[rules]\ndestroy = \"note\"\n\n[[override]]\npaths = [\"a\", \"b\"]\nrules = { exposure = \"off\" }\n[gate]\napprovers = [\"owners\"]\n";
    write(repo, "blastlint.toml", text);
    write(
        repo,
        ".blastlint/rules/destroy/our-rule.toml",
        "schema = 1\nid = \"our-rule\"\ntitle = \"t\"\n[after]\neffect = [\"destroy\"]\n[report]\nmessage = \"m\"\nhelp = \"h\"\n[docs]\nwhy = \"w\"\n",
    );
    commit(repo, "config");
    let (code, out) = blastlint_with(repo, &[("BLASTLINT_FAIL_ON", "note")], &["config", "show", "--strict"]);
    assert_eq!(code, 0, "{out}");
    for line in [
        "version = 1  # default",
        "destroy = \"note\"  # blastlint.toml:3",
        "exposure = \"off\"  # blastlint.toml:7",
        "count = 1  # default",
        "# rule our-rule: .blastlint/rules/destroy/our-rule.toml",
        "# --fail-on note  # BLASTLINT_FAIL_ON",
        "# --strict true  # --strict",
        "# --trust before  # default",
    ] {
        assert!(out.lines().any(|said| said == line), "{line}: {out}");
    }
    assert!(out.contains("]  # blastlint.toml:6") && out.contains("]  # blastlint.toml:9"), "{out}");

    // What is shown is a configuration that says the same.
    write(repo, "shown.toml", &out);
    let (code, again) = blastlint(repo, &["config", "show", "--config", "shown.toml"]);
    assert_eq!(code, 0, "{again}");
    assert!(again.contains("destroy = \"note\"  # --config shown.toml:"), "{again}");
    let bare = |text: &str| {
        text.lines()
            .map(|line| line.split("  # ").next().unwrap().to_owned())
            .filter(|line| !line.starts_with('#'))
            .collect::<Vec<_>>()
    };
    assert_eq!(bare(&out), bare(&again));
}

#[test]
fn a_file_is_brought_to_the_version_of_the_program() {
    let dir = repository();
    let repo = dir.path();
    let text = "# Ours, by hand\n\n[rules]   # levels\ndestroy = \"note\"\n";
    write(repo, "blastlint.toml", text);
    let (code, out) = blastlint(repo, &["config", "migrate"]);
    assert!(code == 0 && out.contains("blastlint.toml is of version 1 now"), "{out}");
    let read = || fs::read_to_string(repo.join("blastlint.toml")).unwrap();
    assert_eq!(read(), format!("version = 1\n{text}"));
    let (code, out) = blastlint(repo, &["config", "migrate", "blastlint.toml"]);
    assert!(code == 0 && out.contains("of version 1 already"), "{out}");
    for (text, said) in [
        ("version = 2\n", "which knows version 1"),
        ("[severity]\ndestroy = \"note\"\n", "levels stand in [rules]"),
        ("exclude = []\n", ".blastlintignore"),
    ] {
        write(repo, "blastlint.toml", text);
        let (code, out) = blastlint(repo, &["config", "migrate"]);
        assert!(code == 2 && out.contains(said) && out.contains("next: "), "{out}");
        assert_eq!(read(), text, "what does not read stays as it is");
    }
    fs::remove_file(repo.join("blastlint.toml")).unwrap();
    let (code, out) = blastlint(repo, &["config", "migrate"]);
    assert!(code == 2 && out.contains("blastlint init"), "{out}");
}

#[test]
fn the_schema_is_published() {
    let dir = repository();
    let (code, schema) = blastlint(dir.path(), &["config", "schema"]);
    assert!(code == 0 && schema.contains("\"version\"") && schema.contains("\"gate\""), "{schema}");
    let published = Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas/blastlint.schema.json");
    assert_eq!(fs::read_to_string(published).unwrap(), schema, "publish it again: blastlint config schema");
}

#[test]
fn variables_stand_for_flags() {
    let dir = repository();
    let repo = dir.path();
    write(repo, "run.sh", "#!/bin/sh\nrm -rf /var/lib/app\n");
    write(repo, "bad.sh", "rm -rf /srv/data\n");
    commit(repo, "second");
    git(repo, &["tag", "head"]);
    let run = |variables: &[(&str, &str)]| blastlint_with(repo, variables, &["check", "HEAD~1..HEAD"]);
    assert_eq!(run(&[]).0, 1);
    for (variables, code) in [
        (&[("BLASTLINT_EXIT_ZERO", "1")][..], 0),
        (&[("BLASTLINT_EXIT_ZERO", "0")], 1),
        (&[("BLASTLINT_EXIT_ZERO", "false")], 1),
        (&[("BLASTLINT_FAIL_ON", "never")], 0),
        (&[("BLASTLINT_FAIL_ON", ""), ("BLASTLINT_SELECT", ""), ("BLASTLINT_CONFIG", "")], 1),
        (&[("BLASTLINT_IGNORE", "destroy,table-dropped")], 0),
        (&[("BLASTLINT_SELECT", "table-dropped")], 0),
        (&[("BLASTLINT_SELECT", "no-such")], 2),
        (&[("BLASTLINT_REVIEWS", "none.json")], 2),
    ] {
        let (exit, out) = run(variables);
        assert_eq!(exit, code, "{variables:?}: {out}");
    }
    assert_eq!(blastlint_with(repo, &[("BLASTLINT_SINCE", "HEAD~1")], &["check"]).0, 1);
    let typed = |args: &[&str]| blastlint_with(repo, &[("BLASTLINT_SINCE", "HEAD~1")], args).0;
    assert_eq!((typed(&["check", "--staged"]), typed(&["HEAD..HEAD"])), (0, 0), "what is typed wins");
    assert_eq!(typed(&["check", "--staged", "--since", "HEAD~1"]), 2);
    let (_, out) = run(&[("BLASTLINT_OUTPUT", "sarif=a.sarif\njson=b.json"), ("BLASTLINT_AUDIT", "c.jsonl")]);
    assert!(["a.sarif", "b.json", "c.jsonl"].iter().all(|file| repo.join(file).exists()), "{out}");
}
