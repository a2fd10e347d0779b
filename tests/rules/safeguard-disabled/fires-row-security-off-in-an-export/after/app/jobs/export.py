def export(connection, tenant):
    """Writes the invoices of one tenant."""
    connection.execute("SET row_security = off")
    return connection.execute("SELECT * FROM invoices").fetchall()
