use crate::account::Accounts;
use crate::line::{Line, Side};
use anyhow::Result;

/// The sum of one side of a journal, in cents.
fn sum(lines: &[Line], side: Side) -> i64 {
    lines.iter().filter(|line| line.side == side).map(|line| line.cents).sum()
}

pub fn post(accounts: &mut Accounts, lines: Vec<Line>) -> Result<()> {
    for line in lines {
        accounts.get_mut(&line.account)?.book(line.side, line.cents);
    }
    accounts.touch();
    Ok(())
}

/// What is on both sides, for the printed journal.
pub fn totals(lines: &[Line]) -> (i64, i64) {
    (sum(lines, Side::Debit), sum(lines, Side::Credit))
}
