//! Dockerfile and Containerfile: what the build of an image runs, and what its container runs.

use super::bindings::Bindings;
use super::lines::{self, Line};
use super::place::Place;
use super::{By, Recipe, Run, guard, json, literal};
use crate::fact::{GuardKind, Piece, Value};
use crate::source::{Source, Span};

/// Shells whose text is read.
const SHELLS: &[&str] = &["sh", "bash", "dash", "ash", "zsh", "ksh"];

/// An instruction: its lines without comments and blank lines, and its heredocs.
struct Instruction<'t> {
    lines: Vec<Line<'t>>,
    bodies: Vec<Vec<Line<'t>>>,
    end: usize,
}

/// What holds at a place of the file.
struct State {
    stage: String,
    stages: usize,
    escape: char,
    known: Bindings,
    shell: Shell,
}

/// What reads the shell form.
#[derive(Clone, Copy, PartialEq)]
enum Shell {
    Plain,
    ExitsOnError,
    Powershell,
    Batch,
    Other,
}

pub(super) fn read(source: &Source) -> Recipe {
    let all = lines::of(&source.text, 0);
    let mut state = State {
        stage: String::new(),
        stages: 0,
        escape: escape_of(&all),
        known: Bindings::default(),
        shell: Shell::Plain,
    };
    let mut recipe = Recipe::default();
    let mut at = 0;
    while at < all.len() {
        let (instruction, next) = instruction(&all, at, state.escape);
        at = next.max(at + 1);
        if let Some(instruction) = instruction {
            state.instruction(&source.text, instruction, &mut recipe);
        }
    }
    recipe
}

/// `# escape=`` among the directives at the top.
fn escape_of(all: &[Line<'_>]) -> char {
    let directives = all.iter().map(|line| line.text).take_while(|line| line.starts_with('#'));
    let escape = directives.filter_map(|line| {
        let (name, value) = line.trim_start_matches('#').split_once('=')?;
        (name.trim() == "escape").then(|| value.trim() == "`")
    });
    if escape.last() == Some(true) { '`' } else { '\\' }
}

/// The instruction that starts on the line `at`, and the line behind it.
fn instruction<'t>(all: &[Line<'t>], at: usize, escape: char) -> (Option<Instruction<'t>>, usize) {
    let silent = |line: &Line<'_>| line.text.trim().is_empty() || line.text.trim_start().starts_with('#');
    let mut own = Vec::new();
    let mut next = at;
    while let Some(line) = all.get(next) {
        next += 1;
        if silent(line) {
            if own.is_empty() {
                return (None, next);
            }
            continue;
        }
        own.push(*line);
        if !lines::goes_on(line.text.trim_end(), escape) {
            break;
        }
    }
    let mut bodies = Vec::new();
    for (word, strips) in heredocs(&own) {
        let ends = |line: &Line<'_>| word == if strips { line.text.trim_start_matches('\t') } else { line.text };
        let rest = all.get(next..).unwrap_or_default();
        let Some(length) = rest.iter().position(ends) else { break };
        bodies.push(rest.get(..length).unwrap_or_default().to_vec());
        next += length + 1;
    }
    let end = next.checked_sub(1).and_then(|last| all.get(last)).map_or(0, |line| line.end());
    (Some(Instruction { lines: own, bodies, end }), next)
}

/// The words that end the heredocs which the lines open, and whether tabs in front are left out.
fn heredocs<'t>(own: &[Line<'t>]) -> Vec<(&'t str, bool)> {
    /// More than these on one instruction is no file that anybody wrote.
    const MOST: usize = 8;
    let takes = |line: &&Line<'_>| {
        let first = line.text.split_whitespace().next().unwrap_or_default();
        ["RUN", "COPY", "ADD", "ONBUILD"].iter().any(|name| first.eq_ignore_ascii_case(name))
    };
    if own.first().filter(takes).is_none() {
        return Vec::new();
    }
    let opened = own.iter().flat_map(|line| line.text.split("<<").skip(1));
    let word = |rest: &'t str| {
        let (rest, strips) = rest.strip_prefix('-').map_or((rest, false), |rest| (rest, true));
        let rest = rest.trim_start_matches(['"', '\'']);
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(rest.len());
        rest.get(..end).filter(|word| word.starts_with(|c: char| !c.is_ascii_digit())).map(|word| (word, strips))
    };
    opened.filter_map(word).filter(|(word, _)| !word.is_empty()).take(MOST).collect()
}

