//! A parse that starts from the tree of the other side gives the tree of a fresh parse: the same kinds, fields, bytes,
//! lines and columns.

#![allow(
    clippy::unwrap_used,
    clippy::print_stderr,
    reason = "a test may fail by panicking and may say how much it saw"
)]

use std::path::{Path, PathBuf};

use blastlint::lang::{Language, detect};
use blastlint::lint::case::Fixture;
use blastlint::repo::{Content, FileDiff, Hunk, Input, load};
use blastlint::source::Source;
use blastlint::syntax::{edited, parse};
use tempfile::TempDir;
use tree_sitter::{Range, Tree, TreeCursor};

fn next(cursor: &mut TreeCursor<'_>) -> bool {
    if cursor.goto_first_child() {
        return true;
    }
    while !cursor.goto_next_sibling() {
        if !cursor.goto_parent() {
            return false;
        }
    }
    true
}

/// What is said of one node.
type Said<'t> = (&'t str, Range, Option<&'t str>, [bool; 4], u32);

fn said<'t>(cursor: &TreeCursor<'t>) -> Said<'t> {
    let node = cursor.node();
    let flags = [node.is_missing(), node.is_error(), node.is_extra(), node.has_error()];
    (node.kind(), node.range(), cursor.field_name(), flags, cursor.depth())
}

/// The first node in which two trees differ.
fn difference(one: &Tree, other: &Tree) -> Option<String> {
    let (mut one, mut other) = (one.walk(), other.walk());
    loop {
        let (left, right) = (said(&one), said(&other));
        if left != right {
            return Some(format!("{left:?} is not {right:?}"));
        }
        match (next(&mut one), next(&mut other)) {
            (true, true) => {}
            (false, false) => return None,
            _ => return Some(format!("one tree ends at {left:?}")),
        }
    }
}

fn swapped(hunks: &[Hunk]) -> Vec<Hunk> {
    hunks.iter().map(|hunk| Hunk { before: hunk.after.clone(), after: hunk.before.clone() }).collect()
}

/// What is wrong with the pair `file`, in both directions; none where it is no pair of texts with a grammar.
fn wrong(file: &FileDiff) -> Option<Vec<String>> {
    let (Some(before), Some(after), Content::Text) = (&file.before, &file.after, file.content) else { return None };
    let language = detect(&file.path, &after.text).filter(|language| language.grammar.is_some())?;
    let one = |from: &Source, to: &Source, hunks: &[Hunk]| differs(language, from, to, hunks);
    let forth = one(before, after, &file.hunks);
    let back = one(after, before, &swapped(&file.hunks));
    Some(forth.into_iter().chain(back).map(|said| format!("{}: {said}", file.path)).collect())
}

fn differs(language: &Language, from: &Source, to: &Source, hunks: &[Hunk]) -> Option<String> {
    let first = parse(language, from, None).ok()?;
    let incremental = parse(language, to, Some(&edited(&first, from, to, hunks))).ok()?;
    difference(&incremental, &parse(language, to, None).ok()?)
}

fn check(files: &[FileDiff], wrong_ones: &mut Vec<String>) -> usize {
    let found: Vec<Vec<String>> = files.iter().filter_map(wrong).collect();
    let seen = found.len();
    wrong_ones.extend(found.into_iter().flatten());
    seen
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn of_every_case_and_fixture() {
    let corpus = std::fs::read_dir(root().join("corpus")).unwrap().map(|entry| entry.unwrap().path());
    let fixtures = Fixture::find(&root().join("tests/rules")).unwrap();
    let folders: Vec<PathBuf> = corpus.chain(fixtures.into_iter().map(|fixture| fixture.case.folder)).collect();
    let (mut seen, mut bad) = (0, Vec::new());
    for folder in folders {
        let input = Input::Pair { before: folder.join("before"), after: folder.join("after") };
        seen += check(&load(&input, &folder).unwrap().change.files, &mut bad);
    }
    assert!(seen > 50, "{seen} pairs");
    assert!(bad.is_empty(), "{} of {seen}: {bad:#?}", bad.len());
}

/// A generator of numbers that is the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end.max(1) as u64) as usize
    }
}

