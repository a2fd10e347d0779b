def purge(connection, conditions, values):
    """Forgets the events of a tenant."""
    connection.execute("DELETE FROM events WHERE tenant = %s", values)
