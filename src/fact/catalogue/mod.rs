//! The effects catalogue: what a known command, call or statement does. Knowledge lives in `rules/effects/*.toml`.

mod file;
mod matching;
mod shelf;

use std::sync::OnceLock;

use super::{Confidence, Effect, Extent, Fact, FactKind, Meaning, Origin, Reversibility, embedded};
pub use file::{CatalogueError, Target as TargetSpec};
pub use matching::Words;
pub(crate) use matching::wildcard;
use shelf::Shelf;
pub(crate) use shelf::last;

/// What is known, in sections that are read when the first fact asks for them: most changes need one or two.
#[derive(Debug)]
pub struct Catalogue {
    /// Commands and statements: they stand in every language.
    common: Section,
    /// The calls of each language.
    calls: Vec<(&'static str, Section)>,
}

/// Rows that are read together: the files of a folder.
#[derive(Debug)]
struct Section {
    folder: String,
    read: OnceLock<Result<Shelf, CatalogueError>>,
}

impl Section {
    fn new(folder: String) -> Self {
        Self { folder, read: OnceLock::new() }
    }

    fn shelf(&self) -> Option<&Shelf> {
        self.read.get_or_init(|| Shelf::read(embedded::files(&self.folder))).as_ref().ok()
    }
}

/// One known operation.
#[derive(Clone, Debug)]
pub struct Row {
    /// Unique id.
    pub id: String,
    /// What kind of fact it reads.
    pub kind: FactKind,
    /// The language it belongs to; none for commands and statements.
    pub language: Option<String>,
    /// Words of a command, or one word: the verb or the callee patterns.
    pub words: Vec<Words>,
    /// All must be present.
    pub with: Vec<Words>,
    /// None may be present.
    pub without: Vec<Words>,
    /// At least one positional word must match.
    pub args: Vec<Words>,
    /// One of these modules must be imported.
    pub imports: Option<Words>,
    /// Which value names what is hit.
    pub object: ObjectAt,
    /// Where it lies, for a thing that lies somewhere in the file system.
    pub at: Option<Place>,
    /// What is done.
    pub effect: Effect,
    /// To what.
    pub target: TargetSpec,
    /// How much of it.
    pub extent: Extent,
    /// Whether it can be undone.
    pub reversibility: Reversibility,
    /// How sure.
    pub confidence: Confidence,
    /// Whether it lets anyone in.
    pub anyone: bool,
}

/// Where the thing that is hit is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ObjectAt {
    /// A positional word or argument.
    Argument(usize),
    /// All positional words.
    Arguments,
    /// The value of an option, or of a keyword argument.
    Named(Words),
    /// What `find` finds: its roots with the names that it looks for.
    Found,
    /// What the method is called on.
    Receiver,
    /// Nowhere.
    Nowhere,
}

/// Where a thing lies: what lies in a temporary directory is temporary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// At the path that names it; where none does, in the directory of the command.
    Path,
    /// On a device: the image of a disk is none.
    Device,
    /// In the directory in which the command runs.
    Directory,
}

/// How to read the command line of a program.
#[derive(Clone, Debug, Default)]
pub struct Program {
    /// Options that take the next word as their value.
    pub valued: Vec<String>,
    /// Whether the remaining words are a command of their own.
    pub wraps: bool,
    /// Positional words before the inner command.
    pub skip: usize,
    /// For a client of a server of data: the options that name the server.
    pub server: Option<Vec<String>>,
    /// Whether its options start with a slash, in capitals or not: `/s`, `/fs:NTFS`.
    pub slashes: bool,
}

impl Program {
    /// Whether a word is an option that starts with a slash.
    pub fn is_slash_option(&self, word: &str) -> bool {
        let name = word.strip_prefix('/').filter(|_| self.slashes);
        let name = name.map(|name| name.split(':').next().unwrap_or_default());
        name.is_some_and(|name| {
            !name.contains(['/', '\\']) && name.starts_with(|c: char| c.is_alphabetic() || c == '?')
        })
    }
}

/// Something that runs a text or an argv that it is handed.
#[derive(Clone, Debug)]
pub struct Runner {
    /// Program names, or callee patterns.
    pub who: Words,
    /// The option whose value is run, for commands.
    pub option: Option<Words>,
    /// The positional index of what is run.
    pub argument: usize,
    /// How it is run.
    pub runs: Runs,
}

/// How a text is run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Runs {
    /// By a shell.
    Shell,
    /// By a database.
    Sql,
    /// As an argument vector spread over several arguments.
    Argv,
    /// A list is an argv, a text goes to a shell.
    Command,
    /// As a function that is called with the arguments behind it.
    Call,
    /// A program and one text with all of its arguments, or a list of them.
    Line,
    /// By PowerShell, with all that stands behind it.
    Powershell,
    /// By the command processor of Windows, with all that stands behind it.
    Batch,
}

