use std::time::Duration;

use anyhow::Result;

pub struct Api {
    http: reqwest::Client,
    base: String,
}

impl Api {
    pub fn new(base: &str) -> Result<Self> {
        let http = reqwest::Client::builder().user_agent("lantern").timeout(Duration::from_secs(10)).build()?;
        Ok(Self { http, base: base.to_owned() })
    }

    pub async fn status(&self) -> Result<String> {
        Ok(self.http.get(format!("{}/status", self.base)).send().await?.text().await?)
    }
}
