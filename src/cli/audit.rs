//! `--audit` and `blastlint audit`.

use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};

use super::args::{CheckArgs, PolicyArgs};
use super::{Exit, UsageError, approvals, print};
use crate::audit::{self, About, Record};
use crate::lint::Report;
use crate::policy::Config;
use crate::policy::gate::Decision;
use crate::provenance::Provenance;
use crate::repo::{Input, Loaded, sha256};
use crate::report::neutral_page;
use crate::rule::RuleSet;
use crate::task::Task;

/// A record that is written when the run ends.
pub(super) struct Trail {
    file: PathBuf,
    about: About,
}

impl Trail {
    /// What is known before the change is judged.
    pub(super) fn start(
        file: &Path,
        args: &CheckArgs,
        input: Option<&Input>,
        loaded: &Loaded,
        judged_by: (&Config, &RuleSet, &Task),
    ) -> Result<Self, UsageError> {
        let provenance = approvals::provenance(loaded)?;
        let diff = approvals::diff(input, loaded).ok();
        Self::of(file, args, loaded, judged_by, &provenance, diff)
    }

    /// The same, where most is known already.
    pub(super) fn of(
        file: &Path,
        args: &CheckArgs,
        loaded: &Loaded,
        (config, rules, task): (&Config, &RuleSet, &Task),
        provenance: &Provenance,
        diff: Option<String>,
    ) -> Result<Self, UsageError> {
        let task = task.with_commits(&loaded.history.within());
        let task = task.is_stated().then(|| (task.sources(), sha256(task.text().as_bytes())));
        let about = About { diff, task, policy: policy(config, rules, &args.policy), provenance: provenance.kind };
        Ok(Self { file: file.to_owned(), about })
    }

    /// Writes it.
    pub(super) fn end(
        self,
        command: &'static str,
        report: &Report,
        decision: Option<&Decision>,
        exit: Exit,
    ) -> Result<(), UsageError> {
        let record = Record::new(command, report, &self.about, decision, exit as u8);
        let title = || format!("the record {} cannot be written", self.file.display());
        audit::append(&self.file, &record).map_err(|e| UsageError::new(title(), e, "name a file you may append to"))
    }
}

/// The hash of all that decides what is found and what fails.
fn policy(config: &Config, rules: &RuleSet, args: &PolicyArgs) -> String {
    let PolicyArgs { fail_on, select, ignore, strict, exit_zero, .. } = args;
    let config = toml::to_string(config).unwrap_or_default();
    let own = rules.own().rules;
    sha256(format!("{config}\n{own:?}\n{fail_on:?} {select:?} {ignore:?} {strict} {exit_zero}").as_bytes())
}

/// Checks the records of a file.
pub(super) fn verify(file: &Path) -> Result<Exit, UsageError> {
    let title = || format!("the record {} cannot be read", file.display());
    let failed = |e: std::io::Error| UsageError::new(title(), e, "name a file that --audit has written");
    let text = BufReader::new(File::open(file).map_err(failed)?);
    match audit::verify(text).map_err(failed)? {
        Ok(count) => print(&format!("{count} records, each as it was written\n")),
        Err(broken) => {
            print(&neutral_page(&format!("{}:{}: {}\n", file.display(), broken.line, broken.why)))?;
            Ok(Exit::Findings)
        }
    }
}
