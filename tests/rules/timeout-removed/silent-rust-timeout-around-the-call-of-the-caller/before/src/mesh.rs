use anyhow::Result;
use tokio::net::TcpStream;

use crate::peer::dial;

pub async fn join(address: &str) -> Result<TcpStream> {
    dial(address).await
}
