//! Settings of declared resources that protect or expose them, wherever they are declared. Knowledge lives in
//! `rules/settings/*.toml`: one file a setting, a row for each place where it stands.

pub(crate) mod code;
mod file;
mod state;

use std::sync::OnceLock;

use super::catalogue::Words;
use super::document::{Pattern, Sign};
use super::embedded::{self, Form};
use super::{
    Confidence, Effect, Environment, Extent, Fact, FactKind, Meaning, Reversibility, Target, TargetClass, Value,
};
use crate::source::{Span, secrets};
pub use state::State;
use state::Test;
pub(crate) use state::number;

/// Flag of a setting that protects.
const PROTECTS: &str = "protects";
/// Flag of a setting that leaves open what it could protect, or exposes it.
const OPEN: &str = "open";
/// Flag of a setting that protects as well where it is not written down.
const PROTECTS_UNWRITTEN: &str = "protects-unwritten";
/// Flag of a setting that leaves open where it is not written down.
const OPEN_UNWRITTEN: &str = "open-unwritten";
/// Flag of a setting whose value is no number of days, but stands for all time.
const FOREVER: &str = "forever";

/// Flag of a resource, with the folder in which it is declared.
pub const FOLDER: &str = "folder=";

/// Everything that is known of one setting.
#[derive(Debug)]
pub struct Setting {
    /// Its name, the stem of its file: `deletion-protection`.
    pub name: String,
    /// What it protects with, for messages.
    pub noun: String,
    /// Where it stands.
    pub(crate) places: Vec<Place>,
    /// Resources that are such a protection themselves: a plan of backups, an alarm.
    pub(crate) resources: Vec<Declared>,
    effect: Effect,
    class: TargetClass,
    extent: Extent,
    reversibility: Reversibility,
}

/// Where a setting stands in the resources of a dialect, and what its values say.
#[derive(Debug)]
pub(crate) struct Place {
    /// The dialects.
    pub(crate) dialect: Words,
    /// Types of the resources.
    pub(crate) of: Words,
    /// Ways to the value from the resource.
    pub(crate) at: Vec<Pattern>,
    /// The same as plain keys, for programs.
    keys: Words,
    /// How the first way is written, for what is absent.
    pub(crate) written: String,
    /// What must hold beside the value, or above it up to the resource: `key=value|value`.
    pub(crate) only: Vec<Sign>,
    /// What must not.
    pub(crate) unless: Vec<Sign>,
    /// The value that stands for all time.
    forever: Option<String>,
    test: Test,
    class: Option<TargetClass>,
    confidence: Confidence,
    anyone: bool,
}

/// Types of resources that protect others.
#[derive(Debug)]
pub(crate) struct Declared {
    /// The dialects.
    pub(crate) dialect: Words,
    /// The types.
    pub(crate) of: Words,
    class: Option<TargetClass>,
    confidence: Confidence,
}

/// All settings that the binary carries.
///
/// # Errors
/// None in a released binary: a test loads every file.
pub fn settings() -> Result<&'static [Setting], String> {
    static SHIPPED: OnceLock<Result<Vec<Setting>, String>> = OnceLock::new();
    let read = || embedded::files("settings").map(|(name, text)| file::read(name, text, Form::Json)).collect();
    SHIPPED.get_or_init(read).as_deref().map_err(Clone::clone)
}

impl Setting {
    /// What leaving it open means for the resource called `address`.
    fn meaning(&self, address: &str, class: Option<TargetClass>, confidence: Confidence, anyone: bool) -> Meaning {
        Meaning {
            row: format!("setting {}", self.name),
            effect: self.effect,
            target: Target { class: class.unwrap_or(self.class), noun: self.noun.clone(), name: address.to_owned() },
            extent: self.extent,
            reversibility: self.reversibility,
            confidence,
            environment: Environment::Unknown,
            anyone,
        }
    }

    /// What a resource means that is such a protection itself.
    pub(crate) fn declared(&self, declared: &Declared, address: &str) -> Meaning {
        self.meaning(address, declared.class, declared.confidence, false)
    }
}

