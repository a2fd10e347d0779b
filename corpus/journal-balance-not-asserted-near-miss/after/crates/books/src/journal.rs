use crate::account::Accounts;
use crate::line::{Line, Side};
use anyhow::{ensure, Result};

/// The sum of one side of a journal, in cents.
fn sum(lines: &[Line], side: Side) -> i64 {
    lines.iter().filter(|line| line.side == side).map(|line| line.cents).sum()
}

/// Lines of which debit and credit are equal; there is no other way to make one.
pub struct Balanced(Vec<Line>);

impl TryFrom<Vec<Line>> for Balanced {
    type Error = anyhow::Error;

    fn try_from(lines: Vec<Line>) -> Result<Self> {
        ensure!(!lines.is_empty(), "a journal has lines");
        ensure!(sum(&lines, Side::Debit) == sum(&lines, Side::Credit), "debit and credit differ");
        Ok(Self(lines))
    }
}

pub fn post(accounts: &mut Accounts, lines: Balanced) -> Result<()> {
    for line in lines.0 {
        accounts.get_mut(&line.account)?.book(line.side, line.cents);
    }
    accounts.touch();
    Ok(())
}
