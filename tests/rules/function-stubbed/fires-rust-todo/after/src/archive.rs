use crate::ledger::{Entry, Ledger};

/// Writes what has happened since the last mark to the archive.
pub fn archive(ledger: &Ledger, mark: u64) -> Result<u64, Error> {
    todo!()
}

/// Archives every hour.
pub fn hourly(ledger: &Ledger, mark: u64) -> Result<u64, Error> {
    archive(ledger, mark)
}
