def rotate(cursor, month, dry_run):
    cursor.execute("SELECT count(*) FROM metrics WHERE month = %s", (month,))
    if dry_run:
        return
    cursor.execute(f"ALTER TABLE metrics DROP PARTITION (month = '{month}')")
