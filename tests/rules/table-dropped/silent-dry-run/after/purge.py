import sys


def purge(conn, dry_run):
    if dry_run:
        return
    conn.execute("DROP TABLE orders")
