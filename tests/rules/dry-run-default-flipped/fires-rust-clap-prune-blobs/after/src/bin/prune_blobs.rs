use anyhow::{Context, Result};
use clap::Parser;
use depot::store::{Blob, BlobStore};
use futures::TryStreamExt;
use tracing::info;

/// Removes blobs that no manifest refers to.
#[derive(Debug, Parser)]
#[command(version, about)]
struct Args {
    /// Bucket to look through
    #[arg(short, long, env = "DEPOT_BUCKET")]
    bucket: String,

    /// Only list what would be removed
    #[arg(short = 'n', long)]
    dry_run: bool,

    /// Leave blobs younger than this many days alone
    #[arg(long, default_value_t = 14, value_parser = clap::value_parser!(i64).range(1..))]
    min_age_days: i64,
}

#[tokio::main]
async fn main() -> Result<()> {
    tracing_subscriber::fmt::init();
    let args = Args::parse();
    let store = BlobStore::connect(&args.bucket)
        .await
        .with_context(|| format!("cannot open bucket {}", args.bucket))?;

    let mut blobs = store.stream_unreferenced(args.min_age_days);
    let mut total = 0u64;
    while let Some(blob) = blobs.try_next().await? {
        total += blob.size;
        handle(&store, &blob, args.dry_run).await?;
    }

    info!(total, dry_run = args.dry_run, "done");
    Ok(())
}

async fn handle(store: &BlobStore, blob: &Blob, dry_run: bool) -> Result<()> {
    if dry_run {
        info!(digest = %blob.digest, size = blob.size, "would remove");
        return Ok(());
    }
    store.remove(&blob.digest).await?;
    info!(digest = %blob.digest, size = blob.size, "removed");
    Ok(())
}
