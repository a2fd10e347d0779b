//! An argument vector as a command, wherever it comes from: a shell, a Python list, a Rust builder.

use super::{container, found, server, words, wrappers};
use crate::fact::catalogue::{Program, Runner};
use crate::fact::{
    Catalogue, Confidence, Fact, FactKind, Guard, GuardKind, Lowered, Origin, Piece, Runs, Surroundings, Template,
    Value, batch, powershell, sql,
};
use crate::source::{Span, limits};

/// How many commands wrap one another: `sudo env nohup timeout 5 rm`.
const WRAPPERS: usize = 8;

/// The command that the words of `values` run, and the commands inside it.
pub fn argv(values: &[Value], span: Span, around: &Surroundings, catalogue: &Catalogue) -> Lowered {
    run(values, None, span, around, catalogue)
}

/// Like [`argv`], with what is fed to its standard input.
pub fn run(
    values: &[Value],
    input: Option<&[Piece]>,
    span: Span,
    around: &Surroundings,
    catalogue: &Catalogue,
) -> Lowered {
    let mut lowered = Lowered::default();
    let mut pending = vec![(values.to_vec(), 0, around.certainty)];
    let mut elsewhere = None;
    while let Some((command, level, certainty)) = pending.pop() {
        let Some((first, rest)) = command.split_first() else { continue };
        let name = program_name(first, catalogue);
        let around = &Surroundings { certainty, ..around.clone() };
        lowered.facts.push(fact(&name, rest.to_vec(), span, around, valued(&name, catalogue)));
        if wrappers::leaves_the_machine(&name, rest) {
            elsewhere.get_or_insert(lowered.facts.len());
        }
        if around.depth >= limits::EMBEDDING || lowered.facts.len() > limits::FACTS {
            continue;
        }
        let own = lowered.facts.len() - 1;
        if let Some(program) = catalogue.program(&name).filter(|program| program.slashes) {
            lowered.facts.iter_mut().skip(own).for_each(|fact| fact.flags.extend(slash_flags(rest, program)));
        }
        lowered.facts.extend(handed_variables(&name, rest, span, around, catalogue));
        lowered.extend(handed_on(&name, rest, input, span, around, catalogue));
        let server = catalogue.program(&name).and_then(|program| server::named(program, rest));
        for fact in lowered.facts.iter_mut().skip(own).filter(|_| server.is_some()) {
            fact.flags.extend(server.map(str::to_owned));
        }
        if let Some(container) = container::started(&name, rest) {
            let inner = Surroundings { depth: around.depth + 1, ..around.clone() };
            let mut inside = run(&container.command, input, span, &inner, catalogue);
            container.translate(&mut inside.facts);
            lowered.extend(inside);
        }
        for command in wrappers::inner(&name, rest, input, catalogue).into_iter().rev() {
            if wrappers::joins_words(&name) {
                let inner = Surroundings { depth: around.depth + 1, ..around.clone() };
                let text = joined(&command);
                lowered.extend(within(embedded(&text, Runs::Shell, &inner, catalogue), span));
                let read = input.zip(input_runner(&words::split(&text), catalogue));
                lowered.extend(read.map(|(input, runs)| embedded(input, runs, &inner, catalogue)).unwrap_or_default());
            } else if level < WRAPPERS {
                let retention = name == "find" && found::is_aged(rest);
                let most = if retention { Confidence::Medium } else { Confidence::High };
                pending.push((command, level + 1, certainty.min(most)));
            }
        }
    }
    for fact in lowered.facts.iter_mut().skip(elsewhere.unwrap_or(usize::MAX)) {
        fact.guards.retain(|guard| guard.kind != GuardKind::DisposableMachine);
    }
    lowered
}

/// The variables that a wrapper sets for the command inside: `env A=1 cmd`, `sudo A=1 cmd`.
fn handed_variables(name: &str, rest: &[Value], span: Span, around: &Surroundings, catalogue: &Catalogue) -> Vec<Fact> {
    if !catalogue.program(name).is_some_and(|program| program.wraps) {
        return Vec::new();
    }
    let own = |word: &&Value| matches!(word.render().chars().next(), Some('-')) || assignment(word).is_some();
    let (set, command) = rest.split_at(rest.iter().take_while(own).count());
    let fact = |(variable, value): (String, Vec<Piece>)| assigned(&variable, value, command, span, around, catalogue);
    set.iter().filter_map(assignment).filter_map(fact).collect()
}

