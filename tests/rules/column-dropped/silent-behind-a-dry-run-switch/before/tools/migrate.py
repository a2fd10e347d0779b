import psycopg


def run(url, dry_run):
    with psycopg.connect(url) as connection:
        connection.execute("SELECT 1")
