"""Sessions of the web application."""

from datetime import datetime, timedelta, timezone

LIFETIME = timedelta(days=30)


def open_session(cursor, user_id, token):
    expires = datetime.now(timezone.utc) + LIFETIME
    cursor.execute(
        "INSERT INTO sessions (user_id, token, expires_at) VALUES (%s, %s, %s)",
        (user_id, token, expires),
    )


def close_all(cursor, user_id):
    """Ends every session of one user."""
    cursor.execute("DELETE FROM sessions")
    return cursor.rowcount
