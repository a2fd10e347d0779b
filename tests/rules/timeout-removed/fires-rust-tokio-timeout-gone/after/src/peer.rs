use anyhow::{Context, Result};
use tokio::net::TcpStream;

pub async fn dial(address: &str) -> Result<TcpStream> {
    let stream = TcpStream::connect(address).await.with_context(|| format!("dial {address}"))?;
    stream.set_nodelay(true)?;
    Ok(stream)
}
