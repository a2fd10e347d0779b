use anyhow::Result;

use crate::bucket::Bucket;
use crate::clock::Day;

pub async fn expire(bucket: &Bucket, today: Day) -> Result<usize> {
    let mut expired = 0;
    for object in bucket.list().await? {
        if object.expires > today || object.legal_hold {
            continue;
        }
        bucket.purge(&object.key).await?;
        expired += 1;
    }
    Ok(expired)
}
