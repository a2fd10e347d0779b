def cleanup(connection, cutoff):
    """Forgets sessions that have ended."""
    connection.execute("DELETE FROM sessions WHERE expires_at < %s", (cutoff,))
