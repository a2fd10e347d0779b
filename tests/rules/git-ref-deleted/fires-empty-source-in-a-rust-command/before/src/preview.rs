use std::process::Command;

/// Publishes a preview.
pub fn publish() -> std::io::Result<bool> {
    Ok(Command::new("git").args(["push", "origin", "HEAD:preview"]).status()?.success())
}
