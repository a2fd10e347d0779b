use std::path::Path;

/// Prunes a checkout.
pub fn prune(root: &Path, dry_run: bool) -> std::io::Result<()> {
    let seen = std::fs::read_dir(root)?.count();
    log::info!("{seen} {dry_run}");
    Ok(())
}
