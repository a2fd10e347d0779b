use anyhow::{Context, Result};

use crate::account::Account;

pub fn transfer(from: &mut Account, to: &mut Account, cents: i64) -> Result<()> {
    from.balance = from.balance.checked_sub(cents).context("overdrawn")?;
    to.balance += cents;
    Ok(())
}
