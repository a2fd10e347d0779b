//! Deletions that could be taken back, and cannot any more.

use super::models::{undeclared, undone};
use super::soft::{FIELDS, is_archive, soft_statement, softs};
use super::{Half, Pairs, Tale};
use crate::analysis::guards::program::regions;
use crate::analysis::guards::words::last;
use crate::fact::outline::{Item, What};
use crate::fact::{Confidence, TargetClass};
use crate::repo::ChangeSet;
use crate::rule::guard::snake;
use crate::source::Side;

/// Calls that delete for good.
const HARD: &[&str] = &[
    "delete",
    "destroy",
    "destroy_all",
    "delete_all",
    "remove",
    "remove_range",
    "unlink",
    "rmtree",
    "delete_one",
    "delete_many",
    "delete_by_id",
    "find_by_id_and_delete",
    "find_one_and_delete",
    "hard_delete",
    "force_delete",
    "really_destroy",
    "permanently_delete",
    "destroy_by",
    "delete_by",
    "remove_file",
    "remove_dir_all",
    "remove_all",
    "rm",
    "rm_rf",
    "rm_r",
    "unlink_sync",
    "rm_sync",
    "execute_delete",
    "execute_delete_async",
    "bulk_delete",
    "delete_async",
    "remove_async",
    "purge",
    "erase",
    "delete_from",
    "delete_file",
    "delete_object",
    "delete_in_batch",
    "delete_all_by_id",
    "delete_record",
];

/// Steps that make a deletion final.
const FINAL: &[&str] = &[
    "unscoped",
    "really_destroy",
    "force_delete",
    "hard_delete",
    "permanently_delete",
    "delete_permanently",
    "really_delete",
];

pub(super) fn judge(pairs: &Pairs<'_, '_>, change: &ChangeSet) -> Vec<Tale> {
    let moved = is_moved(pairs, change);
    let mut tales = Vec::new();
    for twin in &pairs.twins {
        tales.extend(made_final(&twin.before, &twin.after));
        if moved {
            continue;
        }
        tales.extend(undeclared(&twin.before, &twin.after).or_else(|| undone(&twin.before, &twin.after)));
        let (was, still) = (softs(&twin.before), softs(&twin.after));
        let gone: Vec<&(usize, String)> = was.iter().filter(|(at, _)| twin.before.is_changed(*at)).collect();
        if gone.is_empty() || !still.is_empty() {
            continue;
        }
        let (before, after) = (hards(&twin.before), hards(&twin.after));
        let archived = gone.iter().any(|(_, how)| is_archive(how));
        let new = after.iter().find(|(at, name)| {
            let is_new = !before.iter().any(|(_, other)| other == name) && twin.after.is_changed(*at);
            is_new || (archived && !before.is_empty())
        });
        let first = gone.first().map(|(at, _)| *at);
        let told = new.and_then(|(at, _)| tale(&twin.after, *at, &twin.before, first));
        tales.extend(told);
        if new.is_none() {
            tales.extend(elsewhere(pairs, &twin.after).and_then(|(half, at)| tale(half, at, &twin.before, first)));
        }
    }
    tales
}

pub(super) fn tale(half: &Half<'_, '_>, at: usize, before: &Half<'_, '_>, gone: Option<usize>) -> Option<Tale> {
    let item = half.item(at)?;
    Some(Tale {
        rule: "soft-delete-made-hard",
        noun: "a soft delete",
        class: TargetClass::T1,
        confidence: Confidence::High,
        spot: half.spot(at)?,
        before: gone.and_then(|at| before.spot(at)),
        covers: None,
        unit: half.path.clone(),
        name: item.name.clone(),
        text: item.text.clone(),
        evidence: gone
            .and_then(|at| before.item(at))
            .map(|item| format!("before: `{}`", item.text.chars().take(80).collect::<String>()))
            .unwrap_or_default(),
    })
}

/// A deletion in a new unit that the one of before calls now.
fn elsewhere<'p, 's, 'a>(pairs: &'p Pairs<'s, 'a>, after: &Half<'s, 'a>) -> Option<(&'p Half<'s, 'a>, usize)> {
    let called: Vec<&str> = after
        .items()
        .filter(|(at, item)| item.what == What::Call && after.is_changed(*at))
        .map(|(_, item)| item.name.as_str())
        .collect();
    let names = |half: &Half<'_, '_>| {
        // The names of a class, and of what is right in it.
        half.path.split('.').any(|part| called.iter().any(|name| name.split('.').any(|called| called == part)))
    };
    let mut halves = pairs.news.iter().filter(|half| names(half));
    halves.find_map(|half| hards(half).first().map(|(at, _)| (half, *at)))
}

