use anyhow::Result;

use crate::audit::{Audit, Event};

pub struct Vault {
    pub(crate) address: String,
}

pub trait AuditedVault {
    async fn activate_audited(&self, audit: &Audit, actor: &str, name: &str, version: u32) -> Result<()>;
}

impl AuditedVault for Vault {
    async fn activate_audited(&self, audit: &Audit, actor: &str, name: &str, version: u32) -> Result<()> {
        self.activate(name, version).await?;
        audit.record(Event::Rotated { actor, name, version }).await
    }
}

impl Vault {
    pub async fn activate(&self, name: &str, version: u32) -> Result<()> {
        crate::http::put(&format!("{}/{name}/{version}", self.address)).await
    }
}
