use std::process::Command;

pub fn replace(old: &str, new: &str) -> std::io::Result<()> {
    Command::new("cargo").args(["owner", "--add", new, "acme-client"]).status()?;
    Command::new("cargo").args(["owner", "--remove", old, "acme-client"]).status()?;
    Ok(())
}
