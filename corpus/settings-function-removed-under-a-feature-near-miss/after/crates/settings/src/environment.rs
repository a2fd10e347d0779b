use std::time::Duration;

use crate::{Error, Settings};

/// Reads the settings from the environment, for containers without a file.
pub fn load_from_environment(prefix: &str) -> Result<Settings, Error> {
    let get = |name: &str| std::env::var(format!("{prefix}_{name}"));
    let seconds = get("TIMEOUT")?.parse()?;
    Ok(Settings { listen: get("LISTEN")?, timeout: Duration::from_secs(seconds) })
}
