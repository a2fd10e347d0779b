//! `blastlint gate`.

use std::io::{self, Write};
use std::path::Path;

use super::approvals::{Bench, Heard};
use super::args::{GateArgs, Trusted};
use super::audit::Trail;
use super::policy::Settings;
use super::{Exit, UsageError, check, plan, task};
use crate::analysis::Witnesses;
use crate::lint::{Report, lint_with};
use crate::policy::Trust;
use crate::policy::gate::Decision;
use crate::report::{self, Format, Style};
use crate::rule::RuleSet;

/// Says whether a change has the approvals that it needs.
pub(super) fn gate(args: &GateArgs) -> Result<Exit, UsageError> {
    let own = &args.check;
    if own.policy.trust == Trusted::Worktree {
        let cause = "the gate believes what stood before the change, and nothing that comes with it";
        return Err(UsageError::new("--trust worktree is for experiments", cause, "blastlint gate without --trust"));
    }
    let outputs = check::outputs(&own.output)?;
    read_once(args)?;
    let plans = plan::read(own)?;
    let rules = check::rules()?;
    let (input, mut loaded) = check::read(own)?;
    // Whoever asks for approval is not asked what may stand without one.
    let Settings { config, policy, rules, .. } = Settings::read(&own.policy, Trust::Before, &mut loaded, rules)?;
    let task = task::task(&own.task, &mut loaded)?;
    let bench = Bench::hear(&own.reviews.reviews, input.as_ref(), &mut loaded, &config)?;
    let Heard { provenance, diff, .. } = &bench.heard;
    let trail = own
        .audit
        .as_deref()
        .map(|file| Trail::of(file, own, &loaded, (&config, &rules, &task), provenance, diff.clone()));
    let trail = trail.transpose()?;
    let witnesses = Witnesses { plans, task, scope: policy.scope() };
    let report = lint_with(loaded, witnesses, &rules, &policy);
    let decision = bench.decide(&report);
    let exit = if own.policy.strict && !report.gaps.is_empty() {
        Exit::Incomplete
    } else if decision.allowed() || own.policy.exit_zero {
        Exit::Clean
    } else {
        Exit::Findings
    };
    args.write_approvals.as_deref().map_or(Ok(()), |file| write_approvals(file, &decision))?;
    trail.map_or(Ok(()), |trail| trail.end("gate", &report, Some(&decision), exit))?;
    write(args, &outputs, &rules, &report, &decision)?;
    Ok(exit)
}

/// Standard input can be read once.
fn read_once(args: &GateArgs) -> Result<(), UsageError> {
    let own = &args.check;
    let files = own.reviews.reviews.iter().chain(&own.plan.plan).chain(&own.input.diff).chain(&own.task.task_file);
    if files.filter(|file| file.as_path() == Path::new("-")).count() > 1 {
        let cause = "more than one of --reviews, --plan, --diff and --task-file is to be read from it";
        return Err(UsageError::new("standard input can be read once", cause, "name a file for all but one"));
    }
    Ok(())
}

fn write_approvals(path: &Path, decision: &Decision) -> Result<(), UsageError> {
    let title = || format!("the approvals {} cannot be written", path.display());
    let nameless = || UsageError::new(title(), "nothing names this diff", "gate a range of commits");
    let file = decision.approval_file().ok_or_else(nameless)?;
    let failed = |e: &dyn ToString| UsageError::new(title(), e.to_string(), "name a file you may write");
    let text = serde_json::to_string_pretty(&file).map_err(|e| failed(&e))?;
    std::fs::write(path, format!("{text}\n")).map_err(|e| failed(&e))
}

fn write(
    args: &GateArgs,
    outputs: &[(Format, std::path::PathBuf)],
    rules: &RuleSet,
    report: &Report,
    decision: &Decision,
) -> Result<(), UsageError> {
    let failed = |to: String| {
        move |e: io::Error| UsageError::new(format!("{to} could not be written"), e, "check where it goes")
    };
    for (format, path) in outputs {
        let to = || failed(path.display().to_string());
        let bytes = report::gate(*format, &Style::plain(), rules, report, decision).map_err(to())?;
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            std::fs::create_dir_all(folder).map_err(to())?;
        }
        std::fs::write(path, bytes).map_err(to())?;
    }
    let to = || failed("standard output".into());
    let output = &args.check.output;
    let bytes = report::gate(output.output_format, &check::style(output), rules, report, decision).map_err(to())?;
    match io::stdout().lock().write_all(&bytes) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(to()(error)),
        _ => Ok(()),
    }
}
