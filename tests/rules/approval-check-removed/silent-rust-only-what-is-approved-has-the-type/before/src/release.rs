use anyhow::{ensure, Result};

use crate::bank::Bank;

pub struct Payout {
    pub iban: String,
    pub cents: i64,
    pub author: u64,
    pub approver: Option<u64>,
}

pub fn release(bank: &mut Bank, payout: &Payout) -> Result<()> {
    ensure!(payout.approver.is_some_and(|by| by != payout.author), "not approved");
    bank.transfer(&payout.iban, payout.cents)
}
