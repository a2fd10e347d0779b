use anyhow::Result;

use crate::audit::{Audit, Event};
use crate::vault::Vault;

pub async fn rotate(vault: &Vault, audit: &Audit, actor: &str, name: &str) -> Result<()> {
    let version = vault.generate(name).await?;
    vault.activate(name, version).await?;
    audit.record(Event::Rotated { actor, name, version }).await?;
    vault.retire_before(name, version).await
}
