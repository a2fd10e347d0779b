import sqlite3


def by_sku(db: sqlite3.Connection, skus: list[str]):
    marks = ", ".join("?" * len(skus))
    rows = db.execute(f"SELECT id, name FROM products WHERE sku IN ({marks})", skus).fetchall()
    return [dict(id=id, name=name) for id, name in rows]
