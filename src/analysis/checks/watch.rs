//! Values and entries of configurations that guard, by `rules/checks/watch-*.toml`.

use serde::Deserialize;

use super::say::Loud;
use crate::fact::catalogue::Words;
use crate::fact::document::Pattern;
use crate::fact::embedded::{self, Form};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    schema: u32,
    rule: String,
    #[serde(default = "yes")]
    gone: bool,
    watch: Vec<RowFile>,
}

fn yes() -> bool {
    true
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Volume {
    Note,
    Warning,
    Error,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Unwritten {
    Open,
    Protects,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RowFile {
    what: String,
    files: String,
    format: Shape,
    marks: Option<String>,
    each: Option<String>,
    by: Option<String>,
    same: Option<String>,
    #[serde(default)]
    at: Vec<String>,
    protects: Option<String>,
    opens: Option<String>,
    order: Option<String>,
    #[serde(default)]
    falls: bool,
    #[serde(default)]
    rises: bool,
    #[serde(default)]
    lost: bool,
    came: Option<String>,
    only: Option<String>,
    broad: Option<String>,
    unwritten: Option<Unwritten>,
    #[serde(default)]
    fresh: bool,
    #[serde(default)]
    default: bool,
    #[serde(default)]
    quiet: bool,
    #[serde(default)]
    widened: bool,
    #[serde(default)]
    renewed: bool,
    or: Option<String>,
    excused: Option<String>,
    instead: Option<String>,
    reason: Option<String>,
    loud: Option<Volume>,
}

/// How a file is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Shape {
    Yaml,
    Json,
    Toml,
    Ini,
    Hcl,
    /// `'name': 'value'`, in whatever language.
    Pairs,
    /// `name: value`, `name = value`, `<name>value</name>`, a line each.
    Keys,
    /// A line an entry.
    Lines,
    /// Modules of an XML file, by their names.
    Modules,
    /// Rules of Rego that refuse.
    Rego,
}

impl Shape {
    /// The id of the data language, where it is one.
    pub(super) fn language(self) -> Option<&'static str> {
        match self {
            Self::Yaml => Some("yaml"),
            Self::Json => Some("json"),
            Self::Toml => Some("toml"),
            Self::Ini => Some("ini"),
            Self::Hcl => Some("hcl"),
            _ => None,
        }
    }

    /// Whether a text may hold a list, its items between commas or blanks.
    pub(super) fn splits(self) -> bool {
        matches!(self, Self::Ini | Self::Keys)
    }
}

/// What is the weaker side of a value.
#[derive(Debug)]
pub(super) enum Mode {
    /// These values guard, any other does not.
    Protects(Words),
    /// These values do not guard.
    Opens(Words),
    /// Levels, from the strictest on, each with its spellings.
    Order(Vec<Vec<String>>),
    /// The lower the weaker.
    Falls,
    /// The higher the weaker.
    Rises,
    /// Entries that may not go.
    Lost,
    /// Entries that may not come.
    Came(Words),
}

/// A row of the table.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) rule: &'static str,
    pub(super) what: String,
    files: Words,
    pub(super) shape: Shape,
    marks: Vec<String>,
    pub(super) each: Option<Pattern>,
    pub(super) by: Vec<String>,
    /// A key whose value tells that an entry only has another name.
    pub(super) same: Option<String>,
    pub(super) at: Vec<Pattern>,
    pub(super) mode: Mode,
    pub(super) only: Option<Words>,
    pub(super) broad: Option<Words>,
    /// Whether what is not written guards; none where nobody knows.
    pub(super) unwritten: Option<bool>,
    /// Only broad entries are told of.
    pub(super) quiet: bool,
    /// A wider entry holds what a narrower one held.
    pub(super) widened: bool,
    /// Whether an entry that runs a file of the repository stands for one that went.
    pub(super) renewed: bool,
    /// Where the value stands for all, of what does not say it itself.
    pub(super) or: Option<Pattern>,
    pub(super) excused: Option<String>,
    pub(super) instead: Option<Words>,
    pub(super) reason: Vec<String>,
    pub(super) loud: Option<Loud>,
    /// Whether the loss of the whole file counts.
    pub(super) gone: bool,
}

