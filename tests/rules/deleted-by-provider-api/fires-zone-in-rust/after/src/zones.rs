async fn retire(client: reqwest::Client, zone: &str) -> Result<(), Error> {
    client.delete(format!("https://api.cloudflare.com/client/v4/zones/{zone}")).send().await?;
    Ok(())
}
