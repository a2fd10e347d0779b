//! Templates of CloudFormation and SAM, those that the CDK has written and that are committed, and snapshots of them:
//! what an update of the stack deletes, replaces, or refuses.

mod cascade;
mod compare;
mod condition;
mod facts;
mod fix;
mod given;
mod judge;
mod nested;
mod pair;
mod policy;
mod property;
mod sam;
mod snapshot;
mod stack;
mod template;
#[cfg(test)]
mod tests;
mod value;

use judge::{Couple, Fate};
use template::{Resource, Template};

use super::{Action, Analysis, Class, Judgement, Scene, Verdict};
use crate::fact::Confidence;
use crate::repo::{ChangeSet, FileDiff, Status};
use crate::source::{Gap, GapReason, Side};

/// The analysis.
pub(super) const ANALYSIS: Analysis = Analysis { name: "cloudformation", concerns, judge };

fn concerns(change: &ChangeSet) -> bool {
    change.files.iter().any(|file| {
        let held = file.before.as_ref().is_some_and(template::may_hold);
        held || stack::concerns(file) || given::concerns(file)
    })
}

/// A template as it stands in the change.
struct Placed<'a> {
    template: Template<'a>,
    /// Which file of the change; none for one that a template names.
    file: Option<usize>,
}

fn judge(scene: &mut Scene<'_>) -> Vec<Judgement> {
    // Of hunks alone nobody can say what else a template declares.
    if !scene.is_whole() {
        return Vec::new();
    }
    let before = placed(scene, Side::Before);
    let after = placed(scene, Side::After);
    let couples = couples(scene, &before, &after);
    let mut verdicts = Vec::new();
    for (one, other, most) in &couples {
        let (Some(one), Some(other)) = (before.get(*one), after.get(*other)) else { continue };
        let couple = Couple { before: &one.template, after: &other.template, most: *most };
        let mut fates = couple.fates();
        nested::open(scene, &couple, &mut fates);
        included(scene, &couple, &mut fates);
        moved(&mut fates, &couple, &before, &after);
        verdicts.extend(told(fates));
        verdicts.extend(told(nested::fed(scene, &couple)));
    }
    for couple in nested::turned(scene, &couples, &before, &after) {
        let couple = Couple { before: &couple.0, after: &couple.1, most: Confidence::Medium };
        verdicts.extend(told(couple.fates()));
    }
    verdicts.extend(stack::verdicts(scene));
    verdicts.extend(given::verdicts(scene));
    unread(scene, &before, &after);
    for (placed, side) in before.iter().map(|p| (p, Side::Before)).chain(after.iter().map(|p| (p, Side::After))) {
        if placed.template.is_cut() {
            let reason = GapReason::TooMany { limit: template::WORK };
            scene.gaps.push(Gap::at(placed.template.path(), side, reason));
        }
    }
    once(verdicts).into_iter().map(Verdict::judgement).collect()
}

/// Says of every template of the change that what is there now cannot be read as one, or not as a whole.
fn unread(scene: &mut Scene<'_>, before: &[Placed<'_>], after: &[Placed<'_>]) {
    let change = scene.change;
    for (index, file) in change.files.iter().enumerate().filter(|(_, file)| file.status != Status::Deleted) {
        let Some(was) = before.iter().find(|placed| placed.file == Some(index)) else { continue };
        let Some(text) = scene.read(Side::After, &file.path) else { continue };
        let Some(language) = template::language(&text).or_else(|| template::language(&was.template.text)) else {
            continue;
        };
        let line = match after.iter().find(|placed| placed.file == Some(index)) {
            None => None,
            Some(now) => {
                let torn = now.template.torn();
                // What the parser never took is a way of writing, which a change beside it leaves as it is.
                let known = was.template.torn();
                let Some((at, _)) = torn.iter().find(|(_, torn)| !known.iter().any(|(_, known)| known == torn)) else {
                    continue;
                };
                Some(text.lines.line_of(*at) + 1)
            }
        };
        let reason = GapReason::Unparsed { language: language.to_owned() };
        scene.gaps.push(Gap { line, ..Gap::at(&file.path, Side::After, reason) });
    }
}

