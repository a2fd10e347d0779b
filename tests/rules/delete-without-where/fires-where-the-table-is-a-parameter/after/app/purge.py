def purge(connection, table, cutoff):
    connection.execute(f"SELECT count(*) FROM {table} WHERE created_at < %s", [cutoff])
    connection.execute(f"DELETE FROM {table}")