/// The name and the value of a word `NAME=value`.
fn assignment(word: &Value) -> Option<(String, Vec<Piece>)> {
    let Value::Text(pieces) = word else { return None };
    let Some(Piece::Literal { text, .. }) = pieces.first() else { return None };
    let (name, _) = text.split_once('=').filter(|_| wrappers::is_assignment(text))?;
    Some((name.to_owned(), cut(pieces.clone(), name.len() + 1)?))
}

/// The fact that a variable is set, where the catalogue knows the variable: `NAME=`, its value, and the words of the
/// command for which alone it is set.
pub(super) fn assigned(
    name: &str,
    value: Vec<Piece>,
    command: &[Value],
    span: Span,
    around: &Surroundings,
    catalogue: &Catalogue,
) -> Option<Fact> {
    // Set to nothing, it is as good as unset.
    let value = Some(Value::Text(value)).filter(|value| !value.render().is_empty())?;
    let arguments = std::iter::once(value).chain(command.iter().take(2).cloned()).collect();
    let mut fact = fact(&format!("{name}="), arguments, span, around, &[]);
    fact.rendering = fact.rendering.replacen("= ", "=", 1);
    catalogue.knows(fact.kind, "bash", &fact.name).then_some(fact)
}

/// The name of a program without its folder. A variable that is called like a program holds it: `$SUDO`, `"${KUBECTL}"`.
fn program_name(first: &Value, catalogue: &Catalogue) -> String {
    if let Value::Text(pieces) = first
        && let [Piece::Hole { name, .. }] = pieces.as_slice()
        && let Some(program) = name.strip_prefix('$').map(str::to_lowercase)
        && (catalogue.program(&program).is_some() || catalogue.command_runners(&program).next().is_some())
    {
        return program;
    }
    let path = first.render();
    path.rsplit(['/', '\\']).next().unwrap_or_default().trim_end_matches(".exe").to_owned()
}

/// The texts that a program is handed and runs.
fn handed_on(
    name: &str,
    rest: &[Value],
    input: Option<&[Piece]>,
    span: Span,
    around: &Surroundings,
    catalogue: &Catalogue,
) -> Lowered {
    let mut lowered = Lowered::default();
    let mut inner = Surroundings { depth: around.depth + 1, ..around.clone() };
    inner.guards.extend(rest.iter().find_map(dry_run));
    if name == "eval" {
        // What is written out is run as it stands there; the rest may be anything.
        let written = rest.iter().all(|word| word.as_literal().is_some());
        let most = if written { Confidence::High } else { Confidence::Medium };
        let inner = Surroundings { certainty: inner.certainty.min(most), ..inner.clone() };
        lowered.extend(within(embedded(&joined(rest), Runs::Shell, &inner, catalogue), span));
    }
    for runner in catalogue.command_runners(name) {
        for text in handed(runner, rest) {
            lowered.extend(within(embedded(&text, runner.runs, &inner, catalogue), span));
        }
    }
    let reader = catalogue.command_runners(name).next();
    let reads = match reader {
        Some(runner) if reads_input(runner, rest) => Some(runner.runs),
        None if wrappers::joins_words(name) && wrappers::inner(name, rest, None, catalogue).is_empty() => {
            Some(Runs::Shell)
        }
        _ => None,
    };
    if let (Some(input), Some(runs)) = (input, reads) {
        lowered.extend(embedded(input, runs, &inner, catalogue));
    }
    lowered
}

/// The guard that an option is which has a program only look at what it is handed: `bq query --dry_run "DELETE …"`.
fn dry_run(word: &Value) -> Option<Guard> {
    let text = word.render();
    let (option, value) = text.split_once('=').unwrap_or((&text, "true"));
    let given = matches!(option, "--dry_run" | "--dry-run") && !matches!(value, "false" | "none" | "0");
    given.then(|| Guard { kind: GuardKind::DryRun, text: text.clone() })
}

