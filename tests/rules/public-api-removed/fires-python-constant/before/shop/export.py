from shop.limits import MAX_EXPORT_ROWS


def export(rows):
    return rows[:MAX_EXPORT_ROWS]
