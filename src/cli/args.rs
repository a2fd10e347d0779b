//! The arguments, as clap reads them.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::FalseyValueParser;
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::finding::Level;
use crate::report::Format;
use crate::task::Trust;

/// Lints a change, both sides of it: what it destroys, replaces, empties, exposes or disarms.
#[derive(Debug, Parser)]
#[command(name = "blastlint", version, about, max_term_width = 100)]
pub(super) struct Cli {
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Lint a change; the default command
    Check(CheckArgs),
    /// Does this change have the approvals that its blast radius needs?
    Gate(GateArgs),
    /// Records of earlier runs
    #[command(subcommand)]
    Audit(AuditCommand),
    /// Per changed file: does the stated task explain it?
    Scope(ScopeArgs),
    /// From which score on scope is loud, by the commits of this repository
    Calibrate(CalibrateArgs),
    /// Dump the facts of files
    Facts(FactsArgs),
    /// Why a rule did or did not fire: every clause on every change
    Explain(ExplainArgs),
    /// The catalogue of rules
    #[command(subcommand)]
    Rule(RuleCommand),
    /// The configuration
    #[command(subcommand)]
    Config(ConfigCommand),
    /// Write a configuration, a pre-commit entry and a CI job, after asking
    Init(InitArgs),
    /// Known findings that may stand, in .blastlint/baseline.toml
    #[command(subcommand)]
    Baseline(BaselineCommand),
    /// Completions for a shell
    Completions {
        /// Which shell
        shell: clap_complete::Shell,
    },
    /// The manual page
    Man,
}

#[derive(Debug, Subcommand)]
pub(super) enum RuleCommand {
    /// One line a rule
    List,
    /// The documentation of one rule
    Show {
        /// Id of the rule
        id: String,
    },
    /// Run the fixtures of rules: `<rule>/fires-<why>/` and `<rule>/silent-<why>/`
    Test {
        /// The folder of one rule's fixtures, or a folder of such folders
        ///
        /// Default: `.blastlint/tests` of the repository, else `tests/rules`
        dir: Option<PathBuf>,
    },
}

#[derive(Debug, Subcommand)]
pub(super) enum AuditCommand {
    /// Check every record of a file that `--audit` has written, and that none is missing between them
    Verify {
        /// The file
        file: PathBuf,
    },
}

#[derive(Debug, Subcommand)]
pub(super) enum ConfigCommand {
    /// JSON Schema of a file that people write, for editors
    Schema {
        /// Which file
        #[arg(value_enum, default_value_t)]
        of: Schema,
    },
    /// The configuration in force, and where each value came from
    Show(Box<ShowArgs>),
    /// Write a configuration anew in the version of this program; comments and layout stay
    Migrate {
        /// The file; that of the repository where none is named
        file: Option<PathBuf>,
    },
}

/// Of which run the configuration is shown.
#[derive(Debug, Args)]
pub(super) struct ShowArgs {
    #[command(flatten)]
    pub(super) input: InputArgs,
    #[command(flatten)]
    pub(super) pair: PairArgs,
    #[command(flatten)]
    pub(super) policy: PolicyArgs,
}

#[derive(Debug, Args)]
pub(super) struct InitArgs {
    /// Ask nothing, write what is usual
    #[arg(long, short = 'y')]
    pub(super) yes: bool,
    /// For which code host to write a job; else told by what stands there
    #[arg(long, value_enum, value_name = "HOST")]
    pub(super) ci: Option<Host>,
    /// Let the job ask for approvals, too
    #[arg(long)]
    pub(super) gate: bool,
}

/// A code host.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Host {
    /// GitHub Actions
    Github,
    /// GitLab CI
    Gitlab,
    /// No job
    None,
}

/// A file that people write.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Schema {
    /// `blastlint.toml`
    #[default]
    Config,
    /// The contract of a task, `.blastlint/task.toml`
    Contract,
}

