use anyhow::{Result, ensure};

use crate::dns::{Record, Zone};

const MOST_DELETIONS: usize = 20;

pub async fn reconcile(zone: &Zone, stale: &[Record]) -> Result<()> {
    ensure!(
        stale.len() <= MOST_DELETIONS,
        "{} records would be deleted, {MOST_DELETIONS} may be",
        stale.len()
    );
    for record in stale {
        zone.delete(record).await?;
    }
    Ok(())
}
