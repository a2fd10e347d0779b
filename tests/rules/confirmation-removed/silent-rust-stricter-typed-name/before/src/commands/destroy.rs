use anyhow::Result;
use dialoguer::Confirm;

use crate::cluster::Cluster;

pub fn destroy(cluster: &Cluster) -> Result<()> {
    if !Confirm::new().with_prompt("Destroy it?").default(false).interact()? {
        return Ok(());
    }
    for node in cluster.nodes() {
        node.terminate()?;
    }
    Ok(())
}
