def expire(connection):
    return connection.execute("DELETE FROM audit_copies ORDER BY id LIMIT 1000").rowcount
