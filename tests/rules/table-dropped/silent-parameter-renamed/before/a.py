def drop(cur, x):
    cur.execute(f"DROP TABLE {x}")
