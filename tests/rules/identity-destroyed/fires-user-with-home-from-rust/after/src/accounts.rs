use std::process::Command;

/// Closes an account.
pub fn close(user: &str) -> std::io::Result<bool> {
    Ok(Command::new("userdel").args(["--remove", user]).status()?.success())
}
