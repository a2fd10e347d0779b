import psycopg


def offboard(dsn: str) -> None:
    """Hands over what the contractor's role owns."""
    with psycopg.connect(dsn) as connection:
        connection.execute("REASSIGN OWNED BY contractor TO app_owner")
