def every(connection):
    """All contacts."""
    return connection.execute("SELECT id, name FROM contacts WHERE 1 = 1 ORDER BY id").fetchall()
