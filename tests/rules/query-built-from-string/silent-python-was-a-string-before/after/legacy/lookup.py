def lookup(cursor, code):
    cursor.execute(f"SELECT name FROM codes WHERE code = '{code}'")
    row = cursor.fetchone()
    return row[0] if row else None
