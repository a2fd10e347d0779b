use anyhow::Result;

use crate::bucket::Bucket;

/// Evicts what nobody has read for long, oldest first.
pub async fn evict(bucket: &Bucket, days: u32) -> Result<usize> {
    let mut cold = bucket.unread_for(days).await?;
    cold.sort_by_key(|object| object.read_at);
    let mut count = 0;
    for object in cold {
        tracing::debug!(key = object.key, "evicting");
        bucket.remove(&object.key).await?;
        count += 1;
    }
    Ok(count)
}
