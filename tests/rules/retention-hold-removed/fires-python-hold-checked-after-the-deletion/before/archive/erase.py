from .holds import LegalHold, active_hold


def erase(session, storage, person):
    hold = active_hold(session, person.id)
    if hold is not None:
        raise LegalHold(person.id, hold.case_number)
    for document in person.documents:
        storage.remove_object(document.key)
        session.delete(document)
    session.commit()
