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

fn parse(text: &str) -> Result<Settings, Error> {
    let raw: Raw = toml::from_str(text)?;
    Ok(Settings { listen: raw.listen, timeout: Duration::from_millis(raw.timeout_ms) })
}
