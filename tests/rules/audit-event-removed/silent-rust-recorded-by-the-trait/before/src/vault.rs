use anyhow::Result;

pub struct Vault {
    pub(crate) address: String,
}

impl Vault {
    pub async fn activate(&self, name: &str, version: u32) -> Result<()> {
        crate::http::put(&format!("{}/{name}/{version}", self.address)).await
    }
}