/// What runs the standard input of a command line at the other end, `ssh host 'cd x && sudo bash -s'`: its last command.
fn input_runner(line: &[Value], catalogue: &Catalogue) -> Option<Runs> {
    let last = line.iter().rposition(|word| matches!(word.render().as_str(), "&&" | ";" | "||")).map_or(0, |at| at + 1);
    let mut command = line.get(last..)?.to_vec();
    for _ in 0..WRAPPERS {
        let (first, rest) = command.split_first()?;
        let name = program_name(first, catalogue);
        if let Some(runner) = catalogue.command_runners(&name).next() {
            return Some(runner.runs).filter(|_| reads_input(runner, rest));
        }
        command = wrappers::inner(&name, rest, None, catalogue).into_iter().next()?;
    }
    None
}

/// Whether a program runs its standard input: a shell does only where it is given no script.
fn reads_input(runner: &Runner, words: &[Value]) -> bool {
    let texts = words.iter().map(Value::render);
    let options = texts.clone().any(|text| text == "-s" || text == "-");
    runner.runs == Runs::Sql || options || texts.into_iter().all(|text| text.starts_with('-'))
}

/// Lowers a text by what runs it.
pub(crate) fn embedded(text: &[Piece], runs: Runs, around: &Surroundings, catalogue: &Catalogue) -> Lowered {
    let template = Template::new(text);
    match runs {
        Runs::Sql => sql::lower(&template, around),
        Runs::Shell | Runs::Argv | Runs::Command | Runs::Line => super::lower(&template, around, catalogue),
        Runs::Powershell => powershell::lower(&template, around, catalogue),
        Runs::Batch => batch::lower(&template, around, catalogue),
        // Only a host language has functions to hand on.
        Runs::Call => Lowered::default(),
    }
}

/// A text that was put together elsewhere is run where the command stands.
pub(super) fn within(mut lowered: Lowered, span: Span) -> Lowered {
    for fact in lowered.facts.iter_mut().filter(|fact| !span.contains(fact.span)) {
        fact.span = span;
    }
    for place in lowered.unparsed.iter_mut().filter(|place| !span.contains(**place)) {
        *place = span;
    }
    lowered
}

fn pieces(value: &Value) -> Vec<Piece> {
    match value {
        Value::Text(pieces) => pieces.clone(),
        other => vec![Piece::Hole { name: other.render(), origin: Origin::Unknown, span: Span::default() }],
    }
}

/// The words as one text, as `eval` and `ssh` read them.
pub(super) fn joined(words: &[Value]) -> Vec<Piece> {
    let mut all: Vec<Piece> = Vec::new();
    for word in words {
        if let Some(Piece::Literal { span, .. } | Piece::Hole { span, .. }) = all.last() {
            let span = Span::new(span.end, span.end);
            all.push(Piece::Literal { text: " ".to_owned(), span });
        }
        all.extend(pieces(word));
    }
    all
}

/// What a runner is handed: its word, or the values of its option (`-c TEXT`, `-cTEXT`, `--command=TEXT`).
fn handed(runner: &Runner, words: &[Value]) -> Vec<Vec<Piece>> {
    let Some(option) = &runner.option else {
        let mut positional = words.iter().filter(|word| !word.render().starts_with('-'));
        return positional.nth(runner.argument).map(pieces).into_iter().collect();
    };
    if runner.runs.takes_the_rest() {
        let behind = words.iter().position(|word| option.has(&word.render())).and_then(|at| words.get(at + 1..));
        let quoted =
            |words: &[Value]| joined(&words.iter().map(|word| held_together(word, words.len())).collect::<Vec<_>>());
        // PowerShell reads a text without an option in front as a command.
        let scripts = |word: &&Value| {
            let text = word.render().to_lowercase();
            text.starts_with("-f") || text.starts_with("-enc") || text.starts_with("-ec")
        };
        let bare = || {
            let text = words.iter().position(|word| word.render().contains(char::is_whitespace));
            text.filter(|_| runner.runs == Runs::Powershell && !words.iter().any(|word| scripts(&word)))
        };
        let behind = behind.or_else(|| words.get(bare()?..));
        return behind.filter(|words| !words.is_empty()).map(quoted).into_iter().collect();
    }
    let value = |(at, word): (usize, &Value)| {
        let text = word.render();
        if option.has(&text) {
            return words.get(at + 1).map(pieces);
        }
        let long = text.split_once('=').filter(|(name, _)| name.starts_with("--") && option.has(name));
        let short = text.get(..2).filter(|name| !text.starts_with("--") && text.len() > 2 && option.has(name));
        let taken = long.map(|(name, _)| name.len() + 1).or(short.map(str::len))?;
        cut(pieces(word), taken)
    };
    words.iter().enumerate().filter_map(value).collect()
}

