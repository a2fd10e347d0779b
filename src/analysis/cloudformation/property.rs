//! The properties of a resource on both sides, and which of their changes the platform cannot make in place.

use super::compare::differ;
use super::facts::{Facts, Force};
use super::sam;
use super::template::{Resource, Template};
use super::value::{Kind, Resolver, Value};
use crate::fact::Confidence;
use crate::source::Span;

/// A property of one side.
pub(super) struct Property {
    pub(super) name: String,
    /// Where it stands, key and value.
    pub(super) span: Span,
    /// With parameters left open.
    pub(super) keep: Value,
    /// With parameters at their defaults.
    pub(super) fill: Value,
}

/// The properties of `resource`; `renamed` are logical ids that the other side calls otherwise.
pub(super) fn properties(template: &Template<'_>, resource: &Resource, renamed: &[(String, String)]) -> Vec<Property> {
    let (keep, fill) = (Resolver::new(template, false, renamed), Resolver::new(template, true, renamed));
    let document = &template.document;
    let own = document.get(resource.node, "Properties");
    let global = sam::global(&resource.written).and_then(|kind| template.entry("Globals", kind));
    let mut out: Vec<Property> = Vec::new();
    for pair in [own, global].into_iter().flatten().flat_map(|node| document.pairs(node)) {
        let name = sam::renamed(&resource.written, &pair.key);
        if out.iter().any(|property| property.name == name) {
            continue;
        }
        let end = document.node(pair.value).map_or(pair.key_span, |node| node.span);
        out.push(Property {
            name: name.to_owned(),
            span: pair.key_span.cover(end),
            keep: keep.of(resource, pair.value),
            fill: fill.of(resource, pair.value),
        });
    }
    if resource.written == "AWS::Serverless::SimpleTable" {
        table(&mut out, resource.key);
    }
    out.retain(|property| property.keep != Value::Absent);
    out
}

/// Puts what a table of the platform has in the place of what a SimpleTable has.
fn table(out: &mut Vec<Property>, span: Span) {
    let at = out.iter().position(|property| property.name == "PrimaryKey");
    let primary = at.map(|at| out.swap_remove(at));
    let absent = Value::Absent;
    let (keep, fill) = primary.as_ref().map_or((&absent, &absent), |primary| (&primary.keep, &primary.fill));
    let span = primary.as_ref().map_or(span, |primary| primary.span);
    for ((name, keep), (_, fill)) in sam::keys(keep).into_iter().zip(sam::keys(fill)) {
        out.push(Property { name: name.to_owned(), span, keep, fill });
    }
}

/// A change that is not made in place.
#[derive(Clone, Debug)]
pub(super) struct Forced {
    /// The property, with dots below it.
    pub(super) path: String,
    pub(super) force: Force,
    pub(super) confidence: Confidence,
    /// Whether only the default of a parameter changed.
    pub(super) by_default: bool,
    pub(super) before: Option<Span>,
    pub(super) after: Option<Span>,
}

/// Both sides of one property.
struct Sides<'v> {
    keep: [&'v Value; 2],
    fill: [&'v Value; 2],
}

/// What of the changes from `before` to `after` is not made in place.
pub(super) fn forced(facts: &Facts, of: &str, before: &[Property], after: &[Property]) -> Vec<Forced> {
    let find = |side: &[Property], name: &str| side.iter().position(|property| property.name == name);
    let mut names: Vec<&str> = before.iter().chain(after).map(|property| property.name.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    let absent = Value::Absent;
    let mut out = Vec::new();
    for name in names {
        let one = find(before, name).and_then(|at| before.get(at));
        let other = find(after, name).and_then(|at| after.get(at));
        let keep = [one, other].map(|property| property.map_or(&absent, |property| &property.keep));
        let fill = [one, other].map(|property| property.map_or(&absent, |property| &property.fill));
        let mut found = Vec::new();
        if facts.touches(name) {
            walk(facts, &mut vec![name], &Sides { keep, fill }, &mut found);
        }
        if of == "AWS::DynamoDB::Table" && name == "AttributeDefinitions" {
            found.extend(retyped(keep, fill).map(|confidence| (name.to_owned(), Force::Always, confidence, false)));
        }
        let spans = [one, other].map(|property| property.map(|property| property.span));
        let sure = is_sure(of, name, fill);
        out.extend(found.into_iter().map(|(path, force, confidence, by_default)| Forced {
            path,
            force: if sure && force == Force::Usually { Force::Always } else { force },
            confidence: confidence.min(match force {
                Force::Always | Force::Refused => Confidence::High,
                Force::Usually if sure => Confidence::High,
                Force::Usually => Confidence::Medium,
                Force::Sometimes => Confidence::Low,
            }),
            by_default,
            before: spans[0],
            after: spans[1],
        }));
    }
    out
}

/// Whether what usually replaces does so without fail: an engine of another family, and a snapshot that is no longer named,
/// for which the documentation says that an empty database is made and the former one deleted.
fn is_sure(of: &str, name: &str, [before, after]: [&Value; 2]) -> bool {
    let family = |engine: String| match engine.split_once('-') {
        Some((family @ ("oracle" | "sqlserver" | "db2"), _)) => family.to_owned(),
        _ => engine,
    };
    match (of, name) {
        ("AWS::RDS::DBInstance" | "AWS::RDS::DBCluster", "Engine") => {
            let families = before.as_literal().map(family).zip(after.as_literal().map(family));
            families.is_some_and(|(before, after)| before != after)
        }
        ("AWS::RDS::DBInstance", "DBSnapshotIdentifier") | ("AWS::RDS::DBCluster", "SnapshotIdentifier") => {
            *before != Value::Absent && *after == Value::Absent
        }
        _ => false,
    }
}

/// Steps into a value, so deep a listed property stands at most.
const STEPS: usize = 8;

/// Maps with more keys are no settings.
const KEYS: usize = 500;

fn walk<'v>(
    facts: &Facts,
    path: &mut Vec<&'v str>,
    sides: &Sides<'v>,
    out: &mut Vec<(String, Force, Confidence, bool)>,
) {
    if path.len() > STEPS || sides.keep[0] == sides.keep[1] && sides.fill[0] == sides.fill[1] {
        return;
    }
    if let Some(force) = facts.force(path) {
        let found = difference(sides, facts.default(path).as_deref());
        out.extend(found.map(|(confidence, by_default)| (path.join("."), force, confidence, by_default)));
        return;
    }
    let absent = &Value::Absent;
    match (sides.keep[0], sides.keep[1]) {
        (Value::Map(_) | Value::Absent, Value::Map(_) | Value::Absent) => {
            let mut keys: Vec<&str> =
                sides.keep.iter().flat_map(|value| pairs(value)).map(|(key, _)| key.as_str()).collect();
            keys.sort_unstable();
            keys.dedup();
            keys.truncate(KEYS);
            for key in keys {
                let inner = |value: &'v Value| value.get(key).unwrap_or(absent);
                path.push(key);
                walk(facts, path, &Sides { keep: sides.keep.map(inner), fill: sides.fill.map(inner) }, out);
                path.pop();
            }
        }
        (Value::List(one), Value::List(other)) if one.len() == other.len() => {
            for index in 0..one.len() {
                let inner = |value: &'v Value| match value {
                    Value::List(items) => items.get(index).unwrap_or(absent),
                    _ => absent,
                };
                walk(facts, path, &Sides { keep: sides.keep.map(inner), fill: sides.fill.map(inner) }, out);
            }
        }
        _ => {}
    }
}