#[derive(Debug, Subcommand)]
pub(super) enum BaselineCommand {
    /// Take in what is found now; what is there keeps its reasons
    Write(BaselineArgs),
    /// Drop what is found no longer
    Prune(InputArgs),
}

#[derive(Debug, Args)]
pub(super) struct BaselineArgs {
    #[command(flatten)]
    pub(super) input: InputArgs,
    /// Why it may stand
    #[arg(long, value_name = "TEXT")]
    pub(super) reason: Option<String>,
    /// The last day on which it may, as 2027-01-31
    #[arg(long, value_name = "DATE")]
    pub(super) until: Option<String>,
}

/// What is linted; one of them. Default: everything uncommitted, against HEAD.
#[derive(Debug, Args, Default, Clone)]
#[group(multiple = false)]
pub(super) struct InputArgs {
    /// `A..B` exactly those two trees, `A...B` from their merge base
    #[arg(value_name = "A..B")]
    pub(super) range: Option<String>,
    /// From the merge base of REV and HEAD to HEAD
    #[arg(long, value_name = "REV", env = "BLASTLINT_SINCE")]
    pub(super) since: Option<String>,
    /// From HEAD to the index
    #[arg(long)]
    pub(super) staged: bool,
    /// From HEAD to the working tree
    #[arg(long)]
    pub(super) worktree: bool,
    /// A unified diff, `-` for standard input (hunks only)
    #[arg(long, value_name = "FILE")]
    pub(super) diff: Option<PathBuf>,
    /// A folder with `before/`, `after/` and optionally `task.md`
    #[arg(long, value_name = "DIR")]
    pub(super) case: Option<PathBuf>,
}

impl InputArgs {
    /// Whether none of them is given.
    pub(super) fn is_empty(&self) -> bool {
        let Self { range, since, staged, worktree, diff, case } = self;
        range.is_none() && since.is_none() && diff.is_none() && case.is_none() && !staged && !worktree
    }
}

#[derive(Debug, Args, Default, Clone)]
pub(super) struct CheckArgs {
    #[command(flatten)]
    pub(super) input: InputArgs,
    #[command(flatten)]
    pub(super) pair: PairArgs,
    #[command(flatten)]
    pub(super) plan: PlanArgs,
    #[command(flatten)]
    pub(super) task: TaskArgs,
    #[command(flatten)]
    pub(super) policy: PolicyArgs,
    #[command(flatten)]
    pub(super) reviews: ReviewArgs,
    #[command(flatten)]
    pub(super) output: OutputArgs,
    /// Append a record of this run to a file: one line of JSON, chained to the one before
    #[arg(long, value_name = "FILE", env = "BLASTLINT_AUDIT")]
    pub(super) audit: Option<PathBuf>,
}

#[derive(Debug, Args, Default, Clone)]
pub(super) struct GateArgs {
    #[command(flatten)]
    pub(super) check: CheckArgs,
    /// Write the approvals that count to a file, bound to exactly this diff
    #[arg(long, value_name = "FILE", env = "BLASTLINT_WRITE_APPROVALS")]
    pub(super) write_approvals: Option<PathBuf>,
}

/// What was said of a change.
#[derive(Debug, Args, Default, Clone)]
pub(super) struct ReviewArgs {
    /// Reviews as `gh api repos/O/R/pulls/N/reviews` or the GitLab API gives them, or an approval file; `-` for standard
    /// input, repeatable
    #[arg(long, value_name = "FILE", env = "BLASTLINT_REVIEWS", value_delimiter = '\n')]
    pub(super) reviews: Vec<PathBuf>,
}

/// Two folders or two files, without git.
#[derive(Debug, Args, Default, Clone)]
pub(super) struct PairArgs {
    /// The before side, a folder or a file
    #[arg(long, value_name = "PATH", requires = "after")]
    pub(super) before: Option<PathBuf>,
    /// The after side
    #[arg(long, value_name = "PATH", requires = "before")]
    pub(super) after: Option<PathBuf>,
}