/// What deletes for good right in `half`.
fn hards(half: &Half<'_, '_>) -> Vec<(usize, String)> {
    let hard = |(at, item): (usize, &Item)| {
        let name = snake(last(&item.name));
        let name = name.trim_end_matches(['!', '?']);
        let lower = item.text.to_lowercase();
        let holder = snake(item.name.rsplit_once('.').map_or("", |(holder, _)| last(holder)));
        match item.what {
            What::Call if HARD.contains(&name) && !is_aside(&holder, &lower) => Some((at, name.to_owned())),
            What::Text if lower.contains("delete from ") => Some((at, "delete from".to_owned())),
            What::Call if name.ends_with('!') && lower.contains("delete from ") => Some((at, "delete from".to_owned())),
            _ => None,
        }
    };
    half.items().filter_map(hard).collect()
}

/// Deletions that take nothing that is kept: from a list, a cache, a set of classes, a session.
fn is_aside(holder: &str, text: &str) -> bool {
    const ASIDE: &[&str] = &[
        "cache",
        "list",
        "items",
        "set",
        "map",
        "class_list",
        "session",
        "local_storage",
        "session_storage",
        "cookies",
        "headers",
        "params",
        "queue",
        "listeners",
        "redis",
        "keys",
        "selection",
        "temp",
        "tmp",
    ];
    holder.split('_').any(|word| ASIDE.contains(&word))
        || ASIDE.contains(&holder)
        || text.contains("event_listener")
        || text.contains("tmp")
}

/// A step of a chain that makes a deletion final where it was soft: `db.Unscoped().Delete(&user)`.
fn made_final(before: &Half<'_, '_>, after: &Half<'_, '_>) -> Option<Tale> {
    let is_final = |item: &Item| {
        let steps: Vec<String> =
            item.name.split('.').map(|step| snake(step).trim_end_matches(['!', '?']).to_owned()).collect();
        let deletes = steps
            .last()
            .is_some_and(|step| HARD.contains(&step.as_str()) || FINAL.contains(&step.as_str()) && step != "unscoped");
        let text: String = item.text.split_whitespace().collect();
        let forced = ["force:true", "force=True", "hard:true", "hard=True", "permanent:true"]
            .iter()
            .any(|word| text.contains(word))
            && steps.last().is_some_and(|step| matches!(step.as_str(), "destroy" | "delete"));
        deletes && (steps.iter().any(|step| FINAL.contains(&step.as_str())) || forced)
    };
    let deletes = |half: &Half<'_, '_>| {
        half.items().any(|(_, item)| {
            item.what == What::Call && HARD.contains(&snake(last(&item.name)).trim_end_matches(['!', '?']))
        })
    };
    let is_call = |(_, item): &(usize, &Item)| item.what == What::Call && is_final(item);
    if before.items().any(|one| is_call(&one)) || (!deletes(before) && softs(before).is_empty()) {
        return None;
    }
    let (at, _) = after.items().filter(|(at, _)| after.is_changed(*at)).find(is_call)?;
    tale(after, at, before, None)
}

/// Whether the change brings a soft deletion to another place: a method, a base, a trigger, an interceptor.
fn is_moved(pairs: &Pairs<'_, '_>, change: &ChangeSet) -> bool {
    let in_program = pairs.news.iter().any(|half| {
        let marks = |item: &Item| item.what == What::Binding && FIELDS.contains(&snake(last(&item.name)).as_str());
        !softs(half).is_empty() || half.items().any(|(_, item)| marks(item))
    });
    let in_twins =
        || pairs.twins.iter().any(|twin| softs(&twin.after).iter().any(|(at, _)| twin.after.is_changed(*at)));
    in_program || in_twins() || change.files.iter().any(brings_archive)
}

/// Whether a file that is no program brings a statement that keeps what is deleted.
fn brings_archive(file: &crate::repo::FileDiff) -> bool {
    let path = file.path.to_text();
    let Some(source) = file.after.as_ref().filter(|_| path.ends_with(".sql")) else { return false };
    regions(file, source, Side::After).into_iter().any(|region| {
        let lower = source.slice(region).to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
        lower.contains("before delete") || soft_statement(&lower).is_some()
    })
}

/// Statements of a routine that kept what is deleted, for readers of SQL.
pub(super) fn keeps(lower: &str) -> bool {
    soft_statement(lower).is_some()
}

/// Whether the change keeps what is deleted in another place.
pub(super) fn is_kept_elsewhere(change: &ChangeSet, path: &str) -> bool {
    change.files.iter().filter(|file| file.path.to_text() != path).any(brings_archive)
}
