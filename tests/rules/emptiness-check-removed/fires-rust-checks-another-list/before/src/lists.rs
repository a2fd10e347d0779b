use crate::client::Client;

/// Removes members; the service takes an empty list for all of them.
pub async fn remove(client: &Client, ids: &[u64], notes: &[String]) -> anyhow::Result<u64> {
    if ids.is_empty() {
        return Ok(0);
    }
    let removed = client.delete_members(ids).await?;
    client.note(notes).await?;
    Ok(removed)
}
