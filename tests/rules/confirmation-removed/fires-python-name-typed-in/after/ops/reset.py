import os


def reset(cur):
    cur.execute("DROP TABLE orders")
