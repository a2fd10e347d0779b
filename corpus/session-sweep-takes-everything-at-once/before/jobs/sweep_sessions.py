"""Hourly: takes expired sessions away in batches, so that logins are not blocked."""

import datetime as dt
import time

from sqlalchemy import text

from app.db import engine

BATCH = 5_000
PAUSE = 0.2

EXPIRED = text(
    "DELETE FROM user_sessions WHERE id IN ("
    " SELECT id FROM user_sessions WHERE expires_at < :now ORDER BY id LIMIT :batch)"
)


def sweep(now=None):
    now = now or dt.datetime.now(dt.timezone.utc)
    total = 0
    while True:
        with engine.begin() as connection:
            gone = connection.execute(EXPIRED, {"now": now, "batch": BATCH}).rowcount
        total += gone
        if gone < BATCH:
            return total
        time.sleep(PAUSE)


if __name__ == "__main__":
    print(sweep(), "sessions swept")
