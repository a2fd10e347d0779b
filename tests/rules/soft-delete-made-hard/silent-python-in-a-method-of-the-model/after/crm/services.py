from .signals import contact_removed


def remove_contact(contact, by):
    contact.deactivate()
    contact_removed.send(sender=None, contact=contact, by=by)
