from django.utils import timezone

from .signals import contact_removed


def remove_contact(contact, by):
    contact.delete()
    contact_removed.send(sender=None, contact=contact, at=timezone.now(), by=by)
