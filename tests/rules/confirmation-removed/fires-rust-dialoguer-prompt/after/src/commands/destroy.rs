use anyhow::Result;

use crate::cluster::Cluster;

/// Takes a cluster down for good.
pub fn destroy(cluster: &Cluster, keep_dns: bool) -> Result<()> {
    println!("{} nodes run in {}", cluster.nodes().len(), cluster.name());

    for node in cluster.nodes() {
        node.drain()?;
        node.terminate()?;
    }
    if !keep_dns {
        cluster.release_names()?;
    }
    Ok(())
}
