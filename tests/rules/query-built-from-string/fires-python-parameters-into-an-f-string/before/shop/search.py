import sqlite3


def by_name(db: sqlite3.Connection, name: str, limit: int = 50):
    rows = db.execute("SELECT id, name FROM products WHERE name LIKE ? LIMIT ?", (f"%{name}%", limit))
    return [dict(id=id, name=name) for id, name in rows]
