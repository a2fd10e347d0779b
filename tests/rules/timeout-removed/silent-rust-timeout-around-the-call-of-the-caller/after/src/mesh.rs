use std::time::Duration;

use anyhow::{Context, Result};
use tokio::net::TcpStream;
use tokio::time::timeout;

use crate::peer::dial;

pub async fn join(address: &str) -> Result<TcpStream> {
    timeout(Duration::from_secs(4), dial(address)).await.context("dial timed out")?
}
