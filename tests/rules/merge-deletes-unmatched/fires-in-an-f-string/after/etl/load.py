def load(conn, source, target):
    """Makes the target equal to what the export holds."""
    rows = conn.execute(f"SELECT count(*) FROM {source}").scalar()
    print(rows, "rows")
    conn.execute(f"""
        MERGE INTO {target} AS t USING {source} AS s ON t.id = s.id
        WHEN MATCHED THEN UPDATE SET payload = s.payload
        WHEN NOT MATCHED BY SOURCE THEN DELETE
    """)
