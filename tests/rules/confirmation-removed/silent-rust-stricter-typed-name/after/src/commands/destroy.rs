use anyhow::Result;
use dialoguer::Input;

use crate::cluster::Cluster;

pub fn destroy(cluster: &Cluster) -> Result<()> {
    let typed: String = Input::new().with_prompt("Type the name of the cluster").interact_text()?;
    anyhow::ensure!(typed == cluster.name(), "names differ");
    for node in cluster.nodes() {
        node.terminate()?;
    }
    Ok(())
}
