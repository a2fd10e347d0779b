//! The policy of a run: the configuration and the baseline, from where they are believed.

use super::args::{CheckArgs, InputArgs, PolicyArgs, Trusted};
use super::{UsageError, plan};
use crate::policy::{Baseline, Config, Date, Files, Policy, Trust, baseline};
use crate::repo::Loaded;
use crate::rule::RuleSet;

/// What a team set.
pub(super) struct Settings {
    /// As it is written.
    pub(super) config: Config,
    /// Where that came from.
    pub(super) origin: String,
    /// The same, compiled.
    pub(super) policy: Policy,
}

impl Settings {
    /// Those of `--config` and `--baseline`, else those of the side that `trust` believes.
    pub(super) fn read(
        args: &PolicyArgs,
        trust: Trust,
        loaded: &mut Loaded,
        rules: &RuleSet,
    ) -> Result<Self, UsageError> {
        for name in args.select.iter().chain(&args.ignore) {
            let title = |name| format!("`{name}` is neither a rule nor a family");
            let cause = "it was given to --select or --ignore";
            rules.check_name(name).map_err(|name| UsageError::new(title(name), cause, "blastlint rule list"))?;
        }
        let files = Files::read(trust, loaded);
        let (config, origin) = config(args, trust, &files, rules)?;
        let wrong = |e| UsageError::new("the configuration does not read", e, "correct it and run again");
        let policy = Policy::new(&config, &args.select, &args.ignore).map_err(wrong)?;
        let name = files.config.as_ref().filter(|_| args.config.is_none() && !args.no_config).map(|(name, _)| *name);
        let policy = policy.standing_in(name).with(known(args, &files)?).trusting(trust).on(Date::today());
        Ok(Self { config, origin, policy })
    }

    /// Those of the before side, whatever the arguments say.
    pub(super) fn before(loaded: &mut Loaded, rules: &RuleSet) -> Result<Self, UsageError> {
        Self::read(&PolicyArgs::default(), Trust::Before, loaded, rules)
    }
}

/// Whom a run believes: a change that is not committed yet is still with whoever makes it.
pub(super) fn trust(args: &CheckArgs) -> Trust {
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
fn config(args: &PolicyArgs, trust: Trust, files: &Files, rules: &RuleSet) -> Result<(Config, String), UsageError> {
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
