//! The effects catalogue: what a known command, call or statement does. Knowledge lives in `rules/effects/*.toml`.

mod file;
mod matching;

use std::sync::OnceLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::embedded::Form;
use super::{Confidence, Effect, Extent, Fact, FactKind, Meaning, Origin, Reversibility, embedded};
pub use file::{CatalogueError, Target as TargetSpec};
pub use matching::Words;

/// Every row, indexed by the word a fact must carry for the row to be worth trying.
#[derive(Debug, Default)]
pub struct Catalogue {
    rows: Vec<Row>,
    ids: FxHashSet<String>,
    /// Program, verb, or last segment of a callee → rows, in the order of their files. Rows whose last segment is a
    /// pattern stand under the empty word.
    by_word: FxHashMap<FactKind, ByWord>,
    programs: FxHashMap<String, Program>,
    runners: Vec<Runner>,
    call_runners: ByWord,
    origins: Vec<OriginRow>,
    call_origins: ByWord,
}

/// Indices under the word that stands for them; where that is a pattern, under none.
#[derive(Debug, Default)]
struct ByWord {
    exact: FxHashMap<String, Vec<usize>>,
    open: Vec<usize>,
}

impl ByWord {
    fn add(&mut self, words: Vec<String>, index: usize) {
        for word in words {
            if word.is_empty() { &mut self.open } else { self.exact.entry(word).or_default() }.push(index);
        }
    }

    fn get(&self, word: &str) -> impl Iterator<Item = usize> {
        self.exact.get(word).into_iter().chain(std::iter::once(&self.open)).flatten().copied()
    }
}

/// The last segment of a callee.
fn last(callee: &str) -> &str {
    callee.rsplit(['.', ':']).next().unwrap_or_default()
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

impl Row {
    /// Whether it reads facts of files in `language`.
    fn is_of(&self, language: &str) -> bool {
        self.language.as_deref().is_none_or(|own| own == language)
    }
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
}

/// Something that runs a text or an argv that it is handed.
#[derive(Clone, Debug)]
pub struct Runner {
    /// Program names, or callee patterns.
    pub who: Words,
    /// The host language; none for commands.
    pub language: Option<String>,
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
}

#[derive(Clone, Debug)]
struct OriginRow {
    who: Words,
    language: Option<String>,
    origin: Origin,
}

impl Catalogue {
    /// The catalogue that the binary carries, read on first use.
    ///
    /// # Errors
    /// None in a released binary: a test loads every shipped file.
    pub fn shipped() -> Result<&'static Catalogue, CatalogueError> {
        static SHIPPED: OnceLock<Result<Catalogue, CatalogueError>> = OnceLock::new();
        SHIPPED.get_or_init(|| Self::read(embedded::files("effects"), Form::Json)).as_ref().map_err(Clone::clone)
    }

    /// Reads catalogue files as they are written: `(name, TOML)`.
    ///
    /// # Errors
    /// The first file that does not read, with what is wrong with it.
    pub fn load<'a>(files: impl Iterator<Item = (&'a str, &'a str)>) -> Result<Self, CatalogueError> {
        Self::read(files, Form::Toml)
    }

    fn read<'a>(files: impl Iterator<Item = (&'a str, &'a str)>, form: Form) -> Result<Self, CatalogueError> {
        let mut catalogue = Self::default();
        for (name, text) in files {
            file::read(name, text, form, &mut catalogue)?;
        }
        Ok(catalogue)
    }

    fn add_runner(&mut self, runner: Runner) {
        if runner.language.is_some() {
            self.call_runners.add(runner.who.index_words(FactKind::Call), self.runners.len());
        }
        self.runners.push(runner);
    }

    fn add_origin(&mut self, row: OriginRow) {
        if row.language.is_some() {
            self.call_origins.add(row.who.index_words(FactKind::Call), self.origins.len());
        }
        self.origins.push(row);
    }

    fn add(&mut self, row: Row) {
        let index = self.rows.len();
        let words = row.words.first().map(|words| words.index_words(row.kind)).unwrap_or_default();
        self.by_word.entry(row.kind).or_default().add(words, index);
        self.rows.push(row);
    }

    /// All rows, in the order of their files.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// How to read the command line of `name`.
    pub fn program(&self, name: &str) -> Option<&Program> {
        self.programs.get(name)
    }

    /// The runner that a call of `callee` is, in `language`.
    pub fn call_runner(&self, language: &str, callee: &str) -> Option<&Runner> {
        let mut runners = self.call_runners.get(last(callee)).map(|index| &self.runners[index]);
        runners.find(|r| r.language.as_deref() == Some(language) && r.who.has(callee))
    }

    /// The runners that the program `name` may be.
    pub fn command_runners<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Runner> {
        self.runners.iter().filter(move |r| r.language.is_none() && r.who.has(name))
    }

    /// Where the result of a call comes from.
    pub fn call_origin(&self, language: &str, callee: &str) -> Option<Origin> {
        let row = |r: &&OriginRow| r.language.as_deref() == Some(language) && r.who.has(callee);
        self.call_origins.get(last(callee)).map(|index| &self.origins[index]).find(row).map(|r| r.origin)
    }

    /// Where the output of a program comes from.
    pub fn command_origin(&self, name: &str) -> Option<Origin> {
        self.origins.iter().find(|r| r.language.is_none() && r.who.has(name)).map(|r| r.origin)
    }

    /// Whether some row may read a call of `callee`; without its arguments that is all there is to say.
    pub fn reads_call(&self, language: &str, callee: &str) -> bool {
        let mut rows = self.named(FactKind::Call, callee).filter(|row| row.is_of(language));
        rows.any(|row| row.words.first().is_some_and(|words| words.has(callee)))
    }

    /// Whether some row may read `fact` or another of its name.
    pub fn knows(&self, fact: &Fact) -> bool {
        let mut rows = self.named(fact.kind, &fact.name);
        rows.any(|row| row.words.first().is_some_and(|words| words.has(&fact.name)))
    }

    /// The rows worth trying on a fact called `name`, in the order of their files.
    fn named<'a>(&'a self, kind: FactKind, name: &'a str) -> impl Iterator<Item = &'a Row> {
        let word = if kind == FactKind::Call { last(name) } else { name };
        let indices = self.by_word.get(&kind).into_iter().flat_map(move |rows| rows.get(word));
        indices.map(|index| &self.rows[index])
    }

    /// What `fact` does: the meaning of the first row that reads it, with what it hits.
    ///
    /// `language` and `imports` are those of the file.
    pub fn meaning(&self, fact: &Fact, language: &str, imports: &[String]) -> Option<Meaning> {
        let mut rows = self.named(fact.kind, &fact.name).filter(|row| row.is_of(language));
        rows.find_map(|row| matching::read(row, fact, imports, self.program(&fact.name)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the build made of the files says what they say.
    #[test]
    fn the_binary_carries_what_is_written() {
        let files = embedded::written("effects");
        let written = Catalogue::load(files.iter().map(|(name, text)| (name.as_str(), text.as_str()))).unwrap();
        assert!(written.rows().len() > 800);
        assert_eq!(format!("{:?}", written.rows()), format!("{:?}", Catalogue::shipped().unwrap().rows()));
    }
}
