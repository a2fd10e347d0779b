def purge(connection, now):
    """Forgets old events."""
    connection.execute("TRUNCATE TABLE events")
