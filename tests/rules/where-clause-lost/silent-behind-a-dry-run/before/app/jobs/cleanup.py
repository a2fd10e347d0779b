def cleanup(connection, cutoff, dry_run=False):
    """Forgets sessions that have ended."""
    connection.execute("DELETE FROM sessions WHERE expires_at < %s", (cutoff,))
