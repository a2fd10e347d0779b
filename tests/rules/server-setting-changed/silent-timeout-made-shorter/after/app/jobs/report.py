def monthly(connection):
    """Runs the long report."""
    connection.execute("SET statement_timeout = '2min'")
    return connection.execute("SELECT count(*) FROM payments").fetchall()