/// `text` with a few lines taken out, doubled, moved or cut.
fn edit(text: &str, dice: &mut Dice) -> String {
    let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
    for _ in 0..1 + dice.below(5) {
        let (at, many) = (dice.below(lines.len()), 1 + dice.below(6));
        let some: Vec<&str> = lines.iter().skip(at).take(many).copied().collect();
        match dice.below(4) {
            0 => drop(lines.drain(at..at + some.len())),
            1 => drop(lines.splice(at..at, some)),
            2 => {
                lines.drain(at..at + some.len());
                let to = dice.below(lines.len() + 1);
                drop(lines.splice(to..to, some));
            }
            _ => {
                if let Some(line) = lines.get_mut(at) {
                    let cut = dice.below(line.len());
                    *line = line.get(cut..).unwrap_or(line);
                }
            }
        }
    }
    lines.concat()
}

/// Sources of our own, edited by chance: what they become is seldom free of errors, as hostile text is.
#[test]
fn of_edits_by_chance() {
    let dir = TempDir::new().unwrap();
    let (mut dice, mut seen, mut bad) = (Dice(0x9e37_79b9_7f4a_7c15), 0, Vec::new());
    let scripts = "#!/bin/sh\nset -e\nif [ -n \"$A\" ]; then\n  rm -rf \"$A/x\"\nfi\ncat <<EOF | sort\n$(date)\nEOF\nfor i in 1 2; do\n  case $i in 1) echo a ;; *) : ;; esac\ndone\nf() {\n  psql -c \"DROP TABLE $1\" || exit 1\n}\n";
    let python = "import os\n\nclass A(B):\n    def f(self, x=1):\n        \"\"\"text\n        more\"\"\"\n        if x:\n            return f\"{x!r} {self.y[0]}\"\n        for i in range(3):\n            with open(i) as g:\n                g.write('é')\n\n    @property\n    def y(self):\n        try:\n            return [a for a in self.z if a]\n        except (KeyError, ValueError):\n            raise\n";
    let rust = std::fs::read_to_string(root().join("src/syntax/mod.rs")).unwrap();
    for (name, text) in [("x.rs", rust), ("x.sh", scripts.repeat(8)), ("x.py", python.repeat(8))] {
        for _ in 0..60 {
            let (before, after) = (edit(&text, &mut dice), edit(&text, &mut dice));
            std::fs::write(dir.path().join("before"), before).unwrap();
            std::fs::create_dir_all(dir.path().join("after")).unwrap();
            std::fs::write(dir.path().join("after").join(name), after).unwrap();
            let input = Input::Pair { before: dir.path().join("before"), after: dir.path().join("after").join(name) };
            seen += check(&load(&input, dir.path()).unwrap().change.files, &mut bad);
        }
    }
    assert!(bad.is_empty(), "{} of {seen}: {bad:#?}", bad.len());
}

/// Real pairs: `BLASTLINT_PAIRS_REPO=DIR cargo nextest run --test incremental --run-ignored all`, on the last commits of
/// a repository, `BLASTLINT_PAIRS` of them (300).
#[test]
#[ignore = "needs a repository with a history"]
fn of_a_history() {
    let repo = PathBuf::from(std::env::var_os("BLASTLINT_PAIRS_REPO").unwrap());
    let most = std::env::var("BLASTLINT_PAIRS").ok().and_then(|n| n.parse().ok()).unwrap_or(300);
    let log = std::process::Command::new("git")
        .args(["log", "--no-merges", "--format=%H", "-n", "4000", "--diff-filter=M", "--", "*.py", "*.rs", "*.sh"])
        .current_dir(&repo)
        .output()
        .unwrap();
    let (mut seen, mut bad) = (0, Vec::new());
    for commit in String::from_utf8(log.stdout).unwrap().lines() {
        if seen >= most {
            break;
        }
        let input = Input::Revisions { before: format!("{commit}^"), after: commit.to_owned() };
        let Ok(loaded) = load(&input, &repo) else { continue };
        seen += check(&loaded.change.files, &mut bad);
    }
    eprintln!("{seen} pairs, {} differ", bad.len());
    assert!(bad.is_empty(), "{bad:#?}");
}
