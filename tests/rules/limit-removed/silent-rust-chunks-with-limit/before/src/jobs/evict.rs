use anyhow::Result;

use crate::bucket::Bucket;

const PER_RUN: usize = 1_000;

pub async fn evict(bucket: &Bucket, days: u32) -> Result<()> {
    let mut cold = bucket.unread_for(days).await?;
    cold.sort_by_key(|object| object.read_at);
    for object in cold.into_iter().take(PER_RUN) {
        bucket.remove(&object.key).await?;
    }
    Ok(())
}
