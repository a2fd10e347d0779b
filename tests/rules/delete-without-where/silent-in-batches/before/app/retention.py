def expire(connection):
    return connection.execute("SELECT count(*) FROM audit_copies").fetchone()
