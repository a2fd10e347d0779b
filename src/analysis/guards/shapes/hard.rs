//! Deletions that could be taken back, and cannot any more.

use super::{Half, Pairs, Tale};
use crate::analysis::guards::program::regions;
use crate::analysis::guards::words::last;
use crate::fact::outline::{Item, What};
use crate::fact::{Confidence, TargetClass};
use crate::repo::ChangeSet;
use crate::rule::guard::snake;
use crate::source::Side;

/// Names of fields that say that something is deleted, and is still there.
const FIELDS: &[&str] = &[
    "deleted_at",
    "is_deleted",
    "deleted",
    "deleted_on",
    "deleted_by",
    "date_deleted",
    "deleted_date",
    "archived_at",
    "archived",
    "is_archived",
    "discarded_at",
    "removed_at",
    "is_removed",
    "trashed_at",
    "trashed",
    "is_trashed",
    "deactivated_at",
    "soft_deleted",
    "soft_deleted_at",
    "delete_time",
    "deletion_time",
    "destroyed_at",
    "purged_at",
    "tombstone",
    "tombstoned",
];

/// Fields that say so where they are false.
const ALIVE: &[&str] = &["is_active", "active", "is_enabled", "enabled", "visible", "is_visible", "alive", "is_live"];

/// Calls that delete so that it can be taken back.
const SOFT: &[&str] = &[
    "soft_delete",
    "soft_delete_by",
    "soft_remove",
    "soft_destroy",
    "soft_deleted",
    "discard",
    "discard_all",
    "archive",
    "archive_all",
    "archived",
    "trash",
    "move_to_trash",
    "send_to_trash",
    "send2trash",
    "send_to_recycle_bin",
    "move_to_recycle_bin",
    "move_item_to_trash",
    "trash_item",
    "recycle",
    "mark_deleted",
    "mark_as_deleted",
    "mark_removed",
    "mark_archived",
    "tombstone",
    "deactivate",
    "set_deleted",
    "set_deleted_at",
    "set_is_deleted",
    "find_by_id_and_soft_delete",
    "move_to_archive",
    "copy_to_archive",
    "delete_softly",
    "set_archived",
    "hide",
    "move_to_bin",
    "put_in_trash",
    "set_active",
];

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

