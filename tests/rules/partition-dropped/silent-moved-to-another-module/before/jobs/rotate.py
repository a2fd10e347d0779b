def rotate(cursor, month):
    cursor.execute("SELECT count(*) FROM metrics WHERE month = %s", (month,))
    cursor.execute(f"ALTER TABLE metrics DROP PARTITION (month = '{month}')")
