use std::time::Duration;

use anyhow::{Context, Result};
use tokio::net::TcpStream;
use tokio::time::timeout;

pub async fn dial(address: &str) -> Result<TcpStream> {
    let stream = timeout(Duration::from_secs(4), TcpStream::connect(address))
        .await
        .context("dial timed out")?
        .with_context(|| format!("dial {address}"))?;
    stream.set_nodelay(true)?;
    Ok(stream)
}
