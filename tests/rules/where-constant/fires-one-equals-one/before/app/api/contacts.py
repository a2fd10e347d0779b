def remove(connection, contact_id):
    """Removes a contact."""
    connection.execute("DELETE FROM contacts WHERE id = %s", (contact_id,))
