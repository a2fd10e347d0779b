//! Fields that cannot be changed in place.

use super::managed::Managers;
use super::object::{Manifest, Thing};
use super::quantity::shrinks;
use super::said;
use super::sides::{Sides, is_laid_aside};
use super::table::{self, Fixed, Kind};
use super::worth::loss;
use crate::analysis::{Action, Class, Scene, Verdict};
use crate::fact::Confidence;
use crate::fact::document::{Content, NodeId};

/// A field that differs.
#[derive(Clone, Debug)]
pub(super) struct Difference {
    /// The keys that lead to it; items of lists have none.
    pub(super) path: Vec<String>,
    pub(super) before: Option<NodeId>,
    pub(super) after: Option<NodeId>,
}

/// Most differences of one object that are looked at, and how deep.
const MOST: usize = 400;
const DEPTH: usize = 24;

/// Most nodes that are compared: what an alias names is compared each time.
const STEPS: usize = 20_000;

/// What is said of fields that cannot be changed. Objects in `told` have been told of.
pub(super) fn judge(scene: &mut Scene<'_>, sides: &Sides, managers: &mut Managers, told: &[String]) -> Vec<Verdict> {
    let mut found = Vec::new();
    for (before, after) in &sides.kept {
        let Some(kind) = table::kind(after.object()) else { continue };
        if is_laid_aside(&after.file.path) || told.contains(&after.address()) || is_made_anew(after) {
            continue;
        }
        let refused: Vec<(Difference, Fixed)> = differences(before, after)
            .into_iter()
            .filter_map(|difference| refused(&kind, (before, after), &difference).map(|fixed| (difference, fixed)))
            .collect();
        if let Some((first, fixed)) = refused.first() {
            found.extend(verdict(scene, managers, (before, after), first, (*fixed, &kind)));
        }
    }
    found
}

/// Hooks are deleted and made anew at each run, and so is what has no name of its own.
fn is_made_anew(thing: &Thing) -> bool {
    let hook = thing.mark("helm.sh/hook").or_else(|| thing.mark("argocd.argoproj.io/hook")).is_some();
    let job = thing.object().kind == "Job";
    hook || thing.object().name.is_empty() || (job && thing.at(&["spec", "ttlSecondsAfterFinished"]).is_some())
}

fn verdict(
    scene: &mut Scene<'_>,
    managers: &mut Managers,
    (before, after): (&Thing, &Thing),
    first: &Difference,
    (fixed, kind): (Fixed, &Kind),
) -> Option<Verdict> {
    let field = first.path.join(".");
    let force = managers.force(scene, after);
    let manager = managers.of(scene, &after.file.path);
    let node = first.after.or_else(|| parent(after, &first.path));
    let spot = node.map_or_else(|| after.spot(), |node| after.file.spot(node));
    let sure =
        if fixed == Fixed::Conditional || after.object().conditional { Confidence::Medium } else { Confidence::High };
    let mut verdict = Verdict {
        rule: "update-refused",
        address: after.address(),
        of: after.object().kind.clone(),
        class: Class::Config,
        action: Action::Refuse,
        count: 1,
        reason: format!("`{field}` cannot be changed in place, and the apply fails"),
        certainty: sure,
        source: format!("the validation of {} {}", kind.source.name, kind.source.version.unwrap_or_default())
            .trim()
            .to_owned(),
        spot,
        before: first.before.map(|node| before.file.spot(node)).filter(|spot| spot.span.end > spot.span.start),
        evidence: vec![manager.shown.clone()],
        fixes: Vec::new(),
    };
    let Some(shown) = force else { return Some(verdict) };
    let lost = loss(after);
    if after.object().kind == "Job" {
        // That is what jobs are forced for.
        return None;
    }
    verdict.rule = "replacement-forced";
    verdict.action = Action::Replace;
    verdict.class = if lost.stays { Class::Compute } else { lost.class };
    verdict.reason = format!("`{field}` cannot be changed in place, and {shown}");
    verdict.source = format!("{}, {}", verdict.source, said::source(manager.engine));
    verdict.evidence = vec![shown];
    if lost.is_of_data() {
        verdict.certainty = verdict.certainty.min(lost.certainty);
        verdict.reason = format!("{}; {}", verdict.reason, lost.why);
    }
    Some(verdict)
}

