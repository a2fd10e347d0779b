use anyhow::Result;

use crate::bucket::Bucket;

/// As many objects as one run evicts.
const PER_RUN: usize = 1_000;

/// Evicts what nobody has read for long, oldest first.
pub async fn evict(bucket: &Bucket, days: u32) -> Result<usize> {
    let mut cold = bucket.unread_for(days).await?;
    cold.sort_by_key(|object| object.read_at);
    let mut count = 0;
    for object in cold.into_iter().take(PER_RUN) {
        bucket.remove(&object.key).await?;
        count += 1;
    }
    Ok(count)
}
