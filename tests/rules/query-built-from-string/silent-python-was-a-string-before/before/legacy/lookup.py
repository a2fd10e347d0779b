def lookup(cursor, code):
    query = "SELECT name FROM codes WHERE code = '%s'" % code
    cursor.execute(query)
    row = cursor.fetchone()
    return row[0] if row else None
