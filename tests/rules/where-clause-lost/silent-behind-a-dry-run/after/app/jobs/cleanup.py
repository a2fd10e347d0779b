def cleanup(connection, cutoff, dry_run=False):
    """Forgets sessions that have ended."""
    if dry_run:
        return
    connection.execute("DELETE FROM sessions")
