use anyhow::{Result, bail};

/// Proof that what runs here may be lost.
pub struct Disposable(());

impl Disposable {
    pub fn from_env() -> Result<Self> {
        let stage = std::env::var("STAGE").unwrap_or_else(|_| "production".into());
        if stage == "production" {
            bail!("this is production");
        }
        Ok(Self(()))
    }
}