impl State {
    fn instruction(&mut self, text: &str, instruction: Instruction<'_>, recipe: &mut Recipe) {
        let Some(first) = instruction.lines.first().map(|line| line.trim()) else { return };
        let length = first.text.find(char::is_whitespace).unwrap_or(first.text.len());
        let name = first.text.get(..length).unwrap_or_default().to_uppercase();
        let rest = first.from(length).trim();
        let mut own = instruction.lines.clone();
        own.splice(..1, [rest]);
        let inner = Instruction { lines: own, ..instruction };
        match name.as_str() {
            "FROM" => self.from(rest),
            "ARG" => self.bind(&inner, true),
            "ENV" => {
                self.bind(&inner, false);
                self.set(recipe, &inner);
            }
            "SHELL" => self.shell = shell_of(text, rest.start),
            "RUN" => self.run(text, inner, Place::Image, recipe),
            // What a container runs has volumes mounted, and may be production.
            "CMD" | "ENTRYPOINT" => self.run(text, inner, Place::Anywhere, recipe),
            "HEALTHCHECK" | "ONBUILD" => {
                let skipped = past_options(rest);
                let mut lines = inner.lines.clone();
                lines.splice(..1, [skipped]);
                if matches!(first_word(skipped).as_str(), "RUN" | "CMD" | "ENTRYPOINT" | "ENV") {
                    self.instruction(text, Instruction { lines, ..inner }, recipe);
                }
            }
            _ => {}
        }
    }

    fn from(&mut self, rest: Line<'_>) {
        let words: Vec<&str> = rest.text.split_whitespace().collect();
        let named = words.iter().position(|word| word.eq_ignore_ascii_case("as")).and_then(|at| words.get(at + 1));
        self.stage = match (named, self.stages) {
            (Some(name), _) => (*name).to_owned(),
            (None, 0) => String::new(),
            (None, index) => format!("stage {index}"),
        };
        if self.stages > 0 {
            self.known.clear();
        }
        self.stages += 1;
        self.shell = if words.iter().any(|word| is_of_windows(word)) { Shell::Batch } else { Shell::Plain };
    }

    /// `ENV A=1 B="2"`, `ENV A 1`, `ARG A=1`, `ARG A`.
    fn bind(&mut self, instruction: &Instruction<'_>, argument: bool) {
        for (name, _, value) in pairs(instruction) {
            match value.as_deref() {
                Some([Piece::Literal { text, .. }]) if text.contains(['$', '\\']) => self.known.forget(&name),
                Some(pieces) => self.known.bind(&name, pieces.to_vec()),
                None if argument => self.known.forget(&name),
                None => {}
            }
        }
    }

    fn set(&self, recipe: &mut Recipe, instruction: &Instruction<'_>) {
        for (name, at, value) in pairs(instruction) {
            let Some(value) = value else { continue };
            let span = value.iter().map(super::span_of).fold(Span::new(at, at), Span::cover);
            recipe.runs.push(Run::new(By::Set(name), value, span, &self.stage));
        }
    }

    fn run(&self, text: &str, instruction: Instruction<'_>, place: Place, recipe: &mut Recipe) {
        let Some(first) = instruction.lines.first() else { return };
        let command = past_options(*first);
        let span = Span::new(command.start, instruction.end.max(command.end()));
        let words = json::strings(text, command.start).filter(|(_, end)| *end <= span.end);
        let (by, pieces) = match words {
            Some((words, _)) => (By::Argv(words), Vec::new()),
            // Every line of it is continued, so that the list may stand on several.
            None if command.text.starts_with('[') && joined(&instruction, self.escape, command).is_some() => {
                (By::Argv(joined(&instruction, self.escape, command).unwrap_or_default()), Vec::new())
            }
            None if self.shell == Shell::Other => (By::Unread, Vec::new()),
            None => self.shell_form(&instruction, command),
        };
        let by = match (by, self.shell) {
            (By::Shell, Shell::Powershell) => By::Program("powershell"),
            (By::Shell, Shell::Batch) => By::Program("batch"),
            (by, _) => by,
        };
        let mut run = Run::new(by, pieces, span, &self.stage);
        run.place = place;
        run.bound = self.known.shared();
        if self.shell == Shell::ExitsOnError {
            run.guards.push(guard(GuardKind::ExitOnError, "set -e"));
        }
        recipe.runs.push(run);
    }

