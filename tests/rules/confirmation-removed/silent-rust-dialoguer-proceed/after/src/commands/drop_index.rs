use anyhow::{ensure, Context, Result};
use clap::Args;

use crate::{
    cluster::Cluster,
    prompt::{proceed, Asking},
};

#[derive(Args)]
pub struct DropIndex {
    /// Name of the index
    pub index: String,

    #[command(flatten)]
    pub asking: Asking,
}

pub async fn run(cluster: &Cluster, DropIndex { index, asking }: DropIndex) -> Result<()> {
    let stats = cluster
        .stats(&index)
        .await
        .with_context(|| format!("cannot read {index}"))?;
    ensure!(stats.aliases == 0, "{index} still has {} aliases", stats.aliases);

    let question = format!("Drop {index} with {} documents?", stats.documents);
    if !proceed(&asking, &question)? {
        println!("left alone");
        return Ok(());
    }

    cluster.drop_index(&index).await?;
    println!("dropped {index}");
    Ok(())
}
