//! Notebooks of Jupyter: the cells of code are one program, in which `!line` is shell and `%%magic` says what a cell is.
//!
//! Outputs, markdown and pictures say nothing. The texts are found in the JSON by where they stand, each with the place
//! in which it is written.

use super::{By, Recipe, Run, interpreter, json, literal, span_of};
use crate::fact::{Origin, Piece};
use crate::lang::LANGUAGES;
use crate::source::{Source, Span};

/// Deepest JSON that is followed.
const DEPTH: usize = 64;

/// Line magics that are commands of a shell.
const COMMANDS: &[&str] = &["pip", "conda", "mamba", "rm", "rmdir", "mv", "cp", "mkdir", "system", "sx"];

/// Cell magics under which a cell stays what it is.
const TRANSPARENT: &[&str] = &["time", "timeit", "capture", "prun", "debug", "python", "python3", "pypy", "memit"];

/// Cell magics whose text is not run.
const TEXTS: &[&str] = &["html", "latex", "markdown", "svg", "writefile", "file", "javascript", "js"];

/// A line of a cell.
type Line = Vec<Piece>;

#[derive(Default)]
struct Cell {
    is_code: bool,
    /// Where it is not that of the notebook.
    language: Option<String>,
    lines: Vec<Line>,
}

#[derive(Default)]
struct Notebook {
    cells: Vec<Cell>,
    language: Option<String>,
    /// Where the JSON breaks off.
    broken: Option<usize>,
}

pub(super) fn read(source: &Source) -> Recipe {
    let notebook = scan(&source.text);
    let mut recipe = Recipe::default();
    recipe.unparsed.extend(notebook.broken.map(|at| Span::new(at, source.text.len())));
    let language = notebook.language.as_deref().unwrap_or("python").to_lowercase();
    let mut program = Vec::new();
    for cell in notebook.cells.iter().filter(|cell| cell.is_code) {
        match cell.language.as_deref().unwrap_or(&language) {
            "python" | "python3" | "ipython" => self::cell(cell, &mut program, &mut recipe),
            other => whole(cell.lines.clone(), by(other), &mut recipe),
        }
    }
    if let (Some(first), Some(last)) = (program.first(), program.last()) {
        let span = span_of(first).cover(span_of(last));
        recipe.runs.push(Run::new(By::Program("python"), program, span, ""));
    }
    recipe.runs.sort_by_key(|run| run.span.start);
    recipe
}

/// What reads the text of a language or a program of this name.
fn by(name: &str) -> By {
    match name {
        "sql" => By::Program("sql"),
        "shellscript" => By::Shell,
        _ => match language(name).or(interpreter(&format!("#!{name}"))) {
            Some("bash") => By::Shell,
            Some(id) => By::Program(id),
            None => By::Unread,
        },
    }
}

/// The id of the language that is called `name`.
fn language(name: &str) -> Option<&'static str> {
    LANGUAGES.iter().map(|language| language.id).find(|id| *id == name)
}

fn text(line: &[Piece]) -> String {
    line.iter().map(Piece::render).collect()
}

