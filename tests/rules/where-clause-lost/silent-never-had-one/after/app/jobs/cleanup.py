def cleanup(connection):
    """Forgets all drafts."""
    print("cleaning", connection.info.dbname)
    connection.execute("DELETE FROM drafts")
