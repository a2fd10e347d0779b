use crate::error::QuotaError;

use crate::store::Store;

pub async fn reset(store: &Store, team: u64) -> Result<(), QuotaError> {
    let used = store.usage(team).await.map_err(QuotaError::Usage)?;
    store.archive_usage(team, used).await.map_err(QuotaError::Archive)?;
    store.set_usage(team, 0).await.map_err(QuotaError::Usage)
}
