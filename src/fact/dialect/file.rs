//! The written form of a dialect, and all checks between it and the compiled form.

use serde::Deserialize;

use crate::fact::catalogue::Words;
use crate::fact::document::{Pattern, Sign};
use crate::fact::embedded::Form;

/// A dialect of a data format: which files are of it, and where commands stand in them.
#[derive(Debug)]
pub(super) struct Dialect {
    /// Paths of its files, with a `/` in front; any where there is none.
    pub(super) files: Option<Words>,
    /// Texts of which one must stand in the file: looked for before it is parsed.
    pub(super) marks: Vec<String>,
    /// One of these must lead somewhere.
    pub(super) keys: Vec<Pattern>,
    /// What is filled in before a command runs.
    pub(super) holes: Vec<HoleSyntax>,
    /// What is written for a `$`.
    pub(super) dollar: Option<String>,
    /// What says that the machine is thrown away afterwards.
    pub(super) disposable: Vec<Sign>,
    /// Images whose entry point is a program of this name.
    pub(super) entrypoints: Vec<(Words, String)>,
    /// Where commands stand.
    pub(super) carriers: Vec<Carrier>,
    /// Where resources are declared.
    pub(super) resources: Vec<Resource>,
    /// Where a value stands that another one names.
    pub(super) lookups: Vec<Lookup>,
    /// Its name.
    pub(super) name: String,
}

/// How a value names another one of the same document, and where that stands.
#[derive(Debug)]
pub(super) struct Lookup {
    /// What its hole starts with: `{var.`.
    pub(super) open: String,
    /// The tag that says so, where it is no hole.
    pub(super) tag: Option<String>,
    /// The keys from the root, with `NAME` for the name.
    pub(super) at: Vec<String>,
}

/// A place where a resource is declared.
#[derive(Debug)]
pub(super) struct Resource {
    /// Where.
    pub(super) at: Vec<Pattern>,
    /// What must stand in it.
    pub(super) only: Vec<Sign>,
    /// The keys whose value is its type; where there are none, the last but one name on the way.
    pub(super) of: Vec<Sign>,
    /// Its type, where nothing in it says.
    pub(super) default_type: Option<String>,
    /// Whether its first word is its type, whether or not it may be missing: `String? @unique`.
    pub(super) first_word: bool,
    /// The values that make up its address, after its type; where there are none, the names on the way.
    pub(super) address: Vec<Sign>,
    /// The way to the list of the settings that the platform is told to leave as they are.
    pub(super) ignores: Vec<String>,
}

/// An expression that something fills in before the command runs.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct HoleSyntax {
    /// What opens it.
    pub(super) open: String,
    /// What closes it.
    pub(super) close: String,
    /// Names that it may have; what has another is plain text.
    names: Option<String>,
    /// Names of temporary paths.
    temporary: Option<String>,
    /// Names of what is never empty.
    not_empty: Option<String>,
}

impl HoleSyntax {
    fn has(words: Option<&String>, name: &str) -> bool {
        words.is_some_and(|words| Words::new(words).has(name))
    }

    /// Whether `name` may stand in it.
    pub(super) fn takes(&self, name: &str) -> bool {
        self.names.is_none() || (Self::has(self.names.as_ref(), name) && !name.contains(char::is_whitespace))
    }

    /// Whether `name` is a temporary path.
    pub(super) fn is_temporary(&self, name: &str) -> bool {
        Self::has(self.temporary.as_ref(), name)
    }

    /// Whether `name` is never empty.
    pub(super) fn is_not_empty(&self, name: &str) -> bool {
        Self::has(self.not_empty.as_ref(), name)
    }
}

/// How a carried text is run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Run {
    /// By a shell; the items of a list are the lines of one script.
    Script,
    /// By a shell; each item of a list by one of its own.
    Each,
    /// A list is an argv, a text goes to a shell.
    Command,
    /// The lists under `words`, one behind the other, are an argv.
    Words,
    /// By a database.
    Sql,
}

