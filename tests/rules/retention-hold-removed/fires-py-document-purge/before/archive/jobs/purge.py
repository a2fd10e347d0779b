"""Nightly purge of documents whose retention period is over."""
import logging
from datetime import datetime, timezone

import boto3
from sqlalchemy.orm import Session

from archive.config import settings
from archive.db import session_scope
from archive.models import Document

log = logging.getLogger(__name__)


def expired_documents(session: Session, now: datetime):
    return (
        session.query(Document)
        .filter(Document.expires_at < now)
        .filter(Document.legal_hold.is_(False))
        .order_by(Document.expires_at)
        .limit(settings.purge_batch)
    )


def run() -> int:
    s3 = boto3.client("s3")
    purged = 0
    with session_scope() as session:
        for document in expired_documents(session, datetime.now(timezone.utc)):
            s3.delete_object(Bucket=settings.bucket, Key=document.storage_key)
            session.delete(document)
            purged += 1
    log.info("purged %d documents", purged)
    return purged


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    run()
