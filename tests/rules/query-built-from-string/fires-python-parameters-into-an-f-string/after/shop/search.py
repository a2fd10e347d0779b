import sqlite3


def by_name(db: sqlite3.Connection, name: str, limit: int = 50):
    rows = db.execute(f"SELECT id, name FROM products WHERE name LIKE '%{name}%' LIMIT {limit}")
    return [dict(id=id, name=name) for id, name in rows]