impl Runs {
    /// Whether what is run goes on to the end of the line.
    pub fn takes_the_rest(self) -> bool {
        matches!(self, Runs::Powershell | Runs::Batch)
    }
}

impl Catalogue {
    /// The catalogue that the binary carries.
    pub fn shipped() -> &'static Catalogue {
        static SHIPPED: OnceLock<Catalogue> = OnceLock::new();
        SHIPPED.get_or_init(Self::unread)
    }

    /// The catalogue that the binary carries, of which nothing has been read yet.
    pub fn unread() -> Self {
        let languages = embedded::folders("calls");
        let calls = languages.map(|language| (language, Section::new(format!("calls/{language}"))));
        Self { common: Section::new("effects".to_owned()), calls: calls.collect() }
    }

    /// What was asked for and does not read: without it a file has not been judged. None in a released binary, as a
    /// test reads every section.
    pub fn error(&self) -> Option<&CatalogueError> {
        self.sections().find_map(|section| section.read.get()?.as_ref().err())
    }

    fn sections(&self) -> impl Iterator<Item = &Section> {
        std::iter::once(&self.common).chain(self.calls.iter().map(|(_, section)| section))
    }

    /// What is known of calls in `language`, and of everything else.
    fn shelf(&self, kind: FactKind, language: &str) -> Option<&Shelf> {
        if kind == FactKind::Call { self.of(language) } else { self.common.shelf() }
    }

    fn of(&self, language: &str) -> Option<&Shelf> {
        self.calls.iter().find(|(own, _)| *own == language)?.1.shelf()
    }

    /// All rows: of commands and statements, then of each language. Reads every section.
    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        self.sections().filter_map(Section::shelf).flat_map(|shelf| &shelf.rows)
    }

    /// How to read the command line of `name`.
    pub fn program(&self, name: &str) -> Option<&Program> {
        self.common.shelf()?.programs.get(name)
    }

    /// The runner that a call of `callee` is, in `language`.
    pub fn call_runner(&self, language: &str, callee: &str) -> Option<&Runner> {
        let shelf = self.of(language)?;
        shelf.call_runners.get(last(callee)).map(|index| &shelf.runners[index]).find(|runner| runner.who.has(callee))
    }

    /// The runners that the program `name` may be.
    pub fn command_runners<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Runner> {
        self.common.shelf().into_iter().flat_map(|shelf| &shelf.runners).filter(move |runner| runner.who.has(name))
    }

    /// Where the result of a call comes from.
    pub fn call_origin(&self, language: &str, callee: &str) -> Option<Origin> {
        let shelf = self.of(language)?;
        let mut rows = shelf.call_origins.get(last(callee)).map(|index| &shelf.origins[index]);
        rows.find(|row| row.who.has(callee)).map(|row| row.origin)
    }

    /// Where the output of a program comes from.
    pub fn command_origin(&self, name: &str) -> Option<Origin> {
        self.common.shelf()?.origins.iter().find(|row| row.who.has(name)).map(|row| row.origin)
    }

    /// Whether some row may read what is called `name`; without its arguments that is all there is to say.
    pub fn knows(&self, kind: FactKind, language: &str, name: &str) -> bool {
        let mut rows = self.shelf(kind, language).into_iter().flat_map(|shelf| shelf.named(kind, name));
        rows.any(|row| row.words.first().is_some_and(|words| words.has(name)))
    }

    /// What `fact` does: the meaning of the first row that reads it, with what it hits.
    ///
    /// `language` and `imports` are those of the file.
    pub fn meaning(&self, fact: &Fact, language: &str, imports: &[String]) -> Option<Meaning> {
        let program = if fact.kind == FactKind::Command { self.program(&fact.name) } else { None };
        let mut rows = self.shelf(fact.kind, language)?.named(fact.kind, &fact.name);
        rows.find_map(|row| matching::read(row, fact, imports, program))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::fact::embedded::Form;

    /// What the build made of the files says what they say, and no two rows share an id.
    #[test]
    fn the_binary_carries_what_is_written() {
        let mut written = BTreeMap::new();
        for (name, text) in embedded::written("effects") {
            for row in Shelf::of(&name, &text, Form::Toml).unwrap().rows {
                assert!(!written.contains_key(&row.id), "row {} is written twice", row.id);
                written.insert(row.id.clone(), format!("{row:?}"));
            }
        }
        let catalogue = Catalogue::unread();
        let carried: BTreeMap<_, _> = catalogue.rows().map(|row| (row.id.clone(), format!("{row:?}"))).collect();
        assert!(catalogue.error().is_none(), "{:?}", catalogue.error());
        assert!(written.len() > 800);
        assert_eq!(written, carried);
    }
}
