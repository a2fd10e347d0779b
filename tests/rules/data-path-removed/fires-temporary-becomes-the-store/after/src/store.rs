use std::fs;

/// Starts from nothing.
pub fn reset() -> std::io::Result<()> {
    fs::remove_dir_all("/var/lib/ledger")?;
    fs::create_dir_all("/var/lib/ledger")
}
