import os


def reset(cur):
    if input("Which database? ") != "shop":
        raise SystemExit(1)
    cur.execute("DROP TABLE orders")
