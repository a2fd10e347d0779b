"""Orders, as the warehouse sees them."""

import sqlite3


def open_orders(db):
    return db.execute("SELECT id, customer FROM orders WHERE state = 'open'").fetchall()


def ship(db: sqlite3.Connection, order_id: int, tracking: str) -> None:
    """Marks one order as shipped."""
    with db:
        db.execute("UPDATE orders SET state = 'shipped', tracking = ? WHERE id = ?", (tracking, order_id))


def label(order_id, tracking):
    return f"{order_id:08d} {tracking}"
