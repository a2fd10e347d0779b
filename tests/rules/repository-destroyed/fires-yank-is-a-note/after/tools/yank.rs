use std::process::Command;

pub fn yank(version: &str) -> std::io::Result<()> {
    Command::new("cargo").args(["yank", "--version", version, "acme-client"]).status()?;
    Ok(())
}
