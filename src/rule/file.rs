//! The written form of a rule, and all checks between it and the compiled rule.

use serde::Deserialize;

use super::guard::GuardFile;
use super::{Also, Became, Predicate, Rule, Unless, Within};
use crate::change::{ArgumentPlace, ChangeKind};
use crate::fact::catalogue::Words;
use crate::fact::embedded::Form;
use crate::fact::role::Role;
use crate::fact::{Effect, Extent, FactKind, GuardKind, TargetClass};
use crate::finding::{Family, Level};
use crate::source::Written;

/// A rule file that does not read.
#[derive(Clone, Debug, thiserror::Error)]
pub struct RuleError {
    /// Which file; empty where the detail says it, with the line.
    pub file: String,
    /// What is wrong, and where.
    pub detail: String,
}

impl std::fmt::Display for RuleError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let gap = if self.file.is_empty() { "" } else { ": " };
        write!(f, "{}{gap}{}", self.file, self.detail)
    }
}

/// Longest id of a rule of a repository.
const ID: usize = 60;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleFile {
    schema: u32,
    id: String,
    title: String,
    /// Of a rule that stands in no folder of a family.
    family: Option<Family>,
    analysis: Option<String>,
    #[serde(default)]
    fallback: bool,
    cap: Option<Level>,
    #[serde(default = "yes")]
    inline: bool,
    #[serde(default)]
    routine: Vec<Role>,
    #[serde(default = "worsened")]
    on: Vec<ChangeKind>,
    #[serde(default)]
    lost: Vec<GuardKind>,
    #[serde(default)]
    after: PredicateFile,
    before: Option<PredicateFile>,
    became: Option<Became>,
    guard: Option<GuardFile>,
    #[serde(default)]
    unless: UnlessFile,
    report: ReportFile,
    docs: DocsFile,
    #[serde(default)]
    cwe: Vec<u32>,
    #[serde(default)]
    tags: Vec<String>,
}

fn yes() -> bool {
    true
}

