use crate::ledger::{Entry, Ledger};

/// Writes what has happened since the last mark to the archive.
pub fn archive(ledger: &Ledger, mark: u64) -> Result<u64, Error> {
    let entries: Vec<Entry> = ledger.since(mark)?;
    let mut last = mark;
    for entry in &entries {
        ledger.sink().append(entry)?;
        last = last.max(entry.id);
    }
    ledger.sink().flush()?;
    Ok(last)
}

/// Archives every hour.
pub fn hourly(ledger: &Ledger, mark: u64) -> Result<u64, Error> {
    archive(ledger, mark)
}
