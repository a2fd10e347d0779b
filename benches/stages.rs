//! The stages one by one, on files made up on the spot: decode, parse, lower, pair, judge, report.
//!
//!     cargo bench --bench stages                 all of them
//!     cargo bench --bench stages -- lower        those whose name holds `lower`

#![allow(missing_docs, clippy::unwrap_used, reason = "a benchmark may fail by panicking")]

mod made_up;

use std::hint::black_box;

use blastlint::change::{Changes, Placed, pair};
use blastlint::fact::{Catalogue, Interest, Lowered, Surroundings, Template, host, shell, sql};
use blastlint::lang::{Language, detect};
use blastlint::lint::{Reading, lint, read};
use blastlint::policy::Policy;
use blastlint::repo::{ChangeSet, FileDiff, Hunk, Input, load};
use blastlint::report::{Format, Style, reporter};
use blastlint::rule::RuleSet;
use blastlint::source::{RepoPath, Source, Span, decode};
use blastlint::syntax::{edited, parse};
use clap::ValueEnum;
use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};

/// Files of the change that the later stages are measured on.
const FILES: usize = 100;

criterion_group!(benches, start, sides, change, reports);
criterion_main!(benches);

/// What every run reads before it looks at a change.
fn start(c: &mut Criterion) {
    c.bench_function("start/rules", |b| b.iter(|| RuleSet::shipped().unwrap()));
    // A change pays for the sections of its own languages.
    c.bench_function("start/catalogue", |b| b.iter(|| Catalogue::unread().rows().count()));
}

/// One file of each language: its sides, as the stages before lowering see them.
struct File {
    language: &'static Language,
    before: Source,
    after: Source,
    hunks: Vec<Hunk>,
}

fn files() -> Vec<File> {
    let file = |diff: FileDiff| {
        let (before, after) = (diff.before.unwrap(), diff.after.unwrap());
        let language = detect(&diff.path, &after.text).unwrap();
        File { language, before, after, hunks: diff.hunks }
    };
    // Python, SQL, shell and Rust; each destroys something.
    changes(&[0, 5, 10, 15]).files.into_iter().map(file).collect()
}

/// A change of the made-up files `numbers`, hunks and all, by way of two folders.
fn changes(numbers: &[usize]) -> ChangeSet {
    let folder = tempfile::tempdir().unwrap();
    let (before, after) = (folder.path().join("before"), folder.path().join("after"));
    for (side, changed) in [(&before, false), (&after, true)] {
        for at in numbers {
            let path = side.join(made_up::path(*at));
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, made_up::text(*at, changed)).unwrap();
        }
    }
    load(&Input::Pair { before, after }, folder.path()).unwrap().change
}

/// Decoding, parsing and lowering of one side.
fn sides(c: &mut Criterion) {
    for file in files() {
        let id = file.language.id;
        let mut group = c.benchmark_group(id);
        group.throughput(Throughput::Bytes(file.after.text.len() as u64));
        group.bench_function("decode", |b| b.iter(|| decode(black_box(file.after.text.as_bytes()))));
        group.bench_function("source", |b| {
            b.iter(|| Source::new(RepoPath::from("x"), black_box(file.after.text.as_bytes())));
        });
        let tree = file.language.grammar.map(|_| parse(file.language, &file.after, None).unwrap());
        if let Some(tree) = &tree {
            let back: Vec<Hunk> =
                file.hunks.iter().map(|h| Hunk { before: h.after.clone(), after: h.before.clone() }).collect();
            group.bench_function("parse-fresh", |b| b.iter(|| parse(file.language, &file.after, None).unwrap()));
            group.bench_function("parse-edited", |b| {
                b.iter(|| {
                    let start = edited(tree, &file.after, &file.before, &back);
                    parse(file.language, &file.before, Some(&start)).unwrap()
                });
            });
        }
        let hunks: Vec<Span> = file.hunks.iter().map(|hunk| file.after.line_span(&hunk.after)).collect();
        let whole = [Span::new(0, file.after.text.len())];
        group.bench_function("lower-hunks", |b| b.iter(|| lower(&file, tree.as_ref(), &hunks)));
        group.bench_function("lower-whole", |b| b.iter(|| lower(&file, tree.as_ref(), &whole)));
        group.finish();
    }
}

fn lower(file: &File, tree: Option<&tree_sitter::Tree>, regions: &[Span]) -> Lowered {
    let (catalogue, around) = (Catalogue::shipped(), Surroundings::default());
    let template = || Template::of_file(&file.after.text, 0);
    let lowered = match (file.language.id, tree) {
        ("sql", _) => sql::lower(&template(), &around),
        ("bash", Some(tree)) => shell::lower_tree(tree, &template(), &around, catalogue),
        (_, tree) => {
            let module = host::Module::read(file.language, tree.unwrap(), &file.after, catalogue).unwrap();
            module.lower(regions, &Default::default(), &Interest::all())
        }
    };
    assert!(!lowered.facts.is_empty());
    lowered
}

/// What is done with the facts of a change.
fn change(c: &mut Criterion) {
    let numbers: Vec<usize> = (0..FILES).collect();
    let (change, rules) = (changes(&numbers), RuleSet::shipped().unwrap());
    let mut group = c.benchmark_group("change");
    group.throughput(Throughput::Elements(FILES as u64));
    group.bench_function("read", |b| b.iter(|| read(&change, &rules.interest())));
    let reading = read(&change, &Interest::all());
    let facts = || (reading.changes.before.clone(), reading.changes.after.clone());
    group.bench_function("pair", |b| {
        b.iter_batched(facts, |(before, after): (Vec<Placed>, Vec<Placed>)| pair(before, after), BatchSize::LargeInput);
    });
    group.bench_function("judge", |b| b.iter(|| judged(&rules, &reading)));
    group.finish();
}

/// How many changes some rule fires on.
fn judged(rules: &RuleSet, Reading { changes, .. }: &Reading) -> usize {
    let meant = |index: usize| changes.after.get(index).is_some_and(|after| after.fact.meaning.is_some());
    let fired = |changes: &Changes, change| {
        let mut concerned = rules.rules.iter().filter(|rule| rule.concerns(change, changes));
        concerned.any(|rule| rule.judge(change, changes).fires())
    };
    let count = changes.changes.iter().filter(|c| c.after.is_some_and(meant) && fired(changes, c)).count();
    assert!(count > 0);
    count
}

/// Each format, on the findings of a change.
fn reports(c: &mut Criterion) {
    let numbers: Vec<usize> = (0..FILES).collect();
    let rules = RuleSet::shipped().unwrap();
    let report = lint(changes(&numbers), &rules, &Policy::default());
    assert!(!report.findings.is_empty());
    let mut group = c.benchmark_group("report");
    group.throughput(Throughput::Elements(report.findings.len() as u64));
    for format in Format::value_variants() {
        let name = format.to_possible_value().unwrap();
        group.bench_function(name.get_name(), |b| {
            b.iter(|| {
                let mut out = Vec::new();
                reporter(*format, &Style::plain(), &rules).render(&report, &mut out).unwrap();
                out
            });
        });
    }
    group.finish();
}
