use anyhow::Result;
use directory_sync::{idp::IdpClient, users::UserStore};
use futures::{stream, StreamExt, TryStreamExt};
use tracing::info;

mod plan;

use plan::SyncPlan;

const PARALLEL: usize = 8;

#[tokio::main]
async fn main() -> Result<()> {
    tracing_subscriber::fmt::init();
    let idp = IdpClient::from_env()?;
    let store = UserStore::connect().await?;

    let (upstream, local) = tokio::try_join!(idp.all_user_ids(), store.all_user_ids())?;
    let plan = SyncPlan::new(upstream, local)?;

    stream::iter(&plan.create)
        .map(|id| store.create(id))
        .buffer_unordered(PARALLEL)
        .try_collect::<Vec<_>>()
        .await?;

    for id in &plan.remove {
        store.remove(id).await?;
        info!(%id, "removed");
    }
    info!(created = plan.create.len(), removed = plan.remove.len(), "in sync");
    Ok(())
}