fn worsened() -> Vec<ChangeKind> {
    vec![ChangeKind::Added, ChangeKind::Modified]
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
struct PredicateFile {
    kind: Vec<FactKind>,
    name: Vec<String>,
    row: Vec<String>,
    effect: Vec<Effect>,
    noun: Vec<String>,
    no_noun: Vec<String>,
    target: Vec<String>,
    class: Vec<TargetClass>,
    extent: Vec<Extent>,
    flags: Vec<String>,
    no_flags: Vec<String>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct UnlessFile {
    flags: Vec<String>,
    guards: Vec<GuardKind>,
    restored: bool,
    also: Vec<AlsoFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AlsoFile {
    name: String,
    argument: Option<ArgumentPlace>,
    #[serde(default)]
    alike: Vec<String>,
    within: Within,
    flags: Option<String>,
    #[serde(default)]
    later: bool,
    #[serde(default)]
    earlier: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ReportFile {
    message: String,
    help: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DocsFile {
    why: String,
    #[serde(default)]
    alternatives: Vec<String>,
}

/// Who judges by rules that have no predicates: what a platform deletes and makes anew, and how much a change deletes.
const ANALYSES: &[&str] =
    &["replacement", "checks", "deletion", "guards", "history", "policy", "rewrite", "task", "testing"];

/// What a message may name.
const PLACEHOLDERS: &[&str] = &["target", "name", "text", "extent", "effect", "noun"];

/// Reads the rule at `path` (`family/id.toml`).
pub(super) fn read(path: &str, family: Family, text: &str, form: Form) -> Result<Rule, RuleError> {
    let error = |detail: String| RuleError { file: path.to_owned(), detail };
    let file: RuleFile = form.read(text).map_err(error)?;
    file.compile(path, family).map_err(|(_, detail)| error(detail))
}

/// Reads a rule of a repository: predicates only, in the folder of its family or with the family in it.
pub(super) fn read_own(path: &str, family: Option<Family>, text: &str) -> Result<Rule, RuleError> {
    let written = Written::new(path, text);
    let error = |shown: String| RuleError { file: String::new(), detail: shown };
    let wrong = |key: &str, detail: &str| error(written.wrong(&key.split('.').collect::<Vec<_>>(), detail));
    let file: RuleFile = toml::from_str(text).map_err(|e| {
        let message = e.message().trim_end();
        error(e.span().map_or_else(|| written.wrong(&[], message), |span| written.shown(span, message)))
    })?;
    let family = match (family, file.family) {
        (Some(folder), Some(said)) if folder != said => {
            return Err(wrong("family", &format!("it stands in the folder of the family {folder}")));
        }
        (Some(family), _) | (None, Some(family)) => family,
        (None, None) => return Err(wrong("id", "say its `family`, or put the file into the folder of one")),
    };
    if let Some((key, detail)) = file.beyond_predicates() {
        return Err(wrong(key, detail));
    }
    file.compile(path, family).map_err(|(key, detail)| wrong(key, &detail))
}

impl RuleFile {
    /// What it asks for that only rules of the program can have.
    fn beyond_predicates(&self) -> Option<(&'static str, &'static str)> {
        if self.analysis.is_some() {
            return Some(("analysis", "a rule of your own judges by predicates: an analysis is code of the program"));
        }
        if self.guard.is_some() {
            return Some((
                "guard",
                "a rule of your own judges by predicates: [guard] is for an analysis of the program",
            ));
        }
        let kebab = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if !(3..=ID).contains(&self.id.len()) || !self.id.chars().all(kebab) {
            return Some(("id", "an id is words of a-z and 0-9 with dashes between them, of 3 to 60 letters"));
        }
        let asks = self.after.asks() || self.before.as_ref().is_some_and(PredicateFile::asks) || self.became.is_some();
        let nothing = "it asks nothing of a change: say in [after] what it is about";
        (!asks && self.lost.is_empty()).then_some(("id", nothing))
    }
}

impl RuleFile {
    /// The compiled rule, or which key is wrong and why.
    fn compile(self, path: &str, family: Family) -> Result<Rule, (&'static str, String)> {
        let file = self;
        let error = |key: &'static str, detail: String| (key, detail);
        if file.schema != 1 {
            return Err(error(
                "schema",
                format!("schema {} is newer than this program, which reads schema 1", file.schema),
            ));
        }
        let stem = path.rsplit('/').next().and_then(|name| name.strip_suffix(".toml")).unwrap_or_default();
        if file.id != stem {
            return Err(error("id", format!("the id `{}` differs from the name of the file", file.id)));
        }
        if let Some(unknown) = unknown_placeholder(&file.report.message) {
            return Err(error(
                "report.message",
                format!("the message names `{{{unknown}}}`; known are {}", PLACEHOLDERS.join(", ")),
            ));
        }
        if let Some(unknown) = file.analysis.as_deref().filter(|name| !ANALYSES.contains(name)) {
            return Err(error(
                "analysis",
                format!("no analysis is called `{unknown}`; known are {}", ANALYSES.join(", ")),
            ));
        }
        if file.analysis.is_some() && (file.after.asks() || file.before.is_some() || file.became.is_some()) {
            return Err(error("analysis", "an analysis judges by this rule: it has no predicates".to_owned()));
        }
        Ok(Rule {
            id: file.id,
            family,
            title: file.title,
            analysis: file.analysis,
            fallback: file.fallback,
            cap: file.cap,
            inline: file.inline,
            routine: file.routine,
            on: file.on,
            lost: file.lost,
            after: file.after.compile(),
            before: file.before.map(PredicateFile::compile),
            became: file.became,
            guard: file.guard.map(GuardFile::compile),
            unless: file.unless.compile(),
            message: file.report.message,
            help: file.report.help,
            why: file.docs.why,
            alternatives: file.docs.alternatives,
            cwe: file.cwe,
            tags: file.tags,
            from: None,
        })
    }
}

fn unknown_placeholder(message: &str) -> Option<&str> {
    let names = message.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name);
    names.into_iter().find(|name| !PLACEHOLDERS.contains(name))
}

fn words(texts: Vec<String>) -> Vec<Words> {
    texts.iter().map(|text| Words::new(text)).collect()
}

impl PredicateFile {
    /// Whether it asks anything of a fact.
    fn asks(&self) -> bool {
        let words = [&self.name, &self.row, &self.noun, &self.no_noun, &self.target, &self.flags, &self.no_flags];
        let enums =
            !(self.kind.is_empty() && self.effect.is_empty() && self.class.is_empty() && self.extent.is_empty());
        enums || words.into_iter().any(|words| !words.is_empty())
    }

    fn compile(self) -> Predicate {
        Predicate {
            kind: self.kind,
            name: words(self.name),
            row: words(self.row),
            effect: self.effect,
            noun: words(self.noun),
            no_noun: words(self.no_noun),
            target: words(self.target),
            class: self.class,
            extent: self.extent,
            flags: words(self.flags),
            no_flags: words(self.no_flags),
        }
    }
}

impl UnlessFile {
    fn compile(self) -> Unless {
        let also = |a: AlsoFile| Also {
            name: Words::new(&a.name),
            argument: a.argument,
            alike: a.alike,
            within: a.within,
            flags: a.flags.as_deref().map(Words::new),
            later: a.later,
            earlier: a.earlier,
        };
        Unless {
            flags: words(self.flags),
            guards: self.guards,
            restored: self.restored,
            also: self.also.into_iter().map(also).collect(),
        }
    }
}
