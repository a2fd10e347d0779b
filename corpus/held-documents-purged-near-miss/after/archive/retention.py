from datetime import datetime

import sqlalchemy as sa

from .models import Document


def removable(query: sa.Select, now: datetime) -> sa.Select:
    """What has expired, is not held and is past its retention."""
    return query.where(
        Document.expires_at < now,
        Document.legal_hold.is_(False),
        Document.retain_until <= now,
    )
