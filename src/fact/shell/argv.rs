//! An argument vector as a command, wherever it comes from: a shell, a Python list, a Rust builder.

use crate::fact::catalogue::{Program, Runner};
use crate::fact::{
    Catalogue, Confidence, Fact, FactKind, Lowered, Origin, Piece, Runs, Surroundings, Template, Value, sql,
};
use crate::source::{Span, limits};

/// The command that the words of `values` run, and the commands inside it.
pub fn argv(values: &[Value], span: Span, around: &Surroundings, catalogue: &Catalogue) -> Lowered {
    run(values, None, span, around, catalogue)
}

/// Like [`argv`], with what is fed to its standard input.
pub(super) fn run(
    values: &[Value],
    input: Option<&[Piece]>,
    span: Span,
    around: &Surroundings,
    catalogue: &Catalogue,
) -> Lowered {
    let mut lowered = Lowered::default();
    let Some((first, rest)) = values.split_first() else { return lowered };
    let path = first.render();
    let name = path.rsplit(['/', '\\']).next().unwrap_or_default().trim_end_matches(".exe").to_owned();
    lowered.facts.push(fact(&name, rest.to_vec(), span, around));
    if around.depth >= limits::EMBEDDING {
        return lowered;
    }
    let inner = Surroundings { depth: around.depth + 1, ..around.clone() };
    if let Some(program) = catalogue.program(&name).filter(|program| program.wraps) {
        lowered.extend(run(wrapped(program, rest), None, span, &inner, catalogue));
    }
    if name == "find" {
        lowered.extend(executed_by_find(rest, span, &inner, catalogue));
    }
    if name == "eval" {
        let text: Vec<Piece> = rest.iter().flat_map(pieces).collect();
        let inner = Surroundings { certainty: inner.certainty.min(Confidence::Medium), ..inner.clone() };
        lowered.extend(super::lower(&Template::new(&text), &inner, catalogue));
    }
    for runner in catalogue.command_runners(&name) {
        if let Some(text) = handed(runner, rest) {
            lowered.extend(embedded(&text, runner.runs, &inner, catalogue));
        }
    }
    if let (Some(input), Some(runner)) = (input, catalogue.command_runners(&name).next()) {
        lowered.extend(embedded(input, runner.runs, &inner, catalogue));
    }
    lowered
}

/// Lowers a text by what runs it.
pub(crate) fn embedded(text: &[Piece], runs: Runs, around: &Surroundings, catalogue: &Catalogue) -> Lowered {
    let template = Template::new(text);
    match runs {
        Runs::Sql => sql::lower(&template, around),
        Runs::Shell | Runs::Argv | Runs::Command => super::lower(&template, around, catalogue),
    }
}

fn pieces(value: &Value) -> Vec<Piece> {
    match value {
        Value::Text(pieces) => pieces.clone(),
        other => vec![Piece::Hole { name: other.render(), origin: Origin::Unknown, span: Span::default() }],
    }
}

/// The inner command of a wrapper: past its options, their values, assignments and its own words.
fn wrapped<'a>(program: &Program, words: &'a [Value]) -> &'a [Value] {
    let mut at = 0;
    let mut skip = program.skip;
    while let Some(word) = words.get(at).map(Value::render) {
        if program.valued.contains(&word) {
            at += 2;
        } else if word.starts_with('-') || word.contains('=') {
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

/// `find … -exec CMD {} ;`
fn executed_by_find(words: &[Value], span: Span, around: &Surroundings, catalogue: &Catalogue) -> Lowered {
    let is_exec = |value: &Value| matches!(value.render().as_str(), "-exec" | "-execdir" | "-ok");
    let Some(at) = words.iter().position(is_exec) else { return Lowered::default() };
    let command: Vec<Value> = words[at + 1..]
        .iter()
        .take_while(|word| !matches!(word.render().as_str(), ";" | "\\;" | "+"))
        .cloned()
        .collect();
    run(&command, None, span, around, catalogue)
}

/// What a runner is handed: the value of its option.
fn handed(runner: &Runner, words: &[Value]) -> Option<Vec<Piece>> {
    let Some(option) = &runner.option else { return words.get(runner.argument).map(pieces) };
    let at = words.iter().position(|word| option.has(&word.render()))?;
    words.get(at + 1).map(pieces)
}

/// The fact of one command.
pub(super) fn fact(name: &str, arguments: Vec<Value>, span: Span, around: &Surroundings) -> Fact {
    const LONGEST: usize = 400;
    let words: Vec<String> = arguments.iter().map(Value::render).collect();
    let rendering: String = std::iter::once(name).chain(words.iter().map(String::as_str)).collect::<Vec<_>>().join(" ");
    Fact {
        kind: FactKind::Command,
        name: name.to_owned(),
        flags: flags(&words),
        arguments,
        receiver: None,
        rendering: rendering.chars().take(LONGEST).collect(),
        span,
        parent: around.parent.clone(),
        guards: around.guards.clone(),
        certainty: around.certainty,
        meaning: None,
    }
}

/// The options among `words`: clusters split, `--name value` also as `--name=value`.
fn flags(words: &[String]) -> Vec<String> {
    let mut flags = Vec::new();
    let options = words.iter().take_while(|word| *word != "--");
    for (index, word) in options.enumerate().filter(|(_, word)| word.len() > 1 && word.starts_with('-')) {
        flags.push(word.clone());
        if let Some((name, _)) = word.split_once('=') {
            flags.push(name.to_owned());
        } else if let Some(value) = words.get(index + 1).filter(|next| !next.starts_with('-')) {
            flags.push(format!("{word}={value}"));
        }
        let cluster = word.trim_start_matches('-');
        if !word.starts_with("--") && cluster.len() <= 6 && cluster.chars().all(char::is_alphabetic) {
            flags.extend(cluster.chars().map(|letter| format!("-{letter}")));
        }
    }
    flags.sort();
    flags.dedup();
    flags
}
