from .holds import Preserved, preservation_order


def erase(session, storage, person):
    order = preservation_order(session, person.id)
    if order is not None:
        raise Preserved(person.id, order.case_number)
    for document in person.documents:
        storage.remove_object(document.key)
        session.delete(document)
    session.commit()
