"""Nightly purge of documents whose retention period is over."""
import logging
from datetime import datetime, timezone

import boto3
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from archive.config import settings
from archive.db import session_scope
from archive.models import Document

log = logging.getLogger(__name__)


def next_batch(session: Session, now: datetime) -> list[tuple[int, str]]:
    rows = session.execute(
        select(Document.id, Document.storage_key)
        .where(Document.expires_at < now)
        .order_by(Document.expires_at)
        .limit(settings.purge_batch)
    )
    return [(row.id, row.storage_key) for row in rows]


def purge_batch(s3, session: Session, batch: list[tuple[int, str]]) -> int:
    s3.delete_objects(
        Bucket=settings.bucket,
        Delete={"Objects": [{"Key": key} for _, key in batch], "Quiet": True},
    )
    result = session.execute(
        delete(Document).where(Document.id.in_([doc_id for doc_id, _ in batch]))
    )
    return result.rowcount


def run() -> int:
    s3 = boto3.client("s3")
    with session_scope() as session:
        batch = next_batch(session, datetime.now(timezone.utc))
        purged = purge_batch(s3, session, batch) if batch else 0
    log.info("purged %d documents", purged)
    return purged


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    run()
