from datetime import datetime, timezone

import sqlalchemy as sa
from sqlalchemy.orm import Session

from .models import Document
from .storage import Storage


def purge_expired(session: Session, storage: Storage) -> int:
    now = datetime.now(timezone.utc)
    removed = 0
    ids = session.scalars(sa.select(Document.id).where(Document.expires_at < now)).all()
    for document_id in ids:
        document = session.get(Document, document_id)
        if document.legal_hold or document.retain_until > now:
            continue
        storage.remove_object(document.object_key)
        session.delete(document)
        removed += 1
    session.commit()
    return removed
