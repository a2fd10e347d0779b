//! Fields that held their values to something, and hold them to nothing any more: tags of Go, `Field(ge=1)` of pydantic, chains
//! of a schema.

use super::{Half, Pairs, Tale, Twin};
use crate::fact::outline::{Speech, What};
use crate::fact::{Confidence, TargetClass};
use crate::source::Span;

/// What is written at a field that is held to something, in any language that writes it beside the field.
const CONSTRAINTS: &[&str] = &[
    "binding:\"",
    "validate:\"",
    "validator:\"",
    "ge=",
    "gt=",
    "le=",
    "lt=",
    "max_length=",
    "min_length=",
    "pattern=",
    "regex=",
    "max_digits=",
    "multiple_of=",
    "min_value=",
    "max_value=",
    "validators=",
    "constr(",
    "conint(",
    "conlist(",
    "EmailStr",
];

/// Steps of a schema that is put together in a chain.
const STEPS: &[&str] = &[".min(", ".max(", ".email(", ".regex(", ".nonempty(", ".positive(", ".uuid(", ".required("];

/// A field of a type, a class or a schema.
struct Field {
    /// With the type it is of.
    name: String,
    span: Span,
    /// How many constraints stand at it.
    held: usize,
}

pub(super) fn judge(pairs: &Pairs<'_, '_>) -> Vec<Tale> {
    pairs.twins.iter().flat_map(freed).collect()
}

/// The types of a unit that hold fewer of their fields to something: one tale each.
fn freed(twin: &Twin<'_, '_>) -> Vec<Tale> {
    if twin.before.outline().speech != Speech::Program {
        return Vec::new();
    }
    let now = fields(&twin.after);
    let mut tales: Vec<Tale> = Vec::new();
    for was in fields(&twin.before).iter().filter(|was| was.held > 0 && touches(&twin.before, was.span)) {
        let span = match now.iter().find(|field| field.name == was.name) {
            Some(field) => Some(field.span).filter(|span| field.held == 0 && touches(&twin.after, *span)),
            None => bare(&twin.after, &was.name),
        };
        let owner = |name: &str| name.rsplit_once('.').map(|(owner, _)| owner.to_owned());
        let is_told = tales.iter().any(|tale| owner(&tale.name) == owner(&was.name));
        let Some(spot) = span.filter(|_| !is_told).and_then(|span| twin.after.spot_of(span)) else { continue };
        tales.push(Tale {
            rule: "validation-removed",
            noun: "validation",
            class: TargetClass::T1,
            confidence: Confidence::High,
            spot,
            before: twin.before.spot_of(was.span),
            covers: None,
            unit: twin.after.path.clone(),
            name: was.name.clone(),
            text: twin.before.slice(was.span).to_owned(),
            evidence: "the field stays and is held to nothing".to_owned(),
        });
    }
    tales
}

fn touches(half: &Half<'_, '_>, span: Span) -> bool {
    half.program.touches(half.side, span)
}

/// The fields that stand right in a unit that is no function.
fn fields(half: &Half<'_, '_>) -> Vec<Field> {
    let is_function = half.items().any(|(at, item)| {
        item.what == What::Parameter && half.outline().items.get(at).is_some_and(|item| item.inside == half.at)
    });
    let mut found = Vec::new();
    for (at, item) in half.items() {
        match item.what {
            What::Type => found.extend(lines(half, &item.name, item.span)),
            What::Binding | What::Option if !is_function => {
                let owner = half.outline().nearest(at, What::Binding).and_then(|up| half.item(up));
                let owner = owner.map_or("", |owner| owner.name.as_str());
                found.push(Field { name: format!("{owner}.{}", item.name), span: item.span, held: held(&item.text) });
            }
            _ => {}
        }
    }
    found
}

/// The fields of a type that is written out, one a line.
fn lines<'h>(half: &'h Half<'_, '_>, owner: &'h str, span: Span) -> impl Iterator<Item = Field> + 'h {
    let mut at = span.start;
    half.slice(span).split_inclusive('\n').filter_map(move |line| {
        let start = at;
        at += line.len();
        let text = line.trim();
        let name = text.split(|c: char| !(c.is_alphanumeric() || c == '_')).next().filter(|name| !name.is_empty())?;
        let start = start + (line.len() - line.trim_start().len());
        let span = Span::new(start, start + text.len());
        Some(Field { name: format!("{owner}.{name}"), span, held: held(text) })
    })
}

fn held(text: &str) -> usize {
    const SCHEMAS: &[&str] = &["z.", "yup.", "Joi.", "joi.", "v.", "t.", "S."];
    let flat = text.replace(" = ", "=");
    let is_schema = SCHEMAS.iter().any(|start| text.trim_start().starts_with(start));
    let steps = STEPS.iter().filter(|_| is_schema);
    CONSTRAINTS.iter().chain(steps).filter(|words| flat.contains(*words)).count()
}

/// Where a class still declares a field, with a type and nothing else: `nights: int`.
fn bare(half: &Half<'_, '_>, name: &str) -> Option<Span> {
    let field = name.rsplit_once('.').map_or(name, |(_, field)| field);
    let class = half.definition()?.span;
    let mut at = class.start;
    for line in half.slice(class).split_inclusive('\n') {
        let (start, text) = (at + (line.len() - line.trim_start().len()), line.trim());
        at += line.len();
        let declares = text.strip_prefix(field).is_some_and(|rest| rest.starts_with(':'));
        let span = Span::new(start, start + text.len());
        if declares && held(text) == 0 && touches(half, span) {
            return Some(span);
        }
    }
    None
}
