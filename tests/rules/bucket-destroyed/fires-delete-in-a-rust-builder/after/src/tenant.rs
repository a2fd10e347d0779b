use aws_sdk_s3::Client;

/// Closes a tenant.
pub async fn close(client: &Client, tenant: &str) -> Result<(), aws_sdk_s3::Error> {
    let bucket = format!("tenant-{tenant}");
    client.delete_bucket().bucket(&bucket).send().await?;
    Ok(())
}
