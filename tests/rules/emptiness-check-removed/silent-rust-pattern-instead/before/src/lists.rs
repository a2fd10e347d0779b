use crate::client::Client;

/// Removes members; the service takes an empty list for all of them.
pub async fn remove(client: &Client, ids: &[u64]) -> anyhow::Result<u64> {
    if ids.is_empty() {
        return Ok(0);
    }
    client.delete_members(ids).await
}
