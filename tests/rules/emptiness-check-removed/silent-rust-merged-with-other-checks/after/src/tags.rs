use anyhow::{Result, ensure};

use crate::client::Client;

/// Takes tags off a project; the service reads no names as all of them.
pub async fn untag(client: &Client, project: &str, names: &[String]) -> Result<()> {
    let incomplete = project.is_empty() || names.is_empty();
    ensure!(!incomplete, "a project and names are needed");
    client.delete_tags(project, names).await
}
