use anyhow::{bail, Result};
use clap::Args;
use dialoguer::{theme::ColorfulTheme, Confirm};
use std::io::{stdin, IsTerminal};

#[derive(Debug, Args)]
pub struct Asking {
    /// Do not ask
    #[arg(short, long)]
    pub yes: bool,
}

/// Whether the user wants the command to go on.
pub fn proceed(asking: &Asking, question: &str) -> Result<bool> {
    if asking.yes {
        return Ok(true);
    }
    if !stdin().is_terminal() {
        bail!("not a terminal, use --yes");
    }
    let answer = Confirm::with_theme(&ColorfulTheme::default())
        .with_prompt(question)
        .default(false)
        .interact()?;
    Ok(answer)
}
