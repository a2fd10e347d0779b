use anyhow::{bail, Result};
use clap::Args;
use dialoguer::Confirm;

use crate::cluster::Cluster;

#[derive(Args)]
pub struct DropIndex {
    /// Name of the index
    pub index: String,

    /// Do not ask
    #[arg(short, long)]
    pub yes: bool,
}

pub async fn run(cluster: &Cluster, args: DropIndex) -> Result<()> {
    let stats = cluster.stats(&args.index).await?;
    if stats.aliases > 0 {
        bail!("{} still has {} aliases", args.index, stats.aliases);
    }

    if args.yes
        || Confirm::new()
            .with_prompt(format!("Drop {} with {} documents?", args.index, stats.documents))
            .default(false)
            .interact()?
    {
        cluster.drop_index(&args.index).await?;
        println!("dropped {}", args.index);
    } else {
        println!("left alone");
    }
    Ok(())
}
