use k8s_openapi::api::batch::v1::Job;
use kube::api::{Api, DeleteParams, ListParams};

/// Removes the jobs that are done.
pub async fn sweep(client: kube::Client) -> kube::Result<()> {
    let jobs: Api<Job> = Api::namespaced(client, "batch");
    jobs.delete_collection(&DeleteParams::default(), &ListParams::default().labels("done=true")).await?;
    Ok(())
}
