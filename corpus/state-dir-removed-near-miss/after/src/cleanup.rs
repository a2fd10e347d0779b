//! What the agent does before it starts.

use std::fs;
use std::io;
use std::path::Path;

const LOCK: &str = "/run/agent/agent.lock";

/// Clears what an unclean shutdown left behind.
pub fn before_start() -> io::Result<()> {
    if locked() {
        fs::remove_file(LOCK)?;
    }
    fs::create_dir_all("/run/agent")?;
    fs::write(LOCK, std::process::id().to_string())
}

/// Whether another agent is running.
pub fn locked() -> bool {
    Path::new(LOCK).exists()
}
