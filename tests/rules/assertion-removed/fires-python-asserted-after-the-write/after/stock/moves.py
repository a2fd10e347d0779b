from .db import connect


def move(sku, count, origin, target):
    with connect() as db:
        on_hand = db.stock_of(sku, origin)
        db.add(sku, origin, -count)
        db.add(sku, target, count)
        db.commit()
        assert on_hand >= count, f"{sku}: {on_hand} on hand"
