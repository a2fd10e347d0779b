import datetime as dt

from sqlalchemy import delete, select

from crm.celery import app
from crm.db import Session
from crm.models.contact import Contact

RETENTION = dt.timedelta(days=365 * 3)
BATCH = 500


@app.task(name="crm.purge_contacts")
def purge_contacts() -> int:
    cutoff = dt.datetime.now(dt.timezone.utc) - RETENTION
    purged = 0
    with Session() as session:
        while True:
            ids = session.scalars(
                select(Contact.id).where(Contact.purgeable(cutoff)).limit(BATCH)
            ).all()
            if not ids:
                break
            session.execute(delete(Contact).where(Contact.id.in_(ids)))
            session.commit()
            purged += len(ids)
    return purged
