use crate::client::Client;

/// Removes members; the service takes an empty list for all of them.
pub async fn remove(client: &Client, ids: &[u64], notes: &[String]) -> anyhow::Result<u64> {
    let removed = client.delete_members(ids).await?;
    if notes.is_empty() {
        return Ok(removed);
    }
    client.note(notes).await?;
    Ok(removed)
}