/// Puts a cell into the program, or what it is under its magic into the recipe.
fn cell(cell: &Cell, program: &mut Vec<Piece>, recipe: &mut Recipe) {
    let mut lines = cell.lines.as_slice();
    while let Some((first, rest)) = lines.split_first() {
        let shown = text(first);
        let Some(magic) = shown.trim().strip_prefix("%%") else {
            if shown.trim().is_empty() {
                lines = rest;
                continue;
            }
            break;
        };
        let mut words = magic.split_whitespace();
        let name = words.next().unwrap_or_default();
        let program =
            if name == "script" { words.find(|word| !word.starts_with('-')).unwrap_or_default() } else { name };
        if TEXTS.contains(&name) {
            return;
        }
        if !TRANSPARENT.contains(&name) {
            return whole(rest.to_vec(), if name == "bigquery" { by("sql") } else { by(program) }, recipe);
        }
        lines = rest;
    }
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        at += 1;
        let Some((kept, by, taken)) = escaped(&text(line)) else {
            program.extend(line.iter().cloned());
            program.push(end_of(line));
            continue;
        };
        let mut command = cut(line, taken);
        while text(&command).ends_with('\\') {
            let Some(next) = lines.get(at) else { break };
            at += 1;
            command.push(end_of(&command));
            command.extend(next.iter().cloned());
        }
        // The line stays a statement, so that the block in which it stands has one.
        program.push(Piece::Literal { text: format!("{kept}\n"), span: end_span(line) });
        if let Some(by) = by {
            let span = command.iter().map(span_of).reduce(Span::cover).unwrap_or_default();
            let command = if matches!(by, By::Shell) { interpolated(command) } else { command };
            recipe.runs.push(Run::new(by, command, span, ""));
        }
    }
}

/// A line that is not Python: what stands in its place, what reads it, and how many bytes of it are not for that.
fn escaped(line: &str) -> Option<(String, Option<By>, usize)> {
    let bare = line.trim_start();
    let indent = line.len() - bare.len();
    let kept = format!("{}pass", line.get(..indent)?);
    if bare.starts_with('!') {
        let signs = bare.len() - bare.trim_start_matches('!').len();
        return Some((kept, Some(By::Shell), indent + signs));
    }
    if let Some(magic) = bare.strip_prefix('%') {
        let name = magic.split_whitespace().next().unwrap_or_default();
        let by = match name {
            "sql" => Some(By::Program("sql")),
            name if COMMANDS.contains(&name) => Some(By::Shell),
            _ => None,
        };
        let own = if matches!(name, "sql" | "system" | "sx") { name.len() } else { 0 };
        return Some((kept, by, indent + 1 + own));
    }
    if bare.ends_with('?') && !bare.contains(['"', '\'', '#']) || bare.starts_with('?') {
        return Some((kept, None, line.len()));
    }
    // `files = !ls`, `x: str = %pwd`
    let (name, command) = bare.split_once('=').filter(|(name, _)| !name.contains(['"', '\'', '(']))?;
    let command = command.trim_start();
    let statement = format!("{}{name}= None", line.get(..indent)?);
    match command.strip_prefix('!').filter(|command| !command.starts_with('=')) {
        Some(command) => Some((statement, Some(By::Shell), line.len() - command.len())),
        None => command.starts_with('%').then_some((statement, None, line.len())),
    }
}

/// A cell that is a text of something else as a whole.
fn whole(lines: Vec<Line>, by: By, recipe: &mut Recipe) {
    let mut pieces = Vec::new();
    for line in lines {
        let end = end_of(&line);
        pieces.extend(line);
        pieces.push(end);
    }
    let spans = pieces.iter().map(span_of).filter(|span| span.start > 0);
    let Some(span) = spans.reduce(Span::cover) else { return };
    recipe.runs.push(Run::new(by, pieces, span, ""));
}

fn end_span(line: &[Piece]) -> Span {
    let end = line.last().map_or(0, |piece| span_of(piece).end);
    Span::new(end, end)
}

fn end_of(line: &[Piece]) -> Piece {
    Piece::Literal { text: "\n".to_owned(), span: end_span(line) }
}

/// The pieces without their first `taken` bytes.
fn cut(line: &[Piece], mut taken: usize) -> Vec<Piece> {
    let mut out = Vec::new();
    for piece in line {
        let Piece::Literal { text, span } = piece else { continue };
        let skip = taken.min(text.len());
        taken -= skip;
        let Some(rest) = text.get(skip..).filter(|rest| !rest.is_empty()) else { continue };
        let exact = span.end.saturating_sub(span.start) == text.len();
        let start = if exact { span.start + skip } else { span.start };
        out.push(Piece::Literal { text: rest.to_owned(), span: Span::new(start, span.end) });
    }
    out
}