/// What platforms say that they will do.
#[derive(Debug, Args, Default, Clone)]
pub(super) struct PlanArgs {
    /// A plan, `-` for standard input: `terraform show -json`, `describe-change-set`, `pulumi preview --json`; repeatable,
    /// with any input or alone
    #[arg(long, value_name = "FILE", env = "BLASTLINT_PLAN", value_delimiter = '\n')]
    pub(super) plan: Vec<PathBuf>,
}

/// What was asked for, and how far whoever says so is trusted.
#[derive(Debug, Args, Default, Clone)]
pub(super) struct TaskArgs {
    /// What was asked for; what a contract, a pull request, a specification and the commits say explains too
    #[arg(long, value_name = "TEXT", env = "BLASTLINT_TASK")]
    pub(super) task: Option<String>,
    /// The same from a file, `-` for standard input
    #[arg(long, value_name = "FILE", env = "BLASTLINT_TASK_FILE")]
    pub(super) task_file: Option<PathBuf>,
    /// What the change may touch and do, as `blastlint config schema contract` describes it
    #[arg(long, value_name = "FILE", env = "BLASTLINT_CONTRACT")]
    pub(super) contract: Option<PathBuf>,
    /// Which task of a specification it is: `2.1`, `T012`, `uploads:2.1`; else those whose boxes the change ticks
    #[arg(long, value_name = "ID", env = "BLASTLINT_TASK_ID")]
    pub(super) task_id: Option<String>,
    /// Who wrote the given task and contract
    #[arg(long, value_enum, default_value_t, env = "BLASTLINT_TASK_TRUST", value_name = "WHO")]
    pub(super) task_trust: Trust,
}

#[derive(Debug, Args, Default, Clone)]
pub(super) struct PolicyArgs {
    /// Read the configuration from here instead of from the before side
    #[arg(long, value_name = "FILE", env = "BLASTLINT_CONFIG", conflicts_with = "no_config")]
    pub(super) config: Option<PathBuf>,
    /// Read no configuration and no rules of the repository
    #[arg(long, env = "BLASTLINT_NO_CONFIG", value_parser = FalseyValueParser::new())]
    pub(super) no_config: bool,
    /// Known findings, from here instead of from the before side
    #[arg(long, value_name = "FILE", env = "BLASTLINT_BASELINE")]
    pub(super) baseline: Option<PathBuf>,
    /// Which side configuration, baseline and suppressions are believed on; `worktree` is for experiments
    #[arg(long, value_enum, default_value_t, env = "BLASTLINT_TRUST")]
    pub(super) trust: Trusted,
    /// The level from which findings fail the run
    #[arg(long, value_enum, default_value_t, env = "BLASTLINT_FAIL_ON")]
    pub(super) fail_on: FailOn,
    /// Exit 0 in spite of findings; never hides errors or gaps
    #[arg(long, env = "BLASTLINT_EXIT_ZERO", value_parser = FalseyValueParser::new())]
    pub(super) exit_zero: bool,
    /// Exit 3 when something was not seen
    #[arg(long, env = "BLASTLINT_STRICT", value_parser = FalseyValueParser::new())]
    pub(super) strict: bool,
    /// Only these rules or families
    #[arg(long, value_name = "RULE|FAMILY", value_delimiter = ',', env = "BLASTLINT_SELECT")]
    pub(super) select: Vec<String>,
    /// Not these rules or families
    #[arg(long, value_name = "RULE|FAMILY", value_delimiter = ',', env = "BLASTLINT_IGNORE")]
    pub(super) ignore: Vec<String>,
}

