//! The command line: arguments in, exit code out. The contract is in the README.

mod approvals;
mod args;
mod audit;
mod baseline;
mod calibrate;
mod check;
mod config;
mod gate;
mod init;
mod inspect;
mod plan;
mod policy;
mod scope;
mod task;

use std::ffi::OsString;
use std::io::{self, Write};
use std::process::ExitCode;

use clap::builder::Resettable;
use clap::error::ErrorKind;
use clap::{Arg, ArgMatches, CommandFactory, FromArgMatches};

use args::{AuditCommand, BaselineCommand, Cli, Command, ConfigCommand, RuleCommand};

/// What went wrong with the request, not with the code under test: what, where, what to type next.
#[derive(Debug, thiserror::Error)]
#[error("{title}\n  cause: {cause}\n  next: {next}")]
pub struct UsageError {
    /// What went wrong.
    pub title: String,
    /// Why.
    pub cause: String,
    /// What to type next.
    pub next: String,
}

impl UsageError {
    fn new(title: impl Into<String>, cause: impl ToString, next: impl Into<String>) -> Self {
        Self { title: title.into(), cause: cause.to_string(), next: next.into() }
    }
}

/// How a run ended. The numbers are the contract, the same in every format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Nothing at or above the threshold.
    Clean = 0,
    /// Findings at or above the threshold.
    Findings = 1,
    /// Usage, configuration or git error.
    Usage = 2,
    /// A gap, under `--strict`.
    Incomplete = 3,
}

/// Runs the program on the arguments of the process.
pub fn main() -> ExitCode {
    let matches = matches(args::with_default_command(std::env::args_os()));
    let parsed = matches.and_then(|matches| Ok((Cli::from_arg_matches(&matches)?, matches)));
    let (cli, matches) = match parsed {
        Ok(parsed) => parsed,
        Err(error) => {
            let code = if error.use_stderr() { Exit::Usage } else { Exit::Clean };
            // A closed pipe is no reason to fail.
            let _ = error.print();
            return ExitCode::from(code as u8);
        }
    };
    let exit = run(cli, &matches).unwrap_or_else(|error| {
        let _ = writeln!(io::stderr(), "error: {}", crate::report::neutral_page(&error.to_string()));
        Exit::Usage
    });
    ExitCode::from(exit as u8)
}

/// What the arguments and the variables say. A variable that is set to nothing is one that is not set: a job that fills in
/// what it does not have means no value. An input that is typed wins over the one of `BLASTLINT_SINCE`.
fn matches(args: Vec<OsString>) -> Result<ArgMatches, clap::Error> {
    let is_empty = |arg: &Arg| arg.get_env().and_then(std::env::var_os).is_some_and(|value| value.is_empty());
    // Most runs have no such variable, and going through all arguments takes a while.
    let any =
        std::env::vars_os().any(|(name, value)| value.is_empty() && name.to_string_lossy().starts_with("BLASTLINT_"));
    let command = || if any { unset(Cli::command(), &is_empty) } else { Cli::command() };
    match command().try_get_matches_from(&args) {
        Err(error) if error.kind() == ErrorKind::ArgumentConflict => {
            unset(command(), &|arg| arg.get_id() == "since").try_get_matches_from(args)
        }
        said => said,
    }
}

/// `command` without the variables of those arguments of which `which` holds.
fn unset(command: clap::Command, which: &dyn Fn(&Arg) -> bool) -> clap::Command {
    let command =
        command.mut_args(|arg| if which(&arg) { arg.env(Resettable::<clap::builder::OsStr>::Reset) } else { arg });
    command.mut_subcommands(|inner| unset(inner, which))
}

fn run(cli: Cli, matches: &ArgMatches) -> Result<Exit, UsageError> {
    match cli.command {
        Command::Check(args) => check::check(&args),
        Command::Gate(args) => gate::gate(&args),
        Command::Audit(AuditCommand::Verify { file }) => audit::verify(&file),
        Command::Scope(args) => scope::scope(&args),
        Command::Calibrate(args) => calibrate::calibrate(&args),
        Command::Facts(args) => inspect::facts(&args),
        Command::Explain(args) => inspect::explain(&args),
        Command::Rule(RuleCommand::List) => inspect::list(),
        Command::Rule(RuleCommand::Show { id }) => inspect::show(&id),
        Command::Rule(RuleCommand::Test { dir }) => inspect::test(dir.as_deref()),
        Command::Config(ConfigCommand::Schema { of }) => config::schema(of),
        Command::Config(ConfigCommand::Show(args)) => {
            let given = matches.subcommand_matches("config").and_then(|config| config.subcommand_matches("show"));
            config::show(&args, given)
        }
        Command::Config(ConfigCommand::Migrate { file }) => config::migrate(file.as_deref()),
        Command::Init(args) => init::init(&args),
        Command::Baseline(BaselineCommand::Write(args)) => baseline::write(&args),
        Command::Baseline(BaselineCommand::Prune(args)) => baseline::prune(&args),
        Command::Completions { shell } => {
            clap_complete::generate(shell, &mut Cli::command(), "blastlint", &mut io::stdout());
            Ok(Exit::Clean)
        }
        Command::Man => {
            let man = clap_mangen::Man::new(Cli::command());
            man.render(&mut io::stdout())
                .map_err(|e| UsageError::new("the manual could not be written", e, "check standard output"))?;
            Ok(Exit::Clean)
        }
    }
}

/// Writes to standard output; a reader that closed the pipe is content.
fn print(text: &str) -> Result<Exit, UsageError> {
    match io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(UsageError::new("standard output could not be written", error, "check where it goes"))
        }
        _ => Ok(Exit::Clean),
    }
}
