import psycopg


def run(url, dry_run):
    with psycopg.connect(url) as connection:
        connection.execute("SELECT 1")
        if not dry_run:
            connection.execute("ALTER TABLE accounts DROP COLUMN nickname")
