use std::process::Command;

/// Publishes the branch of the bot.
pub fn publish(branch: &str) -> std::io::Result<bool> {
    Ok(Command::new("git").args(["push", "origin", branch]).status()?.success())
}