/// `!rm -rf {path}`: names of the program in braces are holes.
fn interpolated(command: Vec<Piece>) -> Vec<Piece> {
    let mut out = Vec::new();
    for piece in command {
        let Piece::Literal { text, span } = &piece else { continue };
        if span.end.saturating_sub(span.start) != text.len() {
            out.push(piece);
            continue;
        }
        let mut from = 0;
        while let Some((open, close)) = braces(text, from) {
            let (head, name) = (text.get(from..open), text.get(open + 1..close));
            out.extend(head.filter(|head| !head.is_empty()).map(|head| literal(head, span.start + from)));
            out.push(Piece::Hole {
                name: name.unwrap_or_default().to_owned(),
                origin: Origin::Unknown,
                span: Span::new(span.start + open, span.start + close + 1),
            });
            from = close + 1;
        }
        out.extend(text.get(from..).filter(|rest| !rest.is_empty()).map(|rest| literal(rest, span.start + from)));
    }
    out
}

/// The next `{name}` at or behind `from` that is no variable or list of the shell.
fn braces(text: &str, from: usize) -> Option<(usize, usize)> {
    let mut at = from;
    loop {
        let open = at + text.get(at..)?.find('{')?;
        let close = open + text.get(open..)?.find('}')?;
        let inner = text.get(open + 1..close)?;
        let shell = text.get(..open)?.ends_with('$');
        if !shell && inner.starts_with(|c: char| c.is_alphabetic() || c == '_') && !inner.contains([',', '{', ' ']) {
            return Some((open, close));
        }
        at = open + 1;
    }
}

/// An object or a list that is open, and the key it is at.
struct Frame {
    is_object: bool,
    key: String,
}

/// Finds the cells. One pass, without building what is not needed: outputs hold megabytes.
fn scan(text: &str) -> Notebook {
    let mut notebook = Notebook::default();
    let mut stack: Vec<Frame> = Vec::new();
    let mut cell = Cell::default();
    let mut at = 0;
    while let Some(byte) = text.as_bytes().get(at) {
        match byte {
            b'{' | b'[' => {
                if stack.len() >= DEPTH {
                    notebook.broken = Some(at);
                    return notebook;
                }
                stack.push(Frame { is_object: *byte == b'{', key: String::new() });
                at += 1;
            }
            b'}' | b']' => {
                if matches!(path(&stack).as_slice(), ["cells", "", _] | ["worksheets", "", "cells", "", _]) {
                    notebook.cells.push(std::mem::take(&mut cell));
                }
                stack.pop();
                at += 1;
            }
            b'"' => {
                let Some(end) = past(text, at) else {
                    notebook.broken = Some(at);
                    return notebook;
                };
                let next = json::blanks(text, end);
                let is_key = text.as_bytes().get(next) == Some(&b':');
                match stack.last_mut().filter(|frame| frame.is_object && is_key) {
                    Some(frame) => frame.key = text.get(at + 1..end - 1).unwrap_or_default().to_owned(),
                    None => value(text, at, &stack, &mut cell, &mut notebook),
                }
                at = end;
            }
            _ => at += 1,
        }
    }
    notebook.broken = notebook.broken.or(stack.first().map(|_| text.len()));
    notebook
}

fn path(stack: &[Frame]) -> Vec<&str> {
    stack.iter().map(|frame| if frame.is_object { frame.key.as_str() } else { "" }).collect()
}

/// Behind the string that starts at `at`.
fn past(text: &str, at: usize) -> Option<usize> {
    let mut next = at + 1;
    loop {
        next += memchr::memchr2(b'"', b'\\', text.as_bytes().get(next..)?)?;
        if text.as_bytes().get(next) == Some(&b'"') {
            return Some(next + 1);
        }
        next += 2;
    }
}

