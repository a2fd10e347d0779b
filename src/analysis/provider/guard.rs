//! Attributes that protect: what they do, and where their value is kept.

use serde::Deserialize;
use serde_json::Value;

use super::forcing::{Written, plain};
use super::table::{Table, table};
use crate::fact::setting::number;

/// What a guard does when its resource is to be destroyed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Act {
    /// The destroy fails.
    Refuses,
    /// It fails as long as there is something in the resource.
    RefusesFull,
    /// The thing itself stays: it is only forgotten, archived or handed back.
    Keeps,
    /// A copy is left.
    Copies,
    /// It is gone for good only after some time.
    Delays,
    /// Copies or earlier versions are made while it lives. They may go with it.
    BacksUp,
}

/// Where the value is kept by which a guard goes when its resource is destroyed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    /// In what the tool remembers of the last run: a change that opens the guard and takes the resource away is still
    /// held by it.
    State,
    /// On the platform: as with `State`, and whoever else deletes the resource is held as well.
    Api,
    /// In the source that is applied: the guard goes with the block that it stands in.
    Config,
}

/// What an attribute means as a guard.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Meaning {
    /// The values that protect: words between `|`, `>=1`, `7..30`, `set` for any value.
    pub protect: Option<String>,
    /// What holds where nothing is written, between `|` if it depends on what the source does not say.
    pub absent: Option<String>,
    /// What it does. An entry without is no guard but something to know.
    pub act: Option<Act>,
    /// Where its value is kept.
    pub side: Option<Side>,
    /// What else there is to know, as a sentence.
    pub note: Option<String>,
}

/// A guard of a type.
#[derive(Clone, Debug)]
pub struct Guard<'r> {
    /// Its path, with dots.
    pub attribute: &'r str,
    /// What the schema declares for where it is not written.
    pub default: Option<&'r Value>,
    /// What it means.
    pub meaning: Option<Meaning>,
}

impl Guard<'_> {
    /// Whether it protects as it is written. `None` where the source does not say.
    pub fn holds(&self, written: Written<'_>) -> Option<bool> {
        let meaning = self.meaning.as_ref()?;
        match (written, self.default) {
            (Written::Nothing, Some(default)) => meaning.protects(&plain(default)),
            _ => meaning.holds(written),
        }
    }
}

impl Meaning {
    /// Whether it protects as it is written. `None` where the source does not say.
    pub fn holds(&self, written: Written<'_>) -> Option<bool> {
        match written {
            Written::Unknown => None,
            Written::Literal(value) => self.protects(value),
            Written::Nothing => match &self.absent {
                None => self.protects(""),
                Some(absent) => {
                    let mut values = absent.split('|').map(|value| self.protects(value));
                    let first = values.next()?;
                    values.all(|other| other == first).then_some(first)?
                }
            },
        }
    }

    fn protects(&self, value: &str) -> Option<bool> {
        let mut all = self.protect.as_deref()?.split('|').map(|wanted| is(wanted, value.trim()));
        let first = all.next()?;
        all.fold(first, |any, one| Some(any? || one?))
    }
}

/// `None` where a number is asked for and there is none.
fn is(wanted: &str, value: &str) -> Option<bool> {
    if wanted == "set" {
        return Some(!value.is_empty());
    }
    if let Some(least) = wanted.strip_prefix(">=") {
        return Some(number(value)? >= number(least)?);
    }
    if let Some((least, most)) = wanted.split_once("..") {
        return Some((number(least)?..=number(most)?).contains(&number(value)?));
    }
    Some(wanted.eq_ignore_ascii_case(value))
}

pub(super) fn guard<'r>(of: &str, attribute: &'r str, default: &'r Value) -> Guard<'r> {
    Guard { attribute, default: Some(default).filter(|value| !value.is_null()), meaning: meaning(of, attribute) }
}

/// What is said of the attribute for this type, for its engine, or wherever it stands; then the same for the attribute
/// without the blocks around it.
pub(super) fn meaning(of: &str, attribute: &str) -> Option<Meaning> {
    let engine = match of.split_once("::") {
        Some(_) => "cloudformation",
        None => of.split('_').next().unwrap_or_default(),
    };
    let (terraform, engines): (&'static Table, &'static Table) = (table("guards_terraform")?, table("engines_guards")?);
    let shared = !matches!(engine, "cloudformation" | "cdk" | "pulumi" | "compose");
    let home = if shared { terraform } else { engines };
    let mut path = Some(attribute);
    while let Some(here) = path {
        let typed = || home.entry(&format!("{of}:{here}"));
        let of_engine = || home.entry(&format!("{engine}:{here}"));
        let anywhere = || shared.then(|| home.entry(here)).flatten();
        if let Some(meaning) = typed().or_else(of_engine).or_else(anywhere) {
            return Some(meaning);
        }
        path = here.split_once('.').map(|(_, rest)| rest);
    }
    None
}
