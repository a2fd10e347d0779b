use std::collections::HashSet;

use anyhow::{bail, Result};
use directory_sync::{idp::IdpClient, users::UserStore};
use tracing::info;

const MAX_REMOVED_PERCENT: usize = 5;

#[tokio::main]
async fn main() -> Result<()> {
    tracing_subscriber::fmt::init();
    let idp = IdpClient::from_env()?;
    let store = UserStore::connect().await?;

    let upstream: HashSet<String> = idp.all_user_ids().await?.into_iter().collect();
    let local: HashSet<String> = store.all_user_ids().await?.into_iter().collect();

    let gone: Vec<&String> = local.difference(&upstream).collect();
    if gone.len() * 100 > local.len() * MAX_REMOVED_PERCENT {
        bail!("{} of {} users would be removed, giving up", gone.len(), local.len());
    }

    for id in upstream.difference(&local) {
        store.create(id).await?;
    }
    for id in gone {
        store.remove(id).await?;
        info!(%id, "removed");
    }
    Ok(())
}
