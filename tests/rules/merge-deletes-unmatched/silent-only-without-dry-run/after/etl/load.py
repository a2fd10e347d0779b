STATEMENT = """
    MERGE INTO prices AS t USING price_feed AS s ON t.sku = s.sku
    WHEN MATCHED THEN UPDATE SET amount = s.amount
    WHEN NOT MATCHED BY SOURCE THEN DELETE
"""


def load(conn, dry_run):
    print(conn.execute("SELECT count(*) FROM price_feed").scalar())
    if dry_run:
        return
    conn.execute(STATEMENT)
