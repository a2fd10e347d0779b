//! A command is the same fact wherever it stands: every operation of `tests/hosts.toml` in every host of it.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail by panicking")]

use std::path::Path;

use blastlint::fact::{Fact, FactKind, Interest, Meaning, lower};
use blastlint::lint::lint;
use blastlint::policy::Policy;
use blastlint::repo::{ChangeSet, FileDiff};
use blastlint::rule::RuleSet;
use blastlint::source::{RepoPath, Source};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    operation: Vec<Operation>,
    host: Vec<Host>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Operation {
    command: String,
}

/// A file into which a command is put.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Host {
    name: String,
    path: String,
    /// `{command}` is the whole command, `{words}` all its words, `{first}` and `{rest}` the first and the others.
    text: String,
    quote: Quote,
    #[serde(default)]
    join: String,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Quote {
    /// As it stands.
    None,
    /// Between double quotes, with a backslash before those in it.
    Double,
    /// Between single quotes, with those in it doubled.
    Single,
}

impl Quote {
    fn of(self, text: &str) -> String {
        match self {
            Quote::None => text.to_owned(),
            Quote::Double => format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"")),
            Quote::Single => format!("'{}'", text.replace('\'', "''")),
        }
    }
}

impl Host {
    fn file(&self, command: &str) -> FileDiff {
        let words: Vec<String> = words(command).iter().map(|word| self.quote.of(word)).collect();
        let text = self
            .text
            .replace("{command}", &self.quote.of(command))
            .replace("{words}", &words.join(&self.join))
            .replace("{first}", &words[0])
            .replace("{rest}", &words[1..].join(&self.join));
        FileDiff::added(Source::new(RepoPath::from(self.path.as_str()), text.as_bytes()))
    }
}

/// The words of a command, as a shell cuts them: quotes hold a word together and go.
fn words(command: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quoted = false;
    for c in command.chars() {
        match c {
            '\'' => quoted = !quoted,
            ' ' if !quoted => words.push(String::new()),
            _ => words.last_mut().unwrap().push(c),
        }
    }
    words
}

fn hosts() -> File {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/hosts.toml");
    toml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// What a fact does to what, without where it stands.
fn act(fact: &Fact) -> Option<(FactKind, String, String)> {
    let Meaning { row, effect, target, extent, reversibility, .. } = fact.meaning.as_ref()?;
    let what = format!("{row} {effect} {:?} {} {} {extent} {reversibility}", target.class, target.noun, target.name);
    Some((fact.kind, fact.name.clone(), what))
}

#[test]
fn an_operation_means_the_same_in_every_host() {
    let file = hosts();
    let mut wrong = Vec::new();
    for operation in &file.operation {
        let acts = |host: &Host| {
            let read = lower::lower(&host.file(&operation.command), &Interest::all());
            assert!(read.gaps.is_empty(), "{}: {:?}", host.name, read.gaps);
            read.after.iter().filter_map(act).collect::<Vec<_>>()
        };
        let script = acts(&file.host[0]);
        assert_eq!(script.len(), 1, "{} does {script:?}", operation.command);
        for host in &file.host {
            let found = acts(host);
            if found != script {
                wrong.push(format!("{} in a {}: {found:?}, not {script:?}", operation.command, host.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// Where it stands may lower the level, and never hides it; and the finding stands on the line of the command.
#[test]
fn an_operation_is_heard_in_every_host() {
    let (file, rules) = (hosts(), RuleSet::shipped().unwrap());
    let mut wrong = Vec::new();
    for operation in &file.operation {
        let mut speaking: Option<String> = None;
        for host in &file.host {
            let change = ChangeSet { files: vec![host.file(&operation.command)], ..ChangeSet::default() };
            let report = lint(change, &rules, &Policy::default());
            let [finding] = report.findings.as_slice() else {
                wrong.push(format!("{} in a {}: {} findings", operation.command, host.name, report.findings.len()));
                continue;
            };
            let rule = speaking.get_or_insert_with(|| finding.rule.clone());
            let source = report.change.files[0].after.as_ref().unwrap();
            let line = source.slice(source.line_span(&{
                let line = source.lines.line_of(finding.labels[0].span.start);
                line..line + 1
            }));
            let words = words(&operation.command);
            let ends = [words.first().unwrap(), words.last().unwrap()];
            if *rule != finding.rule || !ends.iter().any(|word| line.contains(word.as_str())) {
                wrong.push(format!("{} in a {}: {} at {line:?}", operation.command, host.name, finding.rule));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}
