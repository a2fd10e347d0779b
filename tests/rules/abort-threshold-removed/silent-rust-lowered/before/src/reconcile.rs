use anyhow::{Result, ensure};

use crate::dns::{Record, Zone};

const MAX_DELETIONS: usize = 25;

pub async fn reconcile(zone: &Zone, stale: &[Record]) -> Result<()> {
    ensure!(stale.len() <= MAX_DELETIONS, "{} records would be deleted", stale.len());
    for record in stale {
        zone.delete(record).await?;
    }
    Ok(())
}
