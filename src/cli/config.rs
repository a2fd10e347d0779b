//! `blastlint config`: the schema, what is in force and where it came from, files of earlier versions.

use std::path::{Path, PathBuf};

use clap::ArgMatches;
use clap::parser::ValueSource;

use super::args::{Schema, ShowArgs};
use super::policy::{Settings, trust_of};
use super::{Exit, UsageError, check, print};
use crate::policy::{Config, NAMES, migrate};
use crate::report::neutral_page;
use crate::source::Written;

/// The JSON Schema of a file that people write.
pub(super) fn schema(of: Schema) -> Result<Exit, UsageError> {
    print(&schema_text(of)?)
}

/// The same, as a text.
pub(super) fn schema_text(of: Schema) -> Result<String, UsageError> {
    let schema = match of {
        Schema::Config => schemars::schema_for!(Config),
        Schema::Contract => schemars::schema_for!(crate::task::ContractFile),
    };
    let text = serde_json::to_string_pretty(&schema)
        .map_err(|e| UsageError::new("the schema cannot be written", e, "please report this bug"))?;
    Ok(format!("{text}\n"))
}

/// The configuration in force, and where each value came from.
pub(super) fn show(args: &ShowArgs, given: Option<&ArgMatches>) -> Result<Exit, UsageError> {
    let mut loaded = check::load(&args.input, &args.pair)?;
    let trust = trust_of(&args.input, &args.policy, &args.pair, false);
    let Settings { config, origin, source, rules, .. } =
        Settings::read(&args.policy, trust, &mut loaded, check::rules()?)?;
    let text = toml::to_string_pretty(&config)
        .map_err(|e| UsageError::new("the configuration cannot be written", e, "please report this bug"))?;
    let (label, source) = source.unwrap_or_default();
    let mut out = format!("# from: {origin}\n{}", with_origins(&text, &label, &source));
    for rule in &rules.own().rules {
        out += &format!("# rule {}: {}\n", rule.id, rule.from.as_deref().unwrap_or_default());
    }
    out += &given.map(flags).unwrap_or_default();
    print(&neutral_page(&out))
}

/// `text` with a comment behind each value that says on which line of `source`, which is called `label`, it stands.
fn with_origins(text: &str, label: &str, source: &str) -> String {
    let (shown, written) = (Written::new("", text), Written::new(label, source));
    let mut out = String::with_capacity(text.len() * 2);
    let mut done = 0;
    for (way, end) in shown.values() {
        let origin = written.line(way).map_or_else(|| "default".to_owned(), |line| format!("{label}:{line}"));
        out.push_str(text.get(done..end).unwrap_or_default());
        // A value of a table in one line has the brace of that behind it.
        let rest = text.get(end..).and_then(|rest| rest.split('\n').next()).unwrap_or_default();
        out.push_str(rest);
        out += &format!("  # {origin}");
        done = end + rest.len();
    }
    out + text.get(done..).unwrap_or_default()
}

/// How a run goes that the file says nothing of: flags, variables and defaults.
fn flags(given: &ArgMatches) -> String {
    const SHOWN: [&str; 8] = ["config", "no_config", "baseline", "trust", "fail_on", "exit_zero", "strict", "select"];
    let command = <super::args::Cli as clap::CommandFactory>::command();
    let known = command.find_subcommand("check");
    let line = |id: &&str| {
        let arg = known?.get_arguments().find(|arg| arg.get_id() == *id)?;
        let flag = format!("--{}", arg.get_long()?);
        let raw = given.get_raw(id).into_iter().flatten();
        let value = raw.map(|value| value.to_string_lossy().into_owned()).collect::<Vec<_>>().join(",");
        let origin = match given.value_source(id) {
            Some(ValueSource::CommandLine) => flag.clone(),
            Some(ValueSource::EnvVariable) => arg.get_env()?.to_string_lossy().into_owned(),
            _ => "default".to_owned(),
        };
        Some(format!("# {flag} {}  # {origin}\n", if value.is_empty() { "(none)" } else { &value }))
    };
    let lines: String = SHOWN.iter().chain(&["ignore"]).filter_map(line).collect();
    format!("\n# How a run goes, by flags and variables:\n{lines}")
}

/// Writes a configuration anew in the version that this program reads.
pub(super) fn migrate(file: Option<&Path>) -> Result<Exit, UsageError> {
    let path = file.map_or_else(found, |file| Ok(file.to_owned()))?;
    let name = file.map_or_else(
        || path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        |file| file.display().to_string(),
    );
    let failed = |what: &str, e: &dyn ToString| {
        UsageError::new(format!("{name} cannot be {what}"), e.to_string(), "blastlint config migrate FILE")
    };
    let text = std::fs::read_to_string(&path).map_err(|e| failed("read", &e))?;
    let migrated = migrate::migrated(&text);
    let wrong = |e| UsageError::new("the configuration does not read", e, "correct it, then: blastlint config migrate");
    Config::read(&name, migrated.as_deref().unwrap_or(&text), &check::rules_here()?).map_err(wrong)?;
    let version = migrate::VERSION;
    let Some(migrated) = migrated else {
        return print(&neutral_page(&format!("{name} is of version {version} already\n")));
    };
    // A change could have put a link there that leads out of the repository.
    if std::fs::symlink_metadata(&path).is_ok_and(|data| data.file_type().is_symlink()) {
        return Err(failed("written", &"it is a symbolic link"));
    }
    std::fs::write(&path, migrated).map_err(|e| failed("written", &e))?;
    print(&neutral_page(&format!("{name} is of version {version} now\n")))
}

/// The configuration of the working tree.
fn found() -> Result<PathBuf, UsageError> {
    let root = check::root()?;
    let found = NAMES.iter().map(|name| root.join(name)).find(|path| path.exists());
    let none = || UsageError::new("there is no configuration", "no blastlint.toml stands here", "blastlint init");
    found.ok_or_else(none)
}
