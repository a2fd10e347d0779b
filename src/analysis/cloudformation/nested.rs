//! Stacks within stacks: what goes with one, and one whose template is another file.

use super::judge::{Couple, Fate};
use super::template::{self, Resource, Template};
use super::{Placed, facts, policy, property, rank};
use crate::analysis::{Action, Class, Scene, Spot};
use crate::fact::Confidence;
use crate::source::{RepoPath, Side};

/// The type of a stack within a stack.
pub(super) const STACK: &str = "AWS::CloudFormation::Stack";

/// Most resources of it that a finding names.
const SHOWN: usize = 6;

/// The file of the template that a stack names, if it lies in the repository.
fn file(template: &Template<'_>, resource: &Resource) -> Option<RepoPath> {
    let properties = property::properties(template, resource, &[]);
    let url = properties.iter().find(|property| property.name == "TemplateURL")?.keep.as_literal()?;
    let local = !url.contains("://") && !url.is_empty();
    local.then(|| template.path().folder().joined(url.trim_start_matches("./"))).flatten()
}

/// What stands in the template of a stack before the change.
fn inside<'a>(scene: &mut Scene<'a>, template: &Template<'_>, resource: &Resource) -> Option<Template<'a>> {
    let path = file(template, resource)?;
    let text = scene.read(Side::Before, &path)?;
    template::read(&text).into_iter().next()
}

/// Says of every stack that goes what goes with it.
pub(super) fn open(scene: &mut Scene<'_>, couple: &Couple<'_, '_>, fates: &mut [Fate]) {
    let before = couple.before;
    for fate in fates.iter_mut() {
        let former = fate.verdict.reason.strip_prefix("its logical id was ");
        let former = former.and_then(|rest| rest.split(',').next()).map(str::to_owned);
        let id = former.as_ref().unwrap_or(&fate.verdict.address);
        let goes = matches!(fate.verdict.action, Action::Destroy | Action::Replace);
        let Some(stack) = before.resource(id).filter(|stack| stack.of == STACK && goes) else { continue };
        let Some(inner) = inside(scene, before, stack) else {
            fate.verdict.class = Class::Data;
            fate.verdict.certainty = Confidence::Low;
            fate.verdict.reason.push_str("; what is in it is not in this repository");
            if fate.verdict.rule == "resource-removed" {
                fate.verdict.rule = "data-resource-removed";
            }
            continue;
        };
        tell(fate, &inner);
    }
}

fn tell(fate: &mut Fate, inner: &Template<'_>) {
    let classed = inner.resources.iter().map(|resource| {
        let known = facts::of(&resource.of);
        let properties = property::properties(inner, resource, &[]);
        let mut class = known.class(policy::is_member(&properties));
        let kept = policy::of_removal(inner, resource, &properties) != policy::Policy::Delete;
        // What is kept, or only passes through, makes the stack no store.
        if class == Class::Data && (kept || known.is_light()) {
            class = Class::Compute;
        }
        (resource, class, known.is_part(class))
    });
    let classed: Vec<_> = classed.collect();
    let class = classed.iter().map(|(_, class, _)| *class).max_by_key(|class| rank(*class)).unwrap_or(Class::Config);
    let parts = classed.iter().filter(|(.., part)| *part).count();
    let names: Vec<&str> = classed
        .iter()
        .filter(|(_, of, _)| *of == class)
        .map(|(resource, ..)| resource.id.as_str())
        .take(SHOWN)
        .collect();
    fate.verdict.class = class;
    fate.verdict.count = parts.max(1);
    fate.part = parts > 0;
    fate.verdict.reason =
        format!("{}; {} resources are in it, {}", fate.verdict.reason, classed.len(), names.join(", "));
    if class == Class::Data && fate.verdict.rule == "resource-removed" {
        fate.verdict.rule = "data-resource-removed";
    }
}

