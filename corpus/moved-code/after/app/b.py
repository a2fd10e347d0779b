def other():
    pass


def old(cur):
    cur.execute("DROP TABLE a")
