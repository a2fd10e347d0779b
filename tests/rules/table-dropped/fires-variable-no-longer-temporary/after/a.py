def drop(cur, table):
    cur.execute(f"DROP TABLE {table}")
