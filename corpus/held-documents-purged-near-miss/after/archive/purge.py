from datetime import datetime, timezone

import sqlalchemy as sa
from sqlalchemy.orm import Session

from .models import Document
from .storage import Storage
from .retention import removable


def purge_expired(session: Session, storage: Storage) -> int:
    now = datetime.now(timezone.utc)
    removed = 0
    documents = session.scalars(removable(sa.select(Document), now)).all()
    for document in documents:
        storage.remove_object(document.object_key)
        session.delete(document)
        removed += 1
    session.commit()
    return removed
