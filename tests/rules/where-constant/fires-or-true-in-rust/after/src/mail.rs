use rusqlite::Connection;

/// Forgets mail that was sent.
pub fn forget(connection: &Connection) -> rusqlite::Result<usize> {
    connection.execute("DELETE FROM outbox WHERE sent = 1 OR 1 = 1", [])
}
