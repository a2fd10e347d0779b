//! What becomes of one file: its kind, encoding, line ends and mode.

use super::*;

/// The change of one file from `before` to `after`.
fn changed(before: &[u8], after: &[u8]) -> Loaded {
    let dir = repository(&[("f.sh", before)]);
    write(dir.path(), "f.sh", after);
    commit(dir.path());
    last(dir.path())
}

#[test]
fn another_encoding_of_the_same_text_changes_no_line() {
    let text = "é='1'\nrm -rf \"$é\"\n";
    let utf16 = |big: bool| -> Vec<u8> {
        let units = std::iter::once(0xfeff).chain(text.encode_utf16());
        units.flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
    };
    let latin1: Vec<u8> = text.chars().map(|c| c as u8).collect();
    let with_mark = [b"\xef\xbb\xbf", text.as_bytes()].concat();
    let encodings: [&[u8]; 5] = [text.as_bytes(), &with_mark, &utf16(false), &utf16(true), &latin1];
    for before in encodings {
        for after in encodings.iter().filter(|after| **after != before) {
            let loaded = changed(before, after);
            assert_eq!(texts(only(&loaded)), (Some(text), Some(text)));
            assert!(only(&loaded).hunks.is_empty(), "{:?}", only(&loaded).hunks);
            assert!(loaded.change.gaps.is_empty(), "{:?}", loaded.change.gaps);
        }
    }
}

#[test]
fn a_changed_line_is_one_hunk_in_any_encoding() {
    let utf16 = |text: &str| -> Vec<u8> {
        std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
    };
    let (before, after) = ("a\nb\nc\n", "a\nx\nc\n");
    for (before, after) in [(utf16(before), utf16(after)), (before.into(), utf16(after)), (utf16(before), after.into())]
    {
        let loaded = changed(&before, &after);
        assert_eq!(only(&loaded).hunks, [Hunk { before: 1..2, after: 1..2 }]);
    }
}

#[test]
fn nothing_to_something_and_last_lines() {
    let table: [(&[u8], &[u8], &[Hunk]); 5] = [
        (b"", b"a\n", &[Hunk { before: 0..0, after: 0..1 }]),
        (b"a\n", b"", &[Hunk { before: 0..1, after: 0..0 }]),
        (b"a", b"a\n", &[Hunk { before: 0..1, after: 0..1 }]),
        (b"a\nb", b"a\nb\nc", &[Hunk { before: 1..2, after: 1..3 }]),
        (b"", b"\n", &[Hunk { before: 0..0, after: 0..1 }]),
    ];
    for (before, after, hunks) in table {
        assert_eq!(only(&changed(before, after)).hunks, hunks, "{before:?}");
    }
}

#[test]
fn a_mode_alone_changes_no_line() {
    let dir = repository(&[("f.sh", b"rm -rf /srv/data\n")]);
    git(dir.path(), &["update-index", "--chmod=+x", "f.sh"]);
    git(dir.path(), &["commit", "-qm", "mode"]);
    let loaded = last(dir.path());
    assert!(only(&loaded).hunks.is_empty());
    assert_eq!(only(&loaded).modes.1, "100755");
}

const POINTER: &str = "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n";

#[test]
fn content_behind_a_pointer_is_not_what_the_text_was_made_from() {
    let loaded = changed(POINTER.as_bytes(), b"version 1\nrm -rf /srv\n");
    assert_eq!(
        (only(&loaded).content, texts(only(&loaded))),
        (Content::Text, (None, Some("version 1\nrm -rf /srv\n")))
    );
    assert_eq!(only(&loaded).hunks, [Hunk { before: 0..0, after: 0..2 }]);
    let loaded = changed(b"rm -rf /srv\n", POINTER.as_bytes());
    assert_eq!(only(&loaded).content, Content::LfsPointer);
}