/// A word of several, as it stands in the line that they are put together to: with quotes where it has blanks.
fn held_together(word: &Value, of: usize) -> Value {
    let blanks = of > 1 && word.render().contains(char::is_whitespace);
    match word {
        Value::Text(pieces) if blanks => {
            let quote = || Piece::Literal { text: "\"".to_owned(), span: Span::default() };
            Value::Text(std::iter::once(quote()).chain(pieces.iter().cloned()).chain([quote()]).collect())
        }
        word => word.clone(),
    }
}

/// The pieces without their first `taken` bytes, where those are literal.
fn cut(mut pieces: Vec<Piece>, taken: usize) -> Option<Vec<Piece>> {
    let Some(Piece::Literal { text, span }) = pieces.first_mut() else { return None };
    let rest = text.get(taken..)?.to_owned();
    if span.end.saturating_sub(span.start) == text.len() {
        span.start += taken;
    }
    *text = rest;
    Some(pieces)
}

/// The fact of one command.
pub(super) fn fact(name: &str, arguments: Vec<Value>, span: Span, around: &Surroundings, valued: &[String]) -> Fact {
    const LONGEST: usize = 400;
    let words: Vec<String> = arguments.iter().map(Value::render).collect();
    let rendering: String = std::iter::once(name).chain(words.iter().map(String::as_str)).collect::<Vec<_>>().join(" ");
    Fact {
        kind: FactKind::Command,
        name: name.to_owned(),
        flags: flags(&words, name != "find", valued),
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

/// The options of a program that take the next word as their value, whatever it looks like.
fn valued<'a>(name: &str, catalogue: &'a Catalogue) -> &'a [String] {
    catalogue.program(name).map(|program| program.valued.as_slice()).unwrap_or_default()
}

/// The options that start with a slash, in lower case: `/s`, `/fs:NTFS` also as `/fs=NTFS`.
fn slash_flags(words: &[Value], program: &Program) -> Vec<String> {
    let texts: Vec<String> = words.iter().map(Value::render).collect();
    let mut flags = Vec::new();
    for (at, text) in texts.iter().enumerate().filter(|(_, text)| program.is_slash_option(text)) {
        let (name, attached) = text.split_once(':').map_or((text.as_str(), None), |(name, value)| (name, Some(value)));
        let name = name.to_lowercase();
        let next = texts.get(at + 1).filter(|_| program.valued.contains(&name)).map(String::as_str);
        flags.extend(attached.or(next).map(|value| format!("{name}={value}")));
        flags.push(name);
    }
    flags
}

/// The options among `words`: clusters split where the program has any, `--name value` also as `--name=value`. What one
/// of the `valued` options takes is none.
fn flags(words: &[String], clusters: bool, valued: &[String]) -> Vec<String> {
    let mut flags = Vec::new();
    let options = words.iter().take_while(|word| *word != "--");
    let mut taken = false;
    for (index, word) in options.enumerate() {
        let is_value = std::mem::replace(&mut taken, valued.contains(word));
        if is_value || word.len() < 2 || !word.starts_with('-') {
            taken &= !is_value;
            continue;
        }
        flags.push(word.clone());
        if let Some((name, _)) = word.split_once('=') {
            flags.push(name.to_owned());
        } else if let Some(value) = words.get(index + 1).filter(|next| !next.starts_with('-')) {
            flags.push(format!("{word}={value}"));
        }
        let cluster = word.trim_start_matches('-');
        if clusters && !word.starts_with("--") && cluster.len() <= 6 && cluster.chars().all(char::is_alphabetic) {
            flags.extend(cluster.chars().map(|letter| format!("-{letter}")));
        }
    }
    flags.sort();
    flags.dedup();
    flags
}