    fn shell_form(&self, instruction: &Instruction<'_>, command: Line<'_>) -> (By, Vec<Piece>) {
        if command.text.starts_with("<<")
            && command.text.split_whitespace().count() == 1
            && let [body] = instruction.bodies.as_slice()
        {
            return script(body);
        }
        let mut pieces = Vec::new();
        let rest = instruction.lines.get(1..).unwrap_or_default();
        for line in std::iter::once(&command).chain(rest) {
            let shown = line.text.trim_end();
            match shown.strip_suffix(self.escape) {
                Some(shown) if lines::goes_on(line.text.trim_end(), self.escape) => {
                    pieces.push(literal(shown, line.start));
                    // A blank joins two lines as the shell would read them; `a\` and `b` at the margin are one word.
                    let joint = match self.shell {
                        Shell::Powershell | Shell::Batch => " ",
                        _ => "\\\n",
                    };
                    pieces.push(literal(joint, line.start + shown.len()));
                }
                _ => pieces.extend([line.piece(), literal("\n", line.end())]),
            }
        }
        for body in &instruction.bodies {
            let end = body.last().map_or(instruction.end, |line| line.end());
            pieces.extend(lines::script(body));
            pieces.push(literal("\n", end));
        }
        if !instruction.bodies.is_empty() {
            for (word, _) in heredocs(&std::iter::once(command).chain(rest.iter().copied()).collect::<Vec<_>>()) {
                pieces.push(literal(word, instruction.end.saturating_sub(word.len())));
            }
        }
        (By::Shell, pieces)
    }
}

