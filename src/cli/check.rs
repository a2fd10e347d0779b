//! `blastlint check`.

use std::io::{self, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};

use super::args::{CheckArgs, Color, InputArgs, OutputArgs, PairArgs, PolicyArgs, Trusted};
use super::{Exit, UsageError, plan, task};
use crate::analysis::Witnesses;
use crate::lint::{Report, lint_with};
use crate::policy::{Baseline, Config, Date, Files, Policy, Trust, baseline};
use crate::repo::{self, Input, Loaded};
use crate::report::{Format, Style, reporter};
use crate::rule::RuleSet;

/// Lints one change.
pub(super) fn check(args: &CheckArgs) -> Result<Exit, UsageError> {
    let outputs = outputs(&args.output)?;
    let plans = plan::read(args)?;
    let (rules, loaded) = std::thread::scope(|scope| {
        let rules = scope.spawn(rules);
        let loaded = if plan::alone(args) { Ok(plan::nothing_else(args)) } else { load(&args.input, &args.pair) };
        (rules.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)), loaded)
    });
    let (rules, mut loaded) = (rules?, loaded?);
    let policy = policy(&args.policy, trust(args), &mut loaded, &rules)?;
    let witnesses = Witnesses { plans, task: task::task(&args.task, &mut loaded)?, scope: policy.scope() };
    let report = lint_with(loaded, witnesses, &rules, &policy);
    write_outputs(&args.output, &outputs, &rules, &report)?;
    Ok(exit(&args.policy, &report))
}

fn exit(policy: &PolicyArgs, report: &Report) -> Exit {
    if policy.strict && !report.gaps.is_empty() {
        return Exit::Incomplete;
    }
    let reached = report.loudest().is_some_and(|level| policy.fail_on.reached(level));
    if reached && !policy.exit_zero { Exit::Findings } else { Exit::Clean }
}

/// The rules in force.
pub(super) fn rules() -> Result<RuleSet, UsageError> {
    let bug = "this is a bug in blastlint: please report it";
    RuleSet::shipped().map_err(|e| UsageError::new("a shipped rule does not load", e, bug))
}

/// Reads the change that the arguments name.
pub(super) fn load(input: &InputArgs, pair: &PairArgs) -> Result<Loaded, UsageError> {
    let input = match (&pair.before, &pair.after) {
        (Some(before), Some(after)) => Input::Pair { before: before.clone(), after: after.clone() },
        _ => input_of(input)?,
    };
    let cwd = std::env::current_dir()
        .map_err(|e| UsageError::new("the current folder is not readable", e, "cd into the repository"))?;
    repo::load(&input, &cwd).map_err(|e| UsageError::new(e.title(), &e, e.next()))
}

fn input_of(args: &InputArgs) -> Result<Input, UsageError> {
    if let Some(range) = &args.range {
        let next = "name two revisions: blastlint check main...HEAD";
        return Input::parse_range(range)
            .ok_or_else(|| UsageError::new("no range of revisions", format!("`{range}` holds no `..`"), next));
    }
    if let Some(revision) = &args.since {
        return Ok(Input::Since(revision.clone()));
    }
    if let Some(file) = &args.diff {
        return diff_text(file).map(Input::Diff);
    }
    if let Some(case) = &args.case {
        return case_of(case);
    }
    Ok(if args.staged { Input::Staged } else { Input::Worktree })
}

fn diff_text(file: &Path) -> Result<Vec<u8>, UsageError> {
    let mut bytes = Vec::new();
    let read = if file == Path::new("-") {
        io::stdin().lock().read_to_end(&mut bytes).map(|_| ())
    } else {
        std::fs::read(file).map(|content| bytes = content)
    };
    read.map_err(|e| {
        UsageError::new(format!("the diff {} cannot be read", file.display()), e, "git diff | blastlint check --diff -")
    })?;
    Ok(bytes)
}

fn case_of(folder: &Path) -> Result<Input, UsageError> {
    let (before, after) = (folder.join("before"), folder.join("after"));
    if before.exists() || after.exists() {
        return Ok(Input::Case(folder.to_owned()));
    }
    let cause = format!("{} holds neither `before` nor `after`", folder.display());
    Err(UsageError::new("no case", cause, "name a folder like corpus/kiro-recreate-environment"))
}

/// The policy: from `--config`, or from the before side of the change.
pub(super) fn policy(
    args: &PolicyArgs,
    trust: Trust,
    loaded: &mut Loaded,
    rules: &RuleSet,
) -> Result<Policy, UsageError> {
    for name in args.select.iter().chain(&args.ignore) {
        let unknown = |name| {
            UsageError::new(
                format!("`{name}` is neither a rule nor a family"),
                "it was given to --select or --ignore",
                "blastlint rule list",
            )
        };
        rules.check_name(name).map_err(unknown)?;
    }
    let files = Files::read(trust, loaded);
    let (config, _) = config(args, trust, &files, rules)?;
    let wrong = |e| UsageError::new("the configuration does not read", e, "correct it and run again");
    let policy = Policy::new(&config, &args.select, &args.ignore).map_err(wrong)?;
    let name = files.config.as_ref().filter(|_| args.config.is_none() && !args.no_config).map(|(name, _)| *name);
    Ok(policy.standing_in(name).with(known(args, &files)?).trusting(trust).on(Date::today()))
}

