use anyhow::Result;

use crate::audit::Audit;
use crate::vault::{AuditedVault, Vault};

pub async fn rotate(vault: &Vault, audit: &Audit, actor: &str, name: &str) -> Result<()> {
    let version = vault.generate(name).await?;
    vault.activate_audited(audit, actor, name, version).await?;
    vault.retire_before(name, version).await
}
