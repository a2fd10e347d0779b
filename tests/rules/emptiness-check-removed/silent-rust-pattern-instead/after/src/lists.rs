use crate::client::Client;

/// Removes members; the service takes an empty list for all of them.
pub async fn remove(client: &Client, ids: &[u64]) -> anyhow::Result<u64> {
    match ids {
        [] => Ok(0),
        [only] => client.delete_member(*only).await,
        several => client.delete_members(several).await,
    }
}
