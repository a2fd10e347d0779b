use anyhow::Result;

use crate::bucket::Bucket;

pub async fn upload(bucket: &Bucket, key: &str, body: &[u8]) -> Result<()> {
    bucket.put(key, body).await?;
    bucket.tag(key, "state", "complete").await
}
