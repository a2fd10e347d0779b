//! The written form of a catalogue file, and all checks between it and the compiled rows.

use serde::Deserialize;

use super::super::embedded::Form;
use super::super::{Confidence, Effect, Extent, FactKind, Origin, Reversibility, TargetClass};
use super::shelf::{OriginRow, Shelf};
use super::{ObjectAt, Place, Program, Row, Runner, Runs, Words};

/// A catalogue file that does not read.
#[derive(Clone, Debug, thiserror::Error)]
#[error("rules/{file}: {detail}")]
pub struct CatalogueError {
    /// Which file.
    pub file: String,
    /// What is wrong, and where.
    pub detail: String,
}

/// What a row says of its target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// Class and noun are given.
    Thing(TargetClass, String),
    /// A path of the file system: the path decides the class.
    Path,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    schema: u32,
    #[allow(dead_code, reason = "read by people; the file name is its id")]
    ecosystem: String,
    #[serde(default)]
    program: Vec<ProgramFile>,
    #[serde(default)]
    runner: Vec<RunnerFile>,
    #[serde(default)]
    origin: Vec<OriginFile>,
    #[serde(default)]
    command: Vec<RowFile>,
    #[serde(default)]
    call: Vec<RowFile>,
    #[serde(default)]
    statement: Vec<RowFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ProgramFile {
    name: String,
    #[serde(default)]
    valued: Vec<String>,
    wraps: Option<String>,
    #[serde(default)]
    skip: usize,
    server: Option<Vec<String>>,
    #[serde(default)]
    slashes: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RunnerFile {
    command: Option<String>,
    call: Option<String>,
    #[allow(dead_code, reason = "the build sorts by it")]
    language: Option<String>,
    option: Option<String>,
    argument: Option<usize>,
    runs: Runs,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OriginFile {
    command: Option<String>,
    call: Option<String>,
    #[allow(dead_code, reason = "the build sorts by it")]
    language: Option<String>,
    origin: OriginWord,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
enum OriginWord {
    Temporary,
    NotEmpty,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RowFile {
    id: String,
    run: Option<String>,
    callee: Option<String>,
    verb: Option<String>,
    language: Option<String>,
    imports: Option<String>,
    #[serde(default)]
    with: Vec<String>,
    #[serde(default)]
    without: Vec<String>,
    #[serde(default)]
    args: Vec<String>,
    object: Option<String>,
    at: Option<Place>,
    effect: Effect,
    target: String,
    extent: Extent,
    reversibility: Reversibility,
    #[serde(default = "high")]
    confidence: Confidence,
    #[serde(default)]
    anyone: bool,
}

fn high() -> Confidence {
    Confidence::High
}

/// Reads one file into `shelf`.
pub(super) fn read(name: &str, text: &str, form: Form, shelf: &mut Shelf) -> Result<(), CatalogueError> {
    let error = |detail: String| CatalogueError { file: name.to_owned(), detail };
    let file: File = form.read(text).map_err(error)?;
    if file.schema != 1 {
        return Err(error(format!("schema {} is newer than this program, which reads schema 1", file.schema)));
    }
    for program in file.program {
        for word in program.name.split('|') {
            let program = Program {
                valued: program.valued.clone(),
                wraps: program.wraps.is_some(),
                skip: program.skip,
                server: program.server.clone(),
                slashes: program.slashes,
            };
            shelf.programs.insert(word.to_owned(), program);
        }
    }
    for runner in file.runner {
        let who = runner.command.or(runner.call).ok_or_else(|| error("a runner needs `command` or `call`".into()))?;
        shelf.add_runner(Runner {
            who: Words::new(&who),
            option: runner.option.as_deref().map(Words::new),
            argument: runner.argument.unwrap_or(0),
            runs: runner.runs,
        });
    }
    for row in file.origin {
        let who = row.command.or(row.call).ok_or_else(|| error("an origin needs `command` or `call`".into()))?;
        let origin = match row.origin {
            OriginWord::Temporary => Origin::Temporary,
            OriginWord::NotEmpty => Origin::NotEmpty,
        };
        shelf.add_origin(OriginRow { who: Words::new(&who), origin });
    }
    let rows = [(FactKind::Command, file.command), (FactKind::Call, file.call), (FactKind::Statement, file.statement)];
    for (kind, rows) in rows {
        for row in rows {
            let id = row.id.clone();
            let row = compile(kind, row).map_err(|detail| error(format!("row {id}: {detail}")))?;
            if !shelf.ids.insert(id.clone()) {
                return Err(error(format!("row {id}: the id is taken")));
            }
            shelf.add(row);
        }
    }
    Ok(())
}

fn compile(kind: FactKind, row: RowFile) -> Result<Row, String> {
    let (field, text) = match kind {
        FactKind::Command => ("run", row.run),
        FactKind::Call => ("callee", row.callee),
        _ => ("verb", row.verb),
    };
    let text = text.ok_or_else(|| format!("`{field}` is missing"))?;
    let words = match kind {
        FactKind::Command => text.split_whitespace().map(Words::new).collect(),
        _ => vec![Words::new(&text)],
    };
    if kind == FactKind::Call && row.language.is_none() {
        return Err("a call needs `language`".into());
    }
    let all = |texts: &[String]| texts.iter().map(|text| Words::new(text)).collect();
    Ok(Row {
        id: row.id,
        kind,
        language: row.language,
        words,
        with: all(&row.with),
        without: all(&row.without),
        args: all(&row.args),
        imports: row.imports.as_deref().map(Words::new),
        object: object(kind, row.object.as_deref())?,
        at: row.at,
        effect: row.effect,
        target: target(&row.target)?,
        extent: row.extent,
        reversibility: row.reversibility,
        confidence: row.confidence,
        anyone: row.anyone,
    })
}

fn object(kind: FactKind, text: Option<&str>) -> Result<ObjectAt, String> {
    let Some(text) = text else {
        return Ok(if kind == FactKind::Statement { ObjectAt::Argument(0) } else { ObjectAt::Nowhere });
    };
    match text.split_once(' ') {
        Some(("arg", index)) => index.parse().map(ObjectAt::Argument).map_err(|_| format!("object `{text}`: no index")),
        Some(("option" | "kw", names)) => Ok(ObjectAt::Named(Words::new(names))),
        None if text == "args" => Ok(ObjectAt::Arguments),
        None if text == "found" => Ok(ObjectAt::Found),
        None if text == "receiver" => Ok(ObjectAt::Receiver),
        None if text == "none" => Ok(ObjectAt::Nowhere),
        None if text == "redirect" => Ok(ObjectAt::Argument(0)),
        _ => Err(format!("object `{text}` is none of: arg N, args, option NAMES, kw NAMES, found, receiver, none")),
    }
}

fn target(text: &str) -> Result<Target, String> {
    if text == "path" {
        return Ok(Target::Path);
    }
    let (class, noun) = text.split_once(' ').ok_or_else(|| format!("target `{text}`: class and noun, or `path`"))?;
    let class = match class {
        "T0" => TargetClass::T0,
        "T1" => TargetClass::T1,
        "T2" => TargetClass::T2,
        "T3" => TargetClass::T3,
        "T4" => TargetClass::T4,
        "T5" => TargetClass::T5,
        _ => return Err(format!("target class `{class}` is none of T0 to T5")),
    };
    Ok(Target::Thing(class, noun.to_owned()))
}
