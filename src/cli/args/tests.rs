//! What the arguments promise as a whole.

use clap::CommandFactory;

use super::*;

/// Flags that no variable stands for, and why.
const BARE: [(&str, &str); 10] = [
    ("staged", "an input is named where the run is started; of all only --since is the same for every run of a job"),
    ("worktree", "an input"),
    ("diff", "an input"),
    ("case", "an input"),
    ("before", "an input"),
    ("after", "an input"),
    ("scope-table", "for whoever fits a table"),
    ("features", "for whoever fits a table"),
    ("help", "it prints"),
    ("version", "it prints"),
];

#[test]
fn every_flag_has_its_variable() {
    let command = Cli::command();
    for name in ["check", "gate", "scope"] {
        let command = command.find_subcommand(name).unwrap();
        for arg in command.get_arguments() {
            let Some(long) = arg.get_long() else { continue };
            let variable = arg.get_env().map(|name| name.to_string_lossy().into_owned());
            let bare = BARE.iter().any(|(flag, _)| *flag == long);
            let expected = format!("BLASTLINT_{}", long.replace('-', "_").to_uppercase());
            assert_eq!(variable, (!bare).then_some(expected), "{name} --{long}");
        }
    }
}

#[test]
fn every_command_is_known_where_none_is_named() {
    for command in Cli::command().get_subcommands() {
        let args = ["blastlint".into(), command.get_name().into()];
        assert_eq!(with_default_command(args.clone().into_iter()), args);
    }
}
