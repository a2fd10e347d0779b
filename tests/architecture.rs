//! The order of the stages: a module imports only what stands before it.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail by panicking")]

use std::path::{Path, PathBuf};

/// Every stage may import those on its left.
const ORDER: [&str; 18] = [
    "source",
    "repo",
    "lang",
    "syntax",
    "fact",
    "change",
    "task",
    "provenance",
    "scope",
    "finding",
    "rule",
    "analysis",
    "policy",
    "lint",
    "report",
    "audit",
    "cli",
    "main",
];

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

#[test]
fn nothing_points_back() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut back = Vec::new();
    let mut seen = 0;
    for file in files(&root) {
        let relative = file.strip_prefix(&root).unwrap();
        let stage =
            relative.components().next().unwrap().as_os_str().to_string_lossy().trim_end_matches(".rs").to_owned();
        let Some(own) = ORDER.iter().position(|name| *name == stage) else { continue };
        for line in std::fs::read_to_string(&file).unwrap().lines() {
            let Some(name) = line
                .split("crate::")
                .nth(1)
                .map(|rest| rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default())
            else {
                continue;
            };
            let Some(other) = ORDER.iter().position(|stage| *stage == name) else { continue };
            seen += 1;
            if other > own {
                back.push(format!("{}: {line}", relative.display()));
            }
        }
    }
    assert!(seen > 50, "only {seen} imports were read");
    assert!(back.is_empty(), "{}", back.join("\n"));
}

#[test]
fn files_stay_small() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut sizes: Vec<(usize, PathBuf)> =
        files(&root).into_iter().map(|f| (std::fs::read_to_string(&f).unwrap().lines().count(), f)).collect();
    sizes.sort();
    let (most, largest) = sizes.last().unwrap();
    assert!(*most <= 700, "{} has {most} lines", largest.display());
    let median = sizes[sizes.len() / 2].0;
    assert!(median < 200, "the median file has {median} lines");
}
