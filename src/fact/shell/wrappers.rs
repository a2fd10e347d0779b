//! Programs that run another: what of their words is the command inside.

use super::{found, words};
use crate::fact::catalogue::Program;
use crate::fact::{Catalogue, Origin, Piece, Value};
use crate::source::Span;

/// Programs whose subcommand runs the rest of the words elsewhere: program, subcommand, options with a value, words of
/// its own before the command.
const ELSEWHERE: &[(&str, &str, &[&str], usize)] = &[
    ("docker", "exec", &["-u", "--user", "-w", "--workdir", "-e", "--env", "--env-file"], 1),
    ("podman", "exec", &["-u", "--user", "-w", "--workdir", "-e", "--env", "--env-file"], 1),
    ("docker-compose", "exec", &["-u", "--user", "-w", "--workdir", "-e", "--env", "--index"], 1),
    ("kubectl", "exec", &["-n", "--namespace", "-c", "--container", "--context", "--kubeconfig"], 1),
    ("nerdctl", "exec", &["-u", "--user", "-w", "--workdir", "-e", "--env"], 1),
    ("crictl", "exec", &[], 1),
    ("lxc", "exec", &["--cwd", "--env", "--user", "--group"], 1),
    ("incus", "exec", &["--cwd", "--env", "--user", "--group"], 1),
    ("pct", "exec", &[], 1),
    ("oc", "exec", &["-n", "--namespace", "-c", "--container", "--context", "--kubeconfig"], 1),
];

/// A hole of the shell that no variable fills.
pub(super) fn supplied(name: &str) -> Value {
    Value::Text(vec![Piece::Hole { name: name.to_owned(), origin: Origin::Unknown, span: Span::default() }])
}

/// The commands that `name` runs with `words` and `input`, each as an argument vector.
pub(super) fn inner(name: &str, words: &[Value], input: Option<&[Piece]>, catalogue: &Catalogue) -> Vec<Vec<Value>> {
    if name == "find" {
        return executed_by_find(words);
    }
    if let Some(rest) = elsewhere(name, words) {
        return vec![rest.to_vec()];
    }
    let Some(program) = catalogue.program(name).filter(|program| program.wraps) else { return Vec::new() };
    let rest = wrapped(program, words);
    match name {
        "xargs" | "parallel" => vec![fed(words, rest, input)],
        _ => vec![rest.to_vec()],
    }
    .into_iter()
    .filter(|command| !command.is_empty())
    .collect()
}

/// Whether the words of a wrapper are joined and read by a shell at the other end.
pub(super) fn joins_words(name: &str) -> bool {
    matches!(name, "ssh" | "rsh")
}

/// Whether what a program runs, it runs on another machine.
pub(super) fn leaves_the_machine(name: &str, words: &[Value]) -> bool {
    joins_words(name) || (matches!(name, "kubectl" | "oc") && words.iter().any(|word| word.render() == "exec"))
}

fn elsewhere<'a>(name: &str, words: &'a [Value]) -> Option<&'a [Value]> {
    // `docker compose exec` reads like `docker-compose exec`.
    let compose = name == "docker" && words.iter().take(6).any(|word| word.render() == "compose");
    let name = if compose { "docker-compose" } else { name };
    let (_, subcommand, valued, skip) = ELSEWHERE.iter().find(|(program, ..)| *program == name)?;
    let at = words.iter().position(|word| word.render() == *subcommand)?;
    let rest = words.get(at + 1..)?;
    let valued = valued.iter().map(|option| (*option).to_owned()).collect();
    let rest = wrapped(&Program { valued, wraps: true, skip: *skip, ..Program::default() }, rest);
    (!rest.is_empty()).then_some(rest)
}

/// The inner command of a wrapper: past its options, their values, assignments and its own words.
pub(super) fn wrapped<'a>(program: &Program, words: &'a [Value]) -> &'a [Value] {
    let mut at = 0;
    let mut skip = program.skip;
    while let Some(word) = words.get(at).map(Value::render) {
        if word == "--" && skip == 0 {
            at += 1;
            break;
        } else if program.valued.contains(&word) {
            at += 2;
        } else if word.starts_with('-') || (skip == 0 && is_assignment(&word)) {
            at += 1;
        } else if skip > 0 {
            skip -= 1;
            at += 1;
        } else {
            break;
        }
    }
    words.get(at..).unwrap_or_default()
}

pub(super) fn is_assignment(word: &str) -> bool {
    word.split_once('=').is_some_and(|(name, _)| {
        name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
            && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
    })
}

/// The command of `xargs`, with what it reads in its place: where `-I` says, else at the end.
fn fed(own: &[Value], command: &[Value], input: Option<&[Piece]>) -> Vec<Value> {
    let read = input.map_or_else(|| vec![supplied("stdin")], words::split);
    let one = found::one_of(read.clone());
    let options = own.get(..own.len().saturating_sub(command.len())).unwrap_or_default();
    let texts: Vec<String> = options.iter().map(Value::render).collect();
    let placeholder = texts.iter().enumerate().find_map(|(index, text)| match text.strip_prefix("-I") {
        Some("") => texts.get(index + 1).cloned(),
        Some(attached) => Some(attached.to_owned()),
        None => None,
    });
    let mut command = command.to_vec();
    match placeholder.filter(|text| !text.is_empty()) {
        Some(text) => fill(&mut command, &text, &one),
        None if is_parallel_hole(&command) => fill(&mut command, "{}", &one),
        None if !command.is_empty() => command.extend(read),
        None => {}
    }
    command
}

/// `parallel rm {}` says where without being asked to.
fn is_parallel_hole(command: &[Value]) -> bool {
    command.iter().any(|word| word.render() == "{}")
}

/// Puts `value` where `placeholder` stands as a word of its own.
fn fill(command: &mut [Value], placeholder: &str, value: &Value) {
    for word in command.iter_mut().filter(|word| word.render() == placeholder) {
        *word = value.clone();
    }
}

/// Every `find … -exec CMD {} ;`
fn executed_by_find(words: &[Value]) -> Vec<Vec<Value>> {
    let ends = |word: &&Value| !matches!(word.render().as_str(), ";" | "\\;" | "+");
    let mut commands = Vec::new();
    let path = found::one_of(found::found(words));
    for (at, word) in words.iter().enumerate() {
        if matches!(word.render().as_str(), "-exec" | "-execdir" | "-ok" | "-okdir") {
            let mut command: Vec<Value> = words.iter().skip(at + 1).take_while(ends).cloned().collect();
            fill(&mut command, "{}", &path);
            commands.extend((!command.is_empty()).then_some(command));
        }
    }
    commands
}
