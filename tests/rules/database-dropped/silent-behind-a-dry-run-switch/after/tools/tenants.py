import psycopg


def close(url, name, dry_run):
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        if not dry_run:
            connection.execute(f'DROP DATABASE "{name}"')
