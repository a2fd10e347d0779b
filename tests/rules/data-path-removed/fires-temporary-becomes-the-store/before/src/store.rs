use std::fs;

/// Starts from nothing.
pub fn reset() -> std::io::Result<()> {
    fs::remove_dir_all("/tmp/ledger")?;
    fs::create_dir_all("/tmp/ledger")
}
