use anyhow::{ensure, Result};

use crate::bank::Bank;

pub struct Payout {
    pub iban: String,
    pub cents: i64,
    pub author: u64,
    pub approver: Option<u64>,
}

/// A payout that somebody other than its author has approved.
pub struct Approved(Payout);

impl Payout {
    pub fn approved(self) -> Result<Approved> {
        ensure!(self.approver.is_some_and(|by| by != self.author), "not approved");
        Ok(Approved(self))
    }
}

pub fn release(bank: &mut Bank, Approved(payout): &Approved) -> Result<()> {
    bank.transfer(&payout.iban, payout.cents)
}
