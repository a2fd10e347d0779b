use anyhow::Result;
use backon::{ExponentialBuilder, Retryable};

use crate::bucket::Bucket;

pub async fn upload(bucket: &Bucket, key: &str, body: &[u8]) -> Result<()> {
    let put = || bucket.put(key, body);
    put.retry(ExponentialBuilder::default().with_max_times(5)).await?;
    bucket.tag(key, "state", "complete").await
}
