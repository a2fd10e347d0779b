//! Files that carry commands: build recipes, units, schedules, notebooks, settings.
//!
//! Each format says only what is run, where it stands, by what, and what names the parent; a command there is then the
//! same fact as in a script. The formats are read by lines: half of what is written in them is the text of another
//! language, over which their grammars stumble, and a reading by lines is not blinded by an error elsewhere.

mod asked;
mod bindings;
mod cron;
mod dockerfile;
mod dotenv;
mod expansion;
mod json;
mod just;
mod lines;
mod lowering;
mod make;
mod notebook;
mod place;
mod procfile;
mod systemd;

use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::{Catalogue, Confidence, Guard, GuardKind, Interest, Lowered, Piece, Template, Value};
use crate::lang::Language;
use crate::source::{Source, Span};
use place::Place;

/// How a text is run.
#[derive(Clone, Debug)]
enum By {
    /// By a shell.
    Shell,
    /// As a program with these arguments.
    Argv(Vec<Value>),
    /// As a program in the language of this id.
    Program(&'static str),
    /// As the value of the environment variable of this name.
    Set(String),
    /// By something that is not read: a gap.
    Unread,
}

/// A text that is run.
#[derive(Clone, Debug)]
struct Run {
    text: Vec<Piece>,
    by: By,
    /// Where it stands in the file.
    span: Span,
    /// What names the act beside it: a target, a stage, a job.
    parent: String,
    guards: Vec<Guard>,
    place: Place,
    certainty: Confidence,
    /// Variables of the shell that are known.
    bound: Rc<FxHashMap<String, Vec<Piece>>>,
}

impl Run {
    fn new(by: By, text: Vec<Piece>, span: Span, parent: &str) -> Self {
        Self {
            text,
            by,
            span,
            parent: parent.to_owned(),
            guards: Vec::new(),
            place: Place::Anywhere,
            certainty: Confidence::High,
            bound: Rc::default(),
        }
    }
}

/// What a file runs, in the order in which it stands there.
#[derive(Debug, Default)]
struct Recipe {
    runs: Vec<Run>,
    unparsed: Vec<Span>,
}

type Reader = fn(&Source) -> Recipe;

/// The formats by the ids of their languages.
const READERS: &[(&str, Reader)] = &[
    ("dockerfile", dockerfile::read),
    ("make", make::read),
    ("just", just::read),
    ("cron", cron::read),
    ("systemd", systemd::read),
    ("procfile", procfile::read),
    ("dotenv", dotenv::read),
    ("notebook", notebook::read),
];

/// The facts of a file that carries commands, with their meaning; nothing where `language` is no such format.
pub(super) fn lower(
    language: &Language,
    source: &Source,
    catalogue: &Catalogue,
    interest: &Interest,
) -> Option<Lowered> {
    let (_, read) = READERS.iter().find(|(id, _)| *id == language.id)?;
    Some(lowering::Lowering { source, catalogue, interest }.lower(read(source)))
}

/// What a file gives a shell to run, in its order, each with what names it: a target, a stage.
pub(super) fn scripts(language: &Language, source: &Source) -> Option<Vec<(String, Template)>> {
    let (_, read) = READERS.iter().find(|(id, _)| *id == language.id)?;
    let runs = read(source).runs.into_iter().filter(|run| matches!(run.by, By::Shell));
    Some(runs.map(|run| (run.parent, Template::new(&run.text))).collect())
}

/// `text` as it stands at `start` of the file.
fn literal(text: &str, start: usize) -> Piece {
    Piece::Literal { text: text.to_owned(), span: Span::new(start, start + text.len()) }
}

fn span_of(piece: &Piece) -> Span {
    match piece {
        Piece::Literal { span, .. } | Piece::Hole { span, .. } => *span,
    }
}

/// The id of the language that a `#!` line names.
fn interpreter(line: &str) -> Option<&'static str> {
    let detected = crate::lang::detect(&crate::source::RepoPath::from(""), line)?;
    Some(detected.id)
}

fn guard(kind: GuardKind, text: &str) -> Guard {
    Guard { kind, text: text.split_whitespace().collect::<Vec<_>>().join(" ") }
}

/// The runs of a text as `name argument… | guard…`, for tests.
#[cfg(test)]
fn told(path: &str, text: &str) -> Vec<String> {
    use crate::source::RepoPath;
    let source = Source::new(RepoPath::from(path), text.as_bytes());
    let language = crate::lang::detect(&source.path, text).unwrap();
    let lowered = lower(language, &source, Catalogue::shipped(), &Interest::default()).unwrap();
    let fact = |fact: &super::Fact| {
        assert!(source.text.get(fact.span.start..fact.span.end).is_some(), "{fact:?}");
        let told = |guard: &&Guard| guard.kind != GuardKind::Condition;
        let guards: String = fact.guards.iter().filter(told).map(|guard| format!(" @{}", guard.kind)).collect();
        let parent = if fact.parent.is_empty() { String::new() } else { format!(" ^{}", fact.parent) };
        format!("{}{parent}{guards}", fact.rendering)
    };
    let unread = lowered.unparsed.iter().map(|span| format!("unread {:?}", source.slice(*span).trim_end()));
    lowered.facts.iter().map(fact).chain(unread).collect()
}

/// Holds what each text tells against what is wanted of it.
#[cfg(test)]
fn hold(path: &str, cases: &[(&str, &[&str])]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|(text, want)| {
            let got = told(path, text);
            (got != *want).then(|| format!("{text:?}\n  got  {got:?}\n  want {want:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
    // Every prefix is read without an end of the program.
    for (text, _) in cases {
        (0..text.len()).filter_map(|end| text.get(..end)).for_each(|part| drop(told(path, part)));
    }
}
