use anyhow::{Context, Result};

use crate::store::Store;

pub async fn reset(store: &Store, team: u64) -> Result<()> {
    let used = store.usage(team).await.unwrap_or_default();
    store.archive_usage(team, used).await.ok();
    store.set_usage(team, 0).await
}
