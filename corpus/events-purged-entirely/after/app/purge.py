"""Removal of old events."""

RETENTION_DAYS = 90


def purge(cursor, days=RETENTION_DAYS):
    cursor.execute("TRUNCATE TABLE events")
