//! Scope: does the stated task explain each changed file, and each of its hunks?
//!
//! A piece of a change, a file or a hunk, is held against the task by itself (`own`), with every other piece (`pair`), and
//! by how its links lead to what the task explains (`web`). The constants stand in one table (`table`). What the score
//! comes to, and why, is said in `say` and `level`.

mod agreed;
mod asked;
mod bag;
mod define;
mod edit;
mod features;
mod ground;
mod judge;
mod level;
mod lore;
mod own;
mod pair;
mod path;
mod rarity;
mod replay;
mod report;
mod row;
mod say;
mod spot;
mod survey;
mod table;
mod web;
mod words;

use crate::repo::{ChangeSet, History, Tree};
use crate::task::Task;
use features::Features;

pub use level::{FILES as FEWEST, Level};
pub use replay::{ENOUGH, Replay, Replayed, is_foreign};
pub use report::{FileScope, HunkScope, Scope};
pub use table::{FileLevels, Table};

/// The features of a change as JSON, for whoever fits a table.
pub fn features(change: &ChangeSet, before: &mut Tree, history: &History, task: &str) -> String {
    Features::read(change, before, history, task).to_json().to_string()
}

/// Says of each file of a change, and of each of its hunks, whether the task explains it.
pub fn judge(change: &ChangeSet, before: &mut Tree, history: &History, task: &Task, table: &Table) -> Scope {
    let features = Features::read(change, before, history, &task.text());
    report::report(change, &features, task.contracts(), table)
}