/// The rules that fire on the last commit, and how many gaps there are.
fn judged(repo: &Path) -> (Vec<String>, usize) {
    let rules = blastlint::rule::RuleSet::shipped().unwrap();
    let report = blastlint::lint::lint(last(repo).change, &rules, &blastlint::policy::Policy::default());
    (report.findings.into_iter().map(|finding| finding.rule).collect(), report.gaps.len())
}

#[test]
fn a_script_that_moves_behind_a_pointer_is_a_gap() {
    let dir = repository(&[("f.sh", b"true\n"), ("image.png", b"x\n")]);
    write(dir.path(), "f.sh", POINTER);
    write(dir.path(), "image.png", POINTER);
    commit(dir.path());
    assert_eq!(judged(dir.path()), (vec![], 1));
}

#[cfg(unix)]
#[test]
fn a_text_that_was_the_target_of_a_link_is_new() {
    let dir = repository(&[("keep", b"")]);
    let script = "rm -rf /srv/data\n";
    std::os::unix::fs::symlink(script, dir.path().join("f.sh")).unwrap();
    commit(dir.path());
    assert_eq!(judged(dir.path()), (vec![], 0));
    fs::remove_file(dir.path().join("f.sh")).unwrap();
    write(dir.path(), "f.sh", script);
    commit(dir.path());
    assert_eq!(judged(dir.path()), (vec!["data-path-removed".to_owned()], 0));
    fs::remove_file(dir.path().join("f.sh")).unwrap();
    std::os::unix::fs::symlink("other", dir.path().join("f.sh")).unwrap();
    commit(dir.path());
    assert_eq!(judged(dir.path()), (vec![], 0));
    fs::remove_file(dir.path().join("f.sh")).unwrap();
    write(dir.path(), "f.sh/run.sh", script);
    commit(dir.path());
    assert_eq!(judged(dir.path()), (vec!["data-path-removed".to_owned()], 0), "a folder took its place");
}

#[test]
fn a_submodule_that_becomes_a_file_is_new() {
    let inner = repository(&[("i", b"i\n")]);
    let dir = repository(&[]);
    git(dir.path(), &["submodule", "--quiet", "add", inner.path().to_str().unwrap(), "f.sh"]);
    commit(dir.path());
    git(dir.path(), &["rm", "-qrf", "--cached", "f.sh"]);
    fs::remove_dir_all(dir.path().join("f.sh")).unwrap();
    write(dir.path(), "f.sh", "rm -rf /srv/data\n");
    commit(dir.path());
    assert_eq!(judged(dir.path()), (vec!["data-path-removed".to_owned()], 0));
}

/// What a file of each language says that is dangerous, over several lines.
const DANGERS: [(&str, &str); 4] = [
    ("f.sh", "#!/bin/sh\nif true; then\n  rm -rf /srv/data \\\n    /srv/more\nfi\npsql <<SQL\nDROP TABLE a;\nSQL\n"),
    ("f.sql", "DROP TABLE a;\nDELETE\nFROM b;\n"),
    (
        "f.py",
        "import shutil\ndef f(cur):\n    shutil.rmtree(\n        '/srv/data')\n    cur.execute(\"\"\"\n DELETE\n FROM b\"\"\")\n",
    ),
    (
        "f.rs",
        "fn f() {\n    std::fs::remove_dir_all(\n        \"/srv/data\").unwrap();\n    sqlx::query(\"DROP\n  TABLE a\");\n}\n",
    ),
];

#[test]
fn other_line_ends_are_no_finding() {
    for (name, text) in DANGERS {
        let dos = text.replace('\n', "\r\n");
        for (before, after) in [(text, dos.as_str()), (&dos, text)] {
            let dir = repository(&[(name, before.as_bytes())]);
            write(dir.path(), name, after);
            commit(dir.path());
            assert_eq!(judged(dir.path()), (vec![], 0), "{name} {after:?}");
            let added = format!("{after}{}", text.replace("data", "kept").replace(" b", " c").replace(" a", " d"));
            write(dir.path(), name, added);
            commit(dir.path());
            assert!(!judged(dir.path()).0.is_empty(), "{name}");
        }
    }
}
