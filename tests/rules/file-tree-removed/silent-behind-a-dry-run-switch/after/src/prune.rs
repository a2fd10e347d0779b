use std::path::Path;

/// Prunes a checkout.
pub fn prune(root: &Path, dry_run: bool) -> std::io::Result<()> {
    let seen = std::fs::read_dir(root)?.count();
    log::info!("{seen} {dry_run}");
    if !dry_run {
        std::fs::remove_dir_all(root)?;
    }
    Ok(())
}