/// Takes note of a string that is a value.
fn value(text: &str, at: usize, stack: &[Frame], cell: &mut Cell, notebook: &mut Notebook) {
    let path = path(stack);
    let inner = match path.as_slice() {
        ["metadata", "language_info", "name"] | ["metadata", "kernelspec", "language"] => {
            if let Some((pieces, _)) = json::string(text, at) {
                notebook.language = Some(self::text(&pieces));
            }
            return;
        }
        ["cells", "", inner @ ..] | ["worksheets", "", "cells", "", inner @ ..] => inner,
        _ => return,
    };
    match inner {
        ["metadata", "vscode", "languageId"] => {
            cell.language = json::string(text, at).map(|(pieces, _)| self::text(&pieces).to_lowercase());
        }
        ["cell_type"] => cell.is_code = text.get(at..).is_some_and(|rest| rest.starts_with("\"code\"")),
        ["source" | "input"] | ["source" | "input", ""] => match json::string(text, at) {
            Some((pieces, _)) => add(pieces, &mut cell.lines),
            None => notebook.broken = Some(at),
        },
        _ => {}
    }
}

/// Adds a text to the lines, the last of which may still be open: it is where its text has not ended in a line end.
fn add(pieces: Vec<Piece>, lines: &mut Vec<Line>) {
    if lines.is_empty() {
        lines.push(Line::new());
    }
    for piece in pieces {
        match &piece {
            Piece::Literal { text, .. } if text == "\n" => lines.push(Line::new()),
            Piece::Literal { text, .. } if text == "\r" => {}
            _ => lines.last_mut().into_iter().for_each(|line| line.push(piece.clone())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::hold;

    #[test]
    fn what_a_notebook_runs() {
        let cells = |source: &str| {
            format!(
                "{{\"cells\": [{{\"cell_type\": \"markdown\", \"source\": \"!rm m\"}},\n {{\"cell_type\": \"code\", \"outputs\": [{{\"text\": [\"!rm o\"]}}], \"source\": {source}}}],\n \"metadata\": {{}}}}"
            )
        };
        for (source, want) in [
            (r#"["!rm -rf x\n", "%matplotlib inline\n", "!ls"]"#, &["rm -rf x", "ls"][..]),
            (r#""x = !rm \"a b\" {c} ${d}\n%pip uninstall -y e""#, &["rm a b {c} {$d}", "pip uninstall -y e"]),
            (r#"["%%bash\n", "rm x\n", "ls"]"#, &["rm x", "ls"]),
            (r#"["%%sql\n", "drop table x"]"#, &["drop table x"]),
            (r#"["%sql drop table x"]"#, &["drop table x"]),
            (r#"["a: str = %pwd\n", "b = %lsmagic"]"#, &[]),
            (r#"["%%html\n", "rm x"]"#, &[]),
            (r#"["%%R\n", "rm(x)"]"#, &["unread \"rm(x)\""]),
            (r#"["!rm x \\\n", "  y\n", "!ls"]"#, &["rm x y", "ls"]),
        ] {
            hold("a.ipynb", &[(&cells(source), want)]);
        }
    }

    #[test]
    fn cells_are_one_program_and_places_are_those_of_the_file() {
        let text = r#"{"cells": [{"cell_type": "code", "source": ["import shutil\n", "for x in y:\n", "    !ls\n"]},
            {"cell_type": "code", "source": "p = \"/srv/é\"\nshutil.rmtree(p)"}]}"#;
        let told = super::super::told("a.ipynb", text);
        assert!(told.iter().any(|fact| fact.starts_with("shutil.rmtree")), "{told:?}");
        let other = r#"{"cells": [{"cell_type": "code", "metadata": {"vscode": {"languageId": "shellscript"}}, "source": "rm x"}]}"#;
        assert_eq!(super::super::told("a.ipynb", other), ["rm x"]);
        let broken = super::super::told("a.ipynb", r#"{"cells": [{"cell_type": "code", "source": ["!rm x"#);
        assert!(broken.iter().any(|fact| fact.starts_with("unread")), "{broken:?}");
    }
}
