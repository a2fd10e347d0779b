"""Removal of old events."""

RETENTION_DAYS = 90


def purge(cursor, days=RETENTION_DAYS):
    cursor.execute("DELETE FROM events WHERE seen_at < now() - make_interval(days => %s)", (days,))
