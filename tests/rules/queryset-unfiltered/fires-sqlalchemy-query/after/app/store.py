from app.models import Draft


def discard_drafts(session):
    session.query(Draft).delete(synchronize_session=False)
    session.commit()