impl Row {
    /// Whether the file at `path` with `text` in it is one of the row.
    pub(super) fn reads(&self, path: &str, text: &str) -> bool {
        self.named(path) && self.marked(text)
    }

    /// Whether the row is about files that are called like `path`.
    pub(super) fn named(&self, path: &str) -> bool {
        self.files.has(path)
    }

    fn marked(&self, text: &str) -> bool {
        self.marks.is_empty()
            || self.marks.iter().any(|mark| memchr::memmem::find(text.as_bytes(), mark.as_bytes()).is_some())
    }

    /// Every row that is shipped.
    ///
    /// # Errors
    /// What is wrong with a table.
    pub(super) fn shipped() -> Result<Vec<Self>, String> {
        let mut rows = Vec::new();
        for (name, text) in embedded::files("checks").filter(|(name, _)| name.starts_with("checks/watch-")) {
            let error = |detail: String| format!("rules/{name}: {detail}");
            let file: File = Form::Json.read(text).map_err(error)?;
            if file.schema != 1 {
                return Err(error(format!("schema {}", file.schema)));
            }
            let rule = rule(&file.rule).ok_or_else(|| error(format!("no rule is called `{}`", file.rule)))?;
            for row in file.watch {
                rows.push(compile(rule, file.gone, row).map_err(error)?);
            }
        }
        Ok(rows)
    }
}

/// The rules that rows may name.
fn rule(name: &str) -> Option<&'static str> {
    const RULES: &[&str] = &[
        "checker-config-loosened",
        "policy-file-weakened",
        "agent-guard-weakened",
        "dependency-updates-disabled",
        "branch-protection-weakened",
        "monitoring-removed",
        "hook-removed",
    ];
    RULES.iter().copied().find(|rule| *rule == name)
}

fn compile(rule: &'static str, gone: bool, file: RowFile) -> Result<Row, String> {
    let error = |detail: &str| format!("{} in {}: {detail}", file.what, file.files);
    let modes = [
        file.protects.as_deref().map(|values| Mode::Protects(Words::new(values))),
        file.opens.as_deref().map(|values| Mode::Opens(Words::new(values))),
        file.order.as_deref().map(|levels| {
            Mode::Order(levels.split('|').map(|level| level.split(',').map(str::to_owned).collect()).collect())
        }),
        file.falls.then_some(Mode::Falls),
        file.rises.then_some(Mode::Rises),
        file.lost.then_some(Mode::Lost),
        file.came.as_deref().map(|entries| Mode::Came(Words::new(entries))),
    ];
    let mut modes = modes.into_iter().flatten();
    let (Some(mode), None) = (modes.next(), modes.next()) else {
        return Err(error("it must say one way to be weaker"));
    };
    if file.or.is_some() && file.each.is_none() {
        return Err(error("`or` is for what stands in `each`"));
    }
    if file.each.is_some() != file.by.is_some() {
        return Err(error("`each` and `by` go together"));
    }
    let list =
        |text: Option<&String>| text.map(|text| text.split('|').map(str::to_owned).collect()).unwrap_or_default();
    let unwritten = match (file.unwritten, file.fresh || file.default) {
        (Some(state), _) => Some(state == Unwritten::Protects),
        (None, true) => Some(true),
        (None, false) => None,
    };
    Ok(Row {
        rule,
        files: Words::new(&file.files),
        shape: file.format,
        marks: list(file.marks.as_ref()),
        each: file.each.as_deref().map(Pattern::new),
        by: list(file.by.as_ref()),
        at: file.at.iter().map(|at| Pattern::new(at)).collect(),
        only: file.only.as_deref().map(Words::new),
        broad: file.broad.as_deref().map(Words::new),
        instead: file.instead.as_deref().map(Words::new),
        reason: list(file.reason.as_ref()),
        loud: file.loud.map(|loud| match loud {
            Volume::Note => Loud::Note,
            Volume::Warning => Loud::Warning,
            Volume::Error => Loud::Error,
        }),
        what: file.what,
        same: file.same,
        mode,
        unwritten,
        quiet: file.quiet,
        widened: file.widened,
        renewed: file.renewed,
        or: file.or.as_deref().map(Pattern::new),
        excused: file.excused,
        gone,
    })
}
