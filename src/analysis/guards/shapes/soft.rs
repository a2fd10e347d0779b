//! Deletions that can be taken back: marks, archives, bins.

use super::Half;
use crate::analysis::guards::words::last;
use crate::fact::outline::{Item, What};
use crate::rule::guard::snake;

/// Names of fields that say that something is deleted, and is still there.
pub(super) const FIELDS: &[&str] = &[
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
pub(super) const ALIVE: &[&str] =
    &["is_active", "active", "is_enabled", "enabled", "visible", "is_visible", "alive", "is_live"];

/// Calls that delete so that it can be taken back.
pub(super) const SOFT: &[&str] = &[
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

/// What marks something as deleted right in `half`.
pub(super) fn softs(half: &Half<'_, '_>) -> Vec<(usize, String)> {
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

pub(super) fn soft(half: &Half<'_, '_>, at: usize, item: &Item) -> Option<String> {
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
pub(super) fn keeps_a_copy(name: &str, text: &str) -> bool {
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
pub(super) fn is_state(name: &str, value: &str) -> bool {
    let is_state = matches!(name.rsplit('_').next(), Some("status" | "state"));
    is_state && ["deleted", "archived", "removed", "trashed", "discarded"].iter().any(|word| value.contains(word))
}

/// Whether an option stands in a call that writes: `update(deleted_at=now())`.
pub(super) fn in_update(half: &Half<'_, '_>, at: usize) -> bool {
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
pub(super) fn soft_statement(text: &str) -> Option<String> {
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
pub(super) fn archive_statement(lower: &str) -> Option<String> {
    let (_, rest) = lower.split_once("insert into ")?;
    let table = rest.split(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '.' | '"'))).next()?;
    let keeps = ["archive", "archived", "history", "deleted", "trash", "backup", "graveyard", "tombstone"]
        .iter()
        .any(|word| table.contains(word));
    keeps.then(|| format!("archive {table}"))
}

pub(super) fn is_archive(how: &str) -> bool {
    how.starts_with("archive") || how.contains("copy_to") || how.contains("move_to_archive")
}