/// Marks, bases and options of a class that make its deletions soft.
const DECLARED: &[&str] = &[
    "sql_delete",
    "soft_delete",
    "soft_deletes",
    "acts_as_paranoid",
    "paranoid",
    "discard.model",
    "paranoia",
    "delete_date_column",
    "soft_deletable",
    "safe_delete_model",
    "soft_delete_model",
    "soft_delete_mixin",
    "soft_deletes_trait",
    "where_deleted",
    "acts_as_archival",
    "soft_deletable_model",
    "soft_delete_object",
    "gorm.deleted_at",
    "safe_delete",
    "archivable",
    "discardable",
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

fn tale(half: &Half<'_, '_>, at: usize, before: &Half<'_, '_>, gone: Option<usize>) -> Option<Tale> {
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

/// What marks something as deleted right in `half`.
fn softs(half: &Half<'_, '_>) -> Vec<(usize, String)> {
    let mut found: Vec<(usize, String)> =
        half.items().filter_map(|(at, item)| Some((at, soft(half, at, item)?))).collect();
    // A field that is set is no item of Rust, nor a setter of Java.
    if matches!(half.language(), "rust" | "java") {
        let fields = half.text().lines().filter_map(|line| {
            let (target, value) = line.trim().split_once(if half.language() == "rust" { " = " } else { "(" })?;
            let name = snake(target.rsplit('.').next()?);
            let name = name.strip_prefix("set_").unwrap_or(&name).to_owned();
            let is_off = matches!(value.trim_end_matches([';', ')']).trim(), "false" | "None" | "null" | "Set(None)");
            (target.contains('.') && FIELDS.contains(&name.as_str()) && !is_off).then_some(name)
        });
        found.extend(fields.filter_map(|name| Some((half.at?, name))));
    }
    found
}

fn soft(half: &Half<'_, '_>, at: usize, item: &Item) -> Option<String> {
    let name = snake(last(&item.name.replace("->", ".")));
    let name = name.trim_start_matches('@').trim_end_matches(['!', '?']);
    let value = item.text.trim().to_lowercase();
    let is_off = matches!(value.as_str(), "false" | "0" | "none" | "null" | "nil");
    match item.what {
        What::Binding if item.name.contains(['.', '>', '@']) => {
            let marks = FIELDS.contains(&name) && !is_off;
            (marks || (ALIVE.contains(&name) && value == "false") || is_state(name, &value)).then(|| name.to_owned())
        }
        What::Option => {
            let marks = FIELDS.contains(&name) && !is_off;
            let writes = in_update(half, at);
            (writes && (marks || (ALIVE.contains(&name) && value == "false") || is_state(name, &value)))
                .then(|| name.to_owned())
        }
        What::Call if keeps_a_copy(name, &value) => Some(format!("archive by {name}")),
        What::Call if SOFT.contains(&name) && (name != "set_active" || value.contains("false")) => {
            Some(name.to_owned())
        }
        What::Call if name.ends_with('!') => soft_statement(&item.text),
        What::Text => soft_statement(&item.text),
        _ => None,
    }
}

/// A copy or a move to where deleted things are kept: `move(path, TRASH / name)`.
fn keeps_a_copy(name: &str, text: &str) -> bool {
    const MOVES: &[&str] =
        &["copy", "move", "upload", "put", "insert", "rename", "replace", "store", "write", "save", "create"];
    const PLACES: &[&str] = &["archive", "trash", "recycle", "graveyard", "deleted_", "tombstone"];
    let moves = name.split('_').any(|word| MOVES.contains(&word));
    moves
        && PLACES.iter().any(|place| text.contains(place))
        && !text.contains("unarchive")
        && !text.contains("shutil.make_archive")
}

/// `status = "deleted"`
fn is_state(name: &str, value: &str) -> bool {
    let is_state = matches!(name.rsplit('_').next(), Some("status" | "state"));
    is_state && ["deleted", "archived", "removed", "trashed", "discarded"].iter().any(|word| value.contains(word))
}

/// Whether an option stands in a call that writes: `update(deleted_at=now())`.
fn in_update(half: &Half<'_, '_>, at: usize) -> bool {
    let mut around = half.outline().around(at).filter_map(|up| half.item(up));
    around.any(|item| {
        let name = snake(last(&item.name));
        item.what == What::Call
            && ["update", "save", "set", "patch", "modify", "put", "upsert"]
                .iter()
                .any(|word| name.split('_').any(|part| part.trim_end_matches('!') == *word))
    })
}

/// A statement that marks or keeps what is deleted.
fn soft_statement(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    if lower.contains("update ") && lower.contains(" set ") {
        let set = lower.split_once(" set ").map_or("", |(_, rest)| rest);
        let set = set.split(" where ").next().unwrap_or_default();
        let words = || set.split(|c: char| !(c.is_alphanumeric() || c == '_'));
        let field = words().find(|word| FIELDS.contains(word)).map(str::to_owned);
        let alive = words()
            .find(|word| ALIVE.contains(word))
            .filter(|_| set.contains("false") || set.contains("= 0"))
            .map(str::to_owned);
        return field.or(alive);
    }
    archive_statement(&lower)
}

/// `INSERT INTO accounts_archive SELECT …`
fn archive_statement(lower: &str) -> Option<String> {
    let (_, rest) = lower.split_once("insert into ")?;
    let table = rest.split(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '.' | '"'))).next()?;
    let keeps = ["archive", "archived", "history", "deleted", "trash", "backup", "graveyard", "tombstone"]
        .iter()
        .any(|word| table.contains(word));
    keeps.then(|| format!("archive {table}"))
}

