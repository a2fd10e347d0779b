import os


def reset(cur):
    if input("Type the name of the database: ") != "shop":
        raise SystemExit(1)
    cur.execute("DROP TABLE orders")
