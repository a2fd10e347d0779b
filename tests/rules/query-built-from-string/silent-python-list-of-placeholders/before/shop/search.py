import sqlite3


def by_sku(db: sqlite3.Connection, skus: list[str]):
    rows = []
    for sku in skus:
        rows += db.execute("SELECT id, name FROM products WHERE sku = ?", (sku,)).fetchall()
    return [dict(id=id, name=name) for id, name in rows]
