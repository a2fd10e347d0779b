//! The systems that run checks, by `rules/checks/pipelines.toml`.

use serde::Deserialize;

use crate::fact::catalogue::Words;
use crate::fact::document::{Pattern, Sign};
use crate::fact::embedded::{self, Form};

/// What a file with checks is to a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Place {
    /// Decides whether a change may be merged or deployed.
    Pipeline,
    /// What people and pipelines call by name.
    Target,
    /// Runs on the machine of whoever commits.
    Hook,
}

/// How a file is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Format {
    Yaml,
    Json,
    Toml,
    Ini,
    Jenkinsfile,
    Make,
    Script,
}

impl Format {
    /// The id of the data language; none of what is read by its lines.
    pub(super) fn language(self) -> Option<&'static str> {
        match self {
            Self::Yaml => Some("yaml"),
            Self::Json => Some("json"),
            Self::Toml => Some("toml"),
            Self::Ini => Some("ini"),
            Self::Jenkinsfile | Self::Make | Self::Script => None,
        }
    }
}

/// What runs first where nothing is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Order {
    /// All at once.
    None,
    /// One stage after the other.
    Stages,
    /// One after the other.
    Sequence,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    schema: u32,
    system: Vec<SystemFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct SystemFile {
    id: String,
    kind: Place,
    format: Format,
    files: String,
    #[serde(default)]
    folders: Vec<String>,
    #[serde(default)]
    jobs: Vec<String>,
    #[serde(default)]
    not_jobs: String,
    #[serde(default)]
    steps: Vec<String>,
    #[serde(default)]
    run: Vec<String>,
    #[serde(default)]
    uses: Vec<String>,
    #[serde(default)]
    keyed: bool,
    #[serde(default)]
    keyed_job: bool,
    inputs: Option<String>,
    #[serde(default)]
    title: Vec<String>,
    #[serde(default)]
    lenient: Vec<String>,
    #[serde(default)]
    off: Vec<String>,
    #[serde(default)]
    asks: Vec<String>,
    #[serde(default)]
    environment: Vec<String>,
    #[serde(default)]
    needs: Vec<String>,
    #[serde(default)]
    stage: Vec<String>,
    #[serde(default)]
    stages: Vec<String>,
    inherits: Option<String>,
    #[serde(default)]
    condition: Vec<String>,
    #[serde(default)]
    place: Vec<String>,
    order: Order,
}

/// A system, and where in its files stands what.
#[derive(Debug)]
pub(super) struct System {
    pub(super) id: String,
    pub(super) place: Place,
    pub(super) format: Format,
    /// Paths of its files, from the root of the repository.
    files: Words,
    /// Folders in which unchanged files of it are looked for.
    pub(super) folders: Vec<String>,
    pub(super) jobs: Vec<Pattern>,
    pub(super) not_jobs: Words,
    pub(super) steps: Vec<Pattern>,
    pub(super) run: Vec<Pattern>,
    pub(super) uses: Vec<Pattern>,
    /// Whether the key of a step names what it uses.
    pub(super) keyed: bool,
    /// Whether the key of a job names the tool.
    pub(super) keyed_job: bool,
    /// What an action is given.
    pub(super) inputs: Option<String>,
    pub(super) title: Vec<Pattern>,
    pub(super) lenient: Vec<Sign>,
    pub(super) off: Vec<Sign>,
    pub(super) asks: Vec<(Pattern, Option<Words>)>,
    pub(super) environment: Vec<Pattern>,
    pub(super) needs: Vec<Pattern>,
    pub(super) stage: Vec<Pattern>,
    /// In which order stages come.
    pub(super) stages: Vec<Pattern>,
    /// The key by which a job names others that it is like.
    pub(super) inherits: Option<String>,
    pub(super) condition: Vec<Pattern>,
    pub(super) working: Vec<Sign>,
    pub(super) order: Order,
}

impl System {
    /// Every system that is shipped.
    ///
    /// # Errors
    /// What is wrong with the table.
    pub(super) fn shipped() -> Result<Vec<Self>, String> {
        let wanted = |(name, _): &(&str, &str)| *name == "checks/pipelines.toml";
        let (name, text) = embedded::files("checks").find(wanted).ok_or("no table of pipelines")?;
        let file: File = Form::Json.read(text).map_err(|detail| format!("rules/{name}: {detail}"))?;
        if file.schema != 1 {
            return Err(format!("rules/{name}: schema {}", file.schema));
        }
        Ok(file.system.into_iter().map(Self::compile).collect())
    }

    fn compile(file: SystemFile) -> Self {
        let patterns = |texts: &[String]| texts.iter().map(|text| Pattern::new(text)).collect::<Vec<Pattern>>();
        let asks = |text: &String| match text.split_once('=') {
            Some((way, values)) => (Pattern::new(way), Some(Words::new(values))),
            None => (Pattern::new(text), None),
        };
        Self {
            files: Words::new(&file.files),
            jobs: patterns(&file.jobs),
            not_jobs: Words::new(&file.not_jobs),
            steps: patterns(&file.steps),
            run: patterns(&file.run),
            uses: patterns(&file.uses),
            title: patterns(&file.title),
            lenient: Sign::all(&file.lenient),
            off: Sign::all(&file.off),
            asks: file.asks.iter().map(asks).collect(),
            environment: patterns(&file.environment),
            needs: patterns(&file.needs),
            stage: patterns(&file.stage),
            stages: patterns(&file.stages),
            inherits: file.inherits,
            condition: patterns(&file.condition),
            working: Sign::all(&file.place),
            id: file.id,
            place: file.kind,
            format: file.format,
            folders: file.folders,
            keyed: file.keyed,
            keyed_job: file.keyed_job,
            inputs: file.inputs,
            order: file.order,
        }
    }

    /// Whether the file at `path` is of this system.
    pub(super) fn reads(&self, path: &str) -> bool {
        self.files.has(path)
    }
}
