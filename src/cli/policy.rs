//! The policy of a run: the configuration and the baseline, from where they are believed.

use super::args::{CheckArgs, InputArgs, PairArgs, PolicyArgs, Trusted};
use super::{UsageError, plan};
use crate::policy::{Baseline, Config, Date, Files, Policy, Trust, baseline};
use crate::repo::Loaded;
use crate::rule::{OwnFile, RuleSet};

/// What a team set.
pub(super) struct Settings {
    /// As it is written.
    pub(super) config: Config,
    /// Where that came from.
    pub(super) origin: String,
    /// What the file is called, and what stands in it, where there is one.
    pub(super) source: Option<(String, String)>,
    /// The same, compiled.
    pub(super) policy: Policy,
    /// The rules that are shipped, and those of the repository.
    pub(super) rules: RuleSet,
}

impl Settings {
    /// Those of `--config` and `--baseline`, else those of the side that `trust` believes.
    pub(super) fn read(
        args: &PolicyArgs,
        trust: Trust,
        loaded: &mut Loaded,
        rules: RuleSet,
    ) -> Result<Self, UsageError> {
        let files = Files::read(trust, loaded);
        let own: &[OwnFile] = if args.no_config { &[] } else { &files.rules };
        let rules = with_own(rules, own)?;
        for name in args.select.iter().chain(&args.ignore) {
            let title = |name| format!("`{name}` is neither a rule nor a family");
            let cause = "it was given to --select or --ignore";
            rules.check_name(name).map_err(|name| UsageError::new(title(name), cause, "blastlint rule list"))?;
        }
        let Read { config, origin, source } = config(args, trust, &files, &rules)?;
        let wrong = |e| UsageError::new("the configuration does not read", e, "correct it and run again");
        let policy = Policy::new(&config, &args.select, &args.ignore).map_err(wrong)?;
        let name = files.config.as_ref().filter(|_| args.config.is_none() && !args.no_config).map(|(name, _)| *name);
        let policy = policy.standing_in(name).with(known(args, &files)?).trusting(trust).on(Date::today());
        Ok(Self { config, origin, source, policy, rules })
    }

    /// Those of the before side, whatever the arguments say.
    pub(super) fn before(loaded: &mut Loaded, rules: RuleSet) -> Result<Self, UsageError> {
        Self::read(&PolicyArgs::default(), Trust::Before, loaded, rules)
    }
}

/// The same rules, and those of `files`.
pub(super) fn with_own(rules: RuleSet, files: &[OwnFile]) -> Result<RuleSet, UsageError> {
    let next = "correct the file, then: blastlint rule test .blastlint/tests";
    rules.with_own(files).map_err(|e| UsageError::new("a rule of the repository does not load", e, next))
}

/// Whom a run believes: a change that is not committed yet is still with whoever makes it.
pub(super) fn trust(args: &CheckArgs) -> Trust {
    trust_of(&args.input, &args.policy, &args.pair, plan::alone(args))
}

/// The same, by the parts of the arguments; `alone` says that there is nothing but plans.
pub(super) fn trust_of(input: &InputArgs, policy: &PolicyArgs, pair: &PairArgs, alone: bool) -> Trust {
    let here = input.staged || input.worktree || (input.is_empty() && pair.before.is_none() && !alone);
    match policy.trust {
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

/// A configuration, where it came from, and what the file is called and holds.
struct Read {
    config: Config,
    origin: String,
    source: Option<(String, String)>,
}

/// The configuration in force, and where it came from.
fn config(args: &PolicyArgs, trust: Trust, files: &Files, rules: &RuleSet) -> Result<Read, UsageError> {
    let wrong = |e: crate::policy::ConfigError| {
        UsageError::new("the configuration does not read", e, "blastlint config schema shows what it may hold")
    };
    if let Some(file) = &args.config {
        let text = std::fs::read_to_string(file)
            .map_err(|e| UsageError::new(format!("{} cannot be read", file.display()), e, "name a file that exists"))?;
        let name = file.display().to_string();
        let config = Config::read(&name, &text, rules).map_err(wrong)?;
        let source = Some((format!("--config {name}"), text));
        return Ok(Read { config, origin: name, source });
    }
    if args.no_config {
        return Ok(Read { config: Config::default(), origin: "--no-config".into(), source: None });
    }
    let side = if trust == Trust::After { "after" } else { "before" };
    match &files.config {
        Some((name, text)) => {
            let config = Config::read(name, text, rules).map_err(wrong)?;
            let source = Some(((*name).to_owned(), text.clone()));
            Ok(Read { config, origin: format!("{name}, as it stands {side} the change"), source })
        }
        None => {
            let origin = format!("no configuration file {side} the change");
            Ok(Read { config: Config::default(), origin, source: None })
        }
    }
}