/// What other values of parameters do to the template of a stack that stays, and where they are given.
pub(super) fn fed<'a>(scene: &mut Scene<'a>, couple: &Couple<'_, '_>) -> Vec<Fate> {
    /// More stacks are not looked into.
    const STACKS: usize = 20;
    let mut out = Vec::new();
    let (before, after) = (couple.before, couple.after);
    let stacks = after.resources.iter().filter(|resource| resource.of == STACK).take(STACKS);
    for stack in stacks {
        let Some(earlier) = before.resource(&stack.id).filter(|earlier| earlier.of == STACK) else { continue };
        let Some(path) = file(after, stack).filter(|path| Some(path) == file(before, earlier).as_ref()) else {
            continue;
        };
        let (was, is) = (given(before, earlier), given(after, stack));
        if was == is {
            continue;
        }
        let (Some(from), Some(to)) = (scene.read(Side::Before, &path), scene.read(Side::After, &path)) else {
            continue;
        };
        let (Some(mut one), Some(mut other)) =
            (template::read(&from).into_iter().next(), template::read(&to).into_iter().next())
        else {
            continue;
        };
        // What the template itself changes is judged by itself.
        if from.text != to.text {
            continue;
        }
        (one.given, other.given) = (was, is);
        let span = property::properties(after, stack, &[]);
        let span =
            span.iter().find(|property| property.name == "Parameters").map_or(stack.key, |property| property.span);
        let inner = Couple { before: &one, after: &other, most: Confidence::Medium.min(couple.most) };
        for mut fate in inner.fates() {
            fate.verdict.spot = Spot { path: after.path().clone(), side: Side::After, span };
            fate.verdict.before = Some(Spot { path: before.path().clone(), side: Side::Before, span: earlier.key });
            fate.verdict.reason = format!("{}; {} is given other parameters", fate.verdict.reason, stack.id);
            fate.verdict.fixes.clear();
            out.push(fate);
        }
    }
    out
}

/// The parameters that a stack is given, as far as they are written out.
fn given(template: &Template<'_>, stack: &Resource) -> Vec<(String, String)> {
    let properties = property::properties(template, stack, &[]);
    let parameters = properties.iter().find(|property| property.name == "Parameters");
    let Some(super::value::Value::Map(pairs)) = parameters.map(|property| &property.keep) else { return Vec::new() };
    pairs.iter().filter_map(|(name, value)| Some((name.clone(), value.as_literal()?))).collect()
}

/// The templates of stacks that name another file after the change, both sides.
pub(super) fn turned<'a>(
    scene: &mut Scene<'a>,
    couples: &[(usize, usize, Confidence)],
    before: &[Placed<'a>],
    after: &[Placed<'a>],
) -> Vec<(Template<'a>, Template<'a>)> {
    let mut paths: Vec<(RepoPath, RepoPath)> = Vec::new();
    let all = couples.iter().filter_map(|(one, other, _)| Some((before.get(*one)?, after.get(*other)?)));
    for (one, other) in all {
        for stack in other.template.resources.iter().filter(|resource| resource.of == STACK) {
            let Some(earlier) = one.template.resource(&stack.id).filter(|earlier| earlier.of == STACK) else {
                continue;
            };
            let from = file(&one.template, earlier);
            let to = file(&other.template, stack);
            paths.extend(from.zip(to).filter(|(from, to)| from != to));
        }
    }
    paths.sort();
    paths.dedup();
    let paired = |(from, to): &(RepoPath, RepoPath)| {
        couples.iter().any(|(one, other, _)| {
            let path = |all: &[Placed<'a>], index: usize| all.get(index).map(|placed| placed.template.path().clone());
            path(before, *one).as_ref() == Some(from) && path(after, *other).as_ref() == Some(to)
        })
    };
    let mut out = Vec::new();
    for couple in paths.into_iter().filter(|couple| !paired(couple)) {
        let one = scene.read(Side::Before, &couple.0).and_then(|text| template::read(&text).into_iter().next());
        let other = scene.read(Side::After, &couple.1).and_then(|text| template::read(&text).into_iter().next());
        // A finding needs a place in the change.
        let seen = scene.diff(Side::After, &couple.1).is_some() || scene.diff(Side::Before, &couple.0).is_some();
        out.extend(one.zip(other).filter(|_| seen));
    }
    out
}
