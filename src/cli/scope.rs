//! `blastlint scope`.

use super::args::{ScopeArgs, ScopeFormat};
use super::policy::Settings;
use super::{Exit, UsageError, check, inspect, print, task};
use crate::repo::Loaded;
use crate::report::{neutral_json, neutral_page};
use crate::scope::{self, Table};
use crate::source::secrets;

/// Says of each changed file whether the task explains it.
pub(super) fn scope(args: &ScopeArgs) -> Result<Exit, UsageError> {
    let mut loaded = check::load(&args.input, &args.pair)?;
    let task = task::task(&args.task, &mut loaded)?;
    // What is said of a change by those who made it explains all of it: it counts only where no task is given.
    let stated = task.is_given() || args.task.task.is_some();
    let task = if stated { task } else { task.with_commits(&loaded.history.within()) };
    if args.features {
        let text = scope::features(&loaded.change, &mut loaded.before, &loaded.history, &task.text());
        return print(&format!("{text}\n"));
    }
    let table = table(args, &mut loaded)?;
    let judged = scope::judge(&loaded.change, &mut loaded.before, &loaded.history, &task, &table);
    match args.output_format {
        ScopeFormat::Jsonl => {
            let line = |line: String| format!("{}\n", neutral_json(&inspect::masked(&line, &[])));
            print(&judged.lines().map(line).collect::<String>())
        }
        ScopeFormat::Text => {
            let from = if task.is_stated() { format!("task: {}\n", task.described()) } else { String::new() };
            print(&neutral_page(&secrets::mask(&format!("{from}{}", judged.text()), secrets::Setting::Prose)))
        }
    }
}

/// The table that is given, or the shipped one with the levels that the configuration sets.
fn table(args: &ScopeArgs, loaded: &mut Loaded) -> Result<Table, UsageError> {
    let Some(file) = &args.scope_table else {
        let bug = "this is a bug in blastlint: please report it";
        let config = Settings::before(loaded, check::rules()?)?.config;
        let table = Table::shipped().map_err(|e| UsageError::new("the table of scope does not load", e, bug))?;
        return Ok(table.at(config.scope));
    };
    let title = || format!("the table {} does not load", file.display());
    let text = std::fs::read_to_string(file).map_err(|e| UsageError::new(title(), e, "name a file that exists"))?;
    Table::read(&text).map_err(|e| UsageError::new(title(), e, "benches/scope/fit.py writes one"))
}
