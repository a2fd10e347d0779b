"""Removal of old events."""

import logging

RETENTION_DAYS = 90
log = logging.getLogger(__name__)


def due(cursor, days=RETENTION_DAYS):
    cursor.execute("SELECT count(*) FROM events WHERE seen_at < now() - make_interval(days => %s)", (days,))
    (count,) = cursor.fetchone()
    log.info("%d events are older than %d days", count, days)
    return count


def purge(cursor, days=RETENTION_DAYS):
    cursor.execute("DELETE FROM events WHERE seen_at < now() - make_interval(days => %s)", (days,))