/// The body of `RUN <<EOF`: a script of the shell, or of what its first line names.
fn script(body: &[Line<'_>]) -> (By, Vec<Piece>) {
    let pieces = lines::script(body);
    let first = body.first().map(|line| line.text).unwrap_or_default();
    match super::interpreter(first) {
        _ if !first.starts_with("#!") => (By::Shell, pieces),
        Some("bash") => (By::Shell, pieces),
        Some(id) => (By::Program(id), pieces),
        None => (By::Unread, pieces),
    }
}

fn first_word(line: Line<'_>) -> String {
    line.text.split_whitespace().next().unwrap_or_default().to_uppercase()
}

/// Past `--mount=…`, `--network=…`, `--interval=…`.
fn past_options(mut line: Line<'_>) -> Line<'_> {
    while line.text.starts_with("--") {
        let end = line.text.find(char::is_whitespace).unwrap_or(line.text.len());
        line = line.from(end).trim();
    }
    line
}

/// A list that stands on several lines; its places are those of the lines together.
fn joined(instruction: &Instruction<'_>, escape: char, command: Line<'_>) -> Option<Vec<Value>> {
    let rest = instruction.lines.get(1..).unwrap_or_default();
    let text: String = std::iter::once(&command)
        .chain(rest)
        .map(|line| line.text.trim_end().trim_end_matches(escape))
        .collect::<Vec<_>>()
        .join(" ");
    let (words, _) = json::strings(&text, 0)?;
    Some(words.iter().map(|word| Value::text(word.render())).collect())
}

/// Whether an image is one of Windows, by its name: its commands are read by the command processor.
fn is_of_windows(image: &str) -> bool {
    let image = image.to_lowercase();
    ["/windows", "nanoserver", "servercore", "windowsservercore"].iter().any(|part| image.contains(part))
}

/// What `SHELL [...]` says of the commands behind it.
fn shell_of(text: &str, at: usize) -> Shell {
    let words = json::strings(text, at).map(|(words, _)| words).unwrap_or_default();
    let words: Vec<String> = words.iter().map(Value::render).collect();
    let program = words.first().and_then(|word| word.rsplit(['/', '\\']).next()).unwrap_or_default();
    match program.to_lowercase().trim_end_matches(".exe") {
        "powershell" | "pwsh" => return Shell::Powershell,
        "cmd" => return Shell::Batch,
        _ => {}
    }
    let options = words.get(1..).unwrap_or_default();
    let exits =
        |word: &String| word == "errexit" || word.starts_with('-') && !word.starts_with("--") && word.contains('e');
    match SHELLS.contains(&program) {
        false => Shell::Other,
        true if options.iter().any(exits) => Shell::ExitsOnError,
        true => Shell::Plain,
    }
}

/// The names that an `ENV` or `ARG` binds, each with its place, and with its value where it has one.
fn pairs(instruction: &Instruction<'_>) -> Vec<(String, usize, Option<Vec<Piece>>)> {
    let first = instruction.lines.first().map(|line| line.text).unwrap_or_default();
    let head = first.split_whitespace().next().unwrap_or_default();
    if let (false, Some((name, value))) =
        (head.contains('='), instruction.lines.first().and_then(|line| line.split_once(' ')))
    {
        return vec![(name.text.to_owned(), name.start, Some(vec![value.trim().piece()]))];
    }
    let words = instruction.lines.iter().flat_map(|line| words(*line));
    let pair = |word: Line<'_>| match word.split_once('=') {
        Some((name, value)) => (name.text.to_owned(), name.start, Some(vec![unquoted(value).piece()])),
        None => (word.text.to_owned(), word.start, None),
    };
    words.filter(|word| word.text != "\\").map(pair).collect()
}

/// A value without the quotes around it.
fn unquoted(value: Line<'_>) -> Line<'_> {
    let quote = value.text.chars().next().filter(|c| matches!(c, '"' | '\''));
    let inner = quote.and_then(|quote| value.text.strip_prefix(quote)?.strip_suffix(quote));
    inner.map_or(value, |inner| Line { text: inner, start: value.start + 1 })
}

/// The words of a line; a quoted blank ends none.
fn words(line: Line<'_>) -> Vec<Line<'_>> {
    let mut words = Vec::new();
    let (mut from, mut quote) = (None, None);
    for (at, c) in line.text.char_indices() {
        if quote.is_none() && c.is_whitespace() {
            words.extend(from.take().and_then(|from| word(line, from, at)));
            continue;
        }
        from.get_or_insert(at);
        match quote {
            Some(open) if open == c => quote = None,
            None if matches!(c, '"' | '\'') => quote = Some(c),
            _ => {}
        }
    }
    words.extend(from.and_then(|from| word(line, from, line.text.len())));
    words
}

fn word(line: Line<'_>, from: usize, to: usize) -> Option<Line<'_>> {
    Some(Line { text: line.text.get(from..to)?, start: line.start + from })
}

#[cfg(test)]
mod tests {
    use super::super::hold;

    #[test]
    fn what_a_build_and_a_container_run() {
        hold(
            "Dockerfile",
            &[
                ("FROM a\nRUN rm -rf /x && ls", &["rm -rf /x", "ls"][..]),
                (
                    "FROM a AS build\nRUN rm -rf \\\n  # why\n\n  /x \\\n  /y\nCMD a",
                    &["rm -rf /x /y ^build", "a ^build"],
                ),
                ("FROM a\nRUN --mount=type=cache,target=/x rm y", &["rm y"]),
                ("FROM a\nRUN [\"rm\", \"-rf\", \"/x\"]", &["rm -rf /x"]),
                ("FROM a\nCMD [\"sh\", \"-c\", \"rm -rf /data\"]", &["sh -c rm -rf /data", "rm -rf /data"]),
                ("FROM a\nCMD [ \"rm\", \\\n  \"-r\" ]", &["rm -r"]),
                ("FROM a\nRUN <<EOF\nset -e\nrm -rf /x\nEOF\nRUN ls", &["set -e", "rm -rf /x @exit-on-error", "ls"]),
                ("FROM a\nRUN cat <<EOF > /f && ls\nrm x\nEOF\nRUN rm y", &["cat", "> /f", "ls", "rm y"]),
                ("FROM a\nCOPY <<EOF /f\nRUN rm x\nEOF\nRUN rm y", &["rm y"]),
                ("FROM a\nRUN echo $((1<<X))\nRUN rm y", &["echo {$((1<<X))}", "rm y"]),
                ("FROM a\nENV D=/srv/x E='y z'\nRUN rm -rf $D \"$E\"", &["rm -rf /srv/x y z"]),
                ("FROM a\nARG D=/srv\nARG D\nRUN rm -rf $D/*", &["rm -rf {$D}/*"]),
                ("FROM a\nSHELL [\"/bin/bash\", \"-eo\", \"pipefail\", \"-c\"]\nRUN rm x", &["rm x @exit-on-error"]),
                ("FROM a\nSHELL [\"nu\", \"-c\"]\nRUN rm x", &["unread \"rm x\""]),
                ("FROM a\nSHELL [\"pwsh\", \"-c\"]\nRUN ri x -r", &["remove-item x -recurse"]),
                (
                    "# escape=`\nFROM a\nSHELL [\"powershell\", \"-Command\"]\nRUN Remove-Item C:\\x `\n  -Recurse; `\n  ls",
                    &["remove-item C:\\x -recurse", "get-childitem"],
                ),
                ("FROM mcr.microsoft.com/windows/servercore:ltsc2022\nRUN rd /s /q C:\\x", &["rd /s /q C:\\x"]),
                ("FROM a\nSHELL [\"cmd\", \"/S\", \"/C\"]\nRUN rd /s /q C:\\x", &["rd /s /q C:\\x"]),
                (
                    "FROM a\nRUN powershell -Command Remove-Item C:/x -Recurse",
                    &["powershell -Command Remove-Item C:/x -Recurse", "remove-item C:/x -recurse"],
                ),
                ("FROM a\nHEALTHCHECK --interval=3s CMD rm x", &["rm x"]),
                ("FROM a\nONBUILD RUN rm x", &["rm x"]),
                (
                    "FROM a\nRUN <<EOF\n#!/usr/bin/perl\nunlink\nEOF",
                    &["unread \"<<EOF\\n#!/usr/bin/perl\\nunlink\\nEOF\""],
                ),
                ("FROM a\nENV NODE_TLS_REJECT_UNAUTHORIZED 0", &["NODE_TLS_REJECT_UNAUTHORIZED=0"]),
            ],
        );
    }
}
