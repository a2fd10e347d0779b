def old(cur):
    cur.execute("DROP TABLE a")


def other():
    pass
