def remove(connection, contact_id):
    """Removes a contact."""
    connection.execute("DELETE FROM contacts WHERE 1 = 1")
