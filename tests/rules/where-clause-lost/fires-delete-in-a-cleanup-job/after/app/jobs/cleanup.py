def cleanup(connection, cutoff):
    """Forgets sessions that have ended."""
    connection.execute("DELETE FROM sessions")
    connection.commit()