fn placed<'a>(scene: &mut Scene<'a>, side: Side) -> Vec<Placed<'a>> {
    let mut out = Vec::new();
    let change = scene.change;
    for (index, file) in change.files.iter().enumerate() {
        let (path, there) = match side {
            Side::Before => (before_path(file), !matches!(file.status, Status::Added | Status::Copied)),
            Side::After => (&file.path, file.status != Status::Deleted),
        };
        if !there {
            continue;
        }
        let Some(text) = scene.read(side, path) else { continue };
        out.extend(template::read(&text).into_iter().map(|template| Placed { template, file: Some(index) }));
    }
    // In which order files are listed must not show.
    out.sort_by(|a: &Placed<'_>, b| a.template.path().cmp(b.template.path()));
    out
}

fn before_path(file: &FileDiff) -> &crate::source::RepoPath {
    file.before.as_ref().map(|before| &before.path).or(file.before_path.as_ref()).unwrap_or(&file.path)
}

/// Which templates belong together: those of one file by their names, then those that are most alike.
fn couples(scene: &Scene<'_>, before: &[Placed<'_>], after: &[Placed<'_>]) -> Vec<(usize, usize, Confidence)> {
    let mut out: Vec<(usize, usize, Confidence)> = Vec::new();
    for (one, placed) in before.iter().enumerate() {
        let same = |other: &Placed<'_>| other.file == placed.file && other.template.name == placed.template.name;
        if let Some(other) = after.iter().position(same) {
            out.push((one, other, Confidence::High));
        }
    }
    let left = |all: &[Placed<'_>], taken: &dyn Fn(usize) -> bool, status: &[Status]| -> Vec<usize> {
        let free = all.iter().enumerate().filter(|(index, _)| !taken(*index));
        let of =
            |placed: &Placed<'_>| placed.file.and_then(|file| scene.change.files.get(file)).map(|file| file.status);
        free.filter(|(_, placed)| {
            let snapshot = placed.template.path().file_name().ends_with(".snap");
            snapshot || of(placed).is_some_and(|of| status.contains(&of))
        })
        .map(|(index, _)| index)
        .collect()
    };
    let gone = left(before, &|index| out.iter().any(|(one, ..)| *one == index), &[Status::Deleted, Status::Renamed]);
    let come = left(after, &|index| out.iter().any(|(_, other, _)| *other == index), &[Status::Added, Status::Renamed]);
    let one: Vec<&Template<'_>> = gone.iter().filter_map(|index| before.get(*index)).map(|p| &p.template).collect();
    let other: Vec<&Template<'_>> = come.iter().filter_map(|index| after.get(*index)).map(|p| &p.template).collect();
    for (a, b) in pair::alike(&one, &other) {
        if let (Some(a), Some(b)) = (gone.get(a), come.get(b)) {
            out.push((*a, *b, Confidence::Medium));
        }
    }
    out
}

/// What went to a snippet that the template takes in is still there.
fn included(scene: &mut Scene<'_>, couple: &Couple<'_, '_>, fates: &mut Vec<Fate>) {
    let document = &couple.after.document;
    let Some(macros) = couple.after.entry("Resources", "Fn::Transform") else { return };
    let named = document.get(macros, "Name").and_then(|name| document.rendered(name));
    let location = document.get(macros, "Parameters").and_then(|given| document.get(given, "Location"));
    let location = location.and_then(|location| document.rendered(location));
    let (Some("AWS::Include"), Some(location)) = (named.as_deref(), location) else { return };
    let local = !location.contains("://") && !location.contains('{');
    let path = couple.after.path().folder().joined(location.trim_start_matches("./")).filter(|_| local);
    let text = path.and_then(|path| scene.read(Side::After, &path));
    fates.retain_mut(|fate| {
        if fate.cause.as_deref() != Some("removed") {
            return true;
        }
        match &text {
            Some(text) => !text.text.lines().any(|line| {
                let key = line.trim_start().trim_start_matches('"');
                key.strip_prefix(&fate.verdict.address)
                    .is_some_and(|rest| rest.trim_start_matches('"').starts_with(':'))
            }),
            // What stands elsewhere may declare it.
            None => {
                fate.verdict.certainty = Confidence::Low;
                true
            }
        }
    });
}

