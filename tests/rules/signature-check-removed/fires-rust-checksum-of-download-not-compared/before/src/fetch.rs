use anyhow::{ensure, Result};
use sha2::{Digest, Sha256};
use std::path::Path;

pub async fn fetch(url: &str, sha256: &str, into: &Path) -> Result<()> {
    let response = reqwest::get(url).await?;
    ensure!(response.status().is_success(), "{url}: {}", response.status());
    let bytes = response.bytes().await?;
    let found = hex::encode(Sha256::digest(&bytes));
    ensure!(found == sha256, "{url}: {found} instead of {sha256}");
    tokio::fs::write(into, &bytes).await?;
    Ok(())
}
