//! The written form of a setting, and all checks between it and the compiled form.

use serde::Deserialize;

use super::state::{State, Test, Value};
use super::{Declared, Place, Setting};
use crate::fact::catalogue::Words;
use crate::fact::document::{Pattern, Sign};
use crate::fact::embedded::Form;
use crate::fact::{Confidence, Effect, Extent, Reversibility, TargetClass};

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct File {
    schema: u32,
    setting: String,
    noun: String,
    effect: Effect,
    class: TargetClass,
    extent: Extent,
    reversibility: Reversibility,
    #[serde(default)]
    place: Vec<PlaceFile>,
    #[serde(default)]
    resource: Vec<DeclaredFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct PlaceFile {
    dialect: String,
    #[serde(default = "any")]
    of: String,
    at: Vec<String>,
    protects: Option<String>,
    opens: Option<String>,
    unwritten: Option<State>,
    forever: Option<String>,
    #[serde(default)]
    only: Vec<String>,
    #[serde(default)]
    unless: Vec<String>,
    class: Option<TargetClass>,
    #[serde(default = "high")]
    confidence: Confidence,
    #[serde(default)]
    anyone: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DeclaredFile {
    dialect: String,
    of: String,
    class: Option<TargetClass>,
    #[serde(default = "high")]
    confidence: Confidence,
}

fn any() -> String {
    "*".to_owned()
}

fn high() -> Confidence {
    Confidence::High
}

/// Reads the setting in the file called `name`.
///
/// # Errors
/// What is wrong with it, and where.
pub(super) fn read(name: &str, text: &str, form: Form) -> Result<Setting, String> {
    let error = |detail: String| format!("rules/{name}: {detail}");
    let file: File = form.read(text).map_err(error)?;
    if file.schema != 1 {
        return Err(error(format!("schema {} is newer than this program, which reads schema 1", file.schema)));
    }
    let stem = name.rsplit('/').next().and_then(|name| name.strip_suffix(".toml")).unwrap_or_default();
    if file.setting != stem {
        return Err(error(format!("the setting `{}` differs from the name of the file", file.setting)));
    }
    let places = file.place.into_iter().map(compile).collect::<Result<_, String>>().map_err(error)?;
    let declared = |file: DeclaredFile| Declared {
        dialect: Words::new(&file.dialect),
        of: Words::new(&file.of),
        class: file.class,
        confidence: file.confidence,
    };
    Ok(Setting {
        name: file.setting,
        noun: file.noun,
        places,
        resources: file.resource.into_iter().map(declared).collect(),
        effect: file.effect,
        class: file.class,
        extent: file.extent,
        reversibility: file.reversibility,
    })
}

fn compile(file: PlaceFile) -> Result<Place, String> {
    let values = |texts: Option<&String>| -> Result<Vec<Value>, String> {
        texts.into_iter().flat_map(|texts| texts.split('|')).map(|text| Value::new(text.trim())).collect()
    };
    if file.protects.is_some() == file.opens.is_some() {
        return Err(format!("at {:?}: either `protects` or `opens`", file.at));
    }
    let written = file.at.first().ok_or("a place without `at`")?.clone();
    Ok(Place {
        dialect: Words::new(&file.dialect),
        of: Words::new(&file.of),
        keys: Words::new(&file.at.join("|")),
        at: file.at.iter().map(|at| Pattern::new(at)).collect(),
        written,
        only: Sign::all(&file.only),
        unless: Sign::all(&file.unless),
        test: Test {
            protects: values(file.protects.as_ref())?,
            opens: values(file.opens.as_ref())?,
            unwritten: file.unwritten,
        },
        forever: file.forever,
        class: file.class,
        confidence: file.confidence,
        anyone: file.anyone,
    })
}
