//! Which template of the after side is which of the before side, and which resource has another name.

use super::facts;
use super::property::{Property, properties};
use super::template::{Resource, Template};
use super::value::render;
use rustc_hash::{FxBuildHasher, FxHashSet};
use std::hash::{BuildHasher, Hash};

/// How much two sets share, from 0 to 1.
fn shared(one: &FxHashSet<u64>, other: &FxHashSet<u64>) -> f64 {
    if one.is_empty() && other.is_empty() {
        return 1.0;
    }
    let both = one.intersection(other).count();
    both as f64 / (one.len() + other.len() - both) as f64
}

fn hashed(value: impl Hash) -> u64 {
    FxBuildHasher.hash_one(value)
}

/// What a template declares.
fn declared(template: &Template<'_>) -> FxHashSet<u64> {
    template.resources.iter().map(|resource| hashed((&resource.id, &resource.of))).collect()
}

/// Templates that belong together: those of `before` and `after` that are most alike, each once.
pub(super) fn alike(before: &[&Template<'_>], after: &[&Template<'_>]) -> Vec<(usize, usize)> {
    /// Fewer than half in common is another template.
    const LEAST: f64 = 0.5;
    /// More are not compared each with each.
    const MOST: usize = 60;
    if before.len() > MOST || after.len() > MOST {
        return Vec::new();
    }
    let all = |side: &[&Template<'_>]| side.iter().map(|template| declared(template)).collect::<Vec<_>>();
    let (own, other) = (all(before), all(after));
    let couples = own
        .iter()
        .enumerate()
        .flat_map(|(one, b)| other.iter().enumerate().map(move |(two, a)| (shared(b, a), one, two)));
    matched(couples.filter(|(likeness, ..)| *likeness >= LEAST).collect())
}

/// The couples of the highest likeness, each partner once.
fn matched(mut couples: Vec<(f64, usize, usize)>) -> Vec<(usize, usize)> {
    couples.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut out: Vec<(usize, usize)> = Vec::new();
    for (_, one, other) in couples {
        if !out.iter().any(|(a, b)| *a == one || *b == other) {
            out.push((one, other));
        }
    }
    out
}

/// Resources that are gone under one id and have come under another: the ids of both sides.
pub(super) fn renamed<'t>(before: &'t Template<'_>, after: &'t Template<'_>) -> Vec<(&'t Resource, &'t Resource)> {
    /// More are not compared each with each.
    const MOST: usize = 150;
    let gone: Vec<&Resource> = missing(before, after);
    let come: Vec<&Resource> = missing(after, before);
    if gone.is_empty() || come.is_empty() || gone.len() > MOST || come.len() > MOST {
        return Vec::new();
    }
    let bodies = |template: &Template<'_>, resources: &[&Resource]| -> Vec<FxHashSet<u64>> {
        resources.iter().map(|resource| body(&properties(template, resource, &[]))).collect()
    };
    let (own, other) = (bodies(before, &gone), bodies(after, &come));
    let mut couples = Vec::new();
    for (one, (b, body)) in gone.iter().zip(&own).enumerate() {
        for (two, (a, twin)) in come.iter().zip(&other).enumerate() {
            if a.of != b.of || facts::of(&b.of).is_version() {
                continue;
            }
            let likeness = shared(body, twin);
            let named = common(&b.id, &a.id);
            // Small bodies are alike by chance: there the names must be as well, or nothing else be of the type.
            let only =
                !body.is_empty() && [&gone, &come].iter().all(|all| all.iter().filter(|r| r.of == b.of).count() == 1);
            let enough = if body.len() <= 2 { likeness >= 0.99 && (named > 0.5 || only) } else { likeness >= 0.6 };
            if enough {
                couples.push((likeness + named / 10.0, one, two));
            }
        }
    }
    let couples = matched(couples).into_iter();
    couples.filter_map(|(one, other)| Some((*gone.get(one)?, *come.get(other)?))).collect()
}

/// What `own` declares and `other` does not.
pub(super) fn missing<'t>(own: &'t Template<'_>, other: &Template<'_>) -> Vec<&'t Resource> {
    let known: FxHashSet<&str> = other.resources.iter().map(|resource| resource.id.as_str()).collect();
    own.resources.iter().filter(|resource| !known.contains(resource.id.as_str())).collect()
}

/// The properties of a resource, one number each.
fn body(properties: &[Property]) -> FxHashSet<u64> {
    properties.iter().map(|property| hashed((&property.name, render(&property.keep)))).collect()
}

/// How much of two names is the same, counted from both ends.
fn common(one: &str, other: &str) -> f64 {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let longest = one.len().max(other.len()).max(1);
    let front = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    let back = one.iter().rev().zip(other.iter().rev()).take_while(|(a, b)| a == b).count();
    (front + back).min(longest) as f64 / longest as f64
}

/// Whether both say the same of a resource that stands in one template before and in another one after.
pub(super) fn same(before: (&Template<'_>, &Resource), after: (&Template<'_>, &Resource)) -> bool {
    let body = |(template, resource): (&Template<'_>, &Resource)| body(&properties(template, resource, &[]));
    after.1.of == before.1.of && after.1.id == before.1.id && shared(&body(before), &body(after)) >= 0.5
}
