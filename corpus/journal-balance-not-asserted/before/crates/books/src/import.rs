use crate::account::Accounts;
use crate::journal;
use crate::line::Line;
use anyhow::Result;

pub fn import(accounts: &mut Accounts, parsed: Vec<Line>) -> Result<()> {
    journal::post(accounts, &parsed.clone())
}
