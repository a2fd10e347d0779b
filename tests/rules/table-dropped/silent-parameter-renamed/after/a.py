def drop(cur, name):
    cur.execute(f"DROP TABLE {name}")