/// The innermost map on the way that is still there.
fn parent(thing: &Thing, path: &[String]) -> Option<NodeId> {
    let steps: Vec<&str> = path.iter().map(String::as_str).collect();
    (1..steps.len()).rev().find_map(|length| thing.at(steps.get(..length)?))
}

/// Whether the API refuses `difference`.
fn refused(kind: &Kind, (before, after): (&Thing, &Thing), difference: &Difference) -> Option<Fixed> {
    let path: Vec<&str> = difference.path.iter().map(String::as_str).collect();
    let object = after.object();
    let immutable = before.is_true(&["immutable"]);
    let fixed = table::fixed(object, kind, &path).filter(|fixed| *fixed != Fixed::IfImmutable || immutable)?;
    let text = |file: &Manifest, node: Option<NodeId>| node.and_then(|node| file.document.rendered(node));
    let (was, is) = (text(&before.file, difference.before), text(&after.file, difference.after));
    let hole = |text: &Option<String>| {
        text.as_ref().is_some_and(|text| text.contains("{{") || text.contains('{') || text.contains("$("))
    };
    if hole(&was) || hole(&is) {
        return None;
    }
    // In a template one side of a condition may be what is missing.
    if (before.file.templated || after.file.templated) && (difference.before.is_none() || difference.after.is_none()) {
        return None;
    }
    if was.is_none() && is.as_deref() == table::default(&path) && is.is_some() {
        return None;
    }
    if is.is_none() && was.is_some() && was.as_deref() == table::default(&path) {
        return None;
    }
    match (object.kind.as_str(), path.as_slice()) {
        ("PersistentVolumeClaim", ["spec", "resources", "requests", ..]) => {
            shrinks(was.as_deref()?, is.as_deref()?).then_some(fixed)
        }
        // What the cluster fills in stays where nothing is written.
        ("PersistentVolumeClaim", ["spec", "volumeName" | "storageClassName"]) if was.is_none() || is.is_none() => None,
        ("Service", ["spec", "clusterIP" | "clusterIPs", ..]) => {
            let moves = is.is_some() || was.as_deref() == Some("None");
            let external =
                [before, after].iter().any(|thing| thing.text(&["spec", "type"]).as_deref() == Some("ExternalName"));
            (moves && !external && (was.is_some() || is.as_deref() == Some("None"))).then_some(fixed)
        }
        ("Service", _) if was.is_none() || is.is_none() => None,
        _ => Some(fixed),
    }
}

/// Where two objects differ, from the outside to the inside.
pub(super) fn differences(before: &Thing, after: &Thing) -> Vec<Difference> {
    let (old, new) = (&before.file.document, &after.file.document);
    let (mut found, mut steps) = (Vec::new(), 0);
    let mut pending = vec![(before.root(), after.root(), Vec::<String>::new())];
    while let Some((a, b, path)) = pending.pop() {
        steps += 1;
        if found.len() >= MOST || path.len() > DEPTH || steps > STEPS {
            break;
        }
        let (Some(one), Some(other)) = (old.node(a), new.node(b)) else { continue };
        let onto = |key: &str| path.iter().cloned().chain([key.to_owned()]).collect::<Vec<_>>();
        match (&one.content, &other.content) {
            (Content::Map(was), Content::Map(is)) => {
                for pair in was.iter().rev() {
                    match new.get(b, &pair.key) {
                        Some(value) => pending.push((pair.value, value, onto(&pair.key))),
                        None => found.push(Difference { path: onto(&pair.key), before: Some(pair.value), after: None }),
                    }
                }
                let added = is.iter().filter(|pair| old.get(a, &pair.key).is_none());
                found.extend(added.map(|pair| Difference {
                    path: onto(&pair.key),
                    before: None,
                    after: Some(pair.value),
                }));
            }
            (Content::List(was), Content::List(is)) if was.len() == is.len() => {
                pending.extend(was.iter().zip(is).map(|(a, b)| (*a, *b, path.clone())));
            }
            (Content::Scalar(_), Content::Scalar(_)) if old.rendered(a) == new.rendered(b) => {}
            _ => found.push(Difference { path, before: Some(a), after: Some(b) }),
        }
    }
    found
}
