//! `blastlint calibrate`: from which score on scope is loud, by the repository's own past.

use std::fmt::Write as _;

use super::args::CalibrateArgs;
use super::{Exit, UsageError, print};
use crate::repo::{self, ChangeSet, Input, Loaded, Past, Step};
use crate::report::neutral_page;
use crate::scope::{ENOUGH, FEWEST, FileLevels, Replay, Replayed, Table, is_foreign};

/// Most files of a commit that is replayed: what touches more is a sweep.
const WIDE: usize = 30;

/// Replays the newest commits and says which levels fit.
pub(super) fn calibrate(args: &CalibrateArgs) -> Result<Exit, UsageError> {
    let bug = "this is a bug in blastlint: please report it";
    let table = Table::shipped().map_err(|e| UsageError::new("the table of scope does not load", e, bug))?;
    let here = load("HEAD".into(), "HEAD".into())?;
    let past = here.history.lore();
    let wanted = |step: &&Step| (FEWEST..=WIDE).contains(&step.touched.len());
    let steps: Vec<&Step> = past.steps.iter().filter(wanted).take(args.commits).collect();
    // The first commit of all has none before it.
    let Some(mut before) = steps.iter().rev().find_map(|step| of_step(step)) else {
        let cause = past.cut.unwrap_or("no commit touches three files and more").to_owned();
        return Err(UsageError::new("there is nothing to replay", cause, "git fetch --unshallow, or go without"));
    };
    let replay = Replay::new(&mut before.before, &before.history);
    let replayed = replayed(&replay, &steps, &table);
    print(&neutral_page(&said(&replayed, &table, past.cut)))
}

fn of_step(step: &Step) -> Option<Loaded> {
    load(format!("{}^", step.id), step.id.clone()).ok()
}

fn load(before: String, after: String) -> Result<Loaded, UsageError> {
    let cwd = std::env::current_dir()
        .map_err(|e| UsageError::new("the current folder is not readable", e, "cd into the repository"))?;
    repo::load(&Input::Revisions { before, after }, &cwd).map_err(|e| UsageError::new(e.title(), &e, e.next()))
}

/// Each commit by itself, and with a file of the one that came after it.
fn replayed(replay: &Replay, steps: &[&Step], table: &Table) -> Replayed {
    let mut replayed = Replayed::default();
    let mut later: Option<ChangeSet> = None;
    for step in steps {
        let Some(Loaded { mut change, .. }) = of_step(step) else { continue };
        let scores = replay.scores(&change, &step.message, table);
        replayed.clean.extend(scores.into_iter().max_by(f64::total_cmp));
        if let Some(mut other) = later.take() {
            let place = other.files.iter().position(|file| is_foreign(file, &change));
            let planted =
                place.map(|place| replay.planted(&mut change, other.files.remove(place), &step.message, table));
            replayed.planted.extend(planted.flatten().map(|(score, _)| score));
        }
        later = Some(change);
    }
    replayed
}

fn said(replayed: &Replayed, table: &Table, cut: Option<&str>) -> String {
    let mut out = String::new();
    let (clean, planted) = (replayed.clean.len(), replayed.planted.len());
    let _ = writeln!(out, "# {clean} commits replayed, and {planted} files of other commits planted among their files");
    let line = |out: &mut String, what: &str, levels: FileLevels| {
        let (alarms, found) = replayed.shares(levels.warning);
        let _ = writeln!(
            out,
            "# {what}: a warning on {:.1} % of the commits, {:.0} % of the planted files found",
            alarms * 100.0,
            found * 100.0
        );
    };
    line(&mut out, "as shipped", table.file_levels());
    match replayed.levels() {
        Some(levels) => {
            line(&mut out, "with these", levels);
            let _ = writeln!(out, "[scope]\nnote = {:.4}\nwarning = {:.4}", levels.note, levels.warning);
        }
        None => {
            let _ = writeln!(out, "# fewer than {ENOUGH} commits say nothing: leave the levels as they are");
        }
    }
    if let Some(cut) = cut.filter(|cut| *cut != Past::LONG) {
        let _ = writeln!(out, "# {cut}");
    }
    out
}
