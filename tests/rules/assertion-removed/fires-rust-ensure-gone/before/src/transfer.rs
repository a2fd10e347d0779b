use anyhow::{ensure, Context, Result};

use crate::account::Account;

pub fn transfer(from: &mut Account, to: &mut Account, cents: i64) -> Result<()> {
    ensure!(cents > 0, "an amount is positive");
    ensure!(from.currency == to.currency, "currencies differ");
    from.balance = from.balance.checked_sub(cents).context("overdrawn")?;
    to.balance += cents;
    Ok(())
}