/// Whom a run believes: a change that is not committed yet is still with whoever makes it.
fn trust(args: &CheckArgs) -> Trust {
    let InputArgs { staged, worktree, .. } = args.input;
    let here = staged || worktree || (args.input.is_empty() && args.pair.before.is_none() && !plan::alone(args));
    match args.policy.trust {
        Trusted::Worktree => Trust::After,
        Trusted::Before if here => Trust::Local,
        Trusted::Before => Trust::Before,
    }
}

/// The findings that are known: from `--baseline`, or from the side that is believed.
fn known(args: &PolicyArgs, files: &Files) -> Result<Baseline, UsageError> {
    let wrong = |e: crate::policy::ConfigError| {
        UsageError::new("the baseline does not read", e, "correct it, or write it anew: blastlint baseline write")
    };
    match (&args.baseline, &files.baseline) {
        (Some(file), _) => {
            let next = "name a file that `blastlint baseline write` wrote";
            let text = std::fs::read_to_string(file)
                .map_err(|e| UsageError::new(format!("{} cannot be read", file.display()), e, next))?;
            Baseline::read(&file.display().to_string(), &text).map_err(wrong)
        }
        (None, Some(text)) if !args.no_config => Baseline::read(baseline::PATH, text).map_err(wrong),
        _ => Ok(Baseline::default()),
    }
}

/// The configuration in force, and where it came from.
pub(super) fn config(
    args: &PolicyArgs,
    trust: Trust,
    files: &Files,
    rules: &RuleSet,
) -> Result<(Config, String), UsageError> {
    let wrong = |e: crate::policy::ConfigError| {
        UsageError::new("the configuration does not read", e, "blastlint config schema shows what it may hold")
    };
    if let Some(file) = &args.config {
        let text = std::fs::read_to_string(file)
            .map_err(|e| UsageError::new(format!("{} cannot be read", file.display()), e, "name a file that exists"))?;
        let name = file.display().to_string();
        return Ok((Config::read(&name, &text, rules).map_err(wrong)?, name));
    }
    if args.no_config {
        return Ok((Config::default(), "--no-config".into()));
    }
    let side = if trust == Trust::After { "after" } else { "before" };
    match &files.config {
        Some((name, text)) => {
            Ok((Config::read(name, text, rules).map_err(wrong)?, format!("{name}, as it stands {side} the change")))
        }
        None => Ok((Config::default(), format!("no configuration file {side} the change"))),
    }
}

fn outputs(args: &OutputArgs) -> Result<Vec<(Format, PathBuf)>, UsageError> {
    let parse = |text: &String| {
        let wrong = |cause: String| {
            UsageError::new(format!("--output {text} does not read"), cause, "--output sarif=blastlint.sarif")
        };
        let (format, file) = text.split_once('=').ok_or_else(|| wrong("no `=`".into()))?;
        let format = <Format as clap::ValueEnum>::from_str(format, false).map_err(wrong)?;
        Ok((format, PathBuf::from(file)))
    };
    args.output.iter().map(parse).collect()
}

fn write_outputs(
    args: &OutputArgs,
    files: &[(Format, PathBuf)],
    rules: &RuleSet,
    report: &Report,
) -> Result<(), UsageError> {
    // One place that cannot be written to keeps the report from no other.
    let written: Vec<Result<(), UsageError>> =
        files.iter().map(|(format, path)| write_file(args, (*format, path), rules, report)).collect();
    let mut bytes = Vec::new();
    let style = style(args);
    let failed = |e: io::Error| UsageError::new("standard output could not be written", e, "check where it goes");
    reporter(args.output_format, &style, rules).render(report, &mut bytes).map_err(failed)?;
    match io::stdout().lock().write_all(&bytes) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(failed(error)),
        _ => written.into_iter().collect(),
    }
}

fn write_file(
    args: &OutputArgs,
    (format, path): (Format, &Path),
    rules: &RuleSet,
    report: &Report,
) -> Result<(), UsageError> {
    let mut bytes = Vec::new();
    let failed =
        |e: io::Error| UsageError::new(format!("{} cannot be written", path.display()), e, "name a file you may write");
    let style = Style { suppressed: args.show_suppressed, ..Style::plain() };
    reporter(format, &style, rules).render(report, &mut bytes).map_err(failed)?;
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder).map_err(failed)?;
    }
    std::fs::write(path, bytes).map_err(failed)
}

fn style(args: &OutputArgs) -> Style {
    let terminal = io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    let color = match args.color {
        Color::Auto => terminal,
        Color::Always => true,
        Color::Never => false,
    };
    Style { color, ascii: args.ascii, suppressed: args.show_suppressed, ..Style::plain() }
}
