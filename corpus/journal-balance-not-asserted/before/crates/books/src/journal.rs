use crate::account::Accounts;
use crate::line::{Line, Side};
use anyhow::{ensure, Result};

/// The sum of one side of a journal, in cents.
fn sum(lines: &[Line], side: Side) -> i64 {
    lines.iter().filter(|line| line.side == side).map(|line| line.cents).sum()
}

pub fn post(accounts: &mut Accounts, lines: &[Line]) -> Result<()> {
    ensure!(!lines.is_empty(), "a journal has lines");
    ensure!(sum(lines, Side::Debit) == sum(lines, Side::Credit), "debit and credit differ");
    for line in lines.to_vec() {
        accounts.get_mut(&line.account)?.book(line.side, line.cents);
    }
    accounts.touch();
    Ok(())
}
