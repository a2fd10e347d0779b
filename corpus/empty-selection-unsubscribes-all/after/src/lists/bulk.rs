use anyhow::Context;

use crate::lists::client::{Client, Filter};

/// What the service says of a bulk action.
#[derive(Debug)]
pub struct Outcome {
    pub touched: u64,
}

/// Takes members off a list. The service reads a filter without ids as "every member".
pub async fn unsubscribe(
    client: &Client,
    list: &str,
    ids: impl IntoIterator<Item = u64>,
) -> anyhow::Result<Outcome> {
    let filter = Filter::new().ids(ids.into_iter().collect());
    let touched = client
        .delete_members(list, &filter)
        .await
        .with_context(|| format!("members of {list} not removed"))?;
    tracing::info!(list, touched, "members unsubscribed");
    Ok(Outcome { touched })
}

/// Puts a tag on members of a list.
pub async fn tag(
    client: &Client,
    list: &str,
    ids: impl IntoIterator<Item = u64>,
    tag: &str,
) -> anyhow::Result<Outcome> {
    let ids: Vec<u64> = ids.into_iter().collect();
    let touched = client.tag_members(list, &ids, tag).await?;
    Ok(Outcome { touched })
}
