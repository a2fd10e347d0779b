def monthly(connection):
    """Runs the long report."""
    connection.execute("SET statement_timeout = 0")
    return connection.execute("SELECT region, sum(amount) FROM payments GROUP BY region").fetchall()
