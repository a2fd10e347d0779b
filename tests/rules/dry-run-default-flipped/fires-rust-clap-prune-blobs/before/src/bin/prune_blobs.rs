use anyhow::Result;
use clap::{ArgAction, Parser};
use depot::store::BlobStore;

/// Removes blobs that no manifest refers to.
#[derive(Parser)]
struct Args {
    /// Bucket to look through
    #[arg(long, env = "DEPOT_BUCKET")]
    bucket: String,

    /// Only list what would be removed
    #[arg(long, default_value_t = true, action = ArgAction::Set)]
    dry_run: bool,

    /// Leave blobs younger than this many days alone
    #[arg(long, default_value_t = 14)]
    min_age_days: i64,
}

#[tokio::main]
async fn main() -> Result<()> {
    let args = Args::parse();
    let store = BlobStore::connect(&args.bucket).await?;

    let mut total = 0u64;
    for blob in store.unreferenced(args.min_age_days).await? {
        total += blob.size;
        if args.dry_run {
            println!("would remove {} ({} bytes)", blob.digest, blob.size);
        } else {
            store.remove(&blob.digest).await?;
            println!("removed {} ({} bytes)", blob.digest, blob.size);
        }
    }

    println!("{total} bytes");
    Ok(())
}
