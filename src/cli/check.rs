//! `blastlint check`.

use std::io::{self, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};

use super::args::{CheckArgs, Color, InputArgs, OutputArgs, PairArgs, PolicyArgs};
use super::policy::Settings;
use super::{Exit, UsageError, approvals, audit, plan, policy, task};
use crate::analysis::Witnesses;
use crate::lint::{Report, lint_with};
use crate::policy::own_rules;
use crate::repo::{self, Input, Loaded};
use crate::report::{Format, Style, reporter};
use crate::rule::RuleSet;

/// Lints one change.
pub(super) fn check(args: &CheckArgs) -> Result<Exit, UsageError> {
    let outputs = outputs(&args.output)?;
    let plans = plan::read(args)?;
    let (rules, loaded) = std::thread::scope(|scope| {
        let rules = scope.spawn(rules);
        let loaded = read(args);
        (rules.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)), loaded)
    });
    let (rules, (input, mut loaded)) = (rules?, loaded?);
    let Settings { config, policy, rules, .. } = Settings::read(&args.policy, policy::trust(args), &mut loaded, rules)?;
    let task = task::task(&args.task, &mut loaded)?;
    let trail = args
        .audit
        .as_deref()
        .map(|file| audit::Trail::start(file, args, input.as_ref(), &loaded, (&config, &rules, &task)));
    let trail = trail.transpose()?;
    let reviews = &args.reviews.reviews;
    let gate = (!reviews.is_empty()).then(|| approvals::Bench::hear(reviews, input.as_ref(), &mut loaded, &config));
    let gate = gate.transpose()?;
    let witnesses = Witnesses { plans, task, scope: policy.scope() };
    let mut report = lint_with(loaded, witnesses, &rules, &policy);
    gate.into_iter().for_each(|gate| gate.honour(&mut report));
    write_outputs(&args.output, &outputs, &rules, &report)?;
    let exit = exit(&args.policy, &report);
    trail.map_or(Ok(()), |trail| trail.end("check", &report, None, exit))?;
    Ok(exit)
}

/// What is to be judged; no input where plans are all of it.
pub(super) fn read(args: &CheckArgs) -> Result<(Option<Input>, Loaded), UsageError> {
    if plan::alone(args) {
        return Ok((None, plan::nothing_else(args)));
    }
    let input = input(&args.input, &args.pair)?;
    let loaded = load_input(&input)?;
    Ok((Some(input), loaded))
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

/// The rules that are shipped, and those of the working tree around the current folder.
pub(super) fn rules_here() -> Result<RuleSet, UsageError> {
    let mut tree = repo::Tree::Folder(root()?);
    policy::with_own(rules()?, &own_rules(&mut tree))
}

/// The root of the working tree around the current folder, or that folder.
pub(super) fn root() -> Result<PathBuf, UsageError> {
    let cwd = std::env::current_dir()
        .map_err(|e| UsageError::new("the current folder is not readable", e, "cd into the repository"))?;
    let root = cwd.ancestors().find(|folder| folder.join(".git").exists());
    Ok(root.unwrap_or(&cwd).to_owned())
}

/// Reads the change that the arguments name.
pub(super) fn load(input: &InputArgs, pair: &PairArgs) -> Result<Loaded, UsageError> {
    load_input(&self::input(input, pair)?)
}

/// What the arguments name.
pub(super) fn input(input: &InputArgs, pair: &PairArgs) -> Result<Input, UsageError> {
    match (&pair.before, &pair.after) {
        (Some(before), Some(after)) => Ok(Input::Pair { before: before.clone(), after: after.clone() }),
        _ => input_of(input),
    }
}

/// Reads the change that `input` names.
pub(super) fn load_input(input: &Input) -> Result<Loaded, UsageError> {
    let cwd = std::env::current_dir()
        .map_err(|e| UsageError::new("the current folder is not readable", e, "cd into the repository"))?;
    repo::load(input, &cwd).map_err(|e| UsageError::new(e.title(), &e, e.next()))
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

pub(super) fn outputs(args: &OutputArgs) -> Result<Vec<(Format, PathBuf)>, UsageError> {
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

pub(super) fn style(args: &OutputArgs) -> Style {
    let terminal = io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    let color = match args.color {
        Color::Auto => terminal,
        Color::Always => true,
        Color::Never => false,
    };
    Style { color, ascii: args.ascii, suppressed: args.show_suppressed, ..Style::plain() }
}
