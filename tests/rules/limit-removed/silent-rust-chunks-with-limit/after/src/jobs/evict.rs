use anyhow::Result;

use crate::bucket::Bucket;

const MOST: usize = 1_000;

pub async fn evict(bucket: &Bucket, days: u32) -> Result<()> {
    let mut cold = bucket.unread_for(days).await?;
    cold.sort_by_key(|object| object.read_at);
    cold.truncate(MOST);
    for chunk in cold.chunks(100) {
        bucket.remove_all(chunk.iter().map(|object| object.key.as_str())).await?;
    }
    Ok(())
}