/// A place where a command stands.
#[derive(Debug)]
pub(super) struct Carrier {
    /// Where.
    pub(super) at: Vec<Pattern>,
    /// How it is run.
    pub(super) run: Run,
    /// What stands between the items of a list that is one script.
    pub(super) separator: String,
    /// Words in front of a line that say how it is run, and are no part of it.
    pub(super) prefix: Option<Words>,
    /// The words of a command that a module stands for, in front of what is put together.
    pub(super) program: Vec<String>,
    /// The keys whose lists are put together.
    pub(super) words: Vec<String>,
    /// What must stand beside or above it.
    pub(super) only: Vec<Sign>,
    /// What names the definition it belongs to.
    pub(super) name: Vec<Sign>,
    /// The conditions it runs under.
    pub(super) guards: Vec<Sign>,
    /// What says that nothing is done.
    pub(super) dry_run: Vec<Sign>,
    /// What says that somebody is asked first.
    pub(super) asks: Vec<Sign>,
    /// What says which interpreter reads it.
    pub(super) interpreter: Vec<Sign>,
    /// The interpreter where nothing says.
    pub(super) default_interpreter: Option<String>,
    /// What says that it runs on a machine that has an interpreter of its own where nothing says which.
    pub(super) machine: Vec<Sign>,
    /// That interpreter.
    pub(super) machine_interpreter: Option<String>,
    /// Maps of variables that are set for it.
    pub(super) variables: Vec<Sign>,
    /// Whether a failure ends it.
    pub(super) fails: bool,
    /// Whether it runs on another machine than what stands around it.
    pub(super) elsewhere: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct File {
    schema: u32,
    dialect: String,
    files: Option<String>,
    #[serde(default)]
    marks: Vec<String>,
    #[serde(default)]
    keys: Vec<String>,
    #[serde(default)]
    hole: Vec<HoleSyntax>,
    dollar: Option<String>,
    #[serde(default)]
    disposable: Vec<String>,
    #[serde(default)]
    entrypoint: Vec<EntrypointFile>,
    #[serde(default)]
    carrier: Vec<CarrierFile>,
    #[serde(default)]
    resource: Vec<ResourceFile>,
    #[serde(default)]
    lookup: Vec<LookupFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct LookupFile {
    prefix: Option<String>,
    tag: Option<String>,
    at: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct ResourceFile {
    at: Vec<String>,
    #[serde(default)]
    only: Vec<String>,
    #[serde(default)]
    of: Vec<String>,
    default_type: Option<String>,
    #[serde(default)]
    first_word: bool,
    #[serde(default)]
    address: Vec<String>,
    #[serde(default)]
    ignores: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct EntrypointFile {
    image: String,
    program: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct CarrierFile {
    at: Vec<String>,
    run: Run,
    separator: Option<String>,
    prefix: Option<String>,
    #[serde(default)]
    program: Vec<String>,
    #[serde(default)]
    words: Vec<String>,
    #[serde(default)]
    only: Vec<String>,
    #[serde(default)]
    name: Vec<String>,
    #[serde(default)]
    guards: Vec<String>,
    #[serde(default)]
    dry_run: Vec<String>,
    #[serde(default)]
    asks: Vec<String>,
    #[serde(default)]
    interpreter: Vec<String>,
    default_interpreter: Option<String>,
    #[serde(default)]
    machine: Vec<String>,
    machine_interpreter: Option<String>,
    #[serde(default)]
    variables: Vec<String>,
    #[serde(default)]
    fails: bool,
    #[serde(default)]
    elsewhere: bool,
}

/// Reads the dialect in the file called `name`.
///
/// # Errors
/// What is wrong with it, and where.
pub(super) fn read(name: &str, text: &str, form: Form) -> Result<Dialect, String> {
    let error = |detail: String| format!("rules/{name}: {detail}");
    let file: File = form.read(text).map_err(error)?;
    if file.schema != 1 {
        return Err(error(format!("schema {} is newer than this program, which reads schema 1", file.schema)));
    }
    if file.files.is_none() && (file.marks.is_empty() || file.keys.is_empty()) {
        return Err(error("without `files`, `marks` and `keys` must say which files are meant".into()));
    }
    let carriers = file.carrier.into_iter().map(compile).collect::<Result<Vec<_>, String>>().map_err(error)?;
    Ok(Dialect {
        files: file.files.as_deref().map(Words::new),
        marks: file.marks,
        keys: file.keys.iter().map(|key| Pattern::new(key)).collect(),
        holes: file.hole,
        dollar: file.dollar,
        disposable: Sign::all(&file.disposable),
        entrypoints: file.entrypoint.into_iter().map(|e| (Words::new(&e.image), e.program)).collect(),
        carriers,
        resources: file.resource.into_iter().map(resource).collect(),
        lookups: file.lookup.into_iter().map(lookup).collect(),
        name: file.dialect,
    })
}

fn lookup(file: LookupFile) -> Lookup {
    Lookup {
        open: format!("{{{}", file.prefix.unwrap_or_default()),
        tag: file.tag,
        at: file.at.split('.').map(str::to_owned).collect(),
    }
}

fn resource(file: ResourceFile) -> Resource {
    Resource {
        at: file.at.iter().map(|at| Pattern::new(at)).collect(),
        only: Sign::all(&file.only),
        of: Sign::all(&file.of),
        default_type: file.default_type,
        first_word: file.first_word,
        address: Sign::all(&file.address),
        ignores: file.ignores.split('.').filter(|key| !key.is_empty()).map(str::to_owned).collect(),
    }
}

fn compile(file: CarrierFile) -> Result<Carrier, String> {
    if file.at.is_empty() {
        return Err("a carrier without a place".into());
    }
    if (file.run == Run::Words) == file.words.is_empty() {
        return Err(format!("`words` and `run = \"words\"` belong together, at {:?}", file.at));
    }
    Ok(Carrier {
        at: file.at.iter().map(|at| Pattern::new(at)).collect(),
        run: file.run,
        separator: file.separator.unwrap_or_else(|| "\n".to_owned()),
        prefix: file.prefix.as_deref().map(Words::new),
        program: file.program,
        words: file.words,
        only: Sign::all(&file.only),
        name: Sign::all(&file.name),
        guards: Sign::all(&file.guards),
        dry_run: Sign::all(&file.dry_run),
        asks: Sign::all(&file.asks),
        interpreter: Sign::all(&file.interpreter),
        default_interpreter: file.default_interpreter,
        machine: Sign::all(&file.machine),
        machine_interpreter: file.machine_interpreter,
        variables: Sign::all(&file.variables),
        fails: file.fails,
        elsewhere: file.elsewhere,
    })
}
