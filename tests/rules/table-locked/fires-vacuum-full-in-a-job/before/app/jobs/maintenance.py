def nightly(connection):
    """Keeps the tables small."""
    connection.execute("VACUUM (ANALYZE) events")
