//! Checks that a change disarms: pipelines, hooks, suppressions, configurations of checkers, owners, policies, alerts.
//!
//! Everything that checks is read from both sides into one neutral form, whatever system runs it. What stood before and
//! stands nowhere after is lost; what moved, was renamed, or has a successor of the same purpose is not. What the change
//! does not touch is read only where something seems lost.

mod book;
mod by_lines;
mod circle;
mod entries;
mod hook_files;
mod ignored;
mod jenkins;
mod lost;
mod marks;
mod order;
mod owners;
mod permissions;
mod pipeline;
mod read;
mod say;
mod script;
mod slack;
mod stages;
mod suppressed;
mod system;
mod told;
mod tools;
mod triggers;
mod watch;
mod weaker;

use std::sync::OnceLock;

use super::{Analysis, Judgement, Scene};
use crate::repo::{ChangeSet, FileDiff};
use crate::source::RepoPath;
use book::Book;
use marks::Mark;
use say::Loss;
use system::System;
use tools::Tools;
use watch::Row;

/// The analysis.
pub(super) const ANALYSIS: Analysis = Analysis { name: "checks", concerns, judge };

/// What is known of checks.
struct Tables {
    tools: Tools,
    systems: Vec<System>,
    rows: Vec<Row>,
    marks: Vec<Mark>,
}

fn tables() -> Result<&'static Tables, &'static str> {
    static TABLES: OnceLock<Result<Tables, String>> = OnceLock::new();
    let read = || {
        Ok(Tables {
            tools: Tools::shipped()?,
            systems: System::shipped()?,
            rows: Row::shipped()?,
            marks: Mark::shipped()?,
        })
    };
    TABLES.get_or_init(read).as_ref().map_err(String::as_str)
}

fn concerns(change: &ChangeSet) -> bool {
    suppressed::concerns(change) || change.files.iter().any(concerns_file)
}

/// Whether a file may check something, or configure what does. The tables are asked only of files that are no code.
fn concerns_file(file: &FileDiff) -> bool {
    let paths = [Some(&file.path), file.before_path.as_ref()];
    paths.into_iter().flatten().any(|path| {
        let text = path.to_text();
        if owners::is_owners(path) || hook_files::is_hook(path) || told::is_told(path) {
            return true;
        }
        let Ok(tables) = tables() else { return true };
        let sides = || [&file.before, &file.after].into_iter().flatten();
        let watched = |row: &Row| row.named(&text) && sides().any(|side| row.reads(&text, &side.text));
        weaker::may_configure(&text)
            && (tables.systems.iter().any(|system| system.reads(&text)) || tables.rows.iter().any(watched))
    })
}

fn judge(scene: &mut Scene<'_>) -> Vec<Judgement> {
    let tables = match tables() {
        Ok(tables) => tables,
        Err(detail) => {
            scene.failed(detail);
            return Vec::new();
        }
    };
    let mut losses: Vec<Loss> = suppressed::judge(&tables.marks, scene.change);
    losses.extend(told::judge(scene.change));
    if scene.is_whole() {
        let mut book = Book::of(&tables.tools, &tables.systems, scene.change);
        losses.extend(lost::judge(&mut book, scene));
        losses.extend(ignored::judge(&book));
        losses.extend(slack::judge(&book));
        losses.extend(order::judge(&book));
        losses.extend(triggers::judge(&mut book, scene));
        losses.extend(permissions::judge(&book, scene));
        losses.extend(weaker::judge(&tables.rows, scene));
        losses.extend(owners::judge(scene));
        let told: Vec<RepoPath> = losses.iter().map(|loss| loss.path.clone()).collect();
        losses.extend(hook_files::judge(scene.change, &told));
    }
    losses.into_iter().map(Loss::judgement).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_tables_read() {
        super::tables().unwrap();
    }
}
