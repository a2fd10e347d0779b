use anyhow::{Result, ensure};

use crate::client::Client;

/// Takes tags off a project; the service reads no names as all of them.
pub async fn untag(client: &Client, project: &str, names: &[String]) -> Result<()> {
    ensure!(!project.is_empty(), "no project");
    ensure!(!names.is_empty(), "no names");
    client.delete_tags(project, names).await
}