#[derive(Debug, Args, Default, Clone)]
pub(super) struct OutputArgs {
    /// What to print on standard output
    #[arg(long, value_enum, default_value_t, env = "BLASTLINT_OUTPUT_FORMAT")]
    pub(super) output_format: Format,
    /// Also write a format to a file; repeatable
    #[arg(long, value_name = "FORMAT=FILE", env = "BLASTLINT_OUTPUT", value_delimiter = '\n')]
    pub(super) output: Vec<String>,
    /// Colours
    #[arg(long, value_enum, default_value_t, env = "BLASTLINT_COLOR")]
    pub(super) color: Color,
    /// Draw with ASCII only
    #[arg(long, env = "BLASTLINT_ASCII", value_parser = FalseyValueParser::new())]
    pub(super) ascii: bool,
    /// Show what is set aside, too, with the reason
    #[arg(long, env = "BLASTLINT_SHOW_SUPPRESSED", value_parser = FalseyValueParser::new())]
    pub(super) show_suppressed: bool,
}

#[derive(Debug, Args)]
pub(super) struct ScopeArgs {
    #[command(flatten)]
    pub(super) input: InputArgs,
    #[command(flatten)]
    pub(super) pair: PairArgs,
    #[command(flatten)]
    pub(super) task: TaskArgs,
    /// What to print on standard output
    #[arg(long, value_enum, default_value_t, env = "BLASTLINT_OUTPUT_FORMAT")]
    pub(super) output_format: ScopeFormat,
    /// Weigh by another table of constants
    #[arg(long, value_name = "FILE", hide = true)]
    pub(super) scope_table: Option<PathBuf>,
    /// Print the features instead of a judgement, for whoever fits a table
    #[arg(long, hide = true)]
    pub(super) features: bool,
}

#[derive(Debug, Args)]
pub(super) struct CalibrateArgs {
    /// How many of the newest commits to replay
    #[arg(long, value_name = "COUNT", default_value_t = 200)]
    pub(super) commits: usize,
}

/// How `scope` prints.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum ScopeFormat {
    /// For people
    #[default]
    Text,
    /// One object a changed file
    Jsonl,
}

#[derive(Debug, Args)]
pub(super) struct FactsArgs {
    /// Files to read
    #[arg(required = true)]
    pub(super) files: Vec<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct ExplainArgs {
    /// Id of the rule
    pub(super) rule: String,
    #[command(flatten)]
    pub(super) input: InputArgs,
    #[command(flatten)]
    pub(super) pair: PairArgs,
}

/// Which side is believed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Trusted {
    /// As it stood before the change
    #[default]
    Before,
    /// As the change leaves it
    Worktree,
}

/// The level from which findings fail the run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum FailOn {
    /// Errors
    #[default]
    Error,
    /// Warnings and errors
    Warning,
    /// Any finding
    Note,
    /// Nothing
    Never,
}

impl FailOn {
    /// Whether a finding of `level` fails the run.
    pub(super) fn reached(self, level: Level) -> bool {
        match self {
            FailOn::Error => level >= Level::Error,
            FailOn::Warning => level >= Level::Warning,
            FailOn::Note => true,
            FailOn::Never => false,
        }
    }
}

/// When to colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Color {
    /// On a terminal, unless `NO_COLOR` is set
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// Puts `check` in front where no command is named: `blastlint A..B` and `blastlint --staged` lint.
pub(super) fn with_default_command(args: impl Iterator<Item = OsString>) -> Vec<OsString> {
    let mut args: Vec<OsString> = args.collect();
    const COMMANDS: [&str; 14] = [
        "check",
        "gate",
        "audit",
        "scope",
        "calibrate",
        "facts",
        "explain",
        "rule",
        "config",
        "init",
        "baseline",
        "completions",
        "man",
        "help",
    ];
    let first = args.get(1).and_then(|arg| arg.to_str()).unwrap_or_default();
    let own = COMMANDS.contains(&first) || matches!(first, "-h" | "--help" | "-V" | "--version");
    if !own && !args.is_empty() {
        args.insert(1, "check".into());
    }
    args
}

#[cfg(test)]
mod tests;