/// What went to another template of the change: that is another stack, which makes its own.
fn moved(fates: &mut Vec<Fate>, couple: &Couple<'_, '_>, before: &[Placed<'_>], after: &[Placed<'_>]) {
    let mut kept = Vec::new();
    for (index, fate) in fates.iter_mut().enumerate().filter(|(_, fate)| fate.cause.as_deref() == Some("removed")) {
        let Some(resource) = couple.before.resource(&fate.verdict.address) else { continue };
        let target = after.iter().find(|placed| {
            let other = &placed.template;
            let brought = |resource: &Resource| {
                let earlier = before.iter().filter(|earlier| earlier.file == placed.file);
                let mut earlier = earlier.flat_map(|earlier| &earlier.template.resources);
                !earlier.any(|known| known.id == resource.id)
            };
            let there = other.resource(&resource.id);
            placed.template.path() != couple.after.path()
                && there.is_some_and(|there| brought(there) && pair::same((couple.before, resource), (other, there)))
        });
        let Some(target) = target else { continue };
        // What is kept where it was can be imported where it goes.
        if fate.verdict.action == Action::Orphan {
            kept.push(index);
            continue;
        }
        fate.verdict.rule = "resource-renamed";
        if fate.verdict.action == Action::Destroy {
            fate.verdict.action = Action::Replace;
        }
        fate.verdict.certainty = fate.verdict.certainty.min(Confidence::Medium);
        fate.verdict.reason = format!("it went to {}, which is another stack", target.template.path().to_text());
        fate.cause = Some("moved".to_owned());
    }
    for index in kept.into_iter().rev() {
        fates.remove(index);
    }
}

/// Puts together what has one cause and holds no data.
fn told(fates: Vec<Fate>) -> Vec<Verdict> {
    let mut out: Vec<Verdict> = Vec::new();
    let mut groups: Vec<(String, Vec<Fate>)> = Vec::new();
    for mut fate in fates {
        // Of a setting that is perhaps made anew there is nothing to say.
        let perhaps = fate.verdict.certainty == Confidence::Low;
        if perhaps && fate.verdict.class == Class::Config && fate.verdict.action != Action::Refuse {
            continue;
        }
        if perhaps {
            fate.verdict.reason.push_str("; it may not come to that");
        }
        let key = format!("{:?} {:?} {}", fate.cause, fate.verdict.action, fate.verdict.rule);
        let alone = fate.cause.is_none() || fate.verdict.class == Class::Data || fate.verdict.count > 1;
        match groups.iter_mut().find(|(known, _)| *known == key && !alone) {
            Some((_, fates)) => fates.push(fate),
            None if alone => out.push(fate.verdict),
            None => groups.push((key, vec![fate])),
        }
    }
    for (_, mut fates) in groups {
        fates.sort_by_key(|fate| {
            (std::cmp::Reverse(fate.verdict.certainty), std::cmp::Reverse(rank(fate.verdict.class)))
        });
        let parts = fates.iter().filter(|fate| fate.part).count();
        let names: Vec<String> = fates.iter().skip(1).map(|fate| fate.verdict.address.clone()).collect();
        let Some(first) = fates.into_iter().next() else { continue };
        let mut verdict = first.verdict;
        verdict.count = parts.max(1);
        if !names.is_empty() {
            const SHOWN: usize = 6;
            let more = names.len().saturating_sub(SHOWN);
            let shown = names.iter().take(SHOWN).cloned().collect::<Vec<_>>().join(", ");
            let more = if more > 0 { format!(" and {more} more") } else { String::new() };
            verdict.reason = format!("{}; likewise {shown}{more}", verdict.reason);
        }
        out.push(verdict);
    }
    out
}

fn rank(class: Class) -> u8 {
    match class {
        Class::Config => 0,
        Class::Compute => 1,
        Class::Network => 2,
        Class::Identity => 3,
        Class::Data => 4,
    }
}

/// The same verdict of several snapshots of one stack is one.
fn once(verdicts: Vec<Verdict>) -> Vec<Verdict> {
    let mut seen = rustc_hash::FxHashSet::default();
    let key =
        |verdict: &Verdict| (verdict.rule, verdict.of.clone(), verdict.address.clone(), verdict.spot.path.clone());
    verdicts.into_iter().filter(|verdict| seen.insert(key(verdict))).collect()
}
