use anyhow::Result;
use backon::{ExponentialBuilder, Retryable};

use crate::remote::headline;
use crate::store::Store;

/// The line that stands above the prompt.
pub async fn motd(store: &Store) -> Result<String> {
    let line = (|| headline("motd")).retry(ExponentialBuilder::default()).await?;
    store.remember(&line)?;
    Ok(line)
}
