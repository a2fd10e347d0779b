def render(rows):
    return "".join(f"{row.sku} {row.count}\n" for row in rows)
