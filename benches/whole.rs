//! Whole runs: `blastlint check` on 1, 10, 100 and 1,000 changed files, in one run with what it is measured against.
//!
//! - T: the program, start to finish, on a range of a git repository
//! - P: a bare parse of the after sides with tree-sitter, with as many threads, in a process that is warm and with the
//!   allocator of the system
//! - G: `git diff --raw` of the range and `git cat-file --batch` of both sides
//!
//! Wall times in milliseconds, the median of several runs taken in turn. What is aimed at: T ≤ 1.6·P + G from 100 files
//! on, and T ≤ 3·G for one file.
//!
//!     cargo bench --bench whole                                    repositories made up on the spot
//!     cargo bench --bench whole -- --repo DIR --range A..B         a range of a real one
//!     cargo bench --bench whole -- --assert                        exit 1 where an aim is missed
//!
//! Other work on the machine shows in all three, but not alike: run it twice before you believe it.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a benchmark prints and may fail by panicking"
)]

mod made_up;

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::Instant;

use blastlint::lang::detect;
use blastlint::repo::{Input, load};
use rayon::prelude::*;

const RUNS: usize = 9;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().collect();
    // `cargo test --all-targets` runs benchmarks, too, without this: tests measure no time.
    if !args.iter().any(|arg| arg == "--bench") {
        return ExitCode::SUCCESS;
    }
    let value = |name: &str| args.iter().position(|arg| arg == name).and_then(|at| args.get(at + 1)).cloned();
    println!("{:>6} {:>9} {:>9} {:>9} {:>10} {:>8}", "files", "T ms", "P ms", "G ms", "T/(1.6P+G)", "T/3G");
    let mut missed = false;
    match (value("--repo"), value("--range")) {
        (Some(repo), Some(range)) => missed = measure(Path::new(&repo), &range),
        _ => {
            for files in [1, 10, 100, 1000] {
                let folder = tempfile::tempdir().unwrap();
                repository(folder.path(), files);
                missed |= measure(folder.path(), "HEAD~1..HEAD");
            }
        }
    }
    if missed && args.iter().any(|arg| arg == "--assert") { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// Prints one line; whether an aim was missed.
fn measure(repo: &Path, range: &str) -> bool {
    let texts = after_sides(repo, range);
    let objects = objects(repo, range);
    let (mut t, mut p, mut g) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..RUNS {
        t.push(timed(|| check(repo, range)));
        p.push(timed(|| parse(&texts)));
        g.push(timed(|| read_by_git(repo, range, &objects)));
    }
    let (t, p, g) = (median(t), median(p), median(g));
    let (many, one) = (t / (1.6 * p + g), t / (3.0 * g));
    println!("{:>6} {t:>9.1} {p:>9.1} {g:>9.1} {many:>10.2} {one:>8.2}", objects.files);
    (objects.files >= 100 && many > 1.0) || (objects.files == 1 && one > 1.0)
}

fn timed(work: impl FnOnce()) -> f64 {
    let start = Instant::now();
    work();
    start.elapsed().as_secs_f64() * 1000.0
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

fn check(repo: &Path, range: &str) {
    let status = Command::new(env!("CARGO_BIN_EXE_blastlint"))
        .args(["check", range, "--exit-zero", "--no-config", "--output-format", "concise"])
        .current_dir(repo)
        .stdout(Stdio::null())
        .status();
    assert!(status.unwrap().success());
}

/// The text and the grammar of every after side that has one.
fn after_sides(repo: &Path, range: &str) -> Vec<(String, tree_sitter::Language)> {
    let change = load(&Input::parse_range(range).unwrap(), repo).unwrap().change;
    let sides = change.files.into_iter().filter_map(|file| file.after);
    sides.filter_map(|source| Some((source.text.to_string(), detect(&source.path, &source.text)?.grammar?()))).collect()
}

fn parse(texts: &[(String, tree_sitter::Language)]) {
    texts.par_iter().for_each(|(text, grammar)| {
        let mut parser = tree_sitter::Parser::new();
        parser.set_language(grammar).unwrap();
        assert!(parser.parse(text, None).is_some());
    });
}

struct Objects {
    files: usize,
    names: String,
}

fn objects(repo: &Path, range: &str) -> Objects {
    let raw = git(repo, &["diff", "--raw", "--no-abbrev", "--no-renames", &range.replace("..", " ")]);
    let mut names = String::new();
    for line in raw.lines() {
        for name in line.split(' ').skip(2).take(2).filter(|name| !name.starts_with("000000")) {
            writeln!(names, "{name}").unwrap();
        }
    }
    Objects { files: raw.lines().count(), names }
}

fn read_by_git(repo: &Path, range: &str, objects: &Objects) {
    git(repo, &["diff", "--raw", "--no-abbrev", "-M", &range.replace("..", " ")]);
    let mut child = Command::new("git")
        .args(["cat-file", "--batch"])
        .current_dir(repo)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let (mut stdin, names) = (child.stdin.take().unwrap(), objects.names.clone());
    let writer = std::thread::spawn(move || stdin.write_all(names.as_bytes()));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    assert!(output.stdout.len() > objects.names.len());
}

fn git(repo: &Path, args: &[&str]) -> String {
    let words = args.iter().flat_map(|arg| arg.split(' '));
    let output = Command::new("git").args(words).current_dir(repo).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// A repository whose last commit changes `files` files, each of a few hundred lines, in the four languages.
fn repository(folder: &Path, files: usize) {
    let identity = ["-c", "user.name=bench", "-c", "user.email=bench@example.com", "-c", "commit.gpgsign=false"];
    let commit = |message: &str| {
        git(folder, &["add", "-A"]);
        git(folder, &[&identity[..], &["commit", "-q", "-m", message]].concat());
    };
    git(folder, &["init", "-q"]);
    let paths: Vec<PathBuf> = (0..files).map(|at| folder.join(made_up::path(at))).collect();
    for (at, path) in paths.iter().enumerate() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, made_up::text(at, false)).unwrap();
    }
    commit("before");
    for (at, path) in paths.iter().enumerate() {
        std::fs::write(path, made_up::text(at, true)).unwrap();
    }
    commit("after");
}
