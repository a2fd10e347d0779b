//! Reads the settings of a service.

use std::path::Path;
use std::time::Duration;

/// The settings of a service.
#[derive(Debug, Clone)]
pub struct Settings {
    pub listen: String,
    pub timeout: Duration,
}

/// Reads the settings from `path`.
pub fn load(path: &Path) -> Result<Settings, Error> {
    let text = std::fs::read_to_string(path)?;
    parse(&text)
}

/// Reads the settings from the environment, for containers without a file.
pub fn load_from_environment(prefix: &str) -> Result<Settings, Error> {
    let get = |name: &str| std::env::var(format!("{prefix}_{name}"));
    let seconds = get("TIMEOUT")?.parse()?;
    Ok(Settings { listen: get("LISTEN")?, timeout: Duration::from_secs(seconds) })
}

fn parse(text: &str) -> Result<Settings, Error> {
    let raw: Raw = toml::from_str(text)?;
    Ok(Settings { listen: raw.listen, timeout: Duration::from_secs(raw.timeout) })
}
