import psycopg


def offboard(dsn: str) -> None:
    """Removes what the contractor's role owns."""
    with psycopg.connect(dsn) as connection:
        connection.execute("DROP OWNED BY contractor CASCADE")
