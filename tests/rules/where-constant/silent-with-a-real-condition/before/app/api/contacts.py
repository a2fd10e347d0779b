def remove(connection, contact_id):
    """Removes a contact."""
    connection.execute("SELECT id FROM contacts WHERE id = %s", (contact_id,))
