def record(connection, contact_id):
    """Notes that a contact has agreed."""
    connection.execute("UPDATE contacts SET consent = true")