impl Place {
    /// What a value says; nothing where it is only known at run time.
    pub(crate) fn state(&self, text: &str) -> Option<State> {
        self.test.state(text)
    }

    /// What holds where nothing is written; nothing where that is not known.
    fn unwritten(&self) -> Option<State> {
        self.test.unwritten
    }
}

/// The fact that a resource of type `of` is declared at `address`.
pub(crate) fn resource(of: &str, address: &str, span: Span) -> Fact {
    Fact {
        kind: FactKind::Resource,
        name: of.to_owned(),
        arguments: Vec::new(),
        flags: Vec::new(),
        receiver: None,
        rendering: format!("{of} {address}"),
        span,
        parent: address.to_owned(),
        guards: Vec::new(),
        certainty: Confidence::High,
        meaning: None,
    }
}

/// The fact that `key` of the resource at `address` is set to `text`. Where that is only known at run time, it means
/// nothing.
pub(crate) fn fact(setting: &Setting, place: &Place, address: &str, (key, text, span): (&str, &str, Span)) -> Fact {
    let state = place.state(text);
    let forever = place.forever.as_deref() == Some(text);
    Fact {
        kind: FactKind::Setting,
        arguments: vec![Value::text(text)],
        flags: flags(state, place.unwritten(), forever),
        rendering: format!("{address}: {key} = {}", if secrets::is_secret(key) { "(secret)" } else { text }),
        meaning: state.map(|_| setting.meaning(address, place.class, place.confidence, place.anyone)),
        ..resource(&place.written, address, span)
    }
}

/// The flags of a setting in `state`, for which `unwritten` holds where it is not written down.
fn flags(state: Option<State>, unwritten: Option<State>, forever: bool) -> Vec<String> {
    let own = state.map(|state| if state == State::Open { OPEN } else { PROTECTS });
    let unwritten = unwritten.map(|state| if state == State::Open { OPEN_UNWRITTEN } else { PROTECTS_UNWRITTEN });
    own.into_iter().chain(unwritten).chain(forever.then_some(FOREVER)).map(str::to_owned).collect()
}

/// The folder in which a resource is declared.
pub fn folder(resource: &Fact) -> Option<&str> {
    resource.flags.iter().find_map(|flag| flag.strip_prefix(FOLDER))
}

/// Whether a setting protected before and does no longer; what is not written down on one side holds all the same.
pub fn unprotected(before: Option<&Fact>, after: Option<&Fact>) -> bool {
    match (before, after) {
        (Some(before), Some(after)) => has(before, PROTECTS) && has(after, OPEN),
        (None, Some(after)) => has(after, OPEN) && has(after, PROTECTS_UNWRITTEN),
        (Some(before), None) => has(before, PROTECTS) && has(before, OPEN_UNWRITTEN),
        (None, None) => false,
    }
}

/// Whether a setting protects as it is written.
pub fn protects(fact: &Fact) -> bool {
    has(fact, PROTECTS)
}

/// Whether a setting protects less than before: backups are kept for fewer days.
pub fn weakened(before: &Fact, after: &Fact) -> bool {
    let strengths = strength(before).zip(strength(after));
    has(before, PROTECTS) && has(after, PROTECTS) && strengths.is_some_and(|(before, after)| after < before)
}

fn has(fact: &Fact, flag: &str) -> bool {
    fact.flags.iter().any(|own| own == flag)
}

/// How much a setting protects, where that is a number.
fn strength(fact: &Fact) -> Option<f64> {
    if has(fact, FOREVER) {
        return Some(f64::INFINITY);
    }
    fact.arguments.first()?.as_literal().as_deref().and_then(state::number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_setting_loads_as_it_is_written() {
        let shipped = settings().unwrap();
        assert!(shipped.len() > 10);
        for ((name, text), shipped) in embedded::written("settings").iter().zip(shipped) {
            let written = file::read(name, text, Form::Toml).unwrap();
            assert_eq!(format!("{written:?}"), format!("{shipped:?}"));
        }
    }
}
