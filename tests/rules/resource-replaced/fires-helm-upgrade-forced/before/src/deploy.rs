use std::process::Command;

pub fn upgrade(release: &str) -> std::io::Result<()> {
    Command::new("helm").arg("upgrade").arg(release).arg("charts/web").status()?;
    Ok(())
}
