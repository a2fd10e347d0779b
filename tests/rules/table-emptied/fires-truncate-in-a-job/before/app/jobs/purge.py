from datetime import timedelta


def purge(connection, now):
    """Forgets old events."""
    connection.execute("DELETE FROM events WHERE created_at < %s", (now - timedelta(days=90),))
