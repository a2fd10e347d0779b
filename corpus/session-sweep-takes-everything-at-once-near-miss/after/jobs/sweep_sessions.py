"""Hourly: takes expired sessions away in batches, so that logins are not blocked."""

import datetime as dt
import time

from sqlalchemy import delete, select

from app.db import Session as DbSession
from app.models import UserSession

BATCH = 5_000
PAUSE = 0.2


def sweep(now=None):
    now = now or dt.datetime.now(dt.timezone.utc)
    page = (
        select(UserSession.id)
        .where(UserSession.expires_at < now)
        .order_by(UserSession.id)
        .limit(BATCH)
    )
    total = 0
    while True:
        with DbSession.begin() as session:
            gone = session.execute(delete(UserSession).where(UserSession.id.in_(page))).rowcount
        total += gone
        if gone < BATCH:
            return total
        time.sleep(PAUSE)


if __name__ == "__main__":
    print(sweep(), "sessions swept")
