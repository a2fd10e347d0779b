"""Maintenance of the event store."""

import shutil

RETENTION_DAYS = 90
WARN_AT = 0.9


def is_full(path):
    usage = shutil.disk_usage(path)
    return usage.used / usage.total > WARN_AT


def purge(cursor, days=RETENTION_DAYS):
    cursor.execute("DELETE FROM events WHERE seen_at < now() - make_interval(days => %s)", (days,))


def compact(path):
    return shutil.disk_usage(path)