fn is_archive(how: &str) -> bool {
    how.starts_with("archive") || how.contains("copy_to") || how.contains("move_to_archive")
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

/// A class whose deletions were soft by what it declared.
fn undeclared(before: &Half<'_, '_>, after: &Half<'_, '_>) -> Option<Tale> {
    let declares = |text: &str| {
        let name = snake(&text.replace("::", "."));
        let words: Vec<&str> = name.split(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '.'))).collect();
        words.iter().any(|word| DECLARED.iter().any(|known| *word == *known || word.ends_with(&format!(".{known}"))))
    };
    let declared = |half: &Half<'_, '_>| -> Option<usize> {
        let inside = half.at.into_iter().flat_map(|at| half.outline().children(Some(at)).collect::<Vec<_>>());
        let mut inside = inside.filter_map(|at| Some((at, half.item(at)?)));
        let fields =
            |at: usize| half.outline().within(at).iter().any(|item| item.what == What::Mark && declares(&item.name));
        let found = inside.find(|(at, item)| match item.what {
            What::Binding => fields(*at),
            What::Mark => declares(&item.name),
            What::Call => {
                declares(&item.text)
                    && matches!(item.name.as_str(), "include" | "acts_as_paranoid" | "use" | "acts_as_archival")
            }
            _ => false,
        });
        found.map(|(at, _)| at)
    };
    let is_class =
        |half: &Half<'_, '_>| half.definition().is_some_and(|item| item.name.starts_with(char::is_uppercase));
    let gone = declared(before).filter(|_| is_class(before))?;
    if declared(after).is_some() || declares(&after.definition()?.text) {
        return None;
    }
    let spot = after.spot(after.at?)?;
    Some(Tale {
        rule: "soft-delete-made-hard",
        noun: "a soft delete",
        class: TargetClass::T1,
        confidence: Confidence::High,
        spot,
        before: before.spot(gone),
        covers: None,
        unit: after.path.clone(),
        name: after.name().to_owned(),
        text: before.item(gone).map(|item| item.text.clone()).unwrap_or_default(),
        evidence: "what its deletions were kept by is gone".to_owned(),
    })
}

/// A model whose options or fields made its deletions soft: `paranoid: true`, `gorm.DeletedAt`, `use SoftDeletes`.
fn undone(before: &Half<'_, '_>, after: &Half<'_, '_>) -> Option<Tale> {
    const FIELDS: &[&str] = &["gorm.DeletedAt", "soft_delete.DeletedAt", "gorm.Model"];
    let told = |at: usize, gone: Option<usize>| {
        let mut tale = tale(after, at, before, gone)?;
        tale.evidence = "what its deletions were kept by is gone".to_owned();
        Some(tale)
    };
    let option = |half: &Half<'_, '_>| {
        half.items()
            .find(|(_, item)| item.what == What::Option && item.name == "paranoid" && item.text == "true")
            .map(|(at, _)| at)
    };
    let call = |half: &Half<'_, '_>, at: usize| {
        half.outline().around(at).find(|up| half.item(*up).is_some_and(|item| item.what == What::Call))
    };
    if let Some(gone) = option(before).filter(|_| option(after).is_none()) {
        let name = call(before, gone).and_then(|at| before.item(at)).map(|item| item.name.clone())?;
        let (now, _) = after.items().find(|(_, item)| item.what == What::Call && item.name == name)?;
        return told(now, Some(gone));
    }
    let types = |half: &Half<'_, '_>| -> Vec<(usize, String, bool)> {
        let types = half.items().filter(|(_, item)| item.what == What::Type);
        types.map(|(at, item)| (at, item.name.clone(), FIELDS.iter().any(|field| item.text.contains(field)))).collect()
    };
    let was = types(before);
    for (at, name, soft) in types(after) {
        if !soft && was.iter().any(|(_, other, soft)| *other == name && *soft) {
            return told(at, None);
        }
    }
    // Traits of a class of PHP are no items.
    let uses = |half: &Half<'_, '_>| {
        half.text()
            .lines()
            .any(|line| line.trim_start().starts_with("use ") && line.contains("SoftDelet") && !line.contains('\\'))
    };
    let is_class = after.definition().is_some_and(|item| item.name.starts_with(char::is_uppercase));
    if after.language() == "php" && is_class && uses(before) && !uses(after) {
        return told(after.at?, before.at);
    }
    None
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
