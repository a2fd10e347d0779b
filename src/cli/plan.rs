//! `--plan`: plans, beside an input or alone.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use super::UsageError;
use super::args::CheckArgs;
use crate::analysis::plan::{PlanError, Plans};
use crate::repo::{ChangeSet, Loaded};
use crate::source::{RepoPath, limits};

/// Whether plans are all that is to be judged.
pub(super) fn alone(args: &CheckArgs) -> bool {
    !args.plan.plan.is_empty() && args.input.is_empty() && args.pair.before.is_none()
}

/// What is loaded beside plans alone: no change, and no configuration of a before side.
pub(super) fn nothing_else(args: &CheckArgs) -> Loaded {
    let names: Vec<String> = args.plan.plan.iter().map(|file| file.display().to_string()).collect();
    ChangeSet { described: names.join(", "), ..ChangeSet::default() }.into()
}

/// Reads every plan that is given.
pub(super) fn read(args: &CheckArgs) -> Result<Plans, UsageError> {
    let files = &args.plan.plan;
    let piped = files.iter().chain(&args.input.diff).chain(&args.task.task_file).filter(|file| is_piped(file)).count();
    if piped > 1 {
        let cause = "more than one of --plan, --diff and --task-file is to be read from it";
        return Err(UsageError::new("standard input can be read once", cause, "name a file for all but one"));
    }
    let mut plans = Plans::default();
    for (at, file) in files.iter().enumerate() {
        // Given twice it is judged once: a pattern of a shell may name it again.
        if !files.iter().take(at).any(|other| other == file) {
            let title = || format!("the plan {} cannot be judged", file.display());
            let bytes = bytes(file).map_err(|e| UsageError::new(title(), e, PlanError::Empty.next()))?;
            plans.add(name(file), &bytes).map_err(|e| UsageError::new(title(), &e, e.next()))?;
        }
    }
    Ok(plans)
}

fn is_piped(file: &Path) -> bool {
    file == Path::new("-")
}

/// No more of it than is needed to see that it is too large.
fn bytes(file: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let most = limits::PLAN_BYTES + 1;
    if is_piped(file) {
        io::stdin().lock().take(most).read_to_end(&mut bytes)?;
    } else {
        File::open(file)?.take(most).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}

/// What the plan is called in a report: the way to it from here where it lies below, since consumers of reports take
/// paths for relative ones.
fn name(file: &Path) -> RepoPath {
    if is_piped(file) {
        return RepoPath::from("stdin");
    }
    let here = std::env::current_dir().unwrap_or_default();
    let path = file.strip_prefix(&here).or_else(|_| file.strip_prefix(".")).unwrap_or(file);
    let bytes = path.as_os_str().as_encoded_bytes();
    if cfg!(windows) {
        return RepoPath::new(bytes.iter().map(|byte| if *byte == b'\\' { b'/' } else { *byte }).collect::<Vec<u8>>());
    }
    RepoPath::new(bytes)
}
