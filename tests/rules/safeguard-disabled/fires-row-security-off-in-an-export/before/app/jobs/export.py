def export(connection, tenant):
    """Writes the invoices of one tenant."""
    connection.execute("SELECT set_config('app.tenant', %s, false)", (tenant,))
    return connection.execute("SELECT * FROM invoices").fetchall()
