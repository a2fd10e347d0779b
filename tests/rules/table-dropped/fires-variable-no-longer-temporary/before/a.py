def drop(cur, tmp_table):
    cur.execute(f"DROP TABLE {tmp_table}")