fn pairs(value: &Value) -> &[(String, Value)] {
    if let Value::Map(pairs) = value { pairs } else { &[] }
}

/// Whether both sides differ, how sure that is, and whether only by the default of a parameter.
fn difference(sides: &Sides<'_>, default: Option<&str>) -> Option<(Confidence, bool)> {
    if let ([Value::Absent, other], Some(default)) | ([other, Value::Absent], Some(default)) = (sides.fill, default)
        && differ(other, &Value::literal(default)).is_none()
    {
        return None;
    }
    let filled = differ(sides.fill[0], sides.fill[1])?;
    match differ(sides.keep[0], sides.keep[1]) {
        // What a resource is called follows from that resource.
        None if sides.keep[1].open().iter().any(|open| open.kind == Kind::Resource) => None,
        None => Some((Confidence::Low, true)),
        Some(kept) => Some((kept.max(filled.min(Confidence::Medium)), false)),
    }
}

/// An attribute of a table whose type changes takes the table with it; one that comes or goes does not.
fn retyped(keep: [&Value; 2], fill: [&Value; 2]) -> Option<Confidence> {
    let (Value::List(before), Value::List(after)) = (keep[0], keep[1]) else { return None };
    let of = |item: &Value, key: &str| item.get(key).cloned();
    let changed = before.iter().any(|one| {
        let same = |other: &&Value| {
            of(one, "AttributeName").is_some() && of(one, "AttributeName") == of(other, "AttributeName")
        };
        let other = after.iter().find(same);
        other.is_some_and(|other| {
            let types = (of(one, "AttributeType"), of(other, "AttributeType"));
            matches!(types, (Some(one), Some(other)) if differ(&one, &other) == Some(Confidence::High))
        })
    });
    (changed && fill[0] != fill[1]).then_some(Confidence::High)
}

/// Where `of` is given the identity of one of the resources in `ids` at a place that cannot be changed: the property, the
/// resource, and how sure it is that this takes `of` with it.
pub(super) fn fed(facts: &Facts, after: &[Property], ids: &[(String, Confidence)]) -> Option<(Forced, String)> {
    let mut best: Option<(Forced, String)> = None;
    for property in after.iter().filter(|property| facts.touches(&property.name)) {
        let mut rest: Vec<(Vec<&str>, &Value)> = vec![(vec![property.name.as_str()], &property.keep)];
        while let Some((path, value)) = rest.pop() {
            let Some(force) = facts.force(&path).filter(|force| *force != Force::Refused) else {
                match value {
                    Value::Map(pairs) if path.len() <= STEPS => {
                        rest.extend(
                            pairs
                                .iter()
                                .map(|(key, value)| (path.iter().copied().chain([key.as_str()]).collect(), value)),
                        );
                    }
                    Value::List(items) => rest.extend(items.iter().map(|item| (path.clone(), item))),
                    _ => {}
                }
                continue;
            };
            for open in value.open().into_iter().filter(|open| open.kind == Kind::Resource) {
                let Some((id, sure)) = ids.iter().find(|(id, _)| *id == open.of) else { continue };
                let whole = matches!(value, Value::Text(_) | Value::List(_));
                let confidence = match force {
                    Force::Always if whole => *sure,
                    Force::Always | Force::Usually => (*sure).min(Confidence::Medium),
                    Force::Sometimes | Force::Refused => Confidence::Low,
                };
                if best.as_ref().is_none_or(|(found, _)| found.confidence < confidence) {
                    let (path, span) = (path.join("."), Some(property.span));
                    let forced = Forced { path, force, confidence, by_default: false, before: None, after: span };
                    best = Some((forced, id.clone()));
                }
            }
        }
    }
    best
}
