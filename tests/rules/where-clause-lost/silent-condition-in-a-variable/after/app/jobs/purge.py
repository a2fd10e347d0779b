def purge(connection, conditions, values):
    """Forgets the events that conditions name."""
    connection.execute(f"DELETE FROM events {conditions.where()}", values)
