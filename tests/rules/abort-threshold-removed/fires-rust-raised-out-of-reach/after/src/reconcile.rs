use anyhow::{Result, bail};

use crate::dns::{Record, Zone};

/// More than this many deletions in one run are a mistake of ours.
const MAX_DELETIONS: usize = 100_000;

pub async fn reconcile(zone: &Zone, wanted: &[Record]) -> Result<()> {
    let present = zone.records().await?;
    let stale: Vec<&Record> = present.iter().filter(|record| !wanted.contains(record)).collect();
    if stale.len() > MAX_DELETIONS {
        bail!("{} records would be deleted", stale.len());
    }
    for record in stale {
        zone.delete(record).await?;
    }
    Ok(())
}
