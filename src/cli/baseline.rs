//! `blastlint baseline write` and `blastlint baseline prune`.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use super::args::{BaselineArgs, InputArgs, PairArgs};
use super::policy::Settings;
use super::{Exit, UsageError, check, print};
use crate::lint::{Report, lint};
use crate::policy::{Baseline, Date, Policy, baseline};
use crate::repo::{History, Loaded};
use crate::report::{neutral, neutral_page};
use crate::rule::RuleSet;

/// Takes in what is found now.
pub(super) fn write(args: &BaselineArgs) -> Result<Exit, UsageError> {
    let next = "name a day: --until 2027-01-31";
    let read = |text: &String| {
        Date::read(text).ok_or_else(|| UsageError::new("no day", format!("`{text}` is no day like 2027-01-31"), next))
    };
    let until = args.until.as_ref().map(read).transpose()?;
    let reason =
        args.reason.clone().unwrap_or_else(|| format!("known when the baseline was written, {}", Date::today()));
    if reason.chars().filter(|c| c.is_alphabetic()).count() < 3 {
        return Err(UsageError::new("no reason", "it says nothing", "--reason \"moved to the archive\""));
    }
    let Run { file, rules, report } = run(&args.input)?;
    let mut known = file.read()?;
    let added = known.accept(&report.findings, &rules, &reason, until);
    file.write(&known)?;
    print(&format!("{added} added, {} in {}\n", known.entries().count(), baseline::PATH))
}

/// Drops what is found no longer.
pub(super) fn prune(input: &InputArgs) -> Result<Exit, UsageError> {
    let Run { file, report, .. } = run(input)?;
    let mut known = file.read()?;
    let dropped = known.prune(report.findings.iter().chain(&report.suppressed));
    if !dropped.is_empty() {
        file.write(&known)?;
    }
    let mut out = String::new();
    for entry in &dropped {
        let _ = writeln!(out, "dropped {} in {}: {}", entry.rule, neutral(&entry.path), neutral(&entry.reason));
    }
    let _ = writeln!(out, "{} dropped, {} in {}", dropped.len(), known.entries().count(), baseline::PATH);
    print(&neutral_page(&out))
}

/// What a run without a baseline finds, and where the baseline stands on disk.
struct Run {
    file: File,
    rules: RuleSet,
    report: Report,
}

fn run(input: &InputArgs) -> Result<Run, UsageError> {
    let rules = check::rules()?;
    let mut loaded = check::load(input, &PairArgs::default())?;
    let file = File { root: root(&loaded)? };
    let Settings { config, rules, .. } = Settings::before(&mut loaded, rules)?;
    let wrong = |e| UsageError::new("the configuration does not read", e, "correct it and run again");
    let policy = Policy::new(&config, &[], &[]).map_err(wrong)?.on(Date::today());
    let report = lint(loaded, &rules, &policy);
    Ok(Run { file, rules, report })
}

/// The root of the repository, or the current folder where there is none.
fn root(loaded: &Loaded) -> Result<PathBuf, UsageError> {
    match &loaded.history {
        History::Git(revisions) => Ok(revisions.root.clone()),
        History::Case(_) | History::Nothing => std::env::current_dir()
            .map_err(|e| UsageError::new("the current folder is not readable", e, "cd into the repository")),
    }
}

/// The baseline in the working tree.
struct File {
    root: PathBuf,
}

impl File {
    fn path(&self) -> PathBuf {
        self.root.join(baseline::PATH)
    }

    fn read(&self) -> Result<Baseline, UsageError> {
        let path = self.path();
        let wrong = |e: &dyn ToString| {
            UsageError::new("the baseline does not read", e.to_string(), "correct it, or remove it and write it anew")
        };
        match std::fs::read_to_string(&path) {
            Ok(text) => Baseline::read(baseline::PATH, &text).map_err(|e| wrong(&e)),
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(Baseline::default()),
            Err(e) => Err(wrong(&e)),
        }
    }

    fn write(&self, known: &Baseline) -> Result<(), UsageError> {
        let path = self.path();
        let failed = |e: &dyn ToString| {
            UsageError::new(format!("{} cannot be written", path.display()), e.to_string(), "run where you may write")
        };
        let folder = path.parent().unwrap_or(&self.root);
        // A change could have put a link there that leads out of the repository.
        if [folder, path.as_path()].into_iter().any(is_link) {
            return Err(failed(&"a symbolic link stands there"));
        }
        std::fs::create_dir_all(folder).map_err(|e| failed(&e))?;
        let text = known.written().map_err(|e| failed(&e))?;
        std::fs::write(&path, text).map_err(|e| failed(&e))
    }
}

fn is_link(path: &Path) -> bool {
    std::fs::symlink_metadata(path).is_ok_and(|data| data.file_type().is_symlink())
}
