def record(connection, contact_id):
    """Notes that a contact has agreed."""
    connection.execute("SELECT id FROM contacts WHERE id = %s", (contact_id,))
