def render(rows):
    return "".join(f"{row.count} {row.sku}\n" for row in rows)
